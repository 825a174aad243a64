"""Sentences and short labels that the engine says itself, as gettext message ids."""

from brimful.core.text import N_

# When an answer can't be taken as it is (``BadAnswer``).
OVER = N_("This practice is over. There is nothing left to answer here.")
CHOOSE = N_("Please choose one of these, or leave it out.")
TOO_MANY = N_("Please choose {most} at most.")
OWN_EMPTY = N_("Your own words are still empty. Write a word or two, or choose something else.")
STRENGTH = N_("Please choose a whole number from 0 to 10, or leave it out.")
AGE = N_("Please choose an age from 0 to {most}, or say that you can't tell.")
WORDS = N_("This needs words. Write some, or leave it out.")
TOO_LONG = N_("This is more than one page can hold. A shorter text fits, or two of them.")
LINES = N_("This needs single lines of words.")
TOO_MANY_LINES = N_("Please keep it to {most} lines at most.")
TOO_FEW_LINES = N_("It takes at least {least}. You can also leave it out.")
ROWS = N_("Something in this table can't be read. Please look at it once more.")
BOARD = N_("Something here is in no column. Please look at it once more.")
BODY = N_("Please choose places in the body, and how strong it is from 0 to 10.")
MINUTES = N_("Please choose a time of {least} minutes or more, and of a year at most.")
GO_ON = N_("There is nothing to fill in here. You can go on.")
NAME = N_("A name is enough, and it can't be empty.")

# Options that have no catalogue.
NONE = N_("None of these")
NOTHING = N_("Nothing")
KIND_ACT = N_("Something kind")
UNSURE = N_("I'm not sure")
OWN = N_("In my own words")
YOURS = N_("Yours")
GENERAL = N_("General")
OPEN_ANYWAY = N_("Open it anyway")
