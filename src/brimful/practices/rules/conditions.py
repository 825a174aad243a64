"""Conditions: each names what was asked before, and compares it with what it can be."""

import re
from collections.abc import Iterator

from ..schema import Choice, Input, Multi, Repeat, Text, When
from .case import NUMBERS, Case, Finding, Place, kind

RIGHT = "for instance `activation >= 7`, `state == dorsal`, `wants has change`, joined by and / or"
RUN = {"solo", "couple"}
TERM = re.compile(
    r"(?P<count>word_count\(\s*(?P<words>\w+)\s*\)\s*(?:[<>]=?|==|!=)\s*\d+)"
    r"|(?P<field>\w+)\s+(?:"
    r"(?:in|has_any|lacks_any)\s+(?:\[(?P<list>[^\[\]]*)\]|@(?P<name>[\w.]+))"
    r"|has\s+(?P<one>\w+)"
    r"|(?P<op>==|!=|<=|>=|<|>)\s*(?P<value>\w+))"
)


def find(case: Case) -> Iterator[Finding]:
    for place in case.places:
        step = place.step
        if isinstance(step, When):
            yield from wrong(step.condition, place, case)
        elif isinstance(step, Repeat):
            yield from wrong(step.while_, place, case)


def wrong(condition: str, place: Place, case: Case) -> Iterator[Finding]:
    at = place.step.at
    for term in re.split(r"\s+(?:or|and)\s+", re.sub(r",?\s+for either\s*\Z", "", condition.strip())):
        found = TERM.fullmatch(term.strip())
        if found is None:
            yield Finding(at, f"the condition {term} can't be read", RIGHT)
        elif found["count"]:
            asked = place.before.get(found["words"])
            if asked is None or not (
                isinstance(asked, Text) or "own" in found["words"] or kind(asked) in ("letter", "media")
            ):
                yield Finding(at, f"{found['words']} is no text asked before", "a text")
        elif found["field"] == "run":
            yield from outside(at, "run", named(found), RUN)
        elif (asked := place.before.get(found["field"])) is None:
            yield Finding(at, f"{found['field']} was not asked before this", "a field of an earlier step")
        else:
            yield from compared(at, asked, found, place, case)


def compared(at: str, asked: Input, found: re.Match[str], place: Place, case: Case) -> Iterator[Finding]:
    """The operator and the value suit the kind of the field."""
    operator, value = found["op"] or "", found["value"] or ""
    if kind(asked) in NUMBERS:
        other = place.before.get(value)
        if not operator:
            yield Finding(at, f"{asked.field} is a number and holds no list", "==, !=, <, <=, > or >=")
        elif not (value.isdigit() or value == "unsure" or (other is not None and kind(other) in NUMBERS)):
            yield Finding(at, f"{asked.field} can't be {value}", "a number, or another scale asked before")
        elif value.isdigit() and kind(asked) == "scale" and int(value) > 10:
            yield Finding(at, f"{asked.field} can't be {value}", "0 to 10")
        return
    if operator in ("<", "<=", ">", ">="):
        yield Finding(
            at,
            f"{asked.field} is a {kind(asked)} and has no more or less",
            "== or in for a choice, has for a multi",
        )
        return
    if isinstance(asked, Multi) and (operator or " in " in found[0]):
        yield Finding(at, f"{asked.field} is a multi: it holds several", "has, has_any or lacks_any")
    if isinstance(asked, Choice) and not operator and " in " not in found[0]:
        yield Finding(at, f"{asked.field} is a choice: it holds one", "== or in")
    if found["name"]:
        if found["name"] not in case.catalogues:
            yield Finding(at, f"there is no list @{found['name']}", "the name of an option list")
        return
    keys = case.keys_of(asked)
    if keys is not None:
        yield from outside(at, asked.field, named(found), keys)


def named(found: re.Match[str]) -> list[str]:
    """The keys a term compares with."""
    if found["list"] is not None:
        return [key.strip() for key in found["list"].split(",")]
    return [found["one"] or found["value"] or ""]


def outside(at: str, field: str, values: list[str], keys: set[str]) -> Iterator[Finding]:
    for value in values:
        if value not in keys:
            yield Finding(at, f"{field} is never {value}", "one of " + ", ".join(sorted(keys)))
