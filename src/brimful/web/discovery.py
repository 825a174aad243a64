"""Pages are found by folder: every ``pages/<page>/routes.py`` with ``ROUTES`` is mounted."""

from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files

from starlette.routing import Route


def page_names() -> list[str]:
    """Folder names under ``pages/`` that hold a ``routes.py``, in order of the alphabet."""
    folder = files("brimful.web") / "pages"
    return sorted(item.name for item in folder.iterdir() if item.is_dir() and (item / "routes.py").is_file())


def found_routes() -> Iterator[Route]:
    """The routes of all pages; a fixed path comes before one with a parameter, whatever page it is of."""
    routes: list[Route] = []
    for name in page_names():
        module = import_module(f"brimful.web.pages.{name}.routes")
        for route in module.ROUTES:
            if not str(route.name).startswith(f"{name}."):
                raise ValueError(f"the route {route.name!r} of page {name!r} must be named '{name}.<action>'")
            routes.append(route)
    yield from sorted(routes, key=lambda route: "{" in route.path)
