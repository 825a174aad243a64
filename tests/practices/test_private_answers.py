"""Answers that are forgotten: about safety and consent, and those of the guest at one shared device."""

import msgspec
import pytest
from engine_walker import Play, made

from brimful.core.answer import Answer
from brimful.practices.engine.context import Stored
from brimful.practices.screen import Ended

CHECK = [
    {"say": "Hello."},
    {"multi": "safety", "ask": "Is any of this so?", "options": "@safety_signs + none"},
    {
        "when": "safety has_any @safety_signs",
        "then": [{"use": "unsafe"}, {"stop": "You were right to check."}],
    },
    {"when": "safety lacks_any [none]", "then": [{"say": "Then it waits."}, {"stop": "Nothing is lost."}]},
    {"text": "seen", "ask": "What did you see?"},
]
GATE = [{"use": "relating-gate"}, {"text": "wish", "ask": "One wish"}]


def test_a_sign_of_danger_leads_to_help_and_leaves_no_trace():
    run = Play(made(CHECK))
    run.tell(True, ["afraid"])
    assert run.here.text.startswith("What you describe matters.")
    run.tell(True, True)
    assert run.tell("contacts") == Ended(completed=False, words="You were right to check.")
    assert [a.step for a in run.log] == ["0"]
    assert b"afraid" not in msgspec.json.encode([run.log, run.outcome()])
    assert run.outcome().fields == {}


def test_whatever_it_leads_to_is_forgotten_with_it():
    aftermath = [
        {"text": "told", "ask": "Would you like to tell it?"},
        {"timer": "back", "ask": "When?", "minutes": 60, "card": "You wanted to look again."},
        {"save": "place", "from": ["told", "safety"]},
        {"choice": "how", "after": "1d", "ask": "How is it?", "options": {"a": "A"}},
    ]
    run = Play(made([CHECK[1], {"when": "safety has_any @safety_signs", "then": aftermath}]))
    run.tell(["tracked"], "Everything.", 60)
    outcome = run.outcome()
    assert (run.log, outcome.fields, outcome.saves, outcome.cards) == ([], {}, (), ())
    assert outcome.later_due is None


@pytest.mark.parametrize("leave_open", [lambda run: run.skip(), lambda run: run.tell([])])
def test_left_open_it_is_not_clear(leave_open):
    run = Play(made(CHECK))
    run.tell(True)
    assert leave_open(run).text == "Then it waits."
    assert run.tell(True) == Ended(completed=False, words="Nothing is lost.")


def test_a_clear_answer_goes_on():
    run = Play(made(CHECK))
    assert run.tell(True, ["none"]).field == "seen"
    assert [a.step for a in run.log] == ["0"]


def test_taken_up_from_the_log_alone_it_is_open_again_and_then_goes_on_where_it_was():
    run = Play(made([*CHECK, {"say": "Thank you."}]))
    here = run.tell(True, ["none"], "A tired face.")
    run.ctx.passing.clear()  # the lock
    assert run.here.field == "safety"
    assert run.tell(["none"]) == here


def test_one_can_go_back_to_it():
    run = Play(made(CHECK))
    run.tell(True)
    asked = run.here
    run.tell(["none"])
    assert run.back() == asked
    assert run.ctx.passing == {}


def test_nobody_is_asked_about_safety_in_a_couple_run():
    run = Play(made(CHECK), run="couple")
    assert run.tell(True).field == "seen"


def test_a_person_marked_as_not_safe_with_brings_help_first():
    steps = [{"pick": "person", "from": "person", "ask": "Who?"}, {"text": "seen", "ask": "What?"}]
    sam = {"stored": {"person": [Stored("s1", "person", "Sam")]}, "unsafe_people": frozenset({"s1"})}
    run = Play(made(steps, unsafe_first=True), **sam)
    assert run.tell("s1").text.startswith("What you describe matters.")
    run.tell(True, True)
    assert run.tell("open").field == "seen"
    assert [a.step for a in run.log] == ["0"]
    assert Play(made(steps), **sam).tell("s1").field == "seen"


def test_the_lines_come_once_a_week_and_the_help_line_always():
    steps = [{"text": "seen", "ask": "What?"}]
    run = Play(made(steps, unsafe_first=True), unclear=True, unsafe_lines=False)
    assert run.here.link_help
    assert run.tell(True).field == "seen"


