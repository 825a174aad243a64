"""``/now``: help before any question, before any set-up, while locked, and (by the worker) with the server gone."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BadInput
from brimful.vault.opened import Opened
from brimful.web import forms
from brimful.web.doors import either, public
from brimful.web.links import has_route, url_for

from . import stops
from .statics import SCREEN, address, map_here, static_page

BEGIN = "moment.begin"  # the person's own flow
OWN = {"own": "moment.own", "sheet": "sheet.show"}  # the same two doors with the vault open
LOCKED = {"own": "ways", "sheet": "sheet"}


@public
async def show(request: Request) -> Response:
    return HTMLResponse(static_page(request, SCREEN))


@public
async def page(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in map_here(request).names():
        raise HTTPException(404)
    return HTMLResponse(static_page(request, name))


@public
async def help_page(request: Request) -> Response:
    return HTMLResponse(static_page(request, "help"))


@either
async def next_step(request: Request, desk: Opened | None) -> Response:
    """From a chip or a number to what comes now. Nothing of it stands in an address, and nothing is kept."""
    form = await forms.read(request)
    own = desk is not None
    if "go" in form:
        return _go(request, form.choice("go", list(OWN)), own=own)
    if "after" in form:
        return _to(request, stops.after(_number(form, "after")))
    state = form.line("state")
    if state not in map_here(request).cells:
        state = "unsure"
    if own and has_route(request, BEGIN):
        return RedirectResponse(url_for(request, BEGIN), 307 if _takes_forms(request, BEGIN) else 303)
    name = map_here(request).first(state, _number(form, "strength"))
    seen = "#2" if state == "dorsal" and form.text("seen") == "turtle" else ""
    return _to(request, name, seen)


def _go(request: Request, which: str, *, own: bool) -> Response:
    if own and has_route(request, OWN[which]):
        return RedirectResponse(url_for(request, OWN[which]), 303)
    return _to(request, LOCKED[which])


def _to(request: Request, name: str, fragment: str = "") -> Response:
    return RedirectResponse(address(request, name) + fragment, 303)


def _takes_forms(request: Request, name: str) -> bool:
    """Whether a route takes a form: then 307 sends this one on, and the flow begins with what was tapped."""
    return any(
        isinstance(route, Route) and route.name == name and "POST" in (route.methods or ())
        for route in request.app.routes
    )


def _number(form: forms.Form, name: str) -> int | None:
    """A number that makes no sense counts as none: nobody is refused here."""
    try:
        return form.scale(name)
    except BadInput:
        return None


ROUTES = [
    Route("/now", show, name="now.show"),
    Route("/now/next", next_step, methods=["POST"], name="now.next"),
    Route("/now/help", help_page, name="now.help"),
    Route("/now/{name}", page, name="now.page"),
]
