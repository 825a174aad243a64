"""`brimful vault`: make it, change its keys, lock it."""

from typing import Annotated

import typer

NAME = "vault"
GROUP = typer.Typer(
    help="Make the vault, change its passphrase, open it with the recovery code, lock it.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
STDIN = Annotated[
    bool,
    typer.Option("--passphrase-stdin", help="Read passphrases from input, one a line (the old one first)."),
]


@GROUP.command("init")
def init(
    no_recovery: Annotated[
        bool,
        typer.Option("--no-recovery", help="Make no recovery code: without the passphrase nothing opens it."),
    ] = False,
    passphrase_stdin: STDIN = False,
) -> None:
    """Make the vault of this data folder. The recovery code is shown once, here."""
    from brimful.cli import passphrase, text
    from brimful.cli.desk import the_vault
    from brimful.cli.terminal import Terminal
    from brimful.core.errors import BrimfulError
    from brimful.vault.suggestion import five_words

    terminal = Terminal()
    vault = the_vault(made=False)
    try:
        if vault.exists():
            raise BrimfulError(text.VAULT_EXISTS)
        if terminal.interactive and passphrase.given_nowhere(stdin=passphrase_stdin):
            terminal.words(text.CHOOSE_PASSPHRASE)
            terminal.words(f"  {five_words()}", "bold")
        chosen = passphrase.new(terminal, stdin=passphrase_stdin)
        with vault.create(chosen) as opened:
            code = "" if no_recovery else vault.new_recovery_code(opened)
            from brimful.cli import drop_box

            drop_box.remember(vault, opened)
    finally:
        vault.close()
    terminal.line(text.VAULT_MADE)
    _show_code(terminal, code)


@GROUP.command("passphrase")
def change(passphrase_stdin: STDIN = False) -> None:
    """Change the passphrase. Every other device has to unlock again.

    Unattended, the new one is the second line of input, or in a file named by BRIMFUL_NEW_PASSPHRASE_FILE.
    """
    from brimful.cli import passphrase, text
    from brimful.cli.desk import the_vault
    from brimful.cli.terminal import Terminal

    terminal = Terminal()
    vault = the_vault()
    try:
        old = passphrase.get(terminal, stdin=passphrase_stdin)
        with vault.unlock(old) as opened:
            new = passphrase.new(terminal, stdin=passphrase_stdin, name=passphrase.NEW_FILE)
            vault.change_passphrase(opened, old, new)
    finally:
        vault.close()
    terminal.line(text.PASSPHRASE_CHANGED)


@GROUP.command("recover")
def recover(passphrase_stdin: STDIN = False) -> None:
    """Open the vault with the recovery code and set a new passphrase. The code is replaced by a new one.

    Unattended, input holds the code on its first line and the new passphrase on its second (with
    --passphrase-stdin), or a file named by BRIMFUL_NEW_PASSPHRASE_FILE holds the passphrase.
    """
    from brimful.cli import passphrase, text
    from brimful.cli.desk import the_vault
    from brimful.cli.terminal import Terminal

    terminal = Terminal()
    vault = the_vault()
    try:
        code = terminal.read(f"{text.RECOVERY_CODE} ").strip()
        new = passphrase.new(terminal, stdin=passphrase_stdin, name=passphrase.NEW_FILE)
        opened, new_code = vault.recover(code, new)
        opened.close()
    finally:
        vault.close()
    terminal.line(text.PASSPHRASE_CHANGED)
    _show_code(terminal, new_code)


@GROUP.command("lock")
def lock(passphrase_stdin: STDIN = False) -> None:
    """Lock the vault on every device and in every browser that has it open."""
    from brimful.cli import text
    from brimful.cli.desk import open_desk
    from brimful.cli.terminal import Terminal

    terminal = Terminal()
    with open_desk(terminal, stdin=passphrase_stdin) as desk:
        ended = desk.vault.end_sessions(desk.opened)
    terminal.line(text.LOCKED.format(count=ended) if ended else text.LOCKED_ALREADY)


def _show_code(terminal: "object", code: str) -> None:
    from brimful.cli import text

    if not code:
        typer.echo(text.NO_CODE)
        return
    typer.echo(text.CODE_ONCE)
    typer.echo("")
    typer.echo(f"    {code}")
    typer.echo("")
    typer.echo(text.CODE_KEEP)
