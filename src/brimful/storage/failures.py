"""From the error codes of SQLite and the system to the port's errors."""

import errno
import sqlite3

from brimful.vault.port import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreReadOnly,
)

_BY_EXTENDED_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_IOERR_SHMSIZE: StoreFull,  # no room for the shared index of the write-ahead log
    sqlite3.SQLITE_IOERR_WRITE: StoreFull,  # quota or file size limit; a full disk proper has its own code
}
_BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_PERM: StoreReadOnly,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
}
_BY_ERRNO: dict[int | None, type[StoreError]] = {
    errno.ENOSPC: StoreFull,
    errno.EDQUOT: StoreFull,
    errno.EFBIG: StoreFull,
    errno.EROFS: StoreReadOnly,
    errno.EACCES: StoreReadOnly,
    errno.EPERM: StoreReadOnly,
}


def as_store_error(error: sqlite3.Error | OSError) -> StoreError:
    """The port's error for one of SQLite's, or for one met while making or copying the file."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno, StoreError)()
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return (_BY_EXTENDED_CODE.get(code) or _BY_CODE.get(code & 0xFF) or StoreError)()
