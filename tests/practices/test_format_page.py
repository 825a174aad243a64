"""docs/practice-format.md can't drift: it names every kind and key, and its examples are sound."""

import re
from pathlib import Path

import msgspec
import pytest
import yaml

from brimful.practices import check, grammar, library, schema
from brimful.practices.engine.dropped import DROPPED
from brimful.practices.packs import Pack
from brimful.practices.rules.case import BARE
from brimful.practices.rules.references import NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "practice-format.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.S | re.M)
HEADINGS = re.findall(r"^#+ (.*)$", PAGE, re.M)
OURS = {"at", "kind", "version", "author", "medium", "input"}  # written by the reader, not by authors
SECTION = re.compile(r"^### (.+?)\n(.*?)(?=^##)", re.S | re.M)


def keys_of(struct):
    return {field.encode_name for field in msgspec.structs.fields(struct)} - OURS


@pytest.mark.parametrize("kind", grammar.KINDS)
def test_every_kind_of_step_has_its_heading_and_an_example(kind):
    assert any(kind in heading.split(", ") for heading in HEADINGS)
    body = next(body for heading, body in SECTION.findall(PAGE) if kind in heading.split(", "))
    assert f"`- {{{kind}:" in body


@pytest.mark.parametrize("struct", schema.Step.__args__, ids=lambda s: s.__name__)
def test_every_key_of_a_step_is_told_where_its_kind_is(struct):
    kind = struct.__struct_config__.tag
    heading = "draw, audio, photo" if kind == "media" else kind
    body = next(body for name, body in SECTION.findall(PAGE) if name == heading)
    unwritten = {"steps"} if kind == "use" else set()  # put in by the reader
    for key in keys_of(struct) - {"after", "ask", "field", kind} - unwritten:
        assert re.search(rf"\b{key}\b", body), (kind, key)


def test_every_key_of_the_head_is_in_its_table():
    for key in keys_of(schema.Practice):
        assert f"| `{key}` |" in PAGE


def test_every_word_of_the_smaller_grammars_is_told():
    for word in (*BARE, *DROPPED, *library.load().blocks, *schema.StoredKind.__args__):
        assert f"`{word}`" in PAGE, word
    for word in (
        "has_any",
        "lacks_any",
        "word_count(",
        "for either",
        "after: 1d",
        "top:3:@",
        "match:draft:@",
        "count:x",
        "field:x",
        "state.signs",
        "field_names",
    ):
        assert word in PAGE, word
    for name in NAMES:
        assert f"`{{{name}}}`" in PAGE, name


def test_the_whole_example_is_sound():
    practice, problems = check.text(yaml.safe_load(EXAMPLES[0]), library.load())
    assert problems == []
    assert practice is not None
    assert practice.id == "three-doors"


def test_the_small_examples_are_steps():
    small = re.findall(r"^`- (\{.*\})`$", PAGE, re.M)
    assert len(small) >= len(grammar.KINDS)
    for words in small:
        grammar.one(yaml.safe_load(words), "0", library.load().raw_blocks)


def test_the_head_of_a_pack_is_one():
    assert msgspec.convert(yaml.safe_load(EXAMPLES[1]), Pack).author == "Ana"
