"""What the storage says to a person, as gettext message ids."""

from brimful.core.text import N_

NETWORK_PLACE = N_(
    "This folder lies on another computer, and a vault written over a network can be damaged. "
    "Please choose a folder on this computer (BRIMFUL_HOME). Copies of your archive may go there."
)
SYNCED_PLACE = N_(
    "This folder is kept in step with other devices, and that can damage a vault in use. "
    "Please choose a folder that stays on this computer (BRIMFUL_HOME). Copies of your archive may go there."
)
NO_PLACE = N_("The folder for your vault can't be used. It has to be a folder that you may write to.")
