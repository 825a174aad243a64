"""What the moment flow may use of a person's own vault; everything may be missing."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct

from brimful.practices.activated.history import Earlier, Past


class OwnPart(Struct, frozen=True):
    """A stored part: ``hear`` is the words it longs for; ``which`` the catalogue key it was met under."""

    id: str
    name: str
    hear: str = ""
    which: str = ""


class Advice(Struct, frozen=True):
    """A line of the trigger journal to be shown in the flow (``plan: show``)."""

    run: str
    next_time: str
    at: datetime
    trigger: str = ""


class Own(Struct, frozen=True, kw_only=True):
    """The person's own, as the flow needs it.

    ``age`` is the upper end of the age slider. ``unsafe``: the private check is not clear. ``shared_plan``: a
    calming plan that both have. ``dropped``: practices dropped for good. ``trigger``: known when the flow was opened from a journal entry.
    """

    words: Literal["both", "baum", "ifs"] = "both"
    history: tuple[Past, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    parts: tuple[OwnPart, ...] = ()
    little_me: str = ""
    nurturer: str = ""
    nurturer_voice: str = ""
    affirmation: str = ""
    place: str = ""
    place_picture: str = ""
    place_sign: str = ""
    fills: tuple[str, ...] = ()
    advice: tuple[Advice, ...] = ()
    trigger: str = ""
    shared_plan: bool = False
    unsafe: bool = False
    autostart: bool = True
    look_back: bool = False
    dropped: frozenset[str] = frozenset()
    age: int = 120


def advice_for(advice: Iterable[Advice], trigger: str) -> Advice | None:
    """The latest line for this trigger; where no trigger is known, the latest of all.

    The journal asked "Show this sentence the next time you tap I'm activated?", so without a trigger the next
    time is any time.
    """
    fitting: Sequence[Advice] = [a for a in advice if a.next_time and (not trigger or a.trigger == trigger)]
    return max(fitting, key=lambda a: a.at, default=None)
