"""Pages of what practices, check-ins and moments left behind: to read, to reword, to delete and take back.

The timeline and the places share them: each calls ``routes`` with its name, its path and its record kinds, and
has a route ``<page>.show``, where a deletion leads back to.
"""

from collections.abc import Collection
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import NotFound
from brimful.core.kinds import KINDS
from brimful.guide.told.changing import changed
from brimful.vault.errors import Conflict
from brimful.vault.opened import Opened
from brimful.vault.record import Record
from brimful.web import forms
from brimful.web.doors import unlocked
from brimful.web.errors import BadField
from brimful.web.itemviews import Words, view_of, words_of
from brimful.web.links import url_for
from brimful.web.render import page
from brimful.web.seam import call
from brimful.web.shell import shell_of


def routes(name: str, path: str, kinds: Collection[str], place: str) -> list[Route]:
    """``path`` is that of one item without its id; ``place`` is marked in the footer."""

    @unlocked
    async def item(request: Request, desk: Opened) -> Response:
        record = await call(find, desk, request.path_params["rid"], kinds)
        view = await call(view_of, request, desk, record)
        held = record.id in shell_of(request).undo.held(desk.account)
        return page(
            request, "components/item.html", place=place, page=name, record=record, view=view, held=held
        )

    @unlocked
    async def words(request: Request, desk: Opened) -> Response:
        record, found = await _words(request, desk)
        return _form(request, record, found, found.text)

    @unlocked
    async def reword(request: Request, desk: Opened) -> Response:
        record, found = await _words(request, desk)
        form = await forms.read(request)
        try:
            said = form.text("words")
        except BadField as error:
            typed = "\n".join(error.typed.get("words", []))
            return _form(request, record, found, typed, error=error)
        data = changed(shell_of(request).library, record.data, found.key, said)
        try:
            await call(
                desk.put, data, rid=record.id, seen=form.seen(), request=form.request_id(), tz=record.tz
            )
        except Conflict as moved:
            there = await call(words_of, request, desk, moved.theirs, found.key)
            return _both(request, moved.theirs, there, said)
        return RedirectResponse(url_for(request, f"{name}.item", rid=record.id), 303)

    @unlocked
    async def remove(request: Request, desk: Opened) -> Response:
        """Held back for half a minute; the list says how to take it back."""
        record = await call(find, desk, request.path_params["rid"], kinds)
        shell_of(request).undo.hold(desk, record.id)
        return RedirectResponse(url_for(request, f"{name}.show"), 303)

    @unlocked
    async def bring_back(request: Request, desk: Opened) -> Response:
        shell_of(request).undo.take_back(desk.account, request.path_params["rid"])
        return RedirectResponse(url_for(request, f"{name}.item", rid=request.path_params["rid"]), 303)

    async def _words(request: Request, desk: Opened) -> tuple[Record[Any], Words]:
        record = await call(find, desk, request.path_params["rid"], kinds)
        return record, await call(words_of, request, desk, record, request.path_params["key"])

    def _form(
        request: Request, record: Record[Any], found: Words, text: str, error: BadField | None = None
    ) -> Response:
        return page(
            request,
            "components/item_words.html",
            status=422 if error else 200,
            place=place,
            page=name,
            record=record,
            found=found,
            text=text,
            error=error,
        )

    def _both(request: Request, theirs: Record[Any], there: Words, mine: str) -> Response:
        shown = {"place": place, "page": name, "record": theirs, "found": there, "mine": mine}
        return page(request, "components/item_both.html", status=409, **shown)

    one = path + "/{rid}"
    return [
        Route(one, item, name=f"{name}.item"),
        Route(one + "/words/{key}", words, name=f"{name}.words"),
        Route(one + "/words/{key}", reword, methods=["POST"], name=f"{name}.reword"),
        Route(one + "/removal", remove, methods=["POST"], name=f"{name}.remove"),
        Route(one + "/return", bring_back, methods=["POST"], name=f"{name}.bring_back"),
    ]


def find(desk: Opened, rid: str, kinds: Collection[str]) -> Record[Any]:
    """A record of one of these kinds. Raises NotFound."""
    for kind in kinds:
        try:
            return desk.get(rid, KINDS[kind].struct)
        except NotFound:
            continue
    raise NotFound
