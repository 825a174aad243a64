"""The door of settings: open, or nothing happens. A choice made on a page whose vault has locked is not sealed as a
note (nobody wants "dark" in their journal); the person unlocks and finds the page again."""

from functools import wraps

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from brimful.vault.opened import Opened
from brimful.web import links
from brimful.web.doors import DeskHandler, Handler, either
from brimful.web.security import cookies
from brimful.web.shell import shell_of


def when_open(handler: DeskHandler) -> Handler:
    @wraps(handler)
    async def enter(request: Request, desk: Opened | None) -> Response:
        if desk is not None:
            return await handler(request, desk)
        shell = shell_of(request)
        response = RedirectResponse(links.url_for(request, "unlock.show"), 303)
        if request.method == "GET":
            cookies.keep_way_back(response, request.url.path, shell.config)
        return response

    return either(enter)
