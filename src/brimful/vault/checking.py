"""Looking over a whole vault: does every box open, and are these the rows the ledger knows?"""

from collections import Counter, defaultdict

from msgspec import Struct

from brimful.core.kinds import KINDS
from brimful.crypto.errors import Unopenable
from brimful.crypto.ledger import HeadState

from .book import compare
from .errors import LedgerMismatch
from .opened import Opened
from .port import HeadRow, RecordRow, StoreDamaged
from .record import read_all

EPOCH_JUMP = 1 << 20
"""How far the epoch jumps when an older copy is taken on, so that it is past everything remembered."""


class Report(Struct, frozen=True):
    """``kinds``: readable records by kind; ``unreadable``: boxes that do not open or hold no payload of their kind;
    ``unknown``: boxes of kinds only a newer program knows; ``mismatch``: what the ledger misses, None when it fits;
    ``notes``: notes waiting in the drop box."""

    epoch: int
    records: int
    kinds: dict[str, int]
    unreadable: int
    unknown: int
    mismatch: LedgerMismatch | None
    notes: int

    @property
    def sound(self) -> bool:
        return self.mismatch is None and not self.unreadable


def report(opened: Opened) -> Report:
    with opened.room.store.read() as tx:
        head, rows = tx.head(opened.account), tx.records(opened.account)
        notes = tx.drop_count(opened.account)
    if head is None:
        raise StoreDamaged
    by_tag: defaultdict[bytes, list[RecordRow]] = defaultdict(list)
    for row in rows:
        by_tag[row[1]].append(row)
    kinds: Counter[str] = Counter()
    unreadable = unknown = 0
    for name, spec in KINDS.items():
        mine = by_tag.pop(opened.keys.tag(name), [])
        read = read_all(spec, mine, opened.keys.records.open_many(mine))
        unreadable += len(read.unreadable)
        if read.records:
            kinds[name] = len(read.records)
    for strange in by_tag.values():
        closed = opened.keys.records.open_many(strange).count(None)
        unreadable += closed
        unknown += len(strange) - closed
    mismatch = compare(opened.keys, head, rows)
    return Report(head.epoch, len(rows), dict(kinds), unreadable, unknown, mismatch, notes)


def accept(opened: Opened) -> None:
    """Take the rows as they are: a new ledger over them, and an epoch past everything remembered."""
    keys = opened.keys
    with opened.room.store.write() as tx:
        head, rows = tx.head(opened.account), tx.records(opened.account)
        before = head.epoch if head else 0
        try:
            counter = keys.head.open(head.box, head.epoch).counter if head else 0
        except Unopenable:
            counter = 0
        counter = max([counter, *(int.from_bytes(row[0][:8]) for row in rows[-1:])])
        epoch = before + EPOCH_JUMP
        state = HeadState(keys.ledger.total(rows), len(rows), counter)
        tx.put_head(HeadRow(opened.account, epoch, keys.head.seal(state, epoch)))
    opened.accepted(epoch)
