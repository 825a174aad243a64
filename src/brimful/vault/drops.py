"""The drop box: what is typed while locked, sealed to the account's public key and filed at the next unlock.

Notes in it are outside the ledger until then: whoever can write the database could take one out unseen.
"""

from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec import Struct

from brimful.core.errors import BrimfulError
from brimful.core.kind import Instant
from brimful.core.kinds.identity import Identity
from brimful.crypto.dropbox import OVERHEAD, open_note, seal_note
from brimful.crypto.envelope import padded_size
from brimful.crypto.errors import Unopenable
from brimful.crypto.hashing import digest, same
from brimful.crypto.rand import Random, random_token

from .cookie import DropKey
from .errors import DropFull, DropRefused, NoteTooLong
from .opened import Opened
from .port import DropRow, Store, StoreError, Writing
from .writing import Batch

MOST_NOTES = 50
MOST_BYTES = 8 * 1024


class Note(Struct, frozen=True, kw_only=True):
    """What a form held. ``id``: random, so that a note sent twice is filed once; ``fields``: name to text."""

    at: Instant
    form: str
    fields: dict[str, str]
    id: str = msgspec.field(default_factory=random_token)
    tz: str = "UTC"


type Filing = Callable[[Opened, Note], None]
"""Saves what a note becomes, with the note's id as request id; its saves join the transaction that empties the box."""


def capability_hash(capability: bytes) -> bytes:
    return digest("brimful/capability/1", capability)


def seal(key: DropKey, note: Note) -> bytes:
    """Raises NoteTooLong above 8 KiB of JSON."""
    try:
        raw = msgspec.json.encode(note)
    except UnicodeError:
        raise DropRefused from None
    if len(raw) > MOST_BYTES:
        raise NoteTooLong
    return seal_note(raw, key.public_key, key.account)


def drop(store: Store, key: DropKey, sealed: bytes, now: datetime, rng: Random) -> None:
    """Raises DropRefused, DropFull, NoteTooLong."""
    if len(sealed) > padded_size(MOST_BYTES) + OVERHEAD:
        raise NoteTooLong
    drop_id = int(now.timestamp() * 1000).to_bytes(8) + rng(8)
    with store.write() as tx:
        account = tx.account(key.account)
        if account is None or not same(account.capability_hash, capability_hash(key.capability)):
            raise DropRefused
        if tx.drop_count(key.account) >= MOST_NOTES:
            raise DropFull
        tx.put_drop(DropRow(key.account, drop_id, sealed))


def file_all(opened: Opened, filing: Filing) -> list[Note]:
    """Let ``filing`` save each note and empty the box, all in one transaction. A note it refuses stays in the box."""
    with opened.room.store.read() as tx:
        if not tx.drop_count(opened.account):
            return []
    identity = opened.one(Identity)
    if identity is None:
        return []
    private = identity.data.private

    def work(batch: Batch, tx: Writing) -> list[Note]:
        filed: list[Note] = []
        for row in tx.drops(opened.account):
            note = _open(row, private, opened.account)
            if note is None:
                batch.put(opened.event("note-unreadable"))
            else:
                try:
                    filing(opened, note)
                except StoreError:
                    raise
                except BrimfulError:
                    continue
                filed.append(note)
            tx.delete_drop(opened.account, row.id)
        return filed

    return opened.transact(work)


def _open(row: DropRow, private: bytes, account: bytes) -> Note | None:
    """None for what someone with the drop cookie put there and is no note."""
    try:
        return msgspec.json.decode(open_note(row.box, private, account), type=Note)
    except (Unopenable, msgspec.MsgspecError, UnicodeError):
        return None
