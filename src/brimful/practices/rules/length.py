"""How long a guided practice takes: its words at reading speed, and its pauses."""

from collections.abc import Iterator

from brimful.practices.rules.case import Case, Finding
from brimful.practices.schema import Breathe, Pause, Practice, Say, Scan

WORDS_A_MINUTE = 105  # spoken, low and even (glossary and style)


def find(case: Case) -> Iterator[Finding]:
    if case.practice.group != "guided":
        return
    shortest, longest = case.practice.minutes
    takes = seconds(case) / 60
    if not shortest - 0.5 <= takes <= longest + 0.5:
        yield Finding(
            "",
            f"words and pauses take {takes:.0f} minutes, and minutes says {shortest} to {longest}",
            "a length that holds",
        )


def seconds(case: Case) -> float:
    """All lines that are always spoken, in the practice's longest form."""
    total = 0.0
    for place in case.places:
        step = place.step
        if place.under:
            continue
        if isinstance(step, Say | Scan | Breathe | Pause):
            total += len(step.text.split()) * 60 / WORDS_A_MINUTE
        if isinstance(step, Say | Scan):
            total += step.pause
        elif isinstance(step, Pause):
            total += step.seconds
        elif isinstance(step, Breathe):
            total += step.pattern.minutes * 60
    return total


def of(practice: Practice) -> float:
    """Seconds of a practice."""
    return seconds(Case.of(practice, {}, ()))
