"""`brimful practise`: a guided practice, or the one that was left open."""

from typing import Annotated

import typer

NAME = "practise"


def command(
    practice_id: Annotated[
        str, typer.Argument(metavar="[ID]", help="Which one; left out: the one that was left open last.")
    ] = "",
    anew: Annotated[bool, typer.Option("--anew", help="Begin again, also where one was left open.")] = False,
    passphrase_stdin: Annotated[
        bool, typer.Option("--passphrase-stdin", help="Read the passphrase from the first line of input.")
    ] = False,
) -> None:
    """Do a practice, step by step. It can be left at any step and goes on there the next time.

    At each step: Enter goes on or skips, b goes back, q leaves it for later, x stops, help shows the help lines.
    """
    from brimful.cli.desk import open_desk
    from brimful.cli.finding import practice_of
    from brimful.cli.interrupts import conversation
    from brimful.cli.practising import practise
    from brimful.cli.terminal import Terminal
    from brimful.practices.library import load

    library = load()
    if practice_id:
        practice_of(library, practice_id)  # a mistyped id is told before the passphrase is asked for
    terminal = Terminal()
    with conversation(), terminal.pages(), open_desk(terminal, stdin=passphrase_stdin) as desk:
        practise(desk, practice_id, anew=anew, library=library)
