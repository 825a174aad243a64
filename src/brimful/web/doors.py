"""Doors: who may come in. Every handler stands behind one.

``@public``    anyone; the handler gets the request
``@either``    anyone; the handler gets the open vault if there is one, else None
``@unlocked``  the person, with their vault open for this request; locked, a page leads to unlocking (and back
               afterwards), and a sent form is sealed into the drop box, so that nothing typed is lost
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, overload

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.guide.drops import Filing
from brimful.web import forms, links
from brimful.web.filing import file_words, seal_form
from brimful.web.seam import call
from brimful.web.security import cookies
from brimful.web.shell import shell_of

if TYPE_CHECKING:
    from brimful.core.kinds.settings import Settings
    from brimful.vault.opened import Opened

type Handler = Callable[[Request], Awaitable[Response]]
type DeskHandler = Callable[[Request, Opened], Awaitable[Response]]
type EitherHandler = Callable[[Request, Opened | None], Awaitable[Response]]

# the page asks, before it leaves a locked screen, that what was typed be kept and nothing else be done
KEEP_HEADER = "brimful-keep"
# ... and, while somebody types, that a draft be kept: locked, it is told so and asks once for all of it to be sealed
DRAFT_HEADER = "brimful-draft"


def public(handler: Handler) -> Handler:
    handler.door = "public"  # type: ignore[attr-defined]
    return handler


def either(handler: EitherHandler) -> Handler:
    @wraps(handler)
    async def enter(request: Request) -> Response:
        desk = await open_desk(request)
        if desk is None:
            return await handler(request, None)
        return await _at(desk, request, handler)

    enter.door = "either"  # type: ignore[attr-defined]
    return enter


@overload
def unlocked(handler: DeskHandler) -> Handler: ...
@overload
def unlocked(*, filing: Filing) -> Callable[[DeskHandler], Handler]: ...


def unlocked(
    handler: DeskHandler | None = None, *, filing: Filing = file_words
) -> Handler | Callable[[DeskHandler], Handler]:
    """``filing`` says how a note of this form, sealed while locked, is filed at the next unlock."""
    if handler is None:
        return lambda inner: _behind(inner, filing)
    return _behind(handler, filing)


def _behind(handler: DeskHandler, filing: Filing) -> Handler:
    @wraps(handler)
    async def enter(request: Request) -> Response:
        if request.headers.get(KEEP_HEADER):
            return await seal_form(request, _form_name(request))
        desk = await open_desk(request)
        if desk is not None:
            return await _at(desk, request, handler)
        if request.method in ("GET", "HEAD"):
            return _to_unlock(request, way_back=True)
        if request.headers.get(DRAFT_HEADER):
            return Response(status_code=423)
        form = await forms.read(request)
        if not any(value.strip() for values in form.typed().values() for value in values):
            return _to_unlock(request)
        return await seal_form(request, _form_name(request))

    enter.door = "unlocked"  # type: ignore[attr-defined]
    enter.filing = filing  # type: ignore[attr-defined]
    return enter


async def open_desk(request: Request) -> Opened | None:
    """The vault of the person whose session this request carries, or None when it is locked or unknown.

    Whoever opens it closes it. The settings of the person stay on the request for the page to be drawn with.
    """
    from brimful.vault.errors import SessionOver

    shell = shell_of(request)
    cookie = cookies.read(request, "session", shell.config)
    if not cookie:
        return None

    desk = shell.vault.resume_at_hand(cookie)
    if desk is not None:  # from memory: going to another thread would cost more than the answer
        request.state.settings = desk.settings()
        return desk

    def resume() -> tuple[Opened, Settings]:
        desk = shell.vault.resume(cookie)
        return desk, desk.settings()

    try:
        desk, request.state.settings = await call(resume)
    except SessionOver as over:
        request.scope["brimful.code"] = over.code
        return None
    return desk


async def _at(desk: Opened, request: Request, handler: DeskHandler | EitherHandler) -> Response:
    epoch = desk.epoch
    try:
        response = await handler(request, desk)
        _renew(request, response, desk, epoch)
    finally:
        desk.close()
    return response


def _renew(request: Request, response: Response, desk: Opened, epoch: int) -> None:
    """After a write the cookie remembers the newest epoch (vault, section 6); the look follows the settings."""
    shell = shell_of(request)
    cookie = cookies.read(request, "session", shell.config)
    session = cookies.name_of("session", shell.config)
    already = any(value.startswith(session + "=") for value in response.headers.getlist("set-cookie"))
    if (desk.epoch != epoch or desk.reissued) and not already:
        cookies.keep_session(response, shell.vault.fresh_cookie(cookie, desk), shell.config)
    theme = request.state.settings.theme
    if cookies.read(request, "look", shell.config) not in (theme, "" if theme == "auto" else theme):
        cookies.keep_look(response, theme, shell.config)


def _to_unlock(request: Request, *, way_back: bool = False) -> Response:
    shell = shell_of(request)
    name = "unlock.show" if shell.vault.exists() else "start.show"
    where = links.url_for(request, name)
    if request.headers.get("hx-request"):
        response = Response(status_code=200, headers={"HX-Redirect": where})
    else:
        response = RedirectResponse(where, 303)
    if way_back and not request.headers.get("hx-request"):
        cookies.keep_way_back(response, request.url.path, shell.config)
    return response


def _form_name(request: Request) -> str:
    return str(request.scope["route"].name)


def filings_of(routes: Iterable[Route]) -> dict[str, Filing]:
    """How the notes of each form are filed, by route name."""
    return {str(route.name): route.endpoint.filing for route in routes if hasattr(route.endpoint, "filing")}
