"""Writing records: version, request id, box, ledger and head in one transaction."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any

from brimful.core.errors import NotFound
from brimful.core.kinds import KINDS, spec_of
from brimful.core.payload import Payload, Unreadable, encode, read_only
from brimful.crypto.errors import Unopenable
from brimful.crypto.keys import AccountKeys

from .book import Book
from .errors import Conflict, NewerRecord
from .port import HeadRow, RecordRow, StoreDamaged, Writing
from .record import Record, Write, read_payload, record_of

LOOK_BACK = 64
"""How many of the newest records of a kind are searched for a request id while the book is not open yet: more than
the notes a drop box holds, so that one sent again after all were filed is still recognised."""


class Batch:
    """The writes of one transaction. ``commit`` puts rows and head; the caller's transaction makes them durable."""

    def __init__(self, tx: Writing, keys: AccountKeys, book: Book | None, now: datetime) -> None:
        head = tx.head(keys.owner)
        if head is None:
            raise StoreDamaged
        if book is not None and book.head is not None and book.head[0] == head:
            self._state = book.head[1]  # the very row this process sealed last: it need not be opened again
        else:
            try:
                self._state = keys.head.open(head.box, head.epoch)
            except Unopenable:
                raise StoreDamaged from None
        if book is not None:
            book.refresh(tx, head, keys)
        self.head = (head, self._state)
        self._tx, self._keys, self._now = tx, keys, now
        self._book = book if book is not None and book.ready else None
        self.epoch = head.epoch + 1
        self.written: list[tuple[Record[Any], list[str]]] = []
        self.gone: list[str] = []
        self._requests: dict[str, Record[Any]] = {}
        self._looked_back: dict[str, list[tuple[RecordRow, bytes]]] = {}
        self._staged: dict[bytes, RecordRow] = {}
        self._added = self._removed = self._growth = 0
        self._counter = self._state.counter

    def put(self, write: Write) -> Record[Any]:
        """Raises NotFound, Conflict, NewerRecord, Unreadable, and what ``encode`` raises."""
        name = spec_of(type(write.data)).name
        if write.rid is None:
            return self._made_before(name, write) or self._insert(name, write)
        return self._update(name, write)

    def delete(self, rid: str, seen: int | None) -> None:
        row = self._row(rid)
        if seen is not None and row[2] != seen:
            raise Conflict(record_of(row, self._payload_of(row)))
        self._staged.pop(row[0], None)
        self._tx.delete_records(self._keys.owner, [row[0]])
        self._removed += self._keys.ledger.term(row)
        self._growth -= 1
        self.gone.append(rid)

    def commit(self) -> bool:
        """Whether there was anything to write."""
        if not self._staged and not self.gone:
            return False
        owner = self._keys.owner
        self._tx.put_records(owner, list(self._staged.values()))
        state = self._state.after(
            added=self._added, removed=self._removed, growth=self._growth, counter=self._counter
        )
        head = HeadRow(owner, self.epoch, self._keys.head.seal(state, self.epoch))
        self._tx.put_head(head)
        self.head = (head, state)
        return True

    def _insert(self, name: str, write: Write) -> Record[Any]:
        self._counter += 1
        record_id = self._counter.to_bytes(8) + self._keys.rng(8)
        requests = [write.request] if write.request else []
        payload = Payload(
            k=name, s=spec_of(name).schema, t=self._now, u=self._now, tz=write.tz, r=requests, d=write.data
        )
        self._growth += 1
        return self._seal(record_id, self._keys.tag(name), 1, payload, None)

    def _update(self, name: str, write: Write) -> Record[Any]:
        row = self._row(write.rid or "")
        if row[1] != self._keys.tag(name):
            raise NotFound
        before = self._open(row)
        old = read_payload(spec_of(name), before)
        if write.request and write.request in old.r:
            return record_of(row, old)
        if read_only(old):
            raise NewerRecord
        if row[2] != write.seen:
            raise Conflict(record_of(row, old))
        requests = [*old.r, write.request] if write.request else old.r
        payload = Payload(k=name, s=old.s, t=old.t, u=self._now, tz=write.tz, r=requests, d=write.data)
        self._removed += self._keys.ledger.term(row)
        return self._seal(row[0], row[1], row[2] + 1, payload, before)

    def _seal(
        self, record_id: bytes, tag: bytes, version: int, payload: Payload[Any], before: bytes | None
    ) -> Record[Any]:
        key_epoch = self._keys.key_epoch
        box = self._keys.records.seal(record_id, tag, version, key_epoch, encode(payload, before))
        row: RecordRow = (record_id, tag, version, key_epoch, self.epoch, box)
        self._staged[record_id] = row
        self._added += self._keys.ledger.term(row)
        record = record_of(row, payload)
        self.written.append((record, payload.r))
        for request in payload.r:
            self._requests[request] = record
        return record

    def _made_before(self, name: str, write: Write) -> Record[Any] | None:
        """The record this very request made already: a form sent twice, or again after a lost answer."""
        if not write.request:
            return None
        if write.request in self._requests:
            return self._requests[write.request]
        if self._book is not None:
            rid = self._book.made_by(write.request)
            return self._book.get(rid) if rid else None
        asked = write.request.encode()
        for row, raw in self._newest(name):
            if asked in raw:  # looked for as bytes first: decoding all of them would cost more than the write
                with suppress(Unreadable):
                    payload = read_payload(spec_of(name), raw)
                    if write.request in payload.r:
                        return record_of(row, payload)
        return None

    def _newest(self, name: str) -> list[tuple[RecordRow, bytes]]:
        """The newest records of a kind that open, read once a transaction."""
        found = self._looked_back.get(name)
        if found is None:
            rows = self._tx.newest_of(self._keys.owner, self._keys.tag(name), LOOK_BACK)
            opened = zip(rows, self._keys.records.open_many(rows), strict=True)
            found = self._looked_back[name] = [(row, raw) for row, raw in opened if raw is not None]
        return found

    def _row(self, rid: str) -> RecordRow:
        record_id = as_id(rid)
        row = self._staged.get(record_id) or self._tx.record(self._keys.owner, record_id)
        if row is None or rid in self.gone:
            raise NotFound
        return row

    def _open(self, row: RecordRow) -> bytes:
        try:
            return self._keys.records.open(row)
        except Unopenable:
            raise Unreadable from None

    def _payload_of(self, row: RecordRow) -> Payload[Any]:
        raw = self._open(row)
        for name, spec in KINDS.items():
            if self._keys.tag(name) == row[1]:
                return read_payload(spec, raw)
        raise Unreadable


def write_all(batch: Batch, writes: Iterable[Write]) -> list[Record[Any]]:
    return [batch.put(write) for write in writes]


def as_id(rid: str) -> bytes:
    """Raises NotFound for what is no id."""
    try:
        record_id = bytes.fromhex(rid)
    except ValueError:
        raise NotFound from None
    if len(record_id) != 16:
        raise NotFound
    return record_id
