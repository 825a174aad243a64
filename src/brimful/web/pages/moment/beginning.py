"""The first tap: from a chip to a suggestion, and from "my own way" to the practice that helped last."""

from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from brimful.core.errors import BadInput
from brimful.guide import episode
from brimful.guide.episode import Flow
from brimful.guide.own import own_of
from brimful.practices.activated import ranking
from brimful.practices.activated.ranking import Situation
from brimful.practices.activated.screen import MomentScreen
from brimful.vault.opened import Opened
from brimful.web import forms
from brimful.web.avoiding import linked
from brimful.web.doors import unlocked
from brimful.web.links import url_for
from brimful.web.render import page
from brimful.web.seam import call

from ..run.seat import library_of, now_, tz_of
from .seat import next_address, touch

TWICE = timedelta(seconds=10)  # two taps of one hand are one


@unlocked
async def begin(request: Request, desk: Opened) -> Response:
    """What was tapped on screen 0 begins a run at once. Nobody is asked or refused anything here."""
    form = await forms.read(request)
    touch(request, desk)
    flow = await call(_begin, request, desk, form)
    address = await call(next_address, request, desk, flow)
    by_hand = "?go=1" if form.line("hand") and "/m/" in address else ""
    return RedirectResponse(address + by_hand, 303)


@unlocked
async def own(request: Request, desk: Opened) -> Response:
    """ "Skip to my own way": the last practice that helped, with Start; nothing is begun by looking."""
    library = library_of(request)
    mine = await call(own_of, desk, library, now_())
    here = Situation(state=None, activation=None, now=now_(), history=mine.history, dropped=mine.dropped)
    found = ranking.own_way(library.practices, here)
    if found is None:
        return RedirectResponse(url_for(request, "now.page", name="ways"), 303)
    card = ranking.card(library.practices[found])
    return page(request, "moment/own.html", card=card, avoid=list(linked(card.avoid, library)))


def _begin(request: Request, desk: Opened, form: forms.Form) -> Flow:
    library, now = library_of(request), now_()
    state, trigger = form.line("state"), form.line("trigger")
    value: dict[str, Any] = {
        "state": state if state in library.moment.cells else None,
        "strength": _strength(form),
        "in_public": form.checked("public"),
        "own_way": form.checked("own_way"),
    }
    before = episode.latest_open(desk, now)
    if before is not None:
        flow = episode.flow_of(desk, library, before.id, now)
        if now - flow.started < TWICE and _same(flow, value):
            return flow
        # whoever taps again is somewhere else by now; the earlier run is left, and nothing is asked
        episode.leave(desk, library, flow, now, tz=tz_of(request))
    known = trigger if trigger in library.catalogues["triggers"].entries else ""
    return episode.begin(desk, library, value, now, now, trigger=known, tz=tz_of(request))


def _same(flow: Flow, value: dict[str, Any]) -> bool:
    first = flow.log[0].value if flow.log else None
    return len(flow.log) == 1 and first == {
        name: one for name, one in value.items() if one not in (None, False)
    }


def _strength(form: forms.Form) -> int | None:
    try:
        return form.scale("strength")
    except BadInput:
        return None


def starts_by_itself(flow: Flow, shown: MomentScreen, request: Request) -> bool:
    """Only right after a tap by hand: not when the page is come back to, not for whoever uses no pointer."""
    fresh = now_() - flow.log[-1].at < TWICE if flow.log else False
    return shown.by_itself and fresh and request.query_params.get("go") == "1"
