"""Someone in the person's life."""

from brimful.core.kind import Stored, Upcaster

KIND = "person"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Person(Stored, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A name one makes up, and no more.

    ``name``: how it is shown in lists
    ``run``: record ids (hex) of the runs that made it or added to it
    """
