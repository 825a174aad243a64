"""The first run: one question a screen, nothing kept before there is a key, and a first word within minutes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from brimful.core.kinds.entry import Entry
from brimful.core.kinds.settings import Settings
from brimful.web.country import guess

from .beginner import OWN, Fresh, answer, code_on, own, phrase_on
from .house import form


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Fresh]:
    with Fresh(tmp_path) as found:
        yield found


def test_help_comes_before_any_question(fresh: Fresh) -> None:
    page = fresh.browser().get("/start").text
    assert "Welcome. This is a quiet place, just for you." in page
    assert 'class="pacer' in page
    assert 'href="/now"' in page
    assert "<form" not in page[page.index("<main") : page.index("</main")]


def test_everything_answered_becomes_the_settings(fresh: Fresh) -> None:
    browser = fresh.browser()
    assert answer(browser, 1, adult="yes") == "/start/2"
    assert answer(browser, 2, country="AT") == "/start/3"
    assert answer(browser, 3) == "/start/4"
    assert answer(browser, 4, name=" Mira ", pronouns="own", own_pronouns="xe/xem") == "/start/5"
    assert answer(browser, 5, words="ifs", register="spiritual") == "/start/6"
    assert answer(browser, 6, danger="no") == "/start/7"
    assert answer(browser, 7, past="strongly") == "/start/d"
    assert (
        browser.post("/start/8", data={**form(), "brings": ["left", "alone"]}).headers["location"]
        == "/start/9"
    )
    offered = phrase_on(browser.get("/start/9").text)
    made = browser.post("/start/9", data=form(offered=offered, passphrase=offered))
    assert made.headers["location"] == "/keep/sheet"
    with fresh.vault.unlock(offered) as desk:
        settings = desk.settings()
    assert settings == Settings(
        adult=True,
        country="AT",
        name="Mira",
        pronouns="xe/xem",
        words="ifs",
        register="spiritual",
        gentle_start=True,
        brings=["left", "alone"],
    )


def test_only_one_answer_is_needed_and_the_rest_may_wait(fresh: Fresh) -> None:
    browser = fresh.browser()
    assert answer(browser, 1, adult="yes") == "/start/2"
    assert answer(browser, 2, do="later", country="AT") == "/start/9"
    assert browser.post("/start/9", data=own(OWN)).headers["location"] == "/keep/sheet"
    assert browser.get("/keep/sheet").status_code == 200
    with fresh.vault.unlock(OWN) as desk:
        assert desk.settings() == Settings(adult=True, country="AT")


def test_every_question_says_how_many_are_left(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    assert "7 more after this one" in browser.get("/start/1").text
    assert "One more question after this one" in browser.get("/start/7").text
    assert "The last one before the key" in browser.get("/start/8").text


def test_help_in_the_moment_is_one_tap_from_every_step_of_the_way_in(fresh: Fresh) -> None:
    phone = fresh.browser()
    answer(phone, 1, adult="yes")
    for number in range(1, 10):
        assert 'href="/now"' in phone.get(f"/start/{number}").text, number
    fresh.settle(phone)
    for path in ("/keep/sheet", "/start/daily"):
        assert 'href="/now"' in phone.get(path).text, path


def test_waiting_words_lead_on_to_the_way_in(fresh: Fresh) -> None:
    phone = fresh.browser()
    at = phone.post("/drop", data=form(text="kept for later")).headers["location"]
    assert at == "/now/waits"
    assert 'href="/start">' in phone.get(at).text


def test_skipping_keeps_nothing_of_that_question(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    assert answer(browser, 4, do="skip", name="Mira") == "/start/5"
    assert "Mira" not in browser.get("/start/4").text


def test_back_leads_back_and_what_was_answered_is_still_there(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    answer(browser, 4, name="Mira", pronouns="she")
    assert answer(browser, 5, do="back") == "/start/4"
    assert 'value="Mira"' in browser.get("/start/4").text


def test_whoever_left_midway_can_go_on(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    answer(browser, 2, country="AT")
    page = browser.get("/start").text
    assert "Go on where you were" in page
    assert 'href="/start/3"' in page
    # somebody else's browser knows nothing of it
    assert "Begin" in fresh.browser().get("/start").text


def test_nobody_under_18_is_led_on_and_nothing_is_kept(fresh: Fresh) -> None:
    browser = fresh.browser()
    assert answer(browser, 1, adult="no") == "/start/bye"
    page = browser.get("/start/bye").text
    assert "Thank you for saying so." in page
    assert "142" in page or "112" in page  # Austrian lines, by the browser's language
    assert "brimful-local-start" not in browser.cookies
    assert browser.get("/start/2").headers["location"] == "/start/1"
    assert answer(browser, 2, country="AT") == "/start/1"
    assert not fresh.vault.exists()


def test_the_first_question_is_asked_until_it_is_answered(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer_ = browser.post("/start/1", data=form())
    assert answer_.status_code == 422
    assert "This one steers what comes next." in answer_.text
    assert browser.get("/start/9").headers["location"] == "/start/1"
    assert browser.post("/start/9", data=own(OWN)).headers["location"] == "/start/1"
    assert not fresh.vault.exists()


@pytest.mark.parametrize("said", ["yes", "unsure"])
def test_danger_leads_to_help_and_is_forgotten(fresh: Fresh, said: str) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    assert answer(browser, 6, danger=said) == "/start/a"
    page = browser.get("/start/a").text
    assert "With myself, or with someone?" in page
    assert "Brimful can&#39;t call for help" in page or "Brimful can't call for help" in page
    someone = browser.get("/start/c").text
    kinds = re.findall('data-kind="([a-z-]+)"', someone)
    assert kinds[0] == "domestic-abuse"
    assert "It is not your fault." in someone
    assert "safer" in someone
    assert "Browser history, backups" in someone
    assert 'href="/start/7"' in someone  # and the way on
    # nothing remembers what was said: neither the memory nor the next page
    [kept] = [entry for _, entry in fresh.app.state.beginnings._kept.values()]
    assert "danger" not in kept.answers
    assert kept.answers == {"adult": True}
    assert not re.search('name="danger"[^>]* checked', browser.get("/start/6").text)


def test_two_people_with_and_without_danger_leave_the_same(fresh: Fresh) -> None:
    for said in ("no", "yes"):
        browser = fresh.browser()
        answer(browser, 1, adult="yes")
        answer(browser, 6, danger=said)
    first, second = (entry for _, entry in fresh.app.state.beginnings._kept.values())
    assert first == second


def test_the_country_is_guessed_from_the_language_and_can_be_changed(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    assert '<option value="AT" selected>' in browser.get("/start/2").text
    answer(browser, 2, country="GB")
    assert "999" in browser.get("/start/3").text
    assert browser.post("/start/2", data=form(country="XX")).status_code == 422


@pytest.mark.parametrize(
    ("header", "country"),
    [
        ("de-AT,de;q=0.8", "AT"),
        ("en", ""),
        ("", ""),
        ("zh-Hant-TW;q=1", "TW"),
        ("en-XX,en-gb", "GB"),
        ("*" * 5000, ""),
        ("a-" * 9000, ""),
    ],
)
def test_guessing_reads_regions_only(header: str, country: str) -> None:
    assert guess(header) == country


def test_the_statement_stands_there_once_and_plainly(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    page = browser.get("/start/3").text
    for words in (
        "self-help tool, not a medical device",
        "not therapy",
        "nobody reads along",
        "call for help",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Type the five words here"),
        ({"passphrase": "one two three four five"}, "with hyphens"),
        ({"passphrase": "one-two-three-four-fife"}, "from the five words somewhere"),
        ({"new_passphrase": "too short"}, "at least 15 characters"),
        ({"new_passphrase": "brimfulbrimful1"}, "easy to guess"),
        ({"new_passphrase": OWN, "passphrase_again": OWN + " "}, "not the same"),
    ],
)
def test_why_a_passphrase_is_not_taken(fresh: Fresh, fields: dict[str, str], sentence: str) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    refused = browser.post("/start/9", data=form(offered="one-two-three-four-five", **fields))
    assert refused.status_code == 422
    assert sentence in refused.text
    # the same words are offered again, and what was typed is not in the page
    assert phrase_on(refused.text) == "one-two-three-four-five"
    assert OWN not in refused.text
    assert not fresh.vault.exists()


def test_other_words_come_up_when_asked_for(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    first = phrase_on(browser.get("/start/9").text)
    other = phrase_on(browser.post("/start/9", data=form(do="words", offered=first)).text)
    assert len(other.split("-")) == 5
    assert other != first


def test_what_was_written_before_is_in_the_new_vault(fresh: Fresh) -> None:
    browser = fresh.browser()
    browser.post("/drop", data=form(text="before there was a key"))
    fresh.settle(browser)
    with fresh.vault.unlock(OWN) as desk:
        assert [record.data.text for record in desk.all(Entry)] == ["before there was a key"]
    assert "What you wrote before is in it" in browser.get("/start/done").text


def test_making_it_twice_makes_it_once(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    sent = own(OWN)
    assert browser.post("/start/9", data=sent).headers["location"] == "/keep/sheet"
    assert browser.post("/start/9", data=sent).headers["location"] == "/"
    for path in ("/start", "/start/1", "/start/9"):
        assert browser.get(path).headers["location"] == "/"


def test_the_recovery_sheet_is_shown_once_and_confirmed(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    browser.post("/start/9", data=own(OWN))
    assert "Some people are safer without paper" in browser.get("/keep/sheet").text
    assert browser.post("/keep/sheet", data=form()).headers["location"] == "/keep/sheet"
    groups = code_on(browser.get("/keep/sheet").text)
    assert len(groups) == 9
    wrong = browser.post("/keep/sheet/copied", data=form(group2="XXXX", group6=groups[6]))
    assert wrong.status_code == 422
    assert "compare once more" in wrong.text
    right = browser.post("/keep/sheet/copied", data=form(group2=groups[2].lower(), group6=groups[6] + " "))
    assert right.headers["location"] == "/start/daily"
    assert groups[0] not in browser.get("/keep/sheet").text


def test_the_daily_minute_is_one_that_exists(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    browser.post("/start/9", data=own(OWN))
    page = browser.get("/start/daily").text
    offered = re.findall('name="daily" value="([^"]*)"', page)
    assert "" in offered
    assert len(offered) > 2
    assert browser.post("/start/daily", data=form(daily="couple-therapy", seen="1")).status_code == 422
    browser.post("/start/daily", data=form(daily=offered[0], seen="1"))
    with fresh.vault.unlock(OWN) as desk:
        assert desk.settings().daily == offered[0]
        assert desk.settings().setup_done


@pytest.mark.parametrize("step", ["0", "10", "99", "-1", "x", "e", "１", "a" * 300])
def test_there_are_no_other_steps(fresh: Fresh, step: str) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    assert browser.get(f"/start/{step}").status_code == 404
    assert browser.post(f"/start/{step}", data=form()).status_code in (404, 405)


def test_over_long_and_strange_text_stays_in_the_form(fresh: Fresh) -> None:
    browser = fresh.browser()
    answer(browser, 1, adult="yes")
    long = browser.post("/start/4", data=form(name="M" * 200, pronouns="she"))
    assert long.status_code == 422
    assert "M" * 200 in long.text
    odd = browser.post("/start/4", data=form(name="Mi\x00ra", pronouns="she"))
    assert odd.status_code == 422
    assert "Mira" in odd.text
    lost = browser.post("/start/4", data=form(name="Mira", pronouns="own", own_pronouns=""))
    assert lost.status_code == 422
    assert 'value="Mira"' in lost.text
