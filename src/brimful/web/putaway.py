"""What a list says of deletions that can still be taken back."""

from collections.abc import Collection

from msgspec import Struct
from starlette.requests import Request

from brimful.core.errors import NotFound
from brimful.core.timeline import KINDS as TIMED
from brimful.core.timeline import local
from brimful.vault.opened import Opened
from brimful.web.items import find
from brimful.web.itemviews import moment_of, name_of
from brimful.web.links import url_for
from brimful.web.shell import shell_of


class PutAway(Struct, frozen=True):
    """``what``: its short name; ``at``: when it was, for what has a time; ``undo``: where it is taken back."""

    what: str
    at: object
    undo: str


def of_kinds(request: Request, desk: Opened, kinds: Collection[str], page: str) -> list[PutAway]:
    """Held deletions of these kinds, the latest last."""
    found = []
    for rid in sorted(shell_of(request).undo.held(desk.account)):
        try:
            record = find(desk, rid, kinds)
        except NotFound:
            continue
        name = "journal.bring_back" if record.kind == "entry" else f"{page}.bring_back"
        at = local(moment_of(record), record.tz) if record.kind in TIMED else None
        found.append(PutAway(name_of(request, record), at, url_for(request, name, rid=rid)))
    return found
