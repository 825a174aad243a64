"""Answers that steer and are forgotten (safety, consent): in memory while a run goes on, gone with the lock.

An account's are dropped when it locks, and at the latest when it has been idle for its lock time.
"""

import asyncio

from starlette.requests import HTTPConnection

from brimful.guide.passing import Passing
from brimful.vault.opened import Opened

MINUTE = 60


class Held:
    """The answers of all accounts, each with the clock that ends them."""

    def __init__(self) -> None:
        self.answers = Passing()
        self._clocks: dict[bytes, asyncio.TimerHandle] = {}

    def touch(self, account: bytes, seconds: int) -> None:
        """Somebody is here: the time until these answers are forgotten begins again."""
        self._stop(account)
        loop = asyncio.get_running_loop()
        self._clocks[account] = loop.call_later(seconds, self.forget, account)

    def forget(self, account: bytes) -> None:
        self._stop(account)
        self.answers.forget(account)

    def _stop(self, account: bytes) -> None:
        clock = self._clocks.pop(account, None)
        if clock is not None:
            clock.cancel()


def passing_of(request: HTTPConnection, desk: Opened) -> Passing:
    """What the engine may keep of this person for now."""
    held = held_of(request)
    held.touch(desk.account, request.state.settings.lock_minutes * MINUTE)
    return held.answers


def held_of(request: HTTPConnection) -> Held:
    state = request.app.state
    if not hasattr(state, "passing"):
        state.passing = Held()
    found: Held = state.passing
    return found
