"""A wave of craving."""

from typing import Any

from brimful.core.kind import Stored, Upcaster

KIND = "wave"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Wave(Stored, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A wave of craving and how it passed.

    ``wave_strength``: 0-10
    ``wave_wants``: key of @wave_wants
    ``wave_fed``: key of @triggers, "nothing" or own words
    ``wave_exit``: breath, words, people, stay
    ``wave_length``: minutes, hour, hours, still
    ``name``: how it is shown in lists
    ``run``: record ids (hex) of the runs that made it or added to it
    """

    wave_strength: Any = None
    wave_wants: Any = None
    wave_fed: Any = None
    wave_exit: Any = None
    wave_length: Any = None
