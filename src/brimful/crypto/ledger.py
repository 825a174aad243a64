"""The ledger: a keyed multiset hash over all records, because associated data cannot see an old row put back.

Sum of HMAC-SHA-256(ledger key; "brimful/ledger/1", owner, kind tag, id, version, last 16 bytes of box) mod 2^256:
MSet-Add-Hash of Clarke, Devadas, van Dijk, Gassend and Suh (ASIACRYPT 2003). The head that keeps it is sealed with
its epoch as associated data.
"""

from collections.abc import Iterable
from typing import NamedTuple, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hmac import HMAC

from .envelope import FORMAT, SealedRow
from .errors import Unopenable
from .fields import pack
from .rand import Random, random_bytes

_MOD = 1 << 256
_VERSION = (1 << 64) - 1


class HeadState(NamedTuple):
    """What the sealed head says."""

    total: int = 0  # the multiset hash
    size: int = 0  # how many records
    counter: int = 0  # last used first half of a record id; never goes back, also after a deletion
    least_format: int = FORMAT  # boxes of an older format are refused

    def encode(self) -> bytes:
        """49 bytes: total (32), size (8), counter (8), least format (1); big-endian."""
        total, size, counter, least_format = self
        return b"".join((total.to_bytes(32), size.to_bytes(8), counter.to_bytes(8), least_format.to_bytes(1)))

    @classmethod
    def decode(cls, raw: bytes) -> Self:
        if len(raw) != 49:
            raise Unopenable
        return cls(int.from_bytes(raw[:32]), int.from_bytes(raw[32:40]), int.from_bytes(raw[40:48]), raw[48])

    def after(self, *, added: int, removed: int, growth: int, counter: int) -> Self:
        """The state after a write: sums of terms added and removed, growth of the size, new counter."""
        total = (self.total + added - removed) % _MOD
        return type(self)(total, self.size + growth, counter, self.least_format)


class Ledger:
    """Terms under one ledger key."""

    def __init__(self, key: bytearray, owner: bytes) -> None:
        self._mac = HMAC(key, hashes.SHA256())
        self._mac.update(pack("brimful/ledger/1", owner))

    def term(self, row: SealedRow) -> int:
        """0 to 2^256 - 1. The fields after owner have fixed widths: 8, 16, 8 and 16 bytes."""
        mac = self._mac.copy()
        # cut to 64 bits, so that a planted version cannot stop the count
        mac.update(row[1] + row[0] + (row[2] & _VERSION).to_bytes(8) + row[5][-16:])
        return int.from_bytes(mac.finalize())

    def total(self, rows: Iterable[SealedRow]) -> int:
        return sum(map(self.term, rows)) % _MOD


class HeadSealer:
    """Seals the head at its epoch."""

    def __init__(self, key: bytearray, owner: bytes, rng: Random = random_bytes) -> None:
        self._aes = AESGCM(key)
        # the same for every epoch but for the last 8 bytes, and needed twice in every write
        self._front = pack("brimful/head/1", owner, 0)[:-8]
        self._rng = rng

    def seal(self, state: HeadState, epoch: int) -> bytes:
        nonce = self._rng(12)
        return nonce + self._aes.encrypt(nonce, state.encode(), self._ad(epoch))

    def open(self, box: bytes, epoch: int) -> HeadState:
        """Raises Unopenable."""
        try:
            return HeadState.decode(self._aes.decrypt(box[:12], box[12:], self._ad(epoch)))
        except (InvalidTag, ValueError):
            raise Unopenable from None

    def _ad(self, epoch: int) -> bytes:
        return self._front + epoch.to_bytes(8)
