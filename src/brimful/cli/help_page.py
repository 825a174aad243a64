"""The help page of the terminal: who answers, in the country that is set; one's own people first."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from brimful.guide.countries import COUNTRIES
from brimful.guide.helplines import ANYWHERE, DIRECTORIES, HelpLine, lines

from . import text
from .wishes import Wish

if TYPE_CHECKING:
    from brimful.core.kinds.contact import Contact

    from .terminal import Terminal


def show(
    terminal: "Terminal",
    country: str,
    now: datetime,
    people: Sequence["Contact"] = (),
    *,
    abuse_first: bool = False,
) -> None:
    """Print the help lines of ``country`` ("" = none chosen)."""
    terminal.title(text.HELP_TITLE)
    if people:
        terminal.line(text.HELP_OWN, "bold")
        for person in people:
            terminal.line("  ".join(filter(None, (person.name, person.phone, person.note))), indent=2)
        terminal.blank()
    found = lines(country, abuse_first=abuse_first)
    kind = ""
    for line in found:
        if line.kind != kind:
            kind = line.kind
            terminal.line(text.HELP_KINDS[kind], "bold")
        _line(terminal, line, now.year)
    if found:
        terminal.blank()
    else:
        terminal.line(text.HELP_OTHER if country else text.HELP_ELSEWHERE)
        if country:
            terminal.line(" · ".join(ANYWHERE), "bold", indent=2)
        for address in DIRECTORIES:
            terminal.line(address, indent=2)
        terminal.blank()
    terminal.words(text.HELP_ABUSE)
    terminal.words(text.HELP_PROMISE)


def at_prompt(terminal: "Terminal", country: str, now: datetime, people: Sequence["Contact"] = ()) -> None:
    """The same in the middle of something else; goes back to it on Enter."""
    terminal.fresh()
    show(terminal, country, now, people)
    if not terminal.interactive:
        return
    terminal.quiet(text.GO_BACK)
    ask, terminal.on_help = terminal.on_help, None
    try:
        terminal.read()
    except Wish:
        pass
    finally:
        terminal.on_help = ask


def as_data(country: str, now: datetime) -> dict[str, Any]:
    """The JSON of `brimful help-lines --json`: each line with its source, its year and whether it may be old."""
    fields = ("name", "kind", "phone", "sms", "url", "hours", "languages", "source", "year")
    return {
        "country": country.upper(),
        "name": COUNTRIES.get(country.upper(), ""),
        "lines": [
            {field: getattr(line, field) for field in fields}
            | {"may_have_changed": line.may_have_changed(now.year)}
            for line in lines(country)
        ],
        "directories": list(DIRECTORIES),
    }


def _line(terminal: "Terminal", line: HelpLine, year: int) -> None:
    ways = [line.phone, f"{text.SMS}: {line.sms}" if line.sms else "", line.hours]
    terminal.line(" · ".join(filter(None, (line.name, *ways))), indent=2)
    checked = text.HELP_CHECKED.format(year=line.year) if line.year else ""
    old = text.HELP_MAY_CHANGE if line.may_have_changed(year) else ""
    terminal.line(" · ".join(filter(None, (line.url, checked, old))), "dim", indent=4)
