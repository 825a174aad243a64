"""Recovery codes: 160 random bits as 8 groups of 4 Crockford base-32 characters and one check character.

The check character is Crockford's: the number modulo 37, with ``* ~ $ = U`` for 32 to 36. Being prime to the base it
catches every single wrong character and every swap of two neighbours.
"""

from .errors import Mistyped
from .rand import Random, random_bytes
from .wipe import wipe

BITS = 160

_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS = _SYMBOLS + "*~$=U"
_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SIZE = BITS // 5


def new_code(rng: Random = random_bytes) -> str:
    """A fresh code as it stands on the sheet: ``XXXX-XXXX-...-XXXX-C``."""
    return format_code(rng(BITS // 8))


def format_code(secret: bytes | bytearray) -> str:
    number = int.from_bytes(secret)
    body = "".join(_SYMBOLS[number >> shift & 31] for shift in range(BITS - 5, -1, -5))
    groups = [body[at : at + 4] for at in range(0, _SIZE, 4)]
    return "-".join([*groups, _CHECKS[number % 37]])


def parse_code(typed: str) -> bytearray:
    """The 20 secret bytes, in a buffer the caller wipes. Forgives case, spaces, hyphens, O for 0, I and L for 1.

    Raises Mistyped without deriving anything.
    """
    kept = "".join(char for char in typed.upper() if not char.isspace() and char not in "-‐‑‒–—.")
    body, check = kept[:_SIZE].translate(_LIKE), kept[_SIZE:].translate(_LIKE)
    if len(body) != _SIZE or len(check) != 1:
        raise Mistyped
    secret = bytearray(BITS // 8)
    number = 0
    for char in body:
        value = _SYMBOLS.find(char)
        if value < 0:
            raise Mistyped
        number = number << 5 | value
    if _CHECKS[number % 37] != check:
        wipe(secret)
        raise Mistyped
    secret[:] = number.to_bytes(BITS // 8)
    return secret
