"""What a person wants to see of their timeline: some days, some kinds, a tag, words.

Days and kinds stand in the address ("2026-11-09", "2026-W46", "2026-11", "2026"); words and tags never do. They wait
in memory beside the opened records, under a number that means nothing, and are gone with the lock.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from msgspec import Struct

from brimful.core.span import Length, Span
from brimful.core.timeline import KINDS
from brimful.vault.opened import Opened

SHELF = "timeline-searches"
MOST = 40  # searches remembered of one person
LENGTHS: tuple[Length, ...] = ("day", "week", "month", "year")
_NAMES: dict[Length, re.Pattern[str]] = {
    "day": re.compile(r"(\d{4})-(\d\d)-(\d\d)"),
    "week": re.compile(r"(\d{4})-W(\d\d)"),
    "month": re.compile(r"(\d{4})-(\d\d)"),
    "year": re.compile(r"(\d{4})"),
}


class Wanted(Struct, frozen=True, kw_only=True):
    """``kinds``: none means all."""

    span: Span | None = None
    kinds: tuple[str, ...] = ()
    tag: str = ""
    words: str = ""

    @property
    def private(self) -> bool:
        """Whether something in it must not stand in an address."""
        return bool(self.tag or self.words)

    @property
    def narrow(self) -> bool:
        return bool(self.span or self.kinds or self.private)


def kinds_in(asked: Iterable[str]) -> tuple[str, ...]:
    """The known kinds among these, in their own order; all of them is as good as none."""
    chosen = set(asked)
    found = tuple(kind for kind in KINDS if kind in chosen)
    return () if len(found) == len(KINDS) else found


def span_named(name: str) -> Span | None:
    """The stretch of days with this name, None for what is none."""
    for length, pattern in _NAMES.items():
        match = pattern.fullmatch(name)
        if match is None:
            continue
        numbers = [int(number) for number in match.groups()]
        try:
            if length == "week":
                return Span.around(length, date.fromisocalendar(numbers[0], numbers[1], 1))
            return Span.around(length, date(*[*numbers, 1, 1][:3]))
        except (ValueError, OverflowError):
            return None
    return None


def span_name(span: Span) -> str:
    first = span.first
    if span.length == "day":
        return first.isoformat()
    if span.length == "week":
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    return f"{first.year:04}-{first.month:02}" if span.length == "month" else f"{first.year:04}"


def remember(desk: Opened, wanted: Wanted) -> str:
    """The number under which this search waits; "" while the records are not in memory yet."""
    kept: dict[str, Wanted] = desk.shelf.setdefault(SHELF, {})
    number = uuid4().hex[:12]
    kept[number] = wanted
    for older in list(kept)[:-MOST]:
        kept.pop(older, None)
    return number if desk.shelf.get(SHELF) is kept else ""


def remembered(desk: Opened, number: str) -> Wanted | None:
    kept: dict[str, Any] = desk.shelf.get(SHELF, {})
    found: Wanted | None = kept.get(number)
    return found
