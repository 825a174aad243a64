"""A run of "I'm activated" with a vault: begun at the first tap, gone on with, left, taken up, looked back on.

Like a practice run it is a log, written sealed after each answer; its facts are worked out by the flow itself.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from brimful.core.answer import Answer
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.practices.activated import flow as moment
from brimful.practices.activated.own import Own
from brimful.practices.activated.screen import Closing, MomentScreen
from brimful.practices.library import Library
from brimful.vault.errors import Conflict
from brimful.vault.opened import Opened
from brimful.vault.record import Record

from . import run as runs
from .errors import AlreadyEnded, WentOn
from .own import own_of
from .passing import Passing
from .sitting import Sitting

RECENT = timedelta(hours=6)  # an older one that was left open belongs to another moment


class Flow(Struct, frozen=True):
    """``record`` is the episode as it was last written; ``own`` what the flow may use of the person's."""

    record: Record[Episode]
    own: Own

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def episode(self) -> Episode:
        return self.record.data

    @property
    def log(self) -> list[Answer]:
        return self.record.data.log

    @property
    def started(self) -> datetime:
        return self.record.data.started_at

    def show(self, library: Library) -> MomentScreen | Closing:
        """What comes now."""
        return moment.show(library, self.log, self.own, self.started)


def entry_screen(opened: Opened, library: Library, now: datetime, *, trigger: str = "") -> MomentScreen:
    """Screen 0 for this person; nothing is written before something is tapped."""
    shown = moment.show(library, [], own_of(opened, library, now, trigger=trigger), now)
    assert isinstance(shown, MomentScreen)
    return shown


def begin(
    opened: Opened,
    library: Library,
    value: dict[str, Any],
    started: datetime,
    now: datetime,
    *,
    trigger: str = "",
    tz: str = "UTC",
    request: str | None = None,
) -> Flow:
    """A new run with what was tapped on screen 0 (``value``: see ``moment.answer``). Raises BadInput, StoreError."""
    own = own_of(opened, library, started, trigger=trigger)
    log = moment.answer(library, [], own, value, started, now)
    data = Episode(log=log, **moment.facts(library, log, own, started))
    return Flow(opened.put(data, request=request, tz=tz), own)


def flow_of(opened: Opened, library: Library, rid: str, now: datetime) -> Flow:
    """A run of the flow as it stands. Raises NotFound."""
    record = opened.get(rid, Episode)
    return Flow(record, own_of(opened, library, now, trigger=_known_trigger(record.data), without=rid))


def latest_open(opened: Opened, now: datetime) -> Record[Episode] | None:
    """The run that was left a moment ago, to be gone on with; None where there is none."""
    for record in opened.recent(Episode, 5):
        if record.data.status == "open" and now - record.updated < RECENT:
            return record
    return None


def answer(
    opened: Opened,
    library: Library,
    flow: Flow,
    value: Any,
    now: datetime,
    *,
    step: str = "",
    tz: str = "UTC",
) -> Flow:
    """Go on with this answer. Raises BadInput, AlreadyEnded, WentOn, StoreError (see ``run.answer``)."""

    def grown(log: list[Answer]) -> list[Answer]:
        return moment.answer(library, log, flow.own, value, flow.started, now)

    return _go(opened, library, flow, grown, step, value, tz)


def skip(
    opened: Opened, library: Library, flow: Flow, now: datetime, *, step: str = "", tz: str = "UTC"
) -> Flow:
    """Pass this screen over."""

    def grown(log: list[Answer]) -> list[Answer]:
        return moment.skip(library, log, flow.own, flow.started, now)

    return _go(opened, library, flow, grown, step, None, tz)


def back(opened: Opened, library: Library, flow: Flow, *, tz: str = "UTC") -> Flow:
    """One screen back; from the first one nothing changes."""
    if len(flow.log) < 2:
        return flow
    return write_flow(opened, library, flow, moment.back(flow.log), tz)


def leave(opened: Opened, library: Library, flow: Flow, now: datetime, *, tz: str = "UTC") -> Flow:
    """Close it before its end, which is fine. One that has ended stays as it is."""
    if flow.episode.status != "open":
        return flow
    data = replace(flow.episode, status="left", ended_at=now)
    return replace(flow, record=opened.put(data, rid=flow.id, seen=flow.record.version, tz=tz))


def note_trigger(
    opened: Opened, library: Library, flow: Flow, value: Any, now: datetime, *, tz: str = "UTC"
) -> Flow:
    """What set it off, noted at the end: a key of @triggers or ``{"own": words}``. Raises BadInput, StoreError."""
    log = moment.note_trigger(library, flow.log, flow.own, value, flow.started, now)
    return write_flow(opened, library, flow, log, tz)


def begin_practice(
    opened: Opened,
    library: Library,
    flow: Flow,
    now: datetime,
    *,
    passing: Passing,
    tz: str = "UTC",
    request: str | None = None,
) -> Sitting:
    """The run of the practice that the flow's screen names; the one begun for this very screen if there is one.

    When it has ended, or was left, the screen is answered with ``answer(..., True)``.
    """
    shown = flow.show(library)
    assert isinstance(shown, MomentScreen)
    assert shown.kind == "practice"
    begun = practice_begun(opened, flow, shown)
    if begun is not None and begun.data.status == "open":
        return runs.take_up(opened, library, begun.id, now, passing=passing)
    return runs.begin(
        opened,
        library,
        shown.practice,
        now,
        passing=passing,
        trigger=flow.own.trigger or None,
        episode=flow.id,
        short=shown.short,
        in_public=flow.episode.in_public,
        tz=tz,
        request=request,
    )


def practice_begun(opened: Opened, flow: Flow, shown: MomentScreen) -> Record[Run] | None:
    """The run that was begun for this very screen, open or ended by now; None where none was."""
    since = flow.log[-1].at if flow.log else flow.started
    for record in opened.recent(Run, 20):
        run = record.data
        if (run.episode, run.practice) == (flow.id, shown.practice) and run.started_at >= since:
            return record
    return None


def write_flow(opened: Opened, library: Library, flow: Flow, log: list[Answer], tz: str) -> Flow:
    """The flow with this log. Raises Conflict, StoreError."""
    data = Episode(log=log, **moment.facts(library, log, flow.own, flow.started))
    return replace(flow, record=opened.put(data, rid=flow.id, seen=flow.record.version, tz=tz))


def _go(
    opened: Opened,
    library: Library,
    flow: Flow,
    grown: Callable[[list[Answer]], list[Answer]],
    step: str,
    value: Any,
    tz: str,
) -> Flow:
    if flow.episode.status != "open":
        raise AlreadyEnded
    if step and getattr(flow.show(library), "step", "") != step:
        return _past(flow, step, value)
    log = grown(flow.log)
    try:
        return write_flow(opened, library, flow, log, tz)
    except Conflict as moved:
        return _past(replace(flow, record=moved.theirs), log[-1].step if log else step, value)


def _past(there: Flow, step: str, value: Any) -> Flow:
    """An answer to a screen that is past: the same one again changes nothing."""
    if any(one.step == step and (one.value == value or value is None) for one in there.log):
        return there
    raise WentOn(there)


def _known_trigger(episode: Episode) -> str:
    """The trigger that was known from the beginning, not the one noted at the end."""
    noted = any(answer.step == "trigger" for answer in episode.log)
    return "" if noted else episode.trigger or ""
