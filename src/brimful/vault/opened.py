"""An opened vault: what one request, or one run of the terminal program, works with."""

from collections.abc import Callable, Iterable
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar

from brimful.core.errors import BrimfulError, NotFound
from brimful.core.kind import Kind
from brimful.core.kinds import spec_of
from brimful.core.kinds.security_event import SecurityEvent
from brimful.core.kinds.settings import Settings
from brimful.core.payload import Unreadable
from brimful.crypto.keys import AccountKeys

from .book import HIDDEN, Book
from .errors import OlderThanRemembered, ProveAgain, UnsoundStore
from .port import RecordRow, Writing
from .record import Record, Write, read_all
from .room import Room
from .writing import Batch, as_id, write_all

PROOF_SECONDS = 5 * 60
"""How long a typed passphrase counts for slots, export, sessions and deletion."""

T = TypeVar("T")


class Opened:
    """Holds the account key in a buffer of its own; ``close`` wipes it. Not shared between threads at one time."""

    def __init__(
        self,
        room: Room,
        keys: AccountKeys,
        epoch: int,
        *,
        proved: float,
        session: bytes | None = None,
        remembered: int = 0,
    ) -> None:
        self.account = keys.owner
        self.epoch = epoch
        self.session = session  # hash of the session id, None outside a session
        self.proved = proved  # unix seconds of the last proof of the passphrase
        self.reissued: str | None = None  # a new cookie of this session that must be handed out
        self.room = room
        self.keys = keys
        self._remembered = remembered
        self._joined: tuple[Batch, Writing] | None = None
        self._closing = Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def warnings(self) -> list[BrimfulError]:
        """What the owner has to know: damage, an older copy, a ledger that does not fit, records that do not open."""
        found: list[BrimfulError] = [] if self.room.store.sound else [UnsoundStore()]
        if self.epoch < self._remembered:
            found.append(OlderThanRemembered(self.epoch, self._remembered))
        book = self.room.book(self.account)
        return found + list(book.warnings() if book else ())

    @property
    def fresh(self) -> bool:
        """Whether the passphrase was proved in the last five minutes."""
        return 0 <= self.room.clock.now().timestamp() - self.proved < PROOF_SECONDS

    def require_fresh(self) -> None:
        """Raises ProveAgain."""
        if not self.fresh:
            raise ProveAgain

    def put(
        self,
        data: Kind,
        *,
        rid: str | None = None,
        seen: int = 0,
        request: str | None = None,
        tz: str = "UTC",
    ) -> Record[Any]:
        """Save a new record, or the next version of ``rid``. On disk when it returns.

        Raises Conflict (the version moved), NewerRecord, NotFound, Unreadable, TooLong, Unwritable, StoreError.
        """
        write = Write(data=data, rid=rid, seen=seen, request=request, tz=tz)
        return self.transact(lambda batch, _: batch.put(write))

    def put_many(self, writes: Iterable[Write]) -> list[Record[Any]]:
        """All or nothing, in one transaction; errors as ``put``."""
        return self.transact(lambda batch, _: write_all(batch, writes))

    def delete(self, rid: str, *, seen: int | None = None) -> None:
        """Raises NotFound, and Conflict when ``seen`` is named and the version moved."""
        self.transact(lambda batch, _: batch.delete(rid, seen))

    def get[K: Kind](self, rid: str, kind: type[K]) -> Record[K]:
        """Raises NotFound (also for a record of another kind), Unreadable."""
        name = spec_of(kind).name
        book = self._book(name)
        if book is not None:
            record = book.get(rid)
            if record is not None and record.kind == name:
                return record
        with self.room.store.read() as tx:
            row = tx.record(self.account, as_id(rid))
        if row is None or row[1] != self.keys.tag(name):
            raise NotFound
        records = self._open(name, [row])
        if not records:
            raise Unreadable
        return records[0]

    def all[K: Kind](self, kind: type[K]) -> list[Record[K]]:
        """Every readable record of the kind, oldest first; from memory when the book is open."""
        name = spec_of(kind).name
        book = self._book(name)
        if book is not None:
            return book.all(name)
        with self.room.store.read() as tx:
            rows = tx.records_of(self.account, self.keys.tag(name))
        return self._open(name, rows)

    def recent[K: Kind](self, kind: type[K], limit: int) -> list[Record[K]]:
        """At most ``limit`` records of the kind, newest first, without opening the rest."""
        name = spec_of(kind).name
        book = self._book(name)
        if book is not None:
            return book.recent(name, limit)
        with self.room.store.read() as tx:
            rows = tx.newest_of(self.account, self.keys.tag(name), limit)
        return self._open(name, rows)

    def one[K: Kind](self, kind: type[K]) -> Record[K] | None:
        """The record of a kind that has one."""
        return next(iter(self.recent(kind, 1)), None)

    @property
    def shelf(self) -> dict[str, Any]:
        """Where callers keep what they worked out from the records, until lock and no longer.

        It outlives writes, so what is kept names the ``epoch`` it was made at. Empty, and forgotten at once, while
        the records are not open yet.
        """
        book = self._book("")
        return book.shelf if book else {}

    @property
    def shelf_at_hand(self) -> dict[str, Any] | None:
        """The shelf, if the records are open and as new as this request; asks nothing of the store."""
        book = self.room.book(self.account)
        return book.shelf if book is not None and book.ready and book.epoch == self.epoch else None

    def settings(self) -> Settings:
        """The settings, or the defaults."""
        record = self.one(Settings)
        return record.data if record else Settings()

    def clone(self) -> "Opened":
        """Another one with its own key copy, for work that outlives this request; the caller closes it."""
        return Opened(
            self.room,
            self.keys.copy(),
            self.epoch,
            proved=self.proved,
            session=self.session,
            remembered=self._remembered,
        )

    def event(self, what: str, count: int = 1) -> Write:
        """A line for the security journal."""
        return Write(data=SecurityEvent(at=self.room.clock.now(), what=what, count=count))

    def transact(self, work: "Callable[[Batch, Writing], T]") -> T:
        """Run ``work`` in one write transaction, with its records, ledger and head; then tell the book.

        What ``work`` saves through this same object joins the transaction.
        """
        if self._joined is not None:
            return work(*self._joined)
        book = self.room.book(self.account)
        with self.room.store.write() as tx:
            batch = Batch(tx, self.keys, book, self.room.clock.now())
            self._joined = (batch, tx)
            try:
                result = work(batch, tx)
            finally:
                self._joined = None
            changed = batch.commit()
        if changed:
            self.epoch = batch.epoch
            if book is not None:
                book.wrote(batch.epoch, batch.written, batch.gone)
                book.head = batch.head
            self.room.remember(self.account, self.epoch, soon=True)
        return result

    def accepted(self, epoch: int) -> None:
        """The owner took on the rows as they are."""
        self.epoch = self._remembered = epoch
        self.room.remember(self.account, epoch)

    def close(self) -> None:
        """Wipe the keys. Safe to call twice."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self.keys.close()

    def _book(self, kind: str) -> Book | None:
        """The memory book, if it is open and as new as this request."""
        book = self.room.book(self.account)
        if book is None or not book.ready or kind in HIDDEN:
            return None
        if book.epoch < self.epoch:
            with self.room.store.read() as tx:
                head = tx.head(self.account)
                if head is not None:
                    book.refresh(tx, head, self.keys)
        return book if book.ready else None

    def _open(self, name: str, rows: list[RecordRow]) -> list[Record[Any]]:
        return read_all(spec_of(name), rows, self.keys.records.open_many(rows)).records
