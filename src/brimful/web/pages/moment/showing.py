"""From a run of the moment flow to its page."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from brimful.guide import episode
from brimful.guide.episode import Flow
from brimful.practices.activated.screen import Closing, MomentScreen
from brimful.vault.opened import Opened
from brimful.web.asking import ask_of
from brimful.web.avoiding import linked
from brimful.web.links import url_for
from brimful.web.render import page
from brimful.web.seam import call

from ..run.seat import library_of
from ..run.showing import size_of
from .beginning import starts_by_itself
from .seat import KINDS, as_screen

TEMPLATES = {"choice": "choice", "quiet": "quiet", "advice": "quiet", "scale": "scale", "choose": "choose"}
UNSAFE = "unsafe"  # this answer is no answer of the flow: it opens the help lines


async def show_flow(
    request: Request, desk: Opened, flow: Flow, *, error: str = "", note: str = "", status: int = 0
) -> Response:
    library = library_of(request)
    shown = flow.show(library)
    common: dict[str, Any] = {
        "rid": flow.id,
        "note": note,
        "shown": shown,
        "first": len(flow.log) < 2,
        "status": status or (422 if error else 200),
    }
    if flow.episode.status == "left":
        return page(request, "moment/left.html", words=library.moment.words, **common)
    if isinstance(shown, Closing):
        return _closing(request, flow, shown)
    if shown.kind == "practice":
        return await _practice(request, desk, flow, shown)
    if shown.kind == "suggestion" and shown.suggestion is not None:
        avoid = list(linked(shown.suggestion.first.avoid, library))
        go = starts_by_itself(flow, shown, request)
        return page(request, "moment/suggestion.html", avoid=avoid, by_itself=go, **common)
    if shown.kind in KINDS:
        return page(request, "moment/step.html", ask=ask_of(as_screen(shown), error=error), **common)
    words = shown.ask or shown.text
    return page(request, f"moment/{TEMPLATES[shown.kind]}.html", size=size_of(words), error=error, **common)


async def _practice(request: Request, desk: Opened, flow: Flow, shown: MomentScreen) -> Response:
    """The practice is done on its own pages; here only where it was not begun yet, or ended with a crash."""
    begun = await call(episode.practice_begun, desk, flow, shown)
    if begun is not None and begun.data.status == "open":
        return RedirectResponse(url_for(request, "run.show", rid=begun.id), 303)
    practice = library_of(request).practices[shown.practice]
    return page(
        request, "moment/practice.html", rid=flow.id, shown=shown, practice=practice, over=begun is not None
    )


def _closing(request: Request, flow: Flow, shown: Closing) -> Response:
    practices = library_of(request).practices
    return page(
        request,
        "moment/closing.html",
        rid=flow.id,
        shown=shown,
        practice=practices.get(shown.lead.practice),
        fills=flow.own.fills,
        noted=any(one.step == "trigger" for one in flow.log),
    )
