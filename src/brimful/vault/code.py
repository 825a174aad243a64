"""Looking a typed recovery code over, before anything is tried or derived."""

from brimful.crypto.errors import Mistyped
from brimful.crypto.recovery import parse_code
from brimful.crypto.wipe import wiped

from .errors import MistypedCode

SIGNS = 33
"""32 and the check character."""


def check_code(typed: str) -> None:
    """Raises MistypedCode when the check character does not fit, or a sign is missing, too many, or never used."""
    try:
        with wiped(parse_code(typed)):
            pass
    except Mistyped:
        raise MistypedCode from None


def signs_in(typed: str) -> int:
    """How many signs of a code were typed; spaces and hyphens don't count."""
    return sum(sign.isalnum() or sign in "*~$=" for sign in typed)
