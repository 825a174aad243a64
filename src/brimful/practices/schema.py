"""The shape of a practice file: one struct for the file, one for each kind of step.

The names of fields are the keys of the file (``docs/practice-format.md``); where a key is a Python word it has
an underscore at its end (``from_``, ``else_``, ``while_``). In an input step the key that names the kind
holds the field, so ``{scale: activation, ask: ...}`` is ``Scale(field="activation", ask=...)``.

Steps come from ``grammar.py``, which finds out the kind of each and writes its address into ``at``: the way
to the step inside the file. "4" is the fifth step, "4.then.0" the first step of its ``then``, "4.steps.0" the
first one of a loop, "4.use.0" the first step of the shared block that is used there, "4.input" the question
that a turn holds.
"""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

Who = Literal["solo", "couple", "either"]
Depth = Literal["light", "middle", "deep"]
Eyes = Literal["open", "either", "closed"]
Group = Literal["understand", "settle", "guided", "inner", "boundaries", "relating"]
StoredKind = Literal[
    "part", "nurturer", "protector", "little_me", "pact", "boundary", "affirmation", "person", "place", "wave"
]

# A string of the option grammar ("@feelings + own"), or key -> label as written in the step itself.
Options = str | dict[str, str]


class Base(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every step has: its address, and whether it comes later (``after``: a timer's field, or "1d")."""

    at: str = ""
    after: str = ""


class Say(Base, frozen=True, kw_only=True, tag="say", rename={"text": "say"}):
    """Words, shown and spoken. ``pause`` seconds of quiet after them; ``short`` keeps them in a short run."""

    text: str
    pause: int = 0
    spiritual: bool = False
    secular: str = ""
    link: Literal["", "help"] = ""
    short: bool = False


class Scan(Base, frozen=True, kw_only=True, tag="scan", rename={"region": "scan"}):
    """Attention to one region of the body (a key of ``@regions``)."""

    region: str
    text: str = ""
    pause: int = 0
    short: bool = False


class Pattern(Struct, frozen=True, forbid_unknown_fields=True, rename={"in_": "in"}):
    """Seconds of each phase of a breath, and for how many minutes."""

    in_: float
    out: float
    hold: float = 0
    rest: float = 0
    minutes: float = 1


class Breathe(Base, frozen=True, kw_only=True, tag="breathe", rename={"pattern": "breathe"}):
    """Paced breathing. ``by[field][option]`` holds what that earlier choice changes in the pattern."""

    pattern: Pattern
    by: dict[str, dict[str, dict[Literal["in", "hold", "out", "rest", "minutes"], float]]] = {}
    text: str = ""
    short: bool = False


class Pause(Base, frozen=True, kw_only=True, tag="pause", rename={"seconds": "pause"}):
    """Quiet, in seconds."""

    seconds: int
    text: str = ""
    short: bool = False


class Scale(Base, frozen=True, kw_only=True, tag="scale", rename={"field": "scale"}):
    """0 to 10. A skipped scale is nothing, never 0."""

    field: str
    ask: str
    low: str = ""
    high: str = ""


class Years(Base, frozen=True, kw_only=True, tag="years", rename={"field": "years"}):
    """An age: 0 to the person's own, or "unsure"."""

    field: str
    ask: str


class Choice(Base, frozen=True, kw_only=True, tag="choice", rename={"field": "choice"}):
    """One of the options. ``unanswered`` is the key that conditions read when it was skipped."""

    field: str
    ask: str
    options: Options
    unanswered: str = ""


class Multi(Base, frozen=True, kw_only=True, tag="multi", rename={"field": "multi"}):
    """Any of the options, ``max`` at most (0 = any number)."""

    field: str
    ask: str
    options: Options
    max: int = 0


class Text(Base, frozen=True, kw_only=True, tag="text", rename={"field": "text"}):
    """Words of one's own."""

    field: str
    ask: str
    size: Literal["line", "short", "long"] = "short"


class List(Base, frozen=True, kw_only=True, tag="list", rename={"field": "list"}):
    """Several lines of one's own. ``starters`` (a catalogue) are shown as ideas."""

    field: str
    ask: str
    min: int = 0
    max: int = 0
    starters: str | tuple[str, ...] = ()


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """A column: free text, or ``options`` (one or more, and own words), or a ``scale`` of 0 to 10."""

    label: str
    options: Options = ""
    scale: bool = False


class Table(Base, frozen=True, kw_only=True, tag="table", rename={"field": "table"}):
    """Rows of ``columns``. With ``options`` of its own it is a board: each option goes under one column."""

    field: str
    ask: str
    columns: dict[str, Column]
    options: Options = ""


class Bodymap(Base, frozen=True, kw_only=True, tag="bodymap", rename={"field": "bodymap"}):
    """Places in the body, each with a sensation and a strength."""

    field: str
    ask: str


class Letter(Base, frozen=True, kw_only=True, tag="letter", rename={"field": "letter"}):
    """A letter; ``starters`` are beginnings of sentences."""

    field: str
    ask: str
    starters: str | tuple[str, ...] = ()


class Media(Base, frozen=True, kw_only=True, tag="media"):
    """A drawing, a recording or a picture (``medium``); it can always be skipped or put in words instead."""

    medium: Literal["draw", "audio", "photo"]
    field: str
    ask: str


class Timer(Base, frozen=True, kw_only=True, tag="timer", rename={"field": "timer"}):
    """A due time, ``minutes`` from now. ``wait``: the run waits; ``card``: words of its own quiet card."""

    field: str
    ask: str
    minutes: int
    min: int = 1
    wait: bool = False
    card: str = ""


class Pick(Base, frozen=True, kw_only=True, tag="pick", rename={"field": "pick", "from_": "from"}):
    """One of the person's stored things of kind ``from_``; ``also``: general options beside them."""

    field: str
    ask: str
    from_: StoredKind
    also: Options = ""


class When(Base, frozen=True, kw_only=True, tag="when", rename={"condition": "when", "else_": "else"}):
    """``then`` if the condition holds, ``else_`` if not."""

    condition: str
    then: "tuple[Step, ...]"
    else_: "tuple[Step, ...]" = ()


class Repeat(Base, frozen=True, kw_only=True, tag="repeat", rename={"while_": "while"}):
    """The steps once, and again while the condition holds. ``roles``: speaker and listener change places."""

    steps: "tuple[Step, ...]"
    while_: str
    roles: Literal["", "change"] = ""


class Turn(Base, frozen=True, kw_only=True, tag="turn", rename={"role": "turn"}):
    """Whose turn it is in a couple run; ``input`` is the question that the turn holds, if it holds one."""

    role: Literal["speaker", "listener", "both", "private"]
    text: str = ""
    input: "Step | None" = None


class Use(Base, frozen=True, kw_only=True, tag="use", rename={"block": "use"}):
    """A shared block. ``steps`` are its steps, already with addresses of this place and with ``ask`` put in."""

    block: str
    ask: str = ""
    steps: "tuple[Step, ...]" = ()


class Offer(Base, frozen=True, kw_only=True, tag="offer", rename={"practices": "offer"}):
    """Other practices, offered by id."""

    practices: tuple[str, ...]
    text: str = ""


class Save(Base, frozen=True, kw_only=True, tag="save", rename={"stored": "save", "from_": "from"}):
    """Keep a thing of kind ``stored`` made of these fields; ``each`` (a table): one thing a row."""

    stored: StoredKind
    from_: tuple[str, ...]
    each: str = ""


class Stop(Base, frozen=True, kw_only=True, tag="stop", rename={"words": "stop"}):
    """End here, with closing words."""

    words: str


Step = (
    Say | Scan | Breathe | Pause | Scale | Years | Choice | Multi | Text | List | Table | Bodymap | Letter
    | Media | Timer | Pick | When | Repeat | Turn | Use | Offer | Save | Stop
)  # fmt: skip

# The steps that ask something and keep the answer under ``field``.
Input = Scale | Years | Choice | Multi | Text | List | Table | Bodymap | Letter | Media | Timer | Pick
INPUTS = (Scale, Years, Choice, Multi, Text, List, Table, Bodymap, Letter, Media, Timer, Pick)


class Practice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One practice file. ``minutes`` is [shortest, longest]; ``max`` the activation (0-10) it is advised up to.

    ``version`` is a short digest of the content, so that a run knows which words it was made with. ``author``
    is empty for the practices that come with Brimful.
    """

    id: str
    title: str
    purpose: str
    origin: str
    stage: Literal[1, 2, 3, 4]
    group: Group
    minutes: tuple[int, int]
    who: Who
    states: tuple[str, ...]
    max: int
    depth: Depth
    eyes: Eyes
    imagery: bool
    aloud: bool
    offer: str
    avoid: str
    steps: tuple[Step, ...]
    records: dict[str, str]
    feeds: str
    derive: dict[str, str] = {}
    unsafe_first: bool = False
    version: str = ""
    author: str = ""


class Entry(Struct, frozen=True):
    """One option of a catalogue. ``extra`` holds its further keys (``opposite``, ``meets``, ``signs`` ...)."""

    key: str
    label: str
    extra: Mapping[str, Any] = {}


class Catalogue(Struct, frozen=True):
    """An option list. A nested one (``@name.key``) is found under its dotted name."""

    name: str
    entries: dict[str, Entry]
    spiritual: tuple[str, ...] = ()  # keys left out in secular mode


class ProtestPattern(Struct, frozen=True, forbid_unknown_fields=True, rename={"try_": "try"}):
    """A pattern of protest or blame in a draft. ``find``: cues; ``counts``: numbers at which it is found too."""

    label: str
    lens: str
    find: tuple[str, ...]
    under: tuple[str, ...]
    ask: str
    try_: str
    counts: dict[str, int] = {}
    note: str = ""


class DraftCues(Struct, frozen=True, forbid_unknown_fields=True):
    """What the matcher of drafts has to know beside the patterns (``drafts/<language>.yaml``).

    ``self_harm``, ``abuse`` and ``fear``: help comes first. ``limits``: sentences never pointed out.
    ``requests``: beginnings of a plain question, to which the patterns in ``spared`` do not apply. ``shapes``:
    sentences by what is hoped for; ``first``: practices that come before; ``notes``: those a limit leads to.
    """

    self_harm: tuple[str, ...] = ()
    abuse: tuple[str, ...] = ()
    fear: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    shapes: dict[str, str] = {}
    first: dict[str, str] = {}
    notes: dict[str, str] = {}


class ChoiceGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of the last choice of the moment flow; ``before`` is the line it stands under."""

    heading: str
    options: dict[str, str]
    before: str = ""


class Moment(Struct, frozen=True, forbid_unknown_fields=True):
    """The data of "I'm activated": ``cells[state][band]`` are practice ids, ``words[screen.name]`` its words."""

    breath: Pattern
    cells: dict[str, dict[str, tuple[str, ...]]]
    chips: dict[str, str]
    still: dict[str, str]
    unsafe: dict[str, str]
    words: dict[str, str]
    choices: dict[str, ChoiceGroup]
    bans: tuple[str, ...]
    sheet: tuple[str, ...]
