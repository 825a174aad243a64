"""Telling runs, moments, check-ins and kept things as they can be read again."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from brimful.core.kind import Stored as StoredRecord
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.guide.stored import fields
from brimful.practices.engine.context import Context
from brimful.practices.engine.frame import NOTE, STOP, WENT_ON
from brimful.practices.engine.scope import Scope, field_of
from brimful.practices.library import Library
from brimful.practices.schema import Practice, Step
from brimful.practices.walk import every
from brimful.practices.words import say_in

from . import moments
from .line import Told
from .words import Say, loose, told

ROUND = re.compile(r"#\d+")


class Teller:
    """``context``: as the engine has it, with the person's stored things. ``say``: the sentence in their language."""

    def __init__(self, library: Library, context: Context, say: Say = str) -> None:
        self.library, self.context, self.say = library, context, say

    def run(self, run: Run) -> list[Told]:
        """The answers of a practice in their order; those without words of their own are left out."""
        practice = self.library.practices.get(run.practice)
        found = []
        steps = {step.at: step for step in every(practice.steps)} if practice else {}
        scope = Scope(self.library, practice, self.context) if practice else None
        for place, answer in enumerate(run.log):
            if answer.skipped or answer.step.endswith((NOTE, WENT_ON)) or answer.step.startswith(STOP):
                continue
            step = steps.get(written_at(answer.step))
            if step is None or scope is None:
                line = loose(answer.value, str(place)) if _worded(answer.value) else None
            else:
                line = self._answer(step, answer.value, scope, str(place))
            found += [line] if line else []
        return found

    def episode(self, episode: Episode) -> list[Told]:
        return moments.lines(self.library, self.context, episode, self.say)

    def thing(self, data: StoredRecord, practices: Iterable[str]) -> list[Told]:
        """A kept thing by its fields; ``practices``: ids of those that made it, whose questions are asked again."""
        steps, home = self._questions(practices)
        found = []
        for name, value in fields(data).items():
            if name == "name":
                continue
            step = steps.get(name)
            if step is not None and home is not None:
                line = self._answer(step, value, Scope(self.library, home, self.context), name)
            else:
                line = self._unasked(name, value)
            found += [line] if line else []
        return found

    def _answer(self, step: Step, value: Any, scope: Scope, key: str) -> Told | None:
        name = field_of(step)
        if name:
            scope.asked[name] = step  # type: ignore[assignment]
            scope.live[name] = value
        return told(step, value, scope, key, self.say)

    def _questions(self, practices: Iterable[str]) -> tuple[Mapping[str, Step], Practice | None]:
        steps: dict[str, Step] = {}
        home = None
        for name in practices:
            practice = self.library.practices.get(name)
            if practice is not None:
                home = home or practice
                steps = {field_of(s): s for s in every(practice.steps) if field_of(s)} | steps
        return steps, home

    def _unasked(self, name: str, value: Any) -> Told | None:
        """A field whose question is gone: its words, or its label if some list knows the key."""
        ask = name.replace("_", " ").capitalize()
        if isinstance(value, str):
            for catalogue in self.library.catalogues.values():
                if value in catalogue.entries:
                    label = say_in(self.context.words, catalogue.entries[value].label)
                    return Told(ask=ask, words=(label,))
        if isinstance(value, int) and not isinstance(value, bool):
            return Told(ask=ask, words=(str(value),))
        return loose(value, name, ask)


def written_at(step: str) -> str:
    """The address of a step in its file, from its address in a run."""
    return ROUND.sub("", step).partition("~")[0]


def _worded(value: Any) -> bool:
    """Words rather than the key of an option nobody knows any more."""
    return not isinstance(value, str) or " " in value.strip() or "\n" in value
