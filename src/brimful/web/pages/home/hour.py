"""What fits this hour: one offer, chosen from what the person set or from what has helped. Pure."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from brimful.core.text import N_
from brimful.practices.activated import ranking
from brimful.practices.activated.history import Past
from brimful.practices.library import Library

YOUR_MINUTE = N_("Your daily minute. No hurry.")
CALM_HOUR = 3  # nobody said it is hard just now; this is the strength the offer is chosen for


class Offer(Struct, frozen=True):
    """One practice: ``why`` is a line, ``least`` and ``most`` its minutes."""

    practice: str
    title: str
    why: str
    least: int
    most: int


def greeting(hour: int) -> str:
    """The message id of a greeting; ``hour`` 0-23 in the person's zone."""
    if hour < 5:
        return N_("Good night")
    if hour < 12:
        return N_("Good morning")
    if hour < 18:
        return N_("Good afternoon")
    return N_("Good evening")


def offer(
    library: Library,
    daily: str,
    history: Sequence[Past],
    now: datetime,
    dropped: frozenset[str] = frozenset(),
) -> Offer:
    """The daily minute if one was chosen, else what ranks first for a calm hour and was not dropped for good."""
    if daily in library.practices:
        return _offer(library, daily, YOUR_MINUTE)
    here = ranking.Situation(state="ventral", activation=CALM_HOUR, now=now, history=history, dropped=dropped)
    found = ranking.suggest(library.moment.cells, library.practices, library.moment.words, here)
    return _offer(library, found.first.practice, found.reason)


def _offer(library: Library, practice: str, why: str) -> Offer:
    known = library.practices[practice]
    least, most = known.minutes[0], known.minutes[-1]
    return Offer(practice, known.title, why, least, most)
