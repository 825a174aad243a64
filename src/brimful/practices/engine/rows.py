"""Answers with rows: tables, boards and maps of the body."""

from collections.abc import Callable, Mapping
from typing import Any

from brimful.practices import text
from brimful.practices.engine.options import options_of
from brimful.practices.engine.scope import Scope
from brimful.practices.engine.typed import MOST_BYTES, line
from brimful.practices.errors import BadAnswer
from brimful.practices.schema import Column, Options, Table

MOST_ROWS = 200
OneOf = Callable[[Options, Any, Scope, bool | None], Any]


def table(step: Table, value: Any, scope: Scope, one_of: OneOf) -> list[dict[str, Any]] | None:
    """Rows of words, keys and strengths by column; empty cells and rows are left out."""
    if not isinstance(value, list | tuple) or len(value) > MOST_ROWS:
        raise BadAnswer(text.ROWS)
    found, size = [], 0
    for raw in value:
        if not isinstance(raw, Mapping) or not set(raw) <= set(step.columns):
            raise BadAnswer(text.ROWS)
        row = {}
        for key, column in step.columns.items():
            cell = cell_of(column, raw.get(key), scope, one_of)
            if cell not in (None, "", []):
                row[key] = cell
                size += len(str(cell).encode())
        if row:
            found.append(row)
    if size > MOST_BYTES:
        raise BadAnswer(text.TOO_LONG)
    return found or None


def cell_of(column: Column, raw: Any, scope: Scope, one_of: OneOf) -> Any:
    if raw is None or raw == "":
        return None
    if column.scale:
        if type(raw) is not int or not 0 <= raw <= 10:
            raise BadAnswer(text.STRENGTH)
        return raw
    if column.options:
        chosen = raw if isinstance(raw, list | tuple) else [raw]
        if len(chosen) > MOST_ROWS:
            raise BadAnswer(text.ROWS)
        return [one_of(column.options, one, scope, True) for one in chosen]
    return line(raw, text.ROWS)


def board(step: Table, value: Any, scope: Scope) -> dict[str, list[str]] | None:
    """Column -> keys and own words. What stands in two columns stays in the first of them."""
    if not isinstance(value, Mapping) or not set(value) <= set(step.columns):
        raise BadAnswer(text.BOARD)
    keys = {option.key for option in options_of(step.options, scope)}
    found: dict[str, list[str]] = {}
    placed: set[str] = set()
    for column in step.columns:
        cards = value.get(column) or []
        if not isinstance(cards, list | tuple) or len(cards) > MOST_ROWS:
            raise BadAnswer(text.BOARD)
        for card in cards:
            if isinstance(card, Mapping) and set(card) == {"own"}:
                card = card["own"]
            if not (isinstance(card, str) and card in keys):
                card = line(card, text.BOARD)
            if card and card not in placed:
                placed.add(card)
                found.setdefault(column, []).append(card)
    if sum(len(card.encode()) for card in placed) > MOST_BYTES:
        raise BadAnswer(text.TOO_LONG)
    return found or None


def bodymap(value: Any, scope: Scope) -> list[dict[str, Any]] | None:
    """Rows of region, sensation (or None) and strength (0-10 or None)."""
    if not isinstance(value, list | tuple) or len(value) > MOST_ROWS:
        raise BadAnswer(text.BODY)
    regions, sensations = scope.keys("regions"), scope.keys("sensations")
    found = []
    for raw in value:
        if not isinstance(raw, Mapping) or not set(raw) <= {"region", "sensation", "strength"}:
            raise BadAnswer(text.BODY)
        region, sensation, strength = raw.get("region"), raw.get("sensation") or None, raw.get("strength")
        fits = isinstance(region, str) and region in regions
        fits = fits and (sensation is None or (isinstance(sensation, str) and sensation in sensations))
        if not fits or not (strength is None or (type(strength) is int and 0 <= strength <= 10)):
            raise BadAnswer(text.BODY)
        found.append({"region": region, "sensation": sensation, "strength": strength})
    return found or None
