"""When a person counts as calm again."""

CALM_AT_MOST = 3
_NOT_CALM = frozenset({"dorsal", "mixed"})


def is_calm(state: str | None, activation: int | None) -> bool:
    """``state``: key of @states or None; ``activation``: 0-10 or None (not said).

    Ventral is calm whatever the number; 3 or below is calm unless shut down or mixed, because a numb turtle at 2 has
    not come back. Nothing said is not calm. (practices reference, "Calm")
    """
    if state == "ventral":
        return True
    return activation is not None and activation <= CALM_AT_MOST and state not in _NOT_CALM
