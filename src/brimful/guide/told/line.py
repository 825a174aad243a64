"""One line of what is told."""

from msgspec import Struct


class Told(Struct, frozen=True, kw_only=True):
    """A question and its answer in words, ready to be shown.

    ``own``: the answer is the person's own words. ``key``: what it is changed by (``changing.py``), "" where it
    is chosen rather than written; ``each``: every item of ``words`` is a line of a list.
    """

    ask: str
    words: tuple[str, ...]
    own: bool = False
    key: str = ""
    each: bool = False
