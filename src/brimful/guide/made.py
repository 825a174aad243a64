"""Writing a run together with the things it keeps, in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from brimful.core.errors import NotFound
from brimful.core.kind import Stored
from brimful.core.kinds.run import Run
from brimful.practices.engine.outcome import Outcome
from brimful.practices.engine.saves import SavedThing
from brimful.vault.opened import Opened
from brimful.vault.record import Record, Write

from .stored import new, struct


def write_run(
    opened: Opened, record: Record[Run], run: Run, saves: Sequence[SavedThing], tz: str
) -> Record[Run]:
    """The run's next version, and what its ``saves`` beyond those already made bring: all of it or nothing.

    ``run.made`` holds one record id for each save, so that going on later adds to the same things. Raises
    Conflict when the run moved on, StoreError.
    """
    made = list(run.made)
    fields = dict(run.fields)

    def work(batch: Any, _: Any) -> Record[Run]:
        for place in range(len(made), len(saves)):
            made.append(_keep(opened, batch, saves[place], made, record.id, tz))
            if saves[place].field:
                fields[saves[place].field] = made[place]
        whole = replace(run, made=made, fields=fields)
        written: Record[Run] = batch.put(Write(data=whole, rid=record.id, seen=record.version, tz=tz))
        return written

    return opened.transact(work)


def settled(run: Run, outcome: Outcome, now: datetime) -> Run:
    """The run with what it has come to. One that is over keeps no draft and no answers that were taken back."""
    if not outcome.ended:
        return run
    return replace(
        run,
        status="done" if outcome.completed else "left",
        ended_at=run.ended_at or now,
        log=outcome.log,
        fields=outcome.fields,
        later_due=outcome.later_due,
        later_closed=outcome.later_due is None,
        card_due=run.card_due if run.ended_at else outcome.card_due,
        draft={},
    )


def _keep(opened: Opened, batch: Any, saved: SavedThing, made: list[str], run: str, tz: str) -> str:
    """The id of the thing that this save makes, or of the one that it adds to ("" if that one was deleted)."""
    if saved.into is None:
        rid: str = batch.put(Write(data=new(saved.kind, saved.values, run), tz=tz)).id
        return rid
    target = made[saved.into]
    try:
        thing = _thing(opened, batch, target, saved.kind)
    except NotFound:
        return ""
    added = new(saved.kind, {**_answered(thing.data), **saved.values, "name": thing.data.name}, run)
    runs = list(dict.fromkeys([*thing.data.run, run]))
    batch.put(Write(data=replace(added, run=runs), rid=target, seen=thing.version, tz=tz))
    return target


def _thing(opened: Opened, batch: Any, rid: str, kind: str) -> Record[Stored]:
    """The thing as it stands, one that was made a moment ago in this transaction too."""
    for record, _ in reversed(batch.written):
        if record.id == rid:
            found: Record[Stored] = record
            return found
    return opened.get(rid, struct(kind))


def _answered(thing: Stored) -> dict[str, Any]:
    every = {name: getattr(thing, name) for name in thing.__struct_fields__ if name != "run"}
    return {name: value for name, value in every.items() if value is not None}
