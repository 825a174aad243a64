"""Zeroing of buffers. Only ``bytearray`` can be wiped; ``bytes`` and ``str`` cannot (vault design, section 7)."""

from collections.abc import Iterator
from contextlib import contextmanager


def wipe(buffer: bytearray) -> None:
    """Overwrite in place; the length stays, so nothing is reallocated."""
    buffer[:] = bytes(len(buffer))


@contextmanager
def wiped(buffer: bytearray) -> Iterator[bytearray]:
    """The buffer for the length of a block, zeroed afterwards whatever happens."""
    try:
        yield buffer
    finally:
        wipe(buffer)
