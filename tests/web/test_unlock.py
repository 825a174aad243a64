"""Unlocking, the recovery sheet, and what is said once afterwards."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from brimful.core.kinds.entry import Entry
from brimful.vault.errors import WrongPassphrase

from .beginner import OWN, Fresh, code_on, phrase_on
from .house import PASSPHRASES, House, form


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Fresh]:
    with Fresh(tmp_path) as found:
        yield found


def unlock(browser, passphrase: str = PASSPHRASES["ana"]):
    return browser.post("/unlock", data=form(passphrase=passphrase))


def test_without_a_vault_it_leads_to_the_beginning(fresh: Fresh) -> None:
    for path in ("/unlock", "/unlock/sheet"):
        assert fresh.browser().get(path).headers["location"] == "/start"


def test_the_passphrase_leads_back_to_where_one_was(house: House) -> None:
    browser = house.browser()
    assert browser.get("/keep/words").headers["location"] == "/unlock"
    assert unlock(browser).headers["location"] == "/keep/words"
    assert browser.get("/keep/words").status_code == 200
    # and the way back is gone: the next time it is the first page
    assert unlock(browser).headers["location"] == "/"


def test_an_open_session_does_not_ask_again(ana) -> None:
    assert ana.get("/unlock").status_code == 303


@pytest.mark.parametrize("typed", ["wrong wrong wrong", "x" * 5000, "\x00\ufffd", " " + PASSPHRASES["ana"]])
def test_a_wrong_passphrase_says_so_kindly_and_never_comes_back_in_the_page(house: House, typed: str) -> None:
    refused = unlock(house.browser(), typed)
    assert refused.status_code == 403
    assert "This passphrase does not open the vault. Spaces and capitals count." in refused.text
    assert typed[:100] not in refused.text
    assert "brimful-local" not in refused.headers.get("set-cookie", "")


def test_an_empty_one_is_no_try(house: House) -> None:
    browser = house.browser()
    for _ in range(9):
        assert unlock(browser, "").status_code == 422
    assert unlock(browser).status_code == 303


def test_after_several_tries_there_is_a_short_pause_and_never_a_lock_out(house: House) -> None:
    browser = house.browser()
    answers = [unlock(browser, "wrong wrong wrong") for _ in range(8)]
    assert 429 in {answer.status_code for answer in answers}
    waiting = next(answer for answer in answers if answer.status_code == 429)
    assert "short pause" in waiting.text
    assert 1 <= int(waiting.headers["retry-after"]) <= 60


def test_help_the_bowl_and_a_line_are_there_while_locked(house: House) -> None:
    page = house.browser().get("/unlock").text
    for address in ('href="/now"', 'href="/help"', 'action="/drop"', 'href="/unlock/sheet"'):
        assert address in page


def test_notes_written_while_locked_are_filed_and_counted(house: House) -> None:
    browser = house.browser("ana")
    house.vault.lock(browser.cookies["brimful-local"])
    for words in ("first line", "second line"):
        browser.post("/drop", data=form(text=words))
    assert unlock(browser).headers["location"] == "/unlock/since"
    page = browser.get("/unlock/since").text
    assert "2 notes that you wrote while it was locked are in your journal now." in page
    assert "first line" not in page
    assert sorted(record.data.text for record in house.at("ana").all(Entry)) == ["first line", "second line"]
    # said once
    assert browser.post("/unlock/since", data=form()).headers["location"] == "/"
    assert browser.get("/unlock/since").headers["location"] == "/"


def test_wrong_tries_since_the_last_time_are_counted(house: House) -> None:
    stranger = house.browser()
    for _ in range(3):
        unlock(stranger, "wrong wrong wrong")
    browser = house.browser()
    assert unlock(browser).headers["location"] == "/unlock/since"
    assert "a wrong passphrase was typed 3 times" in browser.get("/unlock/since").text
    assert "Wrong passphrase, 3 times" in browser.get("/keep/journal").text


def test_it_goes_on_to_where_one_was_after_the_news(house: House) -> None:
    browser = house.browser()
    unlock(browser, "wrong wrong wrong")
    browser.get("/keep/look")
    unlock(browser)
    assert browser.post("/unlock/since", data=form()).headers["location"] == "/keep/look"


def test_a_form_sent_while_locked_is_said_to_be_kept(house: House) -> None:
    page = house.browser().get("/unlock?kept=1").text
    assert "What you had just sent is kept and locked." in page


def test_an_older_copy_is_told_with_its_date_and_a_choice(tmp_path: Path) -> None:
    with Fresh(tmp_path / "a") as fresh:
        fresh.settle(fresh.browser())
        saved = (tmp_path / "a" / "brimful.db").with_name("older.db")
        copy_of(fresh, saved)
        browser = fresh.browser()
        for number in range(4):
            browser.post("/unlock", data=form(passphrase=OWN))
            browser.post("/keep/look", data=form(theme=("dark", "light")[number % 2], seen=str(2 + number)))
    (tmp_path / "b").mkdir()
    shutil.copy(saved, tmp_path / "b" / "brimful.db")
    shutil.copy(tmp_path / "a" / "epochs.json", tmp_path / "b" / "epochs.json")
    with Fresh(tmp_path / "b") as fresh:
        browser = fresh.browser()
        assert unlock(browser, OWN).headers["location"] == "/unlock/since"
        page = browser.get("/unlock/since").text
        assert "This is an older copy." in page
        assert "This vault is older than the one you last used." in page
        assert "This copy was last used on today." in page
        assert browser.post("/unlock/copy", data=form()).headers["location"] == "/"
        assert browser.get("/unlock/since").status_code == 303
        assert unlock(fresh.browser(), OWN).headers["location"] == "/"


def copy_of(fresh: Fresh, to: Path) -> None:
    import sqlite3

    source = sqlite3.connect(to.parent / "brimful.db")
    with sqlite3.connect(to) as target:
        source.backup(target)
    target.close()
    source.close()


def with_sheet(fresh: Fresh) -> str:
    """Set up with a sheet; its code."""
    browser = fresh.browser()
    fresh.settle(browser)
    browser.post("/keep/sheet", data=form())
    return "-".join(code_on(browser.get("/keep/sheet").text))


def test_the_sheet_opens_and_passphrase_and_sheet_become_new(fresh: Fresh) -> None:
    code = with_sheet(fresh)
    browser = fresh.browser()
    offered = phrase_on(browser.get("/unlock/sheet").text)
    opened = browser.post(
        "/unlock/sheet", data=form(code=f" {code.lower()} ", offered=offered, passphrase=offered)
    )
    assert opened.headers["location"] == "/keep/sheet"
    newer = "-".join(code_on(browser.get("/keep/sheet").text))
    assert newer not in ("", code)
    with pytest.raises(WrongPassphrase):
        fresh.vault.unlock(OWN)
    fresh.vault.unlock(offered).close()
    again = fresh.browser().post("/unlock/sheet", data=form(code=code, offered=offered, passphrase=offered))
    assert again.status_code == 403
    assert "An older sheet no longer works" in again.text


def test_a_slip_in_the_code_is_pointed_out_and_the_rest_stays_typed(fresh: Fresh) -> None:
    code = with_sheet(fresh)
    wrong = ("2" if code[0] != "2" else "3") + code[1:]
    browser = fresh.browser()
    for _ in range(7):  # nothing is tried, so nothing is slowed down
        refused = browser.post("/unlock/sheet", data=form(code=wrong, offered="a-b", passphrase="a-b"))
        assert refused.status_code == 422
        assert "One character of the recovery code looks different" in refused.text
        assert wrong in refused.text
    short = browser.post("/unlock/sheet", data=form(code=code[:-6], offered="a-b", passphrase="a-b"))
    assert "shorter or longer" in short.text
    empty = browser.post("/unlock/sheet", data=form(code="", offered="a-b", passphrase="a-b"))
    assert "eight groups of four" in empty.text


def test_a_passphrase_that_is_refused_does_not_use_up_the_code(fresh: Fresh) -> None:
    code = with_sheet(fresh)
    browser = fresh.browser()
    refused = browser.post(
        "/unlock/sheet", data=form(code=code, offered="a-b", new_passphrase="short", passphrase_again="short")
    )
    assert refused.status_code == 422
    assert "at least 15 characters" in refused.text
    assert code in refused.text
    good = form(code=code, offered="a-b", new_passphrase=OWN + "!", passphrase_again=OWN + "!")
    assert browser.post("/unlock/sheet", data=good).status_code == 303


def test_the_session_is_named_after_the_browser(house: House) -> None:
    agent = "Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
    browser = house.browser(**{"user-agent": agent})
    unlock(browser)
    assert "Firefox on Android" in browser.get("/keep/sessions").text
