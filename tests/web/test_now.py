"""The static in-the-moment pages and their map: the same for everyone, and nothing of a person in an address."""

import json
import re
from posixpath import normpath

import pytest

from brimful.guide.helplines import dial
from brimful.practices.activated.ranking import BANDS
from brimful.practices.library import load
from brimful.web.pages.now import stops

MAP = stops.map_of(load())
STATES = ("sympathetic", "dorsal", "mixed", "unsure")


def practice(name: str) -> str:
    return MAP.stops[name].practice


def test_each_chip_and_strength_leads_to_the_first_practice_of_its_cell() -> None:
    cells = load().moment.cells
    for state in cells:
        for band in BANDS:
            low, high = map(int, band.split("-"))
            for strength in (low, high):
                assert practice(MAP.first(state, strength)) == cells[state][band][0], (state, strength)


def test_a_strength_that_was_not_said_counts_as_7() -> None:
    assert all(MAP.first(state, None) == MAP.first(state, 7) for state in STATES)


def test_every_practice_has_something_to_say_and_long_breaths_never_meet_a_turtle() -> None:
    for stop in MAP.stops.values():
        assert stop.pages
        assert all(page.text for page in stop.pages)
    for name in MAP.cells["dorsal"].values():
        assert not any(page.breath for page in MAP.stops[name].pages)
        assert MAP.stops[name].pages[0].text == "Wiggle your toes. Look for light."
        assert MAP.stops[name].pages[0].help


def test_the_breath_lasts_a_minute_and_ends_on_an_out_breath() -> None:
    (page,) = (page for page in MAP.stops[MAP.of_practice("breath-446")].pages if page.breath)
    assert page.rest == 66


@pytest.mark.parametrize(
    ("number", "page"),
    [
        (0, "close"),
        (4, "close"),
        (5, "close-2"),
        (6, "close-2"),
        (7, "still"),
        (10, "still"),
        (None, "close-2"),
    ],
)
def test_the_number_at_the_end_leads_on(number: int | None, page: str) -> None:
    assert stops.after(number) == page


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("999", "999"),
        ("112 or 999", "112"),
        ("88788 (text START)", "88788"),
        ("+44 20 7946", "+44207946"),
        ("", ""),
    ],
)
def test_only_a_number_is_dialled(said: str, number: str) -> None:
    assert dial(said) == number


@pytest.mark.parametrize("name", ["", *(f"/{name}" for name in MAP.names())])
def test_a_page_is_the_same_for_everyone(house, ana, stranger, name: str) -> None:
    ana.cookies.set("brimful-local-look", "dark", domain="127.0.0.1")
    answers = [stranger.get(f"/now{name}"), ana.get(f"/now{name}")]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert "set-cookie" not in answers[0].headers
    # help is one tap away, on every page, without a vault
    assert 'href="/now/help"' in answers[0].text
    assert 'href="/help"' not in answers[0].text
    assert "data-idle" not in answers[1].text


def test_no_address_of_the_flow_tells_a_state_or_a_number(stranger) -> None:
    for state in STATES:
        for strength in ("", "2", "9"):
            answer = stranger.post("/now/next", data={"state": state, "strength": strength})
            assert answer.status_code == 303
            assert re.fullmatch(r"/now/\d", answer.headers["location"])
    assert stranger.post("/now/next", data={"after": "8"}).headers["location"] == "/now/still"


@pytest.mark.parametrize(
    "sent", [{}, {"state": "x"}, {"state": "unsure", "strength": "11"}, {"strength": "many"}, {"after": "x"}]
)
def test_nobody_is_refused_here(stranger, sent) -> None:
    answer = stranger.post("/now/next", data=sent)
    assert answer.status_code == 303
    assert stranger.get(answer.headers["location"]).status_code == 200


def test_turtle_words_that_were_read_are_not_shown_again(stranger) -> None:
    sent = {"state": "dorsal", "seen": "turtle"}
    assert stranger.post("/now/next", data=sent).headers["location"] == "/now/5#2"
    assert stranger.post("/now/next", data={"state": "dorsal"}).headers["location"] == "/now/5"


def test_without_a_vault_open_the_own_doors_lead_to_the_general_ones(stranger) -> None:
    assert stranger.post("/now/next", data={"go": "own"}).headers["location"] == "/now/ways"
    assert stranger.post("/now/next", data={"go": "sheet"}).headers["location"] == "/now/sheet"


def test_with_the_vault_open_a_chip_leads_into_the_own_flow(house, ana) -> None:
    answer = ana.post("/now/next", data={"state": "mixed", "strength": "5"})
    if any(route.name == "moment.begin" for route in house.app.routes):
        assert answer.headers["location"] == house.app.url_path_for("moment.begin")
        assert "mixed" not in answer.headers["location"]
    else:
        assert answer.headers["location"] == "/now/3"


def test_the_worker_keeps_the_shell_and_the_static_pages_and_changes_with_them(stranger) -> None:
    code = stranger.get("/sw.js")
    assert code.headers["content-type"].startswith("text/javascript")
    shell = json.loads(re.match(r"const SHELL = (.*);\n", code.text)[1])
    assert set(shell["pages"]) == {"screen", *MAP.names()}
    assert shell["cells"] == {state: dict(bands) for state, bands in MAP.cells.items()}
    for path in [*shell["pages"].values(), *shell["assets"]]:
        assert stranger.get(path).status_code == 200, path
    # everything those pages ask for is among what is kept
    for path in shell["pages"].values():
        wanted = re.findall(r'(?:src|href)="(/static/[^"]+)"', stranger.get(path).text)
        assert {each for each in wanted if "icon-" not in each} <= set(shell["assets"]), path
    for path in (path for path in shell["assets"] if path.endswith(".js")):
        folder = path.rpartition("/")[0]
        for name in re.findall(r'from "(\.[^"]+)"|import "(\.[^"]+)"', stranger.get(path).text):
            assert normpath(f"{folder}/{''.join(name)}") in shell["assets"], (path, name)


def test_the_manifest_is_neutral_and_its_shortcuts_and_icons_are_there(stranger) -> None:
    manifest = stranger.get("/manifest.webmanifest")
    assert manifest.headers["content-type"] == "application/manifest+json"
    found = manifest.json()
    assert found["name"] == found["short_name"] == "Brimful"
    assert found["shortcuts"][0]["url"] == "/now"
    assert {icon["purpose"] for icon in found["icons"]} == {"any", "maskable"}
    for icon in found["icons"]:
        answer = stranger.get(icon["src"])
        assert (answer.status_code, answer.headers["content-type"]) == (200, icon["type"])
    for shortcut in found["shortcuts"]:
        assert stranger.get(shortcut["url"]).status_code in (200, 303)


def test_screen_0_says_the_words_of_the_reference(stranger) -> None:
    page = stranger.get("/now").text
    for words in (
        "Breathe out. Slowly. Longer than in.",
        "Feel your feet. Nothing has to be decided now.",
        "Wiggle your toes. Look for light.",
        "Want to talk to someone? Help is here.",
        "Would you like to go on like this, or have something else?",
        "Skip to my own way",
    ):
        assert words in page.replace("&#39;", "'"), words
