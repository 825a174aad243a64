"""The condition language: what it says of answers, and what authors are told when they can't be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brimful.practices.conditions import BadCondition, holds, parse

KEYS = {"safety_signs": {"afraid", "tracked"}}


def is_true(text, *people, **answers):
    return holds(parse(text), people or (answers,), lambda name: KEYS.get(name, ()))


@pytest.mark.parametrize(
    ("text", "answers", "true"),
    [
        ("a > 5", {"a": 6}, True),
        ("a > 5", {"a": 5}, False),
        ("a <= 5", {"a": 5}, True),
        ("a >= b", {"a": 4, "b": 4}, True),
        ("a >= b", {"a": 3, "b": 4}, False),
        ("a >= b", {"a": 3}, False),
        ("a == x", {"a": "x"}, True),
        ("a != x", {"a": "y"}, True),
        ("a == 3", {"a": 3}, True),
        ("a == own", {"a": {"own": "words"}}, True),
        ("a in [x, y]", {"a": "y"}, True),
        ("a in [x, y]", {"a": "z"}, False),
        ("a has x", {"a": ["x", {"own": "words"}]}, True),
        ("a has own", {"a": ["x", {"own": "words"}]}, True),
        ("a has_any @safety_signs", {"a": ["none", "tracked"]}, True),
        ("a has_any @safety_signs", {"a": ["none"]}, False),
        ("a lacks_any [none]", {"a": ["none"]}, False),
        ("a lacks_any [x, y]", {"a": ["x"]}, True),
        ("a lacks_any [x, y]", {"a": ["y", "x", "z"]}, False),
        ("word_count(a) > 2", {"a": "one two three"}, True),
        ("word_count(a) > 2", {"a": "one two"}, False),
        ("a > 5", {"a": "unsure"}, False),
        # `and` binds first
        ("a == x or b == y and c == z", {"a": "x"}, True),
        ("a == x or b == y and c == z", {"a": "n", "b": "y"}, False),
        ("a == x or b == y and c == z", {"b": "y", "c": "z"}, True),
    ],
)
def test_what_a_condition_says(text, answers, true):
    assert is_true(text, **answers) is true


@pytest.mark.parametrize(
    "text", ["a > 0", "a < 9", "a != x", "a == x", "a in [x]", "a has x", "a has_any [x]", "a lacks_any [x]",
             "word_count(a) < 9"]
)  # fmt: skip
def test_what_was_not_answered_compares_with_nothing(text):
    assert not is_true(text)


def test_an_empty_list_lacks_and_has_nothing():
    assert not is_true("a has x", a=[])
    assert not is_true("a has_any @safety_signs", a=[])
    assert is_true("a lacks_any [none]", a=[])


def test_for_either_is_true_when_it_holds_for_one_of_two():
    first, second = {"ok": "yes", "go": "now"}, {"ok": "no"}
    assert is_true("ok == no, for either", first, second)
    assert is_true("ok == no for either", first, second)
    assert not is_true("ok == no", first, second)
    # the whole of it for one person, never half for each
    assert not is_true("ok == no and go == now, for either", first, second)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "empty"),
        ("a", "ends where a comparison"),
        ("a ==", "ends where a value"),
        ("a = 3", "can't stand"),
        ("a == x y", "'y' stands where"),
        ("a == x and", "ends where a field"),
        ("a is x", "'is' stands where a comparison"),
        ("a in x", "'x' stands where '['"),
        ("a in [x", "the end stands where ']'"),
        ("a has 3", "'3' stands where a key"),
        ("word_count(a) in [x]", "can't follow word_count"),
        ("word_count(a > 3", "stands where ')'"),
        ("word_count(a) > b", "whole number"),
        ("a == x,", "a comma stands at the end"),
        ("a == x for both", "stands where 'either'"),
        ("a == x ; b == y", "can't stand"),
        ("a > 1" + " and a > 1" * 100, "too long"),
    ],
)
def test_what_an_author_is_told(text, wrong):
    with pytest.raises(BadCondition) as told:
        parse(text)
    assert wrong in told.value.wrong


@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(
            [
                "a",
                "b",
                "3",
                "==",
                ">",
                "in",
                "has",
                "[",
                "]",
                ",",
                "(",
                ")",
                "and",
                "or",
                "for",
                "either",
                "@x",
                "word_count",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_text_is_a_condition_or_is_told_what_is_wrong(text):  # fmt: skip
    try:
        condition = parse(text)
    except BadCondition:
        return
    assert holds(condition, ({}, {}), lambda name: ()) is False
