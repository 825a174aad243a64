"""``/path``: the place Path. Every practice there is, by stage, and what fits now. What was chosen stays out of addresses."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from brimful.guide.dropped import dropped_of
from brimful.vault.opened import Opened
from brimful.web import forms
from brimful.web.doors import unlocked
from brimful.web.render import page
from brimful.web.shell import shell_of

from .shelves import LENGTHS, shelves


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    return _page(request)


@unlocked
async def choose(request: Request, desk: Opened) -> Response:
    form = await forms.read(request)
    states = list(shell_of(request).library.catalogues["states"].entries)
    return _page(
        request,
        form.choice("state", states, default=""),
        form.choice("length", list(LENGTHS), default=""),
    )


def _page(request: Request, state: str = "", length: str = "") -> Response:
    library = shell_of(request).library
    gone = dropped_of(request.state.settings)
    return page(
        request,
        "path/show.html",
        place="path",
        shelves=list(shelves(library, state, length, gone)),
        states=[(key, entry.label) for key, entry in library.catalogues["states"].entries.items()],
        state=state,
        length=length,
        dropped=[library.practices[name] for name in library.practices if name in gone],
        problems=len(library.problems),
    )


ROUTES = [
    Route("/path", show, name="path.show"),
    Route("/path", choose, methods=["POST"], name="path.choose"),
]
