"""A page drawn once is given again while nothing it shows has changed.

Drawing a long list costs far more than anything else a request does. What was drawn lies beside the opened records:
in memory only, gone with the lock, and out of date with the next write, whoever makes it.
"""

import re
from collections.abc import Awaitable, Callable, Hashable
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from brimful.vault.opened import Opened
from brimful.web import zone
from brimful.web.links import prefix
from brimful.web.shell import shell_of

SHELF = "drawn-pages"
MOST = 8  # pages kept of one person

# what stands between these is kept, and the ids are made anew
_FORM_ID = re.compile(rb'(?<=name="request" value=")[0-9a-f]{32}(?=")')


async def drawn(
    request: Request, desk: Opened, draw: Callable[[], Awaitable[Response]], *on: Hashable
) -> Response:
    """What ``draw`` answers, or its last answer to the same address, person, day and look.

    ``draw`` may show nothing but the address, the vault, held deletions, the day on the person's clock and what is
    named in ``on``. Forms get fresh ids each time, so that one sent from each of two tabs counts twice.
    """
    shelf = desk.shelf_at_hand
    if shelf is None or request.method != "GET":
        return await draw()
    pages: dict[Hashable, list[bytes]] = shelf.setdefault(SHELF, {})
    held = shell_of(request).undo.held(desk.account)
    day = zone.here_now(request).date()
    address = (prefix(request), request.scope["path"], request.scope["query_string"])
    key = (desk.epoch, *address, zone.zone_name(request), day, held, on)
    parts = pages.get(key)
    if parts is not None:
        return HTMLResponse(_with_fresh_ids(parts))
    epoch = desk.epoch
    response = await draw()
    if response.status_code == 200 and desk.epoch == epoch and "set-cookie" not in response.headers:
        while len(pages) >= MOST:
            pages.pop(next(iter(pages)), None)
        pages[key] = _FORM_ID.split(response.body)
    return response


def _with_fresh_ids(parts: list[bytes]) -> bytes:
    whole = [parts[0]]
    for part in parts[1:]:
        whole += (uuid4().hex.encode(), part)
    return b"".join(whole)
