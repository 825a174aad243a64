"""Trying a passphrase or a code against the slots: throttle, queue, decoy."""

import unicodedata

from brimful.crypto.errors import WrongKey
from brimful.crypto.hashing import digest, keyed
from brimful.crypto.kdf import KdfParams, stretch
from brimful.crypto.rand import random_key
from brimful.crypto.recovery import format_code
from brimful.crypto.wipe import wiped

from .errors import WrongCode, WrongPassphrase
from .gate import Gate
from .opened import Opened
from .port import SlotRow, Writing
from .room import Room
from .rules import MOST_BYTES, as_bytes
from .slots import PASSPHRASE, RECOVERY, check_slot, open_slot, passphrase_slot, recovery_slot
from .throttle import Throttle


class Locks:
    def __init__(self, room: Room, instance_key: bytes, pepper: bytes, kdf: KdfParams) -> None:
        self._room, self._instance_key, self._pepper, self._kdf = room, instance_key, pepper, kdf
        self._throttle = Throttle(room.store, instance_key, room.clock)
        self._gate = Gate()

    def login_hash(self, login: str) -> bytes:
        """Keyed, so that a stolen database does not tell who is in it; the one account of a home has no name to hide,
        and is found also when the instance key was lost."""
        if not login:
            return digest("brimful/login/home/1")
        name = unicodedata.normalize("NFC", login).strip().casefold()
        return keyed(self._instance_key, "brimful/login/1", name)

    def open_with_passphrase(self, login: str, passphrase: str, origin: str) -> tuple[bytes, bytearray]:
        """Owner and account key. Raises WrongPassphrase, Throttled, Busy, SlotRefused."""
        slot = self._find(login, PASSPHRASE) or self._decoy(login)
        return slot.owner, self._try(slot, passphrase, login, origin)

    def open_with_code(self, login: str, secret: bytearray, origin: str) -> tuple[bytes, bytearray]:
        """Owner and account key. Raises WrongCode, Throttled."""
        self._throttle.admit(login, origin)
        slot = self._find(login, RECOVERY)
        try:
            if slot is not None:
                return slot.owner, open_slot(slot, secret)
        except WrongKey:
            pass
        raise WrongCode

    def succeeded(self, login: str, origin: str) -> int:
        """How many tries had failed since the last time."""
        return self._throttle.succeeded(login, origin)

    def prove(self, opened: Opened, passphrase: str) -> None:
        """Whether it is the owner who sits at an opened vault. Raises as ``open_with_passphrase``."""
        with self._room.store.read() as tx:
            slot = of_kind(tx.slots(opened.account), PASSPHRASE)
        who = f"account {opened.account.hex()}"
        with wiped(self._try(slot or self._decoy(who), passphrase, who, who)):
            self._throttle.succeeded(who, who)

    def passphrase_slot(self, owner: bytes, root: bytearray, passphrase: str) -> SlotRow:
        now, rng = self._room.clock.now(), self._room.rng
        with wiped(as_bytes(passphrase)) as typed, self._gate:
            return passphrase_slot(owner, root, typed, self._kdf, self._pepper, now, rng)

    def recovery_slot(self, owner: bytes, root: bytearray) -> tuple[SlotRow, str]:
        """A new slot and the code that opens it."""
        with wiped(random_key(20)) as secret:
            row = recovery_slot(owner, root, secret, self._room.clock.now(), self._room.rng)
            return row, format_code(secret)

    def _find(self, login: str, kind: str) -> SlotRow | None:
        with self._room.store.read() as tx:
            account = tx.account_by_login(self.login_hash(login))
            return of_kind(tx.slots(account.owner), kind) if account else None

    def _try(self, slot: SlotRow, passphrase: str, login: str, origin: str) -> bytearray:
        params = check_slot(slot)
        self._throttle.admit(login, origin)
        typed = as_bytes(passphrase)
        del typed[MOST_BYTES + 1 :]  # no longer one was ever accepted
        with wiped(typed), self._gate, wiped(stretch(typed, slot.salt, params)) as secret:
            try:
                return open_slot(slot, secret, self._pepper)
            except WrongKey:
                raise WrongPassphrase from None

    def _decoy(self, login: str) -> SlotRow:
        """For an unknown login: the same work with the same parameters, and no passphrase that fits."""
        fake = [keyed(self._instance_key, "brimful/decoy/1", login, part) for part in ("salt", "commitment")]
        return SlotRow(
            bytes(16),
            bytes(16),
            PASSPHRASE,
            self._kdf.encode(),
            b"",
            fake[0][:16],
            1,
            b"",
            b"",
            fake[1],
            0,
            b"",
        )


def of_kind(rows: list[SlotRow], kind: str) -> SlotRow | None:
    return next((row for row in rows if row.kind == kind), None)


def replace_slots(tx: Writing, *new: SlotRow) -> None:
    """Each new slot takes the place of all of its kind."""
    for row in new:
        drop_slots(tx, row.owner, row.kind)
        tx.put_slot(row)


def drop_slots(tx: Writing, owner: bytes, kind: str) -> None:
    for row in tx.slots(owner):
        if row.kind == kind:
            tx.delete_slot(owner, row.slot)
