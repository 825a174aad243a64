"""What is known at one point of a run: the answers so far, and the questions they answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from brimful.practices.engine.context import Context, Stored
from brimful.practices.library import Library
from brimful.practices.schema import Catalogue, Entry, Input, Practice, Step
from brimful.practices.words import say_in


@dataclass
class Scope:
    """``live`` is what conditions, texts and saves read; ``last`` is what the run keeps.

    They differ where a question is open: ``live`` then holds what conditions read instead (`unanswered`, an
    empty list), or nothing, and at a new round of a loop its fields are empty in ``live`` only.
    """

    lib: Library
    practice: Practice
    ctx: Context
    live: dict[str, Any] = field(default_factory=dict)
    last: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, Input] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)  # asked, and left out the last time

    def catalogue(self, name: str) -> Catalogue | None:
        return self.lib.catalogues.get(name)

    def keys(self, name: str) -> frozenset[str]:
        """All keys of a catalogue, the person's own ones and the hidden ones too."""
        found = self.catalogue(name)
        own = self.ctx.own_options.get(name, {})
        return frozenset((*(found.entries if found else ()), *own))

    def stored(self, kind: str) -> tuple[Stored, ...]:
        return tuple(self.ctx.stored.get(kind, ()))

    def say(self, words: str) -> str:
        return say_in(self.ctx.words, words)


def entries(catalogue: Catalogue, ctx: Context) -> Mapping[str, Entry]:
    """What this person sees of a catalogue: without what they hid, with what they added."""
    hidden = set(ctx.hidden_options.get(catalogue.name, ()))
    if ctx.register != "spiritual":
        hidden |= set(catalogue.spiritual)
    kept = {key: entry for key, entry in catalogue.entries.items() if key not in hidden}
    own = ctx.own_options.get(catalogue.name, {})
    return kept | {key: Entry(key, label) for key, label in own.items() if key not in hidden}


def field_of(step: Step) -> str:
    """The field a step asks for, "" for one that asks nothing."""
    return getattr(step, "field", "")
