"""``/between``: how do we meet, differ and repair? The people and boundaries that practices have found."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from brimful.vault.opened import Opened
from brimful.web import items, things
from brimful.web.doors import unlocked


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    return await things.place(request, desk, "between", things.BETWEEN)


ROUTES = [
    Route("/between", show, name="between.show"),
    *items.routes("between", "/between", tuple(things.BETWEEN), "between"),
]
