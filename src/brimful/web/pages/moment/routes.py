"""``/m``: "I'm activated" with the vault open. Every answer is kept before the next screen, so it goes on anywhere."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BadInput
from brimful.guide import due, episode
from brimful.guide.errors import AlreadyEnded, WentOn
from brimful.practices.activated import flow as moment
from brimful.practices.activated.screen import MomentScreen
from brimful.vault.opened import Opened
from brimful.web import forms
from brimful.web.doors import unlocked
from brimful.web.links import home, url_for
from brimful.web.render import page, say
from brimful.web.seam import call

from ..run.filing import file_answer
from ..run.seat import library_of, now_, tz_of
from .beginning import begin, own
from .seat import answer_in, flow_at, next_address, touch
from .showing import show_flow

WISHES = ("back", "skip", "stop")


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    return await show_flow(request, desk, await flow_at(request, desk))


@unlocked(filing=file_answer)
async def answer(request: Request, desk: Opened) -> Response:
    touch(request, desk)
    flow, form = await flow_at(request, desk), await forms.read(request)
    library, tz, step = library_of(request), tz_of(request), form.line("step")
    shown = flow.show(library)
    wish = form.choice("do", WISHES, default="")
    if flow.episode.status != "open" or not isinstance(shown, MomentScreen):
        return _to(url_for(request, "moment.show", rid=flow.id))
    try:
        if wish == "stop":
            flow = await call(episode.leave, desk, library, flow, now_(), tz=tz)
        elif wish == "back":
            flow = await call(episode.back, desk, library, flow, tz=tz)
            return _to(url_for(request, "moment.show", rid=flow.id))
        else:
            value = answer_in(form, shown) if not wish and step == shown.step else None
            if value is None:
                flow = await call(episode.skip, desk, library, flow, now_(), step=step, tz=tz)
            else:
                flow = await call(episode.answer, desk, library, flow, value, now_(), step=step, tz=tz)
    except WentOn as elsewhere:
        return await show_flow(request, desk, elsewhere.now, note=say(elsewhere), status=409)
    except AlreadyEnded:
        return _to(url_for(request, "moment.show", rid=flow.id))
    except BadInput as refused:
        return await show_flow(request, desk, flow, error=say(refused))
    return _to(await call(next_address, request, desk, flow))


@unlocked
async def practise(request: Request, desk: Opened) -> Response:
    """Begin the practice of this screen; or, where it is over already, go on from it."""
    touch(request, desk)
    flow, form = await flow_at(request, desk), await forms.read(request)
    shown = flow.show(library_of(request))
    if isinstance(shown, MomentScreen) and shown.kind == "practice" and form.checked("over"):
        flow = await call(
            episode.answer, desk, library_of(request), flow, True, now_(), step=shown.step, tz=tz_of(request)
        )
    return _to(await call(next_address, request, desk, flow))


@unlocked(filing=file_answer)
async def trigger(request: Request, desk: Opened) -> Response:
    """What set it off, in two taps."""
    flow, form = await flow_at(request, desk), await forms.read(request)
    key, words = form.line("answer"), form.line("answer.own")
    value = {"own": words} if words and key in ("", "own") else key
    if value and value != "own":
        await call(episode.note_trigger, desk, library_of(request), flow, value, now_(), tz=tz_of(request))
    return _to(url_for(request, "moment.show", rid=flow.id))


@unlocked
async def later(request: Request, desk: Opened) -> Response:
    """The look-back: how it is two hours after. Asked once."""
    flow = await flow_at(request, desk)
    if flow.episode.look_back_done or not moment.look_back_open(flow.episode.look_back_due, now_()):
        return _to(home(request))
    return page(request, "moment/later.html", rid=flow.id, shown=moment.later(library_of(request)))


@unlocked
async def look_back(request: Request, desk: Opened) -> Response:
    return await _look_back(request, desk, (await forms.read(request)).scale("answer"))


@unlocked
async def leave_out(request: Request, desk: Opened) -> Response:
    return await _look_back(request, desk, None)


async def _look_back(request: Request, desk: Opened, value: int | None) -> Response:
    flow = await flow_at(request, desk)
    if not flow.episode.look_back_done and flow.episode.look_back_due is not None:
        await call(due.look_back, desk, library_of(request), flow.id, value, now_(), tz=tz_of(request))
    return _to(home(request))


def _to(address: str) -> Response:
    return RedirectResponse(address, 303)


ROUTES = [
    Route("/m", begin, methods=["POST"], name="moment.begin"),
    Route("/m/own", own, name="moment.own"),
    Route("/m/{rid}", show, name="moment.show"),
    Route("/m/{rid}", answer, methods=["POST"], name="moment.answer"),
    Route("/m/{rid}/practice", practise, methods=["POST"], name="moment.practise"),
    Route("/m/{rid}/note", trigger, methods=["POST"], name="moment.trigger"),
    Route("/m/{rid}/later", later, name="moment.later"),
    Route("/m/{rid}/later", look_back, methods=["POST"], name="moment.look_back"),
    Route("/m/{rid}/later/left", leave_out, methods=["POST"], name="moment.later_leave"),
]
