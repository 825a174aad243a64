"""``/r``: doing a practice, one screen at a time. Each answer is sealed in the vault before the next screen is shown."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BadInput
from brimful.guide import run
from brimful.guide.errors import AlreadyEnded, WentOn
from brimful.guide.sitting import Sitting
from brimful.practices.screen import Screen, Waiting
from brimful.vault.opened import Opened
from brimful.web import forms
from brimful.web.answers import typed_of, value_of
from brimful.web.doors import unlocked
from brimful.web.links import url_for
from brimful.web.render import say
from brimful.web.seam import call

from . import about, drafting, ending, later, pace
from .filing import file_answer
from .moving import next_address
from .seat import library_of, now_, sitting_of, tz_of
from .showing import show_run
from .text import STEERS

WISHES = ("back", "skip", "stop", "more")


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    return await show_run(request, desk, await sitting_of(request, desk))


@unlocked(filing=file_answer)
async def answer(request: Request, desk: Opened) -> Response:
    """Go on, or wherever the small ways lead. What can't be taken comes back in the form with its sentence."""
    sitting = await sitting_of(request, desk)
    form = await forms.read(request)
    shown = sitting.show(library_of(request), now_())
    wish = form.choice("do", WISHES, default="")
    if sitting.over:
        return _to(await call(next_address, request, desk, sitting))
    try:
        if wish == "more":
            return await show_run(request, desk, sitting, form=form, blank=2)
        value = _value(form, shown, form.line("step")) if not wish else None
        if not wish and value is None and isinstance(shown, Screen) and not shown.skippable:
            return await show_run(request, desk, sitting, form=form, error=STEERS)
        sitting = await call(_go, request, desk, sitting, form, wish, value)
    except WentOn as elsewhere:
        return await show_run(request, desk, elsewhere.now, note=say(elsewhere), status=409)
    except AlreadyEnded:
        return _to(url_for(request, "run.show", rid=sitting.id))
    except BadInput as refused:
        return await show_run(request, desk, sitting, form=form, error=say(refused))
    return _to(await call(next_address, request, desk, sitting, shown, value))


@unlocked
async def keep(request: Request, desk: Opened) -> Response:
    """What is being typed, a moment after the last key (components/autosave.js); sealed with the run."""
    sitting = await sitting_of(request, desk)
    form = await forms.read(request)
    shown = sitting.show(library_of(request), now_())
    step = form.line("step")
    if isinstance(shown, Screen) and shown.step == step and not sitting.over:
        typed = typed_of(form, shown)
        await call(run.keep_typed, desk, library_of(request), sitting, step, typed, now_(), tz=tz_of(request))
    return Response(status_code=204)


@unlocked
async def leave(request: Request, desk: Opened) -> Response:
    """A run that was left open is left for good. What was answered in it is kept."""
    sitting = await sitting_of(request, desk)
    practice = sitting.practice.id
    for _ in range(2):  # a guided one first leads back into the room; whoever comes later is there already
        if not sitting.over:
            sitting = await call(run.stop, desk, library_of(request), sitting, now_(), tz=tz_of(request))
    return _to(url_for(request, "run.about", practice=practice))


def _value(form: forms.Form, shown: Screen | Waiting | Any, step: str) -> Any:
    if isinstance(shown, Screen) and shown.step == step:
        return value_of(form, shown)
    # an old form: its words are kept where they can be, and the person is told where things stand
    return form.text("answer") or True


def _go(request: Request, desk: Opened, sitting: Sitting, form: forms.Form, wish: str, value: Any) -> Sitting:
    library, step, now, tz = library_of(request), form.line("step"), now_(), tz_of(request)
    if wish in ("back", "stop"):
        shown = sitting.show(library, now)
        if isinstance(shown, Screen) and shown.step == step and (typed := typed_of(form, shown)):
            sitting = run.keep_typed(desk, library, sitting, step, typed, now, tz=tz)
        move = run.back if wish == "back" else run.stop
        return move(desk, library, sitting, now, tz=tz)
    if wish == "skip" or value is None:
        return run.skip(desk, library, sitting, now, step=step, tz=tz)
    return run.answer(desk, library, sitting, value, now, step=step, tz=tz)


def _to(address: str) -> Response:
    return RedirectResponse(address, 303)


ROUTES = [
    *about.ROUTES,
    *pace.ROUTES,
    *later.ROUTES,
    *ending.ROUTES,
    *drafting.ROUTES,
    Route("/r/{rid}", show, name="run.show"),
    Route("/r/{rid}", answer, methods=["POST"], name="run.answer"),
    Route("/r/{rid}/typed", keep, methods=["POST"], name="run.keep"),
    Route("/r/{rid}/left", leave, methods=["POST"], name="run.leave"),
]
