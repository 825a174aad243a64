"""Before Start: how long, what it asks of eyes and imagination, what speaks against it, how to stop."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.kinds.run import Run
from brimful.guide import anew, run
from brimful.guide.dropped import dropped_of
from brimful.guide.ready import known_of
from brimful.practices.readiness import Advice, advice
from brimful.practices.schema import Practice
from brimful.vault.opened import Opened
from brimful.vault.record import Record
from brimful.web import forms
from brimful.web.avoiding import linked
from brimful.web.doors import unlocked
from brimful.web.links import url_for
from brimful.web.passing import passing_of
from brimful.web.practice_code import practice_at
from brimful.web.render import page
from brimful.web.seam import call

from .seat import library_of, now_, sitting_of, tz_of
from .text import ALOUD, DEPTH, EYES, HOW_TO_STOP, IMAGERY, NO_IMAGERY


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    practice, library = practice_at(request), library_of(request)
    first = await call(_advice, request, desk, practice)
    notes = [EYES[practice.eyes], IMAGERY if practice.imagery else NO_IMAGERY]
    notes += [ALOUD] if practice.aloud else []
    return page(
        request,
        "run/about.html",
        place="path",
        practice=practice,
        notes=[*notes, DEPTH[practice.depth], HOW_TO_STOP],
        avoid=list(linked(practice.avoid, library)),
        left=next((one for one in await call(run.open_runs, desk) if one.data.practice == practice.id), None),
        advice=first,
        first=library.practices[first.first] if first else None,
        dropped=practice.id in dropped_of(request.state.settings),
    )


@unlocked
async def begin(request: Request, desk: Opened) -> Response:
    practice = practice_at(request)
    form = await forms.read(request)
    sitting = await call(
        run.begin,
        desk,
        library_of(request),
        practice.id,
        now_(),
        passing=passing_of(request, desk),
        tz=tz_of(request),
        request=form.request_id(),
    )
    return RedirectResponse(url_for(request, "run.show", rid=sitting.id), 303)


@unlocked
async def again(request: Request, desk: Opened) -> Response:
    """The same practice anew, with the answers of this run in their places."""
    sitting = await sitting_of(request, desk)
    form = await forms.read(request)
    record: Record[Run] = sitting.record
    new = await call(
        anew.begin_anew,
        desk,
        library_of(request),
        record,
        now_(),
        passing=passing_of(request, desk),
        tz=tz_of(request),
        request=form.request_id(),
    )
    return RedirectResponse(url_for(request, "run.show", rid=new.id), 303)


def _advice(request: Request, desk: Opened, practice: Practice) -> Advice | None:
    if practice.depth == "light":
        return None
    return advice(library_of(request), practice, known_of(desk))


ROUTES = [
    Route("/r/p/{practice:practice}", show, name="run.about"),
    Route("/r/p/{practice:practice}", begin, methods=["POST"], name="run.begin"),
    Route("/r/{rid}/again", again, methods=["POST"], name="run.again"),
]
