"""What the vault says to a person, as gettext message ids."""

from brimful.core.text import N_

STORE_FAILED = N_(
    "Your vault could not be written just now. What you wrote is still there; please try again."
)
STORE_BUSY = N_(
    "Another program is using your vault right now. What you wrote is still there; please try again in a moment."
)
STORE_FULL = N_(
    "The disk is full, so nothing could be saved. What you wrote is still there. Free some space, then try again."
)
STORE_READ_ONLY = N_(
    "Your vault is read-only here, so nothing could be saved. What you wrote is still there."
)
STORE_DAMAGED = N_("The file of your vault is damaged. Nothing was changed. A backup can bring it back.")
STORE_UNSOUND = N_(
    "The file of your vault has a damaged place. What can be read is here, and a copy of the file as it was lies "
    "beside it. It would be good to bring back a backup soon."
)
STORE_NEWER = N_(
    "Your vault was last used by a newer Brimful. Nothing was changed; please update Brimful first."
)

WRONG_PASSPHRASE = N_("This passphrase does not open the vault. Spaces and capitals count.")
WRONG_CODE = N_(
    "This recovery code does not open the vault. An older sheet no longer works once a new one is made."
)
MISTYPED_CODE = N_(
    "One character of the recovery code looks different from the sheet. Nothing was tried yet."
)
THROTTLED = N_("After several tries there is a short pause. The next try is open in {wait} seconds.")
BUSY = N_("Many people are opening their vault right now. Please try again in {wait} seconds.")
SLOT_REFUSED = N_(
    "The lock of this vault was changed from outside, so it was not tried. A backup can bring it back."
)
LOGIN_TAKEN = N_("There is a vault here already.")
SESSION_OVER = N_("Brimful is locked. Your passphrase opens it again.")
PROVE_AGAIN = N_("For this step, the passphrase is needed once more.")
CONFLICT = N_("This was changed somewhere else in the meantime. Both texts are here; nothing is lost.")
NEWER_RECORD = N_("This was written by a newer Brimful. It can be read here, and is not changed.")
LEDGER_MISMATCH = N_(
    "The vault's own count does not fit what is in it: {found} of {expected} records are there. "
    "The file may have been changed from outside, or be an old copy."
)
OLDER = N_("This vault is older than the one you last used. A newer copy may be somewhere else.")
UNREADABLE_RECORDS = N_("{count} records can't be opened. The others are fine.")
DROP_REFUSED = N_("This can't be kept while Brimful is locked on this device. It is still in the form.")
DROP_FULL = N_(
    "There is no room for more notes until Brimful is unlocked. What you wrote is still in the form."
)
NOTE_TOO_LONG = N_("This is longer than a note can be while Brimful is locked. It is still in the form.")

PASSPHRASE_SHORT = N_("A passphrase has at least 15 characters here. Five words are easy to remember.")
PASSPHRASE_LONG = N_("A passphrase can have up to 1,024 bytes. This one is longer.")
PASSPHRASE_COMMON = N_(
    "This passphrase is on lists that are tried first. Something only you would put together holds."
)
PASSPHRASE_BUILT = N_(
    "This passphrase is mostly a name or a word that is easy to guess here. More of your own holds."
)
PASSPHRASE_BROKEN = N_("There is a character in this passphrase that can't be used.")
