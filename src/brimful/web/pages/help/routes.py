"""Help: own people first, then the lines of the chosen country. Works locked, before any set-up, and on paper."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.guide import helplines
from brimful.guide.countries import COUNTRIES
from brimful.vault.opened import Opened
from brimful.web import forms, links
from brimful.web.country import ELSEWHERE, country_of
from brimful.web.doors import either
from brimful.web.pages.help import people
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.security import cookies
from brimful.web.shell import shell_of

BACK = ("show", "myself", "someone")


@either
async def show(request: Request, desk: Opened | None) -> Response:
    return await _page(request, desk, "show")


@either
async def myself(request: Request, desk: Opened | None) -> Response:
    return await _page(request, desk, "myself")


@either
async def someone(request: Request, desk: Opened | None) -> Response:
    return await _page(request, desk, "someone", abuse_first=True)


@either
async def country(request: Request, desk: Opened | None) -> Response:
    """Show the lines of another country from now on (travel switch). Only its code stays in this browser."""
    form = await forms.read(request)
    back = form.choice("back", BACK, "show")
    code = form.choice("country", ["", *COUNTRIES])
    response = RedirectResponse(links.url_for(request, f"help.{back}") + "#lines", 303)
    cookies.keep_country(response, code or ELSEWHERE, shell_of(request).config)
    return response


async def _page(request: Request, desk: Opened | None, which: str, *, abuse_first: bool = False) -> Response:
    library = shell_of(request).library
    code = country_of(request)
    return page(
        request,
        f"help/{which}.html",
        which=which,
        words=library.moment.words,
        moment=library.moment,
        blocks=library.raw_blocks,
        people=await call(people.listed, request, desk) if desk else [],
        has_vault=bool(desk) or await call(shell_of(request).vault.exists),
        code=code,
        country=COUNTRIES.get(code, ""),
        countries=COUNTRIES,
        lines=helplines.lines(code, abuse_first=abuse_first),
        anywhere=helplines.ANYWHERE,
        directories=helplines.DIRECTORIES,
        year=datetime.now(UTC).year,
    )


ROUTES = [
    Route("/help", show, name="help.show"),
    Route("/help/1", myself, name="help.myself"),
    Route("/help/2", someone, name="help.someone"),
    Route("/help/country", country, methods=["POST"], name="help.country"),
    *people.ROUTES,
]
