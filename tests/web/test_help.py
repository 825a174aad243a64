"""Help: own people first, then the lines of the country, and everything works while locked."""

import re
from pathlib import Path

import pytest

from brimful.core.kinds.contact import Contact
from brimful.guide.helplines import dial

from .beginner import Fresh
from .house import House, form


def add(browser, **fields: str):
    return browser.post("/help/people/new", data=form(**fields))


def ids(browser) -> list[str]:
    return re.findall('href="/help/people/([0-9a-f]{32})"', browser.get("/help/people").text)


@pytest.mark.parametrize("path", ["/help", "/help/1", "/help/2"])
def test_it_works_before_any_set_up_and_while_locked(tmp_path: Path, house: House, path: str) -> None:
    with Fresh(tmp_path / "fresh") as fresh:
        page = fresh.browser().get(path)
        assert page.status_code == 200
        assert "Help lines in Austria" in page.text
        assert "behind your lock" not in page.text
    locked = house.browser().get(path).text
    assert "Your own people are behind your lock." in locked
    for page in (locked, house.browser("ana").get(path).text):
        assert "Nobody reads what you write here. Brimful can't call for help." in page


def test_own_people_come_before_every_line(ana) -> None:
    add(ana, name="Jo", phone="+49 170 1234567", note="evenings after eight")
    for path in ("/help", "/help/1", "/help/2"):
        page = ana.get(path).text
        assert 'href="tel:+491701234567"' in page
        assert 'href="sms:+491701234567"' in page
        assert page.index("evenings after eight") < page.index('id="lines"')


def test_own_people_are_nobody_else_s(house: House, ana) -> None:
    add(ana, name="Jo Nightingale")
    for browser in (house.browser("ben"), house.browser()):
        assert "Nightingale" not in browser.get("/help").text


def test_with_someone_the_lines_for_being_hurt_come_first(ana) -> None:
    ana.post("/help/country", data=form(country="GB"))
    first = {
        path: re.findall('data-kind="([a-z-]+)"', ana.get(path).text)[0] for path in ("/help/1", "/help/2")
    }
    assert first == {"/help/1": "emergency", "/help/2": "domestic-abuse"}
    page = ana.get("/help/2").text
    assert "another phone or computer is safer" in page
    assert "don't remove anything yet" in page
    assert "Browser history, backups and watching software may still show" in page
    assert "your partner" not in page.lower()


def test_every_line_says_when_it_was_checked_or_that_it_may_have_changed(stranger) -> None:
    stranger.post("/help/country", data=form(country="GB"))
    page = stranger.get("/help").text
    assert "checked 2026" in page
    assert "may have changed" in page
    rows = re.findall("<li data-kind.*?</li>", page, re.S)
    assert len(rows) == 8
    assert all("checked" in row or "may have changed" in row for row in rows)


def test_text_lines_open_the_messages_with_the_number_only(stranger) -> None:
    stranger.post("/help/country", data=form(country="GB"))
    assert 'href="sms:85258"' in stranger.get("/help").text


def test_the_country_follows_the_switch_then_the_settings_then_the_language(house: House) -> None:
    browser = house.browser("ana", **{"accept-language": "en-NZ"})
    assert "Help lines in New Zealand" in browser.get("/help").text
    browser.post("/keep/country", data=form(seen="0", country="IE"))
    assert "Help lines in Ireland" in browser.get("/help").text
    back = browser.post("/help/country", data=form(country="JP", back="someone"))
    assert back.headers["location"] == "/help/2#lines"
    assert "Help lines in Japan" in browser.get("/help").text
    assert house.at("ana").settings().country == "IE"  # travelling changes nothing that is set


def test_an_unknown_country_names_what_works_in_most_places(stranger) -> None:
    stranger.post("/help/country", data=form(country=""))
    page = stranger.get("/help/1").text
    for number in ("112", "911", "999"):
        assert f'href="tel:{number}"' in page
    assert "https://findahelpline.com" in page
    assert "befrienders.org" in page
    assert stranger.post("/help/country", data=form(country="XX")).status_code == 422
    assert stranger.post("/help/country", data=form(country="GB", back="//evil.example")).status_code == 422


