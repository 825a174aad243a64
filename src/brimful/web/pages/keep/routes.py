"""Keep: what is set, the keys, and where things come from. A list; each row opens one thing."""

from typing import Any

from msgspec.structs import asdict
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BrimfulError, NotFound
from brimful.core.kinds.contact import Contact
from brimful.core.kinds.settings import Settings
from brimful.guide.countries import COUNTRIES
from brimful.vault.errors import Conflict
from brimful.vault.opened import Opened
from brimful.vault.sessions import IDLE_CHOICES
from brimful.web import forms, links
from brimful.web.country import country_of
from brimful.web.errors import BadField
from brimful.web.faults import STATUS
from brimful.web.pages.keep import about, keys, lists, prove, sheet, wishes
from brimful.web.pages.keep.door import when_open
from brimful.web.pages.keep.saving import save, version_of
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.security import cookies
from brimful.web.shell import shell_of


@when_open
async def show(request: Request, desk: Opened) -> Response:
    return page(
        request,
        "keep/show.html",
        wishes=wishes.WISHES,
        settings=request.state.settings,
        people=len(await call(desk.all, Contact)),
        has_sheet=await call(shell_of(request).vault.has_recovery_code, desk),
        kept="kept" in request.query_params,
    )


@when_open
async def wish(request: Request, desk: Opened) -> Response:
    return await _page(request, desk, _known(request))


@when_open
async def keep(request: Request, desk: Opened) -> Response:
    name = _known(request)
    form = await forms.read(request)
    try:
        settings = await save(request, desk, form, wishes.WISHES[name].read(form))
    except (BadField, Conflict) as error:
        return await _page(request, desk, name, form=form, error=error)
    response = RedirectResponse(links.url_for(request, "keep.show") + "?kept", 303)
    if name == "country" and settings.country:
        cookies.keep_country(response, settings.country, shell_of(request).config)
    return response


async def _page(
    request: Request,
    desk: Opened,
    name: str,
    *,
    form: forms.Form | None = None,
    error: BrimfulError | None = None,
) -> Response:
    return page(
        request,
        f"keep/{name}.html",
        status=STATUS.get(error.code, 422) if error else 200,
        name=name,
        seen=await call(version_of, desk),
        chosen=_chosen(request.state.settings, form),
        error=error,
        wrong=getattr(error, "field", ""),
        countries=COUNTRIES,
        guessed=country_of(request),
        idle_choices=IDLE_CHOICES,
        pronouns=wishes.PRONOUNS,
        vocabularies=wishes.VOCABULARIES,
        registers=wishes.REGISTERS,
        themes=wishes.THEME_WORDS,
        daily=wishes.daily_minutes(shell_of(request).library) if name == "daily" else [],
    )


def _chosen(settings: Settings, form: forms.Form | None) -> dict[str, Any]:
    """What the page shows as chosen: the settings, or what was just sent and could not be kept."""
    if form is None:
        return asdict(settings) | {"own_pronouns": ""}
    typed = {name: values[0] for name, values in form.typed().items()}
    unticked = dict.fromkeys(("autostart", "look_back", "own_pronouns"), "")
    return asdict(settings) | unticked | typed


def _known(request: Request) -> str:
    name: str = request.path_params["wish"]
    if name not in wishes.WISHES:
        raise NotFound
    return name


ROUTES = [
    Route("/keep", show, name="keep.show"),
    *prove.ROUTES,
    *sheet.ROUTES,
    *keys.ROUTES,
    *lists.ROUTES,
    *about.ROUTES,
    Route("/keep/{wish}", wish, name="keep.wish"),
    Route("/keep/{wish}", keep, methods=["POST"], name="keep.keep"),
]
