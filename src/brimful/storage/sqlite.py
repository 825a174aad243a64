"""The Store port on the SQLite of Python's standard library: one file, write-ahead log, every commit on disk."""

import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from brimful.storage.failures import as_store_error
from brimful.storage.migrate import migrate, shipped
from brimful.storage.statements import Rows
from brimful.vault.port import Reading, StoreBusy, StoreDamaged, Writing

BUSY_SECONDS = 5.0
"""How long a write waits for another program before it says so."""

CHECK_DAYS = 7
"""The thorough check runs at the first start after so many days, the quick one at every start."""

_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_size_limit = 4194304",
)
# an fsync of macOS does not reach the disk without these
_SETTINGS_MACOS = ("PRAGMA fullfsync = ON", "PRAGMA checkpoint_fullfsync = ON")
_IDLE_READERS = 4


class SqliteStore:
    """Store of the port. Threads share it: reads each borrow a connection, writes take turns on one.

    ``sound`` is False when SQLite's own check found damage at the start. The store still opens, because every
    record is checked by its seal and the others are readable; a copy of the file as it was lies beside it then.
    """

    def __init__(
        self,
        path: Path,
        *,
        today: int = 0,
        busy_seconds: float = BUSY_SECONDS,
        steps: Sequence[str] | None = None,
    ) -> None:
        """Open or create the database at ``path`` (its folder exists); ``today`` in days since 1970-01-01.

        Raises the port's StoreErrors: newer, damaged beyond reading, locked by another program, full, read-only.
        """
        self._path = path
        self._busy_seconds = busy_seconds
        self._turn = threading.Lock()
        self._readers: list[sqlite3.Connection] = []
        self._closed = False
        try:
            with suppress(PermissionError):  # read-only places answer when something is to be written
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._writer = self._connect()
        except (sqlite3.Error, OSError) as error:
            raise as_store_error(error) from error
        try:
            migrate(self._writer, path, shipped() if steps is None else steps)
            # where a log cannot be (some file systems), SQLite keeps its rollback journal, as durable but slower
            self._writer.execute("PRAGMA journal_mode = WAL")
            self.sound = self._check(today)
        except BaseException as error:
            self._writer.close()
            if isinstance(error, sqlite3.Error | OSError):
                raise as_store_error(error) from error
            raise

    def read(self) -> "_Read":
        """One snapshot, from the first statement on; never waits for a writer."""
        return _Read(self._borrow, self._give_back)

    def write(self) -> "_Write":
        """The only writer of this process, and after BEGIN IMMEDIATE of all; on disk when the block has ended."""
        return _Write(self._writer, self._turn, self._busy_seconds)

    def close(self) -> None:
        """Close every idle connection; the last one folds the log into the file. Twice does nothing."""
        with self._turn:
            self._closed = True
            while self._readers:
                self._readers.pop().close()
            self._writer.close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False
        )
        try:
            for setting in _SETTINGS + (_SETTINGS_MACOS if sys.platform == "darwin" else ()):
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
        return connection

    def _borrow(self) -> sqlite3.Connection:
        try:
            return self._readers.pop()
        except IndexError:
            pass
        try:
            return self._connect()
        except sqlite3.Error as error:
            raise as_store_error(error) from error

    def _give_back(self, connection: sqlite3.Connection) -> None:
        _roll_back(connection)
        if self._closed or connection.in_transaction or len(self._readers) >= _IDLE_READERS:
            connection.close()
        else:
            self._readers.append(connection)

    def _check(self, today: int) -> bool:
        row = self._writer.execute("SELECT value FROM meta WHERE key = 'checked_day'").fetchone()
        thorough = row is None or not 0 <= today - row[0] < CHECK_DAYS
        try:
            answer = self._writer.execute(
                f"PRAGMA {'integrity' if thorough else 'quick'}_check(1)"
            ).fetchone()
            sound = bool(answer == ("ok",))
        except sqlite3.DatabaseError as error:
            if not isinstance(as_store_error(error), StoreDamaged):
                raise
            sound = False
        if not sound:
            self._keep_as_it_was()
        elif thorough:
            with suppress(sqlite3.Error):  # a check that could not be noted runs again next time
                self._writer.execute("INSERT OR REPLACE INTO meta VALUES ('checked_day', ?)", (today,))
        return sound

    def _keep_as_it_was(self) -> None:
        """A byte copy beside the damaged file, once, before anything more is written."""
        copy = self._path.with_name(self._path.name + ".damaged")
        if not copy.exists():
            shutil.copy2(self._path, copy)


class _Read:
    """A read transaction. A class and not a generator, because every request pays for it."""

    __slots__ = ("_borrow", "_connection", "_give_back")

    def __init__(
        self, borrow: Callable[[], sqlite3.Connection], give_back: Callable[[sqlite3.Connection], None]
    ) -> None:
        self._borrow, self._give_back = borrow, give_back

    def __enter__(self) -> Reading:
        self._connection = self._borrow()
        try:
            self._connection.execute("BEGIN")
        except BaseException as error:
            self._give_back(self._connection)
            if isinstance(error, sqlite3.Error):
                raise as_store_error(error) from error
            raise
        return Rows(self._connection)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._give_back(self._connection)
        if isinstance(error, sqlite3.Error):
            raise as_store_error(error) from error


class _Write:
    """A write transaction, a class for the same reason."""

    __slots__ = ("_busy_seconds", "_connection", "_turn")

    def __init__(self, connection: sqlite3.Connection, turn: threading.Lock, busy_seconds: float) -> None:
        self._connection, self._turn, self._busy_seconds = connection, turn, busy_seconds

    def __enter__(self) -> Writing:
        if not self._turn.acquire(timeout=self._busy_seconds):
            raise StoreBusy
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except BaseException as error:
            self._turn.release()
            if isinstance(error, sqlite3.Error):
                raise as_store_error(error) from error
            raise
        return Rows(self._connection)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._connection.execute("COMMIT")
        except sqlite3.Error as failure:
            error = failure
        finally:
            try:
                _roll_back(self._connection)
            finally:
                self._turn.release()
        if isinstance(error, sqlite3.Error):
            raise as_store_error(error) from error


def _roll_back(connection: sqlite3.Connection) -> None:
    # on a full disk SQLite has already rolled back; a second ROLLBACK would hide the real error
    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
