"""At most one Argon2 run a core at a time, a short queue behind them, and then an honest "later"."""

import os
from threading import BoundedSemaphore, Lock
from types import TracebackType

from .errors import Busy

QUEUE = 20
RETRY_SECONDS = 5


class Gate:
    """``with gate: ...`` around a derivation. Raises Busy when the queue is full."""

    def __init__(self, runs: int | None = None, queue: int = QUEUE) -> None:
        self._places = (runs or os.cpu_count() or 1) + queue
        self._runs = BoundedSemaphore(runs or os.cpu_count() or 1)
        self._lock = Lock()
        self._inside = 0

    def __enter__(self) -> None:
        with self._lock:
            if self._inside >= self._places:
                raise Busy(RETRY_SECONDS)
            self._inside += 1
        self._runs.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runs.release()
        with self._lock:
            self._inside -= 1
