"""``/c``: how it is right now, in two taps. A line can go with it; nothing has to."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.kinds.check_in import CheckIn
from brimful.practices.library import Library
from brimful.practices.schema import Offer, Say, Use, When
from brimful.vault.drops import Note
from brimful.vault.opened import Opened
from brimful.vault.record import Record, Write
from brimful.web import forms
from brimful.web.doors import unlocked
from brimful.web.errors import BadField
from brimful.web.links import url_for
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of
from brimful.web.zone import here_now, zone_name

NOTE = 2000  # characters
OFTEN, HOUR = 3, timedelta(hours=1)  # checking again and again can become its own worry


class Typed(Struct, frozen=True):
    """What stands in the form."""

    state: str = ""
    activation: int | None = None
    note: str = ""


def filing(note: Note) -> Iterable[Write]:
    """A check-in sent while locked is a check-in of that moment."""
    strength = note.fields.get("activation", "")
    yield Write(
        data=CheckIn(
            at=note.at,
            state=note.fields.get("state") or None,
            activation=int(strength)
            if strength.isascii() and strength.isdigit() and int(strength) <= 10
            else None,
            note=note.fields.get("note", "")[:NOTE],
        ),
        tz=note.tz,
    )


@unlocked
async def show(request: Request, desk: Opened) -> Response:
    return _form(request, Typed())


@unlocked(filing=filing)
async def save(request: Request, desk: Opened) -> Response:
    form = await forms.read(request)
    states = shell_of(request).library.catalogues["states"].entries
    try:
        check_in = CheckIn(
            at=here_now(request),
            state=form.choice("state", [*states, ""], "") or None,
            activation=form.scale("activation"),
            note=form.text("note", NOTE),
        )
    except BadField as error:
        return _form(request, typed_in(form), error=error)
    if check_in.state is None and check_in.activation is None and not check_in.note:
        return _form(request, Typed(), nothing=True)
    tz = zone_name(request)
    record = await call(desk.put, check_in, request=form.request_id(), tz=tz)
    return RedirectResponse(url_for(request, "checkin.kept", rid=record.id), 303)


@unlocked
async def kept(request: Request, desk: Opened) -> Response:
    """It is kept; what the state-check practice says to this state, and what it offers."""
    record = await call(desk.get, request.path_params["rid"], CheckIn)
    library = shell_of(request).library
    words, offers, help_line = _answer(library, record.data.state or "")
    latest = await call(desk.recent, CheckIn, OFTEN)
    return page(
        request,
        "checkin/kept.html",
        place="now",
        words=words,
        offers=[library.practices[p] for p in offers if p in library.practices],
        help_line=help_line,
        enough=library.practices["state-check"].avoid if often(record, latest) else "",
    )


def often(record: Record[CheckIn], latest: Sequence[Record[CheckIn]]) -> bool:
    """Whether this check-in is the third within an hour; ``latest``: the newest ones, newest first."""
    hour = [one for one in latest if record.data.at - HOUR < one.data.at <= record.data.at]
    return len(hour) >= OFTEN


def typed_in(form: forms.Form) -> Typed:
    """What stood in a form that could not be taken."""
    typed = form.typed()
    strength = typed.get("activation", [""])[0]
    whole = int(strength) if strength.isascii() and strength.isdigit() and len(strength) < 3 else None
    return Typed(
        typed.get("state", [""])[0],
        whole if whole is not None and whole <= 10 else None,
        typed.get("note", [""])[0],
    )


def _form(
    request: Request, typed: Typed, *, nothing: bool = False, error: BadField | None = None
) -> Response:
    return page(
        request,
        "checkin/checkin.html",
        status=422 if error else 200,
        place="now",
        states=_states(shell_of(request).library),
        typed=typed,
        nothing=nothing,
        error=error,
    )


def _states(library: Library) -> list[tuple[str, str, str]]:
    entries = library.catalogues["states"].entries.items()
    return [(key, entry.label, str(entry.extra.get("line", ""))) for key, entry in entries]


def _answer(library: Library, state: str) -> tuple[list[str], list[str], bool]:
    """The lines, the offers and whether the quiet help line stands under them, from the practice's own branches."""
    words: list[str] = []
    offers: list[str] = []
    help_line = False
    for step in library.practices["state-check"].steps:
        if not isinstance(step, When) or step.condition != f"state == {state}":
            continue
        for inner in step.then:
            if isinstance(inner, Say):
                words.append(inner.text)
            elif isinstance(inner, Offer):
                offers.extend(inner.practices)
            elif isinstance(inner, Use) and inner.block == "quiet-help":
                help_line = True
    return words, offers, help_line


ROUTES = [
    Route("/c", show, name="checkin.show"),
    Route("/c/entries", save, methods=["POST"], name="checkin.save"),
    Route("/c/{rid}/kept", kept, name="checkin.kept"),
]
