"""What a run has come to: its fields, the things it keeps, what it leads to and what comes later."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from brimful.core.answer import Answer
from brimful.practices.engine.derive import derived
from brimful.practices.engine.dropped import DROPPED
from brimful.practices.engine.frame import NOTE
from brimful.practices.engine.later import QuietCard, Round, quiet_cards
from brimful.practices.engine.replay import Replay
from brimful.practices.engine.saves import SavedThing, ordered


class Outcome(Struct, frozen=True, kw_only=True):
    """``completed``: to its end. ``ended``: to its end, or ended early, which is never a failure.

    ``saves`` keep their places: what the later card adds comes after them. ``offers`` are ids of practices that
    were accepted, in order. ``later_due`` is when the later card comes (or came, while it is open); None:
    nothing comes any more. ``card`` and ``card_due`` are the first of ``cards``. ``log`` is the log to keep of
    a run that is over: without answers that were taken back, and of a couple run without what was not chosen
    to be kept.
    """

    fields: dict[str, Any]
    saves: tuple[SavedThing, ...]
    offers: tuple[str, ...]
    completed: bool
    ended: bool
    later_due: datetime | None
    cards: tuple[QuietCard, ...]
    log: list[Answer]

    @property
    def card(self) -> str | None:
        return self.cards[0].words if self.cards else None

    @property
    def card_due(self) -> datetime | None:
        return self.cards[0].due if self.cards else None


def outcome_of(later: Round, log: Sequence[Answer]) -> Outcome:
    """From a walk that has gone through the later round too."""
    replay = later.replay
    over = later.main is None
    completed = over and replay.ended is None
    kept = {
        field: value
        for field, value in (replay.scope.last | derived(replay.scope, replay.trace, completed)).items()
        if field not in DROPPED and field not in left(replay)
    }
    return Outcome(
        fields=kept,
        saves=tuple(ordered(replay.trace.savings)),
        offers=tuple(replay.trace.offers),
        completed=completed,
        ended=over,
        later_due=min(later.dues, default=later.next),
        cards=quiet_cards(replay),
        log=kept_log(replay, log),
    )


def left(replay: Replay) -> set[str]:
    """Fields of a couple run that both answered together and did not choose to keep."""
    return replay.trace.shared - replay.ctx.keep


def kept_log(replay: Replay, log: Sequence[Answer]) -> list[Answer]:
    dropped = {passed.at for passed in replay.trace.passed if passed.field in left(replay)}
    return [answer for answer in log if not answer.step.endswith(NOTE) and answer.step not in dropped]
