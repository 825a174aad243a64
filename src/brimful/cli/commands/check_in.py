"""`brimful check-in`: how it is right now, in two answers."""

from contextlib import suppress
from typing import Annotated

import typer

NAME = "check-in"


def command(
    state: Annotated[
        str, typer.Option(help="ventral, sympathetic, dorsal, mixed or unsure: answers the first question.")
    ] = "",
    strength: Annotated[
        int | None, typer.Option(min=0, max=10, help="0 to 10: answers the second one.")
    ] = None,
    passphrase_stdin: Annotated[
        bool, typer.Option("--passphrase-stdin", help="Read the passphrase from the first line of input.")
    ] = False,
) -> None:
    """Say how it is right now: which state, how strong. Both may be left open."""
    from brimful.cli import text, wishes
    from brimful.cli.desk import open_desk
    from brimful.cli.interrupts import conversation
    from brimful.cli.place import time_zone
    from brimful.cli.terminal import Terminal, now
    from brimful.core.errors import BadInput
    from brimful.core.kinds.check_in import CheckIn
    from brimful.practices.library import load
    from brimful.practices.screen import Option, Screen

    terminal = Terminal()
    states = load().catalogues["states"].entries
    if state and state not in states:
        raise BadInput(text.NO_STATE, states=", ".join(states))
    options = tuple(Option(key, entry.label, entry.extra.get("line", "")) for key, entry in states.items())
    which = Screen(step="state", kind="choice", ask=text.WHICH_STATE, options=options)
    how = Screen(
        step="strength", kind="scale", ask=text.HOW_STRONG_NOW, low=text.QUIET_LOW, high=text.STRONG_HIGH
    )
    with conversation(), terminal.pages(), open_desk(terminal, stdin=passphrase_stdin) as desk:
        found: dict[str, object] = {"state": state or None, "activation": strength}
        asked = not state and strength is None
        for name, screen in (("state", which), ("activation", how)):
            if asked:
                terminal.fresh()
                with suppress(wishes.Skip):
                    found[name] = desk.ask(screen)
        if found["state"] is None and found["activation"] is None:
            terminal.say_at_end(text.NOTHING_KEPT)
            return
        made = CheckIn(at=now(), **found)  # type: ignore[arg-type]
        desk.keep(lambda opened: opened.put(made, tz=time_zone()))
        terminal.say_at_end(text.SAVED)
