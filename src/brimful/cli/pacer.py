"""The breath pacer in text: a bowl whose water rises with the in-breath, and the words for it.

Drawing is pure (``bowl``); ``pace`` draws it until the time is over, ending on a finished out-breath, or until
a key is pressed. Where the cursor can't be moved, each phase is one line that gets a dot a second.
"""

import time
from collections.abc import Callable, Iterator
from typing import Final

from brimful.core.text import N_
from brimful.practices.screen import Breath

from .keys import Keys
from .terminal import Terminal

IN, HOLD, OUT, REST = N_("Breathe in"), N_("Hold, softly"), N_("Breathe out, slowly"), N_("Rest")
FRAME: Final = 0.1  # seconds between two drawings
ROWS: Final = 5
EIGHTHS: Final = " ▁▂▃▄▅▆▇█"


def phases(breath: Breath) -> list[tuple[str, float]]:
    """The phases of one breath with their seconds, those of no length left out."""
    every = [(IN, breath.in_), (HOLD, breath.hold), (OUT, breath.out), (REST, breath.rest)]
    return [(label, seconds) for label, seconds in every if seconds > 0]


def level(label: str, gone: float) -> float:
    """How full the bowl is, 0 to 1, when the share ``gone`` (0 to 1) of a phase is over."""
    eased = gone * gone * (3 - 2 * gone)  # slow at both ends, as a breath is
    return {IN: eased, HOLD: 1.0, OUT: 1 - eased, REST: 0.0}[label]


def bowl(full: float, *, width: int = 30, blocks: bool = True) -> list[str]:
    """A bowl of ``ROWS`` lines filled to ``full`` (0 to 1), and its foot; at most ``width`` columns."""
    inner = max(4, width - 2 * (ROWS + 1))
    drawn = []
    for row in range(ROWS, 0, -1):
        part = min(1.0, max(0.0, full * ROWS - (row - 1)))
        water = EIGHTHS[round(part * 8)] if blocks else ("~" if part >= 0.5 else " ")
        drawn.append(" " * (ROWS - row) + "\\" + water * (inner + 2 * (row - 1)) + "/")
    return [*drawn, " " * ROWS + ("‾" if blocks else "-") * (inner + 2)]


def pace(
    terminal: Terminal, breath: Breath, keys: Keys, *, minutes: float | None, since: float | None = None
) -> Iterator[str]:
    """Draw the breath, for ``minutes`` or for ever; yield every key that is pressed. Closing it stops it.

    Yields "" once a breath is finished, so that the caller may change the words in between. ``since``: when the
    breathing began (``time.monotonic``), to go on within a breath that is under way.
    """
    began = time.monotonic() if since is None else since
    ends = None if minutes is None else began + minutes * 60
    if terminal.plain:
        yield from _breaths(
            breath, ends, 0.0, lambda label, seconds, _: _dotted(terminal, label, seconds, keys)
        )
        return
    out = terminal.console.file
    out.write("\x1b[?25l")  # no cursor in the water
    under_way = (time.monotonic() - began) % sum(seconds for _, seconds in phases(breath))
    try:
        yield from _breaths(
            breath,
            ends,
            under_way,
            lambda label, seconds, gone: _moving(terminal, label, seconds, gone, keys),
        )
    finally:
        out.write(f"\x1b[{ROWS + 3}B\n\x1b[?25h")
        out.flush()


def _breaths(
    breath: Breath, ends: float | None, gone: float, drawn: Callable[[str, float, float], Iterator[str]]
) -> Iterator[str]:
    """Breath after breath; of the first one so many seconds are ``gone`` already."""
    while ends is None or time.monotonic() < ends:
        for label, seconds in phases(breath):
            if gone < seconds:
                yield from drawn(label, seconds, gone)
            gone = max(0.0, gone - seconds)
        yield ""


def _moving(terminal: Terminal, label: str, seconds: float, gone: float, keys: Keys) -> Iterator[str]:
    out = terminal.console.file
    blocks = (terminal.console.encoding or "").lower().startswith("utf")
    width = min(34, terminal.console.width - 2)
    began = time.monotonic() - gone
    while (share := (time.monotonic() - began) / seconds) < 1:
        water = bowl(level(label, share), width=width, blocks=blocks)
        lines = [f"  {label}", "", *(f"  {line}" for line in water)]
        out.write("".join(f"\x1b[K{line}\n" for line in lines) + f"\x1b[{len(lines)}A")
        out.flush()
        # the cursor stays where the drawing began: the next frame draws over it
        if key := keys.wait(FRAME):
            yield key


def _dotted(terminal: Terminal, label: str, seconds: float, keys: Keys) -> Iterator[str]:
    out = terminal.console.file
    out.write(label)
    out.flush()
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        if key := keys.wait(min(1.0, left)):
            out.write("\n")
            yield key
            out.write(label)
        else:
            out.write(" .")
        out.flush()
    out.write("\n")
    out.flush()
