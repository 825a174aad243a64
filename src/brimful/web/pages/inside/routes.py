"""``/inside``: who in me hurts, and who can hold them? What practices have found inside, and the journal."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from brimful.vault.opened import Opened
from brimful.web import items, things
from brimful.web.doors import unlocked


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    return await things.place(request, desk, "inside", things.INSIDE)


ROUTES = [
    Route("/inside", show, name="inside.show"),
    *items.routes("inside", "/inside", tuple(things.INSIDE), "inside"),
]