def test_there_is_a_way_back_to_the_room_without_breath_or_closed_eyes(stranger) -> None:
    page = stranger.get("/help/1").text
    ground = page[page.index('class="ground"') : page.index("</ol>", page.index('class="ground"'))]
    assert "five things you see" in ground
    assert "where the door is" in ground
    assert "breath" not in ground.lower()
    assert "close" not in ground.lower()


def test_people_are_added_changed_and_put_in_order(house: House, ana) -> None:
    for name in ("Jo", "Mum", "Dr Ada"):
        assert add(ana, name=name).headers["location"] == "/help/people"
    people = ids(ana)
    ana.post(f"/help/people/{people[2]}/up", data=form())
    ana.post(f"/help/people/{people[2]}/up", data=form())
    assert ids(ana) == [people[2], people[0], people[1]]
    ana.post(f"/help/people/{people[2]}/up", data=form())  # the first stays the first
    assert ids(ana)[0] == people[2]
    seen = re.search('name="seen" value="(\\d+)"', ana.get(f"/help/people/{people[0]}").text)
    assert seen
    ana.post(f"/help/people/{people[0]}", data=form(seen=seen[1], name="Jo", phone="12345"))
    assert [person.data.phone for person in house.at("ana").all(Contact) if person.data.name == "Jo"] == [
        "12345"
    ]
    assert ids(ana) == [people[2], people[0], people[1]]


def test_a_person_taken_off_can_be_taken_back(house: House, ana) -> None:
    add(ana, name="Jo")
    [jo] = ids(ana)
    ana.post(f"/help/people/{jo}/removal", data=form())
    assert ids(ana) == []
    assert "Jo is taken off the list." in ana.get("/help/people").text
    assert "<b>Jo</b>" not in ana.get("/help").text
    ana.post(f"/help/people/{jo}/undo", data=form())
    assert ids(ana) == [jo]


def test_the_same_form_twice_adds_one_person(house: House, ana) -> None:
    sent = form(name="Jo")
    ana.post("/help/people/new", data=sent)
    ana.post("/help/people/new", data=sent)
    assert len(house.at("ana").all(Contact)) == 1


def test_nameless_and_over_long_stay_in_the_form(house: House, ana) -> None:
    nameless = add(ana, name="  ", phone="0171 555")
    assert nameless.status_code == 422
    assert "A name is enough" in nameless.text
    assert 'value="0171 555"' in nameless.text
    long = add(ana, name="Jo", note="n" * 400)
    assert long.status_code == 422
    assert "n" * 400 in long.text
    assert house.at("ana").all(Contact) == []


def test_two_tabs_on_one_person_show_both(ana) -> None:
    add(ana, name="Jo", phone="1")
    [jo] = ids(ana)
    ana.post(f"/help/people/{jo}", data=form(seen="1", name="Jo", phone="2"))
    second = ana.post(f"/help/people/{jo}", data=form(seen="1", name="Jo", phone="3"))
    assert second.status_code == 409
    assert 'value="3"' in second.text
    assert "Saved in the meantime: Jo, 2" in re.sub("\\s+", " ", second.text)


def test_someone_typed_while_locked_is_on_the_list_after_unlocking(house: House, ana) -> None:
    house.vault.lock(ana.cookies["brimful-local"])
    assert add(ana, name="Jo", phone="12345").status_code == 303
    from .house import PASSPHRASES

    ana.post("/unlock", data=form(passphrase=PASSPHRASES["ana"]))
    assert [(p.data.name, p.data.phone) for p in house.at("ana").all(Contact)] == [("Jo", "12345")]


def test_what_was_typed_as_a_name_is_only_text(ana) -> None:
    add(ana, name="<script>alert(1)</script>", phone="javascript:alert(1)")
    page = ana.get("/help").text
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert 'href="tel:"' not in page


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("112 or 999", "112"),
        ("88788 (text START)", "88788"),
        ("+49 (0)170-12 34", "+4901701234"),
        ("0800/111 0 111", "08001110111"),
        ("ask Jo", ""),
        ("", ""),
    ],
)
def test_numbers_are_dialled_as_a_telephone_does(written: str, dialled: str) -> None:
    assert dial(written) == dialled
