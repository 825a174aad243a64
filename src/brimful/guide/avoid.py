"""What to know before a practice (`avoid`), with what it names made findable."""

import re
from collections.abc import Iterator

from brimful.practices.library import Library

HELP = "help"
HELP_WORDS = ("crisis", "unsafe")  # as the practice files name the help lines


def linked(avoid: str, library: Library) -> Iterator[tuple[str, str]]:
    """``avoid`` in pieces: words, and what they point to: a practice's id, "help", or "" for plain words.

    A practice in it is named by its title, and the words for help are left to the caller ("" with "help"). An id
    that is also a plain word ("grief") stays a word.
    """
    ids = (name for name in library.practices if "-" in name)
    names = "|".join(sorted([*HELP_WORDS, *ids], key=len, reverse=True))
    for piece in re.split(rf"(?<![\w-])({names})(?![\w-])", avoid):
        if piece in HELP_WORDS:
            yield "", HELP
        elif piece in library.practices and "-" in piece:
            yield library.practices[piece].title, piece
        elif piece:
            yield piece, ""


def in_words(avoid: str, library: Library, help_lines: str) -> str:
    """The same as one text: practices by their titles, help by ``help_lines``."""
    return "".join(help_lines if to == HELP else words for words, to in linked(avoid, library))
