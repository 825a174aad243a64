"""An inner protector."""

from typing import Any

from brimful.core.kind import Stored, Upcaster

KIND = "protector"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Protector(Stored, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A protector and what it is there for.

    ``kind``: key of @protectors_baum
    ``job``: its job
    ``fear``: what would happen if it stopped
    ``since``: since what age: 0-120 or "unsure"
    ``whom``: whom it protects
    ``rather``: what it would rather do
    ``name``: how it is shown in lists
    ``run``: record ids (hex) of the runs that made it or added to it
    """

    kind: Any = None
    job: Any = None
    fear: Any = None
    since: Any = None
    whom: Any = None
    rather: Any = None
