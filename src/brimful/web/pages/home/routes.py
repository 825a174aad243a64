"""``/``: the place Now. What do I need this minute? It answers right after unlocking, without waiting for all records."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.kinds.affirmation import Affirmation
from brimful.core.kinds.contact import Contact
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.guide.dropped import dropped_of
from brimful.guide.past import pasts_of
from brimful.practices.library import Library
from brimful.vault.opened import Opened
from brimful.vault.record import Record
from brimful.web.cards import cards_of
from brimful.web.doors import either
from brimful.web.links import url_for
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.security import cookies
from brimful.web.shell import shell_of
from brimful.web.zone import here_now

from . import hour

RECENT = 60  # enough of the past to choose by; the rest is not opened for this page


@either
async def show(request: Request, desk: Opened | None) -> Response:
    shell = shell_of(request)
    if desk is None:
        if await call(shell.vault.exists):
            response = RedirectResponse(url_for(request, "unlock.show"), 303)
            cookies.keep_way_back(response, request.url.path, shell.config)
            return response
        return page(request, "home/first.html")
    here = here_now(request)
    held = shell.undo.held(desk.account)
    settings = request.state.settings
    runs = [r for r in await call(desk.recent, Run, RECENT) if r.id not in held]
    episodes = await call(desk.recent, Episode, RECENT)
    past = pasts_of(runs, episodes)
    offered = hour.offer(shell.library, settings.daily, past, datetime.now(UTC), dropped_of(settings))
    return page(
        request,
        "home/home.html",
        place="now",
        greeting=hour.greeting(here.hour),
        name=settings.name,
        offer=offered,
        runs=[r for r in runs if r.data.status == "open" and not r.data.short][:2],
        flow=next((e for e in episodes if e.data.status == "open"), None),
        titles={p.id: p.title for p in shell.library.practices.values()},
        words=_own_words(shell.library, await call(desk.one, Affirmation)),
        people=len(await call(desk.all, Contact)),
        cards=await cards_of(request, desk),
        warnings=desk.warnings,
    )


def _own_words(library: Library, record: Record[Affirmation] | None) -> tuple[str, datetime] | None:
    """The last sentence of the daily practice, and when it was said."""
    if record is None:
        return None
    said = record.data.own if record.data.sentence in (None, "own") else record.data.sentence
    entry = library.catalogues["affirmations"].entries.get(str(said))
    words = entry.label if entry else str(said or "")
    return (words, record.created) if words else None


ROUTES = [Route("/", show, name="home.show")]
