"""What a practice can't take."""

from brimful.core.errors import BadInput
from brimful.practices import text


class BadAnswer(BadInput):
    """An answer that does not fit its question. Nothing is lost: it is still in the form."""

    code = "bad-answer"
    sentence = text.CHOOSE
