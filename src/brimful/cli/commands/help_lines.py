"""`brimful help-lines`: who answers, without a vault and without a network."""

import typer

NAME = "help-lines"


def command(
    country: str = typer.Argument(
        "", help="Two letters, like GB or US. Left out: the country that is set, if known."
    ),
    as_json: bool = typer.Option(False, "--json", help="One JSON document with sources and years."),
) -> None:
    """Show the help lines of a country. Works locked and before any set-up."""
    from brimful.cli import help_page, text
    from brimful.cli.output import print_json
    from brimful.cli.place import country_here
    from brimful.cli.terminal import Terminal, now
    from brimful.guide.countries import COUNTRIES

    code = country or country_here()
    if as_json:
        print_json(help_page.as_data(code, now()))
        return
    terminal = Terminal()
    help_page.show(terminal, code, now())
    if not code:
        terminal.line(text.HELP_COUNTRIES, "bold")
        terminal.line(", ".join(f"{name} {code}" for code, name in COUNTRIES.items()))
