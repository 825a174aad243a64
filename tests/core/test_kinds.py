"""Every kind is found, described, and opens its golden samples."""

import json
from pathlib import Path

import msgspec
import pytest
from record_kinds_page import PAGE, page

from brimful.core.kinds import KINDS, spec_of
from brimful.core.payload import Payload, decode, encode

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
FOLDER = Path(__file__).resolve().parents[2] / "src" / "brimful" / "core" / "kinds"


def test_every_module_in_the_folder_is_a_kind_of_that_name() -> None:
    assert sorted(KINDS) == sorted(p.stem for p in FOLDER.glob("*.py") if p.stem != "__init__")


def test_a_kind_is_known_by_name_and_by_structure() -> None:
    for name, spec in KINDS.items():
        assert spec_of(name) is spec is spec_of(spec.struct)
    with pytest.raises(KeyError):
        spec_of("nothing-like-it")


@pytest.mark.parametrize("name", list(KINDS))
def test_the_docstring_says_what_each_field_holds(name: str) -> None:
    spec = KINDS[name]
    said = [line.split("``")[1] for line in spec.doc.splitlines() if line.strip().startswith("``")]
    assert sorted(said) == sorted(spec.fields)


@pytest.mark.parametrize("name", list(KINDS))
def test_each_schema_ever_shipped_has_a_golden_sample_that_opens(name: str) -> None:
    spec = KINDS[name]
    for schema in range(1, spec.schema + 1):
        raw = (GOLDEN / f"{name}.{schema}.json").read_bytes()
        payload = decode(spec.struct, raw)
        assert (payload.k, payload.s) == (name, spec.schema)
        assert payload.t.utcoffset() is not None


@pytest.mark.parametrize("name", list(KINDS))
def test_the_newest_golden_sample_fills_every_field_and_comes_out_the_same(name: str) -> None:
    spec = KINDS[name]
    raw = (GOLDEN / f"{name}.{spec.schema}.json").read_bytes()
    fields = json.loads(raw)["d"]
    # what is always at its default (empty, zero) need not be filled, everything else is
    missing = spec.fields - fields.keys()
    assert missing <= {"language", "seconds_to_first_instruction"}
    payload: Payload = decode(spec.struct, raw)
    again = json.loads(encode(payload))["d"]
    assert again == {key: value for key, value in fields.items() if not _is_default(spec.struct, key, value)}


def _is_default(struct: type[msgspec.Struct], key: str, value: object) -> bool:
    field = next(f for f in msgspec.structs.fields(struct) if f.name == key)
    return value == field.default


def test_golden_samples_belong_to_kinds() -> None:
    for path in GOLDEN.glob("*.json"):
        name, schema, _ = path.name.split(".")
        assert int(schema) <= KINDS[name].schema


def test_the_page_about_record_kinds_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tests/core/record_kinds_page.py"
    for name in KINDS:
        assert f"\n## {name}\n" in page()
