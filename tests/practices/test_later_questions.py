"""Questions for another day: one quiet card, asked once; and timers that come back by themselves."""

from datetime import timedelta

from engine_walker import Play, made

from brimful.practices import engine
from brimful.practices.screen import Ended

DAY = timedelta(days=1)
MOMENT = timedelta(seconds=1)
ABC = {"a": "A", "b": "B"}


def boundary(minutes=60):
    run = Play("boundary-builder")
    run.through(limit="I don't answer after ten.", person={"new": "Sam"}, when=minutes)
    return run


def test_the_card_comes_when_the_timer_is_due_and_asks_in_order():
    run = boundary()
    assert run.here == Ended(completed=True)
    assert run.card(timedelta(minutes=58)) is None
    card = run.card(timedelta(minutes=61))
    assert (card.practice, card.title, card.questions) == ("boundary-builder", "Build a boundary", 2)
    assert card.gone == card.due + 14 * DAY
    second = run.tell_later("said", timedelta(minutes=61))
    assert second.field == "after_feel"
    assert (second.part, second.parts) == (2, 2)
    assert run.tell_later("Lighter.", timedelta(minutes=61)) == Ended(completed=True)
    assert run.card(2 * DAY) is None


def test_its_question_is_filled_from_the_run():
    run = boundary()
    shown = engine.show_later(run.lib, run.practice, run.log, run.ctx, run.now + DAY, run.now)
    assert shown.ask == "Your limit: I don't answer after ten. What happened?"


def test_its_answers_are_added_to_the_run_and_to_the_thing_it_saved():
    run = boundary()
    before = run.outcome()
    run.tell_later("kept", DAY)
    after = run.outcome(DAY)
    assert after.fields["outcome"] == "kept"
    assert after.saves[: len(before.saves)] == before.saves
    added = after.saves[-1]
    assert (added.kind, added.values["outcome"]) == ("boundary", "kept")
    assert before.saves[added.into].values["limit"] == "I don't answer after ten."


def test_a_timer_left_out_counts_with_its_default():
    run = Play("boundary-builder")
    run.through(limit="No.")
    due = run.outcome().later_due
    asked = next(a.at for a in run.log if a.step == "10")
    assert due == asked + timedelta(minutes=1440)


def test_a_length_of_time_counts_from_where_the_run_came_by():
    run = Play("reach-out")
    run.through()
    assert run.outcome().later_due == run.now + DAY
    assert run.card(DAY - MOMENT) is None
    assert run.card(DAY).questions == 1


def test_unanswered_it_is_gone_after_fourteen_days():
    run = Play("reach-out")
    run.through()
    assert run.card(15 * DAY - MOMENT) is not None
    assert run.card(15 * DAY) is None
    assert run.outcome(15 * DAY).later_due is None


def test_it_is_asked_once():
    run = boundary()
    at = run.now + DAY
    run.log = engine.skip_later(run.lib, run.practice, run.log, run.ctx, at, run.now)
    assert run.card(DAY) is None
    assert run.outcome(DAY).later_due is None
    assert "outcome" not in run.outcome(DAY).fields


def test_what_is_due_on_another_day_comes_on_another_day():
    steps = [
        {"say": "Hello."},
        {"choice": "soon", "after": "2h", "ask": "Soon?", "options": ABC},
        {"choice": "late", "after": "3d", "ask": "Late?", "options": ABC},
    ]
    run = Play(made(steps))
    run.through()
    assert run.card(timedelta(hours=3)).questions == 1
    assert run.tell_later("a", timedelta(hours=3)) == Ended(completed=True)
    assert run.outcome(timedelta(hours=3)).later_due == run.now + 3 * DAY
    assert run.card(3 * DAY).questions == 1


def test_a_branch_is_decided_when_the_time_has_come():
    steps = [
        {"choice": "said", "after": "1d", "ask": "Said?", "options": ABC},
        {"when": "said == a", "after": "1d", "then": [{"text": "how", "ask": "How was it?"}]},
    ]
    run = Play(made([{"say": "Hello."}, *steps]))
    run.through()
    assert run.tell_later("a", DAY).field == "how"
    other = Play(made([{"say": "Hello."}, *steps]))
    other.through()
    assert other.tell_later("b", DAY) == Ended(completed=True)


def test_nothing_comes_later_from_where_a_run_never_was():
    run = Play("reach-out")
    run.tell("friend")
    run.stop()
    assert run.outcome(2 * DAY).later_due is None


def test_a_timer_that_nothing_waits_for_has_a_card_of_its_own():
    run = Play("letter-from-self")
    run.through(body="Dear you, ...", deliver=120)
    outcome = run.outcome()
    assert outcome.card == "A letter from you, to you, is here."
    set_at = next(a.at for a in run.log if a.value == 120)
    assert outcome.card_due == set_at + timedelta(minutes=120)
    assert outcome.later_due is None


def test_a_letter_without_a_day_has_no_card():
    run = Play("letter-from-self")
    run.through(body="Dear you, ...")
    assert run.outcome().card is None


def test_a_wave_is_one_thing_and_its_length_is_added():
    run = Play(made([{"use": "craving-wave"}]))
    run.through(wave_strength=7, wave_wants="check", wave_exit="stay")
    assert run.outcome().later_due is not None
    run.tell_later("hour", timedelta(hours=4))
    first, added = run.outcome(timedelta(hours=4)).saves
    assert (first.kind, first.values["wave_strength"], first.into) == ("wave", 7, None)
    assert (added.values["wave_length"], added.into) == ("hour", 0)
