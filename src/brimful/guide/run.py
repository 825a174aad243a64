"""Doing a practice with a vault: begin, answer, skip, back, stop, leave and take up again.

The log is written, sealed, after each answer; the engine works everything else out of it. When a run ends, its
fields and the things it keeps are written in the same transaction.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from brimful.core.answer import Answer
from brimful.core.kinds.run import Run
from brimful.practices import engine
from brimful.practices.library import Library
from brimful.vault.errors import Conflict
from brimful.vault.opened import Opened
from brimful.vault.record import Record

from .errors import AlreadyEnded, PracticeGone, WentOn
from .made import settled, write_run
from .passing import Passing
from .sitting import Sitting, sit

__all__ = ["answer", "back", "begin", "keep_typed", "open_runs", "skip", "stop", "take_up"]


def begin(
    opened: Opened,
    library: Library,
    practice: str,
    now: datetime,
    *,
    passing: Passing,
    trigger: str | None = None,
    episode: str | None = None,
    person: str | None = None,
    short: bool = False,
    in_public: bool = False,
    tz: str = "UTC",
    request: str | None = None,
) -> Sitting:
    """A new run. ``request``: the form's request id, so that a form sent twice begins one. Raises PracticeGone."""
    known = library.practices.get(practice)
    if known is None:
        raise PracticeGone
    run = Run(
        practice=known.id,
        version=known.version,
        started_at=now,
        trigger=trigger,
        episode=episode,
        person=person,
        short=short,
        in_public=in_public,
    )
    return sit(opened, library, opened.put(run, request=request, tz=tz), now, passing)


def take_up(opened: Opened, library: Library, rid: str, now: datetime, *, passing: Passing) -> Sitting:
    """A run as it stands, at the very step. Raises NotFound, PracticeGone."""
    return sit(opened, library, opened.get(rid, Run), now, passing)


def open_runs(opened: Opened) -> list[Record[Run]]:
    """Runs that were left open, the latest first; those inside the moment flow belong to it and are not here."""
    return [run for run in reversed(opened.all(Run)) if run.data.status == "open" and not run.data.short]


def answer(
    opened: Opened,
    library: Library,
    sitting: Sitting,
    value: Any,
    now: datetime,
    *,
    step: str = "",
    tz: str = "UTC",
) -> Sitting:
    """Go on with this answer. ``step``: the screen it was given on, so that an old form answers nothing else.

    Raises BadAnswer (nothing is lost), AlreadyEnded, WentOn (what was typed is in the run's draft), StoreError.
    """

    def grown(log: list[Answer]) -> list[Answer]:
        return engine.answer(library, sitting.practice, log, sitting.context, value, now)

    return _go(opened, library, sitting, grown, now, step=step, value=value, tz=tz)


def skip(
    opened: Opened, library: Library, sitting: Sitting, now: datetime, *, step: str = "", tz: str = "UTC"
) -> Sitting:
    """Leave this screen out. Raises as ``answer``."""

    def grown(log: list[Answer]) -> list[Answer]:
        return engine.skip(library, sitting.practice, log, sitting.context, now)

    return _go(opened, library, sitting, grown, now, step=step, tz=tz)


def stop(opened: Opened, library: Library, sitting: Sitting, now: datetime, *, tz: str = "UTC") -> Sitting:
    """End it early; a guided practice then leads back into the room first."""

    def grown(log: list[Answer]) -> list[Answer]:
        return engine.stop(library, sitting.practice, log, sitting.context, now)

    return _go(opened, library, sitting, grown, now, tz=tz)


def back(opened: Opened, library: Library, sitting: Sitting, now: datetime, *, tz: str = "UTC") -> Sitting:
    """One screen back; what was answered there comes back with it. At the first screen nothing changes."""

    def grown(log: list[Answer]) -> list[Answer]:
        return engine.back(library, sitting.practice, log, sitting.context, now)

    return _go(opened, library, sitting, grown, now, tz=tz)


def keep_typed(
    opened: Opened,
    library: Library,
    sitting: Sitting,
    step: str,
    typed: str,
    now: datetime,
    *,
    tz: str = "UTC",
) -> Sitting:
    """Keep what is being typed at ``step`` (sealed, in the run), so that it is offered again.

    Answers that are never written down are not kept here either.
    """
    if sitting.over or sitting.typed(step) == typed or sitting.fleeting(library, now):
        return sitting
    draft = {**sitting.run.draft, step: typed} if typed else _without(sitting.run.draft, step)
    try:
        return _write(opened, sitting, replace(sitting.run, draft=draft), tz)
    except Conflict as moved:
        now_there = replace(sitting, record=moved.theirs)
        if moved.theirs.data.status != "open":
            raise AlreadyEnded from None
        draft = {**moved.theirs.data.draft, step: typed}
        return _write(opened, now_there, replace(moved.theirs.data, draft=draft), tz)


def _go(
    opened: Opened,
    library: Library,
    sitting: Sitting,
    grown: Callable[[list[Answer]], list[Answer]],
    now: datetime,
    *,
    step: str = "",
    value: Any = None,
    tz: str,
) -> Sitting:
    if sitting.over:
        raise AlreadyEnded
    if step and getattr(sitting.show(library, now), "step", "") != step:
        _went_on(opened, library, sitting, step, value, now, tz)
        return sitting
    log = grown(sitting.log)
    if log == sitting.log and not _is_over(library, sitting, now):
        return sitting  # a fleeting answer: it is in `context.passing`, and nothing is written
    run = replace(
        sitting.run, log=log, draft=_without(sitting.run.draft, step or _step(library, sitting, now))
    )
    outcome = engine.outcome(library, sitting.practice, log, sitting.context, now)
    try:
        record = write_run(
            opened, sitting.record, settled(run, outcome, now), outcome.saves if outcome.ended else (), tz
        )
    except Conflict as moved:
        there = replace(sitting, record=moved.theirs)
        if _same(moved.theirs.data.log, log):
            return there
        _went_on(opened, library, there, step, value, now, tz)
        raise WentOn(there) from None
    if record.data.status == "open":
        return replace(sitting, record=record)
    last = replace(sitting.context, passing=dict(sitting.context.passing))  # for the closing words, then gone
    sitting.context.passing.clear()
    return replace(sitting, record=record, context=last)


def _went_on(
    opened: Opened, library: Library, there: Sitting, step: str, value: Any, now: datetime, tz: str
) -> None:
    """An answer to a screen that is past: nothing to do when it is the very same, else keep the words and say so."""
    if any(one.step == step and (one.value == value or value is None) for one in there.log):
        return
    if isinstance(value, str) and value.strip() and not there.over and step:
        there = keep_typed(opened, library, there, step, value, now, tz=tz)
    raise WentOn(there)


def _write(opened: Opened, sitting: Sitting, run: Run, tz: str) -> Sitting:
    record = opened.put(run, rid=sitting.id, seen=sitting.record.version, tz=tz)
    return replace(sitting, record=record)


def _step(library: Library, sitting: Sitting, now: datetime) -> str:
    return getattr(sitting.show(library, now), "step", "")


def _is_over(library: Library, sitting: Sitting, now: datetime) -> bool:
    return not _step(library, sitting, now)


def _without(draft: dict[str, str], step: str) -> dict[str, str]:
    return {name: typed for name, typed in draft.items() if name != step}


def _same(theirs: list[Answer], mine: list[Answer]) -> bool:
    return [(one.step, one.value) for one in theirs] == [(one.step, one.value) for one in mine]
