"""What was answered before there is a vault: in memory only, for an hour, known by a random token in this browser.

Whether somebody is in danger is never among it (decision 21).
"""

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response

from brimful.web.security import cookies
from brimful.web.shell import shell_of

HOUR = 3600
MOST = 50  # people


@dataclass
class Beginning:
    """``answers``: fields of the settings; ``reached``: the number of the next question."""

    answers: dict[str, Any] = field(default_factory=dict)
    reached: int = 1

    @property
    def adult(self) -> bool:
        return bool(self.answers.get("adult"))


class Beginnings:
    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, tuple[float, Beginning]] = {}

    def look(self, token: str) -> Beginning:
        with self._lock:
            self._forget_old()
            return self._kept[token][1] if token in self._kept else Beginning()

    def keep(self, token: str, beginning: Beginning) -> str:
        """The token to find it by: the one it had, or a new one."""
        with self._lock:
            self._forget_old()
            if token not in self._kept:
                token = uuid4().hex
                while len(self._kept) >= MOST:
                    self._kept.pop(next(iter(self._kept)))
            self._kept[token] = (monotonic(), beginning)
            return token

    def forget(self, token: str) -> None:
        with self._lock:
            self._kept.pop(token, None)

    def _forget_old(self) -> None:
        now = monotonic()
        self._kept = {k: kept for k, kept in self._kept.items() if now - kept[0] < HOUR}


def beginning_of(request: Request) -> Beginning:
    return _all(request).look(cookies.read(request, "start", shell_of(request).config))


def keep(request: Request, response: Response, beginning: Beginning) -> None:
    config = shell_of(request).config
    token = _all(request).keep(cookies.read(request, "start", config), beginning)
    cookies.keep_start(response, token, config)


def forget(request: Request, response: Response) -> None:
    config = shell_of(request).config
    token = cookies.read(request, "start", config)
    _all(request).forget(token)
    if token:
        cookies.forget(response, "start", config)


def _all(request: Request) -> Beginnings:
    state = request.app.state
    if not hasattr(state, "beginnings"):
        state.beginnings = Beginnings()
    found: Beginnings = state.beginnings
    return found
