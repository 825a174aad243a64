"""`brimful now`: "I'm activated". The first instruction stands before anything is asked."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import datetime

    from brimful.cli.desk import Desk
    from brimful.cli.first_breath import Tapped
    from brimful.cli.terminal import Terminal
    from brimful.vault.vault import Vault

NAME = "now"


def command(
    passphrase_stdin: Annotated[
        bool, typer.Option("--passphrase-stdin", help="Read the passphrase from the first line of input.")
    ] = False,
) -> None:
    """Help for this very minute: the breath first, at once, before any question.

    Works before any set-up and while locked. With your passphrase it goes your own way and is kept.
    """
    from brimful.cli import first_breath, help_page, text
    from brimful.cli.interrupts import conversation
    from brimful.cli.place import country_here
    from brimful.cli.terminal import Terminal, now
    from brimful.cli.wishes import Leave

    terminal = Terminal(on_help=lambda at: help_page.at_prompt(at, country_here(), now()))
    way = Way(terminal, stdin=passphrase_stdin)
    with conversation():
        try:
            with terminal.pages():
                started = now()
                way.go(first_breath.first_breath(terminal, first_breath.words()), started)
        except Leave:
            pass
        finally:
            way.close()
    if terminal.interactive:
        terminal.line(text.CLOSED if way.desk else text.NOTHING_WAS_KEPT)


class Way:
    """From the first tap on: help, one's own way with the passphrase, or the general one without it."""

    def __init__(self, terminal: "Terminal", *, stdin: bool) -> None:
        self.terminal, self.stdin = terminal, stdin
        self.vault: Vault | None = None
        self.desk: Desk | None = None

    def go(self, tapped: "Tapped", started: "datetime") -> None:
        from brimful.cli.activated import Activated
        from brimful.cli.first_breath import first_breath
        from brimful.cli.general_way import general_way
        from brimful.cli.not_safe import not_safe
        from brimful.cli.place import country_here
        from brimful.cli.terminal import now
        from brimful.practices.library import load

        library = load()
        while tapped.state == "unsafe":
            not_safe(self.terminal, library, country_here(), now())
            tapped = first_breath(self.terminal, library.moment)
        if tapped.state == "dorsal":
            self.terminal.fresh()
            self.terminal.title(library.moment.words["tap.dorsal"])
            self.terminal.quiet(library.moment.words["tap.dorsal_help"])
            self.terminal.blank()
        self.unlock()
        if self.desk is None:
            general_way(self.terminal, library, tapped, self.vault)
        else:
            flow = Activated(self.desk, library)
            flow.begin(tapped, started)
            flow.go()

    def unlock(self) -> None:
        """Unlock where a passphrase is handed over or typed; whatever stands in the way, the general way is open."""
        from brimful.cli import passphrase, text
        from brimful.cli.desk import Desk, NoVault, the_vault
        from brimful.cli.wishes import Leave
        from brimful.core.errors import BrimfulError

        try:
            self.vault = the_vault()
            handed = not passphrase.given_nowhere(stdin=self.stdin)
            if not handed and not self.terminal.interactive:
                return
            if not handed:
                self.terminal.quiet(text.OWN_WAY)
            self.desk = Desk.unlock(self.terminal, self.vault, stdin=self.stdin)
        except (Leave, NoVault):
            return
        except BrimfulError as refused:
            self.terminal.words(refused.say())

    def close(self) -> None:
        if self.desk is not None:
            self.desk.opened.close()
        if self.vault is not None:
            self.vault.close()
