"""Forms: bounded, strict, and nothing typed is lost."""

import pytest

from brimful.practices.screen import Column, Option
from brimful.web import grids
from brimful.web.errors import BadField
from brimful.web.forms import Form, _pairs


def form(**fields: str) -> Form:
    return Form(list(fields.items()))


def test_line_ends_are_one_kind_and_outer_space_goes() -> None:
    assert form(text="  a\r\nb\rc \n").text("text") == "a\nb\nc"
    assert form(name=" Mira \n and I ").line("name") == "Mira and I"
    assert form().text("text") == ""


@pytest.mark.parametrize("typed", ["a\x00b", "\x1b[2J", "a\ufffdb", "\x08"])
def test_what_is_no_text_is_refused_and_the_rest_given_back(typed: str) -> None:
    with pytest.raises(BadField) as caught:
        form(text=typed, other="still here").text("text")
    assert caught.value.field == "text"
    assert caught.value.typed["other"] == ["still here"]
    assert not set("\x00\x1b\x08\ufffd") & set(caught.value.typed["text"][0])


def test_bytes_that_are_no_utf8_are_no_text() -> None:
    with pytest.raises(BadField):
        Form(_pairs(b"text=%ff%fe%00abc")).text("text")
    assert Form(_pairs(b"text=%C3%A4+%F0%9F%8C%8A")).text("text") == "ä 🌊"


def test_over_long_text_is_refused_with_the_number() -> None:
    with pytest.raises(BadField, match="bad-field") as caught:
        form(text="a" * 101).text("text", most=100)
    assert "100 characters" in caught.value.say()
    assert caught.value.typed["text"] == ["a" * 101]


def test_nothing_personal_stands_in_the_error_itself() -> None:
    with pytest.raises(BadField) as caught:
        form(text="private \x00").text("text")
    assert "private" not in str(caught.value)
    assert "private" not in caught.value.say()
    assert "private" not in str(caught.value.fields)


@pytest.mark.parametrize(("typed", "number"), [("", None), ("0", 0), ("10", 10), (" 7 ", 7)])
def test_a_scale_is_a_number_or_not_set(typed: str, number: int | None) -> None:
    assert form(how=typed).scale("how") == number


@pytest.mark.parametrize("typed", ["11", "-1", "5.5", "five", "٣", "1" * 400])
def test_a_scale_takes_nothing_else(typed: str) -> None:
    with pytest.raises(BadField):
        form(how=typed).scale("how")


def test_choices_come_from_the_list() -> None:
    picked = Form([("feel", "sad"), ("feel", "afraid"), ("feel", "sad")])
    assert picked.choices("feel", ["afraid", "sad"]) == ["sad", "afraid"]
    with pytest.raises(BadField):
        picked.choices("feel", ["sad"])
    with pytest.raises(BadField):
        form(one="x").choice("one", ["a", "b"])
    assert form().choice("one", ["a", "b"], "b") == "b"


def test_a_secret_is_kept_as_typed_and_never_given_back() -> None:
    sent = form(passphrase="  two spaces  ", text="hello", request="a" * 32, seen="3")
    assert sent.secret("passphrase") == "  two spaces  "
    assert sent.typed() == {"text": ["hello"]}
    assert sent.request_id() == "a" * 32
    assert sent.seen() == 3
    assert form(request="../../x", seen="many").request_id() is None
    assert form(seen="many").seen() == 0


def test_rows_of_a_table() -> None:
    columns = [
        Column("saw", "What"),
        Column("how", "How", scale=True),
        Column("of", "Of", options=(Option("a", "A"), Option("b", "B"))),
    ]
    sent = Form(
        [
            ("t.0.saw", "late"),
            ("t.0.how", "4"),
            ("t.1.saw", " "),
            ("t.2.of", "a"),
            ("t.2.of", "b"),
            ("t.x.saw", "no"),
        ]
    )
    assert grids.rows(sent, "t", columns) == [{"saw": "late", "how": 4}, {"of": ["a", "b"]}]
    with pytest.raises(BadField):
        grids.rows(Form([("t.0.of", "c")]), "t", columns)


def test_places_in_the_body() -> None:
    sent = Form(
        [
            ("b.chest", "tight"),
            ("b.chest", "warm"),
            ("b.chest.strength", "6"),
            ("b.belly.strength", "2"),
            ("b.head.strength", ""),
        ]
    )
    assert grids.body(sent, "b") == [
        {"region": "chest", "sensation": "tight", "strength": 6},
        {"region": "chest", "sensation": "warm", "strength": 6},
        {"region": "belly", "sensation": None, "strength": 2},
    ]
