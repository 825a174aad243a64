"""`brimful serve`: the app for a household, on an address of one's choice."""

from typing import Annotated

import typer

NAME = "serve"


def command(
    host: Annotated[
        str, typer.Option(help="The address to listen on. Anything but this computer needs --name.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 4460,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A name this server answers to (example.org); may be given several times."),
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="A proxy in front speaks HTTPS; cookies are bound to it.")
    ] = False,
    root_path: Annotated[
        str, typer.Option(help="The path it stands under behind a proxy, like /brimful.")
    ] = "",
    workers: Annotated[int, typer.Option(min=1, max=1, help="How many processes answer. One, for now.")] = 1,
    database_url: Annotated[
        str, typer.Option(help="Another database than the file. None is supported yet.")
    ] = "",
) -> None:
    """Serve the app until Ctrl-C, without opening a browser."""
    from brimful.cli import text
    from brimful.cli.serve import serve
    from brimful.core.errors import BadInput

    if database_url:
        raise BadInput(text.NO_DATABASE)
    serve(host, port, names=frozenset(name or ()), https=https, root_path=root_path.rstrip("/"))
