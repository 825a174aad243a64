"""Texts as this person reads them: their words, their names, their answers; and nothing read twice."""

import pytest
from engine_walker import SHELF, Play, made

from brimful.practices.engine.context import Stored
from brimful.practices.engine.fill import fill
from brimful.practices.words import pronoun, say_in


@pytest.mark.parametrize(
    ("words", "text", "said"),
    [
        ("both", "Little Me and the Inner Nurturers.", "Little Me and the Inner Nurturers."),
        ("ifs", "Tell Little Me: your Inner Nurturers are here.", "Tell the young one: your kind figures inside are here."),
        ("ifs", "Wait. Little Me may come.", "Wait. The young one may come."),
        ("ifs", "Belittle Me", "Belittle Me"),
        ("baum", "Protects ahead (manager)", "Protects ahead"),
        ("both", "Protects ahead (manager)", "Protects ahead (manager)"),
        ("both", "Keeping a grip on everything (S2)", "Keeping a grip on everything"),
        ("both", "The one who was told they were too much (S1, S2)", "The one who was told they were too much"),
    ],
)  # fmt: skip
def test_the_words_of_baum_of_ifs_or_both(words, text, said):
    assert say_in(words, text) == said


@pytest.mark.parametrize(
    ("pronouns", "forms"),
    [("they", "they them their"), ("she", "she her her"), ("he", "he him his"), ("xe/xem/xyr", "xe xem xyr"),
     ("ze", "ze them their"), ("", "they them their")],
)  # fmt: skip
def test_pronouns_are_the_persons_own(pronouns, forms):
    assert " ".join(pronoun(place, pronouns) for place in ("they", "them", "their")) == forms


def test_a_place_is_filled_once_and_a_full_stop_stands_once():
    answers = {"a": "It is {b}.", "b": "never read", "c": "quiet"}
    look = lambda field, key: answers.get(field + key, "")  # noqa: E731
    assert fill("Say: {a}. Then {c}. And {d}, {x.y}.", look) == "Say: It is {b}. Then quiet. And ..., ..."
    assert fill("{a} { } {A} {}", look) == "It is {b}. { } {A} {}"


def said(steps, *values, **context):
    run = Play(made(steps), **context)
    run.tell(*values)
    here = run.here
    return here.text or here.ask


OPPOSITE = {"choice": "urge", "ask": "What does it push you to do?", "options": "@opposite"}
NURTURER = {"pick": "nurturer", "from": "nurturer", "ask": "Who?"}


def test_a_key_of_the_chosen_option():
    step = {"say": "Here is one: {urge.opposite}. Small."}
    assert said([OPPOSITE, step], "over_explain") == "Here is one: Say one true sentence and stop. Small."


def test_a_choice_left_open_is_filled_by_the_first_of_the_list():
    run = Play(made([OPPOSITE, {"say": "Here is one: {urge.opposite}."}]))
    run.skip()
    assert run.here.text == "Here is one: Ring someone and go and move with them."


def test_a_key_of_the_stored_thing_and_of_one_that_has_none():
    gran = [Stored("n1", "nurturer", "Gran", {"voice": "Come here, love."})]
    steps = [NURTURER, {"say": "Hear {nurturer}: {nurturer.voice}"}]
    assert said(steps, "n1", stored={"nurturer": gran}) == "Hear Gran: Come here, love."
    assert said(steps, {"new": "Ana"}) == "Hear Ana: You're not alone. I'm with you now."


def test_own_means_the_text_of_the_field_own():
    steps = [
        {"choice": "sentence", "ask": "Which?", "options": "@affirmations + own"},
        {"text": "own", "ask": "Or your own:"},
        {"say": "Say it: {sentence}"},
    ]
    assert said(steps, "own", "I have time.") == "Say it: I have time."
    assert said(steps, "rest", "I have time.") == "Say it: You can rest. I'll keep watch."
    run = Play(made(steps))
    assert "own" in {option.key for option in run.here.options}
    assert not run.here.own


def test_several_choices_stand_in_one_sentence():
    steps = [{"multi": "m", "ask": "Which?", "options": "@activating"}, {"say": "The more I {m}."}]
    assert said(steps, ["repeat_contact", "guilt"]) == (
        "The more I message or call again and again, use guilt so that they stay close."
    )


def test_names_and_the_empty_words_of_the_style_guide():
    step = [{"say": "{name}, {little_me}, {partner}, {them}."}]
    assert said(step, name="Kim", pronouns="she") == "Kim, Little Me, them, her."
    mine = {"little_me": [Stored("l1", "little_me", "Mini")]}
    assert said(step, stored=mine) == "..., Mini, them, them."
    about = [{"pick": "person", "from": "person", "ask": "Who?"}, {"say": "Think of {person}."}]
    run = Play(made(about))
    run.skip()
    assert run.here.text == "Think of them."


def test_a_line_of_the_spiritual_register_has_its_secular_twin_or_is_left_out():
    steps = [{"say": "Prayer.", "spiritual": True, "secular": "Quiet."}, {"say": "Grace.", "spiritual": True}]
    assert said(steps) == "Quiet."
    assert said(steps, register="spiritual") == "Prayer."
    assert Play(made(steps)).tell(True).completed
    assert Play(made(steps), register="spiritual").tell(True).text == "Grace."


def test_every_text_that_ships_is_said_in_all_words():
    for words in ("both", "ifs", "baum"):
        for name in SHELF.practices:
            Play(name, words=words).through()
