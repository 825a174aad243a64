"""The places Inside and Between: what practices have found so far, as simple lists under their headings."""

from collections.abc import Mapping

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from brimful.core.kind import Stored as StoredRecord
from brimful.core.text import N_
from brimful.guide.stored import fields, label, struct
from brimful.practices.words import say_in
from brimful.vault.opened import Opened
from brimful.vault.record import Record
from brimful.web import putaway
from brimful.web.links import url_for
from brimful.web.render import page, translations
from brimful.web.seam import call
from brimful.web.shell import shell_of

INSIDE: Mapping[str, str] = {
    "little_me": N_("Little Me"),
    "nurturer": N_("Inner Nurturers"),
    "affirmation": N_("Sentences that help"),
    "part": N_("Parts"),
    "protector": N_("Inner Protectors"),
    "pact": N_("Pacts"),
    "place": N_("Safe places"),
    "wave": N_("Waves that passed"),
}
BETWEEN: Mapping[str, str] = {"person": N_("People"), "boundary": N_("Boundaries")}


class Thing(Struct, frozen=True):
    href: str
    name: str
    record: Record[StoredRecord]


class Group(Struct, frozen=True):
    heading: str
    things: list[Thing]


async def place(request: Request, desk: Opened, name: str, headings: Mapping[str, str]) -> Response:
    """The page of a place; what is held for deletion is left out, with the way to take it back."""
    groups = await call(_groups, request, desk, name, headings)
    held = await call(putaway.of_kinds, request, desk, list(headings), name)
    return page(request, f"{name}/show.html", place=name, page_name="places", groups=groups, held=held)


def _groups(request: Request, desk: Opened, name: str, headings: Mapping[str, str]) -> list[Group]:
    library, settings = shell_of(request).library, request.state.settings
    held = shell_of(request).undo.held(desk.account)
    say = translations(settings.language).gettext
    found = []
    for kind, heading in headings.items():
        things = [
            Thing(
                url_for(request, f"{name}.item", rid=record.id),
                label(kind, fields(record.data), library),
                record,
            )
            for record in reversed(desk.all(struct(kind)))
            if record.id not in held
        ]
        if things:
            found.append(Group(say_in(settings.words, say(heading)), things))
    return found
