"""Noting what set a moment off, after it is over."""

from datetime import datetime
from typing import Any

from msgspec.structs import replace

from brimful.core.kinds.episode import Episode
from brimful.core.kinds.settings import Settings
from brimful.guide import episode as episodes
from brimful.practices.library import Library
from brimful.vault.opened import Opened
from brimful.vault.record import Record
from brimful.web import text
from brimful.web.errors import BadField
from brimful.web.forms import LINE, Form


def chosen(form: Form, settings: Settings, library: Library) -> Any:
    """A key of @triggers, ``{"own": words}``, or None where nothing was said. Raises BadField."""
    key, own = form.line("trigger"), form.line("own_trigger", LINE)
    if not key:
        return {"own": own} if own else None
    if key in library.catalogues["triggers"].entries:
        return key
    if key in settings.own_options.get("triggers", {}):
        return {"own": settings.own_options["triggers"][key]}
    raise BadField(text.NOT_A_CHOICE, "trigger", form.typed())


def note(desk: Opened, library: Library, record: Record[Episode], value: Any, now: datetime) -> None:
    """Raises Conflict, NewerRecord, StoreError."""
    if record.data.status == "done":
        flow = episodes.flow_of(desk, library, record.id, now)
        episodes.note_trigger(desk, library, flow, value, now, tz=record.tz)
    elif record.data.status == "left":  # ended early: its log goes no further, the record takes the note
        said = value["own"] if isinstance(value, dict) else value
        desk.put(replace(record.data, trigger=said), rid=record.id, seen=record.version, tz=record.tz)
