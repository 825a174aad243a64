"""Readiness: advice with a reason, from the person's own records only, and never for what is light or can't wait."""

from datetime import UTC, datetime, timedelta

import pytest

from brimful.practices import readiness
from brimful.practices.library import load
from brimful.practices.readiness import Done, Known, advice

NOW = datetime(2026, 11, 9, 20, 0, tzinfo=UTC)
LIBRARY = load()


def settled(days: int = 3, *, after: int | None = 3) -> list[Done]:
    return [Done("breath-446", NOW - timedelta(days=n), 7, after) for n in range(days)]


def said(practice: str, known: Known) -> tuple[str, str] | None:
    found = advice(LIBRARY, LIBRARY.practices[practice], known)
    return (found.sentence, found.first) if found else None


@pytest.mark.parametrize("practice", [p.id for p in LIBRARY.practices.values() if p.depth == "light"])
def test_what_is_light_is_never_judged(practice: str) -> None:
    assert said(practice, Known(state="dorsal", activation=10)) is None


def test_nothing_done_yet_means_settling_first() -> None:
    assert said("little-me-dialogue", Known()) == (readiness.SETTLED, "breath-446")


def test_three_on_one_day_are_not_three_days() -> None:
    same = [Done("breath-446", NOW + timedelta(minutes=n), 7, 3) for n in range(5)]
    assert said("little-me-dialogue", Known(done=same)) == (readiness.SETTLED, "breath-446")
    assert said("little-me-dialogue", Known(done=settled())) is None


def test_one_of_them_ended_lower() -> None:
    assert said("little-me-dialogue", Known(done=settled(after=7))) == (readiness.LOWER, "breath-446")
    assert said("little-me-dialogue", Known(done=settled(after=None))) == (readiness.LOWER, "breath-446")


@pytest.mark.parametrize(
    ("state", "activation", "expected"),
    [
        ("dorsal", 2, (readiness.STEADIER, "wake-gently")),
        ("sympathetic", 7, (readiness.STEADIER, "feet-on-the-ground")),
        ("sympathetic", 6, None),
        ("ventral", None, None),
        (None, None, None),
    ],
)
def test_the_last_check_counts(state, activation, expected) -> None:
    known = Known(done=settled(), state=state, activation=activation)
    assert said("anger-messenger", known) == expected


def test_deep_work_asks_for_company_within() -> None:
    assert said("grief", Known(done=settled())) == (readiness.KIND_ONE, "inner-nurturers")
    assert said("grief", Known(done=settled(), nurturers=1)) is None


def test_what_is_offered_first_is_always_there() -> None:
    for practice in LIBRARY.practices.values():
        found = advice(LIBRARY, practice, Known())
        assert found is None or found.first in LIBRARY.practices
