"""The practices as the library shows them: by stage, with what fits a state and a length. Pure."""

from collections.abc import Iterator

from msgspec import Struct

from brimful.core.text import N_
from brimful.practices.activated.ranking import fits
from brimful.practices.library import Library
from brimful.practices.schema import Practice

STAGES = {
    1: (N_("Understand"), N_("What happens in me, and where did I learn it?")),
    2: (N_("Settle"), N_("How do I come back to steady?")),
    3: (N_("Inner work"), N_("Who in me hurts, and who can hold them?")),
    4: (N_("Relating"), N_("How do we meet, differ and repair?")),
}
LENGTHS = {"3": 3, "10": 10}  # at most so many minutes at the shortest


class Shelf(Struct, frozen=True):
    """One stage; ``name`` and ``question`` are message ids."""

    name: str
    question: str
    practices: tuple[Practice, ...]


def shelves(
    library: Library, state: str = "", length: str = "", dropped: frozenset[str] = frozenset()
) -> Iterator[Shelf]:
    """``state``: a key of the states, or "" for all; ``length``: a key of LENGTHS, or ""."""
    shown = [
        practice
        for practice in library.practices.values()
        if practice.who != "couple"
        and practice.id not in dropped
        and (not state or (state in practice.states and fits(practice, state)))
        and (length not in LENGTHS or practice.minutes[0] <= LENGTHS[length])
    ]
    for stage, (name, question) in STAGES.items():
        found = tuple(
            sorted((p for p in shown if p.stage == stage), key=lambda p: (p.author, p.minutes, p.title))
        )
        if found:
            yield Shelf(name, question, found)
