"""What waits quietly on Now: deferred questions, timers' own cards, the look-back of the moment flow.

Each is asked once: answered, left out, or left for its time, it is gone. Nothing here notifies anyone.
"""

from datetime import datetime, timedelta
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from brimful.core.answer import Answer
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.practices import engine
from brimful.practices.activated import flow as moment
from brimful.practices.engine.later import OPEN_FOR, LaterCard
from brimful.practices.library import Library
from brimful.practices.screen import Ended, Screen
from brimful.vault.opened import Opened

from .drafts import GONE
from .episode import Flow, flow_of, write_flow
from .made import write_run
from .passing import Passing
from .sitting import Sitting, sit

CARD_FOR = timedelta(days=14)


class DueCard(Struct, frozen=True):
    """``questions``: a run's deferred ones (``rid`` the run); ``timer``: a run's own card, ``words`` say it all;
    ``look_back``: how it is two hours after a run of the moment flow (``rid`` the episode).
    """

    kind: Literal["questions", "timer", "look_back"]
    rid: str
    words: str
    due: datetime
    count: int = 1


def cards(opened: Opened, library: Library, now: datetime, *, passing: Passing) -> list[DueCard]:
    """All that is due now, the earliest first."""
    found: list[DueCard] = []
    for record in opened.all(Run):
        run = record.data
        if run.practice not in library.practices or run.status == "open":
            continue
        if (
            run.later_due is not None
            and not run.later_closed
            and run.later_due <= now < run.later_due + OPEN_FOR
        ):
            later = _later(sit(opened, library, record, now, passing), library, now)
            if later is not None:
                found.append(DueCard("questions", record.id, later.title, later.due, later.questions))
        if run.card_due is not None and run.card_due <= now < run.card_due + CARD_FOR:
            words = _card_words(sit(opened, library, record, now, passing), library, now)
            found.append(DueCard("timer", record.id, words, run.card_due))
    for episode in opened.all(Episode):
        data = episode.data
        if not data.look_back_done and moment.look_back_open(data.look_back_due, now):
            assert data.look_back_due is not None
            words = moment.later(library).ask
            found.append(DueCard("look_back", episode.id, words, data.look_back_due))
    return sorted(found, key=lambda card: card.due)


def show_questions(library: Library, sitting: Sitting, now: datetime) -> Screen | Ended:
    """The deferred question that comes now."""
    return engine.show_later(
        library, sitting.practice, sitting.log, sitting.context, now, sitting.run.started_at
    )


def answer_question(
    opened: Opened, library: Library, sitting: Sitting, value: Any, now: datetime, *, tz: str = "UTC"
) -> Sitting:
    """Add the answer to a deferred question to its run. Raises BadAnswer, Conflict, StoreError."""
    started = sitting.run.started_at
    log = engine.answer_later(library, sitting.practice, sitting.log, sitting.context, value, now, started)
    return _grown(opened, library, sitting, log, now, tz)


def leave_questions(
    opened: Opened, library: Library, sitting: Sitting, now: datetime, *, tz: str = "UTC"
) -> Sitting:
    """Leave out all that is due of this run; the card was asked once and is gone."""
    started = sitting.run.started_at
    log = engine.skip_later(library, sitting.practice, sitting.log, sitting.context, now, started)
    return _grown(opened, library, sitting, log, now, tz)


def put_away(
    opened: Opened, library: Library, sitting: Sitting, now: datetime, *, tz: str = "UTC"
) -> Sitting:
    """Take a timer's card off Now; a later timer of the same run brings the next one."""
    outcome = engine.outcome(library, sitting.practice, sitting.log, sitting.context, now)
    shown = sitting.run.card_due
    next_due = next((card.due for card in outcome.cards if shown is not None and card.due > shown), None)
    run = replace(sitting.run, card_due=next_due)
    return replace(sitting, record=opened.put(run, rid=sitting.id, seen=sitting.record.version, tz=tz))


def look_back(
    opened: Opened, library: Library, rid: str, value: int | None, now: datetime, *, tz: str = "UTC"
) -> Flow:
    """ "How is it now?", 0-10, or None when it is left out; asked once. Raises BadInput, NotFound, StoreError."""
    flow = flow_of(opened, library, rid, now)
    if value is None:
        data = replace(flow.episode, look_back_done=True)
        return replace(flow, record=opened.put(data, rid=rid, seen=flow.record.version, tz=tz))
    log = moment.answer_later(flow.log, value, now)
    return write_flow(opened, library, flow, log, tz)


def _grown(
    opened: Opened, library: Library, sitting: Sitting, log: list[Answer], now: datetime, tz: str
) -> Sitting:
    """The run with answers that came later: its fields and things grow, its end stays what it was."""
    outcome = engine.outcome(library, sitting.practice, log, sitting.context, now)
    run = replace(
        sitting.run,
        log=log,
        fields=_with(sitting.run, outcome.fields),
        later_due=outcome.later_due,
        later_closed=outcome.later_due is None,
    )
    return replace(sitting, record=write_run(opened, sitting.record, run, outcome.saves, tz))


def _with(run: Run, later: dict[str, Any]) -> dict[str, Any]:
    """The run's fields with those that came later; where its words were let go, what was worked out from them stays."""
    return {**later, **run.fields} if run.fields.get(GONE) else {**run.fields, **later}


def _later(sitting: Sitting, library: Library, now: datetime) -> LaterCard | None:
    started = sitting.run.started_at
    return engine.later(library, sitting.practice, sitting.log, sitting.context, now, started)


def _card_words(sitting: Sitting, library: Library, now: datetime) -> str:
    outcome = engine.outcome(library, sitting.practice, sitting.log, sitting.context, now)
    due = sitting.run.card_due
    return next((card.words for card in outcome.cards if card.due == due), sitting.practice.title)
