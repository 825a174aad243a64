"""The short form, inside "I'm activated".

The flow's own state and strength stand for `check-in`, its Check for `check-out`. Scales, texts, tables, maps
of the body and recordings are left out; a choice that only tunes takes its default; a choice that nothing
reads is left out; a waiting timer takes its `min`, a loop runs once, nothing is asked later.
"""

from msgspec import Struct

from brimful.practices.engine.options import options_of
from brimful.practices.engine.reads import read_fields, tuning
from brimful.practices.engine.scope import Scope
from brimful.practices.schema import (
    Bodymap,
    Breathe,
    Choice,
    Letter,
    List,
    Media,
    Multi,
    Pause,
    Practice,
    Say,
    Scale,
    Scan,
    Step,
    Table,
    Text,
    Timer,
    Use,
    Years,
)
from brimful.practices.walk import every

NEVER = (Scale, Years, Text, List, Table, Bodymap, Letter, Media)
LINES = (Say, Scan, Breathe, Pause)
OWN_CHECKS = frozenset({"check-in", "check-out"})


class Shortening(Struct, frozen=True):
    """What the short form of one practice needs to know of the whole of it."""

    reads: frozenset[str]
    tuning: dict[str, frozenset[str]]
    marked: bool  # the practice marks its short lines

    def leaves_out(self, step: Step, own_line: bool) -> bool:
        """Whether the step is not part of the short form. ``own_line``: not in a block, not in a branch."""
        if step.after or isinstance(step, NEVER):
            return True
        if isinstance(step, Use):
            return step.block in OWN_CHECKS
        if isinstance(step, Choice | Multi):
            return step.field not in self.reads
        if isinstance(step, Timer):
            return not step.wait
        return self.marked and own_line and isinstance(step, LINES) and not step.short

    def default(self, step: Step, scope: Scope) -> str | None:
        """The option that a tuning choice takes: the first one that leaves the breath as it is written."""
        if not isinstance(step, Choice) or step.field not in self.tuning:
            return None
        keys = [option.key for option in options_of(step.options, scope)]
        changing = self.tuning[step.field]
        return next((key for key in keys if key not in changing), keys[0] if keys else None)


def shortening(practice: Practice) -> Shortening:
    marked = any(isinstance(step, LINES) and step.short for step in every(practice.steps))
    return Shortening(read_fields(practice.steps), tuning(practice.steps), marked)
