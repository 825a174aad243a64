"""Argon2id for passphrases, with a floor and a ceiling that hold before anything is derived."""

from typing import NamedTuple, Self

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from .errors import KdfRefused

_ARGON2ID = 1


class KdfParams(NamedTuple):
    """``memory``: KiB; ``passes``: iterations; ``lanes``: parallelism."""

    memory: int
    passes: int
    lanes: int = 1

    def encode(self) -> bytes:
        """7 bytes: algorithm (1), memory (4, big-endian), passes (1), lanes (1)."""
        return bytes([_ARGON2ID]) + self.memory.to_bytes(4) + bytes([self.passes, self.lanes])

    @classmethod
    def decode(cls, raw: bytes) -> Self:
        """Raises KdfRefused for other algorithms and for parameters outside floor and ceiling."""
        if len(raw) != 7 or raw[0] != _ARGON2ID:
            raise KdfRefused
        params = cls(int.from_bytes(raw[1:5]), raw[5], raw[6])
        params.check()
        return params

    def check(self) -> None:
        """A planted row must neither make guessing cheap nor exhaust the memory."""
        if any(mine < least for mine, least in zip(self, FLOOR, strict=True)):
            raise KdfRefused
        if any(mine > most for mine, most in zip(self, CEILING, strict=True)):
            raise KdfRefused


FLOOR = KdfParams(19 * 1024, 2, 1)  # OWASP Password Storage Cheat Sheet
CEILING = KdfParams(1024 * 1024, 10, 8)
HOME = KdfParams(128 * 1024, 3)
HOSTED = KdfParams(64 * 1024, 3)


def stretch(passphrase: bytearray, salt: bytes, params: KdfParams) -> bytearray:
    """32 bytes from a passphrase, in a buffer the caller wipes. Raises KdfRefused before deriving."""
    params.check()
    out = bytearray(32)
    kdf = Argon2id(
        salt=salt, length=32, iterations=params.passes, lanes=params.lanes, memory_cost=params.memory
    )
    # A bytearray is accepted at run time, so that the passphrase need not become immutable bytes.
    kdf.derive_into(passphrase, out)  # type: ignore[arg-type]
    return out
