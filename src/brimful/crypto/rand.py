"""Randomness: the one source, and how it is injected where vectors need fixed nonces."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from .wipe import wipe

type Random = Callable[[int], bytes]
"""``rng(n)`` gives n random bytes."""

random_bytes: Random = os.urandom

_DEVICE = Path("/dev/urandom")


def random_token() -> str:
    """A fresh request id: 128 bits, hex."""
    return os.urandom(16).hex()


def random_below(limit: int) -> int:
    return secrets.randbelow(limit)


def random_key(size: int = 32) -> bytearray:
    """Fresh key material in a buffer that can be wiped; where the system allows, never in immutable bytes."""
    key = bytearray(size)
    try:
        with _DEVICE.open("rb", buffering=0) as device:
            filled = device.readinto(key)
    except OSError:
        filled = 0
    if filled != size:
        wipe(key)
        key[:] = os.urandom(size)
    return key
