"""The two bundled lists: words for generated passphrases, and passphrases that are tried first."""

from functools import cache
from importlib.resources import files

from .rand import random_below


@cache
def words() -> tuple[str, ...]:
    """Plain, kind, distinct English words, each lower case."""
    return tuple(_lines("words-en.txt"))


@cache
def common() -> frozenset[str]:
    """Common passphrases of 15 and more characters: lower case, letters and digits only."""
    return frozenset(_lines("common.txt"))


def five_words() -> str:
    """A generated passphrase: five words with hyphens, drawn evenly and independently.

    11.5 bits a word, 57 in all; a guess costs an Argon2id run besides.
    """
    drawn = [words()[random_below(len(words()))] for _ in range(5)]
    return "-".join(drawn)


def _lines(name: str) -> list[str]:
    return (files(__package__) / "data" / name).read_text("utf-8").split()
