"""A run from its log: who was asked what, what they answered, and what comes now.

There is no state but the log. Every look at a run walks through its practice from the beginning, with the
answers at hand, up to the first question that has none; that is where the person is. So a run can be left and
taken up anywhere, and going back is taking the last answer away.
"""

import contextlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from brimful.core.answer import Answer
from brimful.practices.conditions import holds, parse
from brimful.practices.engine import couple, opening, present, shape
from brimful.practices.engine.context import Context
from brimful.practices.engine.dropped import is_dropped, steers
from brimful.practices.engine.frame import NOTE, STOP, WENT_ON, Frame
from brimful.practices.engine.keeping import Keeping
from brimful.practices.engine.present import is_empty, screen
from brimful.practices.engine.reads import needed
from brimful.practices.engine.saying import filled
from brimful.practices.engine.scope import Scope, field_of
from brimful.practices.engine.short import shortening
from brimful.practices.engine.trace import Deferred, Passed, Timing, Trace, Wait
from brimful.practices.library import Library
from brimful.practices.schema import (
    INPUTS,
    Choice,
    Media,
    Multi,
    Pick,
    Practice,
    Repeat,
    Save,
    Step,
    Stop,
    Timer,
    Turn,
    Use,
    When,
)
from brimful.practices.screen import Screen, Waiting
from brimful.practices.walk import every

MOST_ROUNDS = 20
SAFETY_SIGNS = "@safety_signs"


class Stopped(Exception):
    """Ends the walk. ``words`` close it; ``asked``: the person stopped, not the practice."""

    def __init__(self, words: str = "", asked: bool = False) -> None:
        super().__init__()
        self.words, self.asked = words, asked


class Late:
    """The later round: the questions of a run that ``after`` has put off."""

    def __init__(self) -> None:
        self.due = self.gone = datetime.max.replace(tzinfo=UTC)  # those of the step at hand
        self.dues: list[datetime] = []  # of the questions that can be answered now
        self.waiting: list[datetime] = []  # of those that are not due yet
        self.open: set[str] = set()  # fields that may still be answered
        self.answered: dict[str, datetime] = {}  # when a field was answered in this round

    def ready(self, step: Save) -> datetime | None:
        """When the last answer came that the `save` waited for; None: none came, or one may still come."""
        came = [self.answered[field] for field in step.from_ if field in self.answered]
        return max(came) if came and not self.open & set(step.from_) else None


