"""Addresses: always by route name, always as a path, so that they work under any prefix and any host."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection


def url_for(request: HTTPConnection, name: str, /, **params: object) -> str:
    """The path of a route, with the prefix the application is mounted under.

    Raises ``NoMatchFound`` for an unknown name.
    """
    path = request.app.url_path_for(name, **params)
    return prefix(request) + str(path)


def has_route(request: HTTPConnection, name: str) -> bool:
    """Whether a page of that name exists, whatever its address needs."""
    return any(getattr(route, "name", None) == name for route in request.app.routes)


def home(request: HTTPConnection) -> str:
    return prefix(request) + "/"


def prefix(request: HTTPConnection) -> str:
    root: str = request.scope.get("root_path", "")
    return root.rstrip("/")


def own_path(request: HTTPConnection, path: str) -> str | None:
    """``path`` if it is a plain path on this site and below our prefix, else None (open redirects)."""
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or not path.startswith(prefix(request) + "/"):
        return None
    if path.startswith("//") or "\\" in path or any(ord(sign) < 0x20 for sign in path):
        return None
    return path
