"""Patterns in a draft: what is found, what never is, and where help comes first."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brimful.practices import engine, library, matcher
from brimful.practices.engine.context import Context
from brimful.practices.screen import Screen

LIBRARY = library.load()
PATTERNS, CUES = LIBRARY.patterns, LIBRARY.cues


def found(text, **more):
    return [f.pattern for f in matcher.find(text, PATTERNS, cues=CUES, **more)]


@pytest.mark.parametrize(
    ("draft", "patterns", "new"),
    [
        (
            "You never text back. You obviously don't care. Forget it.",
            {"always_never", "mind_reading", "silent_hook"},
            "I didn't hear from you since noon and I got scared. I need a small sign from you. "
            "Could you send me a word when you have a minute?",
        ),
        (
            "Sorry sorry, I know I'm too much, I'll stop, just please don't leave.",
            {"over_sorry", "begging"},
            "I got frightened last night and pushed. I'm looking after that. I'd like half an hour with you this week.",
        ),
        (
            "Nice of you to remember that I exist. After all I do for you.",
            {"sarcasm", "scorekeeping"},
            "I felt forgotten today, and I'm tired. I'd love it if you asked me how my day was.",
        ),
    ],
)
def test_the_three_worked_examples(draft, patterns, new):
    assert set(found(draft)) == patterns
    assert len(found(draft)) == len(patterns)
    assert len(matcher.every(draft, PATTERNS, cues=CUES)) == len(patterns)
    assert found(new) == []
    curly = draft.replace("'", "’")
    assert set(found(curly)) == patterns


@pytest.mark.parametrize("name", [n for n, p in PATTERNS.items() if p.find])
def test_every_cue_finds_its_pattern_in_any_case(name):
    for cue in PATTERNS[name].find:
        words = cue.replace("...", "one two three four five six")
        for text in (words, words.upper(), f"And then. {words.capitalize()}"):
            names = {f.pattern for f in matcher.every(text, PATTERNS, cues=CUES)}
            longer = any(
                cue in other for n, p in PATTERNS.items() for other in p.find if n != name and cue != other
            )
            assert name in names or longer, (cue, names)


def test_whole_words_only_and_at_most_six_words_in_a_gap():
    assert found("We have a crazyhouse plan") == []
    assert found("That was crazy") == ["labels"]
    assert found("I did the dishes and you slept") == ["scorekeeping"]
    assert found("I did one two three four five six and you slept") == ["scorekeeping"]
    assert found("I did one two three four five six seven and you slept") == []
    assert found("I did the dishes. Then we ate and you slept") == []


def test_numbers_find_a_pattern_when_they_are_reached():
    assert found("Where? When? Why?") == ["interrogation"]
    assert found("Where? When?") == []
    assert found("Hello") == []
    assert found("Hello", unanswered=3) == ["flood"]
    assert found("sorry, I am sorry, so sorry") == ["over_sorry"]
    assert found("COME HOME NOW") == ["caps_marks"]
    assert found("I am OK at the BBC") == []
    assert found("home " * 149) == []
    assert found("home " * 150) == ["history_dump"]


@pytest.mark.parametrize(
    "text",
    [
        "Please don't call me at work",
        "Please don’t call me at work.",
        "I don't want to be touched now",
        "Please don't call me at work, or else I can't answer.",
        "You need to stop touching me.",
        "I said no. Please stop.",
        "I'm not available for shouting. If it happens, I will leave the room.",
        "Could you answer me by eight?",
        "Could you ring? Would Sunday suit you? Can we talk?",
        "Tuesday is fine. See you at eight.",
        "I feel sad, because I need closeness. Would you sit with me tonight?",
    ],
)
def test_clear_limits_and_plain_requests_are_never_pointed_out(text):
    assert found(text) == []


def test_a_limit_protects_its_own_sentence_and_no_other():
    assert found("Please don't call me at work. You never listen.") == ["always_never"]


def test_at_most_three_the_longest_first_and_none_inside_a_longer_one():
    text = "You never ask. I can't live without you. Because of you I cry. What is wrong with you. Forget it."
    three = matcher.find(text, PATTERNS, cues=CUES)
    assert len(three) == 3
    assert [f.length for f in three] == sorted((f.length for f in three), reverse=True)
    assert len(matcher.every(text, PATTERNS, cues=CUES)) == 5
    assert found("Why do you always do that") == ["why_you"]
    both = found("Why do you always do that. You always do.")
    assert set(both) == {"why_you", "always_never"}


def test_the_place_of_a_finding_is_its_place_in_the_draft():
    text = "Well… “You’re so cold” tonight"
    (one,) = matcher.find(text, PATTERNS, cues=CUES)
    assert text[one.start : one.end] == "You’re so cold"
    assert one.cue == "you're so cold"


def test_words_of_the_other_person_are_passed_over():
    assert found("> You never listen\nThat hurt me.") == []
    text = 'You wrote "you never listen" and that hurt.'
    start = text.index("you never")
    assert found(text) == ["always_never"]
    assert found(text, others=[(start, start + len("you never listen"))]) == []
    assert found("You never listen", others=[(-5, 999)]) == []


def test_not_so_is_remembered_for_that_cue_only():
    text = "You never text. You always forget."
    assert found(text, not_so={"always_never": ["you never"]}) == ["always_never"]
    assert found(text, not_so={"always_never": ["you never", "you always"]}) == []
    assert found("home " * 150, not_so={"history_dump": ["count:words"]}) == []


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("You hit me last night. You never say sorry.", ("unsafe",)),
        ("I'm afraid of you.", ("unsafe",)),
        ("I am so scared of him when he drinks, you never help", ("unsafe",)),
        ("You obviously don't care. I want to die.", ("crisis",)),
        ("I'll kill myself if you go, and you hit me", ("unsafe", "crisis")),
    ],
)
def test_help_comes_first_and_no_pattern_is_shown(text, blocks):
    """H09: who was hurt is not coached about style."""
    assert matcher.help_first(text, CUES) == blocks
    assert found(text) == []
    assert matcher.matched(PATTERNS, CUES)(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I'm scared of you leaving me.",
        "I'm afraid of losing you.",
        "I'm not afraid of you.",
        "You hit me up at midnight.",
        "They kicked me out of the group.",
        "It hurt me when you went silent.",
        "> he hit me\nWhat do you mean?",
    ],
)
def test_everyday_fear_is_no_alarm(text):
    assert matcher.help_first(text, CUES) == ()


def test_the_engine_gets_keys():
    look = matcher.matched(PATTERNS, CUES, not_so={"sarcasm": ["nice of you to"]})
    assert look("Nice of you to come. After all I do.") == ["scorekeeping"]


def test_the_practice_shows_three_and_counts_all():
    text = "You never ask. I can't live without you. Because of you I cry. What is wrong with you. Forget it."
    context = Context(matched=matcher.matched(PATTERNS, CUES))
    practice, now = LIBRARY.practices["before-i-send"], datetime(2026, 3, 8, tzinfo=UTC)
    log = engine.answer(LIBRARY, practice, [], context, text, now)
    while (shown := engine.show(LIBRARY, practice, log, context, now)).field != "patterns":
        log = engine.skip(LIBRARY, practice, log, context, now)
    assert [o.key for o in shown.options] == context.matched(text)[:3]
    while isinstance(shown, Screen) and shown.field != "rewrite":
        log = engine.skip(LIBRARY, practice, log, context, now)
        shown = engine.show(LIBRARY, practice, log, context, now)
    log = engine.answer(LIBRARY, practice, log, context, "You never ask. I felt alone.", now)
    fields = engine.outcome(LIBRARY, practice, log, context, now).fields
    assert (fields["patterns_before"], fields["patterns_after"]) == (5, 1)


def test_a_draft_that_repeats_itself_does_not_take_long():
    started = time.process_time()
    for text in (
        "i did you always whatever, " * 4000,
        "?" * 50_000,
        "i'm not afraid of you " * 4000,
        "'" * 50_000,
    ):
        matcher.find(text, PATTERNS, cues=CUES)
    assert time.process_time() - started < 6


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(-5, 250), st.integers(-5, 250)), max_size=3))
def test_any_text_gives_places_inside_it(text, others):
    for one in matcher.find(text, PATTERNS, cues=CUES, others=others):
        assert 0 <= one.start <= one.end <= len(text)
        assert one.pattern in PATTERNS
