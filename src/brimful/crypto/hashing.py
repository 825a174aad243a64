"""Plain and keyed hashes of things that must be looked up without being stored."""

import hashlib
import hmac

from .fields import pack


def digest(*fields: bytes | str | int) -> bytes:
    """SHA-256 over length-prefixed fields; the first one is the label."""
    return hashlib.sha256(pack(*fields)).digest()


def keyed(key: bytes, *fields: bytes | str | int) -> bytes:
    """HMAC-SHA-256 over length-prefixed fields; the first one is the label."""
    return hmac.digest(key, pack(*fields), "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Comparison in constant time."""
    return hmac.compare_digest(one, other)
