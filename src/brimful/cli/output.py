"""Machine-readable output: one JSON document, or JSON Lines, on standard output."""

import sys
from collections.abc import Iterable
from typing import Any

import msgspec


def print_json(value: Any) -> None:
    """One JSON document, indented, dates in ISO 8601."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def print_json_lines(values: Iterable[Any]) -> None:
    for value in values:
        sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
