"""Help lines of a country, from the table that ships with Brimful (`helplines.csv`, sources in each row).

Looking a country up needs no vault, no key and no network; nothing about it is kept anywhere.
"""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from msgspec import Struct

LineKind = Literal["emergency", "crisis", "text", "domestic-abuse"]
ORDER: Final[tuple[LineKind, ...]] = ("emergency", "crisis", "text", "domestic-abuse")
ABUSE_FIRST: Final[tuple[LineKind, ...]] = ("domestic-abuse", "emergency", "crisis", "text")

# Where no country is chosen, or none of ours: what works in many places, and two directories of lines.
ANYWHERE: Final = ("112", "911", "999")
DIRECTORIES: Final = ("https://findahelpline.com", "https://www.befrienders.org")


class HelpLine(Struct, frozen=True):
    """One line. ``year`` is when its source was last checked (None: not known)."""

    country: str
    name: str
    kind: LineKind
    phone: str
    sms: str
    url: str
    hours: str
    languages: str
    source: str
    year: int | None
    agreeing: int

    def may_have_changed(self, year_now: int) -> bool:
        """True for a line with one source only, or one last checked more than two years ago."""
        return self.agreeing < 2 or self.year is None or year_now - self.year > 2


def lines(country: str, *, abuse_first: bool = False) -> list[HelpLine]:
    """The lines of ``country`` (ISO code, any case): those to call in danger first; [] when there are none.

    ``abuse_first`` puts the lines for being hurt by someone before all others (safety reference 1.2.5).
    """
    order = ABUSE_FIRST if abuse_first else ORDER
    found = [line for line in _table() if line.country == country.upper()]
    return sorted(found, key=lambda line: (order.index(line.kind), -line.agreeing))


def dial(number: str) -> str:
    """The first number of "112 or 999", "88788 (text START)" or "+1 800-799", as a telephone dials it."""
    first = re.match(r"[+0-9][0-9 .\-/()]*", number.strip())
    return re.sub(r"[^+0-9]", "", first[0]) if first else ""


@cache
def _table() -> tuple[HelpLine, ...]:
    with files(__package__).joinpath("helplines.csv").open(encoding="utf-8") as table:
        return tuple(_line(row) for row in csv.DictReader(table))


def _line(row: dict[str, str]) -> HelpLine:
    year = row["source_year"]
    kind = row["kind"]
    assert kind in ORDER, kind
    return HelpLine(
        country=row["country"],
        name=row["name"],
        kind=kind,
        phone=row["phone"],
        sms=row["sms"],
        url=row["url"],
        hours=row["hours"],
        languages=row["languages"],
        source=row["source"],
        year=int(year) if year.isdigit() else None,
        agreeing=int(row["sources_agreeing"]),
    )
