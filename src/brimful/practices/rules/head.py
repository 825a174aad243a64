"""The head of the file: id, length, strength, states."""

import re
from collections.abc import Iterator

from brimful.practices.rules.case import Case, Finding

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def find(case: Case) -> Iterator[Finding]:
    practice = case.practice
    if not KEBAB.match(practice.id) or len(practice.id) > 60:
        yield Finding(
            "",
            f"the id {practice.id} is none",
            "small letters, digits and single hyphens, such as feet-on-the-ground",
        )
    for name in ("title", "purpose", "origin", "offer", "avoid", "feeds"):
        if not getattr(practice, name).strip():
            yield Finding("", f"{name} is empty", "a few words")
    shortest, longest = practice.minutes
    if not 0 < shortest <= longest:
        yield Finding("", f"minutes {shortest} to {longest} is no length", "[shortest, longest], in minutes")
    if not 0 <= practice.max <= 10:
        yield Finding("", f"max {practice.max} is no strength", "0 to 10; 10 where it is always fine")
    if not practice.states:
        yield Finding("", "states is empty", "at least one of @states")
    for state in practice.states:
        if state not in case.catalogues["states"].entries:
            yield Finding(
                "", f"there is no state {state}", "one of " + ", ".join(case.catalogues["states"].entries)
            )
    if not practice.steps:
        yield Finding("", "there are no steps", "at least one")
    if practice.eyes == "closed":
        yield Finding("", "closed eyes are asked for", "open, or either: nobody has to close their eyes")
