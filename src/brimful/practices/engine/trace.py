"""What a walk through a run has seen: for what it makes, for what comes later, and for the way back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from brimful.core.answer import Answer
from brimful.practices.engine.frame import Frame
from brimful.practices.schema import Pattern, Step, Timer


@dataclass(frozen=True)
class Passed:
    """A screen that was answered. A fleeting one is not in the log."""

    at: str
    answer: Answer
    fleeting: bool = False
    field: str = ""  # "" for words to read

    @property
    def asks(self) -> bool:
        return bool(self.field)


@dataclass(frozen=True)
class Timing:
    """A timer that was set, or left out (then only its default length counts, for what comes after it)."""

    step: Timer
    begun: datetime
    minutes: int
    left_out: bool = False

    @property
    def due(self) -> datetime:
        return self.begun + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Wait:
    """A wait that is over."""

    field: str
    begun: datetime
    over: datetime


@dataclass(frozen=True)
class Deferred:
    """A step that comes later. ``since``: when the run came by."""

    step: Step
    frame: Frame
    since: datetime | None


@dataclass(frozen=True)
class Saving:
    """A `save` that was reached. ``way``: its address without rounds; ``ready``: when the answers came with the
    later card that it waited for; None for one of the run itself."""

    kind: str
    at: str
    way: str
    values: dict[str, Any]
    ready: datetime | None = None
    field: str = ""  # a thing made on the spot by a `pick`: the field that is to hold its id


@dataclass
class Trace:
    """All of it, in the order of the walk."""

    passed: list[Passed] = field(default_factory=list)
    late: list[Passed] = field(default_factory=list)
    timings: dict[str, Timing] = field(default_factory=dict)
    waits: list[Wait] = field(default_factory=list)
    rounds: dict[str, list[int]] = field(default_factory=dict)  # loop -> rounds, for each time it was entered
    breaths: list[tuple[Pattern, float]] = field(default_factory=list)  # pattern and minutes done
    lingered: int = 0
    deferred: list[Deferred] = field(default_factory=list)
    savings: list[Saving] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)  # couple run: fields that both answered together

    @property
    def last_at(self) -> datetime | None:
        return self.passed[-1].answer.at if self.passed else None
