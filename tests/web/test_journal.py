"""The free door of the journal: written, changed, taken away and back; and nothing typed is lost on the way."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from brimful.core.errors import NotFound
from brimful.core.kinds.draft import Draft
from brimful.core.kinds.entry import Entry
from brimful.core.kinds.settings import Settings
from brimful.guide.drops import file_waiting

from .house import form

AT = datetime(2026, 11, 9, 20, 40, tzinfo=UTC)


def entries(house) -> list[Entry]:
    return [record.data for record in house.at("ana").all(Entry)]


def written(page: str) -> str:
    """What stands in the field of the page."""
    found = re.search(r'<textarea[^>]*name="text"[^>]*>\n(.*?)</textarea>', page, re.S)
    assert found
    return unescape(found[1])


def write(ana, text: str = "the river was high", **fields: str) -> str:
    """The id of a new entry."""
    answer = ana.post("/n/entries", data=form(text=text, **fields))
    assert answer.status_code == 303
    return str(answer.headers["location"]).rpartition("/")[2]


def test_written_read_and_changed(house, ana) -> None:
    rid = write(ana, "first\r\n\r\nsecond line", tags="home, #Jo , home", own_feeling="far away,hollow")
    ana.post("/n/entries", data=form(text="x", feeling="afraid"))
    entry = house.at("ana").get(rid, Entry).data
    assert entry.text == "first\n\nsecond line"
    assert entry.tags == ["home", "Jo"]
    assert entry.feelings == ["far away", "hollow"]
    page = ana.get(f"/n/{rid}").text
    assert "first\n\nsecond line" in page
    assert "<title>Brimful</title>" in page
    edit = ana.get(f"/n/{rid}/edit").text
    assert written(edit) == entry.text
    seen = re.search(r'name="seen" value="(\d+)"', edit)
    assert seen
    answer = ana.post(f"/n/{rid}/edits", data=form(text="changed", seen=seen[1]))
    assert answer.status_code == 303
    after = house.at("ana").get(rid, Entry)
    assert (after.data.text, after.data.tags, after.version) == ("changed", [], 2)
    assert after.data.at == entry.at


def test_when_it_was_is_the_persons_own_clock(house, ana) -> None:
    ana.cookies.set("brimful-zone", "Asia/Tokyo")
    rid = write(ana, at="2026-03-01T07:05")
    record = house.at("ana").get(rid, Entry)
    assert record.tz == "Asia/Tokyo"
    assert record.data.at == datetime(2026, 2, 28, 22, 5, tzinfo=UTC)
    # read on a journey, it is still the clock of then
    ana.cookies.set("brimful-zone", "Europe/Berlin")
    assert "07:05" in ana.get(f"/n/{rid}").text
    assert 'value="2026-03-01T07:05"' in ana.get(f"/n/{rid}/edit").text


def test_own_feelings_can_be_tapped_next_time(house, ana) -> None:
    house.at("ana").put(Settings(own_feelings=["like glass"]))
    write(ana, own_feeling="far away", feeling="afraid")
    assert house.at("ana").settings().own_feelings == ["like glass", "far away"]
    page = ana.get("/n/new").text
    assert 'name="feeling" value="far away"' in page
    assert 'name="feeling" value="like glass"' in page


def test_sent_twice_it_is_written_once(house, ana) -> None:
    """REC13 in the web, for a new entry and for a changed one."""
    sent = form(text="once")
    first, second = (ana.post("/n/entries", data=sent) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert [e.text for e in entries(house)] == ["once"]
    rid = first.headers["location"].rpartition("/")[2]
    change = form(text="twice", seen="1")
    assert [ana.post(f"/n/{rid}/edits", data=change).status_code for _ in range(2)] == [303, 303]
    assert house.at("ana").get(rid, Entry).version == 2


def test_rec12_two_tabs_see_both_texts(house, ana) -> None:
    rid = write(ana, "the text of before")
    assert ana.post(f"/n/{rid}/edits", data=form(text="from the first tab", seen="1")).status_code == 303
    late = ana.post(
        f"/n/{rid}/edits", data=form(text="from the second tab", seen="1", tags="b", feeling="sad")
    )
    assert late.status_code == 409
    assert "Both texts are here" in late.text
    assert written(late.text) == "from the second tab"
    assert "from the first tab" in late.text
    assert house.at("ana").get(rid, Entry).data.text == "from the first tab"
    # sent as the page has it, it is taken, with what else stood in the form
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', late.text))
    answer = ana.post(f"/n/{rid}/edits", data={**fields, "text": "from both"})
    assert answer.status_code == 303
    kept = house.at("ana").get(rid, Entry).data
    assert (kept.text, kept.tags, kept.feelings) == ("from both", ["b"], ["sad"])


def test_changing_what_was_deleted_meanwhile_keeps_the_words(house, ana) -> None:
    rid = write(ana)
    house.at("ana").delete(rid)
    answer = ana.post(f"/n/{rid}/edits", data=form(text="still mine", seen="1"))
    assert answer.status_code == 410
    assert written(answer.text) == "still mine"
    assert 'action="/n/entries"' in answer.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "a" * 100_001}, "a little longer than fits (100,000 characters)"),
        ({"text": "before\0after"}, "Some signs in this"),
        ({"text": "words", "at": "the day before"}, "could not be read as a day"),
        ({"text": "words", "at": "0001-01-01T00:00"}, "could not be read as a day"),
        ({"text": "words", "tags": "t" * 1001}, "a little longer than fits (1,000 characters)"),
    ],
)
def test_what_can_not_be_taken_comes_back_in_the_form(house, ana, fields, sentence) -> None:
    answer = ana.post("/n/entries", data={**form(), **fields})
    assert answer.status_code == 422
    assert sentence in unescape(answer.text)
    assert written(answer.text) == fields["text"].replace("\0", "")
    assert entries(house) == []


def test_bytes_that_are_no_text_come_back_as_the_text_in_them(house, ana) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = ana.post("/n/entries", content=b"text=caf%E9+and+%FF%FE%00more", headers=kind)
    assert answer.status_code == 422
    assert written(answer.text) == "caf and more"
    assert entries(house) == []


def test_longest_text_is_taken_in_any_script(house, ana) -> None:
    for sign in ("a", "ж", "水"):
        rid = write(ana, sign * 100_000)
        assert house.at("ana").get(rid, Entry).data.text == sign * 100_000


def test_a_body_over_the_limit_is_refused_in_a_sentence(house, ana) -> None:
    answer = ana.post("/n/entries", data=form(text="水" * 400_000))
    assert answer.status_code == 413
    assert "longer than one page can take" in answer.text


def test_an_empty_form_keeps_nothing(house, ana) -> None:
    answer = ana.post("/n/entries", data=form(text="  \n "))
    assert "One word is enough" in answer.text
    rid = write(ana)
    answer = ana.post(f"/n/{rid}/edits", data=form(text="", seen="1"))
    assert "One word is enough" in answer.text
    assert house.at("ana").get(rid, Entry).version == 1


def test_script_and_markup_stay_words(ana) -> None:
    rid = write(ana, "<script>alert(1)</script><b hx-get='/x'>", tags="<i>", own_feeling="<u>")
    page = ana.get(f"/n/{rid}").text
    assert "<script>alert" not in page
    assert "<b hx-get" not in page
    assert "&lt;script&gt;" in page
    assert "<i>" not in page
    assert "<u>" not in page


class TestDrafts:
    def keep(self, ana, text: str, **fields: str) -> None:
        assert ana.post("/n/drafts", data=form(text=text, **fields)).status_code == 204

    def test_what_was_begun_is_still_here_after_a_crash(self, house, ana) -> None:
        self.keep(ana, "half a sen", tags="a, b", feeling="afraid")
        page = house.browser("ana").get("/n/new").text
        assert "Something you had begun is still here." in page
        assert written(page) == "half a sen"
        assert 'value="a, b"' in page
        assert 'name="feeling" value="afraid" checked' in page

    def test_saved_it_is_no_draft_any_more(self, house, ana) -> None:
        self.keep(ana, "half a sen")
        self.keep(ana, "half a sentence")
        assert len(house.at("ana").all(Draft)) == 1
        write(ana, "half a sentence, whole now")
        assert house.at("ana").all(Draft) == []
        assert "begun is still here" not in ana.get("/n/new").text

    def test_one_keystroke_on_its_way_leaves_no_ghost(self, house, ana) -> None:
        write(ana, "the whole text")
        self.keep(ana, "the whole text")
        assert "begun is still here" not in ana.get("/n/new").text

    def test_words_that_came_in_through_the_drop_box_are_not_asked_twice(self, house, ana) -> None:
        self.keep(ana, "typed befo")
        answer = ana.post(
            "/n/entries", data=form(text="typed before the lock"), headers={"brimful-keep": "1"}
        )
        assert answer.status_code == 204
        desk = house.at("ana")
        assert file_waiting(house.vault, desk, house.app.state.shell.filings) == 1
        assert [e.text for e in entries(house)] == ["typed before the lock"]
        again = house.browser("ana").get("/n/new").text
        assert "begun is still here" not in again
        assert written(again) == ""

    def test_something_else_begun_the_same_way_stays(self, house, ana) -> None:
        house.at("ana").put(Entry(at=AT, text="Today was long."))
        self.keep(ana, "Today was")
        assert written(ana.get("/n/new").text) == "Today was"

    def test_it_can_be_let_go(self, house, ana) -> None:
        self.keep(ana, "not this")
        assert ana.post("/n/drafts/removal", data=form()).headers["location"] == "/n/new"
        assert house.at("ana").all(Draft) == []

    def test_emptied_it_is_gone(self, house, ana) -> None:
        self.keep(ana, "not this")
        self.keep(ana, "")
        assert house.at("ana").all(Draft) == []

    def test_a_change_that_was_begun_does_not_run_over_a_later_one(self, house, ana) -> None:
        rid = write(ana, "version one")
        self.keep(ana, "begun from one", of=rid, seen="1")
        desk = house.at("ana")
        desk.put(Entry(at=AT, text="version two, of the terminal"), rid=rid, seen=1)
        edit = ana.get(f"/n/{rid}/edit").text
        assert written(edit) == "begun from one"
        assert 'name="seen" value="1"' in edit
        answer = ana.post(f"/n/{rid}/edits", data=form(text="begun from one", seen="1"))
        assert answer.status_code == 409
        assert "version two, of the terminal" in answer.text
        assert ana.post("/n/drafts/removal", data=form(of=rid)).headers["location"] == f"/n/{rid}"
        assert written(ana.get(f"/n/{rid}/edit").text) == "version two, of the terminal"


class TestDeleting:
    def test_held_back_said_on_the_timeline_and_taken_back(self, house, ana) -> None:
        rid = write(ana, "to be or not")
        answer = ana.post(f"/n/{rid}/removal", data=form())
        assert answer.headers["location"] == "/n"
        page = ana.get("/n").text
        assert "For half a minute it can come back." in page
        assert "to be or not" not in page
        assert f'action="/n/{rid}/return"' in page
        assert ana.post(f"/n/{rid}/return", data=form()).headers["location"] == f"/n/{rid}"
        assert "to be or not" in ana.get("/n").text
        assert "half a minute" not in ana.get("/n").text

    def test_after_the_time_it_is_gone_with_its_draft(self, house, ana) -> None:
        rid = write(ana)
        ana.post("/n/drafts", data=form(text="half a change", of=rid, seen="1"))
        ana.post(f"/n/{rid}/removal", data=form())
        ana.portal.call(house.undo.finish)
        with pytest.raises(NotFound):
            house.at("ana").get(rid, Entry)
        assert house.at("ana").all(Draft) == []
        late = ana.post(f"/n/{rid}/return", data=form())
        assert late.status_code == 410
        assert "can't be brought back" in unescape(late.text)

    def test_nobody_else_reads_changes_or_deletes_it(self, house, ana, ben) -> None:
        rid = write(ana)
        for path in ("", "/edit"):
            assert ben.get(f"/n/{rid}{path}").status_code == 404
        assert ben.post(f"/n/{rid}/removal", data=form()).status_code == 404
        assert ben.post(f"/n/{rid}/edits", data=form(text="of Ben", seen="1")).status_code == 410
        assert house.undo.held(house.at("ben").account) == frozenset()
        assert house.at("ana").get(rid, Entry).version == 1


def test_an_entry_sent_while_locked_is_an_entry_of_that_moment(house, ana) -> None:
    house.vault.lock(ana.cookies["brimful-local"])
    answer = ana.post("/n/entries", data=form(text="in the dark", tags="night, b", own_feeling="cold"))
    assert answer.status_code == 303
    file_waiting(house.vault, house.at("ana"), house.app.state.shell.filings)
    (entry,) = entries(house)
    assert (entry.text, entry.tags, entry.feelings) == ("in the dark", ["night", "b"], ["cold"])
    assert entry.source == "locked"
    assert datetime.now(UTC) - entry.at < timedelta(minutes=1)
