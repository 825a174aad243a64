"""What a page of one kept record shows: its heading, its answers in words, and where it leads."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from starlette.requests import Request

from brimful.core.errors import NotFound
from brimful.core.kind import Stored as StoredRecord
from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.core.text import N_
from brimful.core.timeline import local
from brimful.guide.context import general_context
from brimful.guide.stored import KINDS, fields, label, stored, struct
from brimful.guide.told import moments
from brimful.guide.told.changing import NAME, NOTE
from brimful.guide.told.line import Told
from brimful.guide.told.teller import Teller
from brimful.practices.engine.context import Context
from brimful.practices.schema import Save
from brimful.practices.walk import every
from brimful.practices.words import say_in
from brimful.vault.opened import Opened
from brimful.vault.record import Record
from brimful.web.links import has_route, url_for
from brimful.web.render import translations
from brimful.web.shell import shell_of

ACTIVATED = N_("“I'm activated”")
CHECK_IN = N_("A check-in")
STRENGTH = N_("How strong it was")
A_LINE = N_("A line with it")
ITS_NAME = N_("Its name")
NAMED = N_("What it is called")
EARLY = N_("Ended early, which is fine.")
OPEN = N_("Begun and not ended.")
BETWEEN = frozenset({"person", "boundary"})


class Link(Struct, frozen=True):
    href: str
    text: str
    small: str = ""


class View(Struct, frozen=True, kw_only=True):
    """``at``: on the person's clock then; ``add``: keys of what can be written that is not there yet, with labels."""

    heading: str
    at: datetime
    lines: list[Told]
    note: str = ""
    add: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    links_heading: str = ""
    go_on: str = ""
    trigger: str | None = None  # None: nothing sets this kind of record off
    triggers: tuple[tuple[str, str], ...] = ()


class Words(Struct, frozen=True, kw_only=True):
    """What is written at ``key``, to be changed. ``line``: one line; ``each``: one thing a line."""

    key: str
    ask: str
    text: str
    line: bool = False
    each: bool = False


def view_of(request: Request, desk: Opened, record: Record[Any]) -> View:
    """The page of a record. Raises NotFound for a kind that has none."""
    teller = teller_of(request, desk)
    say = teller.say
    data, at = record.data, local(moment_of(record), record.tz)
    match data:
        case CheckIn():
            return View(
                heading=_state(teller, data) or say(CHECK_IN),
                at=at,
                lines=_checked_in(teller, data),
                add=() if data.note else ((NOTE, say(A_LINE)),),
            )
        case Run():
            return _run(request, desk, teller, data, record.id, at)
        case Episode():
            return _episode(request, desk, teller, data, record.id, at)
        case StoredRecord():
            made_by = list(_makers(desk, data))
            practices = [run.data.practice for run in made_by] or _saving(teller, record.kind)
            return View(
                heading=label(record.kind, fields(data), teller.library),
                at=at,
                lines=[_once(line) for line in teller.thing(data, practices)],
                add=((NAME, say(ITS_NAME)),),
                links=tuple(_run_link(request, teller, run) for run in made_by),
                links_heading=say(N_("Where it was found")),
            )
    raise NotFound


def words_of(request: Request, desk: Opened, record: Record[Any], key: str) -> Words:
    """What is written there. Raises NotFound for a key that names nothing written."""
    teller, data = teller_of(request, desk), record.data
    if isinstance(data, CheckIn) and key == NOTE:
        return Words(key=key, ask=teller.say(A_LINE), text=data.note)
    if isinstance(data, StoredRecord) and key == NAME:
        return Words(key=key, ask=teller.say(NAMED), text=data.name, line=True)
    for one in view_of(request, desk, record).lines:
        if one.key == key:
            line = isinstance(data, Episode)
            return Words(key=key, ask=one.ask, text="\n".join(one.words), line=line, each=one.each)
    raise NotFound


def teller_of(request: Request, desk: Opened) -> Teller:
    library, settings = shell_of(request).library, request.state.settings
    context: Context = replace(
        general_context(library, settings, datetime.now(UTC)),
        stored=stored(desk, library),
        register="spiritual",  # what was once answered is told as it was, also where it is no longer offered
        hidden_options={},
    )
    return Teller(library, context, translations(settings.language).gettext)


def name_of(request: Request, record: Record[Any]) -> str:
    """A short name, for the sentence that says what was deleted."""
    library, settings = shell_of(request).library, request.state.settings
    say = translations(settings.language).gettext
    match record.data:
        case CheckIn():
            return say(CHECK_IN)
        case Run():
            return title(library, record.data.practice)
        case Episode():
            return say(ACTIVATED)
        case StoredRecord():
            return label(record.kind, fields(record.data), library)
    return say(N_("what you wrote"))


