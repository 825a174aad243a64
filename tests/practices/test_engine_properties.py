"""What holds for every path of every practice: those that ship, and any that the grammar can make."""

from datetime import timedelta
from random import Random

import msgspec
import pytest
from engine_walker import SHELF, START, Play, again, fitting, made, practices
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brimful.practices import engine
from brimful.practices.engine.context import Stored
from brimful.practices.engine.dropped import DROPPED
from brimful.practices.errors import BadAnswer
from brimful.practices.screen import Ended, Screen, Waiting

MOST_SCREENS = 4000  # far more than chance ever needs; the longest loop has 20 rounds
FORMS = [{}, {"short": True}, {"run": "couple"}, {"unclear": True, "register": "spiritual", "words": "ifs"}]
LEFT_OUT = {"scale", "years", "text", "list", "table", "board", "bodymap", "letter", "media"}
STORED = {"nurturer": [Stored("n1", "nurturer", "Gran", {"voice": "Come here, love."})]}

relaxed = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
dice = st.integers(0, 2**32).map(Random)
forms = st.sampled_from(FORMS)
shipped = st.sampled_from(sorted(SHELF.practices)).map(SHELF.practices.__getitem__)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.characters(categories=["Cs", "Cc"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4) | st.sampled_from(["own", "new", "region"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


def play(practice, form, chance, look=lambda run: None):
    """To the end by chance: answers, leaves out, goes back now and then. ``look`` sees every screen."""
    run = Play(practice, stored=STORED, matched=lambda words: ["always_never"], **form)
    for _ in range(MOST_SCREENS):
        look(run)
        if isinstance(run.here, Ended):
            return run
        roll = chance.random()
        if roll < 0.1:
            run.skip()
        elif roll < 0.15:
            run.back()
        elif roll < 0.155:
            run.stop()
        elif isinstance(run.here, Waiting):
            run.tell(True)
        else:
            run.tell(fitting(run.here, chance))
    raise AssertionError("this run has no end")


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("name", sorted(SHELF.practices))
def test_every_shipped_practice_comes_to_an_end_in_every_form(name, form):
    for seed in range(2):
        run = play(name, form, Random(seed))
        run.outcome(timedelta(days=3))


@relaxed
@given(practices, forms, dice)
def test_any_practice_of_the_grammar_comes_to_an_end(practice, form, chance):
    play(practice, form, chance)


@relaxed
@given(shipped | practices, forms, dice)
def test_a_run_goes_on_from_its_log_wherever_it_was_left(practice, form, chance):
    def look(run):
        kept = again(run.log)
        assert kept == run.log
        assert engine.show(SHELF, practice, kept, run.ctx, run.now) == run.here
        assert msgspec.json.encode(
            engine.outcome(SHELF, practice, kept, run.ctx, run.now)
        ) == msgspec.json.encode(run.outcome())

    play(practice, form, chance, look)


@relaxed
@given(shipped | practices, forms, dice)
def test_going_back_shows_the_screen_that_was_answered(practice, form, chance):
    def look(run):
        if isinstance(run.here, Ended):
            return
        before, log, passing = run.here, list(run.log), dict(run.ctx.passing)
        run.tell(fitting(before, chance) if isinstance(before, Screen) else True)
        after = run.back()
        assert without_words(after) == without_words(before)
        run.log = log
        run.ctx.passing.clear()
        run.ctx.passing.update(passing)

    play(practice, form, chance, look)


def without_words(here):
    return msgspec.structs.replace(here, value=None) if isinstance(here, Screen) else here


@relaxed
@given(shipped | practices, forms, dice, st.lists(junk, min_size=1, max_size=20))
def test_no_answer_does_worse_than_one_kind_sentence(practice, form, chance, values):
    def look(run):
        for value in values:
            try:
                log = engine.answer(SHELF, practice, run.log, run.ctx, value, run.now)
            except BadAnswer:
                continue
            again(log)
            run.log = log

    run = Play(practice, **form)
    for _ in range(30):
        look(run)
        if isinstance(run.here, Ended):
            break
        run.tell(fitting(run.here, chance) if isinstance(run.here, Screen) else True)


@relaxed
@given(shipped | practices, st.sampled_from([{}, {"run": "couple"}, {"unclear": True}]), dice)
def test_answers_about_safety_and_consent_are_kept_nowhere(practice, form, chance):
    dropped = set()

    def look(run):
        if isinstance(run.here, Screen) and run.here.field in DROPPED:
            dropped.add(run.here.step)

    run = play(practice, form, chance, look)
    outcome = run.outcome()
    assert not DROPPED & set(outcome.fields)
    assert not dropped & {answer.step.rstrip("?") for answer in [*run.log, *outcome.log]}
    assert not any(DROPPED & set(saved.values) for saved in outcome.saves)


@relaxed
@given(shipped | practices, dice)
def test_the_guest_of_a_couple_run_leaves_nothing(practice, chance):
    run = play(practice, {"run": "couple"}, chance)
    assert not any("~b" in answer.step for answer in run.log)


@relaxed
@given(shipped | practices, dice)
def test_the_short_form_asks_for_no_scale_text_table_or_map(practice, chance):
    shown = set()
    run = play(practice, {"short": True}, chance, lambda run: shown.add(getattr(run.here, "kind", "")))
    assert not LEFT_OUT & shown
    assert run.outcome(timedelta(days=9)).later_due is None
    assert not run.outcome().cards


@relaxed
@given(practices, dice)
def test_what_the_later_card_adds_never_moves_what_was_saved(practice, chance):
    run = play(practice, {}, chance)
    before = run.outcome().saves
    for _ in range(8):
        due = run.outcome().later_due
        if due is None:
            break
        shown = engine.show_later(SHELF, practice, run.log, run.ctx, due, START)
        if isinstance(shown, Ended):
            break
        run.log = engine.answer_later(SHELF, practice, run.log, run.ctx, fitting(shown, chance), due, START)
        assert run.outcome().saves[: len(before)] == before
    assert all(saved.into is None or saved.into < place for place, saved in enumerate(run.outcome().saves))


def test_a_loop_that_always_says_again_ends_after_twenty_rounds():
    again_and_again = [{"choice": "c1", "ask": "Once more?", "options": {"a": "Again"}}]
    run = Play(made([{"repeat": {"steps": again_and_again, "while": "c1 == a"}}]))
    assert run.through(c1="a").completed
    assert [answer.step for answer in run.log][::19] == ["0.steps.0", "0#20.steps.0"]
    assert len(run.log) == 20
