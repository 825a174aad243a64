"""What is said about a draft: questions and offers, help first, and nothing about the reader."""

import pytest

from brimful.practices import library
from brimful.practices.coaching import look, shape_for
from brimful.practices.schema import Choice

LIBRARY = library.load()
HOPES = next(
    step.options
    for step in LIBRARY.practices["before-i-send"].steps
    if isinstance(step, Choice) and step.field == "hope"
)


def test_a_finding_comes_with_its_question_its_wishes_and_a_shape():
    (one,) = look(LIBRARY, "You obviously don't care.").findings
    assert one.label == "Saying what they feel or think"
    assert one.ask == "Do you know this, or fear it?"
    assert one.under == ("to hear that we are all right", "to know I matter")
    assert one.shape.startswith("I notice I'm afraid that")
    assert one.limit == ""


def test_an_ultimatum_may_be_a_limit():
    (one,) = look(LIBRARY, "Choose now.").findings
    assert one.limit == "boundary-builder"
    assert one.limit in LIBRARY.practices


def test_help_comes_before_any_finding():
    """H09."""
    seen = look(LIBRARY, "You never listen, and you hit me.")
    assert (seen.help, seen.findings) == (("unsafe",), ())
    assert set(seen.help) <= set(LIBRARY.blocks)
    assert look(LIBRARY, "> you hit me\nWhat was that?").help == ()


def test_false_alarms_and_unanswered_messages_are_taken_into_account():
    assert look(LIBRARY, "You never text.", not_so={"always_never": ["you never"]}) == look(LIBRARY, "")
    assert [c.finding.pattern for c in look(LIBRARY, "Hello", unanswered=3).findings] == ["flood"]


@pytest.mark.parametrize("hope", HOPES)
def test_every_hope_has_a_shape_or_a_practice_that_comes_first(hope):
    shape = shape_for(LIBRARY, hope)
    assert shape.words or shape.practice
    assert not shape.practice or shape.practice in LIBRARY.practices


def test_no_coaching_word_tells_what_the_reader_feels():
    said = [w for p in LIBRARY.patterns.values() for w in (p.label, p.ask, p.try_)]
    for words in [*said, *LIBRARY.cues.shapes.values()]:
        lower = words.lower()
        assert "!" not in words
        assert not any(ban in lower for ban in ("they probably", "they will", "they feel that", "you should"))
