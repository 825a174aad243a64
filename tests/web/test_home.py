"""``/``: what waits there, and that it waits for nothing."""

from datetime import UTC, datetime

import pytest

from brimful.core.kinds.affirmation import Affirmation
from brimful.core.kinds.contact import Contact
from brimful.core.kinds.run import Run
from brimful.core.kinds.settings import Settings
from brimful.practices.activated.history import Past
from brimful.web.pages.home import hour

from .house import Browser, House, library


def test_it_greets_by_name_and_offers_the_chosen_minute(house: House, ana: Browser) -> None:
    house.at("ana").put(Settings(name="Ana", daily="breath-446", setup_done=True))
    page = ana.get("/").text
    assert ", Ana." in page
    assert library().practices["breath-446"].title in page
    assert "Your daily minute. No hurry." in page


def test_without_a_past_it_offers_what_many_begin_with(house: House, ana: Browser) -> None:
    page = ana.get("/").text
    assert "Many people begin with this." in page


def test_an_open_run_can_be_gone_on_with(house: House, ana: Browser) -> None:
    run = house.at("ana").put(Run(practice="trigger-journal", started_at=datetime.now(UTC)))
    page = ana.get("/").text
    assert f"/r/{run.id}" in page
    assert "Go on: Trigger journal" in page


def test_own_words_and_own_people_are_there(house: House, ana: Browser) -> None:
    desk = house.at("ana")
    desk.put(Affirmation(sentence="own", own="You may rest now, small one"))
    desk.put(Contact(name="Jo"))
    page = ana.get("/").text
    assert "You may rest now, small one" in page
    assert "1 person" in page


def test_locked_it_leads_to_unlocking(stranger: Browser) -> None:
    answer = stranger.get("/")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("/unlock")


def test_before_any_vault_help_and_the_way_in_come_first(tmp_path) -> None:  # type: ignore[no-untyped-def]
    house = House(tmp_path)
    house.open_accounts = lambda: None  # type: ignore[method-assign]
    with house:
        page = house.browser().get("/").text
    assert "I&#39;m activated" in page or "I'm activated" in page
    assert "/start" in page


@pytest.mark.parametrize(
    ("at", "said"),
    [(0, "Good night"), (4, "Good night"), (5, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_the_greeting_goes_by_the_hour(at: int, said: str) -> None:
    assert hour.greeting(at) == said


def test_the_offer_goes_by_what_helped() -> None:
    now = datetime(2026, 11, 22, 20, tzinfo=UTC)
    past = [
        Past(practice="nature-connection", at=now, state="ventral", before=3, after=0, helped="lot")
        for _ in range(4)
    ]
    assert hour.offer(library(), "", past, now).practice == "nature-connection"
    assert hour.offer(library(), "gone-practice", [], now).practice == "linger-in-the-good"
    dropped = frozenset({"linger-in-the-good"})
    assert hour.offer(library(), "", [], now, dropped).practice != "linger-in-the-good"
