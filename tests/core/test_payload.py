"""The codec: nothing is lost, older payloads are lifted, newer ones are left alone."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import brimful.core.payload as codec
from brimful.core.answer import Answer
from brimful.core.kind import KindSpec
from brimful.core.kinds import KINDS
from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.entry import Entry
from brimful.core.kinds.identity import Identity
from brimful.core.kinds.run import Run
from brimful.core.payload import Payload, TooLong, Unreadable, Unwritable, decode, encode, read_only

NOW = datetime(2026, 11, 20, 21, 14, 3, 250000, tzinfo=timezone(timedelta(hours=1)))

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
moments = st.datetimes(
    min_value=datetime(1, 1, 3), max_value=datetime(9998, 12, 30), timezones=st.just(UTC)
) | st.builds(
    lambda at, minutes: at.replace(tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9998, 12, 30)),
    st.integers(-14 * 60, 14 * 60),
)
plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
answers = st.builds(Answer, step=texts, value=plain, at=moments, skipped=st.booleans())


def payload(data: Any, **more: Any) -> Payload[Any]:
    name = next(spec.name for spec in KINDS.values() if spec.struct is type(data))
    return Payload(k=name, s=1, t=NOW, u=NOW, tz="Europe/Berlin", d=data, **more)


@given(st.builds(Entry, at=moments, text=texts, tags=st.lists(texts), feelings=st.lists(texts)))
def test_an_entry_comes_back_as_it_was(entry: Entry) -> None:
    assert decode(Entry, encode(payload(entry))).d == entry


@given(
    st.builds(
        Run,
        practice=texts,
        started_at=moments,
        log=st.lists(answers, max_size=5),
        fields=st.dictionaries(texts, plain),
    )
)
def test_a_run_comes_back_with_every_answer(run: Run) -> None:
    again = decode(Run, encode(payload(run)))
    assert again.d == run
    assert [a.at.utcoffset() for a in again.d.log] == [a.at.utcoffset() for a in run.log]


@given(st.binary(min_size=32, max_size=32))
def test_keys_come_back_as_bytes(key: bytes) -> None:
    assert decode(Identity, encode(payload(Identity(private=key, public=key[::-1])))).d.private == key


@given(
    st.dictionaries(st.text(min_size=1).filter(lambda k: k not in KINDS["entry"].fields), plain, max_size=5),
    texts,
)
def test_fields_of_another_program_survive_an_edit(extra: dict[str, Any], words: str) -> None:
    try:
        json.dumps(extra).encode()
        before = msgspec.json.encode({**_raw(Entry(at=NOW, text="first")), "x-top": 1})
        before = msgspec.json.encode({**json.loads(before), "d": {**json.loads(before)["d"], **extra}})
    except UnicodeEncodeError:
        return
    edited = msgspec.structs.replace(decode(Entry, before).d, text=words)
    after = json.loads(encode(payload(edited), before))
    assert {k: after["d"][k] for k in extra} == json.loads(json.dumps(extra))
    assert after["x-top"] == 1
    assert decode(Entry, encode(payload(edited), before)).d.text == words


def test_a_field_set_back_to_its_default_does_not_come_back_from_the_old_payload() -> None:
    before = encode(payload(Entry(at=NOW, text="first", tags=["waiting"])))
    after = encode(payload(Entry(at=NOW, text="first", tags=[])), before)
    assert decode(Entry, after).d.tags == []


def test_what_is_at_its_default_takes_no_room() -> None:
    assert list(json.loads(encode(payload(CheckIn(at=NOW))))["d"]) == ["at"]


def test_an_old_payload_is_lifted_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def two(fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "activation": fields["level"] // 10}

    def three(fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "note": f"{fields.get('note', '')}!"}

    _as_schema(monkeypatch, KINDS["check_in"], 3, {1: two, 2: three})
    raw = _raw(CheckIn(at=NOW, note="n"))
    raw["d"]["level"] = 60
    lifted = decode(CheckIn, msgspec.json.encode(raw))
    assert (lifted.s, lifted.d.activation, lifted.d.note) == (3, 6, "n!")
    assert not read_only(lifted)
    raw["s"] = 2
    assert decode(CheckIn, msgspec.json.encode(raw)).d.note == "n!"


def test_a_newer_payload_is_read_only_and_shown_as_far_as_it_is_known() -> None:
    raw = _raw(CheckIn(at=NOW, activation=4, note="kept"))
    raw["s"] = 2
    raw["d"] |= {"activation": {"low": 3, "high": 5}, "colour": "blue"}
    newer = decode(CheckIn, msgspec.json.encode(raw))
    assert read_only(newer)
    assert (newer.d.note, newer.d.activation) == ("kept", None)
    del raw["d"]["at"]
    assert decode(CheckIn, msgspec.json.encode(raw)).d.at == NOW


@given(st.binary(max_size=300))
def test_what_is_no_payload_is_refused_without_a_stray_error(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        decode(Entry, raw)


@pytest.mark.parametrize(
    "spoil", [{"d": []}, {"t": "yesterday"}, {"t": "2026-01-01T00:00:00"}, {"s": "1"}, {"s": 0}]
)
def test_a_payload_of_the_wrong_shape_is_refused(spoil: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        decode(Entry, msgspec.json.encode({**_raw(Entry(at=NOW)), **spoil}))


@pytest.mark.parametrize(
    "data",
    [
        Entry(at=NOW, text="\ud800"),
        Entry(at=NOW.replace(tzinfo=None)),
        CheckIn(at=NOW, activation=11),
        Entry(at=NOW, tags=[7]),  # type: ignore[list-item]
        Run(practice="p", started_at=NOW, fields={"x": object()}),
    ],
    ids=["lone surrogate", "no offset", "strength 11", "number as tag", "not JSON"],
)
def test_what_could_not_be_read_again_is_never_written(data: Any) -> None:
    with pytest.raises(Unwritable):
        encode(payload(data))


def test_binary_text_is_kept_and_over_long_text_is_refused_with_a_sentence() -> None:
    odd = "\x00\x1b\u202e\ufffe"
    assert decode(Entry, encode(payload(Entry(at=NOW, text=odd)))).d.text == odd
    with pytest.raises(TooLong) as refused:
        encode(payload(Entry(at=NOW, text="x" * codec.MAX_BYTES)))
    assert "1024 KB" in refused.value.say()


def test_only_the_newest_request_ids_are_kept() -> None:
    ids = [f"{n:032x}" for n in range(40)]
    assert decode(Entry, encode(payload(Entry(at=NOW), r=ids))).r == ids[-codec.REQUESTS_KEPT :]


def _raw(data: Any) -> dict[str, Any]:
    return dict(json.loads(encode(payload(data))))


def _as_schema(patch: pytest.MonkeyPatch, spec: KindSpec, schema: int, upcasters: dict[int, Any]) -> None:
    changed = msgspec.structs.replace(spec, schema=schema, upcasters=upcasters)
    patch.setattr(codec, "spec_of", lambda kind: changed)
    patch.setattr(codec, "KINDS", {spec.name: changed})
