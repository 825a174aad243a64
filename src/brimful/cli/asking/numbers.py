"""Screens answered with a number."""

from typing import Any

from brimful.cli import text, wishes
from brimful.cli.terminal import Terminal
from brimful.practices.screen import Screen


def ask_scale(terminal: Terminal, screen: Screen, typed: str) -> int:
    """0 to 10."""
    if screen.low or screen.high:
        terminal.quiet(f"{screen.low or 0} … {screen.high or 10}")
    terminal.quiet(text.HINT_NUMBER)
    return ask_number(terminal, 0, 10, screen.value)


def ask_years(terminal: Terminal, screen: Screen, typed: str) -> int | str:
    """An age, or "unsure"."""
    terminal.quiet(text.HINT_YEARS)
    while True:
        line = terminal.read(prefill=_before(screen.value)).strip()
        if line in ("?", text.UNSURE) or line.lower() == "unsure":
            return "unsure"
        age = _number(line, 0, 120)
        if age is not None:
            return age
        terminal.line(text.NOT_A_NUMBER.format(least=0, most=120))


def ask_timer(terminal: Terminal, screen: Screen, typed: str) -> int:
    """Minutes; Enter takes the length that is proposed."""
    terminal.quiet(text.HINT_MINUTES.format(minutes=screen.minutes))
    least, most = max(1, screen.least_minutes), 7 * 24 * 60
    while True:
        line = terminal.read().strip()
        if not line:
            return max(least, screen.minutes)
        minutes = _number(line, least, most)
        if minutes is not None:
            return minutes
        terminal.line(text.NOT_A_NUMBER.format(least=least, most=most))


def ask_number(terminal: Terminal, least: int, most: int, before: Any = None) -> int:
    """A whole number; Enter skips."""
    while True:
        line = terminal.read(prefill=_before(before)).strip()
        if (number := _number(line, least, most)) is not None:
            return number
        terminal.line(text.NOT_A_NUMBER.format(least=least, most=most))


def _number(line: str, least: int, most: int) -> int | None:
    """The number that ``line`` holds; raises what it wishes for instead (Skip for an empty line)."""
    if not line:
        raise wishes.Skip
    if line.isdecimal() and len(line) < 9:
        return int(line) if least <= int(line) <= most else None
    wishes.turn(line)
    return None


def _before(value: Any) -> str:
    if value is None:
        return ""
    return "?" if value == "unsure" else str(value)
