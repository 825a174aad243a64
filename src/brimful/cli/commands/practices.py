"""`brimful practices`: the library as data, and the check of one's own practice files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from brimful.practices.library import Library
    from brimful.practices.schema import Practice

NAME = "practices"
GROUP = typer.Typer(
    help="Look through the practices, or check files of your own.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
JSON = typer.Option(False, "--json", help="One JSON document.")


@GROUP.command("list")
def list_all(as_json: bool = JSON) -> None:
    """All practices, with their length and what they are for."""
    from brimful.cli.output import print_json
    from brimful.cli.terminal import Terminal
    from brimful.practices.library import load

    practices = load().practices.values()
    if as_json:
        print_json([_head(practice) for practice in practices])
        return
    terminal = Terminal()
    group = ""
    for practice in sorted(practices, key=lambda p: (p.stage, p.group, p.title)):
        if practice.group != group:
            group = practice.group
            terminal.blank()
            terminal.line(group.capitalize(), "bold")
        terminal.line(f"{practice.title} · {_minutes(practice)} · {practice.id}", indent=2)
        terminal.line(practice.purpose, "dim", indent=4)


@GROUP.command("show")
def show(
    practice_id: Annotated[str, typer.Argument(metavar="ID", help="The id that `practices list` shows.")],
    as_json: bool = JSON,
) -> None:
    """One practice: what it is for, what to know before, where it comes from, its steps."""
    from brimful.cli.finding import practice_of
    from brimful.cli.output import print_json
    from brimful.cli.terminal import Terminal
    from brimful.practices.library import load

    library = load()
    practice = practice_of(library, practice_id)
    if as_json:
        print_json(practice)
        return
    terminal = Terminal()
    terminal.title(practice.title)
    terminal.words(practice.purpose)
    for label, words in _facts(practice, library):
        terminal.line(f"{label}: {words}")
    terminal.blank()
    for step in practice.steps:
        words = next((w for w in (getattr(step, name, "") for name in ("ask", "text", "block")) if w), "")
        terminal.line(f"{_kind(step):9} {words}".rstrip(), "dim", indent=2)


@GROUP.command("check")
def check(
    path: Annotated[Path, typer.Argument(help="A practice file, or a folder of them.")], as_json: bool = JSON
) -> int:
    """Check practice files of your own: file, step, what is wrong, what would be right."""
    from brimful.cli import text
    from brimful.cli.output import print_json
    from brimful.practices.check import check_path

    problems = check_path(path)
    if as_json:
        print_json({"sound": not problems, "problems": problems})
    elif problems:
        for problem in problems:
            typer.echo(problem.say(), err=True)
    else:
        typer.echo(text.PRACTICES_SOUND)
    return 1 if problems else 0


def _head(practice: "Practice") -> dict[str, Any]:
    fields = ("id", "title", "purpose", "stage", "group", "minutes", "who", "states", "max", "depth", "eyes")
    more = ("imagery", "aloud", "unsafe_first", "origin", "version", "author")
    return {name: getattr(practice, name) for name in (*fields, *more)}


def _facts(practice: "Practice", library: "Library") -> list[tuple[str, str]]:
    from brimful.cli import text
    from brimful.guide.avoid import in_words

    imagery = text.IMAGERY if practice.imagery else text.NO_IMAGERY
    return [
        (text.LENGTH, _minutes(practice)),
        (text.EYES, f"{practice.eyes} · {imagery}"),
        (text.BEFORE, in_words(practice.avoid, library, text.HELP_LINES)),
        (text.OFFERED, practice.offer),
        (text.ORIGIN, practice.origin),
        (text.START_WITH, f"brimful practise {practice.id}"),
    ]


def _minutes(practice: "Practice") -> str:
    least, most = practice.minutes
    return f"{least} min" if least == most else f"{least}-{most} min"


def _kind(step: Any) -> str:
    return str(getattr(step, "medium", "") or step.__struct_config__.tag)
