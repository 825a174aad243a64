"""Inside "I'm activated": what stays of a practice, and what the flow says in its place."""

from datetime import timedelta

from engine_walker import Play, made

from brimful.practices.screen import Breath, Ended, Screen, Waiting

FLOW = {"state": "sympathetic", "activation": 7, "state_before": "sympathetic", "activation_before": 7}


def screens(practice, **context):
    run = Play(practice, short=True, **context)
    shown = []
    while isinstance(run.here, Screen):
        shown.append(run.here)
        run.tell(True) if run.here.kind in ("say", "breathe", "turn") else run.skip()
        if isinstance(run.here, Waiting):
            shown.append(run.here)
            run.tell(True)
    return shown


def texts(practice, **context):
    return [getattr(s, "ask", "") or s.text for s in screens(practice, **context)]


def test_the_breath_is_four_in_six_out_for_a_minute_and_asks_nothing():
    shown = screens("breath-446", given=FLOW)
    assert [s.kind for s in shown] == ["say", "say", "breathe", "say"]
    assert shown[2].breath == Breath(4, 0, 6, 0, 1)


def test_the_flow_stands_for_the_checks():
    run = Play("trigger-journal", short=True, given={**FLOW, "activation_before": 9})
    assert run.here.text == "Bring it down first. The journal will wait."
    run.through()
    assert run.outcome().fields["activation_before"] == 9


def test_a_pick_and_every_spoken_line_stay():
    assert texts("call-in-a-nurturer") == [
        "Who should come?",
        "Feel your back. They stand behind you, or sit beside you. Feel their hand, paw, or warmth.",
        "Hear them say it: You're not alone. I'm with you now.",
        "Let Little Me hear it too. Breathe out.",
        "Stay with this a little longer than usual. Let your body notice it. There is nothing else to do.",
    ]


def test_a_choice_that_something_reads_stays_and_one_that_nothing_reads_goes():
    steps = [
        {"choice": "read", "ask": "Read?", "options": {"a": "A"}},
        {"choice": "unread", "ask": "Unread?", "options": {"a": "A"}},
        {"multi": "named", "ask": "Named?", "options": {"a": "A"}},
        {"when": "read == a", "then": [{"say": "It was {named}."}]},
        {"save": "place", "from": ["unread"]},
    ]
    assert texts(made(steps)) == ["Read?", "Named?"]


def test_a_sentence_to_choose_stays_where_it_may_be_ones_own():
    assert texts("soothing-words", name="Kim")[0] == "Which one can you almost believe?"


def test_a_waiting_timer_takes_its_least_and_a_loop_runs_once():
    run = Play("space-before-i-act", short=True, given=FLOW)
    run.tell(True, True)
    waits = run.here
    assert isinstance(waits, Waiting)
    least = next(s for s in run.practice.steps if s.at == "3").steps[2].min
    assert waits.until == run.now + timedelta(minutes=least)
    assert run.tell(True).field == "decision"
    assert isinstance(run.tell("again"), Ended)


def test_lines_marked_short_are_all_that_stays_of_the_lines():
    steps = [
        {"say": "Long.", "pause": 5},
        {"say": "Short.", "short": True},
        {"use": "quiet-help"},
        {"pick": "n", "from": "nurturer", "ask": "Who?", "also": "@exiles"},
        {"when": "n == helpless", "then": [{"say": "An answer to that."}]},
    ]
    run = Play(made(steps), short=True)
    assert run.here.text == "Short."
    assert run.tell(True).link_help
    assert run.tell(True).field == "n"
    assert run.tell("helpless").text == "An answer to that."


def test_nothing_is_asked_later_and_no_card_is_made():
    run = Play("letter-from-self", short=True)
    run.through()
    assert run.outcome(timedelta(days=30)).cards == ()
    run = Play("reach-out", short=True)
    run.through()
    assert run.outcome().later_due is None
