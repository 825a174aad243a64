"""What the engine shows: one screen at a time, already worded for this person.

The web and the terminal render these and nothing else, so both say the same. A screen is data: it holds no
answer of its own but ``value`` (what was answered here before, when one has come back), no catalogue keys that
the person could not choose, and no template text.
"""

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

ScreenKind = Literal[
    "say",  # also scan, pause and turn text: words to read; `pause` seconds of quiet after them
    "breathe",
    "scale",
    "years",
    "choice",
    "multi",
    "text",
    "list",
    "table",
    "board",
    "bodymap",
    "letter",
    "media",  # draw, audio, photo: shown with their text alternative
    "timer",
    "pick",
    "offer",
    "turn",
]


class Option(Struct, frozen=True):
    """One thing that can be chosen. ``key`` is stored, ``label`` is shown, ``line`` explains it in small."""

    key: str
    label: str
    line: str = ""
    group: str = ""  # heading above a run of options ("Yours", "General")


class Column(Struct, frozen=True):
    """A column of a table: free text, options (one or more), or a 0-10 scale."""

    key: str
    label: str
    options: tuple[Option, ...] = ()
    scale: bool = False


class Breath(Struct, frozen=True):
    """A breath pattern in seconds; ``minutes`` to go on for; it always ends on a finished out-breath."""

    in_: float
    hold: float
    out: float
    rest: float
    minutes: float


class Screen(Struct, frozen=True, kw_only=True):
    """One step as the person meets it."""

    step: str  # stable address of the step in this practice, e.g. "4", "6.then.0", "3#2" (second round)
    kind: ScreenKind
    field: str | None = None  # where the answer is stored
    text: str = ""  # words to read (say, breathe, turn, offer) or a line beside the question
    ask: str = ""  # the question
    pause: int = 0  # seconds of quiet after the words
    link_help: bool = False  # the line is the quiet help link
    options: tuple[Option, ...] = ()
    own: bool = False  # "Something else" with free text is among the answers
    low: str = ""
    high: str = ""
    most: int = 0  # at most so many (multi, list); 0 = no limit
    least: int = 0
    size: Literal["line", "short", "long"] = "short"
    starters: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    regions: tuple[Option, ...] = ()
    sensations: tuple[Option, ...] = ()
    breath: Breath | None = None
    minutes: int = 0  # timer: suggested length
    least_minutes: int = 0
    offers: tuple[Option, ...] = ()  # practices offered: key = practice id, label = title, line = minutes
    media: Literal["", "draw", "audio", "photo"] = ""
    stored: str = ""  # pick: the stored kind, so that a new one can be made on the spot
    part: int = 1  # where we are ...
    parts: int = 1  # ... of how many (a guess that never shrinks below `part`)
    again: bool = False  # a further round of a loop
    alone: bool = False  # couple run on one device: asked in private
    role: Literal["", "speaker", "listener", "both", "private"] = ""  # turn
    holder: Literal["", "first", "second", "both"] = ""  # turn: who has the device in hand
    skippable: bool = True
    value: Any = None  # what was answered here before


class Waiting(Struct, frozen=True, kw_only=True):
    """The run waits here until ``until`` (no seconds are counted on screen); one may go on early."""

    step: str
    text: str
    until: datetime
    part: int = 1
    parts: int = 1


class Ended(Struct, frozen=True, kw_only=True):
    """The run is over. ``words`` are closing words, if the practice has any."""

    completed: bool
    words: str = ""
