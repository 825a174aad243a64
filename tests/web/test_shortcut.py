"""The short way to a route leads where the long way leads."""

from unittest.mock import MagicMock

import pytest
from starlette.routing import Match

from brimful.web.app import create_app
from brimful.web.shortcut import Shortcut
from web.apart import run
from web.routes import BY_ID, PAGES


def scope_of(path, method="GET", root=""):
    return {"type": "http", "path": root + path, "root_path": root, "method": method}


def long_way(app, scope):
    return next((route for route in app.routes if route.matches(scope)[0] is Match.FULL), None)


@pytest.fixture(scope="module")
def app():
    return create_app(MagicMock(), lambda: MagicMock())


@pytest.mark.parametrize("root", ["", "/brim"])
def test_every_page_is_found_and_is_the_same_one(app, monkeypatch, root):
    shortcut = app.router.middleware_stack
    assert isinstance(shortcut, Shortcut)
    handled = []

    async def handle(route, scope, receive, send):
        handled.append((route.name, scope["route"].name))

    monkeypatch.setattr("starlette.routing.Route.handle", handle)
    for found in [*PAGES, *BY_ID]:
        for method in found.methods:
            scope = scope_of(found.address("a1"), method, root)
            expected = long_way(app, dict(scope)).name
            run(shortcut(scope, None, None))
            assert handled.pop() == (expected, expected)


def test_what_no_route_takes_goes_the_long_way(app, monkeypatch):
    shortcut, asked = app.router.middleware_stack, []

    async def remember(scope, receive, send):
        asked.append(scope["path"])

    monkeypatch.setattr(shortcut, "_long_way", remember)
    for path, method in (("/no/such", "GET"), ("/brimming", "GET"), ("", "GET"), ("/n", "DELETE")):
        run(shortcut(scope_of(path, method), None, None))
    assert asked == ["/no/such", "/brimming", "", "/n"]
