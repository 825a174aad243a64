"""Two taps, and it is kept; what the practice says to this state comes after, and never pushes."""

from datetime import UTC, datetime, timedelta

import pytest

from brimful.core.kinds.check_in import CheckIn

from .house import form

NOW = datetime(2026, 11, 9, 20, 40, tzinfo=UTC)


def check_ins(house) -> list[CheckIn]:
    return [record.data for record in house.at("ana").all(CheckIn)]


def test_two_taps_are_kept(house, ana) -> None:
    ana.cookies.set("brimful-zone", "America/Bogota")
    answer = ana.post("/c/entries", data=form(state="sympathetic", activation="7"))
    assert answer.status_code == 303
    (found,) = check_ins(house)
    assert (found.state, found.activation, found.note) == ("sympathetic", 7, "")
    assert found.at.utcoffset() == timedelta(hours=-5)
    kept = ana.get(answer.headers["location"]).text
    assert "Kept and locked." in kept
    assert "<h1>Octopus.</h1>" in kept
    assert "Your system is reaching" in kept
    assert f'href="{house.app.url_path_for("run.about", practice="breath-446")}"' in kept


def test_one_tap_is_enough_and_none_is_said_kindly(house, ana) -> None:
    assert ana.post("/c/entries", data=form(activation="0")).status_code == 303
    (found,) = check_ins(house)
    assert (found.state, found.activation) == (None, 0)
    answer = ana.post("/c/entries", data=form(state="", activation="", note="  "))
    assert answer.status_code == 200
    assert "One tap is enough" in answer.text
    assert len(check_ins(house)) == 1


def test_shutdown_is_offered_help_and_a_plain_state_is_not(ana) -> None:
    def kept(state: str) -> str:
        return ana.get(ana.post("/c/entries", data=form(state=state)).headers["location"]).text

    assert "Want to talk to someone?" in kept("dorsal")
    assert "Want to talk to someone?" not in kept("ventral")


@pytest.mark.parametrize(
    "wrong",
    [{"state": "lion"}, {"activation": "11"}, {"activation": "x"}, {"note": "a" * 2001}, {"note": "a\0b"}],
)
def test_what_can_not_be_taken_comes_back_in_the_form(house, ana, wrong) -> None:
    typed = {"state": "mixed", "activation": "4", "note": "the words of before", **wrong}
    answer = ana.post("/c/entries", data=form(**typed))
    assert answer.status_code == 422
    assert check_ins(house) == []
    if "note" not in wrong:
        assert "the words of before" in answer.text
    if "state" not in wrong:
        assert 'value="mixed" checked' in answer.text
    assert 'action="/c/entries"' in answer.text


def test_sent_twice_it_is_kept_once(house, ana) -> None:
    sent = form(state="ventral", activation="2")
    first, second = (ana.post("/c/entries", data=sent) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert len(check_ins(house)) == 1


def test_the_third_within_an_hour_says_it_is_enough(house, ana) -> None:
    def after(count: int) -> str:
        for _ in range(count):
            answer = ana.post("/c/entries", data=form(activation="5"))
        return ana.get(answer.headers["location"]).text

    assert "Now and then is enough" not in after(2)
    assert "Now and then is enough" in after(1)


def test_those_of_yesterday_do_not_count(house, ana) -> None:
    desk = house.at("ana")
    for hours in (30, 29, 28):
        desk.put(CheckIn(at=datetime.now(UTC) - timedelta(hours=hours), activation=5))
    answer = ana.post("/c/entries", data=form(activation="5"))
    assert "Now and then is enough" not in ana.get(answer.headers["location"]).text


def test_a_check_in_sent_while_locked_is_a_check_in_of_that_moment(house, ana) -> None:
    house.vault.lock(ana.cookies["brimful-local"])
    assert (
        ana.post("/c/entries", data=form(state="dorsal", activation="6", note="so far away")).status_code
        == 303
    )
    desk = house.at("ana")
    filing = house.app.state.shell.filings["checkin.save"]
    filed = house.vault.file_drops(desk, lambda opened, note: [opened.put_many(filing(note))])
    assert [(d.state, d.activation, d.note) for d in check_ins(house)] == [("dorsal", 6, "so far away")]
    assert check_ins(house)[0].at == filed[0].at
