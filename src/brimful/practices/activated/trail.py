"""The way through the moment flow, replayed from its log.

``path`` is the flow itself: a generator that yields the address of each screen and goes on once the answer to it
has been taken in. So a run goes on anywhere, after any crash, at the very screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from brimful.core.answer import Answer
from brimful.practices.activated import history, ranking
from brimful.practices.activated.history import number
from brimful.practices.activated.own import Own, advice_for
from brimful.practices.activated.ranking import GROUNDING, Situation
from brimful.practices.library import Library
from brimful.practices.words import say_in

STRONG = 7
MOST_ROUNDS = 20  # as many as any loop has
AFTER = ("trigger", "later")  # answers that come when the flow has ended
OWN_DEPENDENT = ("again", "sit", "advice")  # screens that come or not by what else the vault holds
STILL = {"move": "move-it", "person": "reach-out"}


class Trail:
    """What has been answered so far, and where that leads. ``step`` is None at the end."""

    def __init__(self, library: Library, own: Own, started: datetime) -> None:
        self.library, self.own, self.started = library, own, started
        self.words = {key: say_in(own.words, said) for key, said in library.moment.words.items()}
        self.answers: dict[str, Answer] = {}
        self.rounds: list[str] = []  # the practices begun, in order
        self.next: str | None = None  # the practice chosen for the round to come
        self.step: str | None = None

    @property
    def entry(self) -> Mapping[str, Any]:
        value = self.value("entry")
        return value if isinstance(value, dict) else {}

    @property
    def state(self) -> str | None:
        state = self.entry.get("state")
        return state if state in self.library.moment.cells else None

    @property
    def shutdown(self) -> bool:
        return self.state == "dorsal"

    @property
    def in_public(self) -> bool:
        return bool(self.entry.get("in_public"))

    @property
    def start(self) -> int | None:
        return number(self.entry.get("strength"))

    @property
    def checks(self) -> list[int]:
        """The numbers said after each round, the unsaid ones left out."""
        said = (number(a.value) for step, a in self.answers.items() if step.startswith("check#"))
        return [n for n in said if n is not None]

    @property
    def strength(self) -> int:
        """The last number said; one never said counts as 7, but for Steady."""
        said = [n for n in (self.start, *self.checks) if n is not None]
        return said[-1] if said else Situation(state=self.state, activation=None, now=self.started).strength

    @property
    def situation(self) -> Situation:
        """As the ranking wants it; at the time the run began, so that going on later changes nothing."""
        known = [e.state for e in self.own.earlier if e.started_at < self.started]
        strength: int | None = self.strength
        if self.value("strong") == "good":
            strength = 0  # a good feeling that is strong: the cell where one lingers
        return Situation(
            state=self.state,
            activation=strength,
            now=self.started,
            history=tuple(p for p in self.own.history if p.at <= self.started),
            visits=known.count(self.state),
            in_public=self.in_public,
            unsafe=self.own.unsafe,
            dropped=self.own.dropped,
        )

    def value(self, step: str) -> Any:
        answer = self.answers.get(step)
        return None if answer is None or answer.skipped else answer.value

    def take(self, answer: Answer) -> None:
        """Take one answer in. What it changes for the rounds is settled here, once."""
        self.answers[answer.step] = answer
        screen, _, _ = answer.step.partition("#")
        value = None if answer.skipped else answer.value
        if screen == "entry" and self.entry.get("own_way"):
            self.next = ranking.own_way(self.library.practices, self.situation)
        elif screen == "suggest":
            self.next = value if value in self.library.practices else None
        elif screen == "body":
            self.rounds += [self.next or GROUNDING] if value else []
        elif screen == "still":
            # to go on is to go on with what steadies: moving and asking a person are the two other ways here
            steadying = [p for p in self.rounds if p not in STILL.values()]
            again = (steadying or [GROUNDING])[-1] if value == "go_on" else None
            self.next = STILL.get(str(value), again)


def replay(library: Library, log: Sequence[Answer], own: Own, started: datetime) -> Trail:
    """The trail at the end of a log. Answers that fit no screen on the way are passed over."""
    trail = Trail(library, own, started)
    way = path(trail)
    trail.step = next(way, None)
    answered = {answer.step for answer in log}
    for answer in log:
        while trail.step in OWN_DEPENDENT and trail.step not in answered:
            trail.step = next(way, None)  # the vault has changed since, and this screen was not there
        if answer.step == trail.step:
            trail.take(answer)
            trail.step = next(way, None)
        elif answer.step in AFTER and trail.step is None:
            trail.answers[answer.step] = answer
    return trail


def path(trail: Trail) -> Iterator[str]:
    """All screens of the flow, in order (the numbers are those of the reference)."""
    yield "entry"
    starts = [e.started_at for e in trail.own.earlier]
    if not trail.shutdown and history.asks_again(starts, trail.started):
        yield "again"
        if trail.value("again") == "sit":
            yield "sit"
    if trail.state == "ventral" and trail.strength >= STRONG and trail.start is not None:
        yield "strong"
    yield from rounds(trail)  # 1, 2, 2b
    if trail.shutdown:
        yield "wait"  # 3 to 6 in one
    else:
        yield from inward(trail)
    if advice_for(trail.own.advice, trail.own.trigger) is not None:
        yield "advice"  # 7
    yield "choose"  # 8


def rounds(trail: Trail) -> Iterator[str]:
    """Body and Check, again while it stays strong, at most ``MOST_ROUNDS`` times."""
    if trail.next is None:
        yield "suggest#1"
    for number_ in range(1, MOST_ROUNDS + 1):
        if trail.next is None:
            return
        yield f"body#{number_}"
        trail.next = None
        yield f"check#{number_}"
        said = number(trail.value(f"check#{number_}"))
        if said is None or said < STRONG or number_ == MOST_ROUNDS:
            return
        yield f"suggest#{number_ + 1}" if number_ == 1 else f"still#{number_}"


def inward(trail: Trail) -> Iterator[str]:
    """Who is it, the third person, staying, and what it needs."""
    yield from ("age", "part", "third", "stay", "need")
    if trail.value("need"):
        yield "give"
