"""The general lines of the static flow: the same for everyone, spoken in full, nobody's name in them."""

import pytest

from brimful.practices import library
from brimful.practices.activated.spoken import lines, short_minutes
from brimful.practices.activated.static import static_lines

LIBRARY = library.load()
FIRST = sorted({names[0] for bands in LIBRARY.moment.cells.values() for names in bands.values()})


@pytest.mark.parametrize("name", [n for n in FIRST if n != "state-check"])
def test_each_first_practice_has_something_to_say_to_anyone(name):
    said = static_lines(LIBRARY.practices[name], LIBRARY.catalogues)
    assert len([line for line in said if not line.options]) >= 1
    assert len(said) >= 2
    for line in said:
        assert line.words or line.breath or line.pause
        assert "{" not in line.words
        assert "!" not in line.words
    assert 1 <= short_minutes(LIBRARY.practices[name]) <= 4


def test_the_breath_holds_nothing_and_lasts_a_minute():
    (breath,) = [line.breath for line in lines(LIBRARY.practices["breath-446"]) if line.breath]
    assert (breath.in_, breath.hold, breath.out, breath.rest, breath.minutes) == (4, 0, 6, 0, 1)


def test_marked_lines_are_kept_where_a_practice_marks_them():
    said = [line.words for line in lines(LIBRARY.practices["nature-connection"])]
    assert said[0].startswith("Stand or sit.")
    assert len(said) == 6


def test_a_sentence_to_choose_stands_before_the_line_that_says_it():
    said = static_lines(LIBRARY.practices["soothing-words"], LIBRARY.catalogues)
    assert said[0].words == "Which one can you almost believe?"
    assert "It can wait until I am steady." in said[0].options
    assert said[1].words.startswith("Say it slowly")
    assert not any("{name}" in line.words for line in said)


def test_the_quiet_help_line_is_marked_as_a_link():
    assert [line.words for line in lines(LIBRARY.practices["wake-gently"]) if line.help] == [
        "Want to talk to someone? Help is here."
    ]


def test_spiritual_lines_have_their_secular_twin_for_everyone():
    for practice in LIBRARY.practices.values():
        for line in lines(practice):
            assert "You never fell out of it" not in line.words
