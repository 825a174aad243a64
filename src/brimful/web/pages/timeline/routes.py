"""``/n``: the timeline. Everything that was written, said and done, newest first; found by day, kind, tag or words."""

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.kinds import KINDS as RECORDS
from brimful.core.kinds.episode import Episode
from brimful.core.span import Span
from brimful.core.timeline import KINDS, Timeline
from brimful.guide.timeline import timeline_of
from brimful.vault.opened import Opened
from brimful.web import forms, items, putaway
from brimful.web.again import drawn
from brimful.web.doors import either, unlocked
from brimful.web.links import url_for
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of
from brimful.web.zone import here_now

from . import setting_off
from .rows import DayRows, Lister, Titles
from .wanted import LENGTHS, Wanted, kinds_in, remember, remembered, span_name, span_named

A_PAGE = 50
MOST_PAGES = 4000
MOST_TAGS = 200
WORDS = 200  # characters of a search
ITEMS = tuple(kind for kind in KINDS if kind != "entry")


class Found(Struct, frozen=True, kw_only=True):
    """One page of the timeline. ``total``: records that fit; ``first``: the oldest day there is."""

    days: list[DayRows]
    total: int
    number: int
    more: bool
    first: date | None
    tags: list[tuple[str, str]]  # as they are sent and as they are shown
    anything: bool


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    query = request.query_params
    wanted = Wanted(span=span_named(query.get("at", "")), kinds=kinds_in(query.getlist("kind")))
    return await drawn(request, desk, lambda: _page(request, desk, wanted))


@either
async def search(request: Request, desk: Opened | None) -> Response:
    """Words are sent, never put into an address; locked, they are not kept either."""
    if desk is None:
        where = url_for(request, "unlock.show")
        if request.headers.get("hx-request"):
            return Response(headers={"HX-Redirect": where})
        return RedirectResponse(where, 303)
    form = await forms.read(request)
    wanted = _asked(form, here_now(request).date())
    typing = bool(request.headers.get("hx-request"))
    number = await call(remember, desk, wanted) if wanted.private else ""
    if typing:
        return await _page(request, desk, wanted, number, template="timeline/found.html")
    if wanted.private and not number:
        return await _page(request, desk, wanted)
    return RedirectResponse(_address(request, wanted, number), 303)


@unlocked
async def found(request: Request, desk: Opened) -> Response:
    number = request.path_params["number"]
    wanted = await call(remembered, desk, number)
    if wanted is None:  # from before the lock
        return RedirectResponse(url_for(request, "timeline.show"), 303)
    return await _page(request, desk, wanted, number)


async def _page(
    request: Request, desk: Opened, wanted: Wanted, number: str = "", template: str = "timeline/timeline.html"
) -> Response:
    here = _number(request.query_params.get("p", ""))
    result = await call(_find, request, desk, wanted, here)
    today = here_now(request).date()
    return page(
        request,
        template,
        place="mirror",
        wanted=wanted,
        found=result,
        held=await call(putaway.of_kinds, request, desk, KINDS, "timeline"),
        kinds=KINDS,
        lengths=LENGTHS,
        day=wanted.span.first if wanted.span else today,
        today=today,
        here=_address(request, wanted, number),
        around=_around(request, wanted, result, today),
        months=_months(request, result.first, today),
        earlier_page=_address(request, wanted, number, here + 1) if result.more else "",
        later_page=_address(request, wanted, number, here - 1) if here > 1 else "",
    )


def _find(request: Request, desk: Opened, wanted: Wanted, here: int) -> Found:
    shell = shell_of(request)
    timeline = timeline_of(desk, Titles(shell.library))
    held = shell.undo.held(desk.account)
    skip = (here - 1) * A_PAGE
    if wanted.narrow or held:
        every = timeline.find(span=wanted.span, kinds=wanted.kinds, tag=wanted.tag, words=wanted.words)
        every = [record for record in every if record.id not in held] if held else every
        total, shown = len(every), every[skip : skip + A_PAGE]
    else:  # the usual page asks for no more than it shows
        total, shown = len(timeline), timeline.find(skip=skip, limit=A_PAGE)
    return Found(
        days=Lister(request, wanted.words).days(timeline, shown),
        total=total,
        number=here,
        more=total > skip + A_PAGE,
        first=timeline.first_day(),
        tags=_tags(desk, timeline),
        anything=bool(total) or len(timeline) > len(held),
    )


