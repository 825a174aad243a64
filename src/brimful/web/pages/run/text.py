"""Sentences of the practice pages that code says."""

from brimful.core.text import N_

STEERS = N_("This one steers what comes next, so it needs an answer. Any of them is fine.")
EYES = {
    "open": N_("Eyes open."),
    "either": N_("Eyes open or closed, both are good."),
    "closed": N_("Eyes closed for most of it."),
}
DEPTH = {
    "light": N_("Intensity 1 of 3: light."),
    "middle": N_("Intensity 2 of 3: it goes a little deeper."),
    "deep": N_("Intensity 3 of 3: deep. Better on a steady day, with time afterwards."),
}
IMAGERY = N_("You will be asked to picture something. Skipping that is fine.")
NO_IMAGERY = N_("Nothing has to be pictured.")
ALOUD = N_("Some of it is said aloud; in your mind is fine too.")
HOW_TO_STOP = N_("Back, Skip this one and Stop here stand below every step. You can stop at any point.")
ENDED_WELL = N_("That was all of it.")
ENDED_EARLY = N_("You can close this. What you answered is kept.")
ROLES = {
    "speaker": N_("for the one who speaks"),
    "listener": N_("for the one who listens"),
    "both": N_("for both of you"),
    "private": N_("for one of you alone"),
}
