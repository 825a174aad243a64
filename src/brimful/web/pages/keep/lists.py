"""Option lists: what practices offer, with options of one's own, without those one does not want to see."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BrimfulError, NotFound
from brimful.core.kinds.settings import Settings
from brimful.core.text import N_
from brimful.practices.library import Library
from brimful.practices.words import say_in
from brimful.vault.errors import Conflict
from brimful.vault.opened import Opened
from brimful.web import forms, links
from brimful.web.errors import BadField
from brimful.web.pages.keep.door import when_open
from brimful.web.pages.keep.saving import save, version_of
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of

# The lists people meet most, by what they are called here; those a library does not have are left out.
LISTS = {
    "feelings": N_("Feelings"),
    "needs": N_("Needs"),
    "triggers": N_("What sets it off"),
    "sensations": N_("Sensations in the body"),
    "regions": N_("Places in the body"),
    "soothing": N_("Soothing words"),
    "affirmations": N_("Affirmations"),
    "nurturer_kinds": N_("Kind company"),
    "supporters": N_("Who or what you turn to"),
    "movement": N_("Ways to move"),
    "creative": N_("Things to make"),
    "activating": N_("Reaching moves"),
    "deactivating": N_("Pulling-away moves"),
    "core_wounds": N_("Sore spots"),
    "boundary_areas": N_("Areas of boundaries"),
}
MOST_OWN, LONGEST = 60, 120
ONE_STAYS = N_("One of them stays, so that the question still has an answer.")
FULL = N_("There is room for sixty of your own in one list. The last one is still in the form.")


@when_open
async def index(request: Request, desk: Opened) -> Response:
    settings: Settings = request.state.settings
    rows = [
        (
            number,
            LISTS[name],
            len(settings.own_options.get(name, {})),
            len(settings.hidden_options.get(name, ())),
        )
        for number, name in enumerate(known(shell_of(request).library), 1)
    ]
    return page(request, "keep/lists.html", rows=rows)


@when_open
async def show(request: Request, desk: Opened) -> Response:
    return await _page(request, desk)


@when_open
async def keep(request: Request, desk: Opened) -> Response:
    """Ticked options are offered; the words of own ones may be changed, an emptied one goes."""
    name, number = _name(request)
    settings: Settings = request.state.settings
    form = await forms.read(request)
    try:
        own = own_in(form, settings.own_options.get(name, {}))
        hidden = hidden_in(form, settings.hidden_options.get(name, []))
        every = [key for key, _, _ in offered(shell_of(request).library, settings, name)]
        if not own and set(every) <= set(hidden):
            raise BadField(ONE_STAYS, "shown", form.typed())
        changes = {
            "own_options": without_empty({**settings.own_options, name: own}),
            "hidden_options": without_empty({**settings.hidden_options, name: hidden}),
        }
        await save(request, desk, form, changes)
    except (BadField, Conflict) as error:
        return await _page(request, desk, form=form, error=error)
    return RedirectResponse(links.url_for(request, "keep.list", number=str(number)) + "?kept", 303)


def known(library: Library) -> list[str]:
    return [name for name in LISTS if name in library.catalogues]


def offered(library: Library, settings: Settings, name: str) -> list[tuple[str, str, bool]]:
    """Key, label in the person's words, and whether it is shown, of each option that comes with Brimful."""
    catalogue = library.catalogues[name]
    left_out = catalogue.spiritual if settings.register != "spiritual" else ()
    hidden = settings.hidden_options.get(name, ())
    return [
        (key, say_in(settings.words, entry.label), key not in hidden)
        for key, entry in catalogue.entries.items()
        if key not in left_out and key != "own"
    ]


def hidden_in(form: forms.Form, before: list[str]) -> list[str]:
    """What stays hidden: what the page listed and was not ticked, and what was hidden and not on the page."""
    listed, ticked = form.choices("listed"), form.choices("shown")
    return [key for key in before if key not in listed] + [key for key in listed if key not in ticked]


def own_in(form: forms.Form, before: dict[str, str]) -> dict[str, str]:
    """Own options by key: those there were, as their fields stand now, and a new one with a key of its own."""
    own = {
        key: form.line(f"own.{key}", LONGEST) if f"own.{key}" in form else label
        for key, label in before.items()
    }
    own = without_empty(own)
    added = form.line("add", LONGEST)
    if added and added not in own.values():
        if len(own) >= MOST_OWN:
            raise BadField(FULL, "add", form.typed())
        taken = [int(key[4:]) for key in before if key.startswith("own_") and key[4:].isdigit()]
        own[f"own_{max(taken, default=0) + 1}"] = added
    return own


def without_empty[V](found: dict[str, V]) -> dict[str, V]:
    return {key: value for key, value in found.items() if value}


async def _page(
    request: Request, desk: Opened, *, form: forms.Form | None = None, error: BrimfulError | None = None
) -> Response:
    name, number = _name(request)
    settings: Settings = request.state.settings
    options = offered(shell_of(request).library, settings, name)
    own = dict(settings.own_options.get(name, {}))
    added = ""
    if form is not None:
        typed = form.typed()
        options = [(key, label, key in typed.get("shown", ())) for key, label, _ in options]
        own = {key: typed.get(f"own.{key}", [label])[0] for key, label in own.items()}
        added = typed.get("add", [""])[0]
    return page(
        request,
        "keep/list.html",
        status=(409 if isinstance(error, Conflict) else 422) if error else 200,
        number=number,
        title=LISTS[name],
        options=options,
        mine=own,
        added=added,
        error=error,
        wrong=getattr(error, "field", ""),
        seen=await call(version_of, desk),
        kept="kept" in request.query_params,
    )


def _name(request: Request) -> tuple[str, int]:
    """The list of this page. Its number stands in the address, its name does not. Raises NotFound."""
    number: str = request.path_params["number"]
    names = known(shell_of(request).library)
    if not number.isascii() or not number.isdigit() or len(number) > 3 or not 1 <= int(number) <= len(names):
        raise NotFound
    return names[int(number) - 1], int(number)


ROUTES = [
    Route("/keep/lists", index, name="keep.lists"),
    Route("/keep/lists/{number}", show, name="keep.list"),
    Route("/keep/lists/{number}", keep, methods=["POST"], name="keep.list-keep"),
]
