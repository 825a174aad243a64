""" "I'm activated" with a vault: begun at the first tap, practised, left, taken up, and looked back on."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.core.kinds.settings import Settings
from brimful.guide import due, episode, run
from brimful.guide.errors import AlreadyEnded, WentOn
from brimful.guide.own import own_of
from brimful.guide.past import pasts
from brimful.practices.activated.screen import Closing

from .walking import flow_through, go_through

TAPPED = {"state": "sympathetic", "strength": 8}


def begin(opened, library, at, **more):
    return episode.begin(opened, library, TAPPED, at(), at(), **more)


def test_the_first_tap_is_what_begins_it(opened, library, at):
    assert episode.entry_screen(opened, library, at()).kind == "entry"
    assert opened.all(Episode) == []
    stored = opened.get(begin(opened, library, at).id, Episode).data
    assert (stored.state, stored.activation_start, stored.status) == ("sympathetic", 8, "open")
    assert stored.seconds_to_first_instruction == 0


def test_it_goes_to_its_end_and_its_facts_are_kept(opened, library, at):
    flow = flow_through(opened, library, begin(opened, library, at), at(5))
    assert isinstance(flow.show(library), Closing)
    stored = opened.get(flow.id, Episode).data
    assert (stored.status, stored.choice_group, stored.choice) == ("done", "self", "rest")
    assert (stored.activation_after, stored.rounds, stored.seconds_to_calm) == ([3], 1, 300)
    assert stored.first_practice == stored.practices[0]
    with pytest.raises(AlreadyEnded):
        episode.answer(opened, library, flow, True, at(6))


def test_it_is_taken_up_at_the_very_screen(opened, library, at):
    flow = flow_through(opened, library, begin(opened, library, at), at(2), until="part")
    again = episode.flow_of(opened, library, flow.id, at(3))
    assert again.show(library) == flow.show(library)


def test_the_practice_inside_runs_short_and_knows_state_and_strength(opened, library, passing, at):
    flow = flow_through(opened, library, begin(opened, library, at), at(1), until="body")
    sitting = episode.begin_practice(opened, library, flow, at(1), passing=passing)
    assert sitting.run.short
    assert sitting.run.episode == flow.id
    assert (sitting.context.given["state_before"], sitting.context.given["activation_before"]) == (
        "sympathetic",
        8,
    )
    again = episode.begin_practice(opened, library, flow, at(1), passing=passing)
    assert again.id == sitting.id
    ended = go_through(opened, library, sitting, at(2))
    flow = episode.answer(opened, library, flow, True, at(2))
    assert flow.show(library).kind == "scale"
    assert opened.get(ended.id, Run).data.status == "done"


def test_rounds_inside_count_once_by_the_numbers_of_the_flow(opened, library, passing, at):
    flow = flow_through(opened, library, begin(opened, library, at), at(1), until="body")
    go_through(opened, library, episode.begin_practice(opened, library, flow, at(1), passing=passing), at(2))
    flow = flow_through(opened, library, episode.answer(opened, library, flow, True, at(2)), at(3))
    (past,) = pasts(opened)
    assert (past.practice, past.state, past.before, past.after) == (
        flow.episode.first_practice,
        "sympathetic",
        8,
        3,
    )
    assert own_of(opened, library, at(4)).earlier[0].state == "sympathetic"
    assert own_of(opened, library, at(4), without=flow.id).earlier == ()


def test_leaving_is_fine_and_stays(opened, library, at):
    flow = episode.leave(opened, library, begin(opened, library, at), at(1))
    assert (flow.episode.status, flow.episode.ended_at) == ("left", at(1))
    assert episode.leave(opened, library, flow, at(9)).episode.ended_at == at(1)


def test_the_one_left_a_moment_ago_is_found(opened, library, at):
    flow = begin(opened, library, at)
    soon, late = opened.get(flow.id, Episode).updated + timedelta(hours=1), timedelta(hours=7)
    assert episode.latest_open(opened, soon).id == flow.id
    assert episode.latest_open(opened, soon + late) is None
    episode.leave(opened, library, flow, at(1))
    assert episode.latest_open(opened, soon) is None


def test_an_old_screen_answers_nothing_else(opened, library, at):
    flow = begin(opened, library, at)
    shown = flow.show(library)
    once = episode.answer(opened, library, flow, shown.suggestion.first.practice, at(), step=shown.step)
    twice = episode.answer(opened, library, flow, shown.suggestion.first.practice, at(), step=shown.step)
    assert twice.log == once.log
    with pytest.raises(WentOn):
        episode.answer(opened, library, once, "feet-on-the-ground-not", at(), step=shown.step)


def test_back_goes_one_screen_and_not_before_the_first_tap(opened, library, at):
    flow = flow_through(opened, library, begin(opened, library, at), at(), until="check")
    assert episode.back(opened, library, flow).show(library).step == "body#1"
    flow = begin(opened, library, at)
    assert episode.back(opened, library, flow) == flow


def test_what_set_it_off_can_be_noted_at_the_end(opened, library, at):
    flow = flow_through(opened, library, begin(opened, library, at), at(5))
    key = flow.show(library).options[0].key
    flow = episode.note_trigger(opened, library, flow, key, at(6))
    assert opened.get(flow.id, Episode).data.trigger == key
    assert episode.flow_of(opened, library, flow.id, at(7)).own.trigger == ""


def test_the_look_back_is_asked_once_where_it_is_wanted(opened, library, passing, at):
    flow = flow_through(opened, library, begin(opened, library, at), at(5))
    assert due.cards(opened, library, at(130), passing=passing) == []
    opened.put(replace(opened.settings(), look_back=True) if opened.settings() else Settings(look_back=True))
    flow = flow_through(opened, library, begin(opened, library, at), at(5))
    assert due.cards(opened, library, at(60), passing=passing) == []
    (card,) = due.cards(opened, library, at(130), passing=passing)
    assert (card.kind, card.rid) == ("look_back", flow.id)
    answered = due.look_back(opened, library, flow.id, 2, at(130))
    assert answered.episode.activation_2h == 2
    assert due.cards(opened, library, at(131), passing=passing) == []


def test_a_look_back_left_out_is_gone(opened, library, passing, at):
    opened.put(Settings(look_back=True))
    flow = flow_through(opened, library, begin(opened, library, at), at(5))
    assert due.look_back(opened, library, flow.id, None, at(130)).episode.activation_2h is None
    assert due.cards(opened, library, at(131), passing=passing) == []


def test_advice_from_the_trigger_journal_comes_back_in_the_flow(opened, library, passing, at):
    sitting = run.begin(opened, library, "trigger-journal", at(-60), passing=passing)
    go_through(opened, library, sitting, at(-50), answers={"plan": "show", "next_time": "First both feet."})
    flow = flow_through(opened, library, begin(opened, library, at), at(5), until="advice")
    assert "First both feet." in flow.show(library).text
    assert flow_through(opened, library, flow, at(6)).episode.plan_shown == sitting.id
