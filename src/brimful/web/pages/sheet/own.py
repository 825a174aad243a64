"""The person's own pocket sheet, read from the vault."""

from msgspec.structs import replace

from brimful.core.answer import Answer
from brimful.core.kinds.nurturer import Nurturer
from brimful.core.kinds.place import Place
from brimful.core.kinds.run import Run
from brimful.guide.past import pasts
from brimful.guide.stored import fields, label
from brimful.practices.library import Library
from brimful.practices.sheet import SHEET, SHOW, SheetLine, SheetRun, own_sheet
from brimful.vault.opened import Opened
from brimful.vault.record import Record


def latest(opened: Opened) -> Record[Run] | None:
    """The last run of the pocket sheet that was done to its end."""
    done = [one for one in opened.all(Run) if one.data.practice == SHEET and one.data.status == "done"]
    return max(done, key=lambda one: one.data.ended_at or one.data.started_at, default=None)


def lines(opened: Opened, library: Library) -> tuple[SheetLine, ...]:
    """Empty when there is nothing of the person's own yet."""
    found = latest(opened)
    runs = [SheetRun(found.data.ended_at or found.data.started_at, found.data.fields)] if found else []
    words = opened.settings().words
    return own_sheet(library, runs, history=pasts(opened), names=names(opened, library), words=words)


def names(opened: Opened, library: Library) -> dict[str, str]:
    """What to write for a Nurturer and for a place, by id: the name, with what they say or with its sign."""
    found = {}
    for kind, more in ((Nurturer, "voice"), (Place, "sign")):
        for record in opened.all(kind):
            values = fields(record.data)
            said = values.get(more)
            name = label(record.kind, values, library)
            found[record.id] = f"{name}: {said}" if isinstance(said, str) and said.strip() else name
    return found


def allow(opened: Opened, library: Library, shown: list[str], *, tz: str = "UTC") -> None:
    """What may stand on paper: an answer of the latest run. Raises Conflict, StoreError."""
    record = latest(opened)
    if record is None:
        return
    run = record.data
    at = next(step.at for step in library.practices[SHEET].steps if getattr(step, "field", "") == SHOW)
    log = [one for one in run.log if one.step != at]
    log.append(Answer(at, shown, run.ended_at or run.started_at))
    changed = replace(run, log=log, fields={**run.fields, SHOW: shown})
    opened.put(changed, rid=record.id, seen=record.version, tz=tz)
