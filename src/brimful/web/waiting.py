"""What is written before there is a vault: in memory only, for an hour, until the set-up takes it over.

There is no key yet that could lock it, so it never touches the disk and ends with the program (decision 35).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response

from brimful.core.errors import BadInput
from brimful.core.kinds.entry import Entry
from brimful.web import text
from brimful.web.seam import call
from brimful.web.security import cookies
from brimful.web.shell import shell_of

if TYPE_CHECKING:
    from brimful.vault.opened import Opened

HOUR = 3600  # seconds
MOST_PEOPLE, MOST_WORDS, MOST_CHARACTERS = 20, 20, 6000


class NothingFits(BadInput):
    """Too much waits already, or this is too long to wait in memory."""

    code = "note-too-long"
    sentence = text.NO_ROOM_TO_WAIT


@dataclass(frozen=True)
class Words:
    """One text and when it was written (aware)."""

    at: datetime
    text: str
    id: str = field(default_factory=lambda: uuid4().hex)


class Waiting:
    """Texts by a random token that only the browser they came from knows."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._texts: dict[str, tuple[float, list[Words]]] = {}

    def keep(self, token: str, words: str) -> str:
        """Keep a text beside those of ``token`` ("" or unknown: a new one); returns the token. NothingFits."""
        with self._lock:
            self._forget_old()
            known = self._texts.get(token)
            if len(words) > MOST_CHARACTERS or (known is None and len(self._texts) >= MOST_PEOPLE):
                raise NothingFits
            if known is None:
                token, known = uuid4().hex, (0.0, [])
            if len(known[1]) >= MOST_WORDS:
                raise NothingFits
            self._texts[token] = (monotonic(), [*known[1], Words(datetime.now(UTC), words)])
            return token

    def take(self, token: str) -> list[Words]:
        """The texts of ``token``, oldest first; they wait no longer."""
        with self._lock:
            self._forget_old()
            return self._texts.pop(token, (0.0, []))[1]

    def _forget_old(self) -> None:
        now = monotonic()
        self._texts = {k: (at, texts) for k, (at, texts) in self._texts.items() if now - at < HOUR}


def waiting_of(request: Request) -> Waiting:
    state = request.app.state
    if not hasattr(state, "waiting"):
        state.waiting = Waiting()
    found: Waiting = state.waiting
    return found


def keep(request: Request, response: Response, words: str) -> None:
    """Keep ``words`` for this browser. Raises NothingFits."""
    config = shell_of(request).config
    token = waiting_of(request).keep(cookies.read(request, "waiting", config), words)
    cookies.keep_waiting(response, token, config)


async def hand_over(request: Request, response: Response, desk: Opened) -> int:
    """Save what waited as entries of the new vault, all or nothing; how many there were. For the set-up."""
    from brimful.vault.record import Write

    config = shell_of(request).config
    token = cookies.read(request, "waiting", config)
    texts = waiting_of(request).take(token) if token else []
    if texts:
        await call(
            desk.put_many, [Write(data=Entry(at=each.at, text=each.text), request=each.id) for each in texts]
        )
    if token:
        cookies.forget(response, "waiting", config)
    return len(texts)
