"""The way in: help before any question, one question a screen, and a first word kept within minutes.

Until there is a passphrase nothing is on the disk; the answers are in memory (beginning.py), like what was written
before (web/waiting.py).
"""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BrimfulError, NotFound
from brimful.guide import helplines
from brimful.guide.countries import COUNTRIES
from brimful.web import forms, links
from brimful.web.country import country_of
from brimful.web.doors import public
from brimful.web.errors import BadField
from brimful.web.pages.keep import wishes
from brimful.web.pages.start import beginning, finish, questions
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.security import cookies
from brimful.web.shell import shell_of

ASIDE = {
    questions.YOUNG: "young",
    questions.CARE: "care",
    "b": "myself",
    "c": "someone",
    questions.COMPANY: "company",
}
WAYS = ("", "back", "skip", "later")


@public
async def show(request: Request) -> Response:
    """Breath and help first, no question. Whoever left midway finds the next question here."""
    if await call(shell_of(request).vault.exists):
        return RedirectResponse(links.home(request), 303)
    found = beginning.beginning_of(request)
    return page(request, "start/show.html", begun=found.reached > 1, at=found.reached)


@public
async def step(request: Request) -> Response:
    number, aside = _which(request)
    if await call(shell_of(request).vault.exists):
        return RedirectResponse(links.home(request), 303)
    found = beginning.beginning_of(request)
    if aside:
        return _aside(request, aside, found)
    if number > 1 and not found.adult:
        return RedirectResponse(links.url_for(request, "start.step", step="1"), 303)
    if number == questions.PASSPHRASE:
        return finish.passphrase_page(request)
    return _question(request, number, found)


@public
async def answer(request: Request) -> Response:
    number, aside = _which(request)
    if aside:
        raise NotFound
    if await call(shell_of(request).vault.exists):
        return RedirectResponse(links.home(request), 303)
    found = beginning.beginning_of(request)
    form = await forms.read(request)
    if number > 1 and not found.adult:
        return RedirectResponse(links.url_for(request, "start.step", step="1"), 303)
    if number == questions.PASSPHRASE:
        return await finish.make(request, form, found)
    question = questions.QUESTIONS[number]
    way = form.choice("do", WAYS, "")
    if way == "back":
        return _to(request, number - 1)
    first = ""
    try:
        if way != "skip":
            changes, first = question.read(form)
            found.answers.update(changes)
    except BadField as error:
        return _question(request, number, found, form=form, error=error)
    if first == questions.YOUNG:
        response = _to(request, questions.YOUNG)
        beginning.forget(request, response)
        return response
    after = questions.PASSPHRASE if way == "later" else number + 1
    found.reached = max(found.reached, after)
    response = _to(request, first or after)
    beginning.keep(request, response, found)
    if "country" in found.answers and number == 2:
        code = found.answers["country"]
        cookies.keep_country(response, code or "-", shell_of(request).config)
    return response


def _which(request: Request) -> tuple[int, str]:
    """The question's number, or the name of a page aside. Raises NotFound."""
    name: str = request.path_params["step"]
    if name in ASIDE:
        return 0, name
    if name.isascii() and name.isdigit() and len(name) == 1 and 1 <= int(name) <= questions.PASSPHRASE:
        return int(name), ""
    raise NotFound


def _question(
    request: Request,
    number: int,
    found: beginning.Beginning,
    *,
    form: forms.Form | None = None,
    error: BrimfulError | None = None,
) -> Response:
    question = questions.QUESTIONS[number]
    settings = finish.settings_of(found)
    guessed = country_of(request)
    return page(
        request,
        f"start/{question.template}.html",
        status=422 if error else 200,
        number=number,
        count=len(questions.QUESTIONS),
        question=question,
        settings=settings,
        answered=found.answers,
        typed=form.typed() if form else {},
        error=error,
        wrong=getattr(error, "field", ""),
        countries=COUNTRIES,
        guessed=guessed,
        urgent=[line.phone for line in helplines.lines(guessed) if line.kind == "emergency" and line.phone][
            :1
        ],
        anywhere=helplines.ANYWHERE,
        pronouns=wishes.PRONOUNS,
        vocabularies=wishes.VOCABULARIES,
        registers=wishes.REGISTERS,
        adult=questions.ADULT,
        danger=questions.DANGER,
        past=questions.PAST,
        brings=questions.BRINGS,
    )


def _aside(request: Request, name: str, found: beginning.Beginning) -> Response:
    library = shell_of(request).library
    code = country_of(request)
    return page(
        request,
        f"start/{ASIDE[name]}.html",
        onward=links.url_for(request, "start.step", step=str(found.reached)) if found.adult else "",
        words=library.moment.words,
        moment=library.moment,
        blocks=library.raw_blocks,
        code=code,
        country=COUNTRIES.get(code, ""),
        lines=helplines.lines(code, abuse_first=name == "c"),
        anywhere=helplines.ANYWHERE,
        directories=helplines.DIRECTORIES,
        year=finish.this_year(),
    )


def _to(request: Request, where: int | str) -> Response:
    if where == 0:
        return RedirectResponse(links.url_for(request, "start.show"), 303)
    return RedirectResponse(links.url_for(request, "start.step", step=str(where)), 303)


ROUTES = [
    Route("/start", show, name="start.show"),
    Route("/start/{step}", step, name="start.step"),
    Route("/start/{step}", answer, methods=["POST"], name="start.answer"),
    *finish.ROUTES,
]
