"""A run of the moment flow, as a handler works with it; and its screens in the shape of a practice's."""

from typing import Any

from starlette.requests import Request

from brimful.guide import episode
from brimful.guide.episode import Flow
from brimful.practices.activated.screen import MomentScreen
from brimful.practices.screen import Screen, ScreenKind
from brimful.vault.opened import Opened
from brimful.web.answers import value_of
from brimful.web.forms import Form
from brimful.web.links import url_for
from brimful.web.passing import passing_of
from brimful.web.seam import call

from ..run.seat import library_of, now_, tz_of

KINDS: dict[str, ScreenKind] = {"part": "choice", "multi": "multi", "years": "years", "line": "text"}
ONE_TAP = frozenset({"suggestion", "choice", "choose"})


async def flow_at(request: Request, desk: Opened) -> Flow:
    """Raises NotFound."""
    return await call(episode.flow_of, desk, library_of(request), request.path_params["rid"], now_())


def as_screen(shown: MomentScreen) -> Screen:
    """The fields of a screen that asks for more than one tap are those of a practice."""
    return Screen(
        step=shown.step,
        kind=KINDS[shown.kind],
        ask=shown.ask or shown.value,
        options=shown.options,
        own=shown.own,
        most=shown.most,
        size="line",
        value=shown.value or None,
    )


def answer_in(form: Form, shown: MomentScreen) -> Any:
    """What was answered, None where nothing was. Raises BadField."""
    if shown.kind in KINDS:
        return value_of(form, as_screen(shown))
    if shown.kind in ONE_TAP:
        return form.line("answer") or None
    return form.scale("answer") if shown.kind == "scale" else True


def next_address(request: Request, desk: Opened, flow: Flow) -> str:
    """Where the flow is now. A practice that comes is begun here, so that its first words are one tap away."""
    shown = flow.show(library_of(request))
    if isinstance(shown, MomentScreen) and shown.kind == "practice" and flow.episode.status == "open":
        begun = episode.practice_begun(desk, flow, shown)
        if begun is None or begun.data.status == "open":
            sitting = episode.begin_practice(
                desk, library_of(request), flow, now_(), passing=passing_in(request, desk), tz=tz_of(request)
            )
            return url_for(request, "run.show", rid=sitting.id)
    return url_for(request, "moment.show", rid=flow.id)


def passing_in(request: Request, desk: Opened) -> Any:
    """The answers that are forgotten; touched already by the handler, which runs where the clocks are."""
    return request.app.state.passing.answers


def touch(request: Request, desk: Opened) -> None:
    passing_of(request, desk)
