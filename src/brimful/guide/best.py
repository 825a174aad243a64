"""Which options of a list helped this person most (``top:3:@soothing``): a ranking of keys, from own runs only."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from brimful.core.kinds.run import Run
from brimful.practices.activated.history import number
from brimful.practices.library import Library
from brimful.practices.schema import Choice, Multi, Pick, Practice
from brimful.practices.walk import every

PULL = 3  # as many runs without effect are counted in, so that a single good one does not win
HELPED = {"lot": 2.0, "bit": 1.0, "not_today": 0.0, "harder": -2.0}
NAME = re.compile(r"@([a-z_][a-z0-9_.]*)")


def best(library: Library, runs: Iterable[Run]) -> dict[str, list[str]]:
    """Keys by catalogue, the most helpful first; only those whose runs went down on the whole.

    A run counts by how far the number fell, or where no numbers were said by its answer to "Did this help?".
    """
    drops: dict[tuple[str, str], list[float]] = defaultdict(list)
    fields: dict[str, list[tuple[str, str]]] = {}
    for run in runs:
        practice = library.practices.get(run.practice)
        effect = _effect(run.fields)
        if practice is None or effect is None:
            continue
        if practice.id not in fields:
            fields[practice.id] = list(_fields(practice))
        for field, catalogue in fields[practice.id]:
            known = library.catalogues.get(catalogue)
            for key in _keys(run.fields.get(field)):
                if known is not None and key in known.entries:
                    drops[catalogue, key].append(effect)
    return _ranked(drops)


def _ranked(drops: Mapping[tuple[str, str], list[float]]) -> dict[str, list[str]]:
    scores = {place: sum(fell) / (len(fell) + PULL) for place, fell in drops.items()}
    found: dict[str, list[str]] = {}
    for catalogue, key in sorted(scores, key=lambda place: (-scores[place], -len(drops[place]))):
        if scores[catalogue, key] > 0:
            found.setdefault(catalogue, []).append(key)
    return found


def _effect(fields: Mapping[str, Any]) -> float | None:
    before, after = number(fields.get("activation_before")), number(fields.get("activation_after"))
    if before is not None and after is not None:
        return float(before - after)
    return HELPED.get(str(fields.get("helped")))


def _fields(practice: Practice) -> Iterator[tuple[str, str]]:
    """Fields and the catalogues that their options come from."""
    for step in every(practice.steps):
        options = step.also if isinstance(step, Pick) else getattr(step, "options", "")
        if isinstance(step, Choice | Multi | Pick) and isinstance(options, str):
            for name in NAME.findall(options):
                yield step.field, name


def _keys(value: Any) -> list[str]:
    given = value if isinstance(value, list) else [value]
    return [key for key in given if isinstance(key, str)]
