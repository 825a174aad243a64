"""The account key and what is derived from it. Key material lives in bytearrays that are wiped."""

from functools import cached_property
from types import TracebackType
from typing import Self

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .envelope import Sealer
from .fields import pack
from .label import LabelSealer
from .ledger import HeadSealer, Ledger
from .rand import Random, random_bytes
from .wipe import wipe, wiped

LABELS = ("record", "kind-tag", "ledger", "head", "label", "capability")
"""HKDF labels in use; "index", "blob-meta" and "archive" are kept free for what they say."""


def derive(root: bytearray, label: str, owner: bytes, key_epoch: int) -> bytearray:
    """A 32-byte key for one use: HKDF-SHA-256 without salt, info = "brimful/key/1", label, owner, key epoch."""
    if label not in LABELS:
        raise ValueError("unknown key label")
    key = bytearray(32)
    HKDF(hashes.SHA256(), 32, None, pack("brimful/key/1", label, owner, key_epoch)).derive_into(root, key)
    return key


class AccountKeys:
    """An unwrapped account key; takes the buffer over and wipes it at ``close``.

    The derived tools are built when first asked for, so a request that only reads builds only a Sealer.
    """

    def __init__(self, owner: bytes, root: bytearray, key_epoch: int = 1, rng: Random = random_bytes) -> None:
        self.owner = owner
        self.key_epoch = key_epoch
        self.root = root
        self.rng = rng
        self._tags: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def records(self) -> Sealer:
        with wiped(self._derive("record")) as key:
            return Sealer(key, self.owner, self.rng)

    @cached_property
    def ledger(self) -> Ledger:
        with wiped(self._derive("ledger")) as key:
            return Ledger(key, self.owner)

    @cached_property
    def head(self) -> HeadSealer:
        with wiped(self._derive("head")) as key:
            return HeadSealer(key, self.owner, self.rng)

    def tag(self, kind: str) -> bytes:
        """The 8-byte kind tag: HMAC-SHA-256(kind-tag key; kind name), cut."""
        if kind not in self._tags:
            mac = self._tagger.copy()
            mac.update(kind.encode())
            self._tags[kind] = mac.finalize()[:8]
        return self._tags[kind]

    def capability(self) -> bytes:
        """16 bytes that let a locked device drop notes; it opens nothing."""
        with wiped(self._derive("capability")) as key:
            return bytes(key[:16])

    def labels(self) -> LabelSealer:
        with wiped(self._derive("label")) as key:
            return LabelSealer(key, self.rng)

    def copy(self) -> "AccountKeys":
        """An independent copy, for work that outlives this one."""
        return AccountKeys(self.owner, bytearray(self.root), self.key_epoch, self.rng)

    def close(self) -> None:
        wipe(self.root)
        for tool in ("records", "ledger", "head", "_tagger"):
            self.__dict__.pop(tool, None)

    @cached_property
    def _tagger(self) -> HMAC:
        with wiped(self._derive("kind-tag")) as key:
            return HMAC(key, hashes.SHA256())

    def _derive(self, label: str) -> bytearray:
        return derive(self.root, label, self.owner, self.key_epoch)
