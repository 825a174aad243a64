"""What counts as calm, the same everywhere (practices reference, "Calm"; decision 32)."""

from typing import Final

CALM_AT: Final = 3
NEVER_BY_NUMBER: Final = ("dorsal", "mixed")


def is_calm(state: str | None, activation: int | None) -> bool:
    """Steady, or 3 or below in a state other than shutdown or both at once; without a state, 3 or below.

    ``state`` is a key of @states or None, ``activation`` 0-10 or None. A numb turtle at 2 has not come back.
    """
    if state == "ventral":
        return True
    if state in NEVER_BY_NUMBER or activation is None:
        return False
    return activation <= CALM_AT
