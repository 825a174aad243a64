"""``/s``: the pocket sheet. One's own with the vault open, the general one for everyone else."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.guide import anew
from brimful.practices.sheet import SHEET, headings
from brimful.vault.opened import Opened
from brimful.web import forms
from brimful.web.doors import either, unlocked
from brimful.web.links import url_for
from brimful.web.passing import passing_of
from brimful.web.render import page
from brimful.web.seam import call

from ..run.seat import library_of, now_, tz_of
from . import own


@either
async def show(request: Request, desk: Opened | None) -> Response:
    library = library_of(request)
    lines = await call(own.lines, desk, library) if desk is not None else ()
    record = await call(own.latest, desk) if desk is not None else None
    return page(
        request,
        "sheet/show.html",
        lines=lines,
        general=library.sheet_general,
        locked=desk is None,
        run=record.id if record else "",
    )


@unlocked
async def edit(request: Request, desk: Opened) -> Response:
    """The practice once more, with what stands on the sheet in its places."""
    form = await forms.read(request)
    passing, library = passing_of(request, desk), library_of(request)
    record = await call(own.latest, desk)
    if record is None:
        return RedirectResponse(url_for(request, "run.about", practice=SHEET), 303)
    sitting = await call(
        anew.begin_anew,
        desk,
        library,
        record,
        now_(),
        passing=passing,
        tz=tz_of(request),
        request=form.request_id(),
    )
    return RedirectResponse(url_for(request, "run.show", rid=sitting.id), 303)


@unlocked
async def allow(request: Request, desk: Opened) -> Response:
    form, library = await forms.read(request), library_of(request)
    shown = form.choices("show", list(headings(library)))
    await call(own.allow, desk, library, shown, tz=tz_of(request))
    return RedirectResponse(url_for(request, "sheet.show"), 303)


ROUTES = [
    Route("/s", show, name="sheet.show"),
    Route("/s/anew", edit, methods=["POST"], name="sheet.edit"),
    Route("/s/paper", allow, methods=["POST"], name="sheet.allow"),
]
