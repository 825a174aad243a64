"""The pocket sheet: general for everyone, one's own behind the lock, on paper only what may be seen."""

import re

from brimful.practices.library import load

from .house import form
from .walking import begin, go, heading

ANSWERS = {
    "First of all": {"answer": "Feet on the cold floor."},
    "reminder": {"answer": "It passes. It always has."},
    "printed or shown": {"answer": "first"},
}


def test_without_one_it_is_the_general_one(ana, stranger) -> None:
    for browser in (ana, stranger):
        page = browser.get("/s")
        assert page.status_code == 200
        for words in load().sheet_general[:-1]:
            assert words.replace("'", "&#39;") in page.text or words in page.text


def test_the_own_sheet_is_behind_the_lock(ana, stranger) -> None:
    go(ana, begin(ana, "pocket-sheet"), answers=ANSWERS)
    assert "Feet on the cold floor." in ana.get("/s").text
    assert "cold floor" not in stranger.get("/s").text


def test_on_paper_only_what_may_be_seen(ana) -> None:
    go(ana, begin(ana, "pocket-sheet"), answers=ANSWERS)
    page = ana.get("/s").text
    assert re.search(r"<div><dt>1\. First of all, my body:</dt><dd>Feet on the cold floor\.</dd>", page)
    assert re.search(r'<div class="no-print"><dt>11\.[^<]*</dt><dd>It passes\.', page)
    ana.post("/s/paper", data={"request": "0" * 32, "show": ["reminder"]})
    page = ana.get("/s").text
    assert re.search(r'<div class="no-print"><dt>1\. First', page)
    assert re.search(r"<div><dt>11\.[^<]*</dt><dd>It passes\.", page)
    assert ana.post("/s/paper", data=form(show="no such field")).status_code == 422


def test_changing_it_is_the_practice_again_with_the_answers_in_place(house, ana) -> None:
    go(ana, begin(ana, "pocket-sheet"), answers=ANSWERS)
    at = ana.post("/s/anew", data=form()).headers["location"]
    page = ana.get(at).text
    assert heading(page).startswith("1. First of all")
    assert "Feet on the cold floor." in page
    assert "Feet on the cold floor." in ana.get("/s").text, "until it is done, the earlier one stands"


def test_the_name_of_the_app_is_not_on_it(ana) -> None:
    go(ana, begin(ana, "pocket-sheet"), answers=ANSWERS)
    main = ana.get("/s").text.partition("<main")[2].partition("</main>")[0]
    assert "Brimful" not in main


def test_what_has_helped_stands_with_the_general_lines_until_there_is_an_own_sheet(ana) -> None:
    numbers = {"How strong": {"answer": "8"}, "And now": {"answer": "3"}}
    for _ in range(3):
        go(ana, begin(ana, "feet-on-the-ground"), answers=numbers)
    page = ana.get("/s").text
    assert "What has helped" in page
    assert "Look for three things of one colour." in page
    assert "data-print" in page
