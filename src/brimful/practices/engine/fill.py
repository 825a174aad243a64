"""Text in ``{braces}``: filled from earlier answers, from names, and from what was chosen or picked.

What is filled in is never read again for braces. An empty place gets the words of the style guide.
"""

import re
from collections.abc import Callable

PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)(?:\.([a-z_][a-z0-9_]*))?\}(\.?)")
EMPTY = "..."
LITTLE_ME = "Little Me"
THEM = "them"

# The words for a field (and one key of what was chosen there), or "" for nothing.
Look = Callable[[str, str], str]


def fill(template: str, look: Look) -> str:
    """The text with every place filled; a full stop is not doubled by a sentence that brings its own."""

    def one(match: re.Match[str]) -> str:
        words = look(match[1], match[2] or "").strip() or EMPTY
        return words + (match[3] if words[-1] not in ".!?" else "")

    return PLACE.sub(one, template) if "{" in template else template


def places(template: str) -> frozenset[str]:
    """The fields that a text reads."""
    return frozenset(match[1] for match in PLACE.finditer(template))


def joined(labels: list[str]) -> str:
    """Several choices in one sentence: "message or call again, check"."""
    return ", ".join(lowered(label) for label in labels)


def lowered(label: str) -> str:
    """Without its capital, but for "I" and names of more than one capital."""
    first = label.split(" ")[0]
    return (
        label
        if first.split("'")[0] == "I" or first[1:] != first[1:].lower()
        else label[:1].lower() + label[1:]
    )
