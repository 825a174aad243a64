"""A quiet thread that looks after idle sessions, so that a vault left alone closes by itself."""

from collections.abc import Callable
from threading import Event, Lock, Thread

from .port import StoreError

EVERY_SECONDS = 15.0


class Sweeper:
    def __init__(self, sweep: Callable[[], None]) -> None:
        self._sweep = sweep
        self._stopped = Event()
        self._lock = Lock()
        self._thread: Thread | None = None

    def start(self) -> None:
        """From the first session on; further calls do nothing."""
        with self._lock:
            if self._thread is None and not self._stopped.is_set():
                self._thread = Thread(target=self._run, name="brimful-sweeper", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._stopped.wait(EVERY_SECONDS):
            try:
                self._sweep()
            except StoreError:
                continue  # the database is busy or gone for now; the next request or round sees to it
