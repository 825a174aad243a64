"""The flow "I'm activated": its path, its forks, going back, going on, and what is written down."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moment_walker import LIBRARY, SKIP, STARTED, Walker

from brimful.core.kinds.episode import Episode
from brimful.practices.activated import flow as moment
from brimful.practices.activated.history import Earlier, Past
from brimful.practices.activated.own import Advice, Own, OwnPart
from brimful.practices.activated.screen import Closing, Lead, MomentScreen
from brimful.practices.errors import BadAnswer


def labels(walker):
    return [door.key for door in walker.screen.doors], [
        [o.key for o in d.options] for d in walker.screen.doors
    ]


def test_the_first_screen_already_says_what_to_do():
    shown = Walker().screen
    assert shown.text == "Breathe out. Slowly. Longer than in."
    assert (shown.breath.in_, shown.breath.hold, shown.breath.out) == (4, 0, 6)
    assert [o.key for o in shown.options] == ["sympathetic", "dorsal", "mixed", "unsure", "unsafe"]
    assert [seconds for seconds, _ in shown.later] == [40, 180]
    assert shown.own_way == ""


def test_the_whole_way_of_an_octopus():
    walker = Walker(Own(look_back=True)).tap("sympathetic", 6).start().go(3, 7, "clinger")
    assert walker.screen.value == "The Clinger is scared. I'm with the Clinger."
    walker.go("The Clinger is scared. I'm here.", True, ["closeness", "rest"], "A blanket.", "rest")
    assert walker.screen.words == "You can just close this. You looked after yourself."
    facts = walker.facts()
    episode = Episode(**facts, log=walker.log)
    assert [a.step for a in walker.log] == [
        "entry", "suggest#1", "body#1", "check#1", "age", "part", "third", "stay", "need", "give", "choose"
    ]  # fmt: skip
    assert episode.status == "done"
    assert (episode.state, episode.activation_start, episode.activation_after) == ("sympathetic", 6, [3])
    assert (episode.first_practice, episode.practices, episode.rounds) == ("breath-446", ["breath-446"], 1)
    assert (episode.age, episode.part, episode.need) == (7, "clinger", ["closeness", "rest"])
    assert (episode.own_line, episode.give) == ("The Clinger is scared. I'm here.", "A blanket.")
    assert (episode.choice_group, episode.choice) == ("self", "rest")
    assert episode.seconds_to_first_instruction == 0
    assert episode.seconds_to_calm == 40
    assert episode.look_back_due == episode.ended_at + timedelta(hours=2)


def test_every_screen_can_be_left_out():
    walker = Walker().skip_to("closing")
    assert [a.step for a in walker.log] == [
        "entry",
        "suggest#1",
        "age",
        "part",
        "third",
        "stay",
        "need",
        "choose",
    ]
    assert all(a.skipped and a.value is None for a in walker.log)
    facts = walker.facts()
    assert facts["state"] is None
    assert facts["activation_start"] is None
    assert facts["choice"] is None
    assert facts["practices"] == []
    assert walker.screen.words == "You can just close this. You looked after yourself."


def test_still_strong_after_the_first_round_offers_another_and_after_the_second_the_big_wave():
    walker = Walker().tap("sympathetic", 8).start().go(8)
    assert walker.step == "suggest#2"
    assert walker.screen.suggestion.first.practice == "move-it"
    walker.start().go(7)
    assert walker.step == "still#2"
    assert "That is no failure" in walker.screen.text
    assert [o.key for o in walker.screen.options] == ["move", "go_on", "person", "unsafe"]


@pytest.mark.parametrize(
    ("chip", "practice"), [("move", "move-it"), ("go_on", "feet-on-the-ground"), ("person", "reach-out")]
)
def test_what_the_chips_of_the_big_wave_lead_to(chip, practice):
    walker = Walker().tap("mixed", 8).go("move-it", True, 8, "feet-on-the-ground", True, 9, chip)
    assert walker.step == "body#3"
    assert walker.screen.practice == practice
    walker.go(True)
    assert walker.step == "check#3"
    assert walker.facts()["practices"] == ["move-it", "feet-on-the-ground", practice]


def test_going_on_after_asking_a_person_is_going_on_with_what_steadies():
    walker = Walker().tap("dorsal", 10).go("feet-on-the-ground", True, 10, "reach-out", True, 9, "go_on")
    assert walker.screen.practice == "feet-on-the-ground"
    walker = Walker().tap("sympathetic", 8).go("breath-446", True, 8, "move-it", True, 9, "go_on")
    assert walker.screen.practice == "breath-446"


def test_a_low_number_goes_on_inward_at_once():
    assert Walker().tap("sympathetic", 8).start().go(6).step == "age"
    assert Walker().tap("sympathetic", 8).start().go(SKIP).step == "age"


def test_turtle_takes_the_short_way_and_a_low_number_does_not_end_it():
    """H17: numb is never calm."""
    walker = Walker().tap("dorsal", 2).start().go(1)
    assert walker.step == "wait"
    assert walker.screen.text == "Somebody in you has gone in. Tell them: I'll wait with you. No hurry."
    assert walker.screen.quiet_help == "Want to talk to someone? Help is here."
    walker.go(True)
    assert walker.step == "choose"
    assert walker.facts()["seconds_to_calm"] is None
    assert walker.facts()["status"] == "open"


def test_both_at_once_at_two_is_not_calm_either_and_without_a_state_three_is():
    assert Walker().tap("mixed", 5).start().go(2).facts()["seconds_to_calm"] is None
    assert Walker().tap(None, 5).start().go(3).facts()["seconds_to_calm"] == 40
    assert Walker().tap("sympathetic", 5).start().go(4).facts()["seconds_to_calm"] is None


def test_steady_with_a_high_number_is_asked_about():
    good = Walker().tap("ventral", 8)
    assert good.screen.ask == "Strong and good, or strong and hard?"
    assert good.go("good").screen.suggestion.first.practice == "linger-in-the-good"
    assert not good.screen.by_itself
    hard = Walker().tap("ventral", 8).go("hard")
    assert hard.screen.suggestion.first.practice == "breath-446"
    assert hard.start().go(8).facts()["state"] is None  # a slip, so not counted as steady
    assert hard.facts()["seconds_to_calm"] is None
    assert Walker().tap("ventral", 3).step == "suggest#1"


def test_it_begins_by_itself_at_seven_and_above_the_first_time_only():
    assert Walker().tap("sympathetic", 7).screen.by_itself
    assert not Walker().tap("sympathetic", 6).screen.by_itself
    assert not Walker(Own(autostart=False)).tap("sympathetic", 9).screen.by_itself
    assert not Walker().tap("sympathetic", 9).start().go(9).screen.by_itself


def test_a_practice_with_nothing_to_say_in_short_runs_as_it_is():
    assert Walker().tap("sympathetic", 2).go("trigger-journal").screen.short is False
    assert Walker().tap("sympathetic", 5).go("third-person").screen.short is False
    assert Walker().tap("sympathetic", 8).go("breath-446").screen.short is True


def test_a_form_sent_twice_or_from_an_old_page_changes_nothing():
    walker = Walker().tap("sympathetic", 6).start()
    once = moment.answer(LIBRARY, walker.log, walker.own, 4, STARTED, walker.now, step="check#1")
    assert moment.show(LIBRARY, once, walker.own, STARTED).step == "age"
    assert moment.answer(LIBRARY, once, walker.own, 4, STARTED, walker.now, step="check#1") == once
    assert moment.skip(LIBRARY, once, walker.own, STARTED, walker.now, step="check#1") == once
    assert moment.skip(LIBRARY, once, walker.own, STARTED, walker.now, step="age") != once


def test_what_another_device_wrote_meanwhile_loses_no_answer():
    walker = Walker().tap("sympathetic", 6).start().go(4, 7).skip_to("choose").go("rest")
    more = Own(
        earlier=tuple(Earlier(STARTED - timedelta(minutes=m), "mixed") for m in (1, 2)),
        advice=(Advice("r1", "Walk.", STARTED),),
    )
    assert isinstance(moment.show(LIBRARY, walker.log, more, STARTED), Closing)
    again = moment.facts(LIBRARY, walker.log, more, STARTED)
    assert again == walker.facts()
    guarded = Walker(more).tap("sympathetic", 6).go("sit", True).start().go(4).skip_to("choose").go("rest")
    assert moment.facts(LIBRARY, guarded.log, Own(), STARTED)["choice"] == "rest"


def test_my_own_way_is_the_last_that_helped_and_may_be_done_here():
    ago = STARTED - timedelta(days=2)
    history = (
        Past("breath-446", ago, "sympathetic", 7, 4),
        Past("move-it", ago + timedelta(hours=1), "sympathetic", 7, 8),
    )
    walker = Walker(Own(history=history))
    assert walker.screen.own_way == "Skip to my own way"
    assert walker.tap("sympathetic", 8, own_way=True).screen.practice == "breath-446"
    assert Walker(Own(history=history)).tap("dorsal", 8, own_way=True).step == "suggest#1"


def test_ones_own_parts_come_first_the_three_most_frequent_before_all():
    parts = (OwnPart("id1", "Mia"), OwnPart("id2", "The gatekeeper"), OwnPart("id3", "Otto"))
    seen = ["id3", "id3", "clinger", "clinger", "clinger", "numbing"]
    earlier = tuple(Earlier(STARTED - timedelta(days=9 - n), "mixed", p) for n, p in enumerate(seen))
    walker = Walker(Own(parts=parts, earlier=earlier)).tap("sympathetic", 4).skip_to("part")
    options = walker.screen.options
    assert [o.key for o in options[:5]] == ["clinger", "id3", "numbing", "id1", "id2"]
    assert {o.group for o in options[:5]} == {"Yours"}
    assert len({o.key for o in options}) == len(options) == 5 + 7 + 5 + 6 - 2


def test_the_third_person_says_the_line_of_the_part_then_the_nurturers_then_the_affirmation():
    own = Own(
        parts=(OwnPart("id1", "Mia", hear="I'm staying."), OwnPart("id2", "Otto")),
        nurturer="Gran",
        nurturer_voice="There you are.",
        affirmation="You are enough.",
    )
    third = Walker(own).tap("sympathetic", 4).skip_to("part").go("id1").screen
    assert (third.value, third.said, third.said_by) == ("Mia is scared. I'm with Mia.", "I'm staying.", "Mia")
    third = Walker(own).tap("sympathetic", 4).skip_to("part").go("id2").screen
    assert (third.said, third.said_by) == ("There you are.", "Gran")
    alone = Walker(Own(affirmation="You are enough.")).tap("sympathetic", 4).skip_to("third").screen
    assert alone.value == "Little Me is scared. I'm with Little Me."
    assert (alone.said, alone.said_by) == ("You are enough.", "")
    assert alone.card == "This may be the young one's old fear, speaking now."


def test_a_stored_place_comes_with_its_sign():
    place = Walker(Own(place="The bench.", place_sign="two fingers together")).skip_to("stay").screen.place
    assert (place.words, place.sign) == ("The bench.", "Your sign: two fingers together.")
    assert Walker().skip_to("stay").screen.place is None


def test_ones_own_earlier_advice_for_this_trigger_or_the_latest_when_none_is_known():
    advice = (
        Advice("r1", "Walk to the river {first}.", STARTED - timedelta(days=2), "silence"),
        Advice("r2", "Ring Ben.", STARTED - timedelta(days=1), "tone"),
    )
    walker = Walker(Own(advice=advice, trigger="silence")).skip_to("advice")
    assert walker.screen.text == "You once wrote for this moment: Walk to the river {first}."
    assert walker.go(True).facts()["plan_shown"] == "r1"
    assert Walker(Own(advice=advice)).skip_to("advice").go(True).facts()["plan_shown"] == "r2"
    assert Walker(Own(advice=advice, trigger="phone")).skip_to("choose").facts()["plan_shown"] is None


def test_inner_stands_before_outer_with_one_sentence_above_four():
    calm = Walker().tap("sympathetic", 6).start().go(4).skip_to("choose")
    assert labels(calm) == (
        ["self", "others"],
        [
            ["stay", "little_me", "journal", "own", "rest"],
            ["support", "time", "message", "time_out", "silence"],
        ],
    )
    assert calm.screen.doors[1].before == "And towards the other person, if you like"
    assert calm.screen.doors[1].note == ""
    high = Walker().tap("sympathetic", 6).start().go(5).skip_to("choose")
    assert high.screen.doors[1].note.startswith("You may. Words tend to come out kinder below 4.")


def test_a_plan_of_two_only_where_there_is_one_and_nothing_that_could_hurt_where_it_is_not_safe():
    shared = Walker(Own(shared_plan=True)).skip_to("choose")
    assert "plan" in labels(shared)[1][1]
    unsafe = Walker(Own(shared_plan=True, unsafe=True)).skip_to("choose")
    assert labels(unsafe)[1][1] == ["support", "silence"]


def test_stay_a_bit_longer_begins_with_what_meets_the_firefighter():
    walker = Walker().tap("sympathetic", 6).start().go(4, SKIP, "reaching").skip_to("choose")
    assert [c.practice for c in walker.screen.longer[:2]] == ["space-before-i-act", "before-i-send"]
    own = Own(parts=(OwnPart("id1", "Storm", which="melting_down"),), unsafe=True)
    stored = Walker(own).tap("sympathetic", 6).start().go(4, SKIP, "id1").skip_to("choose")
    assert [c.practice for c in stored.screen.longer[:2]] == ["time-out", "move-it"]


@pytest.mark.parametrize(
    ("choice", "lead"),
    [
        ("stay", Lead("practice", "hold-it-like-a-baby")),
        ("stay:third-person", Lead("practice", "third-person")),
        ("little_me", Lead("practice", "little-me-dialogue")),
        ("journal", Lead("entry")),
        ("own", Lead("own")),
        ("rest", Lead()),
        ("support", Lead("practice", "reach-out")),
        ("time", Lead("practice", "timing-check")),
        ("message", Lead("practice", "before-i-send")),
        ("time_out", Lead("practice", "time-out")),
        ("silence", Lead()),
    ],
)
def test_where_each_choice_leads(choice, lead):
    walker = Walker().tap("sympathetic", 6).start().go(5).skip_to("choose")
    walker.go(choice)
    assert walker.screen.lead == lead
    assert walker.facts()["choice"] == choice.partition(":")[0]
    assert walker.facts()["choice_group"] in ("self", "others")


def test_the_trigger_is_noted_afterwards_in_two_taps():
    walker = Walker().skip_to("choose").go("rest")
    closing = walker.screen
    assert closing.ask == "Would you like to note what set it off? Two taps."
    assert "slow_reply" in [o.key for o in closing.options]
    log = moment.note_trigger(LIBRARY, walker.log, walker.own, "slow_reply", STARTED, walker.now)
    assert moment.facts(LIBRARY, log, walker.own, STARTED)["trigger"] == "slow_reply"
    assert moment.show(LIBRARY, log, walker.own, STARTED).ask == ""
    log = moment.note_trigger(LIBRARY, log, walker.own, {"own": "a dream"}, STARTED, walker.now)
    assert moment.facts(LIBRARY, log, walker.own, STARTED)["trigger"] == "a dream"
    with pytest.raises(BadAnswer):
        moment.note_trigger(LIBRARY, walker.log, walker.own, "no_such", STARTED, walker.now)
    with pytest.raises(BadAnswer):
        moment.note_trigger(LIBRARY, walker.log[:-1], walker.own, "slow_reply", STARTED, walker.now)


def test_the_look_back_after_two_hours_gives_the_time_to_calm():
    walker = Walker(Own(look_back=True)).tap("sympathetic", 8).start().go(6).skip_to("choose").go("rest")
    due = walker.facts()["look_back_due"]
    assert not moment.look_back_open(due, due - timedelta(minutes=1))
    assert moment.look_back_open(due, due)
    assert not moment.look_back_open(due, due + timedelta(hours=4))
    assert not moment.look_back_open(None, due)
    assert moment.later(LIBRARY).ask == "How is it now?"
    log = moment.answer_later(walker.log, 2, due)
    facts = moment.facts(LIBRARY, log, walker.own, STARTED)
    assert facts["activation_2h"] == 2
    assert facts["look_back_done"]
    assert facts["seconds_to_calm"] == (due - STARTED).total_seconds()
    assert Walker().skip_to("closing").facts()["look_back_due"] is None


def test_the_guard_is_a_choice_and_closes_nothing():
    """H21."""
    earlier = tuple(Earlier(STARTED - timedelta(minutes=m), "sympathetic") for m in (10, 30))
    walker = Walker(Own(earlier=earlier)).tap("sympathetic", 8)
    assert walker.screen.ask == (
        "Your fear may be asking again. Want to sit with it for three minutes, then decide?"
    )
    assert Walker(Own(earlier=earlier)).tap("sympathetic", 8).go("go_on").step == "suggest#1"
    assert Walker(Own(earlier=earlier)).tap("sympathetic", 8).go(SKIP).step == "suggest#1"
    walker.go("sit")
    assert walker.screen.pause == 180
    assert walker.go(True).step == "suggest#1"
    assert Walker(Own(earlier=earlier)).tap("dorsal", 8).step == "suggest#1"  # no sitting still in shutdown


def test_not_safe_is_kept_nowhere():
    asked = moment.not_safe(LIBRARY)
    assert asked.ask == "With myself, or with someone?"
    assert [moment.help_block(o.key) for o in asked.options] == ["crisis", "unsafe"]
    assert {"crisis", "unsafe"} <= set(LIBRARY.blocks)
    with pytest.raises(BadAnswer):
        Walker().tap("unsafe", 9)
    walker = Walker().tap("mixed", 9).start().go(9).start().go(9)
    with pytest.raises(BadAnswer):
        walker.go("unsafe")


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        ("entry", "sympathetic"),
        ("entry", {"strength": 11}),
        ("entry", {"strength": True}),
        ("entry", {"state": "hungry"}),
        ("suggest#1", "grief"),
        ("age", 200),
        ("age", "old"),
        ("part", "nobody"),
        ("part", {"own": 3}),
        ("third", 7),
        ("third", "x" * 501),
        ("need", ["safety", "rest", "time"]),
        ("need", "safety"),
        ("need", [["safety"]]),
        ("choose", "stay:grief"),
        ("choose", ["rest"]),
    ],
)
def test_an_answer_that_fits_no_question_is_refused_and_loses_nothing(step, wrong):
    walker = Walker().skip_to(step)
    before = list(walker.log)
    with pytest.raises(BadAnswer):
        walker.go(wrong)
    assert walker.log == before
    assert walker.step == step


def test_the_words_are_the_persons():
    walker = Walker(Own(words="ifs")).skip_to("choose")
    assert "Talk with the young one" in [o.label for o in walker.screen.doors[0].options]


def any_answer(draw, shown: MomentScreen):
    """Something a person could answer here, or nothing."""
    if draw(st.integers(0, 4)) == 0:
        return SKIP
    match shown.kind:
        case "entry":
            return {
                "state": draw(st.none() | st.sampled_from(sorted(LIBRARY.moment.cells))),
                "strength": draw(st.none() | st.integers(0, 10)),
                "in_public": draw(st.booleans()),
                "own_way": draw(st.booleans()),
            }
        case "suggestion":
            cards = [shown.suggestion.first, *shown.suggestion.others, shown.suggestion.grounding]
            return draw(st.sampled_from([c.practice for c in cards if c]))
        case "scale":
            return draw(st.sampled_from([2, 5, 7, 8, 9, 10]))
        case "choice" | "part":
            return draw(st.sampled_from([o.key for o in shown.options if o.key != "unsafe"]))
        case "years":
            return draw(st.sampled_from([4, "unsure"]))
        case "line":
            return "words"
        case "multi":
            return draw(st.sampled_from([[], ["safety"], ["rest", "time"]]))
        case "choose":
            return draw(st.sampled_from([o.key for door in shown.doors for o in door.options]))
        case _:
            return True


OWNS = [
    Own(),
    Own(
        history=(Past("breath-446", STARTED - timedelta(days=1), "sympathetic", 8, 3),),
        earlier=tuple(Earlier(STARTED - timedelta(minutes=m), "sympathetic", "clinger") for m in (5, 9)),
        advice=(Advice("r1", "Walk.", STARTED),),
        unsafe=True,
        shared_plan=True,
        look_back=True,
    ),
]


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(OWNS))
def test_any_path_ends_and_goes_on_anywhere_the_same(data, own):
    walker, shown = Walker(own), []
    for _ in range(90):
        screen = walker.screen
        shown.append(screen)
        if isinstance(screen, Closing):
            break
        walker.say(any_answer(data.draw, screen))
    assert isinstance(shown[-1], Closing)
    for cut in range(len(walker.log) + 1):  # after a crash at any screen
        assert moment.show(LIBRARY, walker.log[:cut], own, STARTED) == shown[cut]
    for cut in range(len(walker.log), 0, -1):
        assert moment.back(walker.log[:cut]) == walker.log[: cut - 1]
    facts = Episode(**walker.facts(), log=walker.log)
    assert facts.status == "done"
    assert facts.rounds == len(facts.practices) <= 20
    if facts.state in ("dorsal", "mixed"):
        assert facts.seconds_to_calm is None


def test_however_long_it_stays_strong_it_ends():
    walker = Walker().tap("mixed", 10).start().go(10).start().go(10)
    while walker.step.startswith("still"):
        walker.go("go_on", True, 10)
    assert walker.facts()["rounds"] == 20
    assert walker.step == "age"
