"""What the walk does with answers: the fields they fill, and the things that are made of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from brimful.core.answer import Answer
from brimful.practices.engine import couple
from brimful.practices.engine.frame import Frame
from brimful.practices.engine.present import tuned
from brimful.practices.engine.saves import things
from brimful.practices.engine.scope import Scope, field_of
from brimful.practices.engine.trace import Saving, Timing, Trace
from brimful.practices.schema import INPUTS, Breathe, Choice, Multi, Offer, Pick, Save, Say, Step
from brimful.practices.walk import every


class Keeping:
    """``guest`` holds the private answers of the second person at one device; they are in nothing that is kept."""

    def __init__(self, scope: Scope, trace: Trace) -> None:
        self.scope, self.trace = scope, trace
        self.guest: dict[str, Any] = {}
        self.private: set[str] = set()

    def give(self) -> None:
        """The answers that come with the run, and whether it is a couple's."""
        asked = {getattr(step, "field", "") for step in every(self.scope.practice.steps)}
        for field, value in self.scope.ctx.given.items():
            if value is not None:
                self.scope.live[field] = value
                if field in asked:
                    self.scope.last[field] = value
        self.scope.live["run"] = self.scope.ctx.run

    def keep(self, step: Step, answer: Answer, frame: Frame) -> None:
        if isinstance(step, Say) and not answer.skipped and (frame.lingers or "linger" in step.text.lower()):
            self.trace.lingered += step.pause
        elif isinstance(step, Breathe):
            self.breath(step, answer)
        elif isinstance(step, Offer) and not answer.skipped and not frame.guest:
            self.trace.offers.append(answer.value)
        if not isinstance(step, INPUTS):
            return
        live = self.guest if frame.guest else self.scope.live
        self.scope.asked[step.field] = step
        if frame.alone:
            self.private.add(step.field)
        elif self.scope.ctx.run == "couple":
            self.trace.shared.add(step.field)
        if answer.skipped:
            self.leave_open(step, live)
            return
        live[step.field] = answer.value
        self.scope.open.discard(step.field)
        if not frame.fleeting:
            self.scope.last[step.field] = answer.value
            if isinstance(step, Pick) and isinstance(answer.value, Mapping):
                self.made_on_the_spot(step, str(answer.value["new"]), frame)

    def leave_open(self, step: Step, live: dict[str, Any]) -> None:
        """What conditions read of a question that was left out."""
        live.pop(field_of(step), None)
        self.scope.open.add(field_of(step))
        if isinstance(step, Multi):
            live[step.field] = []
        elif isinstance(step, Choice) and step.unanswered:
            live[step.field] = step.unanswered

    def made_on_the_spot(self, step: Pick, name: str, frame: Frame) -> None:
        same = any(s.field and s.kind == step.from_ and s.values["name"] == name for s in self.trace.savings)
        if not same:
            at = frame.address(step)
            self.trace.savings.append(Saving(step.from_, at, step.at, {"name": name}, field=step.field))

    def breath(self, step: Breathe, answer: Answer) -> None:
        """Minutes done: as answered, else those of the pattern, none for one that was skipped."""
        pattern = tuned(step, self.scope)
        done = (
            answer.value
            if isinstance(answer.value, int | float) and answer.value is not True
            else pattern.minutes
        )
        self.trace.breaths.append((pattern, 0 if answer.skipped else done))

    def set(self, field: str, value: Any) -> None:
        """A default that was not asked."""
        self.scope.live[field] = self.scope.last[field] = value

    def timed(self, timing: Timing, frame: Frame) -> None:
        """A timer that was set, or left out; one that is forgotten comes back with no card."""
        if frame.fleeting:
            return
        self.trace.timings[timing.step.field] = timing
        if not timing.left_out:
            self.set(timing.step.field, timing.due.isoformat())

    def save(self, step: Save, frame: Frame, ready: datetime | None = None) -> None:
        for values in things(step, self.scope):
            self.trace.savings.append(Saving(step.stored, frame.address(step), step.at, values, ready))

    def open_round(self, own: frozenset[str]) -> None:
        """A new round asks anew: its fields are empty until they are answered again."""
        for field in own:
            self.scope.live.pop(field, None)
            self.guest.pop(field, None)

    def close_loop(self, own: frozenset[str]) -> None:
        """After the loop, fields hold the last answer given in any round."""
        for field in own:
            if field not in self.scope.live and field in self.scope.last:
                self.scope.live[field] = self.scope.last[field]

    def people(self, guest: bool) -> tuple[Mapping[str, Any], ...]:
        if self.scope.ctx.run != "couple":
            return (self.scope.live,)
        first, second = couple.views(self.scope.live, self.guest, self.private)
        return (second, first) if guest else (first, second)
