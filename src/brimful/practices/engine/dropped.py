"""Answers about safety and consent: they steer the next step and are then forgotten.

No record, no resume, no export, no log (safety reference 2.3). That would be worth little if the steps that
follow from them were kept, so whatever a condition on such a field leads to is left out of the log as well.
"""

from brimful.practices.conditions import Condition

DROPPED = frozenset({"safety", "consent", "unsafe_next", "crisis_next"})


def is_dropped(field: str) -> bool:
    return field in DROPPED


def steers(condition: Condition) -> bool:
    """Whether the condition reads an answer that is forgotten."""
    return bool(condition.fields & DROPPED)
