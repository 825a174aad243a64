"""The way in when the passphrase is lost: the code of the recovery sheet, a new passphrase, a new sheet."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BrimfulError
from brimful.core.text import N_
from brimful.vault.code import SIGNS, check_code, signs_in
from brimful.vault.errors import MistypedCode
from brimful.vault.suggestion import five_words
from brimful.web import forms, links, session
from brimful.web.device import label_of, origin_of
from brimful.web.doors import public
from brimful.web.faults import STATUS
from brimful.web.pages.keep.pending import sheets_of
from brimful.web.passphrase import chosen
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of

NO_CODE = N_("The code from your sheet goes here: eight groups of four, and one sign at the end.")
SHORT_CODE = N_("The code has eight groups of four signs and one more. This one is shorter or longer.")
CODE_ERRORS = frozenset({"mistyped-code", "wrong-code", "throttled", "busy"})


@public
async def show(request: Request) -> Response:
    if not await call(shell_of(request).vault.exists):
        return RedirectResponse(links.url_for(request, "start.show"), 303)
    return _page(request)


@public
async def recover(request: Request) -> Response:
    shell = shell_of(request)
    form = await forms.read(request)
    code = form.secret("code")[:200]
    if "do" in form:
        return _page(request, code=code)
    try:
        _look_over(code)
        passphrase = chosen(form)
        desk, new_code = await call(shell.vault.recover, code, passphrase, origin=origin_of(request))
    except BrimfulError as error:
        if error.code not in CODE_ERRORS and error.code not in ("passphrase-refused", "bad-input"):
            raise
        request.scope["brimful.code"] = error.code
        return _page(request, error=error, code=code, offered=form.secret("offered"))
    with desk:
        sheets_of(request).keep(desk.account, new_code)
        response = RedirectResponse(links.url_for(request, "keep.sheet"), 303)
        await session.begin(request, response, desk, label_of(request))
    return response


def _look_over(code: str) -> None:
    """A slip of the finger is pointed out before anything is tried, and before the passphrase is looked at."""
    if not code.strip():
        raise MistypedCode(NO_CODE)
    try:
        check_code(code)
    except MistypedCode:
        if signs_in(code) != SIGNS:
            raise MistypedCode(SHORT_CODE) from None
        raise


def _page(
    request: Request, *, error: BrimfulError | None = None, code: str = "", offered: str = ""
) -> Response:
    # the code is given back, so that one wrong sign is corrected and not all 33 typed anew; it stays in this answer
    response = page(
        request,
        "unlock/sheet.html",
        status=STATUS.get(error.code, 403) if error else 200,
        error=error,
        code=code,
        code_wrong=bool(error) and error.code in CODE_ERRORS,
        offered=offered or five_words(),
    )
    wait = error.fields.get("wait") if error else None
    if isinstance(wait, int):
        response.headers["Retry-After"] = str(max(1, wait))
    return response


ROUTES = [
    Route("/unlock/sheet", show, name="unlock.sheet"),
    Route("/unlock/sheet", recover, methods=["POST"], name="unlock.recover"),
]
