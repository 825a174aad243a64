"""The typer program, put together from the modules in ``commands/``.

A module there holds ``NAME`` and either ``command`` (one function) or ``GROUP`` (a typer program of its own).
Help is plain text: quick to start, and read well by a screen reader.
"""

from importlib import import_module
from pkgutil import iter_modules

import typer

from brimful import __version__

from . import commands
from .serve import PORT

HELP = """A private companion for anxious attachment, and for the partner.

With no command it starts the app on this computer and opens it in the browser. What is written is sealed with
your passphrase; nothing is sent anywhere. `brimful now` helps at once and asks nothing.
"""


def build() -> typer.Typer:
    """The whole program."""
    program = typer.Typer(
        name="brimful",
        help=HELP,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    )
    program.callback(invoke_without_command=True)(start)
    for found in sorted(iter_modules(commands.__path__), key=lambda module: module.name):
        module = import_module(f"{commands.__name__}.{found.name}")
        if hasattr(module, "GROUP"):
            program.add_typer(module.GROUP, name=module.NAME)
        else:
            program.command(module.NAME)(module.command)
    return program


def start(
    context: typer.Context,
    no_open: bool = typer.Option(False, "--no-open", help="Do not open the browser."),
    version: bool = typer.Option(False, "--version", help="Say which Brimful this is, and leave."),
) -> None:
    if version:
        typer.echo(f"brimful {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from .start import start_app

        start_app(open_browser=not no_open, port=PORT)
