"""Questions of a run that come later, and its timer's card: asked once, from the quiet cards on Now."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BadInput
from brimful.guide import due
from brimful.practices.screen import Ended, Screen
from brimful.vault.opened import Opened
from brimful.web import forms
from brimful.web.answers import value_of
from brimful.web.asking import ask_of
from brimful.web.doors import unlocked
from brimful.web.links import home, url_for
from brimful.web.render import page, say
from brimful.web.seam import call

from .filing import file_answer
from .seat import library_of, now_, sitting_of, tz_of
from .text import STEERS


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    sitting = await sitting_of(request, desk)
    shown = due.show_questions(library_of(request), sitting, now_())
    if isinstance(shown, Ended):
        return RedirectResponse(home(request), 303)
    return _page(request, sitting, shown)


@unlocked(filing=file_answer)
async def answer(request: Request, desk: Opened) -> Response:
    sitting = await sitting_of(request, desk)
    form = await forms.read(request)
    library, tz = library_of(request), tz_of(request)
    shown = due.show_questions(library, sitting, now_())
    if isinstance(shown, Ended) or shown.step != form.line("step"):
        return RedirectResponse(url_for(request, "run.later", rid=sitting.id), 303)
    try:
        value = value_of(form, shown)
        if value is None:
            return _page(request, sitting, shown, error=STEERS, status=422)
        await call(due.answer_question, desk, library, sitting, value, now_(), tz=tz)
    except BadInput as refused:
        return _page(request, sitting, shown, error=say(refused), status=422)
    return RedirectResponse(url_for(request, "run.later", rid=sitting.id), 303)


@unlocked
async def leave(request: Request, desk: Opened) -> Response:
    sitting = await sitting_of(request, desk)
    await call(due.leave_questions, desk, library_of(request), sitting, now_(), tz=tz_of(request))
    return RedirectResponse(home(request), 303)


@unlocked
async def put_away(request: Request, desk: Opened) -> Response:
    sitting = await sitting_of(request, desk)
    if sitting.run.card_due is not None:
        await call(due.put_away, desk, library_of(request), sitting, now_(), tz=tz_of(request))
    return RedirectResponse(home(request), 303)


def _page(request: Request, sitting: Any, shown: Screen, *, error: str = "", status: int = 200) -> Response:
    return page(
        request,
        "run/later.html",
        status=status,
        rid=sitting.id,
        shown=shown,
        ask=ask_of(shown, error=error),
        where=sitting.practice.title,
        part=shown.part,
        parts=shown.parts,
    )


ROUTES = [
    Route("/r/{rid}/later", show, name="run.later"),
    Route("/r/{rid}/later", answer, methods=["POST"], name="run.later_answer"),
    Route("/r/{rid}/later/left", leave, methods=["POST"], name="run.later_leave"),
    Route("/r/{rid}/card", put_away, methods=["POST"], name="run.put_away"),
]
