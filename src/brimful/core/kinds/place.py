"""A safe place."""

from typing import Any

from brimful.core.kind import Stored, Upcaster

KIND = "place"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Place(Stored, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A safe place in words, picture and sign.

    ``place``: words
    ``picture``: drawing or its text
    ``sign``: a sign of the body that brings it back
    ``name``: how it is shown in lists
    ``run``: record ids (hex) of the runs that made it or added to it
    """

    place: Any = None
    picture: Any = None
    sign: Any = None
