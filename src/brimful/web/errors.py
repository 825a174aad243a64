"""Errors of the web shell, each with the sentence the person reads."""

from typing import ClassVar

from brimful.core.errors import BadInput, BrimfulError

from . import text


class TooLong(BrimfulError):
    """The body of a request is over the limit; it was not read to its end."""

    code = "too-long"
    sentence = text.TOO_LONG


class WrongHost(BrimfulError):
    """The request names a host this server does not answer for (DNS rebinding)."""

    code = "wrong-host"
    sentence = text.WRONG_HOST


class ForeignOrigin(BrimfulError):
    """A change was asked for by another site, or by nobody that can be named."""

    code = "foreign-origin"
    sentence = text.FOREIGN_ORIGIN


class TooLate(BrimfulError):
    """A deletion can no longer be taken back."""

    code = "too-late"
    sentence = text.TOO_LATE


class SharedAddress(BrimfulError):
    """The server was asked to listen beyond this computer without names to answer to."""

    code = "shared-address"
    sentence = text.SHARED_ADDRESS


class BadField(BadInput):
    """A field of a form can't be taken. ``field`` is its name; ``typed`` is what the form held, cleaned,
    so that the page can show it again (kept out of ``fields``, so that no log or sentence can hold it).
    """

    code: ClassVar[str] = "bad-field"

    def __init__(self, sentence: str, field: str, typed: dict[str, list[str]], **fields: object) -> None:
        super().__init__(sentence, **fields)
        self.field = field
        self.typed = typed
