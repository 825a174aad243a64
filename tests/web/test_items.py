"""Pages of what a practice, a moment or a check-in left behind: in words, to reword, to delete and take back."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from brimful.core.errors import NotFound
from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.nurturer import Nurturer
from brimful.core.kinds.person import Person
from brimful.core.kinds.run import Run
from brimful.guide import episode, run
from brimful.guide.passing import Passing
from guide.walking import flow_through, go_through

from .house import form

NOW = datetime.now(UTC) - timedelta(hours=1)
CAMERA = "At nine there was no answer.\nThe phone lay on the table."
WRITTEN = {"camera": CAMERA, "who": "Grandmother", "more": "enough", "limit": "No calls at work"}


def library(house):
    return house.app.state.shell.library


@pytest.fixture
def did(house):
    """Does a practice to its end; the record's id."""

    def work(practice: str, until: str | None = None, written=WRITTEN, **answers) -> str:
        desk, lib = house.at("ana"), library(house)
        sitting = run.begin(desk, lib, practice, NOW, passing=Passing(), tz="Europe/Berlin")
        return go_through(desk, lib, sitting, NOW, answers={**written, **answers}, until=until).id

    return work


@pytest.fixture
def moment(house) -> str:
    desk, lib = house.at("ana"), library(house)
    flow = episode.begin(desk, lib, {"state": "sympathetic", "strength": 6}, NOW, NOW)
    return flow_through(desk, lib, flow, NOW + timedelta(minutes=9)).id


