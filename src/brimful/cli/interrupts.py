"""Ctrl-C, a closed window and a request to end, taken at the prompts only, so that nothing breaks off in a write.

Outside a conversation the system's own ways hold.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SIGNALS: Final = tuple(name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class _State:
    """Whether the program waits for the person, and whether they asked to leave while it did not."""

    conversing = False
    at_prompt = False
    pending = False


@contextmanager
def conversation() -> Iterator[None]:
    """Inside, leaving waits for the next prompt; asked for twice, it comes at once."""
    before = {name: signal.signal(getattr(signal, name), _asked) for name in SIGNALS}
    _State.conversing, _State.pending = True, False
    try:
        yield
    finally:
        _State.conversing = False
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


@contextmanager
def prompt() -> Iterator[None]:
    """Around waiting for the person: here leaving is a KeyboardInterrupt at once."""
    if _State.pending:
        _State.pending = False
        raise KeyboardInterrupt
    _State.at_prompt = True
    try:
        yield
    finally:
        _State.at_prompt = False


def _asked(*_: object) -> None:
    if _State.at_prompt or _State.pending:
        _State.pending = False
        raise KeyboardInterrupt
    _State.pending = True
