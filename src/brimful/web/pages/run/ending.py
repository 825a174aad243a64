"""The last page of a run: closing words, its own numbers in one plain line, what was kept, and what may come next."""

from typing import Any

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.kinds.run import Run
from brimful.guide import drafts, episode, run
from brimful.guide.dropped import drop, dropped_of
from brimful.guide.past import pasts
from brimful.guide.sitting import Sitting
from brimful.practices.activated.history import HARDER, company, number
from brimful.practices.activated.ranking import GROUNDING
from brimful.practices.screen import Ended
from brimful.vault.opened import Opened
from brimful.vault.record import Record
from brimful.web import forms
from brimful.web.doors import unlocked
from brimful.web.links import url_for
from brimful.web.practice_code import practice_at
from brimful.web.render import page
from brimful.web.seam import call

from .coached import fields_of
from .seat import library_of, now_, sitting_of, tz_of
from .text import ENDED_EARLY, ENDED_WELL


class Outer(Struct, frozen=True):
    """What this run was opened from, and waits: its address and title ("" for the moment flow)."""

    href: str
    title: str = ""


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    sitting = await sitting_of(request, desk)
    shown = sitting.show(library_of(request), now_())
    if not isinstance(shown, Ended):
        return RedirectResponse(url_for(request, "run.show", rid=sitting.id), 303)
    return page(request, "run/end.html", **await call(_view, request, desk, sitting, shown))


@unlocked
async def away(request: Request, desk: Opened) -> Response:
    return await _drop(request, desk, away=True)


@unlocked
async def back(request: Request, desk: Opened) -> Response:
    return await _drop(request, desk, away=False)


async def _drop(request: Request, desk: Opened, *, away: bool) -> Response:
    practice = practice_at(request)
    await forms.read(request)
    await call(drop, desk, practice.id, away=away, tz=tz_of(request))
    return RedirectResponse(url_for(request, "run.about", practice=practice.id), 303)


def _view(request: Request, desk: Opened, sitting: Sitting, shown: Ended) -> dict[str, Any]:
    library, data = library_of(request), sitting.run
    harder = data.fields.get("helped") == HARDER
    with_words = sitting.practice.id == drafts.PRACTICE
    return {
        "rid": sitting.id,
        "practice": sitting.practice,
        "words": shown.words,
        "plain": ENDED_WELL if shown.completed else ENDED_EARLY,
        "completed": shown.completed,
        "before": number(data.fields.get("activation_before")),
        "after": number(data.fields.get("activation_after")),
        "made": len([rid for rid in data.made if rid]),
        "later": data.later_due if not data.later_closed else None,
        "card": data.card_due,
        "may_drop": harder and sitting.practice.id not in {GROUNDING, *dropped_of(request.state.settings)},
        "company": _company(desk, library) if harder else (),
        "outer": _outer(request, desk, sitting),
        "draft": _draft(sitting, library) if with_words else None,
    }


def _company(desk: Opened, library: Any) -> tuple[str, ...]:
    """The words of the block `company`, where they are due."""
    if not company(pasts(desk), now_()):
        return ()
    return tuple(step.text for step in library.blocks["company"])


def _outer(request: Request, desk: Opened, sitting: Sitting) -> Outer | None:
    for record in run.open_runs(desk):
        offered = any(one.value == sitting.run.practice for one in record.data.log)
        if record.id != sitting.id and offered and record.data.practice in library_of(request).practices:
            title = library_of(request).practices[record.data.practice].title
            return Outer(url_for(request, "run.show", rid=record.id), title)
    flow = episode.latest_open(desk, now_())
    return Outer(url_for(request, "moment.show", rid=flow.id)) if flow else None


def _draft(sitting: Sitting, library: Any) -> dict[str, Any]:
    fields = fields_of(sitting, library)
    record: Record[Run] = sitting.record
    return {
        "new": fields.get("rewrite") or "",
        "old": fields.get("draft") or "",
        "decide": fields.get("decide"),
        "kept": drafts.is_kept(record.data),
    }


ROUTES = [
    Route("/r/{rid}/end", show, name="run.end"),
    Route("/r/p/{practice:practice}/away", away, methods=["POST"], name="run.drop"),
    Route("/r/p/{practice:practice}/back", back, methods=["POST"], name="run.take_back"),
]
