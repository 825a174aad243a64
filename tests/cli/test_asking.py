"""Each kind of screen, asked in the terminal: what is typed, what comes out, what is turned away."""

import pytest

from brimful.cli import text, wishes
from brimful.cli.asking import ASKED, ask
from brimful.practices.screen import Breath, Column, Option, Screen, ScreenKind

from .piped import piped, said

FRUIT = (Option("fig", "Figs"), Option("pear", "Pears"), Option("peach", "Peaches"))


def answer(monkeypatch, made, lines, *, typed=""):
    terminal = piped(monkeypatch, lines)
    return ask(terminal, made, typed=typed), said(terminal)


def screen(kind, **fields):
    return Screen(step="0", kind=kind, field="x", ask=fields.pop("ask", "What is it?"), **fields)


def test_every_kind_of_screen_can_be_asked():
    assert set(ASKED) == set(ScreenKind.__args__)


@pytest.mark.parametrize(
    ("made", "typed", "value"),
    [
        (screen("say", text="Feel your feet."), "\n", True),
        (screen("turn", text="You speak."), "\n", True),
        (screen("breathe", breath=Breath(4, 0, 6, 0, 1)), "\n", True),
        (screen("scale"), "7\n", 7),
        (screen("scale"), "eleven\n11\n10\n", 10),
        (screen("years"), "?\n", "unsure"),
        (screen("years"), "6\n", 6),
        (screen("timer", minutes=20, least_minutes=5), "\n", 20),
        (screen("timer", minutes=20, least_minutes=5), "3\n8\n", 8),
        (screen("choice", options=FRUIT), "2\n", "pear"),
        (screen("choice", options=FRUIT), "fi\n", "fig"),
        (screen("choice", options=FRUIT), "pe\npeach\n", "peach"),
        (screen("choice", options=FRUIT), "9\nnothing\n1\n", "fig"),
        (screen("choice", options=FRUIT, own=True), "4\nplums\n", {"own": "plums"}),
        (screen("multi", options=FRUIT), "3, 1\n", ["fig", "peach"]),
        (screen("multi", options=FRUIT, most=1), "1 2\n2\n", ["pear"]),
        (screen("multi", options=FRUIT, own=True), "1 4\nplums\n", ["fig", {"own": "plums"}]),
        (screen("pick", options=FRUIT, stored="part"), "1\n", "fig"),
        (screen("pick", options=FRUIT, stored="part"), "4\nMinna\n", {"new": "Minna"}),
        (screen("pick", stored="part"), "Minna\n", {"new": "Minna"}),
        (screen("offer", offers=FRUIT), "2\n", "pear"),
        (screen("offer", offers=FRUIT), "\n", None),
        (screen("text", size="line"), "one line\n", "one line"),
        (screen("text", size="short"), "two\nlines\n\n", "two\nlines"),
        (screen("letter"), "Dear\n\nyou\n.\n", "Dear\n\nyou"),
        (screen("media", media="photo"), "a red ball\n\n", "a red ball"),
        (screen("list", most=3), "a\nb\n\n", ["a", "b"]),
        (screen("list", most=2), "a\nb\nc\n", ["a", "b"]),
        (screen("list", least=2), "a\n\nb\n\n", ["a", "b"]),
        (
            screen("table", columns=(Column("a", "A"), Column("b", "B", scale=True))),
            "words\n4\n+\nmore\n\n\n",
            [{"a": "words", "b": 4}, {"a": "more"}],
        ),
        (
            screen("table", columns=(Column("a", "A", options=FRUIT),)),
            "1 4\nplums\n\n",
            [{"a": ["fig", "plums"]}],
        ),
        (
            screen("board", options=FRUIT, columns=(Column("mine", "Mine"), Column("yours", "Yours"))),
            "1 3\n1\n",
            {"mine": ["fig", "peach"], "yours": ["pear"]},
        ),
        (
            screen("bodymap", regions=FRUIT, sensations=FRUIT),
            "1\n2\n7\n3\n\n\n\n",
            [{"region": "fig", "sensation": "pear", "strength": 7}, {"region": "peach"}],
        ),
    ],
    ids=lambda value: value.kind if isinstance(value, Screen) else None,
)
def test_what_is_typed_becomes_the_answer(monkeypatch, made, typed, value):
    assert answer(monkeypatch, made, typed)[0] == value


