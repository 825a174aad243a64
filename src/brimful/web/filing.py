"""What is typed while the vault is locked is sealed to the person's public key and filed at the next unlock.

A page says which records a note of its form becomes (``@unlocked(filing=...)``, a function without side effects); by
default its words become an entry. The vault saves them and empties the box in one transaction.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from brimful.core.errors import BrimfulError
from brimful.guide import drops
from brimful.web import faults, forms, links, text
from brimful.web.seam import call
from brimful.web.security import cookies
from brimful.web.shell import Shell, shell_of

if TYPE_CHECKING:
    from brimful.vault.drops import Note
    from brimful.vault.opened import Opened
    from brimful.vault.record import Write

PIECE = 5000  # characters; in UTF-8 and JSON surely under the 8 KiB of one note in the scripts people write


def file_words(note: Note) -> list[Write]:
    """The words of a form as an entry. Keys of choices and numbers are left out where there are words."""
    words = {
        name: value for name, value in note.fields.items() if " " in value.strip() or "\n" in value.strip()
    }
    return drops.as_entry(replace(note, fields=words) if words else note)


async def seal_form(request: Request, form_name: str) -> Response:
    """Seal what this form holds and lead to the unlock page, which says so; keep it on screen if that fails."""
    shell = shell_of(request)
    typed = (await forms.read(request)).typed()
    try:
        await call(_seal, shell, cookies.read(request, "drop", shell.config), form_name, typed)
    except BrimfulError as error:
        request.scope["brimful.code"] = error.code
        return faults.answer(request, NotDropped(), status=409)
    if request.headers.get("brimful-keep"):
        return Response(status_code=204)
    return RedirectResponse(links.url_for(request, "unlock.show") + "?kept=1", 303)


async def file_waiting(shell: Shell, desk: Opened) -> int:
    """File the notes that were written while locked; how many there were. Called once after unlocking."""

    return await call(drops.file_waiting, shell.vault, desk, shell.filings)


class NotDropped(BrimfulError):
    code = "not-dropped"
    sentence = text.NOT_DROPPED


def _seal(shell: Shell, cookie: str, form: str, typed: dict[str, list[str]]) -> None:
    from brimful.vault.cookie import DropKey
    from brimful.vault.drops import Note

    key = DropKey.parse(cookie)
    now = datetime.now(UTC)
    for fields in _pieces({name: "\n".join(values) for name, values in typed.items()}):
        shell.vault.drop(key, shell.vault.seal_note(key, Note(form=form, at=now, fields=fields)))


def _pieces(fields: dict[str, str]) -> list[dict[str, str]]:
    """Fields in notes of a size the drop box takes: all in one where they fit, long ones cut at a line end."""
    if sum(map(len, fields.values())) <= PIECE:
        return [fields]
    pieces: list[dict[str, str]] = []
    for name, value in fields.items():
        rest = value
        while rest:
            end = (
                PIECE
                if len(rest) <= PIECE
                else max(rest.rfind("\n", 0, PIECE), rest.rfind(" ", 0, PIECE)) + 1
            )
            pieces.append({name: rest[: end or PIECE]})
            rest = rest[end or PIECE :]
    return pieces
