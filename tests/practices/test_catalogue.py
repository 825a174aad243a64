"""Everything that ships as data, file by file. A newcomer's practice is tested by being in the folder."""

from importlib.resources import files
from pathlib import Path

import pytest

from brimful.practices import library, reading
from brimful.practices.check import check_path, file
from brimful.practices.rules import wording
from brimful.practices.schema import When
from brimful.practices.walk import every

HERE = Path(str(files("brimful.practices")))
PRACTICES = sorted((HERE / "catalogue").glob("*/*.yaml"))
DATA = sorted(
    p for folder in ("options", "blocks", "patterns", "moment") for p in (HERE / folder).rglob("*.yaml")
)


@pytest.fixture(scope="module")
def shelf():
    return library.load()


@pytest.mark.parametrize("path", PRACTICES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_practice_is_sound(path):
    assert [problem.say() for problem in check_path(path)] == []


@pytest.mark.parametrize("path", DATA, ids=lambda p: str(p.relative_to(HERE)))
def test_every_data_file_can_be_read_and_is_not_loud(path):
    raw, _ = reading.untrusted(path.read_bytes())
    for words in strings(raw):
        assert not wording.LOUD.search(words), words
        assert not wording.SOFTWARE.search(words), words


def test_the_folder_as_a_whole_is_sound():
    assert check_path(HERE / "catalogue" / "en") == []


@pytest.mark.parametrize("name", library.load().blocks)
def test_every_shared_block_holds_in_a_practice(name, shelf, tmp_path):
    path = tmp_path / "holds-a-block.yaml"
    sound = (HERE / "catalogue" / "en" / "third-person.yaml").read_text("utf-8")
    head, _, _ = sound.partition("steps:")
    before = "  - {use: check-in}\n" if name == "slow-down" else ""
    path.write_text(
        head.replace("id: third-person", "id: holds-a-block")
        + f'steps:\n{before}  - {{use: {name}}}\nrecords: {{}}\nfeeds: "-"\n'
    )
    practice, problems = file(path, shelf)
    assert practice is not None
    assert [p.say() for p in problems if "records" not in p.wrong] == []


def test_options_have_keys_and_labels(shelf):
    assert len(shelf.catalogues) >= 50
    for name, catalogue in shelf.catalogues.items():
        assert len(catalogue.entries) >= 2, name
        for key, entry in catalogue.entries.items():
            assert key == entry.key
            assert key.replace("_", "").isalnum(), (name, key)
            assert key == key.lower(), (name, key)
            assert entry.label.strip(), (name, key)
    assert shelf.catalogues["nurturer_kinds"].spiritual == ("spiritual",)
    assert shelf.catalogues["states"].entries["dorsal"].extra["signs"]
    assert shelf.catalogues["opposite"].entries["hide"].extra["opposite"].startswith("Say")


def test_what_option_lists_point_at_is_there(shelf):
    for entry in shelf.catalogues["firefighters"].entries.values():
        for practice in entry.extra["meets"].split(", "):
            assert practice in shelf.practices
    for entry in shelf.catalogues["not_feelings"].entries.values():
        assert set(entry.extra["under"]) <= set(shelf.catalogues["feelings"].entries)
    kinds = {*shelf.catalogues["managers"].entries, *shelf.catalogues["firefighters"].entries}
    for entry in shelf.catalogues["protectors_baum"].entries.values():
        assert set(entry.extra["maps"]) <= kinds


def test_patterns_of_protest_can_be_matched_and_coached(shelf):
    counts = {"question_marks", "exclamation_marks", "words", "capitals", "sorry", "unanswered"}
    assert len(shelf.patterns) == 26
    for key, pattern in shelf.patterns.items():
        assert pattern.find or pattern.counts, key
        assert set(pattern.counts) <= counts, key
        assert set(pattern.under) <= set(shelf.catalogues["needs"].entries), key
        assert all(cue == cue.lower() for cue in pattern.find), key
        assert pattern.ask.endswith(("?", ".")), key
    assert list(shelf.catalogues["protest_patterns"].entries) == list(shelf.patterns)


def test_the_moment_table_has_a_practice_for_every_state_and_strength(shelf):
    assert set(shelf.moment.cells) == set(shelf.catalogues["states"].entries)
    for state, bands in shelf.moment.cells.items():
        assert list(bands) == ["0-3", "4-6", "7-8", "9-10"], state
        for band, cell in bands.items():
            assert cell, (state, band)
            for name in cell:
                practice = shelf.practices[name]
                assert practice.eyes != "closed"
                if state == "dorsal":
                    assert not practice.imagery, (band, name)
    assert {shelf.moment.cells[state]["9-10"][0] for state in shelf.moment.cells} == {"feet-on-the-ground"}


def test_the_moment_never_says_what_is_banned(shelf):
    said = [w.lower() for w in (*shelf.moment.words.values(), *shelf.moment.sheet)]
    said += [w.lower() for group in shelf.moment.choices.values() for w in group.options.values()]
    assert len(shelf.moment.bans) == 8
    for ban in shelf.moment.bans:
        assert not [words for words in said if ban.lower() in words], ban


def test_the_first_screen_holds_no_breath(shelf):
    breath = shelf.moment.breath
    assert (breath.in_, breath.hold, breath.out, breath.rest) == (4, 0, 6, 0)


def test_inner_choices_stand_before_outer_ones(shelf):
    assert list(shelf.moment.choices) == ["self", "others"]
    assert shelf.moment.sheet == shelf.sheet_general
    assert "help lines" in shelf.sheet_general[-1]


def test_safety_is_never_asked_where_two_may_be(shelf):
    """Held here once more, apart from the rule: a mistake would put someone in danger."""
    for practice in shelf.practices.values():
        if practice.who == "couple":
            assert "@safety_signs" not in str(practice.steps)
        for step in every(practice.steps):
            if practice.who == "either" and "@safety_signs" in str(getattr(step, "options", "")):
                guards = [w for w in every(practice.steps) if isinstance(w, When) and step in every(w.then)]
                assert any(guard.condition == "run == solo" for guard in guards)


def strings(data):
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)
