"""Deleting is held back for 30 seconds, in memory, so that it can be taken back; nothing is half-deleted on disk.

What is held is done at once when the person locks, when the time is over, and when the program stops.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from brimful.core.errors import BrimfulError
from brimful.web.errors import TooLate
from brimful.web.seam import call

if TYPE_CHECKING:
    from brimful.vault.opened import Opened

log = logging.getLogger("brimful.trouble")

SECONDS = 30.0
Deletion = Callable[["Opened"], None]


@dataclass
class _Held:
    desk: Opened
    do: Deletion
    timer: asyncio.TimerHandle


class Undo:
    """Deletions of this process that can still be taken back, by account and record id."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._held: dict[tuple[bytes, str], _Held] = {}
        self._guard = Lock()
        self._running: set[asyncio.Task[None]] = set()

    def hold(self, desk: Opened, rid: str, do: Deletion | None = None) -> None:
        """Delete record ``rid`` (or run ``do`` on an open vault) in 30 seconds. Lists leave out ``held`` ids."""
        key = (desk.account, rid)
        self._drop_older(key)
        kept = desk.clone()
        timer = asyncio.get_running_loop().call_later(self.seconds, self._start, key)
        with self._guard:
            self._held[key] = _Held(kept, do or (lambda opened: opened.delete(rid)), timer)

    def held(self, account: bytes) -> frozenset[str]:
        """Record ids of this account that are about to go."""
        with self._guard:
            return frozenset(rid for owner, rid in self._held if owner == account)

    def take_back(self, account: bytes, rid: str) -> None:
        """Keep the record after all. Raises ``TooLate`` when it is gone or was never held."""
        found = self._take((account, rid))
        if found is None:
            raise TooLate
        found.timer.cancel()
        found.desk.close()

    async def finish(self, account: bytes | None = None) -> None:
        """Do everything held (of one account, or of all) now; returns when it is done."""
        with self._guard:
            keys = [key for key in self._held if account in (None, key[0])]
        for key in keys:
            await self._do(key)
        if account is None and self._running:
            await asyncio.gather(*self._running)

    def _start(self, key: tuple[bytes, str]) -> None:
        task = asyncio.get_running_loop().create_task(self._do(key))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _do(self, key: tuple[bytes, str]) -> None:
        found = self._take(key)
        if found is None:
            return
        found.timer.cancel()
        try:
            await call(found.do, found.desk)
        except BrimfulError as error:
            # gone already, or the disk refused: the record then simply still stands in its list
            log.warning("held deletion: %s", error.code)
        finally:
            found.desk.close()

    def _take(self, key: tuple[bytes, str]) -> _Held | None:
        with self._guard:
            return self._held.pop(key, None)

    def _drop_older(self, key: tuple[bytes, str]) -> None:
        older = self._take(key)
        if older:
            older.timer.cancel()
            older.desk.close()
