"""Where passphrases come from: a prompt, ``--passphrase-stdin``, or a file named in the environment.

Never an argument: those are seen by every program on the machine and stay in the shell's history.
"""

import os
import sys
from pathlib import Path

from brimful.core.errors import BadInput, BrimfulError

from . import interrupts, text
from .terminal import Terminal
from .wishes import Leave, asks_for_help

FILE = "BRIMFUL_PASSPHRASE_FILE"
NEW_FILE = "BRIMFUL_NEW_PASSPHRASE_FILE"
LONGEST = 4096  # bytes read of a file; the vault itself refuses above 1,024


class NoPassphrase(BrimfulError):
    """Nothing to ask and nobody to ask."""

    code = "no-passphrase"
    sentence = text.NO_PASSPHRASE


def given(*, stdin: bool = False, name: str = FILE) -> str | None:
    """The passphrase that was handed over, or None when it has to be asked for.

    ``stdin``: one line of standard input (its line end is not part of it; spaces are).
    """
    if stdin:
        return _not_empty(sys.stdin.readline().rstrip("\r\n"))
    path = os.environ.get(name, "")
    return _not_empty(_from_file(Path(path), name)) if path else None


def get(terminal: Terminal, *, stdin: bool = False, name: str = FILE, prompt: str = text.PASSPHRASE) -> str:
    """The passphrase, from where it is handed over or from the prompt. Raises NoPassphrase, Leave."""
    passphrase = given(stdin=stdin, name=name)
    if passphrase is not None:
        return passphrase
    if not sys.stdin.isatty():
        raise NoPassphrase
    return hidden(terminal, prompt)


def given_nowhere(*, stdin: bool = False, name: str = FILE) -> bool:
    """Whether it will have to be asked for."""
    return not stdin and not os.environ.get(name)


def new(terminal: Terminal, *, stdin: bool = False, name: str = FILE) -> str:
    """A new passphrase; a typed one is asked for twice and told at once why it won't do. Raises as ``get``."""
    from brimful.vault.rules import check_passphrase

    if not given_nowhere(stdin=stdin, name=name) or not sys.stdin.isatty():
        return get(terminal, stdin=stdin, name=name)
    while True:
        passphrase = hidden(terminal, text.NEW_PASSPHRASE)
        try:
            check_passphrase(passphrase)
        except BrimfulError as refused:
            terminal.line(refused.say())
            continue
        if hidden(terminal, text.AGAIN_PASSPHRASE) == passphrase:
            return passphrase
        terminal.line(text.NOT_THE_SAME)


def hidden(terminal: Terminal, prompt: str) -> str:
    """Read a line without showing it. Help is there too; an empty line or Ctrl-D leaves."""
    import getpass

    while True:
        try:
            with interrupts.prompt():
                typed = getpass.getpass(f"{prompt} ")
        except (EOFError, KeyboardInterrupt):
            raise Leave from None
        if not typed:
            raise Leave
        if not (asks_for_help(typed) and terminal.on_help):
            return typed
        terminal.on_help(terminal)


def _from_file(path: Path, name: str) -> str:
    try:
        with path.expanduser().open("rb") as file:
            return file.read(LONGEST).decode().removesuffix("\n").removesuffix("\r")
    except (OSError, UnicodeDecodeError):
        raise BadInput(text.PASSPHRASE_FILE, name=name) from None


def _not_empty(passphrase: str) -> str:
    if not passphrase:
        raise BadInput(text.PASSPHRASE_EMPTY)
    return passphrase
