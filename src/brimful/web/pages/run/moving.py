"""Where a run leads after an answer: its next screen, help, another practice, or back into the moment flow."""

from typing import Any

from starlette.requests import Request

from brimful.guide import episode
from brimful.guide.sitting import Sitting
from brimful.practices.activated.screen import MomentScreen
from brimful.practices.screen import Screen, Waiting
from brimful.vault.opened import Opened
from brimful.web.links import url_for

from .seat import library_of, now_, tz_of

HELP = {
    "contacts": "help.show",
    "emergency": "help.show",
    "helpline": "help.show",
    "person": "help.people",
    "stay": "help.myself",
}


def next_address(
    request: Request,
    desk: Opened,
    sitting: Sitting,
    shown: Screen | Waiting | Any = None,
    value: Any = None,
) -> str:
    """The address to go to. In the moment flow a practice that is over is answered there."""
    field = getattr(shown, "field", None)
    if field in ("unsafe_next", "crisis_next") and value in HELP:
        return url_for(request, HELP[value])
    if getattr(shown, "kind", "") == "offer" and isinstance(value, str):
        return url_for(request, "run.about", practice=value)
    if sitting.over and sitting.run.episode:
        finish_round(request, desk, sitting)
        return url_for(request, "moment.show", rid=sitting.run.episode)
    return url_for(request, "run.show", rid=sitting.id)


def finish_round(request: Request, desk: Opened, sitting: Sitting) -> None:
    """Tell the flow that the practice on its screen is over. Once: a flow that has gone on stays as it is."""
    library, now = library_of(request), now_()
    assert sitting.run.episode
    flow = episode.flow_of(desk, library, sitting.run.episode, now)
    screen = flow.show(library)
    if flow.episode.status != "open" or not isinstance(screen, MomentScreen) or screen.kind != "practice":
        return
    begun = episode.practice_begun(desk, flow, screen)
    if begun is not None and begun.id == sitting.id:
        episode.answer(desk, library, flow, True, now, step=screen.step, tz=tz_of(request))
