// Says the device's time zone, so that times are the person's own. Nothing else is learnt from it.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) document.cookie = `brimful-zone=${zone}; path=/; SameSite=Strict; max-age=34560000`;
