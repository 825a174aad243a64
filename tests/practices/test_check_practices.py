"""Each mistake an author can make has a sentence that says where, what is wrong and what would be right."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_practice import TEXT, plain

from brimful.practices import check, library
from brimful.practices.rules import length, wording
from brimful.practices.rules import records as record_rule

SHELF = library.load()


def found(text: str) -> list[tuple[str, str, str]]:
    """(step, wrong, right) of everything that is wrong with a practice written like this."""
    raw = yaml.safe_load(text)
    return [(f.step, f.wrong, f.right) for f in check.text(raw, SHELF)[1]]


def test_the_sample_is_sound():
    assert found(TEXT) == []
    assert all(re.search(rf"\b{kind}:", TEXT) for kind in check.grammar.KINDS if kind != "text")


# what to write in place of what, the step that is named, and words of the sentence
MISTAKES = [
    # the grammar
    ("pause: 10, short", "paws: 10, short", "1", "unknown key `?paws"),
    ('{say: "Feel your feet.", pause: 10, short: true}', '{sing: "Feel"}', "1", "no kind of step among sing"),
    ('{say: "Feel your feet.", pause: 10, short: true}', '{say: "Feel", scale: x, ask: "y"}', "1", "more than one kind"),
    ('{say: "Feel your feet.", pause: 10, short: true}', '"Feel your feet."', "1", "a step is a set of keys"),
    ('{text: again, ask: "One more?"}', "{text: again}", "21.steps.0", "the key ask is missing"),
    ("  - {pause: 10}\n", "  - {pause: long}\n", "7", "str stands where int"),
    ("size: long", "size: huge", "11", "'huge' is none of the words"),
    ("{use: check-out}", "{use: check-oot}", "29", "no shared block is called check-oot"),
    ('more, ask: "Another?", options: {another: "Yes", done: "No"}', 'more, ask: "Another?", options: {yes: "Yes", no: "No"}', "21.steps.1", "the key True is not a word"),
    ("unanswered: none", "unanswered: no", "5", "bool stands where str"),
    ("minutes: [3, 8]", "minutes: [3, 8]\nyes: x", "", "the key True is not a word"),
    ("draft: str, ideas", "draft: str, 3: str, ideas", "", "the key 3 is not a word"),
    ("aloud: false\n", "", "", "the key aloud is missing"),
    ("aloud: false", "aloud: perhaps", "", "str stands where bool"),
    ("title:", "subtitle: x\ntitle:", "", "unknown key `?subtitle"),
    ("{turn: both,", "{turn: nobody,", "22", "'nobody' is none of the words"),
    ("{pause: 10}", "{pause: 10, kind: say}", "7", "unknown key kind"),
    ("{pause: 10}", '{pause: 10, at: "3"}', "7", "unknown key at"),
    ("{use: check-out}", "{use: check-out, steps: []}", "29", "unknown key steps"),
    ("{draw: picture,", "{draw: picture, field: other,", "18", "unknown key field"),
    ('while: "more == another"}}', 'while: "more == another"}, while: "more == done"}', "21", "unknown key while"),
    ('while: "more == another"}}', 'while: "more == another", at: "3"}}', "21", "unknown key at"),
    ("title:", "version: x\ntitle:", "", "unknown key version"),
    # the head
    ("id: sample", "id: My Sample", "", "the id My Sample is none"),
    ("minutes: [3, 8]", "minutes: [8, 3]", "", "minutes 8 to 3 is no length"),
    ("max: 8", "max: 11", "", "max 11 is no strength"),
    ("states: [sympathetic, mixed]", "states: [happy]", "", "there is no state happy"),
    ("states: [sympathetic, mixed]", "states: []", "", "states is empty"),
    ("eyes: open", "eyes: closed", "", "closed eyes are asked for"),
    ('avoid: "Above 8: feet-on-the-ground first."', 'avoid: ""', "", "avoid is empty"),
    # references
    ("offer: breath-446", "offer: breath-447", "9.else.0", "there is no practice breath-447"),
    ("after: rest", "after: nap", "27", "after nap names no timer"),
    ("after: 1d", "after: 1y", "28", "after 1y names no timer"),
    ('{say: "Feel your feet.", pause: 10, short: true}', '{say: "Feel.", after: 1d}', "1", "can't come later"),
    ("{name}", "{nickname}", "27", "nothing was asked that could fill {nickname}"),
    ("{scan: belly", "{scan: tail", "4", "there is no region tail"),
    ("starters: \"@appreciation_starters\"", "starters: \"@beginnings\"", "13", "there is no list @beginnings"),
    ("from: [name, feeling, draft]", "from: [name, mood]", "25", "nothing called mood was asked"),
    ("each: ones", "each: draft", "25", "each draft names no table"),
    ("from: [draft]", "from: []", "28.then.0", "nothing is saved"),
    ("by: {pattern: {hold:", "by: {pattern: {held:", "6", "pattern has no option held"),
    ("by: {pattern:", "by: {patterns:", "6", "by patterns names no choice"),
    ("{text: again,", "{text: wants,", "21.steps.0", "wants was a multi"),
    ("{text: again,", "{text: Again one,", "21.steps.0", "is no name for a field"),
    ("{pick: who, from: part", "{pick: who, from: ghost", "24", "'ghost' is none of the words"),
    # options
    ("@needs + own", "@wishes + own", "8", "there are no options @wishes"),
    ("@needs + own", "@needs + mine", "8", "there are no options mine"),
    ("@needs + own", "field:sort.name", "8", "there are no options field:sort.name"),
    ("@needs + own", "match:age:@protest_patterns", "8", "there are no options match:age"),
    ("@needs + own", "top:3:@needz", "8", "there are no options top:3:@needz"),
    ("@needs + own", "state_before.hats", "8", "there are no options state_before.hats"),
    ("unanswered: none", "unanswered: never", "5", "unanswered never is none of the options"),
    ('{another: "Yes", done: "No"}', '{another: "Yes"}', "21.steps.1", "nothing to choose between"),
    ('{good: "Good", mixed', '{Very good: "Good", mixed', "27", "Very good is no key"),
    ("options: \"@feelings\"", "options: \"@feeling\"", "14", "there are no options @feeling"),
    ("options: \"@feelings\"", "options: \"@feelings\", scale: true", "14", "options and a scale"),
    ("min: 1, max: 3", "min: 4, max: 3", "13", "min 4 is more than max 3"),
    ('also: "@managers"', 'also: "@bosses"', "24", "there are no options @bosses"),
    # conditions
    ("wants has rest", "wishes has rest", "9", "wishes was not asked before"),
    ("wants has rest", "wants has sleep", "9", "wants is never sleep"),
    ("wants has rest", "wants == rest", "9", "wants is a multi"),
    ("wants has rest", "pattern has_any [hold]", "9", "pattern is a choice"),
    ("wants has rest", "wants has_any @wishes", "9", "there is no list @wishes"),
    ("wants has rest", "wants got rest", "9", "the condition can't be read"),
    ("wants has rest", "run == alone", "9", "run is never alone"),
    ("activation_before >= 5", "activation_before >= 15", "9", "activation_before can't be 15"),
    ("activation_before >= 5", "activation_before == high", "9", "activation_before can't be high"),
    ("activation_before >= 5", "activation_before in [five]", "9", "is a number and holds no list"),
    ("activation_before >= 5", "pattern > 5", "9", "pattern is a choice and has no more or less"),
    ("word_count(draft) > 40", "word_count(age) > 40", "12", "age holds no words"),
    ("word_count(draft) > 40", "later == good", "12", "later was not asked before"),
    ('while: "more == another"', 'while: "more == again"', "21", "more is never again"),
    ('then: [{say: "Rest, then."}]', "then: []", "9", "nothing happens when"),
    # records
    ("draft: str, ideas", "ideas", "", "records has no draft"),
    ("draft: str, ideas", "draft: key, ideas", "", "records says draft: key"),
    ("draft: str, ideas", "draft: str, doodle: str, ideas", "", "records names doodle, which no step asks"),
    ("draft: str, ideas", "draft: str, safety: keys, ideas", "", "safety stands under records"),
    ("draft: str, ideas", "draft: str, consent: key, ideas", "", "consent stands under records"),
    ('derive: {rounds: "int"}', 'derive: {draft: "int"}', "", "derive names draft"),
    # safety
    ("hold: 0, out: 6", "hold: 5, out: 6", "6", "a hold of 5 seconds is too long|slower than 4"),
    ("hold: 0, out: 6", "hold: 0, out: 12", "6", "slower than 4 a minute"),
    ("{hold: {hold: 4}}", "{hold: {out: 12}}", "6", "slower than 4 a minute"),
    ("{hold: {hold: 4}}", "{hold: {hold: 5, out: 5}}", "6", "a hold of 5 seconds"),
    ("{in: 4, hold: 0, out: 6", "{in: 1, hold: 0, out: 1", "6", "too fast"),
    ("{in: 4, hold: 0, out: 6", "{in: 10, hold: 0, out: 0", "6", "no in or no out"),
    ("rest: 0, minutes: 1}", "rest: 0, minutes: 90}", "6", "90 minutes is no length"),
    (', secular: "You are held by the ground."', "", "2", "no secular twin"),
    ("spiritual: true, ", "", "2", "beside a line that is not spiritual"),
    ("minutes: 20, min: 5", "minutes: 4, min: 5", "26", "the timer's min 5"),
    ("depth: light", "depth: deep\ngroup2: x", "", "unknown key"),
    # wording
    ("Rest, then.", "Rest, then!", "9.then.0", "! is loud"),
    ("Rest, then.", "REST, then.", "9.then.0", "REST is loud"),
    ("Rest, then.", "Rest \N{PARTY POPPER}", "9.then.0", "is loud"),
    ("Rest, then.", "We recommend rest.", "9.then.0", "lets the software speak"),
    ("Rest, then.", "The app will wait.", "9.then.0", "lets the software speak"),
    ("purpose: Show every kind of step.", "purpose: Wow!", "", "! is loud"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "step", "words"), MISTAKES, ids=lambda v: str(v)[:40])
def test_every_mistake_is_named(old, new, step, words):
    assert old in TEXT
    problems = found(TEXT.replace(old, new, 1))
    assert [p for p in problems if p[0] == step and re.search(words, p[1])], problems
    assert all(wrong for _, wrong, _ in problems)


def test_a_guided_practice_takes_as_long_as_it_says():
    guided = TEXT.replace("group: settle", "group: guided")
    assert any(
        "words and pauses take" in wrong for _, wrong, _ in found(guided.replace("[3, 8]", "[20, 30]"))
    )
    takes = (
        length.seconds(check.Case.of(check.grammar.practice(plain(), SHELF.raw_blocks), SHELF.catalogues, ()))
        / 60
    )
    assert 1 < takes < 3
    assert found(guided.replace("[3, 8]", f"[{int(takes)}, {int(takes) + 1}]")) == []


def test_long_words_in_long_sentences_are_refused():
    heavy = (
        "Notwithstanding considerable physiological variability, systematic diaphragmatic respiration facilitates parasympathetic regulation immediately. "
        * 12
    )
    assert any("school year" in wrong for _, wrong, _ in found(TEXT.replace("Rest, then.", heavy)))
    assert wording.grade("The cat sat. It was warm.") < 2 < 12 < wording.grade(heavy)


def test_deep_inner_work_ends_on_the_ground():
    deep = TEXT.replace("depth: light", "depth: deep").replace("group: settle", "group: inner")
    assert any("does not end on the ground" in wrong for _, wrong, _ in found(deep))
    assert found(deep.replace("  - {use: check-out}", "  - {use: come-back}\n  - {use: check-out}")) == []


def test_safety_is_asked_of_one_person_alone():
    asks = '  - {multi: safety, ask: "Did any of this happen?", options: "@safety_signs + none"}\n  - {use: check-out}'
    solo = TEXT.replace("  - {use: check-out}", asks)
    assert found(solo) == []
    for who in ("couple", "either"):
        problems = found(solo.replace("who: solo", f"who: {who}"))
        assert any("where two may be in the room" in wrong for _, wrong, _ in problems), who
    guarded = solo.replace(
        asks.split("\n")[0], '  - {when: "run == solo", then: [' + asks.split("\n")[0].strip(" -") + "]}"
    )
    assert found(guarded.replace("who: solo", "who: either")) == []


def test_what_steers_is_not_saved():
    saves = TEXT.replace(
        "  - {use: check-out}",
        "  - {use: relating-gate}\n  - {save: place, from: [consent]}\n  - {use: check-out}",
    )
    assert any(wrong == "consent is saved" for _, wrong, _ in found(saves))


def test_records_are_computed_from_the_steps():
    practice = check.grammar.practice(plain(), SHELF.raw_blocks)
    assert record_rule.of(practice) == practice.records


# --- files and folders


def written(folder: Path, text: str, name: str = "sample.yaml") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_a_sound_file_has_no_problem(tmp_path):
    assert check.check_path(written(tmp_path, TEXT)) == []
    assert check.check_path(tmp_path) == []


def test_a_problem_says_file_line_step_and_what_would_be_right(tmp_path):
    path = written(tmp_path, TEXT.replace("wants has rest", "wants has sleep"))
    (problem,) = check.check_path(path)
    line = next(i for i, words in enumerate(TEXT.splitlines(), 1) if "wants has rest" in words)
    assert (problem.file, problem.line, problem.step) == (str(path), line, "9")
    assert problem.say().startswith(f"{path}:{line}, step 9: wants is never sleep. Right would be: one of ")


def test_the_line_of_a_step_inside_steps(tmp_path):
    nested = 'steps:\n  - when: "run == solo"\n    then:\n      - {say: "One."}\n      - {scan: tail}\n'
    path = written(tmp_path, TEXT.replace("steps:\n", nested, 1).replace("{turn: both", "{turn: both"))
    problem = next(p for p in check.check_path(path) if "tail" in p.wrong)
    assert problem.step == "0.then.1"
    assert path.read_text().splitlines()[problem.line - 1].strip() == "- {scan: tail}"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id: x\ntitle: [a, b\nsteps: []\n", 3, "can't be read as YAML"),
        ("id: x\ntitle: a: b\n", 2, "can't be read as YAML"),
        ("id: x\nid: y\n", 2, "the key id stands twice"),
        ("a: &x [1]\nb: *x\n", 2, "an alias"),
        ("", 0, "the file is empty"),
        ("[" * 2000, 1, "nested too deep"),
        ("a: 1\n" * 30_000, 0, "nested too deep or has too many parts"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(tmp_path, text, line, words):
    (problem,) = check.check_path(written(tmp_path, text))
    assert words in problem.wrong
    assert problem.right
    assert not line or problem.line == line


def test_binary_huge_and_missing_files_get_one_sentence(tmp_path):
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\x89PNG\r\n\xff\xfe")
    huge = written(tmp_path, "x" * 400_000, "huge.yaml")
    assert [p.wrong for p in check.check_path(binary)] == ["this is not a text file"]
    assert [p.wrong for p in check.check_path(huge)] == ["the file is too large to be a practice"]
    assert [p.wrong for p in check.check_path(tmp_path / "none.yaml")] == ["there is no such file"]


def test_the_id_is_the_name_of_the_file_and_nobody_elses(tmp_path):
    (problem,) = check.check_path(written(tmp_path, TEXT, "other.yaml"))
    assert problem.wrong == "the id sample is not the name of the file"
    taken = TEXT.replace("id: sample", "id: breath-446")
    (problem,) = check.check_path(written(tmp_path, taken, "breath-446.yaml"))
    assert "belongs to a practice that comes with Brimful" in problem.wrong


def test_two_files_with_one_id_are_told(tmp_path):
    written(tmp_path, TEXT)
    written(tmp_path, TEXT, "sample.yml")
    assert [p.wrong for p in check.check_path(tmp_path)] == ["the id sample stands in two files"]


def test_a_pack_is_checked_with_its_head(tmp_path):
    written(tmp_path, TEXT)
    (tmp_path / "pack.yaml").write_text("author: Ana\n")
    assert [Path(problem.file).name for problem in check.check_path(tmp_path)] == ["pack.yaml"]
    (tmp_path / "pack.yaml").write_text("author: Ana\ntitle: Evenings\n")
    assert check.check_path(tmp_path) == []


def test_practices_of_one_folder_may_offer_each_other(tmp_path):
    written(tmp_path, TEXT.replace("offer: breath-446", "offer: second"))
    path = written(tmp_path, TEXT.replace("id: sample", "id: second"), "second.yaml")
    assert check.check_path(tmp_path) == []
    assert check.check_path(path) == []


def test_several_mistakes_are_told_at_once():
    text = (
        TEXT.replace("pause: 10, short", "paws: 10, short")
        .replace("size: long", "size: huge")
        .replace("aloud: false\n", "")
    )
    assert {step for step, _, _ in found(text)} == {"", "1", "11"}


def test_a_slip_of_the_pen_gets_the_word_that_was_meant():
    assert found(TEXT.replace("pause: 10, short", "paus: 10, short")) == [
        ("1", "unknown key paus", "pause, perhaps")
    ]
    ((_, _, right),) = found(TEXT.replace("unanswered: none", "unanswered: no"))
    assert right.startswith("put it in quotes")


# --- no unknown reference passes

REFERENCES = [
    ("offer: breath-446", "breath-446"), ('options: "@needs + own"', "needs"), ("{use: check-in}", "check-in"),
    ("after: rest", "rest"), ("wants has rest", "wants"), ("wants has rest", "rest"),
    ("activation_before >= 5", "activation_before"), ("word_count(draft)", "draft"), ("by: {pattern:", "pattern"),
    ("by: {pattern: {hold", "hold"), ("from: [name, feeling, draft]", "feeling"), ("each: ones", "ones"),
    ("field:ideas + own", "ideas"), ('also: "@managers"', "managers"), ("more == another", "another"),
    ("@appreciation_starters", "appreciation_starters"), ("{scan: belly", "belly"), ("{save: part", "part"),
    ("unanswered: none", "none"), ("{name}", "name"), ("later == good", "good"), ("{name}?", "name"),
]  # fmt: skip
WORDS = st.from_regex(r"[a-z][a-z_]{0,14}[a-z]", fullmatch=True)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reference=st.sampled_from(REFERENCES), word=WORDS, mix=st.integers(0, 2))
def test_no_unknown_reference_passes(reference, word, mix):
    place, name = reference
    changed = (word, name + word, name[:-1] or word)[mix]
    known = (
        set(re.findall(r"[a-z_][a-z0-9_-]*", TEXT))
        | set(SHELF.catalogues)
        | set(SHELF.blocks)
        | set(SHELF.practices)
    )
    known |= {key for catalogue in SHELF.catalogues.values() for key in catalogue.entries}
    if changed in known | {
        "person",
        "partner",
        "nurturer",
        "little_me",
        "unsure",
        "or",
        "and",
        "in",
        "yes",
        "on",
        "null",
    }:
        return
    head, _, tail = place.rpartition(name)
    assert found(TEXT.replace(place, head + changed + tail, 1)), (place, changed)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from((*check.grammar.KINDS, "ask", "then", "steps", "options")) | st.integers(), inner, max_size=4), max_leaves=12), index=st.integers(0, 29))  # fmt: skip
def test_no_shape_of_a_step_breaks_the_check(data, index):
    raw = plain()
    raw["steps"][index] = data
    _, problems = check.text(raw, SHELF)
    assert all(problem.wrong for problem in problems)
