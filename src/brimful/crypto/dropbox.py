"""Notes written while locked: HPKE base mode (RFC 9180), X25519, HKDF-SHA-256, AES-256-GCM.

A sealed note is the 32-byte encapsulated key, the ciphertext and its tag: 48 bytes more than the padded note.
info = "brimful/drop/1", account. No associated data.
"""

from functools import cache
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag

from .envelope import pad
from .errors import Unopenable
from .fields import pack

# What handles key pairs is imported where it is used: it takes time to load, and a start needs none of it.
if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

OVERHEAD = 48


def new_identity() -> tuple[bytes, bytes]:
    """A fresh key pair: private and public key, 32 bytes each."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )

    key = X25519PrivateKey.generate()
    private = key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    return private, key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def seal_note(note: bytes, public: bytes, account: bytes) -> bytes:
    """``note`` is JSON; it is padded like a record. Anyone who holds the public key can seal, only the owner opens."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return _suite().encrypt(pad(note), X25519PublicKey.from_public_bytes(public), _info(account))


def open_note(box: bytes, private: bytes, account: bytes) -> bytes:
    """The note with its padding. Raises Unopenable."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    try:
        return _suite().decrypt(box, X25519PrivateKey.from_private_bytes(private), _info(account))
    except (InvalidTag, ValueError):
        raise Unopenable from None


@cache
def _suite() -> "Suite":
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _info(account: bytes) -> bytes:
    return pack("brimful/drop/1", account)
