"""A free journal entry."""

# ruff: noqa: RUF012 - a Struct copies its empty defaults

from typing import Literal

from brimful.core.kind import Instant, Kind, Upcaster

KIND = "entry"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Entry(Kind, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A free entry in the journal.

    ``at``: when it is about, as the person says
    ``text``: what was written
    ``tags``: tags in the person's own words, without the sign
    ``feelings``: keys of @feelings or own words
    ``source``: where it was written, if not on the journal page
    ``episode``: record id of the moment run it belongs to
    """

    at: Instant
    text: str = ""
    tags: list[str] = []
    feelings: list[str] = []
    source: Literal["", "locked", "offline", "terminal"] = ""
    episode: str | None = None
