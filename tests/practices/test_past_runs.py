"""What earlier runs say: the company card, the reassurance guard, the parts that come often, rounds from a log."""

from datetime import UTC, datetime, timedelta

from brimful.core.answer import Answer
from brimful.practices.activated.history import (
    Earlier,
    Past,
    asks_again,
    company,
    frequent_parts,
    from_moment,
    from_run,
)

NOW = datetime(2026, 3, 8, 3, 0, tzinfo=UTC)


def harder(days, practice="move-it"):
    return Past(practice, NOW - timedelta(days=days), "mixed", 5, 7, "harder")


def test_company_after_two_harder_in_a_week_or_one_in_deep_work():
    assert not company([harder(1)], NOW)
    assert not company([harder(1), harder(8)], NOW)
    assert company([harder(1), harder(6, "breath-446")], NOW)
    assert company([harder(1, "grief")], NOW)


def test_the_guard_speaks_once_at_the_third_run_in_an_hour():
    """H21: three runs in an hour bring the line once, and nothing closes."""
    at = [NOW + timedelta(minutes=m) for m in (0, 20, 40, 50, 55)]
    assert [asks_again(at[:n], at[n]) for n in range(5)] == [False, False, True, False, False]


def test_the_guard_may_speak_again_in_another_hour():
    at = [NOW + timedelta(minutes=m) for m in (0, 20, 40, 90, 95, 101)]
    assert [asks_again(at[:n], at[n]) for n in range(6)] == [False, False, True, False, False, True]


def test_three_runs_over_more_than_an_hour_are_no_repetition():
    at = [NOW + timedelta(minutes=m) for m in (0, 30, 60)]
    assert not asks_again(at[:2], at[2])


def test_the_three_most_frequent_parts_the_latest_first_among_equals():
    parts = ["a", "b", "b", "c", "d", "d", "d"]
    runs = [Earlier(NOW + timedelta(hours=n), "mixed", part) for n, part in enumerate(parts)]
    assert frequent_parts([*runs, Earlier(NOW)]) == ("d", "b", "c")


def test_the_rounds_of_a_run_of_the_flow_each_begin_where_the_last_check_ended():
    log = [
        Answer("entry", {"state": "sympathetic", "strength": 8}, NOW),
        Answer("suggest#1", "breath-446", NOW),
        Answer("body#1", "breath-446", NOW),
        Answer("check#1", 7, NOW),
        Answer("body#2", "move-it", NOW),
        Answer("check#2", None, NOW, skipped=True),
        Answer("body#3", None, NOW, skipped=True),
        Answer("check#3", 3, NOW),
    ]
    assert from_moment(log, "sympathetic", 8) == [
        Past("breath-446", NOW, "sympathetic", 8, 7),
        Past("move-it", NOW, "sympathetic", 7, None),
    ]


def test_a_run_outside_the_flow_keeps_unsaid_numbers_unsaid():
    fields = {"activation_before": 6, "state_before": "dorsal", "activation_after": None, "helped": "bit"}
    assert from_run("wake-gently", NOW, fields) == Past("wake-gently", NOW, "dorsal", 6, None, "bit")
    assert from_run("wake-gently", NOW, {}) == Past("wake-gently", NOW)
