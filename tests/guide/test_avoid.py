"""What to know before a practice names practices by their titles and help by its name."""

from brimful.guide.avoid import in_words, linked


def test_practices_by_title_and_help_by_name(library):
    said = in_words("Wake first with wake-gently; if near: crisis.", library, "help lines")
    assert said == f"Wake first with {library.practices['wake-gently'].title}; if near: help lines."


def test_a_plain_word_that_is_an_id_too_stays_a_word(library):
    assert list(linked("grief may come along", library)) == [("grief may come along", "")]


def test_no_bare_id_is_left_in_what_people_read(library):
    for practice in library.practices.values():
        said = in_words(practice.avoid, library, "help lines")
        assert "crisis" not in said.split()
        assert not [name for name in library.practices if "-" in name and name in said.split()], practice.id
