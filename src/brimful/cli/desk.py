"""The vault in the terminal: found, unlocked, its notes filed, locked again when nobody is there."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from brimful.core.errors import BrimfulError
from brimful.practices.screen import Screen
from brimful.vault.errors import Throttled, WrongPassphrase
from brimful.vault.port import StoreError

from . import drop_box, help_page, passphrase, text
from .asking import ask
from .place import country_here
from .terminal import Terminal, now
from .wishes import Idle

if TYPE_CHECKING:
    from brimful.vault.opened import Opened
    from brimful.vault.vault import Vault

TRIES = 3  # at the prompt, before it is left


class NoVault(BrimfulError):
    """There is nothing to unlock."""

    code = "no-vault"
    sentence = text.NO_VAULT


class Desk:
    """An unlocked vault and the terminal in front of it. ``opened`` is another one after an idle lock."""

    def __init__(self, terminal: Terminal, vault: "Vault", opened: "Opened") -> None:
        self.terminal, self.vault, self.opened = terminal, vault, opened

    @classmethod
    def unlock(cls, terminal: Terminal, vault: "Vault", *, stdin: bool = False) -> Self:
        """With the passphrase as it is handed over or typed. Raises WrongPassphrase, Throttled, Leave."""
        handed = passphrase.given(stdin=stdin)
        if handed is not None:
            opened = vault.unlock(handed)
        elif not sys.stdin.isatty():
            raise passphrase.NoPassphrase
        else:
            opened = ask_and_unlock(terminal, vault)
        desk = cls(terminal, vault, opened)
        desk.settle()
        return desk

    def settle(self) -> None:
        """What follows every unlocking: warnings, notes from the drop box, the person's help page and lock time."""
        from brimful.core.kinds.contact import Contact
        from brimful.guide.drops import file_waiting

        for warning in self.opened.warnings:
            self.terminal.say_at_end(warning.say(), aside=True)
        settings = self.opened.settings()
        self.terminal.idle_minutes = settings.lock_minutes
        people = sorted((record.data for record in self.opened.all(Contact)), key=lambda one: one.order)
        country = settings.country or country_here()
        self.terminal.on_help = lambda at: help_page.at_prompt(at, country, now(), people)
        if filed := file_waiting(self.vault, self.opened):
            self.terminal.say_at_end(text.FILED.format(count=filed), aside=True)
        drop_box.remember(self.vault, self.opened)

    def ask(self, screen: Screen, *, typed: str = "", hold: Callable[[str], None] | None = None) -> Any:
        """Ask ``screen``; an idle lock in between asks for the passphrase and then for the same again.

        ``hold`` keeps what is being typed (sealed) before the lock. Raises Back, Skip, Leave.
        """
        while True:
            try:
                return ask(self.terminal, screen, typed=typed)
            except Idle:
                typed = "\n".join(self.terminal.typing)
                if hold and typed:
                    hold(typed)
                self.idle()

    def idle(self) -> None:
        """Lock because nobody has typed for a while, wipe the screen, and go on with the passphrase or leave."""
        self.opened.close()
        self.terminal.fresh()
        self.terminal.words(text.LOCKED_IDLE.format(minutes=self.terminal.idle_minutes))
        self.terminal.quiet(text.UNLOCK_TO_GO_ON)
        self.opened = ask_and_unlock(self.terminal, self.vault)
        self.settle()

    def keep[T](self, work: Callable[["Opened"], T]) -> T:
        """Do ``work`` (a write) on the vault; where the disk or a lock stands in the way, offer to try again.

        Nothing typed is lost meanwhile: it is still in the caller's hands.
        """
        while True:
            try:
                return work(self.opened)
            except StoreError as refused:
                if not self.terminal.interactive:
                    raise
                held, self.terminal.typing = self.terminal.typing, []
                self.terminal.words(text.TRY_AGAIN.format(why=refused.say()))
                self.terminal.read()
                self.terminal.typing = held

    def close(self) -> None:
        self.opened.close()
        self.vault.close()


@contextmanager
def open_desk(terminal: Terminal, *, stdin: bool = False) -> Iterator[Desk]:
    """The vault of this data folder, unlocked; locked again at the end. Raises NoVault and as ``unlock``."""
    vault = the_vault()
    try:
        desk = Desk.unlock(terminal, vault, stdin=stdin)
    except BaseException:
        vault.close()
        raise
    try:
        yield desk
    finally:
        desk.close()


def the_vault(*, made: bool = True) -> "Vault":
    """The vault of this data folder. Raises NoVault when it has not been made yet and ``made`` is wanted."""
    from brimful.wiring import DATABASE, data_home, open_vault

    if made and not (data_home() / DATABASE).is_file():
        raise NoVault
    vault = open_vault(data_home())
    if made and not vault.exists():
        vault.close()
        raise NoVault
    return vault


def ask_and_unlock(terminal: Terminal, vault: "Vault") -> "Opened":
    """Ask at the prompt, a few times. Raises Leave, and what the last try raised."""
    for left in range(TRIES - 1, -1, -1):
        try:
            return vault.unlock(passphrase.hidden(terminal, text.PASSPHRASE))
        except (WrongPassphrase, Throttled) as refused:
            if not left:
                raise
            terminal.line(refused.say())
    raise WrongPassphrase
