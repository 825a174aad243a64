"""Option lists: from the plain data of an option file to ``Catalogue``.

A list may be written as ``key: label``, as ``key: {label: ..., more keys}``, or as bare labels, whose keys are
then made of their first words. A list of lists is found under dotted names (``@witness_qualities.does``).
An option with the key ``spiritual`` is left out in secular mode.
"""

import re
from collections.abc import Mapping
from typing import Any

from brimful.practices.schema import Catalogue, Entry, ProtestPattern

LABELS = ("label", "urge")  # `urge` names the options of @opposite


def catalogues(raw: Mapping[str, Any]) -> dict[str, Catalogue]:
    """All lists of one file, nested ones by dotted name."""
    found: dict[str, Catalogue] = {}
    for name, plain in raw.items():
        if is_nested(plain):
            found |= {f"{name}.{key}": catalogue(f"{name}.{key}", inner) for key, inner in plain.items()}
        else:
            found[name] = catalogue(name, plain)
    return found


def of_patterns(patterns: Mapping[str, ProtestPattern]) -> Catalogue:
    """The patterns of protest as options, for ``match:``."""
    entries = {
        key: Entry(key, pattern.label, {"ask": pattern.ask, "try": pattern.try_, "under": pattern.under})
        for key, pattern in patterns.items()
    }
    return Catalogue("protest_patterns", entries)


def catalogue(name: str, plain: Mapping[str, Any] | list[str]) -> Catalogue:
    """Raises ``TypeError`` or ``KeyError`` for another shape."""
    if isinstance(plain, list):
        plain = {key_of(label): label for label in plain}
    entries = {key: entry(key, value) for key, value in plain.items() if key != "note"}
    return Catalogue(name, entries, tuple(key for key in entries if key == "spiritual"))


def entry(key: str, value: Any) -> Entry:
    if isinstance(value, str):
        return Entry(key, value)
    if isinstance(value, list):  # a word and what lies underneath: `ignored: [lonely, hurt]`
        return Entry(key, key.replace("_", " "), {"under": tuple(value)})
    label = next(name for name in LABELS if name in value)
    return Entry(key, value[label], {k: v for k, v in value.items() if k not in ("label",)})


def key_of(label: str) -> str:
    """ "Something small I'd miss" -> "something_small_id_miss"; at most six words."""
    words = re.sub(r"[^a-z0-9 ]", "", re.sub(r"[-/]", " ", label.lower())).split()
    return "_".join(words[:6])


def is_nested(plain: Any) -> bool:
    """True for a list of lists: every value is a map whose values are labels, and none has a label itself."""
    return isinstance(plain, Mapping) and all(
        isinstance(value, Mapping) and not any(name in value for name in LABELS) for value in plain.values()
    )
