"""Answers of every kind: what is taken, what is made of it, and the one sentence where it is not."""

import pytest
from engine_walker import START, Play, made

from brimful.core.answer import Answer
from brimful.practices.engine.context import Stored
from brimful.practices.errors import BadAnswer

ABC = {"a": "A", "b": "B", "c": "C"}
TABLE = {
    "table": "q",
    "ask": "?",
    "columns": {"name": "Name", "kind": {"label": "Kind", "options": "@needs"}, "size": {"label": "Size", "scale": True}},
}  # fmt: skip
BOARD = {"table": "q", "ask": "?", "columns": {"x": "X", "y": "Y"}, "options": "@nonneg_starters + own"}
PICK = {"pick": "q", "from": "person", "ask": "Who?"}
SAM = {"person": [Stored("s1", "person", "Sam")]}

TAKEN = [
    ({"scale": "q", "ask": "?"}, 0, 0),
    ({"years": "q", "ask": "?"}, "unsure", "unsure"),
    ({"years": "q", "ask": "?"}, 7, 7),
    ({"choice": "q", "ask": "?", "options": ABC}, "b", "b"),
    ({"choice": "q", "ask": "?", "options": "@triggers"}, {"own": " a door "}, {"own": "a door"}),
    ({"multi": "q", "ask": "?", "options": ABC}, ["b", "a", "b"], ["b", "a"]),
    ({"multi": "q", "ask": "?", "options": ABC}, [], []),
    ({"text": "q", "ask": "?"}, "a\r\nb\x00\x07\ud800", "a\nb\ufffd"),
    ({"list": "q", "ask": "?"}, [" one ", "", "two"], ["one", "two"]),
    (TABLE, [{"name": " A ", "kind": ["rest", {"own": "sun"}], "size": 3}, {"name": " "}], [{"name": "A", "kind": ["rest", {"own": "sun"}], "size": 3}]),
    (TABLE, [{"kind": "rest"}], [{"kind": ["rest"]}]),
    (BOARD, {"x": ["shouting", "my own"], "y": ["shouting"]}, {"x": ["shouting", "my own"]}),
    ({"bodymap": "q", "ask": "?"}, [{"region": "belly"}], [{"region": "belly", "sensation": None, "strength": None}]),
    ({"audio": "q", "ask": "?"}, "in words", "in words"),
    ({"audio": "q", "ask": "?"}, True, True),
    (PICK, "s1", "s1"),
    (PICK, {"new": " Ana "}, {"new": "Ana"}),
    (PICK, {"new": "sam"}, "s1"),
]  # fmt: skip

LEFT_OUT = [
    ({"text": "q", "ask": "?"}, " \n "),
    ({"list": "q", "ask": "?", "min": 2}, ["", " "]),
    (TABLE, [{}, {"name": ""}]),
    (BOARD, {}),
    ({"bodymap": "q", "ask": "?"}, []),
]

REFUSED = [
    ({"scale": "q", "ask": "?"}, [11, -1, True, "5", 5.0, None, [], {}]),
    ({"years": "q", "ask": "?"}, [121, "young", None]),
    ({"choice": "q", "ask": "?", "options": ABC}, ["d", None, ["a"], {"own": "x"}, 1]),
    ({"choice": "q", "ask": "?", "options": "@triggers"}, [{"own": "  "}, {"own": 3}, {"own": "x", "y": 1}]),
    (
        {"multi": "q", "ask": "?", "options": ABC, "max": 2},
        [["a", "b", "c"], "a", ["d"], [["a"]], ["a"] * 500],
    ),
    ({"text": "q", "ask": "?"}, [3, None, ["a"], "x" * (256 * 1024 + 1), "é" * (128 * 1024 + 1)]),
    ({"list": "q", "ask": "?", "max": 2}, [["a", "b", "c"], "a", [3], ["x"] * 500]),
    ({"list": "q", "ask": "?", "min": 2}, [["a"]]),
    (TABLE, [[{"size": 11}], [{"nope": 1}], "x", ["x"], [{"kind": ["nope"]}], [{"name": 3}], [{}] * 500]),
    (BOARD, [{"z": []}, [], {"x": "shouting"}, {"x": [3]}]),
    (
        {"bodymap": "q", "ask": "?"},
        [[{"region": "moon"}], [{"region": "belly", "strength": 11}], [{"x": 1}], [[]]],
    ),
    ({"timer": "q", "ask": "?", "minutes": 10, "min": 5}, [4, 0, "10", 10.5, 10**9, None]),
    (PICK, ["s2", {"new": ""}, {"new": " "}, {"own": "x"}, None]),
    ({"say": "Hello."}, [None, False, 3, {}]),
    ({"breathe": {"in": 4, "out": 6}}, [-1, float("nan"), float("inf"), None]),
    ({"offer": ["breath-446"]}, ["move-it", 3, []]),
]


@pytest.mark.parametrize(("step", "value", "kept"), TAKEN)
def test_an_answer_that_fits_is_kept_in_its_plain_shape(step, value, kept):
    run = Play(made([step]), stored=SAM)
    assert run.tell(value).completed
    assert run.log == [Answer("0", kept, run.now)]
    assert run.outcome().fields == {"q": kept}


@pytest.mark.parametrize(("step", "value"), LEFT_OUT)
def test_an_empty_answer_counts_as_left_out(step, value):
    run = Play(made([step]))
    run.tell(value)
    assert run.log == [Answer("0", None, run.now, skipped=True)]
    assert run.outcome().fields == {}


@pytest.mark.parametrize(("step", "value"), [(step, value) for step, values in REFUSED for value in values])
def test_an_answer_that_does_not_fit_gets_a_sentence_and_changes_nothing(step, value):
    run = Play(made([step]), stored=SAM)
    before = run.here
    with pytest.raises(BadAnswer) as told:
        run.tell(value)
    assert told.value.say().endswith(".")
    assert run.log == []
    assert run.here == before


def test_an_age_goes_up_to_the_persons_own():
    run = Play(made([{"years": "q", "ask": "?"}]), age=30)
    assert run.here.most == 30
    with pytest.raises(BadAnswer) as told:
        run.tell(31)
    assert "0 to 30" in told.value.say()


def test_a_skipped_scale_is_nothing_and_never_zero():
    run = Play(made([{"scale": "q", "ask": "?"}]))
    run.skip()
    assert "q" not in run.outcome().fields


def test_nothing_can_be_answered_when_it_is_over():
    run = Play(made([{"say": "Hello."}]))
    run.tell(True)
    with pytest.raises(BadAnswer):
        run.tell(True)
    assert run.skip().completed


def test_a_stored_answer_of_another_kind_is_asked_again():
    run = Play(made([{"scale": "q", "ask": "?"}]))
    run.log = [Answer("0", {"some": "thing"}, START), Answer("gone.3", 3, START)]
    assert run.here.field == "q"
    assert run.tell(4).completed
    assert [a.value for a in run.log if a.step == "0"] == [4]
