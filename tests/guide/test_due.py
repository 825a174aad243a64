"""Quiet cards: deferred questions come when they are due, are asked once, and their answers join the run."""

from datetime import timedelta

from brimful.core.kinds.run import Run
from brimful.guide import due, run
from brimful.practices.screen import Ended

from .walking import go_through, plain_answer

DAY = timedelta(days=1)


def finished(opened, library, passing, at, practice="before-i-send", **answers):
    sitting = run.begin(opened, library, practice, at(), passing=passing)
    return go_through(opened, library, sitting, at(), answers=answers)


def test_a_deferred_question_waits_until_it_is_due_and_is_asked_once(opened, library, passing, at):
    sitting = finished(opened, library, passing, at)
    assert sitting.run.status == "done"
    assert sitting.run.later_due == at() + DAY
    assert due.cards(opened, library, at() + DAY / 2, passing=passing) == []
    (card,) = due.cards(opened, library, at() + DAY, passing=passing)
    assert (card.kind, card.rid, card.count) == ("questions", sitting.id, 1)
    later = run.take_up(opened, library, card.rid, at() + DAY, passing=passing)
    assert due.show_questions(library, later, at() + DAY).field == "later"
    later = due.answer_question(opened, library, later, "good", at() + DAY)
    assert isinstance(due.show_questions(library, later, at() + DAY), Ended)
    stored = opened.get(sitting.id, Run).data
    assert stored.fields["later"] == "good"
    assert (stored.later_closed, stored.ended_at) == (True, at())
    assert due.cards(opened, library, at() + 2 * DAY, passing=passing) == []


def test_left_out_it_is_gone_and_nothing_is_stored_for_it(opened, library, passing, at):
    sitting = finished(opened, library, passing, at)
    due.leave_questions(opened, library, sitting, at() + DAY)
    stored = opened.get(sitting.id, Run).data
    assert stored.later_closed
    assert "later" not in stored.fields
    assert due.cards(opened, library, at() + 2 * DAY, passing=passing) == []


def test_after_two_weeks_it_is_gone_by_itself(opened, library, passing, at):
    finished(opened, library, passing, at)
    assert due.cards(opened, library, at() + 14 * DAY, passing=passing)
    assert due.cards(opened, library, at() + 15 * DAY, passing=passing) == []


def test_what_comes_later_is_added_to_the_thing_that_the_run_made(opened, library, passing, at):
    from brimful.core.kinds.boundary import Boundary

    sitting = finished(opened, library, passing, at, "boundary-builder", person={"new": "Robin"})
    (made,) = opened.all(Boundary)
    assert made.data.outcome is None
    when = sitting.run.later_due
    later = run.take_up(opened, library, sitting.id, when, passing=passing)
    while not isinstance(shown := due.show_questions(library, later, when), Ended):
        later = due.answer_question(opened, library, later, plain_answer(shown), when)
    (grown,) = opened.all(Boundary)
    assert grown.id == made.id
    assert grown.data.outcome is not None
    assert grown.data.limit == made.data.limit
    assert later.run.made == sitting.run.made + [made.id] * (len(later.run.made) - len(sitting.run.made))


def test_a_thing_deleted_meanwhile_does_not_come_back(opened, library, passing, at):
    from brimful.core.kinds.boundary import Boundary

    sitting = finished(opened, library, passing, at, "boundary-builder", person={"new": "Robin"})
    (made,) = opened.all(Boundary)
    opened.delete(made.id)
    when = sitting.run.later_due
    later = run.take_up(opened, library, sitting.id, when, passing=passing)
    shown = due.show_questions(library, later, when)
    due.answer_question(opened, library, later, plain_answer(shown), when)
    assert opened.all(Boundary) == []


def test_a_timers_own_card_comes_and_can_be_put_away(opened, library, passing, at):
    for practice in library.practices:
        sitting = finished(opened, library, passing, at, practice)
        if sitting.run.card_due:
            break
    else:
        raise AssertionError("no practice with a card of its own")
    when = sitting.run.card_due
    card = next(c for c in due.cards(opened, library, when, passing=passing) if c.kind == "timer")
    assert card.rid == sitting.id
    assert card.words
    due.put_away(opened, library, sitting, when)
    assert not [c for c in due.cards(opened, library, when, passing=passing) if c.kind == "timer"]
