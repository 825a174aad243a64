"""A terminal fed from a string, for tests of what is asked and answered."""

import io

from brimful.cli.terminal import Terminal


def piped(monkeypatch, typed: str, **settings) -> Terminal:
    """A terminal whose standard input is ``typed``; what it says is in ``terminal.console.file``."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    monkeypatch.setenv("COLUMNS", "76")
    terminal = Terminal(**settings)
    terminal.console.file = io.StringIO()
    return terminal


def said(terminal: Terminal) -> str:
    return terminal.console.file.getvalue()
