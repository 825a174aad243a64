"""What a person should hear once after unlocking: counts only, in memory, until they have been told."""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from starlette.requests import HTTPConnection

MOST = 200  # people


@dataclass(frozen=True)
class Newly:
    """``filed``: notes written while locked; ``failed``: wrong passphrases since the last unlock; ``waited``: texts
    from before the set-up; ``way``: where the person was going; ``last``: when this copy was last used."""

    filed: int = 0
    failed: int = 0
    waited: int = 0
    way: str = ""
    last: datetime | None = None

    @property
    def worth_saying(self) -> bool:
        return bool(self.filed or self.failed)


class Told:
    """By account; the newest wins."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._newly: dict[bytes, Newly] = {}

    def remember(self, account: bytes, newly: Newly) -> None:
        with self._lock:
            self._newly.pop(account, None)
            while len(self._newly) >= MOST:
                self._newly.pop(next(iter(self._newly)))
            self._newly[account] = newly

    def look(self, account: bytes) -> Newly:
        with self._lock:
            return self._newly.get(account, Newly())

    def forget(self, account: bytes) -> None:
        with self._lock:
            self._newly.pop(account, None)


def told_of(request: HTTPConnection) -> Told:
    state = request.app.state
    if not hasattr(state, "told"):
        state.told = Told()
    found: Told = state.told
    return found
