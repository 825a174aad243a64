"""The Store port: what the vault asks of a database, and nothing more.

Every value is opaque: ids, keyed hashes, sealed boxes, counters. The owner (16 random bytes, the account id)
comes first in every key and every statement, so that rows of one owner can live together on one node
(vault design, section 13). Two lookups have no owner because they find it: ``account_by_login`` and
``session``, both by a keyed or one-way hash; ``throttle`` is keyed by hashes alone.

Rules for an adapter:

* ``read()`` sees one snapshot from its first statement to its end and never waits for a writer.
* ``write()`` is exclusive (one writer at a time; PostgreSQL: per owner, by locking the head), commits when the
  block ends without an error, and rolls back otherwise. When it returns, what was written is on disk.
* Both may be used from several threads; a transaction object belongs to the thread that opened it.
* Lists come ordered by key, ascending, unless said otherwise. Bulk results are plain tuples.
* Failures are the ``StoreError``s below; no driver exception leaves the adapter.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from brimful.core.errors import BrimfulError

from . import text

type RecordRow = tuple[bytes, bytes, int, int, int, bytes]
"""id (16 B), kind tag (8 B), version, key epoch, ledger epoch at which the row was written, sealed box."""


class AccountRow(NamedTuple):
    owner: bytes
    login_hash: bytes  # 32 B, unique
    created_day: int  # days since 1970-01-01
    capability_hash: bytes  # 32 B: who may drop notes while locked


class SlotRow(NamedTuple):
    """One way to unwrap the account key. Key: (owner, slot)."""

    owner: bytes
    slot: bytes  # 16 B
    kind: str  # "passphrase", "recovery"
    params: bytes  # KDF parameters, b"" where none
    pepper_id: bytes  # b"" where none
    salt: bytes
    key_epoch: int
    nonce: bytes
    wrapped: bytes
    commitment: bytes  # 32 B
    created_day: int
    label: bytes  # sealed, may be b""


class HeadRow(NamedTuple):
    """The ledger head. Key: (owner)."""

    owner: bytes
    epoch: int
    box: bytes


class SessionRow(NamedTuple):
    """Key: (owner, session_hash); ``session_hash`` alone is looked up too."""

    owner: bytes
    session_hash: bytes  # 32 B
    wrap: bytes | None  # None: locked by idleness, the passphrase is needed again
    commitment: bytes
    created: int  # unix seconds, whole minutes
    expires: int  # unix seconds, whole minutes
    idle_minutes: int
    used: int  # unix seconds, coarse
    proved: int  # unix seconds of the last proof of the passphrase
    label: bytes  # sealed, may be b""


class ThrottleRow(NamedTuple):
    key: bytes  # 32 B keyed hash of a login or a network
    failures: int
    until: int  # unix milliseconds before which no try is taken


class DropRow(NamedTuple):
    """A note written while locked. Key: (owner, id); ids sort in the order of arrival."""

    owner: bytes
    id: bytes
    box: bytes


class Reading(Protocol):
    """A snapshot of the store."""

    def account_by_login(self, login_hash: bytes) -> AccountRow | None: ...
    def account(self, owner: bytes) -> AccountRow | None: ...
    def slots(self, owner: bytes) -> list[SlotRow]: ...
    def head(self, owner: bytes) -> HeadRow | None: ...

    def record(self, owner: bytes, record_id: bytes) -> RecordRow | None: ...
    def records(self, owner: bytes) -> list[RecordRow]: ...
    def records_of(self, owner: bytes, kind_tag: bytes) -> list[RecordRow]: ...
    def newest_of(self, owner: bytes, kind_tag: bytes, limit: int) -> list[RecordRow]:
        """At most ``limit`` rows of the kind, highest id first."""
        ...

    def changed_since(self, owner: bytes, epoch: int) -> list[RecordRow]:
        """Rows written at a ledger epoch above ``epoch``."""
        ...

    def record_ids(self, owner: bytes) -> list[bytes]:
        """All ids: how a memory book learns of deletions when its count differs from the head's."""
        ...

    def session(self, session_hash: bytes) -> SessionRow | None: ...
    def sessions(self, owner: bytes) -> list[SessionRow]: ...
    def throttle(self, key: bytes) -> ThrottleRow | None: ...
    def drops(self, owner: bytes) -> list[DropRow]: ...
    def drop_count(self, owner: bytes) -> int: ...


class Writing(Reading, Protocol):
    """The one writer. ``put_`` inserts or replaces by key; ``delete_`` of a missing row does nothing."""

    def put_account(self, row: AccountRow) -> None: ...
    def put_slot(self, row: SlotRow) -> None: ...
    def delete_slot(self, owner: bytes, slot: bytes) -> None: ...
    def put_head(self, row: HeadRow) -> None: ...
    def put_records(self, owner: bytes, rows: Sequence[RecordRow]) -> None: ...
    def delete_records(self, owner: bytes, record_ids: Iterable[bytes]) -> None: ...
    def put_session(self, row: SessionRow) -> None: ...
    def delete_session(self, owner: bytes, session_hash: bytes) -> None: ...
    def put_throttle(self, row: ThrottleRow) -> None: ...
    def delete_throttle(self, key: bytes) -> None: ...
    def put_drop(self, row: DropRow) -> None: ...
    def delete_drop(self, owner: bytes, drop_id: bytes) -> None: ...


class Store(Protocol):
    @property
    def sound(self) -> bool:
        """False when the database's own check found damage at the start; what is readable can still be read."""
        ...

    def read(self) -> AbstractContextManager[Reading]: ...
    def write(self) -> AbstractContextManager[Writing]: ...
    def close(self) -> None: ...


class StoreError(BrimfulError):
    """The database could not do it; nothing of the transaction was kept."""

    code = "store"
    sentence = text.STORE_FAILED


class StoreBusy(StoreError):
    """Another program held the database for longer than the busy timeout."""

    code = "store-busy"
    sentence = text.STORE_BUSY


class StoreFull(StoreError):
    code = "store-full"
    sentence = text.STORE_FULL


class StoreReadOnly(StoreError):
    code = "store-read-only"
    sentence = text.STORE_READ_ONLY


class StoreDamaged(StoreError):
    code = "store-damaged"
    sentence = text.STORE_DAMAGED


class StoreNewer(StoreError):
    """The database was written by a newer version of the program."""

    code = "store-newer"
    sentence = text.STORE_NEWER