def told(page: str) -> dict[str, str]:
    """Answers by their questions."""
    pairs = re.findall(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", page, re.S)
    return {unescape(ask): " ".join(unescape(re.sub("<[^>]+>", " ", said)).split()) for ask, said in pairs}


def way_to_change(page: str, words: str) -> str:
    """The address under which these words are changed."""
    found = re.search(rf'{re.escape(words)}.*?<a class="more" href="([^"]+)"', page, re.S)
    assert found
    return found[1]


def reword(browser, way: str, words: str, **fields: str):
    seen = re.search(r'name="seen" value="(\d+)"', browser.get(way).text)
    assert seen
    return browser.post(way, data=form(words=words, **{"seen": seen[1], **fields}))


def test_a_run_is_told_in_words(ana, did) -> None:
    page = ana.get(f"/n/item/{did('trigger-journal')}").text
    said = told(page)
    assert said["How strong is it right now?"] == "4 of 10"
    assert said["What happened?"] == "A slow or missing reply"
    assert said["How old did you feel? Slide to the age."] == "6 years"
    assert "At nine there was no answer." in said[next(k for k in said if k.startswith("Tell it the way"))]
    assert not re.search(r">\s*(slow_reply|sympathetic|ventral)\s*<", page)
    assert "<title>Brimful</title>" in page
    assert "not ended" not in page


def test_every_practice_can_be_told(house, ana, did) -> None:
    for name in library(house).practices:
        rid = did(name, written={"more": "enough"})
        answer = ana.get(f"/n/item/{rid}")
        assert answer.status_code == 200, name
        told_ = told(answer.text)
        assert all(told_.values()), name
        assert not [one for one in told_.values() if one.startswith(("{", "["))], name


def test_one_that_was_left_says_so_and_leads_on(house, ana, did) -> None:
    rid = did("trigger-journal", until="meaning")
    page = ana.get(f"/n/item/{rid}").text
    assert "Begun and not ended." in page
    assert f'href="{house.app.url_path_for("run.show", rid=rid)}"' in page


def test_own_words_of_a_run_are_changed_in_log_and_fields(house, ana, did) -> None:
    rid = did("trigger-journal")
    way = way_to_change(ana.get(f"/n/item/{rid}").text, "At nine")
    assert CAMERA in unescape(ana.get(way).text)
    assert reword(ana, way, "At ten there was one.").headers["location"] == f"/n/item/{rid}"
    kept = house.at("ana").get(rid, Run).data
    assert kept.fields["camera"] == "At ten there was one."
    assert [a.value for a in kept.log if a.value == "At ten there was one."] == ["At ten there was one."]
    assert CAMERA not in str(kept)
    assert (kept.status, kept.fields["trigger"]) == ("done", "slow_reply")


def test_without_words_the_answer_is_left_out(house, ana, did) -> None:
    rid = did("trigger-journal")
    way = way_to_change(ana.get(f"/n/item/{rid}").text, "At nine")
    before = sum(a.skipped for a in house.at("ana").get(rid, Run).data.log)
    assert reword(ana, way, "   ").status_code == 303
    kept = house.at("ana").get(rid, Run).data
    assert "camera" not in kept.fields
    assert sum(a.skipped for a in kept.log) == before + 1
    assert "At nine" not in ana.get(f"/n/item/{rid}").text


def test_two_tabs_see_both_texts(house, ana, did) -> None:
    rid = did("trigger-journal")
    way = way_to_change(ana.get(f"/n/item/{rid}").text, "At nine")
    version = house.at("ana").get(rid, Run).version
    assert ana.post(way, data=form(words="first tab", seen=str(version))).status_code == 303
    late = ana.post(way, data=form(words="second tab", seen=str(version)))
    assert late.status_code == 409
    assert "first tab" in late.text
    assert "second tab" in late.text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', late.text))
    assert ana.post(way, data={**fields, "words": "both"}).status_code == 303
    assert house.at("ana").get(rid, Run).data.fields["camera"] == "both"


def test_sent_twice_it_is_changed_once(house, ana, did) -> None:
    rid = did("trigger-journal")
    way = way_to_change(ana.get(f"/n/item/{rid}").text, "At nine")
    version = house.at("ana").get(rid, Run).version
    sent = form(words="once", seen=str(version))
    assert [ana.post(way, data=sent).status_code for _ in range(2)] == [303, 303]
    assert house.at("ana").get(rid, Run).version == version + 1


@pytest.mark.parametrize("wrong", ["a" * 100_001, "a\0b"])
def test_what_can_not_be_taken_comes_back(house, ana, did, wrong) -> None:
    rid = did("trigger-journal")
    way = way_to_change(ana.get(f"/n/item/{rid}").text, "At nine")
    answer = reword(ana, way, wrong)
    assert answer.status_code == 422
    assert wrong.replace("\0", "") in answer.text
    assert house.at("ana").get(rid, Run).data.fields["camera"] == CAMERA


@pytest.mark.parametrize("key", ["0", "999", "-1", "x", "note", "log"])
def test_what_was_chosen_or_is_not_there_has_no_words_to_change(house, ana, did, key) -> None:
    rid = did("trigger-journal")
    before = house.at("ana").get(rid, Run)
    assert ana.get(f"/n/item/{rid}/words/{key}").status_code == 404
    assert ana.post(f"/n/item/{rid}/words/{key}", data=form(words="9", seen="1")).status_code == 404
    assert house.at("ana").get(rid, Run) == before


def test_a_moment_is_told_and_its_own_words_changed(house, ana, moment) -> None:
    page = ana.get(f"/n/item/{moment}").text
    said = told(page)
    assert said["At the beginning"] == "Octopus, 6 of 10"
    assert said["Afterwards"] == "3 of 10"
    assert said["How old does it feel?"] == "7 years"
    assert said["What you chose at the end"] == "Rest, this is enough"
    way = way_to_change(page, "some words")
    assert reword(ana, way, "an evening of rest").status_code == 303
    kept = house.at("ana").get(moment, Episode).data
    assert kept.give == "an evening of rest"
    assert [a.value for a in kept.log if a.step == "give"] == ["an evening of rest"]
    assert kept.status == "done"


def test_what_set_it_off_is_one_tap_after_opening(house, ana, moment) -> None:
    page = ana.get(f"/n/item/{moment}").text
    assert '<button class="quiet" name="trigger" value="silence">Silence</button>' in page
    way = f"/n/item/{moment}/trigger"
    assert ana.post(way, data=form(trigger="silence")).headers["location"] == f"/n/item/{moment}"
    assert house.at("ana").get(moment, Episode).data.trigger == "silence"
    assert '<p class="say">Silence</p>' in ana.get(f"/n/item/{moment}").text
    ana.post(way, data=form(trigger="", own_trigger="the bells"))
    assert house.at("ana").get(moment, Episode).data.trigger == "the bells"
    assert ana.post(way, data=form(trigger="", own_trigger="")).status_code == 303
    assert ana.post(way, data=form(trigger="lion")).status_code == 422
    assert house.at("ana").get(moment, Episode).data.trigger == "the bells"


def test_one_ended_early_can_be_noted_too(house, ana) -> None:
    desk, lib = house.at("ana"), library(house)
    flow = episode.begin(desk, lib, {"state": "mixed", "strength": 9}, NOW, NOW)
    rid = episode.leave(desk, lib, flow, NOW).id
    assert "Ended early, which is fine." in ana.get(f"/n/item/{rid}").text
    ana.post(f"/n/item/{rid}/trigger", data=form(trigger="goodbye"))
    kept = house.at("ana").get(rid, Episode).data
    assert (kept.trigger, kept.status) == ("goodbye", "left")


def test_a_check_in_and_its_line(house, ana) -> None:
    rid = house.at("ana").put(CheckIn(at=NOW, state="dorsal", activation=6)).id
    page = ana.get(f"/n/item/{rid}").text
    assert "<h1>Turtle</h1>" in page
    assert "6 of 10" in page
    assert reword(ana, f"/n/item/{rid}/words/note", "grey").status_code == 303
    assert house.at("ana").get(rid, CheckIn).data.note == "grey"
    assert "grey" in ana.get(f"/n/item/{rid}").text


def test_deleted_and_taken_back(house, ana, did) -> None:
    rid = did("breath-446")
    assert ana.post(f"/n/item/{rid}/removal", data=form()).headers["location"] == "/n"
    page = ana.get("/n").text
    assert "Deleted: Breathe 4, 4, 6, today" in page
    assert f'href="/n/item/{rid}"' not in page
    assert ana.post(f"/n/item/{rid}/return", data=form()).headers["location"] == f"/n/item/{rid}"
    assert f'href="/n/item/{rid}"' in ana.get("/n").text
    ana.post(f"/n/item/{rid}/removal", data=form())
    ana.portal.call(house.undo.finish)
    with pytest.raises(NotFound):
        house.at("ana").get(rid, Run)
    assert ana.get(f"/n/item/{rid}").status_code == 404


class TestPlaces:
    def test_empty_they_say_what_will_be_there(self, ana) -> None:
        assert "will live here" in ana.get("/inside").text
        assert "will live here" in ana.get("/between").text
        assert "will live here" in ana.get("/mirror").text
        assert 'href="/n"' in ana.get("/mirror").text

    def test_what_practices_found_is_listed_read_and_reworded(self, house, ana, did) -> None:
        made_by = did("inner-nurturers")
        page = ana.get("/inside").text
        assert "Inner Nurturers" in page
        (thing,) = house.at("ana").all(Nurturer)
        assert f'href="/inside/{thing.id}"' in page
        item = ana.get(f"/inside/{thing.id}").text
        assert told(item)["Who is it?"].startswith("Grandmother")
        assert f'href="/n/item/{made_by}"' in item
        assert f'href="/inside/{thing.id}"' in ana.get(f"/n/item/{made_by}").text
        assert reword(ana, way_to_change(item, "Grandmother"), "Aunt Rosa").status_code == 303
        assert house.at("ana").get(thing.id, Nurturer).data.who == "Aunt Rosa"
        assert reword(ana, f"/inside/{thing.id}/words/name", "Rosa").status_code == 303
        assert "Rosa" in ana.get("/inside").text

    def test_each_place_has_its_own(self, house, ana, did) -> None:
        did("boundary-builder", person={"new": "Robin"})
        (person,) = house.at("ana").all(Person)
        page = ana.get("/between").text
        assert "Robin" in page
        assert "No calls at work" in page
        assert "Robin" not in ana.get("/inside").text
        assert ana.get(f"/inside/{person.id}").status_code == 404
        assert ana.get(f"/between/{person.id}").status_code == 200

    def test_deleted_and_taken_back(self, house, ana, ben) -> None:
        rid = house.at("ana").put(Nurturer(name="The oak")).id
        assert ben.post(f"/inside/{rid}/removal", data=form()).status_code == 404
        assert ana.post(f"/inside/{rid}/removal", data=form()).headers["location"] == "/inside"
        page = ana.get("/inside").text
        assert "Deleted: The oak." in page
        assert f'href="/inside/{rid}"' not in page
        assert ana.post(f"/inside/{rid}/return", data=form()).headers["location"] == f"/inside/{rid}"
        assert f'href="/inside/{rid}"' in ana.get("/inside").text

    def test_what_the_run_was_deleted_of_is_still_told(self, house, ana, did) -> None:
        made_by = did("inner-nurturers")
        house.at("ana").delete(made_by)
        (thing,) = house.at("ana").all(Nurturer)
        answer = ana.get(f"/inside/{thing.id}")
        assert answer.status_code == 200
        assert "Grandmother" in answer.text
        assert "Someone in my family" in answer.text

    def test_markup_stays_words(self, house, ana) -> None:
        rid = house.at("ana").put(Nurturer(name="<script>x</script>", who="<img src=x onerror=y>")).id
        for page in (ana.get("/inside").text, ana.get(f"/inside/{rid}").text):
            assert "<script>x" not in page
            assert "<img" not in page
