"""Record envelope v1: one sealed box per record (vault design, section 5).

``box`` = format byte 01 | 12-byte random nonce | AES-256-GCM(padded payload). The payload is JSON; padding is
trailing spaces, which every JSON reader skips, so opening needs no unpadding.
Associated data: "brimful/record/1", owner, kind tag, id, version, key epoch, format byte, packed as in ``fields``.
"""

from collections.abc import Iterable
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import Unopenable
from .fields import pack
from .rand import Random, random_bytes

FORMAT = 1

type SealedRow = tuple[bytes, bytes, int, int, int, bytes]
"""id, kind tag, version, key epoch, ledger epoch (not used here), box."""

_FORMAT_BYTE = bytes([FORMAT])


def padded_size(size: int) -> int:
    """Next multiple of 256 bytes up to 4 KiB, then of 1/16 of the power of two below: hides lengths roughly."""
    if size <= 4096:  # nearly all
        return -(-size // 256) * 256 or 256
    step = 1 << ((size - 1).bit_length() - 5)
    return -(-size // step) * step


def pad(payload: bytes) -> bytes:
    """Raises ValueError for a payload that ends in a space (no JSON does as it is encoded here)."""
    if payload.endswith(b" "):
        raise ValueError("a payload must not end in its own padding")
    return payload.ljust(padded_size(len(payload)))


class Sealer:
    """Seals and opens the records of one owner with one record key; the batch verbs are the fast ones."""

    def __init__(self, key: bytearray, owner: bytes, rng: Random = random_bytes) -> None:
        self._aes = AESGCM(key)
        self._rng = rng
        # Associated data is built from pieces that repeat, because packing it anew costs more than AES does.
        self._front = pack("brimful/record/1", owner)
        self._tags: dict[bytes, bytes] = {}

    def seal(self, record_id: bytes, kind_tag: bytes, version: int, key_epoch: int, payload: bytes) -> bytes:
        nonce = self._rng(12)
        ad = self._ad(record_id, kind_tag, version, key_epoch)
        return _FORMAT_BYTE + nonce + self._aes.encrypt(nonce, pad(payload), ad)

    def seal_many(self, places: Iterable[tuple[bytes, bytes, int, int, bytes]]) -> list[bytes]:
        """``places``: id, kind tag, version, key epoch, payload."""
        return [self.seal(*place) for place in places]

    def open(self, row: SealedRow) -> bytes:
        """The payload with its padding. Raises Unopenable."""
        (payload,) = self.open_many((row,))
        if payload is None:
            raise Unopenable
        return payload

    def open_many(self, rows: Iterable[SealedRow]) -> list[bytes | None]:
        """The payloads in order; None where a box does not open at its place."""
        decrypt, tags, front = self._aes.decrypt, self._tags, self._tag
        ends: dict[int, bytes] = {}
        epoch = -1
        out: list[bytes | None] = []
        keep = out.append
        for record_id, kind_tag, version, key_epoch, _, box in rows:
            if key_epoch != epoch:
                epoch, ends = key_epoch, {}
            try:
                if box[0] != FORMAT:
                    raise ValueError
                ad = (tags.get(kind_tag) or front(kind_tag)) + record_id
                ad += ends.get(version) or ends.setdefault(version, _end(version, key_epoch))
                keep(decrypt(box[1:13], box[13:], ad))
            except (InvalidTag, ValueError, IndexError, OverflowError):  # what a damaged row can lead to
                keep(None)
        return out

    def _ad(self, record_id: bytes, kind_tag: bytes, version: int, key_epoch: int) -> bytes:
        front = self._tags.get(kind_tag) or self._tag(kind_tag)
        return front + record_id + _end(version, key_epoch)

    def _tag(self, kind_tag: bytes) -> bytes:
        front = self._front + pack(kind_tag) + (16).to_bytes(4)
        return self._tags.setdefault(kind_tag, front)


@lru_cache(maxsize=256)
def _end(version: int, key_epoch: int) -> bytes:
    return pack(version, key_epoch, _FORMAT_BYTE)
