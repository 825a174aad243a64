"""Fields that no question asks for: what a practice names under `derive`, worked out from its run.

A derived field that no function here knows (a heart rate, a stored loop) comes from elsewhere and is left out.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from brimful.practices.conditions import is_number, word_count
from brimful.practices.engine.options import entered
from brimful.practices.engine.scope import Scope
from brimful.practices.engine.trace import Trace
from brimful.practices.schema import List, Repeat
from brimful.practices.walk import every

MINUTE = timedelta(minutes=1)
LONG_ANSWER = 40  # words


def derived(scope: Scope, trace: Trace, completed: bool) -> dict[str, Any]:
    """The derived fields that this run can tell; those it can't are left out, never 0."""
    found = {}
    for name in scope.practice.derive:
        if name in DERIVED:
            value = DERIVED[name](scope, trace, completed)
            if value is not None:
                found[name] = value
    return found


def rounds(scope: Scope, trace: Trace, completed: bool) -> Any:
    """Breaths done, where there is a breath; else rounds of the innermost loop, for each time it was entered."""
    if trace.breaths:
        return sum(breaths_in(pattern, minutes) for pattern, minutes in trace.breaths)
    loops = [step for step in every(scope.practice.steps) if isinstance(step, Repeat)]
    inner = next((loop for loop in loops if any(loop.at.startswith(f"{outer.at}.") for outer in loops)), None)
    if inner is not None:
        return list(trace.rounds.get(inner.at, ())) or None
    return sum(sum(times) for times in trace.rounds.values()) or None


def breaths_in(pattern: Any, minutes: float) -> int:
    """Finished breaths: 5 minutes of 4-4-6 are 21 rounds of 14 s."""
    cycle = pattern.in_ + pattern.hold + pattern.out + pattern.rest
    return int(minutes * 60 // cycle) if cycle > 0 else 0


def waited(scope: Scope, trace: Trace, completed: bool) -> int | None:
    """Seconds, all rounds together."""
    return int(sum((w.over - w.begun).total_seconds() for w in trace.waits)) if trace.waits else None


def waited_minutes(scope: Scope, trace: Trace, completed: bool) -> int | None:
    seconds = waited(scope, trace, completed)
    return None if seconds is None else seconds // 60


def urge_drop(scope: Scope, trace: Trace, completed: bool) -> int | None:
    before: Any = scope.last.get("urge_before")
    after: Any = scope.last.get("urge_after")
    return before - after if is_number(before) and is_number(after) else None


def open_minutes(scope: Scope, trace: Trace, completed: bool) -> int | None:
    """For how long a question stayed open: known only where it stayed open for as long as was chosen."""
    timing = trace.timings.get("until")
    stayed = scope.last.get("left_open") == "open"
    return timing.minutes if timing is not None and not timing.left_out and stayed else None


def kept_return(scope: Scope, trace: Trace, completed: bool) -> bool | None:
    returned = scope.last.get("returned")
    return None if returned is None else returned == "on_time"


def self_energy(scope: Scope, trace: Trace, completed: bool) -> float | None:
    """The mean of the eight; only where all eight were said."""
    values: list[Any] = [scope.last.get(f"c_{key}") for key in scope.keys("eight_cs")]
    numbers = [value for value in values if is_number(value)]
    return sum(numbers) / len(numbers) if numbers and len(numbers) == len(values) else None


def over_explain(scope: Scope, trace: Trace, completed: bool) -> bool | None:
    words = scope.last.get("words")
    return None if words is None else word_count(words) > LONG_ANSWER


def repetitions(scope: Scope, trace: Trace, completed: bool) -> int:
    return scope.ctx.runs_before + completed


def lingered(scope: Scope, trace: Trace, completed: bool) -> int | None:
    return trace.lingered or None


def counts(column: str) -> Callable[[Scope, Trace, bool], dict[str, int] | None]:
    def count(scope: Scope, trace: Trace, completed: bool) -> dict[str, int] | None:
        return dict(Counter(key for key, _ in entered(f"people.{column}", scope)).most_common()) or None

    return count


def words_in(field: str) -> Callable[[Scope, Trace, bool], int | None]:
    def count(scope: Scope, trace: Trace, completed: bool) -> int | None:
        return word_count(scope.last[field]) if field in scope.last else None

    return count


def patterns_in(field: str) -> Callable[[Scope, Trace, bool], int | None]:
    """The same matcher that offers the patterns."""

    def count(scope: Scope, trace: Trace, completed: bool) -> int | None:
        words = scope.last.get(field)
        if scope.ctx.matched is None or not isinstance(words, str):
            return None
        return len(scope.ctx.matched(words))

    return count


def given_lines(scope: Scope, trace: Trace, completed: bool) -> int | None:
    asked = any(isinstance(step, List) for step in every(scope.practice.steps))
    return len(scope.last["appreciations"]) if asked and "appreciations" in scope.last else None


DERIVED: Mapping[str, Callable[[Scope, Trace, bool], Any]] = {
    "rounds": rounds,
    "waited_s": waited,
    "rest_minutes": waited_minutes,
    "minutes_away": waited_minutes,
    "urge_drop": urge_drop,
    "open_minutes": open_minutes,
    "kept_return": kept_return,
    "self_energy": self_energy,
    "over_explain": over_explain,
    "reps": repetitions,
    "seconds_lingered": lingered,
    "trait_counts": counts("traits"),
    "need_counts": counts("need_unmet"),
    "feeling_counts": counts("felt"),
    "patterns_before": patterns_in("draft"),
    "patterns_after": patterns_in("rewrite"),
    "words_before": words_in("draft"),
    "words_after": words_in("rewrite"),
    "appreciations_given": given_lines,
}
