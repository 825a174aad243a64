"""Where the data lives, where the ideas come from, and what Brimful is."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from brimful import __version__
from brimful.vault.opened import Opened
from brimful.web.doors import either
from brimful.web.pages.keep.door import when_open
from brimful.web.render import page
from brimful.web.shell import shell_of


@when_open
async def data(request: Request, desk: Opened) -> Response:
    home = shell_of(request).config.home
    return page(request, "keep/data.html", folder=str(home) if home else "")


@either
async def sources(request: Request, desk: Opened | None) -> Response:
    return page(request, "keep/sources.html")


@either
async def about(request: Request, desk: Opened | None) -> Response:
    return page(request, "keep/about.html", version=__version__)


ROUTES = [
    Route("/keep/data", data, name="keep.data"),
    Route("/keep/sources", sources, name="keep.sources"),
    Route("/keep/about", about, name="keep.about"),
]
