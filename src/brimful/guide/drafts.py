"""A message that was written in "Before I send this" is let go after a day, unless its writer keeps it."""

from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from brimful.core.kinds.run import Run
from brimful.practices.library import Library
from brimful.practices.walk import every
from brimful.vault.opened import Opened
from brimful.vault.record import Record

PRACTICE = "before-i-send"
WORDS = ("draft", "rewrite")  # the fields that hold the message
DAY = timedelta(hours=24)
KEPT, GONE = "draft_kept", "draft_gone"


def is_kept(run: Run) -> bool:
    """Whether the writer chose to keep it, at the end or in the practice."""
    return bool(run.fields.get(KEPT)) or run.fields.get("decide") == "keep"


def holds_words(run: Run) -> bool:
    return any(run.fields.get(name) for name in WORDS) or bool(run.draft)


def keep(opened: Opened, record: Record[Run], *, tz: str = "UTC") -> Record[Run]:
    """Keep the message. Raises Conflict, StoreError."""
    run = replace(record.data, fields={**record.data.fields, KEPT: True})
    return opened.put(run, rid=record.id, seen=record.version, tz=tz)


def let_go(opened: Opened, library: Library, now: datetime) -> int:
    """Take the words out of every such run that was ended, or left open, a day ago or more; its other answers stay.

    Returns how many.
    """
    addresses = _addresses(library)
    gone = 0
    for record in opened.all(Run):
        run = record.data
        over = now - (run.ended_at or record.updated) >= DAY
        if run.practice != PRACTICE or not over or is_kept(run) or not holds_words(run):
            continue
        # an empty answer, not a missing one: the run still replays to its end, and can ask its later question
        log = [replace(one, value="") if one.step in addresses else one for one in run.log]
        fields: dict[str, Any] = {**run.fields, **dict.fromkeys(WORDS, ""), GONE: True}
        bare = replace(run, log=log, fields=fields, draft={})
        opened.put(bare, rid=record.id, seen=record.version, tz=record.tz)
        gone += 1
    return gone


def _addresses(library: Library) -> frozenset[str]:
    steps = every(library.practices[PRACTICE].steps)
    return frozenset(step.at for step in steps if getattr(step, "field", "") in WORDS)
