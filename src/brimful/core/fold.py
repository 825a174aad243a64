"""Folding text for search: case and accents do not matter."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

_MARKS = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Lower case without accents: "Zoë", "ZOË" and "zoe" become the same; ß becomes ss."""
    if text.isascii():
        return text.lower()
    # decomposed first and last: folding can make accents (İ), and case can hide behind one
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _MARKS.sub("", spread)


def words_in(value: Any) -> Iterator[str]:
    """Every text inside an answer, however deep; names of fields are no text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words_in(inner)
