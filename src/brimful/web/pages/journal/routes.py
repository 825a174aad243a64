"""``/n``: the journal. A free entry behind one door, the trigger journal (a practice) behind the other."""

import re
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import NotFound
from brimful.core.kinds.entry import Entry
from brimful.core.kinds.settings import Settings
from brimful.core.timeline import local
from brimful.vault.drops import Note
from brimful.vault.errors import Conflict
from brimful.vault.opened import Opened
from brimful.vault.record import Record, Write
from brimful.web import forms
from brimful.web.doors import unlocked
from brimful.web.drafts import drop_draft, keep_draft
from brimful.web.errors import BadField
from brimful.web.links import url_for
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of
from brimful.web.zone import here_now, zone_name, zone_of, zone_then

from . import fields
from .begun import begun_at

NEW = "journal.save"


def filing(note: Note) -> Iterable[Write]:
    """An entry sent while locked is an entry of that moment, with its tags and feelings."""
    form = forms.Form(list(note.fields.items()))
    found = fields.of_form(form)
    entry = Entry(
        at=note.at,
        text=found.text,
        tags=[t.strip() for t in found.tags.split(",") if t.strip()],
        feelings=[*found.feelings, *(f.strip() for f in found.own.split(",") if f.strip())],
        source="locked",
    )
    yield Write(data=entry, tz=note.tz)


@unlocked
async def write(request: Request, desk: Opened) -> Response:
    begun = await call(begun_at, desk, NEW)
    found = fields.of_texts(begun) if begun else fields.Fields()
    return _form(request, found, begun=bool(begun))


@unlocked(filing=filing)
async def save(request: Request, desk: Opened) -> Response:
    form = await forms.read(request)
    try:
        entry = fields.read(form, Entry(at=here_now(request)), zone_of(request))
    except BadField as error:
        return _form(request, fields.of_form(form), error=error)
    if not entry.text and not entry.feelings and not entry.tags:
        return _form(request, fields.of_form(form), nothing=True)
    record = await call(_keep, desk, request, entry, form)
    return RedirectResponse(url_for(request, "journal.show", rid=record.id), 303)


@unlocked
async def draft(request: Request, desk: Opened) -> Response:
    """Half-typed words, from components/autosave.js."""
    form = await forms.read(request)
    of = form.line("of")
    name = of if re.fullmatch("[0-9a-f]{32}", of) else NEW
    await call(keep_draft, desk, name, form, fields.NAMES)
    return Response(status_code=204)


@unlocked
async def let_go(request: Request, desk: Opened) -> Response:
    """What had been begun is not wanted any more."""
    form = await forms.read(request)
    rid = form.line("of")
    if not re.fullmatch("[0-9a-f]{32}", rid):
        await call(drop_draft, desk, NEW)
        return RedirectResponse(url_for(request, "journal.write"), 303)
    await call(drop_draft, desk, rid)
    return RedirectResponse(url_for(request, "journal.show", rid=rid), 303)


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    record = await call(desk.get, request.path_params["rid"], Entry)
    held = record.id in shell_of(request).undo.held(desk.account)
    labels = {o.key: o.label for o in fields.feelings(shell_of(request).library, request.state.settings)}
    at = local(record.data.at, record.tz)
    return page(request, "journal/entry.html", place="mirror", record=record, at=at, labels=labels, held=held)


@unlocked
async def edit(request: Request, desk: Opened) -> Response:
    record = await call(desk.get, request.path_params["rid"], Entry)
    begun = await call(begun_at, desk, record.id)
    if begun:
        # made from the version that was there then: if that has moved on, saving shows both texts
        seen = int(begun.get("seen", "") or record.version)
        return _form(request, fields.of_texts(begun), record=record, seen=seen, begun=True)
    zone = zone_then(request, record.tz)
    return _form(request, fields.of_entry(record.data, _known(request), zone), record=record)


