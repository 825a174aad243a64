"""Addresses: always by route name, always as a path, so that they work under any prefix and any host."""

from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.routing import NoMatchFound, Route
from starlette.types import Scope


def url_for(request: HTTPConnection, name: str, /, **params: object) -> str:
    """The path of a route, with the prefix the application is mounted under.

    Raises ``NoMatchFound`` for an unknown name.
    """
    paths = _by_name(request.app)
    if not params and name in paths.plain:
        return prefix(request) + paths.plain[name]
    for route in paths.routes.get(name, ()):
        with suppress(NoMatchFound):
            return prefix(request) + str(route.url_path_for(name, **params))
    raise NoMatchFound(name, params)


def has_route(request: HTTPConnection, name: str) -> bool:
    """Whether a page of that name exists, whatever its address needs."""
    return name in _by_name(request.app).routes


class _Paths(NamedTuple):
    """Routes by name, and the paths of those that need no more than that.

    The framework's own way asks every route in turn, which cost more than the rest of a page of a long list.
    """

    routes: dict[str, list[Route]]
    plain: dict[str, str]


def _by_name(app: Starlette) -> _Paths:
    known: _Paths | None = getattr(app.state, "paths", None)
    if known is None:
        known = app.state.paths = _Paths({}, {})
        for route in app.routes:
            if isinstance(route, Route):
                known.routes.setdefault(route.name, []).append(route)
                if not route.param_convertors:
                    known.plain.setdefault(route.name, route.path_format)
    return known


def home(request: HTTPConnection) -> str:
    return prefix(request) + "/"


def prefix(request: HTTPConnection) -> str:
    root: str = request.scope.get("root_path", "")
    return root.rstrip("/")


def below_prefix(scope: Scope) -> str:
    """The path that was asked for, as the routes know it."""
    path: str = scope["path"]
    root: str = scope.get("root_path", "").rstrip("/")
    return path.removeprefix(root) if path.startswith(root + "/") else path


def own_path(request: HTTPConnection, path: str) -> str | None:
    """``path`` if it is a plain path on this site and below our prefix, else None (open redirects)."""
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or not path.startswith(prefix(request) + "/"):
        return None
    if path.startswith("//") or "\\" in path or any(ord(sign) < 0x20 for sign in path):
        return None
    return path
