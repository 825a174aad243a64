"""One answered step of a practice or of the moment flow. The log of a run is a list of these."""

from typing import Any

from msgspec import Struct

from .kind import Instant


class Answer(Struct, frozen=True, omit_defaults=True, gc=False):
    """``value`` is plain JSON (its shape depends on the step kind); a skipped step has none.

    ``step`` is the address of the step in its practice, for example "4", "6.then.0" or "3#2" (second round).
    """

    step: str
    value: Any
    at: Instant
    skipped: bool = False
