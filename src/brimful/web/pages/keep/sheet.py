"""The recovery sheet: offered, shown once, confirmed by two of its groups; or none, which is safer for some."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.text import N_
from brimful.vault.errors import ProveAgain
from brimful.vault.opened import Opened
from brimful.web import forms, links
from brimful.web.pages.keep.door import when_open
from brimful.web.pages.keep.pending import sheets_of
from brimful.web.pages.keep.prove import ask
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of

NOT_THE_GROUPS = N_(
    "One of the two groups reads differently on the sheet. Nothing is lost; compare once more."
)
ASKED = (2, 6)  # which groups are asked for, counted from 0: not the first, and not side by side
_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


@when_open
async def show(request: Request, desk: Opened) -> Response:
    return await _page(request, desk)


@when_open
async def make(request: Request, desk: Opened) -> Response:
    """A new sheet; an older one no longer opens. Takes effect at once."""
    try:
        code = await call(shell_of(request).vault.new_recovery_code, desk)
    except ProveAgain as error:
        return ask(request, error, "keep.sheet")
    sheets_of(request).keep(desk.account, code)
    return RedirectResponse(links.url_for(request, "keep.sheet"), 303)


@when_open
async def confirm(request: Request, desk: Opened) -> Response:
    """The sheet has been copied down: two groups say so, or the person goes on without them."""
    form = await forms.read(request)
    code = sheets_of(request).look(desk.account)
    if code and "unseen" not in form:
        groups = code.split("-")
        typed = {at: form.line(f"group{at}", 20) for at in ASKED}
        if any(_bare(typed[at]) != groups[at] for at in ASKED):
            return await _page(request, desk, wrong=NOT_THE_GROUPS, typed=typed, status=422)
    sheets_of(request).forget(desk.account)
    return RedirectResponse(_onward(request), 303)


@when_open
async def remove(request: Request, desk: Opened) -> Response:
    try:
        await call(shell_of(request).vault.drop_recovery_code, desk)
    except ProveAgain as error:
        return ask(request, error, "keep.sheet")
    sheets_of(request).forget(desk.account)
    return RedirectResponse(links.url_for(request, "keep.sheet"), 303)


async def _page(
    request: Request, desk: Opened, *, wrong: str = "", typed: dict[int, str] | None = None, status: int = 200
) -> Response:
    code = sheets_of(request).look(desk.account)
    return page(
        request,
        "keep/code.html" if code else "keep/sheet.html",
        status=status,
        code=code.split("-"),
        has=await call(shell_of(request).vault.has_recovery_code, desk),
        asked=ASKED,
        typed=typed or {},
        wrong=wrong,
        setting_up=not request.state.settings.setup_done,
        onward=_onward(request),
    )


def _onward(request: Request) -> str:
    return links.url_for(request, "keep.show" if request.state.settings.setup_done else "start.daily")


def _bare(group: str) -> str:
    return "".join(sign for sign in group.upper() if sign.isalnum()).translate(_LIKE)


ROUTES = [
    Route("/keep/sheet", show, name="keep.sheet"),
    Route("/keep/sheet", make, methods=["POST"], name="keep.sheet-new"),
    Route("/keep/sheet/copied", confirm, methods=["POST"], name="keep.sheet-copied"),
    Route("/keep/sheet/removal", remove, methods=["POST"], name="keep.sheet-removal"),
]
