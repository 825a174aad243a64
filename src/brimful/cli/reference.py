"""docs/cli.md, made from the commands' own help: ``python -m brimful.cli.reference > docs/cli.md``."""

from collections.abc import Iterator
from typing import Any

import typer.main

from .program import build

HEAD = """\
# The terminal program

Everything the app can do to a person's data it can do from the terminal, with the same core. This page is made from the
commands' own help (`python -m brimful.cli.reference > docs/cli.md`), and a test holds the two together.

* **Exit status**: 0 done (leaving a conversation with Ctrl-C is no failure), 1 a refusal with one sentence on standard
  error, 2 wrong usage.
* **`--json`** is one JSON document on standard output; `journal --list` and `--search` give JSON Lines.
* **Passphrases** come from a prompt, from the first line of standard input (`--passphrase-stdin`), or from the file
  named by `BRIMFUL_PASSPHRASE_FILE`; never from an argument. A new one may be in `BRIMFUL_NEW_PASSPHRASE_FILE`.
* **`BRIMFUL_HOME`** names the data folder. `BRIMFUL_PLAIN=1` gives plain lines (for a screen reader or a simple
  terminal), `NO_COLOR` is kept.
* **At every prompt** of a conversation: `help` shows the help lines, `b` goes back, `q` leaves it for later, `x` stops.
  In free text the letters have a slash (`/b`, `/q`, `/x`). Ctrl-C leaves quietly, and what was typed is kept, sealed.
"""


def reference() -> str:
    """The whole page."""
    program: Any = typer.main.get_command(build())
    return "\n".join([HEAD, *_sections("brimful", program, None)])


def _sections(path: str, command: Any, parent: Any) -> Iterator[str]:
    context = command.context_class(
        command,
        info_name=path.rpartition(" ")[2],
        parent=parent,
        terminal_width=96,
        **command.context_settings,
    )
    yield f"## `{path}`\n\n```\n{command.get_help(context).rstrip()}\n```\n"
    for name in sorted(getattr(command, "commands", {})):
        yield from _sections(f"{path} {name}", command.commands[name], context)


if __name__ == "__main__":
    print(reference(), end="")
