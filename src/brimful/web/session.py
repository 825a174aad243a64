"""Beginning and ending a session: the one place that hands out and takes back its cookies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from brimful.web import links
from brimful.web.filing import file_waiting
from brimful.web.passing import held_of
from brimful.web.seam import call
from brimful.web.security import cookies
from brimful.web.shell import shell_of

if TYPE_CHECKING:
    from brimful.vault.opened import Opened


async def begin(request: Request, response: Response, desk: Opened, label: str = "") -> int:
    """Give this browser a fresh session on the open vault, and the right to leave notes while locked.

    An id the browser had before is never taken over. Notes written while locked are filed; returns how many.
    """
    shell = shell_of(request)
    older = cookies.read(request, "session", shell.config)
    if older:
        await call(shell.vault.lock, older)

    def work() -> tuple[str, str, str]:
        settings = desk.settings()
        cookie = shell.vault.begin_session(desk, idle_minutes=settings.lock_minutes, label=label)
        return cookie, shell.vault.drop_key(desk).cookie(), settings.theme

    cookie, drop_key, theme = await call(work)
    filed = await file_waiting(shell, desk)
    if filed:
        cookie = await call(shell.vault.fresh_cookie, cookie, desk)
    cookies.keep_session(response, cookie, shell.config)
    cookies.keep_drop_key(response, drop_key, shell.config)
    cookies.keep_look(response, theme, shell.config)
    cookies.forget(response, "back", shell.config)
    return filed


def way_back(request: Request) -> str:
    """Where the person wanted to go before they were asked to unlock; the first page if nowhere."""
    path = cookies.read(request, "back", shell_of(request).config)
    return links.own_path(request, path) or links.home(request)


async def end(request: Request, response: Response) -> None:
    """Lock: what was held back is done, the key's wrap is gone, and the browser forgets what it kept of pages."""
    shell = shell_of(request)
    cookie = cookies.read(request, "session", shell.config)
    if cookie:
        await _finish_held(request)
        await call(shell.vault.lock, cookie)
        cookies.forget(response, "session", shell.config)
    # not "storage": that would remove the page that helps offline
    response.headers["Clear-Site-Data"] = '"cache"'


async def _finish_held(request: Request) -> None:
    from brimful.web.doors import open_desk

    desk = await open_desk(request)
    if desk is not None:
        account = desk.account
        desk.close()
        held_of(request).forget(account)
        await shell_of(request).undo.finish(account)
