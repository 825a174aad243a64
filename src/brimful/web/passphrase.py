"""Choosing a passphrase, wherever that is asked for: five words that came up by chance, or one of one's own.

Fields: ``offered`` (the five words on the page), ``passphrase`` (those words, typed), ``new_passphrase`` and
``passphrase_again`` (one's own, twice). None of them is ever shown again or sealed as a note.
"""

from brimful.core.errors import BadInput
from brimful.core.text import N_
from brimful.vault.rules import check_passphrase
from brimful.web.forms import Form

TYPE_IT = N_("Type the five words here, or open “My own passphrase” and choose one yourself.")
SIGNS_COUNT = N_(
    "Those are the words. The signs between them count too: type them as they stand, with hyphens."
)
# both fields come back empty: a passphrase is never sent back in a page
NOT_THE_WORDS = N_(
    "That differed from the five words somewhere, and nothing was kept. Once more; “Show” helps to compare."
)
NOT_THE_SAME = N_("The two were not the same, and nothing was kept. Once more; “Show” helps to see them.")


class NotChosen(BadInput):
    """``field``: which field the sentence belongs to."""

    code = "passphrase-refused"

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


def chosen(form: Form) -> str:
    """The new passphrase in this form. Raises NotChosen; the rules' own refusals have no field and stand by one's own."""
    own = form.secret("new_passphrase")
    if own:
        check_passphrase(own)
        if own != form.secret("passphrase_again"):
            raise NotChosen(NOT_THE_SAME, "passphrase_again")
        return own
    typed, offered = form.secret("passphrase"), form.secret("offered")
    if not typed:
        raise NotChosen(TYPE_IT, "passphrase")
    if typed != offered:
        raise NotChosen(SIGNS_COUNT if _bare(typed) == _bare(offered) else NOT_THE_WORDS, "passphrase")
    check_passphrase(typed)
    return typed


def _bare(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
