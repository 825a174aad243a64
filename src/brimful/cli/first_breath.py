"""Screen 0 of "I'm activated" in the terminal: the pacer moves at once, nothing is asked, every chip is one key."""

import time
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from brimful.practices.library import FALLBACK, data
from brimful.practices.schema import Moment
from brimful.practices.screen import Breath

from . import text
from .keys import Keys
from .pacer import pace
from .terminal import Terminal
from .wishes import Leave, turn

KEYS: Final[Mapping[str, str]] = {
    "o": "sympathetic",
    "t": "dorsal",
    "b": "mixed",
    "c": "unsure",
    "n": "unsafe",
}
STEADY: Final = "s"  # not among the chips of the web's first screen, and welcome all the same
FIRST_WORDS, THEN_WORDS = 40, 180  # seconds after which the words change


class Tapped(Struct, frozen=True):
    """What was tapped: ``state`` a key of @states, "unsafe", or None for none of them; ``strength`` 0-10 or None."""

    state: str | None = None
    strength: int | None = None
    in_public: bool = False

    def value(self) -> dict[str, Any]:
        """As the flow takes it."""
        return {"state": self.state, "strength": self.strength, "in_public": self.in_public}


def words() -> Moment:
    """The words of the flow alone, so that the breath does not wait for the library."""
    return msgspec.convert(data("moment", FALLBACK), Moment)


def first_breath(terminal: Terminal, moment: Moment) -> Tapped:
    """Show screen 0 until something is tapped. Raises Leave."""
    if terminal.interactive:
        return _moving(terminal, moment)
    terminal.title(moment.words["tap.first"])
    terminal.words(moment.words["tap.second"])
    _chips(terminal, moment)
    return _read(terminal, moment)


def _moving(terminal: Terminal, moment: Moment) -> Tapped:
    tapped, began, shown = Tapped(), time.monotonic(), ""
    breath = Breath(moment.breath.in_, moment.breath.hold, moment.breath.out, moment.breath.rest, 1)
    while True:
        shown = _words_now(moment, time.monotonic() - began)
        _draw(terminal, moment, tapped, shown)
        key = _key(terminal, moment, breath, began, shown)
        if key in KEYS:
            return Tapped(KEYS[key], tapped.strength, tapped.in_public)
        if key == STEADY:
            return Tapped("ventral", tapped.strength, tapped.in_public)
        if key == "\n":
            return tapped
        if key == "p":
            tapped = Tapped(tapped.state, tapped.strength, not tapped.in_public)
        elif key in ("+", "-") or key.isdigit():
            tapped = Tapped(tapped.state, _strength(tapped.strength, key), tapped.in_public)
        elif key == "h" and terminal.on_help:
            terminal.on_help(terminal)
        elif key == "q":
            raise Leave


def _key(terminal: Terminal, moment: Moment, breath: Breath, began: float, shown: str) -> str:
    """Breathe until a key is pressed ("" when the words are to change)."""
    try:
        with Keys(active=True) as keys:
            breathing = pace(terminal, breath, keys, minutes=None, since=began)
            try:
                for key in breathing:
                    if key or _words_now(moment, time.monotonic() - began) != shown:
                        return key.lower()
            finally:
                breathing.close()  # type: ignore[attr-defined]
    except (KeyboardInterrupt, EOFError):
        raise Leave from None
    return ""


def _draw(terminal: Terminal, moment: Moment, tapped: Tapped, shown: str) -> None:
    """The words and, under them, the chips; the pacer has its place below."""
    terminal.fresh()
    terminal.title(shown)
    if shown == moment.words["tap.first"]:
        terminal.words(moment.words["tap.second"])
    _chips(terminal, moment, tapped)
    terminal.blank()


def _chips(terminal: Terminal, moment: Moment, tapped: Tapped | None = None) -> None:
    for key, state in KEYS.items():
        terminal.line(f"{key}  {moment.chips[state]}", indent=2)
    terminal.line(f"{STEADY}  {text.STEADY}", indent=2)
    strength = "" if tapped is None or tapped.strength is None else f"  {tapped.strength}"
    terminal.line(f"0-10  {moment.words['tap.strength']}{strength}", indent=2)
    public = f"  ({text.SET})" if tapped and tapped.in_public else ""
    terminal.line(f"p  {moment.words['tap.public']}{public}", indent=2)
    terminal.quiet(text.HINT_TAP)


def _words_now(moment: Moment, gone: float) -> str:
    if gone < FIRST_WORDS:
        return moment.words["tap.first"]
    return moment.words["tap.after_40_seconds" if gone < THEN_WORDS else "tap.after_3_minutes"]


def _strength(before: int | None, key: str) -> int:
    if key.isdigit():
        return 10 if before == 1 and key == "0" else int(key)
    step = 1 if key == "+" else -1
    return min(10, max(0, (5 if before is None else before) + step))


def _read(terminal: Terminal, moment: Moment) -> Tapped:
    """The same from lines: "o 7", "t", "9", an empty line."""
    while True:
        line = terminal.read()
        turn(line, words=True)
        state, strength, in_public, odd = None, None, False, False
        for word in line.lower().split():
            if word.isdecimal() and len(word) < 3 and int(word) <= 10:
                strength = int(word)
            elif (word[0] in KEYS and moment.chips[KEYS[word[0]]].lower().startswith(word)) or word in KEYS:
                state = KEYS[word[0]]
            elif word in (STEADY, text.STEADY.lower()):
                state = "ventral"
            elif word == "p":
                in_public = True
            elif word == "q":
                raise Leave
            else:
                odd = True
        if not odd:
            return Tapped(state, strength, in_public)
        terminal.line(text.NOT_A_CHIP)
