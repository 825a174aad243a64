"""Writing the settings: one record, of which each page changes its own part."""

from typing import Any

from msgspec.structs import replace
from starlette.requests import Request

from brimful.core.kinds.settings import Settings
from brimful.vault.opened import Opened
from brimful.web.forms import Form
from brimful.web.seam import call


def version_of(desk: Opened) -> int:
    """The version of the settings a form is made from; 0 while nothing was ever set."""
    record = desk.one(Settings)
    return record.version if record else 0


async def save(request: Request, desk: Opened, form: Form, changes: dict[str, Any]) -> Settings:
    """Put ``changes`` into the settings as they were ``seen``. Raises Conflict when they moved on meanwhile."""

    def work() -> Settings:
        record = desk.one(Settings)
        data = replace(record.data if record else Settings(), **changes)
        rid, seen = (record.id, form.seen()) if record else (None, 0)
        desk.put(data, rid=rid, seen=seen, request=form.request_id())
        return data

    found = await call(work)
    request.state.settings = found  # this very answer is drawn with them
    return found
