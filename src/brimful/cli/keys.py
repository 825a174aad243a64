"""Single key presses while something moves on the screen (the breath pacer)."""

import os
import sys
import time
from types import TracebackType
from typing import Self

from . import interrupts


class Keys:
    """Inside ``with``: keys come at once and are not echoed. Without a terminal no key ever comes."""

    def __init__(self, *, active: bool) -> None:
        self._active = active
        self._before: object = None

    def __enter__(self) -> Self:
        if self._active and os.name != "nt":
            import termios
            import tty

            self._before = termios.tcgetattr(sys.stdin)
            tty.setcbreak(sys.stdin, termios.TCSADRAIN)  # what was typed meanwhile counts
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            import termios

            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._before)  # type: ignore[arg-type]
            self._before = None

    def wait(self, seconds: float) -> str:
        """The key pressed within ``seconds`` ("\\n" for Enter), or "" when there was none."""
        with interrupts.prompt():
            if not self._active:
                time.sleep(seconds)
                return ""
            return _windows_key(seconds) if os.name == "nt" else _posix_key(seconds)


def _posix_key(seconds: float) -> str:
    """One key and no more than that: what is typed after it belongs to the next prompt."""
    if not _waits(seconds):
        return ""
    key = _byte()
    if key == b"\x1b":  # an arrow or function key: a touch, and nothing more
        while _waits(0.01) and not _byte().isalpha():
            pass
        return "\x1b"
    following = (key[0] >= 0xC0) + (key[0] >= 0xE0) + (key[0] >= 0xF0)
    for _ in range(following):
        key += _byte()
    return key.decode("utf-8", "replace").replace("\r", "\n")


def _waits(seconds: float) -> bool:
    import select

    return bool(select.select([sys.stdin], [], [], max(0.0, seconds))[0])


def _byte() -> bytes:
    data = os.read(sys.stdin.fileno(), 1)
    if not data:
        raise EOFError
    return data


def _windows_key(seconds: float) -> str:
    import msvcrt

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if msvcrt.kbhit():  # type: ignore[attr-defined]
            key: str = msvcrt.getwch()  # type: ignore[attr-defined]
            if key == "\x03":
                raise KeyboardInterrupt
            return key.replace("\r", "\n")
        time.sleep(0.02)
    return ""
