"""Zeroing of buffers. Only ``bytearray`` can be wiped; ``bytes`` and ``str`` cannot (vault design, section 7)."""

from types import TracebackType


def wipe(buffer: bytearray) -> None:
    """Overwrite in place; the length stays, so nothing is reallocated."""
    buffer[:] = bytes(len(buffer))


class wiped:  # noqa: N801 - read like a function: ``with wiped(key):``
    """The buffer for the length of a block, zeroed afterwards whatever happens.

    A class and not a generator, because every request goes through several.
    """

    __slots__ = ("_buffer",)

    def __init__(self, buffer: bytearray) -> None:
        self._buffer = buffer

    def __enter__(self) -> bytearray:
        return self._buffer

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        wipe(self._buffer)
