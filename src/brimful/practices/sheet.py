"""The pocket sheet: general words for everyone, and the person's own from their latest completed run of it."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from brimful.practices.activated.helping import what_helped
from brimful.practices.activated.history import Past
from brimful.practices.library import Library
from brimful.practices.schema import INPUTS
from brimful.practices.words import say_in

SHEET = "pocket-sheet"
SHOW = "show"
HELPS = "helps"
MOST_HELPS = 5


class SheetRun(Struct, frozen=True):
    """One completed run of the pocket sheet: when it ended, and its final answers."""

    at: datetime
    fields: Mapping[str, Any]


class SheetLine(Struct, frozen=True):
    """One entry of the sheet. ``shown``: may stand on paper and on a screen others may see."""

    field: str
    heading: str
    lines: tuple[str, ...]
    shown: bool


def own_sheet(
    library: Library,
    runs: Iterable[SheetRun],
    *,
    history: Iterable[Past] = (),
    names: Mapping[str, str] | None = None,
    words: str = "both",
) -> tuple[SheetLine, ...]:
    """The person's own sheet, entries without words left out; empty when there is nothing of their own.

    ``names``: what to write for a stored thing (a Nurturer with what they say, a place with its sign), by id.
    "What has helped" is filled up from ``history``, after what the person wrote there.
    """
    latest = max(runs, key=lambda run: run.at, default=None)
    fields = dict(latest.fields) if latest else {}
    helped = [library.practices[p].title for p in what_helped(history) if p in library.practices]
    fields[HELPS] = list(dict.fromkeys([*lines_of(fields.get(HELPS)), *helped]))[:MOST_HELPS]
    allowed = fields.get(SHOW) or ()
    found = []
    for field, ask in headings(library).items():
        lines = tuple(told(library, line, names or {}, words) for line in lines_of(fields.get(field)))
        if any(lines):
            heading = say_in(words, ask)
            found.append(SheetLine(field, heading, tuple(x for x in lines if x), field in allowed))
    return tuple(found)


def on_paper(sheet: Iterable[SheetLine]) -> tuple[SheetLine, ...]:
    """What may be printed or shown on the lock screen."""
    return tuple(line for line in sheet if line.shown)


def headings(library: Library) -> dict[str, str]:
    """The fields of the sheet with their headings, without their examples in brackets."""
    steps = library.practices[SHEET].steps
    return {
        step.field: re.sub(r"\s*\([^)]*\)\s*(:?)\s*$", r"\1", step.ask)
        for step in steps
        if isinstance(step, INPUTS) and step.field != SHOW
    }


def lines_of(value: Any) -> list[str]:
    """The words or keys of an answer, whatever its shape."""
    if isinstance(value, Mapping):
        return lines_of(value.get("own") or value.get("new"))
    if isinstance(value, list):
        return [line for one in value for line in lines_of(one)]
    return [value.strip()] if isinstance(value, str) and value.strip() else []


def told(library: Library, value: str, names: Mapping[str, str], words: str) -> str:
    """A key as its sentence, an id as its thing, and own words as they are."""
    if value in names:
        return names[value]
    sentence = library.catalogues["soothing"].entries.get(value)
    return say_in(words, sentence.label) if sentence else value