def test_while_it_is_not_safe_no_such_practice_is_offered():
    steps = [{"offer": ["before-i-send", "breath-446"]}]
    assert [o.key for o in Play(made(steps)).here.offers] == ["before-i-send", "breath-446"]
    assert [o.key for o in Play(made(steps), unclear=True).here.offers] == ["breath-446"]


class TestOneDevice:
    def gate(self, mine, theirs):
        """Both go through the gate; each is (strength, consent)."""
        run = Play(made(GATE, who="couple"), run="couple")
        for strength, consent in (mine, theirs):
            run.tell(True, strength, consent)
            if strength > 4:
                assert run.here.alone
                run.tell(True, "gently")
        return run

    def test_each_is_asked_alone(self):
        run = Play(made(GATE, who="couple"), run="couple")
        assert (run.here.holder, run.here.alone) == ("first", True)
        run.tell(True, 3, "gladly")
        assert (run.here.holder, run.here.role) == ("second", "private")
        run.tell(True)
        assert run.here.field == "activation_before"
        assert run.tell(2, "gladly").field == "wish"
        assert not run.here.alone

    @pytest.mark.parametrize(
        ("mine", "theirs"), [((3, "not_now"), (2, "gladly")), ((3, "gladly"), (2, "not_now"))]
    )
    def test_a_gate_that_closes_says_the_same_whoever_closed_it(self, mine, theirs):
        run = self.gate(mine, theirs)
        assert run.here.text == "Now is not a good moment for this. You can plan another time."
        assert not run.here.alone
        assert run.tell(True) == Ended(completed=False, words="Nothing is lost.")
        assert not any("~b" in a.step or ".then." in a.step for a in run.log)

    def test_who_is_not_steady_is_asked_alone_and_the_other_is_not(self):
        run = self.gate((3, "gladly"), (7, "gladly"))
        assert run.here.field == "wish"
        assert run.outcome().fields["activation_before"] == 3

    def test_nothing_of_the_guest_is_kept_and_of_the_rest_what_both_choose(self):
        run = self.gate((3, "gladly"), (2, "gladly"))
        run.tell("A walk on Sunday.")
        assert run.outcome().fields == {"activation_before": 3}
        assert all(a.value != "A walk on Sunday." for a in run.outcome().log)
        kept = Play(run.practice, run="couple", keep=frozenset({"wish"}))
        kept.log, kept.now = run.log, run.now
        kept.ctx.passing.update(run.ctx.passing)
        assert kept.outcome().fields == {"activation_before": 3, "wish": "A walk on Sunday."}
        assert b'"value":2' not in msgspec.json.encode(run.log)

    def test_the_private_part_ends_where_both_are_spoken_to_again(self):
        steps = [
            {"turn": "private", "text": "Alone."},
            {"text": "mine", "ask": "For you"},
            {"turn": "both", "text": "Together."},
            {"text": "ours", "ask": "For both"},
        ]
        run = Play(made(steps, who="couple"), run="couple")
        holders = [run.here.holder, run.tell(True, "Mine.").holder, run.tell(True, "Theirs.").holder]
        assert holders == ["first", "second", "both"]
        assert run.tell(True).alone is False
        assert run.tell("Ours.").completed
        assert run.outcome().fields == {"mine": "Mine."}

    def test_questions_in_private_are_asked_of_both(self):
        steps = [
            {"scale": "heard", "ask": "Each in private: how much did you feel heard?"},
            {"when": "heard < 3 for either", "then": [{"say": "Rest now."}]},
        ]
        run = Play(made(steps, who="couple"), run="couple")
        assert run.tell(9).alone
        assert run.tell(1).text == "Rest now."
        assert run.outcome().fields == {"heard": 9}
        assert run.log == [Answer("0", 9, run.log[0].at)]

    def test_speaker_and_listener_change_places(self):
        steps = [
            {"turn": "speaker", "text": "Speak."},
            {"turn": "listener", "text": "Listen."},
            {"choice": "turns", "ask": "Both?", "options": {"change": "Change", "done": "Done"}},
        ]
        run = Play(
            made([{"repeat": {"roles": "change", "steps": steps, "while": "turns == change"}}]), run="couple"
        )
        holders = [run.here.holder, run.tell(True).holder]
        run.tell(True)
        holders += [run.tell("change").holder, run.tell(True).holder]
        assert holders == ["first", "second", "second", "first"]
        assert run.here.again
