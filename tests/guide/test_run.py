"""A practice with a vault: gone on with, left, taken up, doubled, ended, and what it keeps."""

import pytest

from brimful.core.kinds.boundary import Boundary
from brimful.core.kinds.nurturer import Nurturer
from brimful.core.kinds.run import Run
from brimful.guide import run
from brimful.guide.errors import AlreadyEnded, PracticeGone, WentOn
from brimful.practices.errors import BadAnswer
from brimful.practices.screen import Ended

from .walking import go_through


def begin(opened, library, passing, at, practice="trigger-journal", **more):
    return run.begin(opened, library, practice, at(), passing=passing, **more)


def test_every_practice_can_be_begun_answered_and_ended_and_its_run_is_kept(opened, library, passing, at):
    for practice in library.practices:
        sitting = begin(opened, library, passing, at, practice)
        ended = go_through(opened, library, sitting, at(1))
        stored = opened.get(ended.id, Run).data
        assert stored.status in ("done", "left"), practice
        assert stored.ended_at == at(1)
        assert stored.version == library.practices[practice].version
        assert isinstance(ended.show(library, at(2)), Ended)


def test_answers_are_in_the_vault_before_the_next_screen_and_go_on_at_the_very_step(
    opened, library, passing, at
):
    sitting = go_through(opened, library, begin(opened, library, passing, at), at(), until="meaning")
    again = run.take_up(opened, library, sitting.id, at(60), passing=passing)
    assert again.show(library, at(60)) == sitting.show(library, at(60))
    assert [answer.value for answer in again.log] == [answer.value for answer in sitting.log]


def test_the_fields_of_a_finished_run_stand_in_its_record(opened, library, passing, at):
    answers = {"trigger": "no_reply", "camera": "a grey phone", "activation_before": 7, "activation_after": 3}
    trigger = next(iter(library.catalogues["triggers"].entries))
    sitting = go_through(
        opened, library, begin(opened, library, passing, at), at(), answers={**answers, "trigger": trigger}
    )
    fields = opened.get(sitting.id, Run).data.fields
    assert fields["camera"] == "a grey phone"
    assert (fields["activation_before"], fields["activation_after"], fields["trigger"]) == (7, 3, trigger)


def test_what_a_practice_saves_becomes_a_thing_in_the_same_write(opened, library, passing, at):
    sitting = begin(opened, library, passing, at, "inner-nurturers")
    sitting = go_through(
        opened,
        library,
        sitting,
        at(),
        answers={"who": "Grandmother", "voice": "Come here, you.", "more": "enough"},
    )
    (nurturer,) = opened.all(Nurturer)
    assert nurturer.data.who == "Grandmother"
    assert nurturer.data.name == "Grandmother"
    assert nurturer.data.run == [sitting.id]
    assert sitting.run.made == [nurturer.id]


def test_each_round_of_a_loop_makes_a_thing_of_its_own(opened, library, passing, at):
    sitting = begin(opened, library, passing, at, "inner-nurturers")
    sitting = go_through(opened, library, sitting, at(), until="more", answers={"who": "Grandmother"})
    sitting = run.answer(opened, library, sitting, "another", at())
    go_through(opened, library, sitting, at(), answers={"who": "The old oak", "more": "enough"})
    assert [nurturer.data.name for nurturer in opened.all(Nurturer)] == ["Grandmother", "The old oak"]


def test_nothing_is_saved_before_the_run_has_ended(opened, library, passing, at):
    sitting = begin(opened, library, passing, at, "inner-nurturers")
    go_through(opened, library, sitting, at(), until="more")
    assert opened.all(Nurturer) == []


def test_a_name_made_up_on_the_spot_becomes_a_person_that_the_run_names(opened, library, passing, at):
    answers = {"person": {"new": "Robin"}}
    sitting = go_through(
        opened, library, begin(opened, library, passing, at, "boundary-builder"), at(), answers=answers
    )
    made = {rid: name for rid in sitting.run.made for name in [_name(opened, rid)]}
    assert sitting.run.fields["person"] in made
    assert made[sitting.run.fields["person"]] == "Robin"
    (boundary,) = opened.all(Boundary)
    assert boundary.id in made


def _name(opened, rid):
    from brimful.core.kinds.person import Person

    found = [person.data.name for person in opened.all(Person) if person.id == rid]
    return found[0] if found else ""


def test_stopping_keeps_what_was_answered_and_can_not_be_gone_on_with(opened, library, passing, at):
    sitting = go_through(opened, library, begin(opened, library, passing, at), at(), until="meaning")
    while not sitting.over:
        sitting = run.stop(opened, library, sitting, at(2))
    assert sitting.run.status == "left"
    assert sitting.run.fields["camera"] == "some words"
    with pytest.raises(AlreadyEnded):
        run.answer(opened, library, sitting, "more", at(3))


def test_going_back_brings_the_words_back(opened, library, passing, at):
    sitting = go_through(opened, library, begin(opened, library, passing, at), at(), until="meaning")
    sitting = run.back(opened, library, sitting, at())
    shown = run.take_up(opened, library, sitting.id, at(), passing=passing).show(library, at())
    assert (shown.field, shown.value) == ("camera", "some words")


def test_an_answer_that_does_not_fit_changes_nothing(opened, library, passing, at):
    sitting = begin(opened, library, passing, at)
    before = opened.get(sitting.id, Run)
    with pytest.raises(BadAnswer):
        run.answer(opened, library, sitting, 42, at())
    assert opened.get(sitting.id, Run) == before


