"""A practice under the eyes of the rules: its steps in order, and what has been asked before each of them."""

from collections.abc import Container, Iterator, Mapping

from msgspec import Struct

from brimful.practices.schema import (
    INPUTS,
    Catalogue,
    Choice,
    Input,
    Multi,
    Options,
    Pick,
    Practice,
    Repeat,
    Step,
    Turn,
    Use,
    When,
)
from brimful.practices.walk import every

# Words that may stand beside catalogues in an option string, each an option of its own.
BARE = ("own", "none", "nothing", "kind_act", "unsure")
NUMBERS = ("scale", "years")


class Finding(Struct, frozen=True):
    """``step`` is an address ("" for the head of the file)."""

    step: str
    wrong: str
    right: str = ""


class Place(Struct, frozen=True):
    """A step, what was asked before it, and the conditions (in words) that lead to it."""

    step: Step
    before: Mapping[str, Input]
    under: tuple[str, ...] = ()
    own: bool = True  # False inside a shared block, where a mistake is not this practice's


class Case(Struct, frozen=True):
    """``known`` answers whether a practice id may be offered."""

    practice: Practice
    catalogues: Mapping[str, Catalogue]
    known: Container[str]
    places: tuple[Place, ...]
    lang: str

    @classmethod
    def of(
        cls, practice: Practice, catalogues: Mapping[str, Catalogue], known: Container[str], lang: str = "en"
    ) -> "Case":
        return cls(practice, catalogues, known, tuple(places(practice.steps, {}, ())), lang)

    def inputs(self) -> Iterator[Input]:
        for place in self.places:
            if isinstance(place.step, INPUTS):
                yield place.step

    def keys(self, options: Options) -> set[str] | None:
        """The keys that these options can give; None where only a run can tell."""
        if isinstance(options, dict):
            return set(options)
        found: set[str] = set()
        for term in terms(options):
            if term in BARE:
                found.add(term)
            elif term.startswith("@") and term[1:] in self.catalogues:
                found |= set(self.catalogues[term[1:]].entries)
            elif term.startswith(("top:", "match:")) and (name := term.rpartition("@")[2]) in self.catalogues:
                found |= set(self.catalogues[name].entries)
            else:
                return None
        return found

    def keys_of(self, field: Input) -> set[str] | None:
        """The keys that this field's answer can be; None where only a run can tell, or there are none."""
        if isinstance(field, Choice | Multi):
            return self.keys(field.options)
        return self.keys(field.also) if isinstance(field, Pick) and field.also else None


def terms(options: str) -> list[str]:
    """ "@feelings + own" -> ["@feelings", "own"]."""
    return [term.strip() for term in options.split("+")]


def kind(field: Input) -> str:
    """The word that names this kind in a file."""
    return type(field).__name__.lower()


def places(
    steps: tuple[Step, ...], before: dict[str, Input], under: tuple[str, ...], own: bool = True
) -> Iterator[Place]:
    """All steps in reading order. ``before`` grows on the way; in a loop the whole round has been asked before."""
    for step in steps:
        if isinstance(step, Repeat):
            before |= {inner.field: inner for inner in every(step.steps) if isinstance(inner, INPUTS)}
        yield Place(step, dict(before), under, own)
        if isinstance(step, INPUTS):
            before[step.field] = step
        elif isinstance(step, When):
            yield from places(step.then, before, (*under, step.condition), own)
            yield from places(step.else_, before, (*under, f"not {step.condition}"), own)
        elif isinstance(step, Repeat):
            yield from places(step.steps, before, under, own)
        elif isinstance(step, Use):
            yield from places(step.steps, before, under, own=False)
        elif isinstance(step, Turn) and step.input is not None:
            yield from places((step.input,), before, under, own)
