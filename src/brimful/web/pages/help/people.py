"""The person's own people: who can be called, in which order."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.kinds.contact import Contact
from brimful.core.text import N_
from brimful.vault.drops import Note
from brimful.vault.errors import Conflict
from brimful.vault.opened import Opened
from brimful.vault.record import Record, Write
from brimful.web import forms, links
from brimful.web.doors import unlocked
from brimful.web.errors import BadField
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of

NAMELESS = N_("A name is enough, or what you call them. The number may come later.")
NAME, PHONE, NOTE = 80, 60, 300  # characters


def as_contact(note: Note) -> Iterable[Write]:
    """Someone typed into a form whose session had just locked."""
    found = {key: value.strip() for key, value in note.fields.items()}
    name = found.get("name", "") or found.get("text", "")
    if name or found.get("phone"):
        data = Contact(name=name, phone=found.get("phone", ""), note=found.get("note", ""), order=LAST)
        yield Write(data=data, tz=note.tz)


LAST = 1_000_000  # comes after everyone until the list is put in order


def listed(request: Request, desk: Opened) -> list[Record[Contact]]:
    """Own people in their order, without those about to be deleted."""
    held = shell_of(request).undo.held(desk.account)
    return [person for person in in_order(desk.all(Contact)) if person.id not in held]


def in_order(people: Sequence[Record[Contact]]) -> list[Record[Contact]]:
    return sorted(people, key=lambda person: person.data.order)


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    def read() -> tuple[list[Record[Contact]], list[Record[Contact]]]:
        held = shell_of(request).undo.held(desk.account)
        everyone = in_order(desk.all(Contact))
        return [p for p in everyone if p.id not in held], [p for p in everyone if p.id in held]

    here, gone = await call(read)
    return page(request, "help/people.html", people=here, gone=gone)


@unlocked(filing=as_contact)
async def new(request: Request, desk: Opened) -> Response:
    if request.method != "POST":
        return page(request, "help/person.html", person=Contact(), rid="", seen=0, error=None, theirs=None)
    form = await forms.read(request)
    try:
        data = typed(form)
    except BadField as error:
        return _again(request, form, error)

    def save() -> None:
        order = max((person.data.order for person in desk.all(Contact)), default=0) + 1
        desk.put(replace(data, order=min(order, LAST)), request=form.request_id())

    await call(save)
    return _to_list(request)


@unlocked(filing=as_contact)
async def edit(request: Request, desk: Opened) -> Response:
    rid = request.path_params["rid"]
    person = await call(desk.get, rid, Contact)
    if request.method != "POST":
        return page(
            request,
            "help/person.html",
            person=person.data,
            rid=rid,
            seen=person.version,
            error=None,
            theirs=None,
        )
    form = await forms.read(request)
    try:
        data = replace(typed(form), order=person.data.order)
        await call(desk.put, data, rid=rid, seen=form.seen(), request=form.request_id())
    except BadField as error:
        return _again(request, form, error, rid=rid)
    except Conflict as error:
        return _again(request, form, error, rid=rid, theirs=error.theirs)
    return _to_list(request)


@unlocked
async def up(request: Request, desk: Opened) -> Response:
    """One place towards the beginning."""
    rid = request.path_params["rid"]

    def move() -> None:
        desk.get(rid, Contact)
        people = in_order(desk.all(Contact))
        at = next(i for i, person in enumerate(people) if person.id == rid)
        if at:
            people[at - 1], people[at] = people[at], people[at - 1]
        desk.put_many(
            Write(data=replace(person.data, order=place), rid=person.id, seen=person.version)
            for place, person in enumerate(people, 1)
            if person.data.order != place
        )

    await call(move)
    return _to_list(request)


@unlocked
async def remove(request: Request, desk: Opened) -> Response:
    rid = request.path_params["rid"]
    await call(desk.get, rid, Contact)
    shell_of(request).undo.hold(desk, rid)
    return _to_list(request)


@unlocked
async def undo(request: Request, desk: Opened) -> Response:
    rid = request.path_params["rid"]
    await call(desk.get, rid, Contact)
    shell_of(request).undo.take_back(desk.account, rid)
    return _to_list(request)


def typed(form: forms.Form) -> Contact:
    """The person in the form. Raises BadField."""
    found = Contact(
        name=form.line("name", NAME), phone=form.line("phone", PHONE), note=form.line("note", NOTE)
    )
    if not found.name:
        raise BadField(NAMELESS, "name", form.typed())
    return found


def _again(
    request: Request,
    form: forms.Form,
    error: BadField | Conflict,
    rid: str = "",
    theirs: Record[Contact] | None = None,
) -> Response:
    values = {name: " ".join(found[0].split()) for name, found in form.typed().items() if found}
    person = Contact(name=values.get("name", ""), phone=values.get("phone", ""), note=values.get("note", ""))
    return page(
        request,
        "help/person.html",
        status=409 if theirs else 422,
        person=person,
        rid=rid,
        seen=theirs.version if theirs else form.seen(),
        error=error,
        theirs=theirs.data if theirs else None,
    )


def _to_list(request: Request) -> Response:
    return RedirectResponse(links.url_for(request, "help.people"), 303)


ROUTES = [
    Route("/help/people", show, name="help.people"),
    Route("/help/people/new", new, methods=["GET", "POST"], name="help.person-new"),
    Route("/help/people/{rid}", edit, methods=["GET", "POST"], name="help.person"),
    Route("/help/people/{rid}/up", up, methods=["POST"], name="help.person-up"),
    Route("/help/people/{rid}/removal", remove, methods=["POST"], name="help.person-removal"),
    Route("/help/people/{rid}/undo", undo, methods=["POST"], name="help.person-undo"),
]
