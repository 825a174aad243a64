"""`brimful check`: does everything in the vault open, and is it all there?"""

from typing import Annotated

import typer

NAME = "check"


def command(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
    passphrase_stdin: Annotated[
        bool, typer.Option("--passphrase-stdin", help="Read the passphrase from the first line of input.")
    ] = False,
) -> int:
    """Open every record of the vault and compare them with its own count. Changes nothing."""
    from brimful.cli import text
    from brimful.cli.desk import open_desk
    from brimful.cli.output import print_json
    from brimful.cli.terminal import Terminal

    terminal = Terminal()
    with open_desk(terminal, stdin=passphrase_stdin) as desk:
        report = desk.vault.check(desk.opened)
        waiting = report.notes
    if as_json:
        mismatch = report.mismatch
        print_json(
            {
                "sound": report.sound,
                "epoch": report.epoch,
                "records": report.records,
                "kinds": report.kinds,
                "unreadable": report.unreadable,
                "unknown": report.unknown,
                "mismatch": mismatch and {"expected": mismatch.expected, "found": mismatch.found},
                "notes": waiting,
            }
        )
        return 0 if report.sound else 1
    for name, count in sorted(report.kinds.items()):
        terminal.line(f"{count:7}  {name}")
    if report.sound:
        terminal.line(text.SOUND.format(count=report.records))
        return 0
    if report.unreadable:
        typer.echo(text.UNREADABLE.format(count=report.unreadable), err=True)
    if report.mismatch:
        typer.echo(report.mismatch.say(), err=True)
    return 1
