"""A page that is given again shows what it would show if it were drawn anew."""

import re
from datetime import UTC, datetime

import pytest

from brimful.core.kinds.entry import Entry
from brimful.core.kinds.settings import Settings
from brimful.web.again import MOST, SHELF

NOW = datetime(2026, 11, 20, 21, tzinfo=UTC)


@pytest.fixture
def open_book(house, ana):
    """Ana's records, once they are in memory; before that nothing is kept."""
    book = house.vault.room.book(house.at("ana").account)
    assert book.wait(10)
    return book


def drawings(book) -> int:
    return len(book.shelf.get(SHELF, {}))


def test_it_is_drawn_once_and_then_given_again(house, ana, open_book):
    house.at("ana").put(Entry(at=NOW, text="a knot in the belly"))
    first = ana.get("/n")
    assert drawings(open_book) == 1
    again = ana.get("/n")
    assert drawings(open_book) == 1
    assert "a knot in the belly" in again.text
    assert without_ids(again.text) == without_ids(first.text)
    assert again.headers["cache-control"] == "no-store"
    assert again.headers["content-type"] == first.headers["content-type"]


def test_each_form_has_an_id_of_its_own_each_time(house, ana, open_book):
    house.at("ana").put(Entry(at=NOW, text="one"))
    ids = [re.findall(r'name="request" value="([0-9a-f]{32})"', ana.get("/n").text) for _ in range(3)]
    assert len({one for page in ids for one in page}) == sum(map(len, ids))


def test_what_is_written_changed_or_put_away_shows_at_once(house, ana, open_book):
    desk = house.at("ana")
    kept = desk.put(Entry(at=NOW, text="first words"))
    assert "first words" in ana.get("/n").text
    changed = desk.put(Entry(at=NOW, text="other words"), rid=kept.id, seen=kept.version)
    page = ana.get("/n").text
    assert "other words" in page
    assert "first words" not in page
    desk.delete(changed.id)
    assert "other words" not in ana.get("/n").text


def test_a_held_deletion_shows_and_so_does_taking_it_back(house, ana, open_book):
    kept = house.at("ana").put(Entry(at=NOW, text="to be put away"))
    shown = without_ids(ana.get("/n").text)
    house.app.state.shell.undo.held = lambda account: frozenset({kept.id})
    assert without_ids(ana.get("/n").text) != shown
    del house.app.state.shell.undo.held
    assert without_ids(ana.get("/n").text) == shown


def test_another_look_or_zone_is_drawn_for_itself(house, ana, open_book):
    desk = house.at("ana")
    desk.put(Entry(at=NOW, text="one"))
    ana.get("/n")
    settings = desk.one(Settings)
    desk.put(Settings(theme="dark"), **({"rid": settings.id, "seen": settings.version} if settings else {}))
    assert 'data-theme="dark"' in ana.get("/n").text
    before = drawings(open_book)
    ana.cookies.set("brimful-zone", "Pacific/Auckland", domain="127.0.0.1")
    ana.get("/n")
    assert drawings(open_book) == before + 1


def test_only_some_pages_are_kept_and_none_after_lock(house, ana, open_book):
    house.at("ana").put(Entry(at=NOW, text="one"))
    for page in range(1, MOST + 4):
        ana.get(f"/n?p={page}")
    assert drawings(open_book) == MOST
    shelf = open_book.shelf
    house.vault.lock(ana.cookies["brimful-local"])
    house.vault.end_sessions(house.at("ana"))
    assert SHELF not in open_book.shelf
    assert open_book.shelf is not shelf


def test_nobody_is_given_the_page_of_another(house, ana, ben, open_book):
    house.at("ana").put(Entry(at=NOW, text="only for me"))
    assert "only for me" in ana.get("/n").text
    assert "only for me" not in ben.get("/n").text


def without_ids(page: str) -> str:
    return re.sub(r'(name="request" value=")[0-9a-f]{32}', r"\1", page)
