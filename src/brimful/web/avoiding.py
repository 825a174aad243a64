"""What speaks against a practice, in its own words, with the practices and help lines it names as links."""

import re
from collections.abc import Iterator

from brimful.practices.library import Library

HELP_WORDS = {"crisis", "unsafe"}  # as `avoid` names the help lines


def linked(avoid: str, library: Library) -> Iterator[tuple[str, str]]:
    """``avoid`` in pieces: words, and what they point to: a practice's id, "help", or "" for plain words.

    A practice in it is named by its title, ``crisis`` and ``unsafe`` by the help lines (practice reference).
    """
    names = "|".join(sorted([*HELP_WORDS, *library.practices], key=len, reverse=True))
    for piece in re.split(rf"\b({names})\b", avoid):
        if piece in HELP_WORDS:
            yield "", "help"
        elif piece in library.practices:
            yield library.practices[piece].title, piece
        elif piece:
            yield piece, ""
