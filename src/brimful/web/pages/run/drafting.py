"""What the writer of a draft may say about it: that a finding is none, and that the message is to be kept."""

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from brimful.core.errors import NotFound
from brimful.core.kinds.settings import Settings
from brimful.guide import drafts
from brimful.guide.sitting import Sitting
from brimful.practices import coaching
from brimful.vault.opened import Opened
from brimful.web import forms
from brimful.web.doors import unlocked
from brimful.web.links import url_for
from brimful.web.seam import call

from .coached import fields_of
from .seat import library_of, sitting_of, tz_of

MOST_TOLD = 100  # cues of one pattern


@unlocked
async def not_so(request: Request, desk: Opened) -> Response:
    """A false alarm: this cue is not pointed out to this person any more. The cue is a word of ours, never theirs."""
    sitting = await sitting_of(request, desk)
    pattern = (await forms.read(request)).line("pattern")
    await call(_remember, request, desk, sitting, pattern)
    return RedirectResponse(url_for(request, "run.show", rid=sitting.id), 303)


@unlocked
async def keep_draft(request: Request, desk: Opened) -> Response:
    """Keep both versions beyond the day they are kept for."""
    sitting = await sitting_of(request, desk)
    if sitting.practice.id != drafts.PRACTICE:
        raise NotFound
    if not drafts.is_kept(sitting.run) and sitting.over:
        await call(drafts.keep, desk, sitting.record, tz=tz_of(request))
    return RedirectResponse(url_for(request, "run.show", rid=sitting.id), 303)


def _remember(request: Request, desk: Opened, sitting: Sitting, pattern: str) -> None:
    library, record = library_of(request), desk.one(Settings)
    settings = record.data if record else Settings()
    draft = str(fields_of(sitting, library).get("draft") or "")
    cues = [
        found.finding.cue
        for found in coaching.look(library, draft, not_so=settings.not_so).findings
        if found.finding.pattern == pattern
    ]
    told = list(dict.fromkeys([*settings.not_so.get(pattern, []), *cues]))[-MOST_TOLD:]
    if cues:
        changed = replace(settings, not_so={**settings.not_so, pattern: told})
        rid, seen = (record.id, record.version) if record else (None, 0)
        desk.put(changed, rid=rid, seen=seen, tz=tz_of(request))


ROUTES = [
    Route("/r/{rid}/not-so", not_so, methods=["POST"], name="run.not_so"),
    Route("/r/{rid}/kept", keep_draft, methods=["POST"], name="run.keep_draft"),
]
