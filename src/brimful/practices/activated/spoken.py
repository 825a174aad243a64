"""The spoken lines of a practice's short form, as they stand in its file, and how long they take.

For what needs no engine: the static pages of the moment flow, and the minutes beside a suggestion.
"""

import re
from collections.abc import Iterable, Iterator
from math import ceil

from msgspec import Struct

from brimful.practices.schema import (
    Breathe,
    Choice,
    Letter,
    List,
    Practice,
    Repeat,
    Say,
    Scan,
    Step,
    Table,
    Text,
    Timer,
    Use,
)
from brimful.practices.schema import Pause as Quiet
from brimful.practices.screen import Breath

WORDS_A_MINUTE = 105
GENERAL = {"little_me": "Little Me", "person": "them", "partner": "them"}


class Line(Struct, frozen=True):
    """One thing to hear: ``words`` and ``pause`` seconds of quiet, or a breath. ``help``: the quiet help link.

    ``options`` are sentences to choose from under the words; nothing is stored.
    """

    words: str
    pause: int = 0
    breath: Breath | None = None
    help: bool = False
    options: tuple[str, ...] = ()


def lines(practice: Practice) -> list[Line]:
    """The short form in general words: secular, nobody's name, branches left out.

    Where a practice marks lines as ``short`` only those are kept (reference, "Inside I'm activated").
    """
    steps = list(flat(practice.steps))
    marked = any(getattr(step, "short", False) for step in steps)
    found = (line(step) for step in steps if not marked or getattr(step, "short", False))
    return [one for one in found if one is not None]


def flat(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps that everybody meets: blocks and the first round of loops opened, branches left out."""
    for step in steps:
        if step.after:
            continue
        if isinstance(step, Use | Repeat):
            yield from flat(step.steps)
        else:
            yield step


def line(step: Step) -> Line | None:
    """What of a step is spoken, or None where it asks, branches or needs words of the person's own."""
    match step:
        case Say():
            words = general(step.secular or ("" if step.spiritual else step.text))
            return Line(words, step.pause, help=step.link == "help") if words else None
        case Scan():
            words = general(step.text)
            return Line(words, step.pause) if words else None
        case Quiet():
            return Line(general(step.text) or "", step.seconds)
        case Breathe():
            p = step.pattern
            return Line(general(step.text) or "", 0, Breath(p.in_, p.hold, p.out, p.rest, 1))
        case _:
            return None


def general(words: str) -> str | None:
    """Words with names that everybody has; None where only this person's own would fit."""
    filled = re.sub(r"\{(\w+)\}", lambda m: GENERAL.get(m[1], m[0]), words)
    return None if "{" in filled else filled


def has_short_form(practice: Practice) -> bool:
    """Whether the short form says something by itself: one that lives as much from writing runs as it is, or its
    one line would speak of a choice that was never made."""
    written = sum(isinstance(step, Text | Letter | List | Table) for step in flat(practice.steps))
    said = len(lines(practice))
    return said > written


def short_minutes(practice: Practice) -> int:
    """Whole minutes, at least 1, that the short form takes: words at 105 a minute, pauses, breath, waiting."""
    seconds = 0.0
    for one in lines(practice):
        seconds += len(one.words.split()) / WORDS_A_MINUTE * 60 + one.pause
        seconds += 60 * one.breath.minutes if one.breath else 0
    waits = sum(60 * s.min for s in flat(practice.steps) if isinstance(s, Timer) and s.wait)
    return max(1, ceil((seconds + waits) / 60 - 0.25))  # up to a quarter of a minute over still counts down


def top_choices(practice: Practice) -> list[Choice]:
    """Choices of the practice itself that are not about the state and tune no breath."""
    tuned = {field for s in practice.steps if isinstance(s, Breathe) for field in s.by}
    return [
        s
        for s in practice.steps
        if isinstance(s, Choice) and s.field not in tuned and s.options != "@states" and not s.after
    ]