@unlocked(filing=filing)
async def change(request: Request, desk: Opened) -> Response:
    form = await forms.read(request)
    try:
        record = await call(desk.get, request.path_params["rid"], Entry)
    except NotFound:  # deleted in another place while these words were being written
        return _form(request, fields.of_form(form), gone=True)
    try:
        entry = fields.read(form, record.data, zone_then(request, record.tz))
    except BadField as error:
        return _form(request, fields.of_form(form), record=record, seen=form.seen(), error=error)
    if not entry.text and not entry.feelings and not entry.tags:
        return _form(request, fields.of_form(form), record=record, seen=form.seen(), nothing=True)
    try:
        await call(_keep, desk, request, entry, form, record)
    except Conflict as moved:
        mine = fields.of_form(form)
        return page(request, "journal/both.html", status=409, mine=mine, theirs=moved.theirs)
    return RedirectResponse(url_for(request, "journal.show", rid=record.id), 303)


@unlocked
async def remove(request: Request, desk: Opened) -> Response:
    """Held back for half a minute; the timeline says how to take it back."""
    record = await call(desk.get, request.path_params["rid"], Entry)

    def do(then: Opened) -> None:
        then.delete(record.id)
        drop_draft(then, record.id)

    shell_of(request).undo.hold(desk, record.id, do)
    return RedirectResponse(url_for(request, "timeline.show"), 303)


@unlocked
async def bring_back(request: Request, desk: Opened) -> Response:
    shell_of(request).undo.take_back(desk.account, request.path_params["rid"])
    return RedirectResponse(url_for(request, "journal.show", rid=request.path_params["rid"]), 303)


def _keep(
    desk: Opened, request: Request, entry: Entry, form: forms.Form, record: Record[Entry] | None = None
) -> Record[Entry]:
    """The entry, the feeling words that are new, and the end of its draft: all or nothing."""
    tz, known = zone_name(request), _known(request)

    def work(*_: object) -> Record[Entry]:
        kept = desk.put(
            entry,
            rid=record.id if record else None,
            seen=form.seen() if record else 0,
            request=form.request_id(),
            tz=record.tz if record else tz,
        )
        settings = desk.one(Settings)
        learnt = fields.learn(settings.data if settings else Settings(), entry, known)
        if settings and learnt is not settings.data:
            desk.put(learnt, rid=settings.id, seen=settings.version)
        drop_draft(desk, _form_of(record))
        return kept

    return desk.transact(work)


def _form(
    request: Request,
    found: fields.Fields,
    *,
    record: Record[Entry] | None = None,
    seen: int = 0,
    begun: bool = False,
    nothing: bool = False,
    gone: bool = False,
    error: BadField | None = None,
) -> Response:
    return page(
        request,
        "journal/write.html",
        status=422 if error else 410 if gone else 200,
        found=found,
        record=record,
        seen=seen or (record.version if record else 0),
        begun=begun,
        nothing=nothing,
        gone=gone,
        error=error,
        feelings=fields.feelings(shell_of(request).library, request.state.settings),
    )


def _known(request: Request) -> list[str]:
    return [option.key for option in fields.feelings(shell_of(request).library, request.state.settings)]


def _form_of(record: Record[Entry] | None) -> str:
    return record.id if record else NEW


ROUTES = [
    Route("/n/new", write, name="journal.write"),
    Route("/n/entries", save, methods=["POST"], name="journal.save"),
    Route("/n/drafts", draft, methods=["POST"], name="journal.draft"),
    Route("/n/drafts/removal", let_go, methods=["POST"], name="journal.let_go"),
    Route("/n/{rid}", show, name="journal.show"),
    Route("/n/{rid}/edit", edit, name="journal.edit"),
    Route("/n/{rid}/edits", change, methods=["POST"], name="journal.change"),
    Route("/n/{rid}/removal", remove, methods=["POST"], name="journal.remove"),
    Route("/n/{rid}/return", bring_back, methods=["POST"], name="journal.bring_back"),
]
