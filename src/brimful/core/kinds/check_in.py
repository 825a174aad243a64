"""A two-tap check-in."""

from brimful.core.kind import Instant, Kind, Strength, Upcaster

KIND = "check_in"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class CheckIn(Kind, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """How it is right now, in two taps.

    ``at``: when
    ``activation``: 0-10; None = not said, never 0
    ``state``: key of @states
    ``note``: a line in own words
    ``episode``: record id of the moment run it belongs to
    """

    at: Instant
    activation: Strength | None = None
    state: str | None = None
    note: str = ""
    episode: str | None = None
