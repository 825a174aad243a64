"""Which practices have helped this person, best first, from their own numbers only.

The order is that of the moment flow's ranking: by how far the number went down, drawn towards the middle while
there are few runs. It is an order for a list, never a claim about causes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from brimful.practices.activated.history import HARDER, Past
from brimful.practices.activated.ranking import ENOUGH, OUTSIDE


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


def shrunk(drops: Sequence[int]) -> float:
    """The mean drop, drawn towards what is expected of any practice as if that had been seen three times."""
    return (sum(drops) + 3 * OUTSIDE) / (len(drops) + 3)
