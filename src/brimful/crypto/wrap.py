"""Key wrapping that commits to its key: slots and sessions.

``HKDF-SHA-256(secret, salt, info)`` gives 64 bytes, KEK | commitment. AES-GCM alone does not commit to its key, so
one ciphertext may open under two passphrases (Len, Grubbs, Ristenpart 2021); the stored commitment, compared in
constant time before the AEAD runs, closes that.
"""

from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import WrongKey
from .hashing import same
from .rand import Random, random_bytes
from .wipe import wiped

KEY_SIZE = 32


class Wrapped(NamedTuple):
    nonce: bytes  # 12 B
    box: bytes  # wrapped key and tag, 48 B
    commitment: bytes  # 32 B


def wrap(
    key: bytearray, secret: bytearray, *, salt: bytes, info: bytes, ad: bytes, rng: Random = random_bytes
) -> Wrapped:
    """``key`` sealed under ``secret``. ``info`` separates the uses, ``ad`` is the place of the row."""
    nonce = rng(12)
    with wiped(_expand(secret, salt, info)) as pair, wiped(pair[:KEY_SIZE]) as kek:
        box = AESGCM(kek).encrypt(nonce, key, ad)
        return Wrapped(nonce, box, bytes(pair[KEY_SIZE:]))


def unwrap(wrapped: Wrapped, secret: bytearray, *, salt: bytes, info: bytes, ad: bytes) -> bytearray:
    """The key, in a buffer the caller wipes. Raises WrongKey."""
    key = bytearray(KEY_SIZE)
    with wiped(_expand(secret, salt, info)) as pair, wiped(pair[:KEY_SIZE]) as kek:
        if not same(bytes(pair[KEY_SIZE:]), wrapped.commitment):
            raise WrongKey
        try:
            AESGCM(kek).decrypt_into(wrapped.nonce, wrapped.box, ad, key)
        except (InvalidTag, ValueError):
            raise WrongKey from None
    return key


def _expand(secret: bytearray, salt: bytes, info: bytes) -> bytearray:
    pair = bytearray(2 * KEY_SIZE)
    HKDF(hashes.SHA256(), 2 * KEY_SIZE, salt, info).derive_into(secret, pair)
    return pair
