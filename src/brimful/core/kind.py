"""What every record kind has in common."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta, Struct

Instant = Annotated[datetime, Meta(tz=True)]
"""A moment with its offset from UTC; a datetime without one is refused."""

Strength = Annotated[int, Meta(ge=0, le=10)]
"""0 (quiet) to 10 (as strong as it gets), as the person says it."""

Years = Annotated[int, Meta(ge=0, le=120)] | str
"""An age in years, or "unsure"."""

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
"""Takes the fields of schema n and returns those of schema n + 1; pure, and never drops what it does not know."""


class Kind(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of every record kind: immutable, and only what differs from the default is written down.

    Changing a default, a meaning or a nested structure needs a new schema number and an upcaster; adding an
    optional field does not. ``gc=False`` is safe because records hold plain values and never each other.
    """


class Stored(Kind, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Something a practice keeps, so that later practices can offer it (see ``pick`` in the practice files).

    Answers are stored as the step gave them: a text is a str; one choice is a key or ``{"own": words}``; several
    are a list of those; an age is 0-120 or "unsure"; a body map is a list of ``{region, sensation, strength}``.
    """

    name: str = ""
    run: list[str] = []


class KindSpec(Struct, frozen=True):
    """One record kind: its name in the payload, its schema number, its structure and its upcasters.

    ``upcasters[n]`` lifts the fields of schema n to n + 1; there is one for every n below ``schema``.
    """

    name: str
    schema: int
    struct: type[Kind]
    upcasters: Mapping[int, Upcaster]
    fields: frozenset[str]
    doc: str
