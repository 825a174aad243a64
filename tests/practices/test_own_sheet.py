"""The pocket sheet: general, one's own, what may be shown; and what has helped, best first."""

from datetime import UTC, datetime, timedelta

from brimful.practices import library
from brimful.practices.activated.helping import what_helped
from brimful.practices.activated.history import Past
from brimful.practices.sheet import SheetRun, headings, on_paper, own_sheet

LIBRARY = library.load()
NOW = datetime(2026, 3, 8, tzinfo=UTC)


def uses(practice, before, after, times, helped=""):
    return [Past(practice, NOW, "sympathetic", before, after, helped) for _ in range(times)]


def test_the_general_sheet_is_the_references():
    assert " ".join(LIBRARY.sheet_general).startswith("Breathe out slowly, longer than in. Feel both feet.")
    assert LIBRARY.sheet_general[-1] == "If you are not safe: help lines."


def test_nothing_of_ones_own_is_no_sheet():
    assert own_sheet(LIBRARY, []) == ()


def test_the_latest_run_with_its_things_and_without_what_is_empty():
    old = SheetRun(NOW - timedelta(days=9), {"first": "old"})
    new = SheetRun(
        NOW,
        {
            "first": "long breath out",
            "signs": ["phone in hand", ""],
            "sentence": "wave",
            "nurturer": "n1",
            "little": None,
            "people": [],
            "safe_place": "p-gone",
            "show": ["first", "sentence"],
        },
    )
    sheet = own_sheet(LIBRARY, [new, old], names={"n1": "Gran: There you are."})
    by_field = {line.field: line for line in sheet}
    assert by_field["first"].lines == ("long breath out",)
    assert by_field["first"].heading == "1. First of all, my body:"
    assert by_field["signs"].lines == ("phone in hand",)
    assert by_field["sentence"].lines == ("This is a wave. I don't have to act on it. It will pass.",)
    assert by_field["nurturer"].lines == ("Gran: There you are.",)
    assert not {"little", "people", "helps", "show"} & set(by_field)
    assert [line.field for line in on_paper(sheet)] == ["first", "sentence"]
    assert [line.field for line in sheet if line.field in headings(LIBRARY)] == [line.field for line in sheet]


def test_an_own_sentence_stands_as_it_was_written():
    (line,) = own_sheet(LIBRARY, [SheetRun(NOW, {"sentence": {"own": "Boats rise."}})])
    assert line.lines == ("Boats rise.",)
    assert not line.shown


def test_what_has_helped_fills_itself_from_the_runs_after_ones_own_words():
    history = [*uses("breath-446", 8, 4, 3), *uses("move-it", 8, 6, 4), *uses("wake-gently", 8, 2, 2)]
    (line,) = own_sheet(LIBRARY, [SheetRun(NOW, {"helps": ["Ring Ben", "Move it"]})], history=history)
    assert line.lines == ("Ring Ben", "Move it", "Breathe 4, 4, 6", "Give the energy somewhere to go")
    (alone,) = own_sheet(LIBRARY, [], history=history)
    assert alone.field == "helps"


def test_helped_needs_three_runs_a_falling_number_and_nothing_harder():
    assert what_helped(uses("move-it", 8, 2, 2)) == []
    assert what_helped(uses("move-it", 5, 5, 9)) == []
    assert what_helped(uses("move-it", 5, 4, 3, "harder")) == []
    assert what_helped([*uses("move-it", 5, 4, 3), *uses("breath-446", 9, 4, 3)]) == ["breath-446", "move-it"]
