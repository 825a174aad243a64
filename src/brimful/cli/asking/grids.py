"""Screens answered with several small things in a row: tables, boards, the map of the body."""

from contextlib import suppress
from typing import Any

from brimful.cli import text, wishes
from brimful.cli.terminal import Terminal
from brimful.practices.screen import Column, Option, Screen

from .numbers import ask_number
from .picks import pick_one, pick_several, show_options
from .words import read_line


def ask_table(terminal: Terminal, screen: Screen, typed: str) -> list[dict[str, Any]]:
    """Rows of ``{column: words, keys or 0-10}``; cells may stay open."""
    rows = list(screen.value) if isinstance(screen.value, list) else []
    for row in rows:
        terminal.line("  " + " · ".join(_cell(value) for value in row.values()))
    while not screen.most or len(rows) < screen.most:
        row = _row(terminal, screen)
        if row:
            rows.append(row)
        if not row and not rows:
            raise wishes.Skip
        terminal.quiet(text.ANOTHER_ROW)
        line = terminal.read().strip()
        if line != "+":
            wishes.turn(line)
            break
    return rows


def ask_board(terminal: Terminal, screen: Screen, typed: str) -> dict[str, list[str]]:
    """``{column: keys and own words}``: each option goes under one column, or under none."""
    placed: dict[str, list[str]] = {}
    left = list(screen.options)
    for column in screen.columns:
        if not left and not screen.own:
            break
        terminal.line(column.label, "bold")
        show_options(terminal, left)
        terminal.quiet(text.HINT_MANY)
        keys: list[str] = []
        with suppress(wishes.Skip):
            keys = pick_several(terminal, left) if left else []
        left = [option for option in left if option.key not in keys]
        if screen.own:
            keys += _own_lines(terminal)
        if keys:
            placed[column.key] = keys
    if not placed:
        raise wishes.Skip
    return placed


def ask_bodymap(terminal: Terminal, screen: Screen, typed: str) -> list[dict[str, Any]]:
    """``[{region, sensation, strength}]``; any place may be left out."""
    places: list[dict[str, Any]] = []
    while True:
        show_options(terminal, screen.regions)
        terminal.quiet(text.HINT_PICK if not places else text.WHERE_ELSE)
        try:
            region = pick_one(terminal, screen.regions)
        except wishes.Skip:
            if places:
                return places
            raise
        place: dict[str, Any] = {"region": region}
        for name, answer in (("sensation", _sensation), ("strength", _strength)):
            try:
                place[name] = answer(terminal, screen)
            except wishes.Skip:
                continue
        places.append(place)
        terminal.typing = []


def _row(terminal: Terminal, screen: Screen) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in screen.columns:
        terminal.line(column.label, "bold")
        try:
            row[column.key] = _value(terminal, column)
        except wishes.Skip:
            continue
        if isinstance(row[column.key], str):
            terminal.typing.append(row[column.key])
    return row


def _value(terminal: Terminal, column: Column) -> Any:
    if column.scale:
        terminal.quiet(text.HINT_NUMBER)
        return ask_number(terminal, 0, 10)
    if not column.options:
        terminal.quiet(text.HINT_LINE)
        return read_line(terminal)
    options = [*column.options, Option("own", text.OWN)]
    show_options(terminal, options)
    terminal.quiet(text.HINT_MANY)
    keys = pick_several(terminal, options)
    if "own" in keys:
        terminal.quiet(text.IN_YOUR_WORDS)
        keys[keys.index("own")] = read_line(terminal)
    return keys


def _sensation(terminal: Terminal, screen: Screen) -> str:
    show_options(terminal, screen.sensations)
    terminal.quiet(text.HINT_PICK)
    return pick_one(terminal, screen.sensations)


def _strength(terminal: Terminal, screen: Screen) -> int:
    terminal.line(text.HOW_STRONG)
    terminal.quiet(text.HINT_NUMBER)
    return ask_number(terminal, 0, 10)


def _own_lines(terminal: Terminal) -> list[str]:
    terminal.quiet(text.OWN_LINES)
    lines: list[str] = []
    while line := terminal.read().strip():
        wishes.turn(line, words=True)
        lines.append(line)
    return lines


def _cell(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
