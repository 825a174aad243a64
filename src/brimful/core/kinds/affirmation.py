"""A sentence that helps."""

from typing import Any

from brimful.core.kind import Stored, Upcaster

KIND = "affirmation"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Affirmation(Stored, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A sentence, chosen or own, and how it landed.

    ``sentence``: key of @affirmations or "own"
    ``own``: the sentence in own words
    ``spoken``: recording or its text
    ``landed``: warm, little, nothing, hurts, doubt
    ``name``: how it is shown in lists
    ``run``: record ids (hex) of the runs that made it or added to it
    """

    sentence: Any = None
    own: Any = None
    spoken: Any = None
    landed: Any = None
