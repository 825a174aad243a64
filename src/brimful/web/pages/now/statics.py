"""The static pages as bytes: rendered on first use, then the same answer for everyone.

No cookie and no setting has a say in them, so the service worker may keep them beside the shell.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any
from zlib import crc32

from starlette.requests import Request

from brimful.guide import helplines
from brimful.guide.countries import COUNTRIES
from brimful.web.avoiding import linked
from brimful.web.links import has_route, prefix, url_for
from brimful.web.render import LEAVE_TO, fragment
from brimful.web.shell import shell_of

from . import stops

SCREEN = "screen"
TEMPLATES = {"close-2": "close", "lines-2": "lines"}
SCRIPTS = {"close": ("line.js",), "close-2": ("line.js",), "help": ("help.js",)}
# the shell of these pages: what the worker keeps beside them, and nothing else
KEPT = (
    "tokens.css",
    "brimful.css",
    "hpke.js",
    "look.js",
    "outbox.js",
    "standby.js",
    "icons/bowl.svg",
    "icons/icon-192.png",
)
KEPT_FOLDERS = ("components/", "fonts/", "icons/down", "pages/now/")
UNKEPT = (".txt",)  # licences


def static_page(request: Request, name: str) -> bytes:
    """The bytes of a static page; ``name`` is "screen" or one of ``map_of(...).names()``."""
    kept: dict[tuple[str, str], bytes] = _memory(request, "now_pages", dict)
    key = (prefix(request), name)
    if key not in kept:
        kept[key] = fragment(request, _template(request, name), **context(request, name)).encode()
    return kept[key]


def map_here(request: Request) -> stops.Map:
    """The map of the flow, made once."""
    found: stops.Map = _memory(request, "now_map", partial(stops.map_of, shell_of(request).library))
    return found


def address(request: Request, name: str) -> str:
    if name == SCREEN:
        return url_for(request, "now.show")
    return url_for(request, "now.help") if name == "help" else url_for(request, "now.page", name=name)


def worker_shell(request: Request) -> dict[str, Any]:
    """What the worker keeps and knows. ``build`` changes with any byte of it."""
    shell = shell_of(request)
    here = map_here(request)
    pages = [SCREEN, *here.names()]
    build = crc32(shell.assets.build.encode())
    for name in pages:
        build = crc32(static_page(request, name), build)
    return {
        "build": f"{build:08x}",
        "assets": [
            url_for(request, "static.file", build=shell.assets.build, name=name)
            for name in shell.assets.names()
            if name in KEPT or (name.startswith(KEPT_FOLDERS) and not name.endswith(UNKEPT))
        ],
        "pages": {name: address(request, name) for name in pages},
        "next": url_for(request, "now.next"),
        "cells": here.cells,
        "unset": stops.UNSET,
        "still": stops.STILL_STRONG,
        "above": stops.ABOVE,
    }


def context(request: Request, name: str) -> Mapping[str, Any]:
    """Everything a template of this flow asks for, from the library and the table of help lines alone."""
    library = shell_of(request).library
    here = map_here(request)
    stop = here.stops.get(name)
    script = SCRIPTS.get(name, ("steps.js",) if stop else ())
    return {
        # the same for everyone: no one's theme, no one's way out, and help that needs no vault
        "theme": "auto",
        "unlocked": False,
        "leave_to": LEAVE_TO,
        "has_route": lambda route: route not in ("help.show", "unlock.show") and has_route(request, route),
        "scripts": [f"pages/now/{each}" for each in script],
        "words": library.moment.words,
        "moment": library.moment,
        "blocks": library.raw_blocks,
        "here": here,
        "stop": stop,
        "avoid": list(linked(stop.avoid, library)) if stop else [],
        "above_4": name == "close-2",
        "abuse_first": name == "lines-2",
        "countries": COUNTRIES,
        "lines_of": helplines.lines,
        "anywhere": helplines.ANYWHERE,
        "directories": helplines.DIRECTORIES,
        "year": datetime.now(UTC).year,
        "breathe_at": here.of_practice(stops.BREATHE),
        "move_at": here.of_practice(stops.MOVE),
        "ground_at": here.first("unsure", None),
    }


def _template(request: Request, name: str) -> str:
    return "now/steps.html" if name in map_here(request).stops else f"now/{TEMPLATES.get(name, name)}.html"


def _memory(request: Request, name: str, make: Any) -> Any:
    state = request.app.state
    if not hasattr(state, name):
        setattr(state, name, make())
    return getattr(state, name)
