"""Locking, leaving quickly, and the sign of life that keeps a session open while somebody writes or breathes."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.vault.opened import Opened
from brimful.web import links, session
from brimful.web.doors import either, public
from brimful.web.render import LEAVE_TO, page
from brimful.web.shell import shell_of


@public
async def lock(request: Request) -> Response:
    exists = shell_of(request).vault.exists()
    response = RedirectResponse(links.url_for(request, "unlock.show") if exists else links.home(request), 303)
    await session.end(request, response)
    return response


@either
async def leave(request: Request, desk: Opened | None) -> Response:
    """Lock, show nothing, and go to the neutral page. With script the page has gone there already."""
    response = page(request, "lock/gone.html")
    response.headers["Refresh"] = f"0; url={where_to(request)}"
    await session.end(request, response)
    return response


@either
async def touch(request: Request, desk: Opened | None) -> Response:
    """204: still open, and the idle time begins again; 423: locked."""
    return Response(status_code=204 if desk else 423)


def where_to(request: Request) -> str:
    settings = getattr(request.state, "settings", None)
    found: str = settings.leave_to if settings else LEAVE_TO
    return found if found.startswith(("https://", "http://")) and not set(found) & set(";\r\n ") else LEAVE_TO


ROUTES = [
    Route("/lock", lock, methods=["POST"], name="lock.lock"),
    Route("/lock/leave", leave, methods=["POST"], name="lock.leave"),
    Route("/lock/touch", touch, methods=["POST"], name="lock.touch"),
]
