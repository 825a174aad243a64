"""Answers that steer and are forgotten (safety, consent): kept in memory while a run goes on, never on disk.

One of these lives as long as the program; the web drops an account's with its lock, the terminal with its end.
"""

from threading import Lock

from brimful.core.answer import Answer


class Passing:
    """Thread-safe. ``of`` hands out the dict that the engine reads and fills for one run."""

    def __init__(self) -> None:
        self._runs: dict[bytes, dict[str, dict[str, Answer]]] = {}
        self._guard = Lock()

    def of(self, account: bytes, run: str) -> dict[str, Answer]:
        """The same dict for the same run until it is forgotten."""
        with self._guard:
            return self._runs.setdefault(account, {}).setdefault(run, {})

    def forget_run(self, account: bytes, run: str) -> None:
        """When a run has ended."""
        with self._guard:
            self._runs.get(account, {}).pop(run, None)

    def forget(self, account: bytes | None = None) -> None:
        """At lock: everything of an account, or of all."""
        with self._guard:
            if account is None:
                self._runs.clear()
            else:
                self._runs.pop(account, None)
