"""Sentences said when a run or a moment can't go on as asked."""

from brimful.core.text import N_

WENT_ON = N_("This has been gone on with somewhere else. Here is where it stands; what you typed is kept.")
ENDED = N_("This one has ended already. Its answers are kept.")
NO_PRACTICE = N_("The practice of this run is not there any more. What was answered is kept.")
WORDS_CHANGED = N_("The words of this practice have changed since. It goes on as far as the answers fit.")
