"""From a run to its page: the screen that comes now, with what was typed in it."""

from typing import Any

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from brimful.core.kinds.episode import Episode
from brimful.guide import drafts
from brimful.guide.sitting import Sitting
from brimful.practices.activated.spoken import WORDS_A_MINUTE
from brimful.practices.screen import Ended, Screen, Waiting
from brimful.vault.opened import Opened
from brimful.web.answers import WRITTEN, typed_of, value_of
from brimful.web.asking import ask_of
from brimful.web.errors import BadField
from brimful.web.forms import Form
from brimful.web.links import url_for
from brimful.web.render import page
from brimful.web.seam import call

from . import pace
from .coached import coached_at
from .seat import library_of, now_
from .text import ROLES

SAID = frozenset({"say", "turn"})
LONG, LONGER = 80, 190  # characters from which words are set smaller


async def show_run(
    request: Request,
    desk: Opened,
    sitting: Sitting,
    *,
    form: Form | None = None,
    error: str = "",
    note: str = "",
    blank: int = 1,
    status: int = 0,
) -> Response:
    """The page of this run. ``form``: what was sent and comes back in its place; ``note``: a sentence above it."""
    shown = sitting.show(library_of(request), now_())
    if isinstance(shown, Ended):
        if sitting.run.episode:
            return RedirectResponse(url_for(request, "moment.show", rid=sitting.run.episode), 303)
        return RedirectResponse(url_for(request, "run.end", rid=sitting.id), 303)
    common: dict[str, Any] = {
        "rid": sitting.id,
        "shown": shown,
        "where": sitting.practice.title,
        "part": shown.part,
        "parts": shown.parts,
        "note": note,
        "quiet_help": await call(_quiet_help, request, desk, sitting),
        "status": status or (422 if error else 200),
    }
    if isinstance(shown, Waiting):
        return page(request, "run/waiting.html", **common)
    common["guided"] = sitting.practice.group == "guided"
    common["role"] = ROLES.get(shown.role, "")
    if shown.kind in SAID:
        words = shown.text or shown.ask
        return page(request, "run/say.html", words=words, size=size_of(words), rest=_rest(shown), **common)
    if shown.kind == "breathe" and shown.breath is not None:
        breath: dict[str, Any] = {"pace": pace.name_of(shown.breath), "seconds": pace.seconds(shown.breath)}
        return page(request, "run/breathe.html", **breath, **common)
    typed = sitting.typed(shown.step)
    if form is not None:
        shown, typed = _as_sent(form, shown)
    ask = ask_of(shown, typed, error=error, blank=blank)
    coached = None
    if sitting.practice.id == drafts.PRACTICE:
        coached = await call(coached_at, desk, library_of(request), sitting, shown)
    return page(request, "run/step.html", ask=ask, coached=coached, **common)


def _quiet_help(request: Request, desk: Opened, sitting: Sitting) -> str:
    """In shutdown the line that links to help stands on every screen of the flow, its practice's too."""
    if not sitting.run.episode:
        return ""
    state = desk.get(sitting.run.episode, Episode).data.state
    return library_of(request).moment.words["tap.dorsal_help"] if state == "dorsal" else ""


def size_of(words: str) -> str:
    return "longer" if len(words) > LONGER else "long" if len(words) > LONG else ""


def _rest(shown: Screen) -> int:
    """Seconds to read the words and to rest in them."""
    return round(len(shown.text.split()) / WORDS_A_MINUTE * 60) + 2 + shown.pause


def _as_sent(form: Form, shown: Screen) -> tuple[Screen, str]:
    try:
        value = value_of(form, shown)
        return replace(shown, value=value), typed_of(form, shown) if shown.kind in WRITTEN else ""
    except BadField as refused:
        words = refused.typed.get("answer", [""])
        return shown, "\n".join(words) if shown.kind in WRITTEN else ""
