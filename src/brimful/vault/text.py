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
STORE_NEWER = N_(
    "Your vault was last used by a newer Brimful. Nothing was changed; please update Brimful first."
)
