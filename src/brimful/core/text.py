"""Sentences that code (not a template) says to a person, in one place, as gettext message ids."""


def N_(message: str) -> str:  # noqa: N802 - the usual name of gettext's "mark, do not translate yet"
    """Mark a sentence for translation; the web and the terminal translate it where it is shown."""
    return message


SOMETHING_WENT_WRONG = N_(
    "Something went wrong here, and it is not your fault. What you wrote is still there."
)
NOT_FOUND = N_("There is nothing here under this address.")
BAD_INPUT = N_("This can't be taken as it is. What you wrote is still in the form.")
TOO_LONG = N_(
    "This is longer than one entry can hold ({kib} KB). It is still in the form. Two entries would work."
)
UNWRITABLE = N_("There is something in this text that can't be saved. It is still in the form.")
UNREADABLE = N_("One record can't be read. The others are fine.")
