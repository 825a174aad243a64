"""The drop box at the door: what is written while locked goes in sealed, and nothing ever comes out here."""

import base64
import binascii
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import BadInput, BrimfulError
from brimful.core.kinds.entry import Entry
from brimful.vault.cookie import DropKey
from brimful.vault.drops import Note
from brimful.vault.errors import DropRefused
from brimful.vault.opened import Opened
from brimful.vault.record import Write
from brimful.vault.vault import Vault
from brimful.web import faults, forms, waiting
from brimful.web.doors import either
from brimful.web.filing import file_waiting
from brimful.web.links import url_for
from brimful.web.seam import call
from brimful.web.security import cookies
from brimful.web.shell import shell_of

JSON = "application/json"


class Sealed(msgspec.Struct, frozen=True):
    """What a browser hands in: its drop key as the cookie has it, and the sealed note in base64."""

    key: str
    box: str


@either
async def key(request: Request, desk: Opened | None) -> Response:
    """The public key and the right to add notes, for this browser to keep; 204 while locked."""
    if desk is None:
        return Response(status_code=204)
    found = await call(shell_of(request).vault.drop_key, desk)
    return PlainTextResponse(found.cookie())


@either
async def leave(request: Request, desk: Opened | None) -> Response:
    """The one free line, typed where no script seals it. An error leaves it in the form."""
    words = (await forms.read(request)).text("text")
    if not words:
        return RedirectResponse(url_for(request, "now.page", name="close"), 303)
    shell = shell_of(request)
    response = RedirectResponse(url_for(request, "now.page", name="kept"), 303)
    if desk is not None:
        await call(desk.put, Entry(at=datetime.now(UTC), text=words))
        return response
    cookie = cookies.read(request, "drop", shell.config)
    if not cookie and not await call(shell.vault.exists):
        response.headers["Location"] = url_for(request, "now.page", name="waits")
        waiting.keep(request, response, words)
        return response
    await call(_seal, shell.vault, cookie, words)
    return response


@either
async def sealed(request: Request, desk: Opened | None) -> Response:
    """A note the browser sealed itself. 204 when it lies in the box; errors are only a status, for its script."""
    shell = shell_of(request)
    try:
        theirs, box = await _read(request)
        await call(shell.vault.drop, theirs, box)
    except BrimfulError as error:
        request.scope["brimful.code"] = error.code
        return Response(
            status_code=403 if isinstance(error, DropRefused) else faults.STATUS.get(error.code, 400)
        )
    if desk is not None:  # nobody has to lock and unlock to see it
        await file_waiting(shell, desk)
    return Response(status_code=204)


def _seal(vault: Vault, cookie: str, words: str) -> None:
    parsed = DropKey.parse(cookie)
    vault.drop(
        parsed, vault.seal_note(parsed, Note(form="drop.leave", at=datetime.now(UTC), fields={"text": words}))
    )


async def _read(request: Request) -> tuple[DropKey, bytes]:
    if request.headers.get("content-type", "").partition(";")[0] != JSON:
        raise BadInput
    try:
        given = msgspec.json.decode(await request.body(), type=Sealed)
        box = base64.b64decode(given.box, validate=True)
    except (msgspec.MsgspecError, binascii.Error, ValueError):
        raise BadInput from None
    return DropKey.parse(given.key), box


def file_offline(note: Note) -> Iterable[Write]:
    """A line sealed in the browser, perhaps long before the server was there again."""
    words = note.fields.get("text", "").strip()
    if words:
        yield Write(data=Entry(at=note.at, text=words, source="offline"), tz=note.tz)


sealed.filing = file_offline  # type: ignore[attr-defined]

ROUTES = [
    Route("/drop", leave, methods=["POST"], name="drop.leave"),
    Route("/drop/sealed", sealed, methods=["POST"], name="drop.sealed"),
    Route("/drop/key", key, name="drop.key"),
]
