"""The passphrase makes the vault; what waited in memory goes into it. Then the sheet, the daily minute, and home."""

from datetime import UTC, datetime

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BrimfulError
from brimful.core.kinds.settings import Settings
from brimful.vault.errors import Conflict, LoginTaken
from brimful.vault.opened import Opened
from brimful.vault.suggestion import five_words
from brimful.web import forms, links, session, waiting
from brimful.web.device import label_of
from brimful.web.faults import STATUS
from brimful.web.newly import Newly, told_of
from brimful.web.pages.keep import wishes
from brimful.web.pages.keep.door import when_open
from brimful.web.pages.keep.saving import save, version_of
from brimful.web.pages.start import beginning
from brimful.web.pages.start.questions import QUESTIONS
from brimful.web.passphrase import chosen
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of


def settings_of(found: beginning.Beginning) -> Settings:
    return replace(Settings(), **found.answers)


def passphrase_page(request: Request, error: BrimfulError | None = None, offered: str = "") -> Response:
    return page(
        request,
        "start/passphrase.html",
        status=STATUS.get(error.code, 422) if error else 200,
        error=error,
        offered=offered or five_words(),
    )


async def make(request: Request, form: forms.Form, found: beginning.Beginning) -> Response:
    """Make the vault with the chosen passphrase, file what waited, and open it in this browser."""
    way = form.choice("do", ("", "words", "back"), "")
    if way == "back":
        return RedirectResponse(links.url_for(request, "start.step", step=str(len(QUESTIONS))), 303)
    if way == "words":
        return passphrase_page(request)
    try:
        passphrase = chosen(form)
        desk = await call(shell_of(request).vault.create, passphrase)
    except LoginTaken:
        # another tab was faster, or this very form came twice: the vault is there
        return RedirectResponse(links.home(request), 303)
    except BrimfulError as error:
        if error.code not in ("passphrase-refused", "bad-input"):
            raise
        request.scope["brimful.code"] = error.code
        return passphrase_page(request, error, form.secret("offered"))
    with desk:
        await call(desk.put, settings_of(found))
        response = RedirectResponse(links.url_for(request, "keep.sheet"), 303)
        waited = await waiting.hand_over(request, response, desk)
        await session.begin(request, response, desk, label_of(request))
        told_of(request).remember(desk.account, Newly(waited=waited))
        beginning.forget(request, response)
    return response


@when_open
async def daily(request: Request, desk: Opened) -> Response:
    return await _daily(request, desk)


@when_open
async def choose(request: Request, desk: Opened) -> Response:
    form = await forms.read(request)
    try:
        await save(request, desk, form, {**wishes.daily_in(form), "setup_done": True})
    except Conflict:
        return await _daily(request, desk, status=409)
    return RedirectResponse(links.url_for(request, "start.done"), 303)


@when_open
async def done(request: Request, desk: Opened) -> Response:
    told = told_of(request)
    newly = told.look(desk.account)
    return page(request, "start/done.html", waited=newly.waited, settings=request.state.settings)


async def _daily(request: Request, desk: Opened, status: int = 200) -> Response:
    return page(
        request,
        "start/daily.html",
        status=status,
        seen=await call(version_of, desk),
        daily=wishes.daily_minutes(shell_of(request).library),
        settings=request.state.settings,
    )


def this_year() -> int:
    return datetime.now(UTC).year


ROUTES = [
    Route("/start/daily", daily, name="start.daily"),
    Route("/start/daily", choose, methods=["POST"], name="start.daily-keep"),
    Route("/start/done", done, name="start.done"),
]
