"""The options of a question: written out, or put together from lists ("@feelings + own")."""

import re
from collections.abc import Iterator

from brimful.practices.rules.case import BARE, Case, Finding, Place, terms
from brimful.practices.schema import Choice, List, Multi, Options, Pick, Table, Text

RIGHT = "`@name`, a field asked before, or one of " + ", ".join(BARE) + ", joined by +"


def find(case: Case) -> Iterator[Finding]:
    for place in case.places:
        step = place.step
        if isinstance(step, Choice | Multi):
            yield from wrong(step.options, place, case)
            if (
                isinstance(step, Choice)
                and step.unanswered
                and step.unanswered not in (case.keys(step.options) or ())
            ):
                yield Finding(
                    step.at, f"unanswered {step.unanswered} is none of the options", "one of their keys"
                )
        elif isinstance(step, Pick) and step.also:
            yield from wrong(step.also, place, case)
        elif isinstance(step, Table):
            for column in step.columns.values():
                if column.options and column.scale:
                    yield Finding(
                        step.at, f"the column {column.label} has options and a scale", "one of them"
                    )
                if column.options:
                    yield from wrong(column.options, place, case)
            if step.options:
                yield from wrong(step.options, place, case)
            if not step.columns:
                yield Finding(step.at, "the table has no columns", "key: label")
        elif isinstance(step, List) and step.max and step.min > step.max:
            yield Finding(step.at, f"min {step.min} is more than max {step.max}", "min at most max")


def wrong(options: Options, place: Place, case: Case) -> Iterator[Finding]:
    at = place.step.at
    if isinstance(options, dict):
        if len(options) < 2:
            yield Finding(at, "there is nothing to choose between", "two options or more")
        for key in options:
            if not re.fullmatch(r"[a-z0-9][a-z0-9_]*", key):
                yield Finding(at, f"{key} is no key", "small letters, digits and _")
        return
    for term in terms(options):
        if not holds(term, place, case):
            yield Finding(at, f"there are no options {term}", RIGHT)


def holds(term: str, place: Place, case: Case) -> bool:
    """Whether one term of an option string can be resolved in a run."""
    lists, before = case.catalogues, place.before
    if term in BARE or term == "field_names":
        return True
    if term.startswith("@"):
        return term[1:] in lists
    if found := re.fullmatch(r"top:[1-9]\d?:@([\w.]+)", term):
        return found[1] in lists
    if found := re.fullmatch(r"match:(\w+):@([\w.]+)", term):
        return isinstance(before.get(found[1]), Text) and found[2] in lists
    if found := re.fullmatch(r"(field|count):(\w+)(?:\.(\w+))?", term):
        asked, column = before.get(found[2]), found[3]
        if asked is None:
            return False
        return (column in asked.columns) if isinstance(asked, Table) and column else not column
    if found := re.fullmatch(r"(\w+)\.(\w+)", term):
        asked = before.get(found[1])
        options = asked.options if isinstance(asked, Choice | Multi) else ""
        names = [name[1:] for name in terms(options)] if isinstance(options, str) else []
        return any(
            found[2] in entry.extra
            for name in names
            if name in lists
            for entry in lists[name].entries.values()
        )
    return False
