"""The passphrase once more, before keys, sessions or the recovery sheet are touched (vault, section 7)."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BrimfulError
from brimful.core.text import N_
from brimful.vault.errors import ProveAgain
from brimful.vault.opened import Opened
from brimful.web import forms, links
from brimful.web.faults import STATUS
from brimful.web.pages.keep.door import when_open
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of

AFTERWARDS = ("keep.sessions", "keep.sheet", "unlock.since", "keep.show")
NOTHING_TYPED = N_("Your passphrase goes here.")
REFUSALS = frozenset({"wrong-passphrase", "throttled", "busy", "refused"})


def ask(request: Request, error: BrimfulError, afterwards: str) -> Response:
    """The page that asks for the passphrase, leading on to the page ``afterwards``. ``error`` says why."""
    request.scope["brimful.code"] = error.code
    wrong = None if isinstance(error, ProveAgain) else error
    response = page(
        request, "keep/prove.html", status=STATUS.get(error.code, 403), error=wrong, afterwards=afterwards
    )
    wait = error.fields.get("wait")
    if isinstance(wait, int):
        response.headers["Retry-After"] = str(max(1, wait))
    return response


@when_open
async def prove(request: Request, desk: Opened) -> Response:
    form = await forms.read(request)
    afterwards = form.choice("afterwards", AFTERWARDS, "keep.show")
    passphrase = form.secret("passphrase")
    try:
        if not passphrase:
            raise BrimfulError(NOTHING_TYPED)
        await call(shell_of(request).vault.reauthenticate, desk, passphrase)
    except BrimfulError as error:
        if error.code not in REFUSALS:
            raise
        return ask(request, error, afterwards)
    return RedirectResponse(links.url_for(request, afterwards), 303)


ROUTES = [Route("/keep/proof", prove, methods=["POST"], name="keep.prove")]
