"""Practices that ship, gone through as a person would."""

from datetime import timedelta

from engine_walker import START, Play, made

from brimful.practices.engine.context import Stored
from brimful.practices.screen import Breath, Ended, Screen, Waiting


def keys(screen):
    return [option.key for option in screen.options]


class TestTriggerJournal:
    def test_from_the_first_question_to_the_record(self):
        run = Play("trigger-journal", age=40)
        assert (run.here.kind, run.here.field, run.here.part) == ("scale", "activation_before", 1)
        assert run.tell(6).field == "state_before"
        assert run.tell("sympathetic").field == "trigger"  # 6 is not above 8: nothing is offered
        ended = run.through(
            trigger="slow_reply",
            camera="No answer since noon.",
            body=[{"region": "chest", "sensation": "tight", "strength": 7}],
            feeling=["afraid", "lonely"],
            part="clinger",
            age=6,
            move=["repeat_contact"],
            next_time="Feel my feet first.",
            plan="show",
            activation_after=3,
            helped="lot",
        )
        assert ended == Ended(completed=True)
        assert run.outcome().fields == {
            "activation_before": 6,
            "state_before": "sympathetic",
            "trigger": "slow_reply",
            "camera": "No answer since noon.",
            "body": [{"region": "chest", "sensation": "tight", "strength": 7}],
            "feeling": ["afraid", "lonely"],
            "part": "clinger",
            "age": 6,
            "move": ["repeat_contact"],
            "next_time": "Feel my feet first.",
            "plan": "show",
            "activation_after": 3,
            "helped": "lot",
        }

    def test_above_eight_the_breath_is_offered_first(self):
        run = Play("trigger-journal")
        run.tell(9, "mixed")
        assert run.here.text == "Bring it down first. The journal will wait."
        offer = run.tell(True)
        assert [(o.key, o.label, o.line) for o in offer.offers] == [
            ("breath-446", "Breathe 4, 4, 6", "5-10 min")
        ]
        assert run.tell("breath-446").field == "trigger"
        assert run.outcome().offers == ("breath-446",)

    def test_harder_leads_back_into_the_room(self):
        run = Play("trigger-journal")
        run.to("helped")
        said = [run.tell("harder").text]
        said += [run.tell(True).text for _ in range(3)]
        assert said[0].startswith("Thank you for saying so.")
        assert said[1].startswith("Open your eyes if they are closed.")
        assert run.tell(True) == Ended(completed=True)


