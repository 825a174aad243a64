"""A boundary."""

from typing import Any

from brimful.core.kind import Stored, Upcaster

KIND = "boundary"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Boundary(Stored, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A limit or a considered answer, and what came of it.

    ``area``: key of @boundary_areas
    ``person``: record id, or words
    ``limit``: the limit in one sentence
    ``i_do``: what the person will do
    ``outcome``: kept, said, softened, not_yet, changed
    ``request``: what was asked
    ``answer``: yes_, no_, partly, not_yet
    ``words``: the answer in own words
    ``said``: said, changed, not
    ``name``: how it is shown in lists
    ``run``: record ids (hex) of the runs that made it or added to it
    """

    area: Any = None
    person: Any = None
    limit: Any = None
    i_do: Any = None
    outcome: Any = None
    request: Any = None
    answer: Any = None
    words: Any = None
    said: Any = None
