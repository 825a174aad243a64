"""A run of this address, as a handler works with it."""

from datetime import UTC, datetime

from starlette.requests import Request

from brimful.guide import run
from brimful.guide.sitting import Sitting
from brimful.practices.library import Library
from brimful.vault.opened import Opened
from brimful.web.passing import passing_of
from brimful.web.seam import call
from brimful.web.shell import shell_of
from brimful.web.zone import zone_name


def library_of(request: Request) -> Library:
    return shell_of(request).library


def tz_of(request: Request) -> str:
    return zone_name(request) or "UTC"


def now_() -> datetime:
    return datetime.now(UTC)


async def sitting_of(request: Request, desk: Opened) -> Sitting:
    """Raises NotFound, PracticeGone."""
    rid = request.path_params["rid"]
    passing = passing_of(request, desk)
    return await call(run.take_up, desk, library_of(request), rid, now_(), passing=passing)
