"""One run of the moment flow ("I'm activated")."""

# ruff: noqa: RUF012 - a Struct copies its empty defaults

from typing import Literal

from brimful.core.answer import Answer
from brimful.core.kind import Instant, Kind, Strength, Upcaster, Years

KIND = "episode"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Episode(Kind, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One run of "I'm activated", resumable from its log.

    ``started_at``: the first tap
    ``ended_at``: None while open
    ``status``: left = closed before the end, which is fine
    ``state``: key of @states
    ``activation_start``: 0-10; None = not said (ranked as 7, stored as nothing)
    ``first_practice``: id of the first practice
    ``practices``: ids of all practices, in order
    ``rounds``: practices begun
    ``activation_after``: 0-10 after each round that was rated
    ``age``: how old it felt: 0-120, "unsure", or None
    ``part``: record id of a part, or a catalogue key
    ``need``: keys of @needs
    ``own_line``: the third-person line as the person made it
    ``give``: what of the need can be given just now
    ``plan_shown``: record id of the earlier entry whose advice was shown
    ``choice_group``: inner or outer door at the end
    ``choice``: key of what was chosen
    ``activation_2h``: 0-10 at the look-back after two hours
    ``look_back_due``: when the look-back may be asked; None = not wanted
    ``look_back_done``: asked once: answered, skipped or lapsed
    ``seconds_to_first_instruction``: seconds from the tap to the first instruction; always 0
    ``seconds_to_calm``: seconds to the first calm rating; None = not reached or not known
    ``trigger``: key of @triggers or own words
    ``in_public``: only practices without voice, eyes stay open
    ``log``: answers in order
    """

    started_at: Instant
    ended_at: Instant | None = None
    status: Literal["open", "done", "left"] = "open"
    state: str | None = None
    activation_start: Strength | None = None
    first_practice: str = ""
    practices: list[str] = []
    rounds: int = 0
    activation_after: list[int] = []
    age: Years | None = None
    part: str | None = None
    need: list[str] = []
    own_line: str = ""
    give: str = ""
    plan_shown: str | None = None
    choice_group: Literal["self", "others"] | None = None
    choice: str | None = None
    activation_2h: Strength | None = None
    look_back_due: Instant | None = None
    look_back_done: bool = False
    seconds_to_first_instruction: int = 0
    seconds_to_calm: int | None = None
    trigger: str | None = None
    in_public: bool = False
    log: list[Answer] = []
