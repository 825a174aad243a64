"""`brimful journal`: write a free entry or the trigger journal, list and search what is there."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from brimful.cli.desk import Desk
    from brimful.cli.terminal import Terminal

NAME = "journal"


class Kind(StrEnum):
    """What has a place in time."""

    ENTRY = "entry"
    CHECK_IN = "check_in"
    RUN = "run"
    EPISODE = "episode"


def command(
    trigger: Annotated[
        bool, typer.Option("--trigger", help="The trigger journal instead of a free entry.")
    ] = False,
    locked: Annotated[
        bool, typer.Option("--locked", help="Write without the passphrase; it is filed at the next unlock.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="Show what is there, newest first.")] = False,
    search: Annotated[
        bool, typer.Option("--search", help="Show what holds the words that are asked for.")
    ] = False,
    kind: Annotated[
        list[Kind] | None, typer.Option(help="Only these kinds; may be given several times.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    as_json: Annotated[
        bool, typer.Option("--json", help="With --list or --search: JSON Lines, one record each.")
    ] = False,
    passphrase_stdin: Annotated[
        bool, typer.Option("--passphrase-stdin", help="Read the passphrase from the first line of input.")
    ] = False,
) -> None:
    """Write something down, or look through what is there.

    With input that is no terminal the entry's text is read from it. The words of --search are asked for (or read
    from the input), so that they do not stay in the history of the shell.
    """
    from brimful.cli import desk, shown
    from brimful.cli.interrupts import conversation
    from brimful.cli.terminal import Terminal

    if as_json and not (listed or search):
        raise typer.BadParameter("--json goes with --list or --search")
    terminal = Terminal()
    with conversation():
        if locked:
            return _write_locked(terminal)
        if listed or search:
            with desk.open_desk(terminal, stdin=passphrase_stdin) as at:
                words = _search_words(terminal) if search else ""
                shown.show(terminal, at.opened, words, [str(one) for one in kind or ()], limit, as_json)
            return
        with terminal.pages(), desk.open_desk(terminal, stdin=passphrase_stdin) as at:
            if trigger:
                from brimful.cli.practising import practise

                practise(at, "trigger-journal")
            elif terminal.stdin_is_text:
                _write_piped(at)
            else:
                _write(at)


def _write(at: "Desk") -> None:
    from brimful.cli import text
    from brimful.cli.entry import Page
    from brimful.cli.wishes import Leave
    from brimful.practices.library import load

    page = Page(at, load())
    try:
        at.terminal.fresh()
        entry = page.write()
        if entry is not None:
            page.save(entry)
    except Leave:
        at.terminal.say_at_end(text.DRAFT_KEPT if page.draft else text.NOTHING_KEPT)
        return
    at.terminal.say_at_end(text.SAVED if entry else text.NOTHING_KEPT)


def _write_piped(at: "Desk") -> None:
    from brimful.cli import text
    from brimful.cli.place import time_zone
    from brimful.cli.terminal import now
    from brimful.core.kinds.entry import Entry

    words = at.terminal.everything()
    at.opened.put(Entry(at=now(), text=words, source="terminal"), tz=time_zone())
    at.terminal.line(text.SAVED)


def _write_locked(terminal: "Terminal") -> None:
    from brimful.cli import drop_box, text
    from brimful.cli.asking import ask
    from brimful.cli.desk import the_vault
    from brimful.cli.place import time_zone
    from brimful.cli.terminal import now
    from brimful.core.errors import BrimfulError
    from brimful.practices.screen import Screen

    vault = the_vault()
    try:
        sealed_for = drop_box.key()
        if sealed_for is None:
            raise BrimfulError(text.NO_DROP_KEY)
        if terminal.stdin_is_text:
            words = terminal.everything()
        else:
            with terminal.pages():
                terminal.fresh()
                words = ask(terminal, Screen(step="text", kind="letter", ask=text.WRITE_LOCKED))
        drop_box.leave(vault, sealed_for, "terminal", words, now(), time_zone())
    finally:
        vault.close()
    terminal.line(text.LEFT_IN_BOX)


def _search_words(terminal: "Terminal") -> str:
    from brimful.cli import text

    return terminal.read(f"{text.SEARCH_FOR} ").strip()