def title(library: Any, practice: str) -> str:
    known = library.practices.get(practice)
    return known.title if known else practice


def _run(request: Request, desk: Opened, teller: Teller, run: Run, rid: str, at: datetime) -> View:
    held = shell_of(request).undo.held(desk.account)
    links = [_thing_link(request, teller, thing) for thing in _things(desk, run) if thing.id not in held]
    going = run.status == "open" and not run.short and has_route(request, "run.show")
    return View(
        heading=title(teller.library, run.practice),
        at=at,
        lines=teller.run(run),
        note={"open": teller.say(OPEN), "left": teller.say(EARLY)}.get(run.status, ""),
        links=tuple(links),
        links_heading=teller.say(N_("What you found")),
        go_on=url_for(request, "run.show", rid=rid) if going else "",
    )


def _episode(request: Request, desk: Opened, teller: Teller, data: Episode, rid: str, at: datetime) -> View:
    entries = teller.library.catalogues["triggers"].entries
    hidden = set(request.state.settings.hidden_options.get("triggers", ()))
    own = request.state.settings.own_options.get("triggers", {})
    known = {
        key: say_in(teller.context.words, e.label) for key, e in entries.items() if key not in hidden
    } | own
    held = shell_of(request).undo.held(desk.account)
    runs = [run for run in desk.all(Run) if run.data.episode == rid and run.id not in held]
    going = data.status == "open" and has_route(request, "moment.show")
    return View(
        heading=teller.say(ACTIVATED),
        at=at,
        lines=teller.episode(data),
        note={"open": teller.say(OPEN), "left": teller.say(EARLY)}.get(data.status, ""),
        links=tuple(_run_link(request, teller, run) for run in runs),
        links_heading=teller.say(N_("The practices in it")),
        go_on=url_for(request, "moment.show", rid=rid) if going else "",
        trigger=moments.trigger(teller.library, teller.context, data),
        triggers=tuple(known.items()) if data.status != "open" else (),
    )


def _checked_in(teller: Teller, data: CheckIn) -> list[Told]:
    state = teller.library.catalogues["states"].entries.get(data.state or "")
    line = str(state.extra.get("line", "")) if state else ""
    found = []
    if line:
        found.append(Told(ask="", words=(say_in(teller.context.words, line),)))
    if data.activation is not None:
        of_ten = teller.say(N_("{n} of 10")).format(n=data.activation)
        found.append(Told(ask=teller.say(STRENGTH), words=(of_ten,)))
    if data.note:
        found.append(Told(ask=teller.say(A_LINE), words=(data.note,), own=True, key=NOTE))
    return found


def _state(teller: Teller, data: CheckIn) -> str:
    state = teller.library.catalogues["states"].entries.get(data.state or "")
    return say_in(teller.context.words, state.label) if state else ""


def _once(line: Told) -> Told:
    """A question without the place for what was answered before it."""
    return line if "..." not in line.ask else replace(line, ask=line.ask.replace("...", "").strip(" :"))


def _makers(desk: Opened, data: StoredRecord) -> Iterator[Record[Run]]:
    for rid in data.run:
        try:
            yield desk.get(rid, Run)
        except NotFound:
            continue


def _saving(teller: Teller, kind: str) -> list[str]:
    """Practices that keep such a thing: their questions stand in for those of a run that was deleted."""
    found = teller.library.practices.values()
    return [p.id for p in found if any(isinstance(s, Save) and s.stored == kind for s in every(p.steps))]


def _things(desk: Opened, run: Run) -> Iterator[Record[StoredRecord]]:
    for rid in dict.fromkeys(run.made):
        for kind in KINDS:
            try:
                yield desk.get(rid, struct(kind))
            except NotFound:
                continue
            break


def _thing_link(request: Request, teller: Teller, thing: Record[StoredRecord]) -> Link:
    page = "between" if thing.kind in BETWEEN else "inside"
    href = url_for(request, f"{page}.item", rid=thing.id)
    return Link(href, label(thing.kind, fields(thing.data), teller.library))


def _run_link(request: Request, teller: Teller, run: Record[Run]) -> Link:
    return Link(url_for(request, "timeline.item", rid=run.id), title(teller.library, run.data.practice))


def moment_of(record: Record[Any]) -> datetime:
    data = record.data
    found: datetime = getattr(data, "at", None) or getattr(data, "started_at", None) or record.created
    return found