class Replay:
    """The walk. ``here`` is what the person sees now; None: the run is over, as ``ended`` says."""

    def __init__(
        self, lib: Library, practice: Practice, log: Sequence[Answer], ctx: Context, now: datetime
    ) -> None:
        self.scope = Scope(lib, practice, ctx)
        self.ctx, self.now = ctx, now
        self.answers: dict[str, Answer] = {a.step: a for a in log} | ctx.passing
        self.trace = Trace()
        self.keeping = Keeping(self.scope, self.trace)
        self.short = shortening(practice) if ctx.short else None
        self.needed = needed(practice.steps)
        self.left = {a.step for a in log if not a.step.endswith(NOTE) and not a.step.startswith(STOP)}
        self.here: Screen | Waiting | None = None
        self.step: Step | None = None  # the step of ``here`` ...
        self.frame = Frame()  # ... and where it stands
        self.ahead = 0  # screens that may follow
        self.ended: Stopped | None = None
        self.stopping = False
        self.late: Late | None = None
        self.walk()

    def walk(self) -> None:
        self.keeping.give()
        try:
            self.open()
            self.top_level()
        except Stopped as stop:
            self.ended = stop if self.here is None else None
        if self.ended and self.ended.asked:
            self.come_back()

    def open(self) -> None:
        practice = self.scope.practice
        if practice.unsafe_first and self.ctx.unclear:
            self.unsafe("unsafe")

    def unsafe(self, name: str) -> None:
        """Help first, and a choice that is not kept. Left open it counts as "not clear"."""
        frame = Frame(fleeting=True).block(name)
        for step in opening.unsafe(self.scope.lib, self.ctx.unsafe_lines):
            answer = self.ask(step, frame) if isinstance(step, Choice) else self.take(step, frame)
            if isinstance(step, Choice) and answer is not None and answer.value != opening.OPEN:
                raise Stopped

    def top_level(self) -> None:
        practice, frame = self.scope.practice, Frame()
        line = () if self.short else opening.choice_line(self.scope.lib, practice, self.ctx.guided_runs)
        place = next((n for n, step in enumerate(practice.steps) if opening.is_check_in(step)), -1)
        self.list(practice.steps[: place + 1], frame)
        self.list(line, frame.block("line"))
        self.list(practice.steps[place + 1 :], frame)

    def come_back(self) -> None:
        """Whoever stops a guided practice is led back into the room."""
        if self.scope.practice.group != "guided" or self.short or len(self.trace.passed) < 2:
            return
        self.stopping = True
        with contextlib.suppress(Stopped):
            self.list(self.scope.lib.blocks["come-back"], Frame().block(STOP))

    def list(self, steps: Sequence[Step], frame: Frame) -> None:
        index = 0
        while index < len(steps):
            step = steps[index]
            together = self.ctx.run == "couple" and not frame.alone
            if together and isinstance(step, Turn) and step.role == "private":
                end = couple.section_end(steps, index)
                for guest in (False, True):
                    for one in steps[index:end]:
                        self.take(one, frame.private(guest))
                index = end
                continue
            if together and couple.asks_alone(step):
                self.take(step, frame.private(False))
                self.take(step, frame.private(True))
            else:
                self.take(step, frame)
            index += 1

    def take(self, step: Step, frame: Frame) -> Answer | None:
        """One step: a branch, a loop, something to keep, or a screen."""
        if step.after and self.late is None:
            if self.here is None and not self.short and not frame.fleeting:
                self.trace.deferred.append(Deferred(step, frame, self.trace.last_at))
            return None
        if self.leaves_out(step, frame):
            return None
        match step:
            case When():
                condition = parse(step.condition)
                if self.late is not None and condition.fields & self.late.open:
                    return None  # decided when that is answered
                branch = step.then if holds(condition, self.people(frame), self.scope.keys) else step.else_
                self.list(branch, frame.branch(steers(condition)))
            case Repeat():
                self.repeat(step, frame)
            case Use():
                self.list(step.steps, frame.used(step.block))
            case Save():
                self.save(step, frame)
            case Stop():
                raise Stopped(filled(step.words, self.scope))
            case Timer():
                self.timer(step, frame)
            case Turn():
                self.ask(step, frame)
                if step.input is not None:
                    self.take(step.input, frame)
            case _:
                return self.ask(step, frame)
        return None

    def save(self, step: Save, frame: Frame) -> None:
        """What is made of the answers; in the later round only of those that came with it."""
        if frame.fleeting:
            return
        if self.late is not None:
            ready = self.late.ready(step)
            if ready is not None:
                self.keeping.save(step, frame, ready)
        elif self.here is None:
            self.keeping.save(step, frame)

    def leaves_out(self, step: Step, frame: Frame) -> bool:
        """Whether the step is not for this run: given already, not for this form, nothing to choose, not here."""
        if isinstance(step, INPUTS) and step.field in self.ctx.given:
            return True
        if self.short is not None:
            default = self.short.default(step, self.scope)
            if default is not None:
                self.keeping.set(field_of(step), default)
                return True
            if self.short.leaves_out(step, frame.own):
                return True
        if self.ctx.in_public and isinstance(step, Media) and step.medium != "draw":
            return True
        if (
            isinstance(step, Choice | Multi)
            and self.ctx.run == "couple"
            and SAFETY_SIGNS in str(step.options)
        ):
            return True  # on a shared screen nobody is asked about safety
        return frame.address(step) not in self.answers and is_empty(step, self.scope)

    def repeat(self, step: Repeat, frame: Frame) -> None:
        own = frozenset(field_of(inner) for inner in every(step.steps)) - {""}
        condition = parse(step.while_)
        rounds = self.trace.rounds.setdefault(step.at, [])
        rounds.append(0)
        for number in range(1, MOST_ROUNDS + 1):
            if self.here is None:
                rounds[-1] = number
                self.keeping.open_round(own)
            inner = frame.round(step.at, number, step.roles == "change")
            self.list(step.steps, inner)
            if self.here is not None:
                return
            if self.short or not holds(condition, self.people(inner), self.scope.keys):
                break
        self.keeping.close_loop(own)

    def timer(self, step: Timer, frame: Frame) -> None:
        """A due time. In a short run a waiting one takes its `min` by itself."""
        if self.short:
            if self.here is None:
                timing = Timing(step, self.trace.last_at or self.now, step.min)
                self.keeping.timed(timing, frame)
                self.wait(timing, frame)
            return
        answer = self.ask(step, frame)
        if answer is None:
            return
        minutes = step.minutes if answer.skipped else answer.value
        timing = Timing(step, answer.at, minutes, left_out=answer.skipped)
        self.keeping.timed(timing, frame)
        if step.wait and not answer.skipped:
            self.wait(timing, frame)

    def wait(self, timing: Timing, frame: Frame) -> None:
        """Until it is due, or the person goes on; a run that went on already has later answers."""
        at = frame.address(timing.step) + WENT_ON
        early = self.answers.get(at)
        if early is not None:
            self.pass_by(at, early, frame)
            self.trace.waits.append(Wait(timing.step.field, timing.begun, early.at))
        elif self.now >= timing.due or self.left:
            self.trace.waits.append(Wait(timing.step.field, timing.begun, timing.due))
        elif STOP in self.answers:
            raise self.stopped()
        else:
            words = present.waiting(filled(timing.step.ask, self.scope))
            self.show(Waiting(step=at, text=words, until=timing.due), timing.step, frame)

    def ask(self, step: Step, frame: Frame) -> Answer | None:
        """What was answered to this step; None when it is still to come, and then the person is here."""
        at = frame.address(step)
        if self.here is not None and self.late is None:
            self.ahead += 1
            return None
        found = self.answers.get(at)
        if found is not None and (found.skipped or shape.fits(step, found.value)):
            self.pass_by(at, found, frame, step)
            self.keeping.keep(step, found, frame)
            self.after_pick(step, found, frame)
            return found
        if self.late is not None:
            if self.comes(self.late, step):
                self.show(self.screen(step, frame), step, frame)
        elif (f"{STOP}#2" if self.stopping else STOP) in self.answers:
            raise self.stopped()
        else:
            self.show(self.screen(step, frame), step, frame)
        return None

    def comes(self, late: Late, step: Step) -> bool:
        """Whether a question of the later round is the one to show: due, not gone, and the first of them."""
        if self.now >= late.gone:
            return False
        late.open.add(field_of(step))
        if self.now < late.due:
            late.waiting.append(late.due)
            return False
        late.dues.append(late.due)
        if self.here is not None:
            self.ahead += 1
        return self.here is None

    def screen(self, step: Step, frame: Frame) -> Screen:
        note = self.answers.get(frame.address(step) + NOTE)
        value = note.value if note is not None and shape.fits(step, note.value) else None
        skippable = field_of(step) not in self.needed
        return screen(step, self.scope, frame, skippable=skippable, value=value)

    def after_pick(self, step: Step, answer: Answer, frame: Frame) -> None:
        """A person who was marked as not safe with: the same lines as at the beginning."""
        if not (isinstance(step, Pick) and step.from_ == "person" and isinstance(answer.value, str)):
            return
        marked = answer.value in self.ctx.unsafe_people
        if marked and self.scope.practice.unsafe_first and not self.ctx.unclear:
            self.unsafe(f"unsafe.{frame.address(step)}")

    def pass_by(self, at: str, answer: Answer, frame: Frame, step: Step | None = None) -> None:
        fleeting = frame.fleeting or (step is not None and is_dropped(field_of(step)))
        field = field_of(step) if step is not None else ""
        passed = Passed(at, answer, fleeting, field)
        (self.trace.passed if self.late is None else self.trace.late).append(passed)
        if self.late is not None and not answer.skipped:
            self.late.answered[field] = answer.at
        self.left.discard(at)

    def stopped(self) -> Stopped:
        at = f"{STOP}#2" if self.stopping else STOP
        self.trace.passed.append(Passed(at, self.answers[at]))
        return Stopped(asked=True)

    def show(self, here: Screen | Waiting, step: Step, frame: Frame) -> None:
        self.here, self.step, self.frame = here, step, frame

    def people(self, frame: Frame) -> tuple[Mapping[str, Any], ...]:
        """The answers that a condition reads, the person at the device first."""
        return self.keeping.people(frame.guest)

    @property
    def fleeting(self) -> bool:
        """Whether the answer to ``here`` is one that is not written down."""
        return self.frame.fleeting or (self.step is not None and is_dropped(field_of(self.step)))
