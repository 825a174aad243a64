"""What this person has done before, as light facts that the ranking, the sheet and the guards read."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from brimful.core.answer import Answer

HARDER = "harder"
BLOCK = timedelta(days=30)
REST = timedelta(days=14)
WEEK = timedelta(days=7)
DEEP = frozenset({"exile-gently", "disowned-parts", "grief", "little-me-pacts"})
HELPED = frozenset({"lot", "bit"})


class Past(Struct, frozen=True):
    """One earlier use of a practice. ``before`` and ``after`` are 0-10, None where nothing was said.

    ``helped`` is lot, bit, not_today, harder or "" (not asked or not answered).
    """

    practice: str
    at: datetime
    state: str | None = None
    before: int | None = None
    after: int | None = None
    helped: str = ""


class Earlier(Struct, frozen=True):
    """One earlier run of the moment flow. ``part`` is a record id of a part or a catalogue key."""

    started_at: datetime
    state: str | None = None
    part: str | None = None


def from_run(practice: str, at: datetime, fields: dict[str, Any]) -> Past:
    """A run done outside the moment flow, from its final answers."""
    return Past(
        practice,
        at,
        fields.get("state_before"),
        number(fields.get("activation_before")),
        number(fields.get("activation_after")),
        str(fields.get("helped") or ""),
    )


def from_moment(log: Sequence[Answer], state: str | None, strength: int | None) -> list[Past]:
    """The rounds of one run of the moment flow, from its log.

    The number before a round is the last one said: that of the first screen, then that of each Check.
    """
    before, practice, rounds = strength, None, []
    for answer in log:
        screen, _, _ = answer.step.partition("#")
        if screen == "body":
            practice = (answer.value, answer.at) if isinstance(answer.value, str) else None
        elif screen == "check" and practice is not None:
            after = number(answer.value)
            rounds.append(Past(practice[0], practice[1], state, before, after))
            before, practice = (after if after is not None else before), None
    return rounds


def number(value: Any) -> int | None:
    """A strength of 0 to 10, or None for anything else."""
    return value if type(value) is int and 0 <= value <= 10 else None


def blocked(history: Iterable[Past], state: str, now: datetime) -> set[str]:
    """Practices that made things harder in this state in the last 30 days."""
    return {p.practice for p in history if p.helped == HARDER and p.state == state and now - p.at <= BLOCK}


def resting(history: Iterable[Past], group_of: dict[str, str], now: datetime) -> set[str]:
    """Groups that rest for 14 days: twice in a row harder in one group. Unanswered runs do not break the row."""
    last: dict[str, bool] = {}
    groups: set[str] = set()
    for past in sorted((p for p in history if p.helped), key=lambda p: p.at):
        group = group_of.get(past.practice)
        if group is None:
            continue
        harder = past.helped == HARDER
        if harder and last.get(group) and now - past.at <= REST:
            groups.add(group)
        last[group] = harder
    return groups


def company(history: Iterable[Past], now: datetime) -> bool:
    """Whether the card "When this work needs company" is due: two harder in a week, or one in deep work."""
    week = [p for p in history if p.helped == HARDER and now - p.at <= WEEK]
    return len(week) >= 2 or any(p.practice in DEEP for p in week)


def asks_again(starts: Iterable[datetime], now: datetime) -> bool:
    """The reassurance guard: whether this run, begun ``now``, is the third within an hour.

    The line comes once in that hour and not at the fourth and fifth; it is a choice and closes nothing.
    """
    hour = timedelta(hours=1)
    times = sorted([t for t in starts if t <= now] + [now])
    shown: datetime | None = None
    due = False
    for index, start in enumerate(times):
        within = sum(1 for t in times[: index + 1] if start - t < hour)
        due = within >= 3 and (shown is None or start - shown >= hour)
        if due:
            shown = start
    return due


def frequent_parts(earlier: Iterable[Earlier], most: int = 3) -> tuple[str, ...]:
    """The parts that came most often, the latest first among equals."""
    seen: dict[str, tuple[int, datetime]] = {}
    for run in earlier:
        if run.part:
            count, latest = seen.get(run.part, (0, run.started_at))
            seen[run.part] = (count + 1, max(latest, run.started_at))
    return tuple(sorted(seen, key=lambda part: seen[part], reverse=True)[:most])
