"""Everything a step names must be there: practices, fields, timers, regions, lists of ideas, fill-ins."""

import re
from collections.abc import Iterator

from brimful.practices.rules.case import Case, Finding, Place, kind
from brimful.practices.rules.wording import shown
from brimful.practices.schema import (
    INPUTS,
    Breathe,
    Input,
    Letter,
    List,
    Offer,
    Save,
    Scan,
    Table,
    Timer,
    When,
)
from brimful.practices.words import PLACES

LENGTH = re.compile(r"[1-9]\d{0,4}[mhd]\Z")
FILL = re.compile(r"\{([^{}]*)\}")
NAMES = {"name", "little_me", "partner", *PLACES}  # what the engine can fill without a field


def find(case: Case) -> Iterator[Finding]:
    asked: dict[str, Input] = {}
    for place in case.places:
        step = place.step
        if isinstance(step, INPUTS):
            first = asked.setdefault(step.field, step)
            if kind(first) != kind(step):
                yield Finding(
                    step.at,
                    f"{step.field} was a {kind(first)} at step {first.at}",
                    "another name for one of them",
                )
            if not re.fullmatch(r"[a-z][a-z0-9_]*", step.field):
                yield Finding(step.at, f"{step.field} is no name for a field", "small letters, digits and _")
        yield from after(place)
        yield from fills(place)
        if isinstance(step, Offer):
            for name in step.practices:
                if name not in case.known:
                    yield Finding(step.at, f"there is no practice {name}", "the id of one that is here")
        elif isinstance(step, Scan) and step.region not in case.catalogues["regions"].entries:
            yield Finding(step.at, f"there is no region {step.region}", "one of @regions")
        elif (
            isinstance(step, List | Letter)
            and isinstance(step.starters, str)
            and step.starters[1:] not in case.catalogues
        ):
            yield Finding(step.at, f"there is no list {step.starters}", "`@name` of an option list")
        elif isinstance(step, Save):
            yield from saved(step, place, case)
        elif isinstance(step, Breathe):
            yield from tuned(step, place, case)


def after(place: Place) -> Iterator[Finding]:
    """``after`` stands on what asks, keeps or branches, and names a timer before it or a length of time."""
    step = place.step
    if not step.after:
        return
    if not isinstance(step, (*INPUTS, When, Save)) or isinstance(step, Timer):
        yield Finding(
            step.at, "this kind of step can't come later", "`after` on a question, a `when` or a `save`"
        )
    elif not LENGTH.match(step.after) and not isinstance(place.before.get(step.after), Timer):
        yield Finding(
            step.at,
            f"after {step.after} names no timer of this practice",
            "a timer asked before, or a length such as 1d, 3h, 30m",
        )


def fills(place: Place) -> Iterator[Finding]:
    """What stands in {braces} is a name or was asked before."""
    step = place.step
    for words in shown(step):
        for inside in FILL.findall(words):
            if inside.partition(".")[0] not in place.before and inside not in NAMES:
                yield Finding(
                    step.at,
                    f"nothing was asked that could fill {{{inside}}}",
                    "a field asked before, or a name",
                )


def saved(step: Save, place: Place, case: Case) -> Iterator[Finding]:
    """``from`` names fields asked before; with ``each``, columns of that table too."""
    names = set(place.before)
    if step.each:
        table = place.before.get(step.each)
        if not isinstance(table, Table):
            yield Finding(step.at, f"each {step.each} names no table", "a table asked before")
            return
        names |= set(table.columns)
    for name in step.from_:
        if name not in names:
            yield Finding(
                step.at, f"nothing called {name} was asked that could be saved", "fields asked before"
            )
    if not step.from_:
        yield Finding(step.at, "nothing is saved", "at least one field in `from`")


def tuned(step: Breathe, place: Place, case: Case) -> Iterator[Finding]:
    """``by`` names earlier choices and their options."""
    for field, options in step.by.items():
        choice = place.before.get(field)
        keys = case.keys_of(choice) if choice is not None else None
        if keys is None:
            yield Finding(step.at, f"by {field} names no choice", "a choice asked before")
            continue
        for key in options:
            if key not in keys:
                yield Finding(step.at, f"{field} has no option {key}", "one of " + ", ".join(sorted(keys)))
