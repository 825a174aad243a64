"""Things that a run keeps: their values, their names, and what is added to what."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from brimful.practices.engine.dropped import is_dropped
from brimful.practices.engine.options import options_of
from brimful.practices.engine.saying import words_of
from brimful.practices.engine.scope import Scope
from brimful.practices.engine.trace import Saving
from brimful.practices.schema import Save, Table, Text

LONGEST_NAME = 80
NAMES = ("name", "who")
EVER = datetime.min.replace(tzinfo=UTC)
NOTHING: tuple[Any, ...] = (None, "", [])


class SavedThing(Struct, frozen=True):
    """One thing to keep, of a stored kind. ``into``: the place in the list of saves of the thing it adds to.

    ``field``: it was made on the spot by a `pick`, and this field of the run should hold its id.
    """

    kind: str
    values: dict[str, Any]
    into: int | None = None
    field: str = ""


def things(step: Save, scope: Scope) -> Iterator[dict[str, Any]]:
    """The values of each thing that the step keeps, with a ``name``; nothing where all of it was left out."""
    rows: Sequence[Mapping[str, Any]] = ({},)
    table = scope.asked.get(step.each) if step.each else None
    if step.each:
        held = scope.live.get(step.each)
        rows = held if isinstance(held, list) else ()
    for row in rows:
        own = table.columns if isinstance(table, Table) else {}
        values = {field: value for field, value in values_of(step, row, own, scope) if value not in NOTHING}
        if values:
            yield {"name": name_of(step, values, row, scope), **values}


def values_of(
    step: Save, row: Mapping[str, Any], own: Mapping[str, Any], scope: Scope
) -> Iterator[tuple[str, Any]]:
    """Columns of the row, else fields of the run; nothing for what was left out."""
    for field in step.from_:
        if field in own:
            yield field, row.get(field)
        elif field not in scope.open and not is_dropped(field):
            yield field, scope.live.get(field)


def name_of(step: Save, values: Mapping[str, Any], row: Mapping[str, Any], scope: Scope) -> str:
    """What a thing is called in lists: its name, else its first own words, else the label of what was chosen."""
    fields = [field for field in step.from_ if field in values]
    fields.sort(key=lambda field: (field not in NAMES, not is_text(field, values[field], row, scope)))
    for field in fields:
        words = cell_words(field, step.each, values[field], scope) if field in row else words_of(field, scope)
        line = words.strip().split("\n")[0]
        if line:
            return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip() + "…"
    return ""


def is_text(field: str, value: Any, row: Mapping[str, Any], scope: Scope) -> bool:
    return isinstance(value, str) and (field in row or isinstance(scope.asked.get(field), Text))


def cell_words(field: str, each: str, value: Any, scope: Scope) -> str:
    table = scope.asked.get(each)
    labels: dict[str, str] = {}
    if isinstance(table, Table) and field in table.columns and table.columns[field].options:
        labels = {option.key: option.label for option in options_of(table.columns[field].options, scope)}
    cells = value if isinstance(value, list) else [value]
    words = [
        cell.get("own", "") if isinstance(cell, Mapping) else labels.get(str(cell), str(cell))
        for cell in cells
    ]
    return ", ".join(words)


def in_order(savings: Sequence[Saving]) -> list[Saving]:
    """Those of the run itself, then those of the later card as their answers came."""
    late = [saving for saving in savings if saving.ready is not None]
    return [saving for saving in savings if saving.ready is None] + sorted(
        late, key=lambda one: one.ready or EVER
    )


def ordered(savings: Sequence[Saving]) -> list[SavedThing]:
    """Those of the run first, then those that came with the later card, so that a place never changes.

    A second `save` of the same kind adds to the thing of the first one; the rounds of a loop and the rows of
    a table are things of their own.
    """
    found: list[SavedThing] = []
    first: dict[str, tuple[str, int]] = {}  # kind -> the save that made the newest thing of it, and its place
    for saving in in_order(savings):
        into = None
        if not saving.field:
            made = first.get(saving.kind)
            if made is not None and made[0] != saving.way:
                into = made[1]
            else:
                first[saving.kind] = (saving.way, len(found))
        found.append(SavedThing(saving.kind, saving.values, into, saving.field))
    return found
