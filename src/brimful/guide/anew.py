"""Doing a practice once more with the earlier answers in their places, to be changed or left as they are."""

from datetime import datetime

from msgspec.structs import replace

from brimful.core.answer import Answer
from brimful.core.kinds.run import Run
from brimful.practices.engine.frame import NOTE, STOP, WENT_ON
from brimful.practices.library import Library
from brimful.vault.opened import Opened
from brimful.vault.record import Record

from . import run as runs
from .passing import Passing
from .sitting import Sitting


def begin_anew(
    opened: Opened,
    library: Library,
    earlier: Record[Run],
    now: datetime,
    *,
    passing: Passing,
    tz: str = "UTC",
    request: str | None = None,
) -> Sitting:
    """A new run of the same practice that shows, at each step, what was answered there. Raises PracticeGone."""
    sitting = runs.begin(
        opened,
        library,
        earlier.data.practice,
        now,
        passing=passing,
        trigger=earlier.data.trigger,
        person=earlier.data.person,
        tz=tz,
        request=request,
    )
    if sitting.log:  # the form came twice, and this run has been gone on with
        return sitting
    notes = [Answer(one.step + NOTE, one.value, now) for one in earlier.data.log if _comes_back(one)]
    run = replace(sitting.run, log=notes)
    return replace(sitting, record=opened.put(run, rid=sitting.id, seen=sitting.record.version, tz=tz))


def _comes_back(answer: Answer) -> bool:
    asked = not answer.step.endswith((NOTE, WENT_ON)) and not answer.step.startswith(STOP)
    return asked and not answer.skipped and answer.value is not True
