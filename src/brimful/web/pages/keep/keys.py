"""Keys: changing the passphrase, where the vault is open, and what happened to its locks."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BrimfulError
from brimful.core.kinds.security_event import SecurityEvent
from brimful.core.text import N_
from brimful.vault.errors import ProveAgain
from brimful.vault.opened import Opened
from brimful.vault.suggestion import five_words
from brimful.web import forms, links
from brimful.web.faults import STATUS
from brimful.web.pages.keep.door import when_open
from brimful.web.pages.keep.prove import ask
from brimful.web.passphrase import chosen
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.security import cookies
from brimful.web.shell import shell_of

RECENT = 100
OLD_MISSING = N_("The passphrase as it is now goes here.")
OF_THE_OLD = frozenset({"wrong-passphrase", "throttled", "busy", "refused"})
OF_THE_NEW = frozenset({"passphrase-refused", "bad-input"})
EVENTS = {
    "created": N_("The vault was made"),
    "unlock": N_("Unlocked"),
    "failed": N_("Wrong passphrase"),
    "proved": N_("Passphrase typed once more"),
    "passphrase": N_("Passphrase changed"),
    "recovery": N_("Opened with the recovery sheet"),
    "recovery-code": N_("New recovery sheet"),
    "recovery-code-dropped": N_("Recovery sheet taken away"),
    "session-ended": N_("Locked from another place"),
    "note-unreadable": N_("Something that was no note lay in the drop box"),
}


@when_open
async def passphrase(request: Request, desk: Opened) -> Response:
    return _passphrase(request)


@when_open
async def change(request: Request, desk: Opened) -> Response:
    form = await forms.read(request)
    if "do" in form:
        return _passphrase(request)
    try:
        new, old = chosen(form), form.secret("old_passphrase")
        if not old:
            raise BrimfulError(OLD_MISSING)
        await call(shell_of(request).vault.change_passphrase, desk, old, new)
    except BrimfulError as error:
        if error.code not in OF_THE_OLD | OF_THE_NEW:
            raise
        request.scope["brimful.code"] = error.code
        return _passphrase(request, error, form.secret("offered"))
    return RedirectResponse(links.url_for(request, "keep.show") + "?kept", 303)


def _passphrase(request: Request, error: BrimfulError | None = None, offered: str = "") -> Response:
    response = page(
        request,
        "keep/passphrase.html",
        status=STATUS.get(error.code, 422) if error else 200,
        error=error,
        old_wrong=error is not None and error.code in OF_THE_OLD,
        offered=offered or five_words(),
    )
    wait = error.fields.get("wait") if error else None
    if isinstance(wait, int):
        response.headers["Retry-After"] = str(max(1, wait))
    return response


@when_open
async def sessions(request: Request, desk: Opened) -> Response:
    infos = await call(shell_of(request).vault.sessions, desk)
    return page(
        request,
        "keep/sessions.html",
        open_ones=[info for info in infos if not info.locked],
        locked_ones=[info for info in infos if info.locked],
    )


@when_open
async def end_others(request: Request, desk: Opened) -> Response:
    shell = shell_of(request)
    cookie = cookies.read(request, "session", shell.config)
    try:
        await call(shell.vault.end_sessions, desk, keep=cookie)
    except ProveAgain as error:
        return ask(request, error, "keep.sessions")
    return RedirectResponse(links.url_for(request, "keep.sessions"), 303)


@when_open
async def end_one(request: Request, desk: Opened) -> Response:
    try:
        await call(shell_of(request).vault.end_session, desk, request.path_params["which"])
    except ProveAgain as error:
        return ask(request, error, "keep.sessions")
    return RedirectResponse(links.url_for(request, "keep.sessions"), 303)


@when_open
async def journal(request: Request, desk: Opened) -> Response:
    events = [record.data for record in await call(desk.recent, SecurityEvent, RECENT)]
    return page(request, "keep/journal.html", events=events, said=EVENTS, most=RECENT)


ROUTES = [
    Route("/keep/passphrase", passphrase, name="keep.passphrase"),
    Route("/keep/passphrase", change, methods=["POST"], name="keep.passphrase-new"),
    Route("/keep/sessions", sessions, name="keep.sessions"),
    Route("/keep/sessions", end_others, methods=["POST"], name="keep.sessions-end"),
    Route("/keep/sessions/{which}", end_one, methods=["POST"], name="keep.session-end"),
    Route("/keep/journal", journal, name="keep.journal"),
]
