"""Text as typed by anyone: of bounded length, without characters that no text has."""

import re

from brimful.practices import text
from brimful.practices.errors import BadAnswer

MOST_BYTES = 256 * 1024
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean(value: object, sentence: str = text.WORDS) -> str:
    """The text without control characters (line ends and tabs stay); halves of characters become U+FFFD.

    Raises ``BadAnswer`` for what is no text, or is longer than 256 KiB.
    """
    if not isinstance(value, str):
        raise BadAnswer(sentence)
    if len(value) > MOST_BYTES:
        raise BadAnswer(text.TOO_LONG)
    value = SURROGATE.sub("\ufffd", value)
    value = CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if len(value.encode()) > MOST_BYTES:
        raise BadAnswer(text.TOO_LONG)
    return value


def line(value: object, sentence: str = text.WORDS) -> str:
    """The same, trimmed; "" for nothing but spaces."""
    return clean(value, sentence).strip()
