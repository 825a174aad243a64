"""What has helped this person, best first, from their own numbers only: practices, and options of a catalogue.

Both are ordered like the moment flow's ranking: by how far the number went down, drawn towards the middle while
there are few runs. It is an order for lists, never a claim about causes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .history import HARDER, Past, number
from .library import Library
from .ranking import ENOUGH, OUTSIDE
from .schema import Choice, Multi
from .walk import every


def what_helped(history: Iterable[Past], most: int = 5) -> list[str]:
    """Practices used three times or more after which the number was lower on the whole."""
    drops: dict[str, list[int]] = defaultdict(list)
    harder: dict[str, int] = defaultdict(int)
    for past in history:
        if past.before is not None and past.after is not None:
            drops[past.practice].append(past.before - past.after)
            harder[past.practice] += past.helped == HARDER
    scores = {
        name: shrunk(fell) - 2.0 * harder[name] / len(fell)
        for name, fell in drops.items()
        if len(fell) >= ENOUGH and sum(fell) > 0
    }
    kept = [name for name in scores if scores[name] > 0]
    return sorted(kept, key=lambda name: -scores[name])[:most]


def best(library: Library, runs: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, list[str]]:
    """For each catalogue its keys in the order in which they helped (the engine's ``Context.best``).

    ``runs``: practice id and final answers of each run; one counts when it has a number before and after.
    """
    drops: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for practice, fields in runs:
        before, after = number(fields.get("activation_before")), number(fields.get("activation_after"))
        if before is None or after is None or practice not in library.practices:
            continue
        for step in every(library.practices[practice].steps):
            if isinstance(step, Choice | Multi) and isinstance(step.options, str):
                for name in re.findall(r"@([\w.]+)", step.options):
                    for key in chosen(fields.get(step.field), library, name):
                        drops[name][key].append(before - after)
    return {name: in_order(keys) for name, keys in drops.items()}


def in_order(drops: Mapping[str, Sequence[int]]) -> list[str]:
    return sorted(drops, key=lambda key: -shrunk(drops[key]))


def chosen(value: Any, library: Library, catalogue: str) -> Sequence[str]:
    """The keys of this catalogue in an answer."""
    found = library.catalogues.get(catalogue)
    values = value if isinstance(value, list) else [value]
    return [v for v in values if found is not None and isinstance(v, str) and v in found.entries]


def shrunk(drops: Sequence[int]) -> float:
    """The mean drop, drawn towards what is expected of any practice as if that had been seen three times."""
    return (sum(drops) + 3 * OUTSIDE) / (len(drops) + 3)
