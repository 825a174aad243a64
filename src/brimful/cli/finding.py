"""Finding a practice by what was typed for its id."""

from difflib import get_close_matches

from brimful.core.errors import BrimfulError
from brimful.practices.library import Library
from brimful.practices.schema import Practice

from . import text


class NoSuchPractice(BrimfulError):
    """No practice has this id; the sentence names some that are near."""

    code = "no-such-practice"
    sentence = text.NO_PRACTICE


def practice_of(library: Library, name: str) -> Practice:
    """The practice with this id, or the only one whose id begins so. Raises NoSuchPractice."""
    said = name.strip().lower()
    if said in library.practices:
        return library.practices[said]
    begins = [known for known in library.practices if said and known.startswith(said)]
    if len(begins) == 1:
        return library.practices[begins[0]]
    near = begins or get_close_matches(said, list(library.practices), n=3, cutoff=0.5)
    if near:
        raise NoSuchPractice(text.NO_PRACTICE_NEAR, near=", ".join(near[:5]))
    raise NoSuchPractice