class TestBreath:
    def test_what_was_chosen_tunes_the_breath(self):
        run = Play("breath-446")
        run.to("pattern")
        run.tell("hold", "five")
        assert run.here.breath == Breath(4, 4, 6, 0, 5)
        run.through()
        assert run.outcome().fields["rounds"] == 21

    def test_left_out_it_is_four_in_and_six_out_for_a_minute(self):
        run = Play("breath-446")
        run.to("pattern")
        run.skip(2)
        assert run.here.breath == Breath(4, 0, 6, 0, 1)

    def test_minutes_done_count_where_one_ended_early(self):
        run = Play("breath-446")
        run.to("pattern")
        run.tell("short", "ten", 2.5)
        run.through()
        assert run.outcome().fields["rounds"] == int(2.5 * 60 // 7)


class TestStateCheck:
    def test_turtle_is_offered_warmth_and_the_quiet_help_line(self):
        run = Play("state-check")
        run.tell("dorsal", 2)
        assert "numb" in keys(run.here)
        run.tell(["numb", "tight"])
        assert run.here.text.startswith("Turtle.")
        assert [o.key for o in run.tell(True).offers] == ["wake-gently", "feet-on-the-ground"]
        help_line = run.tell(None)
        assert help_line.link_help
        assert run.tell(True) == Ended(completed=True)
        assert run.outcome().fields == {"state": "dorsal", "activation": 2, "signs": ["numb", "tight"]}

    def test_steady_stays_a_little_longer(self):
        run = Play("state-check")
        run.through(state="ventral", felt_it="felt")
        assert run.outcome().fields == {"state": "ventral", "felt_it": "felt"}

    def test_left_open_it_says_nothing_about_a_state(self):
        run = Play("state-check")
        assert run.skip(3) == Ended(completed=True)


class TestWaiting:
    def test_the_run_waits_and_goes_on_when_it_is_due(self):
        run = Play("move-it")
        run.to("length")
        assert (run.here.minutes, run.here.least_minutes) == (10, 1)
        waits = run.tell(10)
        assert isinstance(waits, Waiting)
        assert waits.until == run.now + timedelta(minutes=10)
        assert waits.text == "Even one minute counts. Rhythm helps: steps, strokes, beats."
        run.now += timedelta(minutes=9, seconds=59)
        assert run.here == waits
        run.now += timedelta(seconds=1)
        assert run.here.text.startswith("Now slow down")
        assert run.outcome().fields["length"] == waits.until.isoformat()

    def test_one_may_go_on_early_and_back_again(self):
        run = Play("move-it")
        run.to("length")
        waits = run.tell(10)
        assert run.tell(True).kind == "say"
        assert run.back() == waits
        assert run.back().field == "length"
        assert run.here.value == 10

    def test_left_out_nothing_waits(self):
        run = Play("move-it")
        run.to("length")
        assert run.skip().kind == "say"
        assert "length" not in run.outcome().fields

    def test_a_clock_that_goes_backwards_takes_nothing_back(self):
        run = Play("move-it")
        run.to("length")
        run.tell(10)
        run.now += timedelta(minutes=11)
        after = run.tell(True)
        run.now = START
        assert run.here == after


class TestBeforeISend:
    def test_a_message_rests_and_is_looked_at(self):
        found = {"You never answer.": ["always_never"], "I missed you.": []}
        run = Play("before-i-send", matched=lambda words: found[words])
        run.tell("You never answer.", 6)
        run.read()
        run.tell("unsure", "closer")
        assert run.here.text == "You can send it later, too. Shall it rest for a bit?"
        run.tell(True)
        assert [o.key for o in run.here.offers] == ["breath-446", "little-me-dialogue"]
        assert run.tell(None).field == "rest"
        assert isinstance(run.tell(20), Waiting)
        run.now += timedelta(minutes=20)
        assert keys(run.here) == ["always_never"]
        run.through(
            patterns=["always_never"],
            rewrite="I missed you.",
            tone="good",
            decide="send_new",
            activation_after=3,
        )
        fields = run.outcome().fields
        assert (fields["rest_minutes"], fields["patterns_before"], fields["patterns_after"]) == (20, 1, 0)
        assert (fields["words_before"], fields["words_after"]) == (3, 3)
        assert run.outcome().later_due == run.log[-1].at + timedelta(days=1)

    def test_a_calm_message_need_not_rest(self):
        run = Play("before-i-send", matched=lambda words: [])
        run.through(draft="Shall we meet at six?", activation_before=2)
        assert "rest" not in run.outcome().fields
        assert "rest_minutes" not in run.outcome().fields

    def test_while_it_is_not_safe_help_comes_first(self):
        run = Play("before-i-send", unclear=True)
        assert run.here.text.startswith("What you describe matters.")
        run.tell(True, True)
        assert [(o.key, o.label) for o in run.here.options] == [
            ("go_on", "Go on with something just for me"),
            ("open", "Open it anyway"),
        ]
        assert run.log == []
        assert run.tell("open").field == "draft"
        assert run.back().options[1].key == "open"
        assert run.tell("go_on") == Ended(completed=False)
        assert run.log == []


class TestSavingThings:
    def test_each_round_makes_a_nurturer_of_its_own(self):
        run = Play("inner-nurturers")
        run.to("kind")
        run.tell("family", "Gran", "She hummed.", "Come here, love.")
        run.to("more")
        assert run.tell("another").again
        run.tell("pet")
        run.to("more")
        run.tell("enough")
        run.through()
        first, second = run.outcome().saves
        assert (first.kind, first.into, second.into) == ("nurturer", None, None)
        assert first.values["name"] == "Gran"
        assert first.values["voice"] == "Come here, love."
        assert second.values == {"name": "An animal I love or loved", "kind": "pet"}
        assert run.outcome().fields["voice"] == "Come here, love."  # the last one given

    def test_a_new_round_holds_nothing_of_the_last_one(self):
        steps = [
            {"choice": "more", "ask": "More?", "options": {"a": "Yes", "b": "No"}},
            {"when": "more == a", "then": [{"text": "told", "ask": "Tell it."}]},
            {"save": "place", "from": ["more", "told"]},
        ]
        run = Play(made([{"repeat": {"steps": steps, "while": "more == a"}}, {"say": "You said: {told}"}]))
        assert run.tell("a", "A shore.", "b").text == "You said: A shore."
        first, second = run.outcome().saves
        assert first.values == {"name": "A shore.", "more": "a", "told": "A shore."}
        assert second.values == {"name": "No", "more": "b"}
        assert run.outcome().fields == {"more": "b", "told": "A shore."}

    def test_an_affirmation_is_kept_when_it_landed(self):
        run = Play("daily-affirmations")
        run.through(sentence="own", own="I am here.", landed="warm")
        (saved,) = run.outcome().saves
        assert saved.kind == "affirmation"
        assert saved.values == {
            "name": "I am here.",
            "sentence": "own",
            "own": "I am here.",
            "landed": "warm",
        }

    def test_and_not_when_it_hurt(self):
        run = Play("daily-affirmations")
        run.to("landed")
        assert run.tell("hurts").text.startswith("That is honest.")
        run.through()
        assert run.outcome().saves == ()

    def test_a_person_made_on_the_spot_is_kept_with_a_name(self):
        run = Play("reach-out")
        run.through(person={"new": "Ana"}, message="Have you got ten minutes?")
        (saved,) = run.outcome().saves
        assert (saved.kind, saved.values, saved.field) == ("person", {"name": "Ana"}, "person")

    def test_a_person_that_is_there_is_not_made_again(self):
        sam = {"person": [Stored("s1", "person", "Sam")]}
        run = Play("reach-out", stored=sam)
        run.through(person="s1")
        assert run.outcome().saves == ()
        assert run.outcome().fields["person"] == "s1"


class TestPocketSheet:
    def test_sheet_of_own_words(self):
        place = {"place": [Stored("p1", "place", "The shore")]}
        run = Play("pocket-sheet", stored=place, best={"soothing": ["here"]})
        assert keys(run.to("sentence"))[0] == "here"
        run.tell({"own": "It passes."})
        run.through(people=["Ana", "Sam"], safe_place="p1", show=["people", "safe_place"])
        assert run.outcome().fields == {
            "sentence": {"own": "It passes."},
            "people": ["Ana", "Sam"],
            "safe_place": "p1",
            "show": ["people", "safe_place"],
        }


class TestTheWayBack:
    def test_words_come_back_to_be_changed(self):
        run = Play("reach-out")
        run.to("message")
        run.tell("Hi, have you got ten minutes?")
        assert run.back().value == "Hi, have you got ten minutes?"
        run.tell("Hi. Have you five?")
        assert run.outcome().fields["message"] == "Hi. Have you five?"
        assert [a.step for a in run.outcome().log if a.step.endswith("?")] == []

    def test_also_past_words_that_were_only_read(self):
        run = Play("feet-on-the-ground")
        first = run.skip()
        second = run.tell(True)
        assert run.back() == first
        assert run.tell(True) == second

    def test_at_the_beginning_there_is_nothing_to_go_back_to(self):
        run = Play("reach-out")
        assert run.back() == Play("reach-out").here


class TestStopping:
    def test_ended_early_is_an_end_like_others_and_can_be_taken_back(self):
        run = Play("trigger-journal")
        here = run.tell(4)
        ended = run.stop()
        assert ended == Ended(completed=False)
        assert run.outcome().ended
        assert not run.outcome().completed
        assert run.outcome().fields == {"activation_before": 4}
        assert run.stop() == ended
        assert run.back() == here

    def test_a_guided_practice_leads_back_into_the_room_first(self):
        run = Play("nature-connection")
        run.tell(5, "mixed", True, "trees", True)
        assert run.stop().text.startswith("Open your eyes if they are closed.")
        assert run.tell(True).text.startswith("Press your feet")
        assert run.stop() == Ended(completed=False)

    def test_at_its_very_beginning_there_is_nothing_to_come_back_from(self):
        assert Play("nature-connection").stop() == Ended(completed=False)


def test_a_guided_practice_opens_with_the_choice_line_five_times():
    run = Play("nature-connection")
    assert run.tell(5, "mixed").text.startswith("You choose how to do this.")
    used_to_it = Play("nature-connection", guided_runs=5)
    assert used_to_it.tell(5, "mixed").field == "place"


def test_answers_that_come_with_the_run_are_not_asked():
    run = Play("state-check", given={"state": "dorsal", "activation": 4})
    assert run.here.field == "signs"
    run.through()
    assert run.outcome().fields["state"] == "dorsal"


def test_in_public_nothing_is_recorded():
    shown = Play("daily-affirmations", in_public=True)
    seen = set()
    while isinstance(shown.here, Screen):
        seen.add(shown.here.media)
        shown.skip()
    assert "audio" not in seen


def test_progress_never_runs_ahead_of_itself():
    run = Play("trigger-journal")
    parts = []
    while isinstance(run.here, Screen):
        assert 1 <= run.here.part <= run.here.parts
        parts.append(run.here.part)
        run.skip()
    assert parts == list(range(1, len(parts) + 1))


def test_a_question_that_a_branch_reads_says_so():
    run = Play("trigger-journal")
    assert not run.here.skippable  # activation_before steers
    assert run.tell(3).skippable  # state_before does not
    assert not run.to("helped").skippable
