"""Loading: by folder, lazily, in a language, with packs that can add and never replace or break."""

import time
from pathlib import Path

import pytest
from sample_practice import TEXT

from brimful.practices import library
from brimful.practices.schema import Choice, Pick, Repeat, Say, Turn, Use, When


def pack(folder: Path, **files: str) -> Path:
    folder.mkdir()
    (folder / "pack.yaml").write_text('author: "Ana"\ntitle: "Ana\'s own"\n')
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text)
    return folder


def test_practices_are_found_by_folder_and_read_when_asked_for():
    shelf = library.load()
    assert {"breath-446", "before-i-send", "pocket-sheet", "state-check", "trigger-journal"} <= set(
        shelf.practices
    )
    assert shelf.practices["breath-446"] is shelf.practices["breath-446"]
    assert shelf.practices["breath-446"].title == "Breathe 4, 4, 6"
    with pytest.raises(KeyError):
        shelf.practices["no-such-practice"]
    assert "no-such-practice" not in shelf.practices


def test_the_library_of_a_language_is_read_once():
    assert library.load() is library.load()


def test_another_language_falls_back_to_english_until_it_has_its_own():
    assert library.load("xx").practices["breath-446"] == library.load().practices["breath-446"]


def test_steps_know_where_they_stand():
    steps = library.load().practices["inner-nurturers"].steps
    loop = next(step for step in steps if isinstance(step, Repeat))
    assert loop.steps[0].at == f"{loop.at}.steps.0"
    practice = library.load().practices["state-check"]
    branch = next(step for step in practice.steps if isinstance(step, When))
    assert [step.at for step in branch.then] == [f"{branch.at}.then.{i}" for i in range(len(branch.then))]


def test_a_used_block_stands_in_its_place_with_its_own_question():
    use = library.load().practices["reach-out"].steps[1]
    assert isinstance(use, Use)
    assert use.block == "about-whom"
    (pick,) = use.steps
    assert isinstance(pick, Pick)
    assert pick.ask == use.ask == "And who is it? A name you make up is enough."
    assert pick.at == "1.use.0"
    # and the block itself keeps the words it has
    (general,) = library.load().blocks["about-whom"]
    assert isinstance(general, Pick)
    assert general.ask == "About whom is this? A name you make up is enough."
    assert general.at == "0"


def test_a_turn_may_hold_a_question(tmp_path):
    practice = library.load(packs=[pack(tmp_path / "p", sample=TEXT)]).practices["sample"]
    turns = [step for step in practice.steps if isinstance(step, Turn)]
    assert turns[0].input is None
    assert turns[1].input is not None
    assert turns[1].input.at == f"{turns[1].at}.input"


def test_a_version_changes_with_any_word_and_with_nothing_else(tmp_path):
    one = library.load(packs=[pack(tmp_path / "a", sample=TEXT)]).practices["sample"]
    same = library.load(packs=[pack(tmp_path / "b", sample="# a comment\n" + TEXT)]).practices["sample"]
    other = library.load(
        packs=[pack(tmp_path / "c", sample=TEXT.replace("Feel your feet", "Feel both feet"))]
    )
    assert one.version == same.version
    assert len(one.version) == 8
    assert one.version != other.practices["sample"].version


def test_a_pack_stands_beside_what_ships_and_says_whose_it_is(tmp_path):
    shelf = library.load(packs=[pack(tmp_path / "p", sample=TEXT)])
    assert shelf.problems == ()
    assert shelf.practices["sample"].author == "Ana"
    assert shelf.practices["breath-446"].author == ""
    assert len(shelf.practices) == len(library.load().practices) + 1
    assert "sample" not in library.load().practices


def test_a_pack_never_replaces_what_ships_or_another_pack(tmp_path):
    mine = (TEXT.replace("id: sample", "id: breath-446")).replace("offer: breath-446", "offer: move-it")
    first = pack(tmp_path / "one", sample=TEXT, breath_446=mine)
    second = pack(tmp_path / "two", sample=TEXT.replace("A sample", "Another"))
    shelf = library.load(packs=[first, second])
    assert shelf.practices["breath-446"].title == "Breathe 4, 4, 6"
    assert shelf.practices["sample"].title == "A sample"
    assert [problem.wrong for problem in shelf.problems] == [
        "the id breath-446 is taken",
        "the id sample is taken",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("damaged", b"id: [unclosed"),
        ("binary", bytes(range(256))),
        ("nul", b"id: \x00"),
        ("empty", b""),
        ("deep", b"[" * 100_000),
        ("bomb", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"),
        ("huge", b"# " + b"x" * 300_000),
        ("a-list", b"- one\n- two"),
        ("python", b"!!python/object/apply:os.system [id]"),
        ("a-date", b"id: 2024-99-99"),
        ("no-steps", b"id: no-steps\ntitle: x"),
        ("steps-word", b"id: steps-word\nsteps: many"),
        ("null-step", b"id: null-step\nsteps: [null, 3, [x]]"),
    ],
)
def test_no_file_in_a_pack_breaks_the_rest(tmp_path, name, content):
    folder = pack(tmp_path / "p", sample=TEXT)
    (folder / f"{name}.yaml").write_bytes(content)
    shelf = library.load(packs=[folder])
    assert "sample" in shelf.practices
    assert name not in shelf.practices
    assert shelf.problems
    assert all(problem.file.endswith(f"{name}.yaml") and problem.wrong for problem in shelf.problems)


@pytest.mark.parametrize(
    "head", ["", "author: ''\ntitle: x", "author: Ana", "author: [a]\ntitle: b", "- x", "a: b: c"]
)
def test_a_pack_must_say_whose_it_is(tmp_path, head):
    folder = pack(tmp_path / "p", sample=TEXT)
    (folder / "pack.yaml").write_text(head)
    shelf = library.load(packs=[folder, tmp_path / "no-such-folder"])
    assert "sample" not in shelf.practices
    assert len(shelf.problems) == 2
    assert len(shelf.practices) == len(library.load().practices)


def test_everything_that_ships_is_read_fast():
    best = 1.0
    for _ in range(5):
        library.built_in.cache_clear()
        begin = time.process_time()
        shelf = library.load()
        assert all(practice.steps for practice in shelf.practices.values())
        best = min(best, time.process_time() - begin)
    library.built_in.cache_clear()
    assert best < 0.12, f"{best * 1000:.0f} ms"  # three times what a slow laptop takes


def test_spiritual_lines_keep_their_twin():
    for practice in library.load().practices.values():
        for step in practice.steps:
            if isinstance(step, Say) and step.spiritual:
                assert step.secular
            if isinstance(step, Choice) and isinstance(step.options, dict):
                assert all(isinstance(key, str) for key in step.options)