@pytest.mark.parametrize("kind", sorted(ASKED))
def test_back_and_leave_work_at_every_kind(monkeypatch, kind):
    made = Screen(
        step="0", kind=kind, ask="?", options=FRUIT, offers=FRUIT, regions=FRUIT, sensations=FRUIT,
        columns=(Column("a", "A"),), breath=Breath(4, 0, 6, 0, 1), minutes=5,
    )  # fmt: skip
    for typed, wish in (("/b\n", wishes.Back), ("/q\n", wishes.Leave), ("", wishes.Leave)):
        with pytest.raises(wish):
            answer(monkeypatch, made, typed)
    if kind == "offer":  # to skip an offer is to go on without it
        assert answer(monkeypatch, made, "/s\n")[0] is None
    else:
        with pytest.raises(wishes.Skip):
            answer(monkeypatch, made, "/s\n")


@pytest.mark.parametrize(
    "kind", ["scale", "years", "choice", "multi", "text", "letter", "list", "pick", "bodymap"]
)
def test_an_empty_line_skips(monkeypatch, kind):
    made = Screen(step="0", kind=kind, ask="?", options=FRUIT, regions=FRUIT)
    with pytest.raises(wishes.Skip):
        answer(monkeypatch, made, "\n")


def test_a_question_that_steers_is_asked_until_it_is_answered(monkeypatch):
    value, shown = answer(monkeypatch, screen("choice", options=FRUIT, skippable=False), "\n1\n")
    assert value == "fig"
    assert text.NEEDS_ANSWER in " ".join(shown.split())


def test_one_letter_that_is_a_wish_stays_one_where_a_label_begins_with_it(monkeypatch):
    with pytest.raises(wishes.Back):
        answer(monkeypatch, screen("choice", options=(Option("b", "Bread"),)), "b\n")


def test_what_was_begun_is_offered_again_and_can_be_gone_on_with(monkeypatch):
    made = screen("text", size="long")
    assert answer(monkeypatch, made, "\n", typed="begun")[0] == "begun"
    assert answer(monkeypatch, made, "e\nand on\n\n", typed="begun")[0] == "begun\nand on"
    assert answer(monkeypatch, made, "n\nanew\n\n", typed="begun")[0] == "anew"


@pytest.mark.parametrize("said_", ["help", "HELP", "I'm not safe", "not safe.", "/help"])
def test_help_comes_up_at_a_question_and_in_the_middle_of_a_text(monkeypatch, said_):
    shown = []
    terminal = piped(monkeypatch, f"first\n{said_}\nsecond\n\n", on_help=shown.append)
    assert ask(terminal, screen("text", size="long")) == "first\nsecond"
    assert shown == [terminal]


def test_what_was_typed_is_still_there_when_the_person_leaves(monkeypatch):
    terminal = piped(monkeypatch, "first line\nsecond line\n/q\n")
    with pytest.raises(wishes.Leave):
        ask(terminal, screen("letter"))
    assert terminal.typing == ["first line", "second line"]


def test_control_characters_and_halves_of_characters_do_not_get_in(monkeypatch):
    assert answer(monkeypatch, screen("text", size="line"), "a\x00\x1b[31mb\x7f\n")[0] == "a[31mb"


def test_the_question_and_long_lists_keep_inside_a_narrow_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    options = tuple(Option(f"k{n}", f"Option number {n}") for n in range(30))
    terminal = piped(monkeypatch, "30\n")
    terminal.console.width = 30
    assert (
        ask(terminal, screen("choice", options=options, ask="A question that is longer than a line?"))
        == "k29"
    )
    assert max(len(line) for line in said(terminal).splitlines()) <= 30
