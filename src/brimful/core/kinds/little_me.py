"""The younger self."""

from typing import Any

from brimful.core.kind import Stored, Upcaster

KIND = "little_me"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class LittleMe(Stored, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Little Me: name, age and what comforts them.

    ``age``: 0-120 or "unsure"
    ``picture``: photo or its text
    ``loves``: list of words
    ``fears``: list of words
    ``beliefs``: keys of @core_wounds
    ``need``: keys of @needs
    ``comfort``: what comforts, in words
    ``name``: how it is shown in lists
    ``run``: record ids (hex) of the runs that made it or added to it
    """

    age: Any = None
    picture: Any = None
    loves: Any = None
    fears: Any = None
    beliefs: Any = None
    need: Any = None
    comfort: Any = None
