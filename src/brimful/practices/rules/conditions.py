"""Conditions: each names what was asked before, and compares it with what it can be."""

from collections.abc import Iterator

from brimful.practices.conditions import ORDER, Among, BadCondition, Compare, parse
from brimful.practices.rules.case import NUMBERS, Case, Finding, Place, kind
from brimful.practices.schema import Choice, Input, Multi, Repeat, When

RIGHT = "for instance `activation >= 7`, `state == dorsal`, `wants has change`, joined by and / or"
RUN = {"solo", "couple"}
COUNTED = ("text", "letter", "list", "media", "choice", "multi")


def find(case: Case) -> Iterator[Finding]:
    for place in case.places:
        step = place.step
        if isinstance(step, When):
            yield from wrong(step.condition, place, case)
            if not step.then:
                yield Finding(
                    step.at, "nothing happens when the condition holds", "at least one step in `then`"
                )
        elif isinstance(step, Repeat):
            yield from wrong(step.while_, place, case)


def wrong(words: str, place: Place, case: Case) -> Iterator[Finding]:
    at = place.step.at
    try:
        condition = parse(words)
    except BadCondition as error:
        yield Finding(at, f"the condition can't be read: {error.wrong}", error.right or RIGHT)
        return
    for test in condition.tests:
        asked = place.before.get(test.field)
        if test.field == "run" and asked is None:
            yield from outside(at, "run", keys_in(test), RUN)
        elif asked is None:
            yield Finding(at, f"{test.field} was not asked before this", "a field of an earlier step")
        elif isinstance(test, Compare) and test.words:
            if kind(asked) not in COUNTED:
                yield Finding(at, f"{test.field} holds no words to count", "a text, letter or list")
        elif kind(asked) in NUMBERS:
            yield from number(at, asked, test, place)
        else:
            yield from keyed(at, asked, test, case)


def number(at: str, asked: Input, test: Compare | Among, place: Place) -> Iterator[Finding]:
    """A scale or an age is compared with a number, or with another one."""
    if isinstance(test, Among):
        yield Finding(at, f"{asked.field} is a number and holds no list", "==, !=, <, <=, > or >=")
    elif isinstance(test.value, str):
        other = place.before.get(test.value)
        if not (other is not None and kind(other) in NUMBERS) and (kind(asked), test.value) != (
            "years",
            "unsure",
        ):
            yield Finding(
                at, f"{asked.field} can't be {test.value}", "a number, or another scale asked before"
            )
    elif kind(asked) == "scale" and test.value > 10:
        yield Finding(at, f"{asked.field} can't be {test.value}", "0 to 10")


def keyed(at: str, asked: Input, test: Compare | Among, case: Case) -> Iterator[Finding]:
    """A choice is one key, a multi several; both are compared with keys that they can hold."""
    if isinstance(test, Compare) and test.op in ORDER:
        yield Finding(at, f"{asked.field} is a {kind(asked)} and has no more or less", "== or in, or has")
        return
    single = isinstance(test, Compare) or test.how == "in"
    if isinstance(asked, Multi) and single:
        yield Finding(at, f"{asked.field} is a multi: it holds several", "has, has_any or lacks_any")
    elif isinstance(asked, Choice) and not single:
        yield Finding(at, f"{asked.field} is a choice: it holds one", "== or in")
    if isinstance(test, Among) and test.catalogue:
        if test.catalogue not in case.catalogues:
            yield Finding(at, f"there is no list @{test.catalogue}", "the name of an option list")
        return
    keys = case.keys_of(asked)
    if keys is not None:
        yield from outside(at, asked.field, keys_in(test), keys)


def keys_in(test: Compare | Among) -> tuple[str, ...]:
    """The keys a test compares with."""
    return test.keys if isinstance(test, Among) else (str(test.value),)


def outside(at: str, field: str, values: tuple[str, ...], keys: set[str]) -> Iterator[Finding]:
    for value in values:
        if value not in keys:
            yield Finding(at, f"{field} is never {value}", "one of " + ", ".join(sorted(keys)))
