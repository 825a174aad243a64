"""Keep: each thing is set on a page of its own, and keys only after the passphrase was typed again (WEB13)."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from brimful.core.kinds.settings import Settings
from brimful.vault.clock import SystemClock
from brimful.vault.errors import WrongPassphrase
from brimful.web.pages.keep.lists import LISTS

from .beginner import code_on
from .house import PASSPHRASES, House, form

NEW = "the kettle sings before the storm"


class Later(SystemClock):
    """A clock that can be moved on."""

    ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock() -> Later:
    return Later()


@pytest.fixture
def aged(tmp_path: Path, clock: Later):
    (tmp_path / "aged").mkdir()
    with House(tmp_path / "aged", clock=clock) as found:
        yield found


def keep(browser, wish: str, **fields: str):
    seen = re.search('name="seen" value="(\\d+)"', browser.get(f"/keep/{wish}").text)
    assert seen
    return browser.post(f"/keep/{wish}", data=form(seen=seen[1], **fields))


@pytest.mark.parametrize(
    ("wish", "fields", "expected"),
    [
        ("name", {"name": "Mira", "pronouns": "she"}, {"name": "Mira", "pronouns": "she"}),
        ("name", {"pronouns": "own", "own_pronouns": "xe/xem"}, {"name": "", "pronouns": "xe/xem"}),
        ("words", {"words": "baum", "register": "spiritual"}, {"words": "baum", "register": "spiritual"}),
        ("country", {"country": "NZ"}, {"country": "NZ"}),
        ("country", {"country": ""}, {"country": ""}),
        ("daily", {"daily": "daily-affirmations"}, {"daily": "daily-affirmations"}),
        ("moment", {"look_back": "1"}, {"look_back": True, "autostart": False}),
        ("look", {"theme": "dark"}, {"theme": "dark"}),
        ("lock", {"lock_minutes": "2"}, {"lock_minutes": 2}),
        ("leave", {"leave_to": "https://www.bbc.com/weather"}, {"leave_to": "https://www.bbc.com/weather"}),
        ("leave", {"leave_to": ""}, {"leave_to": Settings().leave_to}),
    ],
)
def test_a_choice_is_kept_and_stands_in_the_list(house: House, ana, wish: str, fields, expected) -> None:
    answer = keep(ana, wish, **fields)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/keep?kept"
    settings = house.at("ana").settings()
    assert {name: getattr(settings, name) for name in expected} == expected
    assert "Kept." in ana.get("/keep?kept").text


@pytest.mark.parametrize(
    ("wish", "fields"),
    [
        ("words", {"words": "klingon"}),
        ("country", {"country": "XX"}),
        ("look", {"theme": "pink"}),
        ("lock", {"lock_minutes": "3"}),
        ("lock", {"lock_minutes": ""}),
        ("daily", {"daily": "no-such-practice"}),
        ("leave", {"leave_to": "javascript:alert(1)"}),
        ("leave", {"leave_to": "https://good.example/;url=http://evil.example"}),
        ("leave", {"leave_to": "https://[broken"}),
        ("leave", {"leave_to": "https://a b.example/"}),
        ("name", {"name": "x" * 61, "pronouns": "she"}),
    ],
)
def test_what_is_no_choice_changes_nothing_and_stays_in_the_form(house: House, ana, wish, fields) -> None:
    answer = keep(ana, wish, **fields)
    assert answer.status_code == 422
    assert house.at("ana").settings() == Settings()
    if "leave_to" in fields or "name" in fields:
        typed = fields.get("leave_to", fields.get("name", ""))
        assert typed.replace("'", "&#39;") in answer.text


def test_the_look_changes_at_once(ana) -> None:
    keep(ana, "look", theme="dark")
    assert 'data-theme="dark"' in ana.get("/keep").text
    assert ana.cookies["brimful-local-look"] == "dark"


def test_two_tabs_with_the_settings_open_lose_nothing(house: House, ana) -> None:
    keep(ana, "name", name="Mira", pronouns="she")
    stale = form(seen="1", words="ifs", register="secular")
    keep(ana, "country", country="NZ")
    refused = ana.post("/keep/words", data=stale)
    assert refused.status_code == 409
    assert "changed somewhere else" in refused.text
    assert re.search('value="ifs" checked', refused.text)  # what was chosen is still chosen
    seen = re.search('name="seen" value="(\\d+)"', refused.text)
    assert seen
    assert ana.post("/keep/words", data={**stale, "seen": seen[1]}).status_code == 303
    settings = house.at("ana").settings()
    assert (settings.name, settings.country, settings.words) == ("Mira", "NZ", "ifs")


def test_a_form_sent_twice_saves_once(house: House, ana) -> None:
    sent = form(seen="0", theme="dark")
    assert ana.post("/keep/look", data=sent).status_code == 303
    assert ana.post("/keep/look", data=sent).status_code == 303
    assert house.at("ana").one(Settings).version == 1


def test_a_choice_made_while_locked_does_not_become_a_note(house: House, ana) -> None:
    house.vault.lock(ana.cookies["brimful-local"])
    assert ana.post("/keep/look", data=form(theme="dark")).headers["location"] == "/unlock"
    filed = []
    house.vault.file_drops(house.at("ana"), lambda desk, note: filed.append(note))
    assert filed == []


def test_there_is_nothing_under_other_names(ana) -> None:
    for name in ("nothing", "show", "wish", "../etc", "lists/0", "lists/99", "lists/x", "lists/１"):
        assert ana.get(f"/keep/{name}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/keep/sheet", "/keep/sheet/removal", "/keep/sessions", "/keep/sessions/" + "0" * 64]
)
def test_WEB13_keys_and_sessions_need_the_passphrase_again(aged: House, clock: Later, path: str) -> None:  # noqa: N802
    ana = aged.browser("ana")
    clock.ahead = timedelta(minutes=5, seconds=1)
    refused = ana.post(path, data=form())
    assert refused.status_code == 403
    assert "Your passphrase once more" in refused.text
    assert not aged.vault.has_recovery_code(aged._at["ana"])
    afterwards = re.search('name="afterwards" value="([^"]+)"', refused.text)
    assert afterwards
    wrong = ana.post("/keep/proof", data=form(passphrase="wrong wrong wrong", afterwards=afterwards[1]))
    assert wrong.status_code == 403
    assert "does not open the vault" in wrong.text
    assert ana.post(path, data=form()).status_code == 403
    proved = ana.post("/keep/proof", data=form(passphrase=PASSPHRASES["ana"], afterwards=afterwards[1]))
    assert proved.status_code == 303
    assert ana.post(path, data=form()).status_code == 303


def test_proving_leads_nowhere_else(ana) -> None:
    refused = ana.post("/keep/proof", data=form(passphrase="x", afterwards="https://evil.example/"))
    assert refused.status_code == 422


def test_the_passphrase_is_changed_with_the_old_one_only(house: House, ana) -> None:
    good = {"offered": "a-b", "new_passphrase": NEW, "passphrase_again": NEW}
    for old in ("", "wrong wrong wrong"):
        refused = ana.post("/keep/passphrase", data=form(old_passphrase=old, **good))
        assert refused.status_code in (403, 400, 422)
        assert NEW not in refused.text
    other = house.browser("ana")
    changed = ana.post("/keep/passphrase", data=form(old_passphrase=PASSPHRASES["ana"], **good))
    assert changed.headers["location"] == "/keep?kept"
    house.vault.unlock(NEW).close()
    with pytest.raises(WrongPassphrase):
        house.vault.unlock(PASSPHRASES["ana"])
    assert ana.get("/keep").status_code == 200  # this browser stays
    assert other.get("/keep").headers["location"] == "/unlock"  # every other locks
    assert "Passphrase changed" in ana.get("/keep/journal").text


def test_the_sheet_comes_and_goes(house: House, ana) -> None:
    assert "Would you like a recovery sheet?" in ana.get("/keep/sheet").text
    ana.post("/keep/sheet", data=form())
    code = code_on(ana.get("/keep/sheet").text)
    assert len(code) == 9
    assert ana.post("/keep/sheet/copied", data=form(unseen="1")).status_code == 303
    page = ana.get("/keep/sheet").text
    assert "There is a recovery sheet." in page
    assert code[0] not in page
    ana.post("/keep/sheet/removal", data=form())
    assert not house.vault.has_recovery_code(house.at("ana"))
    journal = ana.get("/keep/journal").text
    assert "New recovery sheet" in journal
    assert "Recovery sheet taken away" in journal


def test_a_code_is_only_for_its_owner(house: House, ana) -> None:
    ana.post("/keep/sheet", data=form())
    code = code_on(ana.get("/keep/sheet").text)
    assert code_on(house.browser("ben").get("/keep/sheet").text) == []
    assert code[0] not in house.browser("ben").get("/keep/sheet").text


def test_sessions_are_listed_coarsely_and_ended(house: House, ana) -> None:
    other = house.browser("ana")
    third = house.browser("ana")
    page = ana.get("/keep/sessions").text
    assert page.count("Lock it there") == 2
    assert "this one" in page
    assert not re.search("\\d\\d:\\d\\d", page)
    one = re.search('action="(/keep/sessions/[0-9a-f]+)"', page)
    assert one
    ana.post(one[1], data=form())
    assert sorted([other.get("/keep").status_code, third.get("/keep").status_code]) == [200, 303]
    ana.post("/keep/sessions", data=form())
    assert [browser.get("/keep").status_code for browser in (ana, other, third)] == [200, 303, 303]
    assert "It is open here, and nowhere else." in ana.get("/keep/sessions").text


def number_of(name: str) -> int:
    return list(LISTS).index(name) + 1


def test_lists_take_own_words_and_hide_options(house: House, ana) -> None:
    number = number_of("feelings")
    path = f"/keep/lists/{number}"
    listed = re.findall('name="listed" value="([^"]+)"', ana.get(path).text)
    assert "afraid" in listed
    shown = [key for key in listed if key != "afraid"]
    ana.post(path, data={**form(seen="0", add="wobbly"), "listed": listed, "shown": shown})
    settings = house.at("ana").settings()
    assert settings.own_options == {"feelings": {"own_1": "wobbly"}}
    assert settings.hidden_options == {"feelings": ["afraid"]}
    assert "one of yours" in ana.get("/keep/lists").text
    # the own one is renamed, the hidden one comes back
    data = {**form(seen="1", add=""), "listed": listed, "shown": listed, "own.own_1": "shaky inside"}
    ana.post(path, data=data)
    settings = house.at("ana").settings()
    assert settings.own_options == {"feelings": {"own_1": "shaky inside"}}
    assert settings.hidden_options == {}
    # and emptied it goes
    ana.post(path, data={**form(seen="2"), "listed": listed, "shown": listed, "own.own_1": ""})
    assert house.at("ana").settings().own_options == {}


def test_one_option_stays(house: House, ana) -> None:
    path = f"/keep/lists/{number_of('needs')}"
    listed = re.findall('name="listed" value="([^"]+)"', ana.get(path).text)
    refused = ana.post(path, data={**form(seen="0", add=""), "listed": listed})
    assert refused.status_code == 422
    assert "One of them stays" in refused.text
    assert house.at("ana").settings().hidden_options == {}


def test_an_over_long_own_option_stays_in_the_form(ana) -> None:
    refused = ana.post("/keep/lists/1", data=form(seen="0", add="y" * 130, shown="afraid"))
    assert refused.status_code == 422
    assert "y" * 130 in refused.text


def test_the_pages_about_it_say_what_they_have_to(house: House, ana) -> None:
    sources = ana.get("/keep/sources").text
    for name in ("Jessica Baum", "Richard Schwartz", "Stephen Porges", "Harville Hendrix", "John Bowlby",
                 "Marsha Linehan", "Aaron Beck, David Burns", "Julie Menanno", "Daniel Siegel"):  # fmt: skip
        assert name in sources
    assert "none of them has endorsed it" in sources
    assert "disputed" in sources
    about = house.browser().get("/keep/about").text  # also before any set-up and while locked
    assert "not a medical device" in about
    assert "Affero General Public License" in about
    assert "no backup by itself" in ana.get("/keep/data").text


def test_every_choice_of_a_stale_page_is_still_chosen_when_it_comes_back(ana) -> None:
    keep(ana, "name", name="Mira", pronouns="she")
    for wish, fields, still in (
        ("look", {"theme": "dark"}, 'value="dark" checked'),
        ("lock", {"lock_minutes": "30"}, 'value="30" checked'),
        ("moment", {"look_back": "1"}, 'name="look_back" value="1" checked'),
        ("daily", {"daily": "breath-446"}, 'value="breath-446" checked'),
        ("country", {"country": "NZ"}, '<option value="NZ" selected>'),
    ):
        refused = ana.post(f"/keep/{wish}", data=form(seen="77", **fields))
        assert refused.status_code == 409
        assert still in refused.text
        assert refused.text.count(" checked") <= 1
