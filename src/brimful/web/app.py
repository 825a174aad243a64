"""The application: pages found by folder, guards around them, one shell object in its state."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from brimful.core.errors import BrimfulError
from brimful.web import faults
from brimful.web.assets import Assets
from brimful.web.config import Config
from brimful.web.discovery import found_routes
from brimful.web.doors import filings_of, public
from brimful.web.edge import Edge
from brimful.web.seam import call
from brimful.web.shell import Shell, shell_of
from brimful.web.shortcut import Shortcut

if TYPE_CHECKING:
    from brimful.practices.library import Library
    from brimful.vault.vault import Vault


def create_app(
    vault: Vault, library: Library | Callable[[], Library], config: Config | None = None
) -> Starlette:
    """The web application on ``vault``. ``library`` may be a function that loads the practices on first use."""
    load: Callable[[], Library] = library if callable(library) else lambda: library
    shell = Shell(vault, load, config or Config(), Assets())
    routes = [Route("/static/{build}/{name:path}", static_file, name="static.file"), *found_routes()]
    shell.filings.update(filings_of(routes))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await shell.undo.finish()
        await call(vault.close)

    app = Starlette(
        routes=routes,
        middleware=[Middleware(Edge, config=shell.config)],
        exception_handlers={BrimfulError: faults.spoken, HTTPException: faults.http},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    app.router.middleware_stack = Shortcut(app.router)
    app.state.shell = shell
    return app


@public
async def static_file(request: Request) -> Response:
    shell = shell_of(request)
    asset = shell.assets.get(request.path_params["name"])
    if asset is None:
        raise HTTPException(404)
    # a page from before an update may still ask for the old build: answered, but not kept
    request.scope["brimful.static"] = request.path_params["build"] == shell.assets.build
    return Response(asset.body, media_type=asset.media_type)
