"""What comes later: the questions that `after` has put off, asked once on one quiet card, and timers' own cards."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from brimful.core.answer import Answer
from brimful.practices.engine.context import Context
from brimful.practices.engine.replay import Late, Replay
from brimful.practices.engine.trace import Deferred, Timing
from brimful.practices.library import Library
from brimful.practices.schema import Practice, Timer
from brimful.practices.screen import Screen
from brimful.practices.walk import every

OPEN_FOR = timedelta(days=14)
LENGTH = re.compile(r"(\d+)([dhm])")
UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1), "m": timedelta(minutes=1)}


class LaterCard(Struct, frozen=True, kw_only=True):
    """One quiet card on Now. ``questions`` are due now; ``gone``: when it goes by itself, unanswered."""

    practice: str
    title: str
    questions: int
    due: datetime
    gone: datetime


class QuietCard(Struct, frozen=True):
    """A timer that nothing waits for and nothing comes after: its words, when it is due."""

    words: str
    due: datetime


class Round:
    """The later round of one run at ``now``."""

    def __init__(
        self,
        lib: Library,
        practice: Practice,
        log: Sequence[Answer],
        ctx: Context,
        now: datetime,
        started: datetime,
    ) -> None:
        self.replay = Replay(lib, practice, log, ctx, now)
        self.started = started
        self.main = self.replay.here
        self.late = Late()
        self.walk()

    def walk(self) -> None:
        replay, late = self.replay, self.late
        replay.late, replay.here, replay.step, replay.ahead = late, None, None, 0
        for deferred in replay.trace.deferred:
            late.due = self.due(deferred)
            late.gone = late.due + OPEN_FOR
            replay.take(deferred.step, deferred.frame)

    @property
    def dues(self) -> list[datetime]:
        """Of the questions that can be answered now."""
        return self.late.dues

    @property
    def next(self) -> datetime | None:
        """When the first of those comes that are not due yet."""
        return min(self.late.waiting, default=None)

    @property
    def gone(self) -> datetime:
        """When the card goes by itself."""
        return max(self.dues) + OPEN_FOR

    @property
    def here(self) -> Screen | None:
        """The question to ask now."""
        shown = self.replay.here
        if not isinstance(shown, Screen):
            return None
        done = len(self.replay.trace.late)
        return replace(shown, part=done + 1, parts=done + 1 + self.replay.ahead)

    def due(self, deferred: Deferred) -> datetime:
        """When the timer is due, or so long after the run came by. A timer left out counts with its default."""
        since = deferred.since or self.started
        after = deferred.step.after
        if length := LENGTH.fullmatch(after):
            return since + int(length[1]) * UNITS[length[2]]
        timing = self.replay.trace.timings.get(after)
        if timing is None:
            step = timer_of(self.replay.scope.practice, after)
            timing = Timing(step, since, step.minutes) if step else None
        return timing.due if timing else since


def timer_of(practice: Practice, field: str) -> Timer | None:
    return next((s for s in every(practice.steps) if isinstance(s, Timer) and s.field == field), None)


def quiet_cards(replay: Replay) -> tuple[QuietCard, ...]:
    """Cards of timers, earliest first. In a short run nothing is asked later."""
    practice = replay.scope.practice
    waited_for = {step.after for step in every(practice.steps)}
    found = [
        QuietCard(timing.step.card or practice.title, timing.due)
        for timing in replay.trace.timings.values()
        if not (timing.step.wait or timing.left_out or timing.step.field in waited_for or replay.short)
    ]
    return tuple(sorted(found, key=lambda card: card.due))
