"""An inner nurturer."""

from typing import Any

from brimful.core.kind import Stored, Upcaster

KIND = "nurturer"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Nurturer(Stored, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Someone kind inside.

    ``kind``: key of @nurturer_kinds
    ``who``: who it is
    ``moment``: a moment with them
    ``voice``: what they say on a bad day
    ``gives``: keys of @needs
    ``picture``: photo or its text
    ``spoken``: recording or its text
    ``body``: body map
    ``name``: how it is shown in lists
    ``run``: record ids (hex) of the runs that made it or added to it
    """

    kind: Any = None
    who: Any = None
    moment: Any = None
    voice: Any = None
    gives: Any = None
    picture: Any = None
    spoken: Any = None
    body: Any = None
