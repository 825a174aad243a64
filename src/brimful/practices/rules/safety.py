"""What keeps a person from harm: breath limits, safety questions, grounding, a secular twin for each line."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import msgspec

from brimful.practices.rules.case import Case, Finding
from brimful.practices.schema import Breathe, Choice, Multi, Pattern, Say, Timer, Use

# Hazard H18 (over-breathing, fainting): no rate under 4 breaths a minute and no hold over 4 seconds.
LONGEST_BREATH = 15.0  # seconds
SHORTEST_BREATH = 5.0  # seconds: faster than 12 a minute is no settling breath
LONGEST_HOLD = 4.0  # seconds


def find(case: Case) -> Iterator[Finding]:
    for place in case.places:
        step = place.step
        if isinstance(step, Breathe):
            yield from breath(step)
        elif isinstance(step, Choice | Multi) and "@safety_signs" in str(step.options):
            if case.practice.who == "couple" or (
                case.practice.who == "either" and "run == solo" not in place.under
            ):
                yield Finding(
                    step.at, "safety is asked where two may be in the room", "only under `when: run == solo`"
                )
        elif isinstance(step, Say):
            if step.spiritual and not step.secular.strip():
                yield Finding(
                    step.at, "a spiritual line has no secular twin", "`secular:` with a line as warm"
                )
            if step.secular and not step.spiritual:
                yield Finding(
                    step.at,
                    "a secular line stands beside a line that is not spiritual",
                    "`spiritual: true`, or no `secular`",
                )
        elif isinstance(step, Timer) and not 0 < step.min <= step.minutes:
            yield Finding(
                step.at,
                f"the timer's min {step.min} does not fit its {step.minutes} minutes",
                "1 at least, `minutes` at most",
            )
    if case.practice.depth == "deep" and case.practice.group == "inner" and not grounded(case):
        yield Finding("", "deep inner work does not end on the ground", "`- {use: come-back}` near its end")


def grounded(case: Case) -> bool:
    """The block that comes back to the room is used, and not only where it "made things harder"."""
    return any(isinstance(p.step, Use) and p.step.block == "come-back" and p.own for p in case.places)


def breath(step: Breathe) -> Iterator[Finding]:
    """Every pattern that the choices in ``by`` can make is inside the limits."""
    seen: set[str] = set()
    for pattern in patterns(step):
        cycle = pattern.in_ + pattern.hold + pattern.out + pattern.rest
        wrong = ""
        if min(pattern.in_, pattern.out) < 1 or min(pattern.hold, pattern.rest) < 0:
            wrong = "a breath has no in or no out"
        elif cycle > LONGEST_BREATH:
            wrong = f"a breath of {cycle:g} seconds is slower than 4 a minute"
        elif cycle < SHORTEST_BREATH:
            wrong = f"a breath of {cycle:g} seconds is too fast"
        elif max(pattern.hold, pattern.rest) > LONGEST_HOLD:
            wrong = f"a hold of {max(pattern.hold, pattern.rest):g} seconds is too long"
        elif not 0 < pattern.minutes <= 30:
            wrong = f"{pattern.minutes:g} minutes is no length for paced breathing"
        if wrong and wrong not in seen:
            seen.add(wrong)
            yield Finding(step.at, wrong, "5 to 15 seconds a breath, holds of 4 at most, up to 30 minutes")


def patterns(step: Breathe) -> Iterator[Pattern]:
    """The pattern as written, and with every mix of what the choices change."""
    for mix in product(*([{}, *options.values()] for options in step.by.values())):
        changes: dict[str, Any] = {}
        for change in mix:
            changes |= {("in_" if name == "in" else name): value for name, value in change.items()}
        yield msgspec.structs.replace(step.pattern, **changes)
