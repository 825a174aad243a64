"""Couple runs at one device: what is asked of both, each alone, and where that ends."""

from collections.abc import Mapping, Sequence
from typing import Any

from brimful.practices.conditions import parse
from brimful.practices.schema import INPUTS, Step, Turn, When

ALONE = ("In private", "Each, in private", "Each in private")


def section_end(steps: Sequence[Step], start: int) -> int:
    """Where the private part that begins with a `turn: private` is over: at a step that is for both again."""
    for index in range(start + 1, len(steps)):
        step = steps[index]
        if isinstance(step, Turn) and step.role != "private":
            return index
        if isinstance(step, When) and parse(step.condition).either:
            return index
    return len(steps)


def asks_alone(step: Step) -> bool:
    """Whether the question says of itself that it is private."""
    return isinstance(step, INPUTS) and step.ask.startswith(ALONE)


def views(
    live: Mapping[str, Any], guest: Mapping[str, Any], private: set[str]
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What each of the two has answered: own private answers, and all that was asked of both together."""
    shared = {field: value for field, value in live.items() if field not in private}
    return live, {**shared, **guest}
