"""Who is practising, and what the engine may know about them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from brimful.core.answer import Answer


class Stored(Struct, frozen=True):
    """A thing the person has kept (a part, a nurturer, a place ...), as `pick` offers it."""

    id: str
    kind: str
    label: str
    values: Mapping[str, Any] = {}


class Context(Struct, frozen=True, kw_only=True):
    """Everything about the person that a practice reads. The engine changes none of it but ``passing``.

    ``given`` are answers that come with the run and are not asked again (in the moment flow its state and
    strength, as ``state``, ``state_before`` and ``activation_before``). ``best`` are keys of a catalogue in
    the order in which they helped. ``matched`` finds patterns in a draft: text -> keys.

    ``passing`` holds the answers that steer and are forgotten: those about safety and consent and whatever is
    shown because of them, and on one shared device all that the guest answers in private. They are in no
    log. Whoever runs a practice hands in the same dict while the run goes on, in memory only, and throws it
    away with the lock; without it such a question counts as open and is asked once more.
    """

    words: Literal["both", "baum", "ifs"] = "both"
    register: Literal["secular", "spiritual"] = "secular"
    name: str = ""
    pronouns: str = "they"
    age: int | None = None
    run: Literal["solo", "couple"] = "solo"
    short: bool = False
    in_public: bool = False
    stored: Mapping[str, Sequence[Stored]] = {}
    best: Mapping[str, Sequence[str]] = {}
    own_options: Mapping[str, Mapping[str, str]] = {}
    hidden_options: Mapping[str, Sequence[str]] = {}
    given: Mapping[str, Any] = {}
    matched: Callable[[str], Sequence[str]] | None = None
    passing: dict[str, Answer] = {}
    unclear: bool = False  # the private check is not clear
    unsafe_lines: bool = True  # the two lines of `unsafe` are due (the first time, then once a week at most)
    unsafe_people: frozenset[str] = frozenset()  # ids of people marked as "not safe with"
    guided_runs: int = 0  # guided practices done: `choice-line` is spoken in the first five
    runs_before: int = 0  # earlier completed runs of this practice
    keep: frozenset[str] = frozenset()  # couple run: what both chose at the end to keep, by field
