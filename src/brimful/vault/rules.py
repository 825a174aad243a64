"""What makes a passphrase: length, not on the lists tried first, not built from a name that stands beside the lock.

No composition rules, no expiry, no hint (ASVS 5.0 V6.2). One transformation: Unicode NFC, so that two keyboards
agree; spaces count as typed.
"""

import unicodedata
from collections.abc import Iterable

from brimful.crypto.wordlists import common

from . import text
from .errors import PassphraseRefused

LEAST = 15
MOST_BYTES = 1024


def check_passphrase(passphrase: str, names: Iterable[str] = ()) -> None:
    """``names``: the login and other names a guesser would begin with. Raises PassphraseRefused."""
    normal = unicodedata.normalize("NFC", passphrase)
    if len(normal) < LEAST:
        raise PassphraseRefused(text.PASSPHRASE_SHORT)
    if len(as_bytes(normal)) > MOST_BYTES:
        raise PassphraseRefused(text.PASSPHRASE_LONG)
    if _bare(normal) in common():
        raise PassphraseRefused(text.PASSPHRASE_COMMON)
    if _is_built_from(normal.casefold(), ["brimful", *names]):
        raise PassphraseRefused(text.PASSPHRASE_BUILT)


def as_bytes(passphrase: str) -> bytearray:
    """NFC, UTF-8, in a buffer the caller wipes. Raises PassphraseRefused for what is no text."""
    try:
        return bytearray(unicodedata.normalize("NFC", passphrase).encode())
    except UnicodeEncodeError:
        raise PassphraseRefused(text.PASSPHRASE_BROKEN) from None


def _bare(passphrase: str) -> str:
    """As the list has it: case-folded, without what people put between words."""
    return "".join(char for char in passphrase.casefold() if char.isalnum()) or passphrase


def _is_built_from(passphrase: str, names: Iterable[str]) -> bool:
    """Whether, without the names, digits and signs, fewer than eight letters of one's own remain."""
    named = [name.casefold() for name in names if len(name) >= 3 and name.casefold() in passphrase]
    if not named:
        return False
    for name in sorted(named, key=len, reverse=True):
        passphrase = passphrase.replace(name, "")
    return sum(char.isalpha() for char in passphrase) < 8