def test_the_same_form_sent_twice_answers_once(opened, library, passing, at):
    sitting = go_through(opened, library, begin(opened, library, passing, at), at(), until="camera")
    step = sitting.show(library, at()).step
    once = run.answer(opened, library, sitting, "a grey phone", at(), step=step)
    twice = run.answer(opened, library, once, "a grey phone", at(), step=step)
    late = run.answer(opened, library, sitting, "a grey phone", at(), step=step)
    assert (
        [one.value for one in once.log] == [one.value for one in twice.log] == [one.value for one in late.log]
    )
    assert opened.get(sitting.id, Run).version == once.record.version


def test_begun_twice_by_one_form_is_begun_once(opened, library, passing, at):
    ids = {begin(opened, library, passing, at, request="a" * 32).id for _ in range(2)}
    assert len(ids) == 1


def test_two_windows_on_one_run_the_later_answer_is_kept_as_a_draft(opened, library, passing, at):
    first = go_through(opened, library, begin(opened, library, passing, at), at(), until="camera")
    step = first.show(library, at()).step
    other = run.take_up(opened, library, first.id, at(), passing=passing)
    run.answer(opened, library, other, "from the other window", at(), step=step)
    with pytest.raises(WentOn) as gone_on:
        run.answer(opened, library, first, "from this window", at(), step=step)
    there = gone_on.value.now
    assert there.log[-1].value == "from the other window"
    assert opened.get(first.id, Run).data.draft == {step: "from this window"}


def test_what_is_being_typed_is_kept_until_it_is_answered(opened, library, passing, at):
    sitting = go_through(opened, library, begin(opened, library, passing, at), at(), until="camera")
    step = sitting.show(library, at()).step
    run.keep_typed(opened, library, sitting, step, "half a sen", at())
    again = run.take_up(opened, library, sitting.id, at(), passing=passing)
    assert again.typed(step) == "half a sen"
    answered = run.answer(opened, library, again, "half a sentence", at())
    assert answered.run.draft == {}


def test_open_runs_are_found_the_latest_first_and_finished_ones_are_not(opened, library, passing, at):
    first = begin(opened, library, passing, at, "trigger-journal")
    second = begin(opened, library, passing, at, "state-check")
    begin(opened, library, passing, at, "breath-446", short=True)
    go_through(opened, library, begin(opened, library, passing, at, "daily-affirmations"), at())
    assert [one.id for one in run.open_runs(opened)] == [second.id, first.id]


def test_a_run_of_a_practice_that_is_gone_says_so(opened, library, passing, at):
    stored = opened.put(Run(practice="of-a-pack", started_at=at()))
    with pytest.raises(PracticeGone):
        run.take_up(opened, library, stored.id, at(), passing=passing)
    with pytest.raises(PracticeGone):
        begin(opened, library, passing, at, "no-such")


PACK = """
id: asks-about-safety
title: Asks about safety
purpose: For a test.
origin: "Brimful"
stage: 1
group: understand
minutes: [1, 2]
who: solo
states: [ventral]
max: 10
depth: light
eyes: open
imagery: false
aloud: false
offer: "Never."
avoid: "In a hurry."
steps:
  - {text: camera, ask: "What happened?", size: line}
  - {multi: safety, ask: "Is any of this so?", options: "@safety_signs"}
  - {when: "safety has_any @safety_signs", then: [{use: unsafe}]}
  - {text: after, ask: "And now?", size: line}
records: {camera: str, after: str}
feeds: "Nothing."
"""


@pytest.fixture
def asking_library(tmp_path):
    from brimful.practices.library import load

    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.yaml").write_text("author: A test\ntitle: A pack\n", encoding="utf-8")
    (folder / "asks-about-safety.yaml").write_text(PACK.lstrip(), encoding="utf-8")
    library = load(packs=[folder])
    assert not library.problems
    return library


def test_answers_about_safety_steer_and_stand_nowhere(opened, asking_library, passing, at):
    """They live in memory while the run goes on; the vault sees neither them nor what follows from them."""
    library = asking_library
    sitting = begin(opened, library, passing, at, "asks-about-safety")
    sitting = go_through(opened, library, sitting, at(), until="safety")
    sign = sitting.show(library, at()).options[0].key
    stored = opened.get(sitting.id, Run)
    sitting = run.answer(opened, library, sitting, [sign], at())
    shown = sitting.show(library, at())
    assert "not your fault" in shown.text or "What you describe matters" in shown.text
    sitting = go_through(opened, library, sitting, at(), until="unsafe_next")
    assert opened.get(sitting.id, Run) == stored
    assert run.keep_typed(opened, library, sitting, sitting.show(library, at()).step, "x", at()) == sitting
    sitting = go_through(opened, library, sitting, at(), answers={"unsafe_next": "go_on"})
    kept = opened.get(sitting.id, Run).data
    assert kept.status == "done"
    assert kept.fields == {"camera": "some words", "after": "some words"}
    assert [one.value for one in kept.log] == ["some words", "some words"]
    assert passing.of(opened.account, sitting.id) == {}


def test_after_a_lock_a_question_about_safety_is_asked_once_more(opened, asking_library, passing, at):
    library = asking_library
    sitting = begin(opened, library, passing, at, "asks-about-safety")
    sitting = go_through(opened, library, sitting, at(), until="safety")
    sitting = run.answer(opened, library, sitting, [sitting.show(library, at()).options[0].key], at())
    passing.forget(opened.account)
    again = run.take_up(opened, library, sitting.id, at(), passing=passing)
    assert again.show(library, at()).field == "safety"
