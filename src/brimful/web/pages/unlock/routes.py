"""Unlocking: by passphrase, or by the recovery sheet. Help and writing stay open while it is locked."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BrimfulError
from brimful.core.kinds.security_event import SecurityEvent
from brimful.core.text import N_
from brimful.vault.errors import OlderThanRemembered, ProveAgain
from brimful.vault.opened import Opened
from brimful.web import forms, links, session
from brimful.web.device import label_of, origin_of
from brimful.web.doors import either, public, unlocked
from brimful.web.faults import STATUS
from brimful.web.newly import Newly, told_of
from brimful.web.pages.keep.prove import ask
from brimful.web.pages.unlock import recovery
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of

NOTHING_TYPED = N_("Your passphrase goes here.")
REFUSALS = frozenset({"wrong-passphrase", "throttled", "busy", "slot-refused", "bad-input"})
RECENT = 12


@either
async def show(request: Request, desk: Opened | None) -> Response:
    if desk is not None:
        return RedirectResponse(session.way_back(request), 303)
    if not await call(shell_of(request).vault.exists):
        return RedirectResponse(links.url_for(request, "start.show"), 303)
    return _page(request, kept="kept" in request.query_params)


@public
async def unlock(request: Request) -> Response:
    shell = shell_of(request)
    passphrase = (await forms.read(request)).secret("passphrase")
    if not passphrase:
        return _page(request, error=BrimfulError(NOTHING_TYPED), status=422)
    try:
        desk = await call(shell.vault.unlock, passphrase, origin=origin_of(request))
    except BrimfulError as error:
        if error.code not in REFUSALS:
            raise
        request.scope["brimful.code"] = error.code
        return _page(request, error=error, status=STATUS.get(error.code, 403))
    with desk:
        response = RedirectResponse(session.way_back(request), 303)
        way = response.headers["location"]
        filed = await session.begin(request, response, desk, label_of(request))
        failed, last = await call(_before, desk)
        newly = Newly(filed=filed, failed=failed, way=way, last=last)
        if newly.worth_saying or desk.warnings:
            told_of(request).remember(desk.account, newly)
            response.headers["location"] = links.url_for(request, "unlock.since")
    return response


@unlocked
async def since(request: Request, desk: Opened) -> Response:
    """What happened while it was locked, said once before going on."""
    newly = told_of(request).look(desk.account)
    warnings = desk.warnings
    if not newly.worth_saying and not warnings:
        return RedirectResponse(newly.way or links.home(request), 303)
    older = any(isinstance(warning, OlderThanRemembered) for warning in warnings)
    return page(request, "unlock/since.html", newly=newly, warnings=warnings, older=older, way=newly.way)


@unlocked
async def go_on(request: Request, desk: Opened) -> Response:
    told = told_of(request)
    way = told.look(desk.account).way
    told.forget(desk.account)
    return RedirectResponse(links.own_path(request, way) or links.home(request), 303)


@unlocked
async def accept(request: Request, desk: Opened) -> Response:
    """Take this copy on as it is; from now on it counts as the newest."""
    try:
        await call(shell_of(request).vault.accept_as_it_is, desk)
    except ProveAgain as error:
        return ask(request, error, "unlock.since")
    return await _home(request, desk)


async def _home(request: Request, desk: Opened) -> Response:
    told_of(request).forget(desk.account)
    return RedirectResponse(links.home(request), 303)


def _before(desk: Opened) -> tuple[int, object]:
    """Wrong passphrases since the unlock before this one, and when that was."""
    events = [record.data for record in desk.recent(SecurityEvent, RECENT)]
    failed = events[0].count if events and events[0].what == "failed" else 0
    earlier = [event.at for event in events if event.what in ("unlock", "created", "recovery")]
    return failed, earlier[1] if len(earlier) > 1 else None


def _page(
    request: Request, *, error: BrimfulError | None = None, kept: bool = False, status: int = 200
) -> Response:
    response = page(request, "unlock/show.html", status=status, error=error, kept=kept)
    wait = error.fields.get("wait") if error else None
    if isinstance(wait, int):
        response.headers["Retry-After"] = str(max(1, wait))
    return response


ROUTES = [
    Route("/unlock", show, name="unlock.show"),
    Route("/unlock", unlock, methods=["POST"], name="unlock.unlock"),
    Route("/unlock/since", since, name="unlock.since"),
    Route("/unlock/since", go_on, methods=["POST"], name="unlock.go-on"),
    Route("/unlock/copy", accept, methods=["POST"], name="unlock.copy"),
    *recovery.ROUTES,
]
