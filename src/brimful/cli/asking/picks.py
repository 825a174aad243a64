"""Screens answered by choosing: one, several, a stored thing, another practice."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from brimful.cli import text, wishes
from brimful.cli.terminal import Terminal
from brimful.practices.screen import Option, Screen

from .words import read_line

ONE_COLUMN = 12  # longer lists without explanations stand in columns


def ask_choice(terminal: Terminal, screen: Screen, typed: str) -> str | dict[str, str]:
    """A key, or ``{"own": words}``. Words that are already typed answer as "Something else"."""
    if typed:
        return {"own": read_line(terminal, typed)}
    options = [*screen.options, *([Option("own", text.OWN)] if _adds_own(screen) else [])]
    show_options(terminal, options, before=[screen.value])
    terminal.quiet(text.HINT_PICK if screen.skippable else text.HINT_PICK_MUST)
    chosen = pick_one(terminal, options, must=not screen.skippable)
    if chosen == "own" and screen.own:
        return {"own": _own_words(terminal)}
    return chosen


def ask_multi(terminal: Terminal, screen: Screen, typed: str) -> list[Any]:
    """Keys, and ``{"own": words}`` for what is not in the list."""
    options = [*screen.options, *([Option("own", text.OWN)] if _adds_own(screen) else [])]
    before = screen.value if isinstance(screen.value, list) else []
    show_options(terminal, options, before=before)
    terminal.quiet(text.HINT_MANY + (" · " + text.AT_MOST.format(most=screen.most) if screen.most else ""))
    while True:
        chosen = pick_several(terminal, options)
        if screen.most and len(chosen) > screen.most:
            terminal.line(text.AT_MOST.format(most=screen.most))
            continue
        return [{"own": _own_words(terminal)} if key == "own" and screen.own else key for key in chosen]


def ask_pick(terminal: Terminal, screen: Screen, typed: str) -> str | dict[str, str]:
    """The id of a stored thing, the key of a general option, or ``{"new": name}``."""
    if typed or not screen.options:
        terminal.quiet(text.NAME_IT)
        terminal.quiet(text.HINT_LINE)
        return {"new": read_line(terminal, typed)}
    options = [*screen.options, Option("new", text.NEW)]
    show_options(terminal, options, before=[screen.value])
    terminal.quiet(text.HINT_PICK)
    chosen = pick_one(terminal, options)
    if chosen != "new":
        return chosen
    terminal.quiet(text.NAME_IT)
    return {"new": read_line(terminal)}


def ask_offer(terminal: Terminal, screen: Screen, typed: str) -> str | None:
    """The id of the practice that is taken up, or None to go on without."""
    show_options(terminal, screen.offers)
    terminal.quiet(text.HINT_OFFER)
    try:
        return pick_one(terminal, screen.offers)
    except wishes.Skip:
        return None


def show_options(terminal: Terminal, options: Sequence[Option], before: Sequence[Any] = ()) -> None:
    """Numbered under their headings: one a line, or in columns where the list is long and nothing explains it."""
    columns = len(options) > ONE_COLUMN and not any(option.line for option in options)
    numbered = list(enumerate(options, 1))
    for group, members in groupby(numbered, key=lambda one: one[1].group):
        if group:
            terminal.quiet(group)
        cells = [
            (f"{number:2}  {option.label}{_mark(option, before)}", option.line) for number, option in members
        ]
        if columns:
            _in_columns(terminal, [label for label, _ in cells])
            continue
        for label, line in cells:
            terminal.line(label, indent=1)
            if line:
                terminal.line(line, "dim", indent=5)
    terminal.blank()


def pick_one(terminal: Terminal, options: Sequence[Option], *, must: bool = False) -> str:
    """The key of one option, by its number or the beginning of its label. An empty line skips unless ``must``."""
    while True:
        line = terminal.read().strip()
        if not line:
            if not must:
                raise wishes.Skip
            terminal.line(text.NEEDS_ANSWER)
            continue
        found = _find(terminal, line, options)
        if found is not None:
            return found


def pick_several(terminal: Terminal, options: Sequence[Option]) -> list[str]:
    """Keys in the order of the list; an empty line skips."""
    while True:
        line = terminal.read().strip()
        if not line:
            raise wishes.Skip
        names = [line] if not line[0].isdigit() else line.replace(",", " ").split()
        keys = [_find(terminal, name, options) for name in names]
        if all(key is not None for key in keys):
            return [option.key for option in options if option.key in keys]


def _find(terminal: Terminal, said: str, options: Sequence[Option]) -> str | None:
    if said.isdecimal() and len(said) < 6:
        if 1 <= int(said) <= len(options):
            return options[int(said) - 1].key
        terminal.line(text.NOT_ONE_OF)
        return None
    fits = [option for option in options if option.label.lower().startswith(said.lower())]
    exact = [option for option in fits if option.label.lower() == said.lower()]
    if not exact and len(said) == 1:
        wishes.turn(said)  # "b" goes back even where a label begins with it
    if len(exact or fits) == 1:
        return (exact or fits)[0].key
    wishes.turn(said)
    labels = ", ".join(option.label for option in fits[:5])
    terminal.line(text.SEVERAL_FIT.format(labels=labels) if fits else text.NOT_ONE_OF)
    return None


def _own_words(terminal: Terminal) -> str:
    terminal.quiet(text.IN_YOUR_WORDS)
    return read_line(terminal)


def _adds_own(screen: Screen) -> bool:
    return screen.own and all(option.key != "own" for option in screen.options)


def _mark(option: Option, before: Sequence[Any]) -> str:
    return f"  ({text.CHOSEN_BEFORE})" if option.key in before else ""


def _in_columns(terminal: Terminal, cells: Sequence[str]) -> None:
    """As many columns as fit, read downwards; none of the lines ends in blanks."""
    wide = max(map(len, cells)) + 3
    columns = max(1, (terminal.console.width + 2) // wide)
    rows = -(-len(cells) // columns)
    for row in range(rows):
        terminal.line("".join(cell.ljust(wide) for cell in cells[row::rows]).rstrip(), indent=1)