def _tags(desk: Opened, timeline: Timeline) -> list[tuple[str, str]]:
    """The tags there are, the most used first; counted again only after something was written."""
    shelf = desk.shelf
    of, tags = shelf.get("timeline-tags", (None, []))
    if of is not timeline:
        tags = [(tag, tag) for tag, _ in timeline.tags()[:MOST_TAGS]]
        shelf["timeline-tags"] = (timeline, tags)
    return list(tags)


def _asked(form: forms.Form, today: date) -> Wanted:
    """What the form asks for. Raises BadField for words that are no text or too long."""
    length = form.choice("length", (*LENGTHS, ""), "")
    span = None
    if length:
        day = span_named(form.line("day", 20)) or Span.around("day", today)
        span = Span.around(length, day.first)  # type: ignore[arg-type]
    return Wanted(
        span=span,
        kinds=kinds_in(form.choices("kind")),
        tag=form.line("tag", WORDS),
        words=form.line("words", WORDS),
    )


def _address(request: Request, wanted: Wanted, number: str = "", here: int = 1) -> str:
    query: list[tuple[str, Any]] = []
    if number:
        where = url_for(request, "timeline.found", number=number)
    else:
        where = url_for(request, "timeline.show")
        query += [("at", span_name(wanted.span))] if wanted.span else []
        query += [("kind", kind) for kind in wanted.kinds]
    query += [("p", here)] if here > 1 else []
    return f"{where}?{urlencode(query)}" if query else where


def _around(request: Request, wanted: Wanted, found: Found, today: date) -> tuple[str, str]:
    """Addresses of the days before and after; "" where nothing can be there, or words stand in the way."""
    if wanted.span is None or wanted.private:
        return "", ""
    before = found.first is not None and wanted.span.first > found.first
    after = wanted.span.after <= today

    def at(span: Span) -> str:
        return _address(request, Wanted(span=span, kinds=wanted.kinds))

    return at(wanted.span.earlier()) if before else "", at(wanted.span.later()) if after else ""


def _months(request: Request, first: date | None, today: date) -> list[tuple[int, list[tuple[date, str]]]]:
    """Each month from today back to the oldest, by year, with its address."""
    years: dict[int, list[tuple[date, str]]] = {}
    month = today.replace(day=1)
    while first is not None and month >= first.replace(day=1) and len(years) < 60:
        span = Span.around("month", month)
        years.setdefault(month.year, []).append((month, _address(request, Wanted(span=span))))
        month = span.earlier().first
    return list(years.items())


def _number(typed: str) -> int:
    return (
        min(max(int(typed), 1), MOST_PAGES) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1
    )


@unlocked
async def trigger(request: Request, desk: Opened) -> Response:
    """What set a moment off: two taps."""
    form = await forms.read(request)
    record = await call(desk.get, request.path_params["rid"], Episode)
    value = setting_off.chosen(form, request.state.settings, shell_of(request).library)
    if value is not None:
        await call(setting_off.note, desk, shell_of(request).library, record, value, datetime.now(UTC))
    return RedirectResponse(url_for(request, "timeline.item", rid=record.id), 303)


assert set(KINDS) <= set(RECORDS)

ROUTES = [
    Route("/n", show, name="timeline.show"),
    Route("/n/search", search, methods=["POST"], name="timeline.search"),
    Route("/n/found/{number}", found, name="timeline.found"),
    *items.routes("timeline", "/n/item", ITEMS, "mirror"),
    Route("/n/item/{rid}/trigger", trigger, methods=["POST"], name="timeline.trigger"),
]
