"""What the moment flow shows: one screen at a time, with all its words in place."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from brimful.practices.activated.ranking import Card, Suggestion
from brimful.practices.screen import Breath, Option

MomentKind = Literal[
    "entry",  # screen 0: pacer, chips, strength
    "choice",  # strong and good or hard; the guard; still strong; not safe
    "quiet",  # words and `pause` seconds
    "suggestion",
    "practice",  # the caller runs `practice`, in its short form where `short`
    "scale",
    "years",
    "part",
    "line",  # one line of text, `value` already in it
    "multi",
    "advice",
    "choose",
]


class Door(Struct, frozen=True):
    """One group of the last screen: inner first and open, outer under ``before``; ``note`` stands above it."""

    key: Literal["self", "others"]
    heading: str
    options: tuple[Option, ...]
    before: str = ""
    note: str = ""


class SafePlace(Struct, frozen=True):
    """The stored safe place: its words, the record that holds its picture, and its sign as a sentence."""

    words: str = ""
    picture: str = ""
    sign: str = ""


class MomentScreen(Struct, frozen=True, kw_only=True):
    """One screen. Every one can be skipped, and the way back and out is always there.

    ``quiet_help`` is the line that links to help, shown in shutdown on every screen; the door "I'm not safe"
    stands on every screen anyway. ``later`` are words that take the place of ``text`` after so many seconds.
    """

    step: str  # "entry", "suggest#1", "body#1", "check#1", ..., "choose"; "later" for the look-back
    kind: MomentKind
    text: str = ""
    second: str = ""  # a line under the text
    ask: str = ""
    pause: int = 0  # seconds of quiet; nothing counts them on screen
    options: tuple[Option, ...] = ()
    own: bool = False  # own words are among the answers, as {"own": "..."}
    most: int = 0  # multi: at most so many; years: the upper end of the slider
    breath: Breath | None = None  # entry: the pacer; None in shutdown
    later: tuple[tuple[int, str], ...] = ()
    strength: str = ""  # entry: the question beside the slider
    in_public: str = ""  # entry: the label of that chip
    own_way: str = ""  # entry: the label of the small link, empty when nothing has helped yet
    suggestion: Suggestion | None = None
    start: str = ""  # suggestion: the label of the button
    by_itself: bool = False  # suggestion: may begin after 5 seconds (any touch, key or focus stops that)
    practice: str = ""
    short: bool = True
    value: str = ""  # line: what stands in the field
    said: str = ""  # third person: a saved line of the part, the Nurturer or the top affirmation
    said_by: str = ""  # whose line that is, empty for an affirmation
    card: str = ""  # one small card beside the words
    place: SafePlace | None = None
    doors: tuple[Door, ...] = ()
    longer: tuple[Card, ...] = ()  # choose: the practices under "Stay a bit longer", best first
    fills: tuple[str, ...] = ()  # choose: the person's own list under "Do something of my own"
    quiet_help: str = ""


class Lead(Struct, frozen=True):
    """Where the last choice leads: to a practice, to a free entry, to the own list, or nowhere."""

    kind: Literal["practice", "entry", "own", "none"] = "none"
    practice: str = ""


class Closing(Struct, frozen=True, kw_only=True):
    """The end. ``ask`` offers to note the trigger (``options``), unless that is known already."""

    words: str = ""
    lead: Lead = Lead()
    ask: str = ""
    options: tuple[Option, ...] = ()
    look_back_due: datetime | None = None
    quiet_help: str = ""
