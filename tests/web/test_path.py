"""The place Path: what there is, what fits now, and nothing of it in an address."""

import pytest

from brimful.practices.activated.ranking import suits_shutdown
from brimful.practices.library import load
from brimful.web.pages.path.shelves import shelves
from brimful.web.practice_code import code_of

from .house import form


def test_everything_there_is_stands_on_a_shelf(ana) -> None:
    page = ana.get("/path").text
    for practice in load().practices.values():
        assert f'/r/p/{code_of(practice.id)}"' in page
    for stage in ("Understand", "Settle", "Inner work", "Relating"):
        assert f"<h2>{stage}</h2>" in page
    assert "a path of eight chapters through them, come later" in page


def test_what_fits_now_is_sent_and_not_written_into_the_address(ana) -> None:
    answer = ana.post("/path", data=form(state="dorsal", length="3"))
    assert answer.status_code == 200
    assert f"/r/p/{code_of('wake-gently')}" in answer.text
    assert f"/r/p/{code_of('breath-446')}" not in answer.text, "no long out-breath for the turtle"
    assert 'value="dorsal" selected' in answer.text


def test_in_shutdown_nothing_that_deepens_it_is_listed() -> None:
    for shelf in shelves(load(), "dorsal"):
        for practice in shelf.practices:
            assert suits_shutdown(practice), practice.id


@pytest.mark.parametrize("fields", [{"state": "purple"}, {"length": "7"}])
def test_nonsense_is_refused(ana, fields: dict[str, str]) -> None:
    assert ana.post("/path", data=form(**fields)).status_code == 422


def test_short_means_short() -> None:
    for shelf in shelves(load(), "", "3"):
        assert all(practice.minutes[0] <= 3 for practice in shelf.practices)
