"""One run of a practice, as it stands: its record, its practice, and what the engine may know of the person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from brimful.core.answer import Answer
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.practices import engine
from brimful.practices.activated import flow as moment
from brimful.practices.engine.context import Context
from brimful.practices.engine.replay import Replay
from brimful.practices.library import Library
from brimful.practices.schema import Practice
from brimful.practices.screen import Ended, Screen, Waiting
from brimful.vault.opened import Opened
from brimful.vault.record import Record

from .context import context_of
from .errors import PracticeGone
from .own import own_of
from .passing import Passing


class Sitting(Struct, frozen=True):
    """``record`` is the run as it was last written; a new one comes back from everything that writes."""

    record: Record[Run]
    practice: Practice
    context: Context

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def run(self) -> Run:
        return self.record.data

    @property
    def log(self) -> list[Answer]:
        return self.record.data.log

    @property
    def over(self) -> bool:
        return self.record.data.status != "open"

    def show(self, library: Library, now: datetime) -> Screen | Waiting | Ended:
        """What comes now. A run that is over stays over, also where forgotten answers would be asked again."""
        shown = engine.show(library, self.practice, self.log, self.context, now)
        if self.over and not isinstance(shown, Ended):
            return Ended(completed=self.run.status == "done")
        return shown

    def typed(self, step: str) -> str:
        """What was typed at a step and not answered yet."""
        return self.run.draft.get(step, "")

    def fleeting(self, library: Library, now: datetime) -> bool:
        """Whether the answer to the screen at hand is one that is never written down."""
        return Replay(library, self.practice, self.log, self.context, now).fleeting


def sit(opened: Opened, library: Library, record: Record[Run], now: datetime, passing: Passing) -> Sitting:
    """A stored run, ready to go on. Raises PracticeGone."""
    run = record.data
    practice = library.practices.get(run.practice)
    if practice is None:
        raise PracticeGone
    given = given_of(opened, library, run, now)
    held = passing.of(opened.account, record.id)
    return Sitting(record, practice, context_of(opened, library, run, now, passing=held, given=given))


def given_of(opened: Opened, library: Library, run: Run, now: datetime) -> Mapping[str, Any]:
    """What the moment flow hands to a run inside it; nothing for a run of its own."""
    if not run.episode or not run.short:
        return {}
    episode = opened.get(run.episode, Episode)
    own = own_of(opened, library, now, without=episode.id)
    # the practice knows the flow as it was when it began: later numbers belong to later rounds
    log = [answer for answer in episode.data.log if answer.at <= run.started_at]
    return moment.given(library, log, own, episode.data.started_at)
