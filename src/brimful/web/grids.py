"""Answers that stand in several fields: rows of a table, places in the body (components/table.html, bodymap.html)."""

from collections.abc import Sequence
from typing import Any

from brimful.practices.screen import Column
from brimful.web.forms import LINE, Form

MOST_ROWS = 200


def rows(form: Form, name: str, columns: Sequence[Column]) -> list[dict[str, Any]]:
    """Fields ``<name>.<row>.<column>`` as dicts by column key, in order; empty cells and rows are left out.

    A column with options gives a list of keys, a scale a number from 0 to 10, any other text. Raises ``BadField``.
    """
    found = []
    for number in _row_numbers(form, name):
        row: dict[str, Any] = {}
        for column in columns:
            field = f"{name}.{number}.{column.key}"
            cell = _cell(form, field, column)
            if cell not in ("", None, []):
                row[column.key] = cell
        if row:
            found.append(row)
    return found


def body(form: Form, name: str) -> list[dict[str, Any]]:
    """Fields ``<name>.<region>`` and ``<name>.<region>.strength`` as dicts of region, sensation and strength.

    ``sensation`` is None where only a strength was given. Raises ``BadField``.
    """
    regions = dict.fromkeys(field.split(".")[1] for field in form.names(f"{name}."))
    found = []
    for region in regions:
        sensations: list[str | None] = [*form.texts(f"{name}.{region}", LINE)]
        strength = form.scale(f"{name}.{region}.strength")
        if not sensations and strength is not None:
            sensations = [None]
        found += [{"region": region, "sensation": one, "strength": strength} for one in sensations]
    return found


def _row_numbers(form: Form, name: str) -> list[int]:
    numbers = set()
    for field in form.names(f"{name}."):
        part = field.removeprefix(f"{name}.").partition(".")[0]
        if part.isascii() and part.isdigit() and len(part) < 4:
            numbers.add(int(part))
    return sorted(numbers)[:MOST_ROWS]


def _cell(form: Form, field: str, column: Column) -> Any:
    if column.scale:
        return form.scale(field)
    if column.options:
        return form.choices(field, [option.key for option in column.options])
    return form.text(field)
