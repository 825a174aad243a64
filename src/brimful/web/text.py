"""Sentences the web shell says from code, as gettext message ids."""

from brimful.core.text import N_

TOO_LONG = N_(
    "This is longer than one page can take ({limit}). What you wrote is still here; it can go in two parts."
)
FIELD_TOO_LONG = N_("This is a little longer than fits ({most} characters). What you wrote is still here.")
NOT_TEXT = N_("Some signs in this can't be kept as text. They are left out below; the words are still here.")
NOT_A_TIME = N_("This could not be read as a day and a time. What you wrote is still in the form.")
NOT_A_FORM = N_("This did not arrive as a form, so nothing was changed.")
NOT_A_CHOICE = N_("That was not one of the answers here. What you wrote is still in the form.")
WRONG_HOST = N_("Brimful does not answer under this address.")
FOREIGN_ORIGIN = N_("This came from another page, so nothing was changed.")
WRONG_METHOD = N_("This address can't be used in this way. Nothing was changed.")
NOT_DROPPED = N_(
    "The vault is locked, and this could not be locked away yet. It is still here: unlock in another tab, "
    "then send it again."
)
TOO_LATE = N_("That has already been deleted. It can't be brought back any more.")
SHARED_ADDRESS = N_(
    "Brimful only listens on this computer unless it is told under which names it may be reached (--name)."
)
NO_ROOM_TO_WAIT = N_(
    "No more than this can wait in memory before you have a passphrase. It is still in the form."
)
