"""What came due waits quietly: asked once, answered or left out, and then it is gone."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from brimful.core.kinds.run import Run

from .house import form
from .walking import DRAFT, begin, go, heading, step_of


@pytest.fixture
def due_run(house, ana) -> str:
    """The id of a run whose question came due an hour ago."""
    go(ana, begin(ana, "before-i-send"), answers={"Write it here": {"answer": DRAFT}})
    return a_day_later(house)


def a_day_later(house) -> str:
    desk = house.at("ana")
    record = desk.all(Run)[-1]
    earlier = timedelta(hours=25)
    log = [replace(one, at=one.at - earlier) for one in record.data.log]
    data = record.data
    moved = replace(
        data,
        log=log,
        started_at=data.started_at - earlier,
        ended_at=data.ended_at - earlier if data.ended_at else None,
        later_due=data.later_due - earlier if data.later_due else None,
        card_due=data.card_due - earlier if data.card_due else None,
    )
    desk.put(moved, rid=record.id, seen=record.version)
    return record.id


def test_a_question_that_came_due_waits_on_now(house, ana, due_run: str) -> None:
    page = ana.get("/").text
    assert "Before I send this" in page
    assert f'href="/r/{due_run}/later"' in page
    asked = ana.get(f"/r/{due_run}/later").text
    assert heading(asked) == "Yesterday's message: how was it?"
    answer = ana.post(f"/r/{due_run}/later", data=form(step=step_of(asked), answer="good"))
    assert answer.headers["location"] == f"/r/{due_run}/later"
    assert ana.get(f"/r/{due_run}/later").headers["location"] == "/"
    assert f"/r/{due_run}/later" not in ana.get("/").text
    fields = house.at("ana").get(due_run, Run).data.fields
    assert fields["later"] == "good"
    assert fields["draft"] == "", "looking at Now has let the message go, and the answer came all the same"
    assert fields["words_before"] == len(DRAFT.split())


def test_left_out_it_is_gone(house, ana, due_run: str) -> None:
    assert ana.post(f"/r/{due_run}/later/left", data=form()).headers["location"] == "/"
    assert f"/r/{due_run}/later" not in ana.get("/").text
    assert house.at("ana").get(due_run, Run).data.later_closed


def test_nothing_chosen_or_nonsense_asks_again(ana, due_run: str) -> None:
    step = step_of(ana.get(f"/r/{due_run}/later").text)
    assert ana.post(f"/r/{due_run}/later", data=form(step=step)).status_code == 422
    assert ana.post(f"/r/{due_run}/later", data=form(step=step, answer="purple")).status_code == 422
    assert ana.post(f"/r/{due_run}/later", data=form(step="old", answer="good")).status_code == 303
    assert f"/r/{due_run}/later" in ana.get("/").text


def test_a_timer_s_own_card_says_its_words_and_is_put_away(house, ana) -> None:
    answers = {"When is it?": {"answer": "720"}}
    go(ana, begin(ana, "timing-check"), answers=answers)
    rid = a_day_later(house)
    page = ana.get("/").text
    assert "The time you chose for your talk." in page
    assert ana.post(f"/r/{rid}/card", data=form()).status_code == 303
    assert "The time you chose for your talk." not in ana.get("/").text
    assert ana.post(f"/r/{rid}/card", data=form()).status_code == 303


def test_nothing_due_is_nothing_shown(ana) -> None:
    go(ana, begin(ana, "breath-446"))
    assert 'class="due"' not in ana.get("/").text


def test_what_is_too_old_is_gone_by_itself(house, ana, due_run: str) -> None:
    desk = house.at("ana")
    record = desk.get(due_run, Run)
    desk.put(
        replace(record.data, later_due=datetime.now(UTC) - timedelta(days=15)),
        rid=due_run,
        seen=record.version,
    )
    assert f"/r/{due_run}/later" not in ana.get("/").text
