"""The memory book of one account: its records, opened once and kept until lock."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from threading import Event, RLock
from time import sleep
from typing import Any

from brimful.core.kinds import KINDS
from brimful.crypto.errors import Unopenable
from brimful.crypto.keys import AccountKeys
from brimful.crypto.ledger import HeadState

from .errors import LedgerMismatch, UnreadableRecords
from .port import HeadRow, Reading, RecordRow, Store
from .record import Read, Record, read_all

HIDDEN = frozenset({"identity"})
"""Kinds that never stay in memory: a private key is read where it is used."""

AT_ONCE = 128
"""Rows opened before others get a turn: about a millisecond."""


class Book:
    """Thread-safe. Always taken inside a transaction or alone, never the other way round, so nothing deadlocks."""

    def __init__(self, owner: bytes) -> None:
        self.owner = owner
        self.epoch = -1
        self.mismatch: LedgerMismatch | None = None
        self.shelf: dict[str, Any] = {}
        self.head: tuple[HeadRow, HeadState] | None = None  # what was sealed last, and what it says
        self._ready = Event()
        self._checked = Event()
        self._lock = RLock()
        self._closed = False
        self._clear()

    @property
    def ready(self) -> bool:
        return self._ready.is_set()

    def wait(self, seconds: float | None = None, *, checked: bool = False) -> bool:
        """Until the records are there (``checked``: and compared with the ledger)."""
        return (self._checked if checked else self._ready).wait(seconds)

    def fill(self, store: Store, keys: AccountKeys) -> None:
        """Open everything, then recompute the ledger; meant for a thread of its own, with its own keys."""
        with store.read() as tx:
            head, rows = tx.head(self.owner), tx.records(self.owner)
        if head is None:
            return
        with self._lock:
            self._turn_to(head, rows, keys)
            self._ready.set()
        self.mismatch = compare(keys, head, rows)
        self._checked.set()

    def refresh(self, tx: Reading, head: HeadRow, keys: AccountKeys) -> None:
        """Take in what others wrote, if the ledger moved since this book last looked."""
        with self._lock:
            if head.epoch == self.epoch or not self.ready or self._closed:
                return
            if head.epoch < self.epoch:
                self._turn_to(head, tx.records(self.owner), keys)
                return
            self._take(tx.changed_since(self.owner, self.epoch), keys)
            try:
                size = keys.head.open(head.box, head.epoch).size
            except Unopenable:
                size = -1
                self.mismatch = LedgerMismatch(0, len(self._kind_of))
            if size != len(self._kind_of):
                there = {record_id.hex() for record_id in tx.record_ids(self.owner)}
                self._forget(self._kind_of.keys() - there)
            self.epoch = head.epoch

    def wrote(
        self, epoch: int, written: Iterable[tuple[Record[Any], list[str]]], gone: Iterable[str]
    ) -> None:
        """Take in one's own committed write; when others wrote in between, ``refresh`` will."""
        with self._lock:
            if self.epoch != epoch - 1 or not self.ready or self._closed:
                return
            for record, requests in written:
                self._keep(record, requests)
            self._forget(gone)
            self.epoch = epoch

    def all(self, kind: str) -> list[Record[Any]]:
        """In the order of insertion."""
        with self._lock:
            return list(self._records[kind].values())

    def recent(self, kind: str, limit: int) -> list[Record[Any]]:
        """Newest first."""
        with self._lock:
            newest = reversed(self._records[kind].values())
            return [record for record, _ in zip(newest, range(limit), strict=False)]

    def get(self, rid: str) -> Record[Any] | None:
        with self._lock:
            return self._records[self._kind_of.get(rid, "")].get(rid)

    def made_by(self, request: str) -> str | None:
        """The id of the record a request id made or changed."""
        with self._lock:
            return self._requests.get(request)

    def warnings(self) -> list[LedgerMismatch | UnreadableRecords]:
        found: list[LedgerMismatch | UnreadableRecords] = [self.mismatch] if self.mismatch else []
        if self._unreadable:
            found.append(UnreadableRecords(len(self._unreadable)))
        return found

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self.shelf, self.head = {}, None
            self._ready.clear()
            self._clear()

    def _turn_to(self, head: HeadRow, rows: Sequence[RecordRow], keys: AccountKeys) -> None:
        if self._closed:
            return
        self._clear()
        self._take(rows, keys)
        self.epoch = head.epoch

    def _clear(self) -> None:
        self._records: defaultdict[str, dict[str, Record[Any]]] = defaultdict(dict)
        self._kind_of: dict[str, str] = {}  # every row there is, also what cannot be shown
        self._requests: dict[str, str] = {}
        self._unreadable: set[str] = set()

    def _take(self, rows: Sequence[RecordRow], keys: AccountKeys) -> None:
        by_tag: defaultdict[bytes, list[RecordRow]] = defaultdict(list)
        for row in rows:
            by_tag[row[1]].append(row)
        for name, spec in KINDS.items():
            mine = by_tag.pop(keys.tag(name), [])
            if name in HIDDEN:
                self._kind_of.update((row[0].hex(), "") for row in mine)
                continue
            for part in _parts(mine):
                read = read_all(spec, part, keys.records.open_many(part))
                self._keep_many(name, read)
                self._spoil(read.unreadable)
        for strange in by_tag.values():  # kinds of a newer program: not shown, and fine as long as they open
            for row, raw in zip(strange, keys.records.open_many(strange), strict=True):
                self._kind_of[row[0].hex()] = ""
                if raw is None:
                    self._spoil((row[0].hex(),))

    def _keep_many(self, kind: str, read: Read) -> None:
        if not read.records:
            return
        shelf, rids = self._records[kind], [record.id for record in read.records]
        last = next(reversed(shelf), "")
        late = any(rid < last and rid not in shelf for rid in rids)
        shelf.update(zip(rids, read.records, strict=True))
        if late:
            self._records[kind] = dict(sorted(shelf.items()))
        self._kind_of.update(dict.fromkeys(rids, kind))
        for rid, requests in zip(rids, read.requests, strict=True):
            for request in requests:
                self._requests[request] = rid
        self._unreadable.difference_update(rids)

    def _keep(self, record: Record[Any], requests: list[str]) -> None:
        """What ``_keep_many`` does, for the one record of a save."""
        rid, kind, shelf = record.id, record.kind, self._records[record.kind]
        late = rid not in shelf and rid < next(reversed(shelf), "")
        shelf[rid] = record
        if late:
            self._records[kind] = dict(sorted(shelf.items()))
        self._kind_of[rid] = kind
        for request in requests:
            self._requests[request] = rid
        self._unreadable.discard(rid)

    def _spoil(self, rids: Iterable[str]) -> None:
        for rid in rids:
            self._forget((rid,))
            self._kind_of[rid] = ""
            self._unreadable.add(rid)

    def _forget(self, gone: Iterable[str]) -> None:
        for rid in list(gone):
            self._records[self._kind_of.pop(rid, "")].pop(rid, None)
            self._unreadable.discard(rid)


def _parts(rows: Sequence[RecordRow]) -> Iterator[Sequence[RecordRow]]:
    """A few rows at a time, and a breath between: whoever waits for the interpreter, a page, goes first."""
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]
        sleep(0)


def compare(keys: AccountKeys, head: HeadRow, rows: Sequence[RecordRow]) -> LedgerMismatch | None:
    """The rows of one snapshot against its head."""
    try:
        state = keys.head.open(head.box, head.epoch)
    except Unopenable:
        return LedgerMismatch(0, len(rows))
    total = sum(keys.ledger.total(part) for part in _parts(rows)) % (1 << 256)
    if state.size == len(rows) and state.total == total:
        return None
    return LedgerMismatch(state.size, len(rows))
