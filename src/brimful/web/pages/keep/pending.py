"""A new recovery code until it has been copied down: in memory only, for ten minutes, for its owner's eyes."""

from threading import Lock
from time import monotonic

from starlette.requests import HTTPConnection

TEN_MINUTES = 600
MOST = 50  # people


class Sheets:
    """By account; a newer code takes the place of an older one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._codes: dict[bytes, tuple[float, str]] = {}

    def keep(self, account: bytes, code: str) -> None:
        with self._lock:
            self._forget_old()
            self._codes.pop(account, None)
            while len(self._codes) >= MOST:
                self._codes.pop(next(iter(self._codes)))
            self._codes[account] = (monotonic(), code)

    def look(self, account: bytes) -> str:
        """The code that still waits, or ""."""
        with self._lock:
            self._forget_old()
            return self._codes.get(account, (0.0, ""))[1]

    def forget(self, account: bytes) -> None:
        with self._lock:
            self._codes.pop(account, None)

    def _forget_old(self) -> None:
        now = monotonic()
        self._codes = {k: kept for k, kept in self._codes.items() if now - kept[0] < TEN_MINUTES}


def sheets_of(request: HTTPConnection) -> Sheets:
    state = request.app.state
    if not hasattr(state, "sheets"):
        state.sheets = Sheets()
    found: Sheets = state.sheets
    return found
