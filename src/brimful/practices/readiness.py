"""Whether a deeper practice is likely to hold already, as a sentence with a reason (practice reference, "Stages and
readiness"). It is advice: the door stays open. Light practices, and some that can't wait, are never judged.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from msgspec import Struct

from brimful.core.text import N_
from brimful.practices.library import Library
from brimful.practices.schema import Practice

SETTLED = N_(
    "You can start now. Many people find it holds better after some settling, on three different days."
)
LOWER = N_(
    "You can start now. Many people find it holds better once a settling practice has brought the number down."
)
STEADIER = N_(
    "You can start now. Many people find it holds better on a steadier day than your last check-in was."
)
KIND_ONE = N_("You can start now. Many people find it holds better with an Inner Nurturer at their side.")
SAFE_PLACE = N_("You can start now. Many people find it holds better once they know their safe place.")
LITTLE_ME = N_("You can start now. Many people find it holds better after talking with Little Me twice.")
NURTURED = N_("You can start now. Many people find it holds better after two visits of an Inner Nurturer.")

DEEP = frozenset({"disowned-parts", "grief", "exile-gently", "little-me-pacts"})
NEVER = frozenset({"after-an-ending", "time-out", "solo-repair", "before-i-send"})
LISTENING = ("little-me-dialogue", "internal-witness")
NURTURING = ("inner-nurturers", "call-in-a-nurturer", "heart-scan")
SETTLE, WARM, GROUND, NURTURER, PLACE = (
    "breath-446", "wake-gently", "feet-on-the-ground", "inner-nurturers", "inner-safe-place",
)  # fmt: skip
TIMES, DAYS, STRONG = 3, 3, 6


class Done(Struct, frozen=True):
    """One practice done to its end. ``before`` and ``after`` are 0-10 or None."""

    practice: str
    at: datetime
    before: int | None = None
    after: int | None = None
    helped: str = ""


class Known(Struct, frozen=True, kw_only=True):
    """The person's own records, as far as readiness reads them. ``state``, ``activation``: the last check."""

    done: Sequence[Done] = ()
    state: str | None = None
    activation: int | None = None
    nurturers: int = 0


class Advice(Struct, frozen=True):
    """``sentence`` is a message id; ``first``: the practice that is offered before."""

    sentence: str
    first: str


def advice(library: Library, practice: Practice, known: Known) -> Advice | None:
    """What is better done first; None where nothing is missing, or where readiness is no question."""
    if practice.depth == "light" or practice.id in NEVER or practice.stage < 3:
        return None
    found = next(iter(_missing(library, practice, known)), None)
    return found if found is not None and found.first in library.practices else None


def _missing(library: Library, practice: Practice, known: Known) -> list[Advice]:
    found = _steady(library, known)
    if practice.id in DEEP:
        found += [] if known.nurturers else [Advice(KIND_ONE, NURTURER)]
        if PLACE in library.practices and not _well(known, PLACE):
            found.append(Advice(SAFE_PLACE, PLACE))
    if practice.stage == 4:
        found += _relating(known)
    return found


def _steady(library: Library, known: Known) -> list[Advice]:
    """Stage 3: settled on three days, once with a lower number, and not in shutdown or above 6 at the last check."""
    settled = [one for one in known.done if _stage(library, one.practice) == 2]
    found = []
    if len(settled) < TIMES or len({one.at.date() for one in settled}) < DAYS:
        found.append(Advice(SETTLED, SETTLE))
    elif not any(_lower(one) for one in settled):
        found.append(Advice(LOWER, SETTLE))
    if known.state == "dorsal":
        found.append(Advice(STEADIER, WARM))
    elif known.activation is not None and known.activation > STRONG:
        found.append(Advice(STEADIER, GROUND))
    return found


def _relating(known: Known) -> list[Advice]:
    found = [] if _count(known, LISTENING) >= 2 else [Advice(LITTLE_ME, LISTENING[0])]
    return found if _count(known, NURTURING) >= 2 else [*found, Advice(NURTURED, NURTURER)]


def _count(known: Known, names: Collection[str]) -> int:
    return sum(one.practice in names for one in known.done)


def _well(known: Known, name: str) -> bool:
    return any(one.practice == name and one.helped != "harder" for one in known.done)


def _lower(one: Done) -> bool:
    return one.before is not None and one.after is not None and one.after < one.before


def _stage(library: Library, name: str) -> int:
    practice = library.practices.get(name)
    return practice.stage if practice else 0
