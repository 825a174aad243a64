"""Whether a stored answer can be one of this kind of step.

A log is as old as it is: options may have been hidden since and a practice may have changed. A stored answer
is therefore not checked again like a new one; only what the engine could not work with counts as no answer.
"""

from collections.abc import Mapping
from typing import Any

from brimful.practices.schema import (
    Bodymap,
    Choice,
    Letter,
    List,
    Media,
    Multi,
    Offer,
    Pick,
    Scale,
    Step,
    Table,
    Text,
    Timer,
    Years,
)


def fits(step: Step, value: Any) -> bool:
    match step:
        case Scale():
            return is_whole(value, 0, 10)
        case Years():
            return value == "unsure" or is_whole(value, 0, 120)
        case Choice():
            return is_chosen(value, "own")
        case Pick():
            return is_chosen(value, "new")
        case Multi():
            return isinstance(value, list) and all(is_chosen(one, "own") for one in value)
        case Text() | Letter():
            return isinstance(value, str)
        case Media():
            return value is True or isinstance(value, str)
        case List():
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        case Table():
            return is_board(value) if step.options else is_rows(value)
        case Bodymap():
            return is_rows(value)
        case Timer():
            return is_whole(value, 1, 10**6)
        case Offer():
            return isinstance(value, str)
    return value is True or isinstance(value, str) or is_number(value)


def is_whole(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_chosen(value: Any, own: str) -> bool:
    if isinstance(value, Mapping):
        return set(value) == {own} and isinstance(value[own], str)
    return isinstance(value, str)


def is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, Mapping) for row in value)


def is_board(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(cards, list) and all(isinstance(card, str) for card in cards) for cards in value.values()
    )
