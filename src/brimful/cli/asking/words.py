"""Screens answered in words: a line, some lines, a letter, a list."""

from brimful.cli import text, wishes
from brimful.cli.terminal import Terminal
from brimful.practices.screen import Screen


def ask_text(terminal: Terminal, screen: Screen, typed: str) -> str:
    """A line, or several up to an empty one (``screen.size``)."""
    before = typed or (screen.value if isinstance(screen.value, str) else "")
    if screen.size == "line":
        terminal.quiet(text.HINT_LINE)
        return read_line(terminal, before)
    return _read_lines(terminal, text.HINT_TEXT, "", before, begun=bool(typed))


def ask_letter(terminal: Terminal, screen: Screen, typed: str) -> str:
    """A letter: empty lines belong to it, a full stop alone on its line finishes it."""
    _ideas(terminal, screen)
    before = typed or (screen.value if isinstance(screen.value, str) else "")
    return _read_lines(terminal, text.HINT_LETTER, ".", before, begun=bool(typed))


def ask_media(terminal: Terminal, screen: Screen, typed: str) -> str:
    """What would be drawn, said or shown, in words instead."""
    terminal.line(text.WORDS_INSTEAD)
    return ask_text(terminal, screen, typed)


def ask_list(terminal: Terminal, screen: Screen, typed: str) -> list[str]:
    """One thing a line, an empty line at the end; between ``least`` and ``most`` of them."""
    _ideas(terminal, screen)
    terminal.quiet(text.HINT_LIST)
    given: list[str] = [line for line in typed.split("\n") if line]
    if not given and isinstance(screen.value, list):
        given = [str(line) for line in screen.value]
    for line in given:
        terminal.line(f"  {line}")
    terminal.typing = list(given)
    while not screen.most or len(given) < screen.most:
        line = terminal.read().strip()
        wishes.turn(line, words=True)
        if line:
            given.append(line)
            terminal.typing = list(given)
        elif not given:
            raise wishes.Skip
        elif len(given) < screen.least:
            terminal.line(text.AT_LEAST.format(least=screen.least))
        else:
            break
    return given


def read_line(terminal: Terminal, before: str = "") -> str:
    """One line of free words; an empty one skips, or takes what stood there ``before`` where it can't be edited."""
    before = before.replace("\n", " ")
    if before and not terminal.edits:
        terminal.words(before)
    line = terminal.read(prefill=before).strip()
    wishes.turn(line, words=True)
    if not line and not (before and not terminal.edits):
        raise wishes.Skip
    return line or before


def read_text(terminal: Terminal, ends_with: str, given: list[str]) -> str:
    """Lines after ``given`` until one equals ``ends_with``. Ctrl-D finishes as well, once there is something."""
    terminal.typing = given
    while True:
        held = len(given)  # Ctrl-C puts the unfinished line into `given`
        try:
            line = terminal.read()
        except wishes.Leave:
            if terminal.ended_input and held:
                break
            raise
        if line.strip() == ends_with:
            break
        wishes.turn(line, words=True)
        if not (line.strip() or given):
            break
        given.append(line)
        terminal.autosave()
    return "\n".join(given).strip()


def _read_lines(terminal: Terminal, hint: str, ends_with: str, before: str, *, begun: bool) -> str:
    given: list[str] = []
    if before:
        terminal.quiet(text.TYPED_BEFORE if begun else text.TYPED_ANSWERED)
        terminal.words(before)
        terminal.typing = before.split("\n")
        terminal.quiet(text.KEEP_TYPED)
        said = terminal.read().strip().lower()
        wishes.turn(said)
        if said not in ("e", "n"):
            return before
        given = before.split("\n") if said == "e" else []
    terminal.quiet(hint)
    written = read_text(terminal, ends_with, given)
    if not written:
        raise wishes.Skip
    return written


def _ideas(terminal: Terminal, screen: Screen) -> None:
    if screen.starters:
        terminal.quiet(text.IDEAS)
        for idea in screen.starters:
            terminal.quiet(f"  {idea}")
        terminal.blank()
