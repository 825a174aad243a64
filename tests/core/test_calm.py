import pytest

from brimful.core.calm import is_calm


@pytest.mark.parametrize(
    ("state", "activation", "calm"),
    [
        ("ventral", None, True),
        ("ventral", 9, True),
        ("sympathetic", 3, True),
        ("sympathetic", 4, False),
        ("sympathetic", None, False),
        ("unsure", 0, True),
        ("dorsal", 2, False),  # a numb turtle at 2 has not come back
        ("mixed", 0, False),
        (None, 3, True),
        (None, 4, False),
        (None, None, False),
    ],
)
def test_calm_is_as_the_practices_define_it(state: str | None, activation: int | None, calm: bool) -> None:
    assert is_calm(state, activation) is calm
