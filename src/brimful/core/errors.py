"""The errors Brimful speaks.

Each carries one kind sentence for the person (a message id of gettext, see ``text.py``) and a short code
for the log. Nothing a person typed ever goes into an error: neither its sentence nor its fields.
"""

from typing import ClassVar

from . import text


class BrimfulError(Exception):
    """Base of every error with a sentence for the person.

    ``code`` is what the log may show. ``sentence`` is shown to the person; ``{name}`` in it is filled
    from ``fields`` (numbers, dates, names of commands; never personal text).
    """

    code: ClassVar[str] = "refused"
    sentence: str = text.SOMETHING_WENT_WRONG

    def __init__(self, sentence: str | None = None, **fields: object) -> None:
        if sentence is not None:
            self.sentence = sentence
        self.fields = fields
        super().__init__(self.code)

    def say(self) -> str:
        """The sentence in English with its fields filled in."""
        return self.sentence.format(**self.fields)


class NotFound(BrimfulError):
    """No such record for this person (also: another account's, or one of another kind)."""

    code = "not-found"
    sentence = text.NOT_FOUND


class BadInput(BrimfulError):
    """Something typed cannot be taken as it is; it is still in the form."""

    code = "bad-input"
    sentence = text.BAD_INPUT
