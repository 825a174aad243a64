"""``/c``: how it is right now, in two taps. A line can go with it; nothing has to."""

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.kinds.check_in import CheckIn
from brimful.practices.library import Library
from brimful.practices.schema import Offer, Say, Use, When
from brimful.vault.drops import Note
from brimful.vault.opened import Opened
from brimful.vault.record import Write
from brimful.web import forms
from brimful.web.doors import unlocked
from brimful.web.links import url_for
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of
from brimful.web.zone import here_now, zone_name

NOTE = 2000  # characters


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
    return page(request, "checkin/checkin.html", place="now", states=_states(shell_of(request).library))


@unlocked(filing=filing)
async def save(request: Request, desk: Opened) -> Response:
    form = await forms.read(request)
    states = shell_of(request).library.catalogues["states"].entries
    check_in = CheckIn(
        at=here_now(request),
        state=form.choice("state", [*states, ""], "") or None,
        activation=form.scale("activation"),
        note=form.text("note", NOTE),
    )
    if check_in.state is None and check_in.activation is None and not check_in.note:
        return page(
            request,
            "checkin/checkin.html",
            place="now",
            states=_states(shell_of(request).library),
            nothing=True,
        )
    tz = zone_name(request)
    record = await call(desk.put, check_in, request=form.request_id(), tz=tz)
    return RedirectResponse(url_for(request, "checkin.kept", rid=record.id), 303)


@unlocked
async def kept(request: Request, desk: Opened) -> Response:
    """It is kept; what the state-check practice says to this state, and what it offers."""
    record = await call(desk.get, request.path_params["rid"], CheckIn)
    library = shell_of(request).library
    words, offers, help_line = _answer(library, record.data.state or "")
    return page(
        request,
        "checkin/kept.html",
        place="now",
        words=words,
        offers=[library.practices[p] for p in offers if p in library.practices],
        help_line=help_line,
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
