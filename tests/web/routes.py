"""All routes of the application, for tests that walk them, so that a new page is covered without writing a test."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unittest.mock import MagicMock

from starlette.routing import Route

from brimful.web.app import create_app


class Found(NamedTuple):
    name: str
    path: str
    methods: frozenset[str]
    door: str
    params: tuple[str, ...]
    endpoint: object
    regex: re.Pattern[str]

    def address(self, value: str) -> str:
        path = self.path
        for param in self.params:
            path = re.sub(rf"{{{param}(:\w+)?}}", value, path)
        return path


def every_route() -> list[Found]:
    app = create_app(MagicMock(), lambda: MagicMock())
    return list(_found(app.routes))


def _found(routes: list[Route]) -> Iterator[Found]:
    for route in routes:
        yield Found(
            str(route.name),
            route.path,
            frozenset(route.methods or ()),
            getattr(route.endpoint, "door", ""),
            tuple(route.param_convertors),
            route.endpoint,
            route.path_regex,
        )


ROUTES = every_route()
PAGES = [route for route in ROUTES if "GET" in route.methods and route.name != "static.file"]
BY_ID = [route for route in ROUTES if route.params and route.name != "static.file"]


def ids(routes: list[Found]) -> list[str]:
    return [route.name for route in routes]
