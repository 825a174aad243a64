"""Words of our own between the person's answers."""

from brimful.core.text import N_

OF_TEN = N_("{n} of 10")
YEARS = N_("{n} years")
UNSURE = N_("I can't tell")
MINUTES = N_("{n} min")
GONE = N_("something that has been deleted since")
WENT_ON_WITH = N_("You went on with")

BEGINNING = N_("At the beginning")
DONE = N_("What you did")
AFTERWARDS = N_("Afterwards")
THEN = N_(", then ")
TWO_HOURS_LATER = N_("Two hours later")
SAID_INSIDE = N_("What you said inside")
CHOSE = N_("What you chose at the end")
SET_OFF = N_("What set it off")
