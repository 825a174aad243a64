"""The sealed payload of a record: JSON ``{"k", "s", "t", "u", "tz", "r", "d"}``.

k: kind name; s: schema number of d; t, u: created and last changed, with offset; tz: the person's time zone name;
r: request ids that made this record or changed it, oldest first; d: the fields of the kind.
"""

from collections.abc import Mapping
from typing import Any, cast

import msgspec
from msgspec import Struct

from brimful.core import text
from brimful.core.errors import BadInput, BrimfulError
from brimful.core.kind import Instant, Kind, KindSpec
from brimful.core.kinds import KINDS, spec_of

MAX_BYTES = 1024 * 1024
"""Longest payload in bytes: far above any entry, far below what would make reading slow."""

REQUESTS_KEPT = 16
"""A retry comes within minutes; older request ids only cost space."""


class TooLong(BadInput):
    """More than ``MAX_BYTES`` of text in one record."""

    code = "too-long"
    sentence = text.TOO_LONG


class Unwritable(BadInput):
    """The text is no text (lone surrogates), or a field has a value its kind does not allow."""

    code = "unwritable"
    sentence = text.UNWRITABLE


class Unreadable(BrimfulError):
    """An opened box whose content is no payload of its kind."""

    code = "unreadable"
    sentence = text.UNREADABLE


class Payload[K: Kind](Struct, frozen=True, kw_only=True, gc=False):
    """A decoded payload; ``d`` is of the current schema, ``s`` what it was decoded as (see ``decode``)."""

    k: str
    s: int
    t: Instant
    u: Instant
    tz: str = "UTC"
    r: list[str] = []
    d: K


def read_only(payload: Payload[Any]) -> bool:
    """Whether a newer program wrote it: shown as far as known, never written back."""
    return payload.s > KINDS[payload.k].schema


def encode(payload: Payload[Any], before: bytes | None = None) -> bytes:
    """The JSON of a payload. ``before`` is the JSON it replaces: fields in it that this program does not know stay.

    Raises TooLong, and Unwritable for what could not be read again.
    """
    spec = spec_of(type(payload.d))
    if len(payload.r) > REQUESTS_KEPT:
        payload = msgspec.structs.replace(payload, r=payload.r[-REQUESTS_KEPT:])
    try:
        raw = _ENCODER.encode(payload)
        if before is not None:
            raw = _keep_unknown(spec, raw, before)
        _DECODERS[spec.name].decode(raw)
    except (msgspec.MsgspecError, UnicodeError, TypeError, OverflowError, RecursionError):
        raise Unwritable from None
    if len(raw) > MAX_BYTES:
        raise TooLong(kib=MAX_BYTES // 1024)
    return raw


def decode[K: Kind](kind: type[K], raw: bytes | bytearray | memoryview) -> Payload[K]:
    """The payload in ``raw``, whatever schema it was written with; the caller compares ``k`` with the kind it asked for.

    An older schema is lifted in memory (``s`` is then the current one). A newer one keeps its ``s`` and gives what
    this program knows of it, see ``read_only``. Raises Unreadable.
    """
    spec = spec_of(kind)
    try:
        payload = _DECODERS[spec.name].decode(raw)
        if payload.s == spec.schema:
            return cast("Payload[K]", payload)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        pass  # another schema may not fit the current structure; the slow way tells
    return cast("Payload[K]", _decode_other(spec, raw))


def _decode_other(spec: KindSpec, raw: bytes | bytearray | memoryview) -> Payload[Any]:
    try:
        head = _RAW.decode(raw)
        fields = head.d
        if head.s < spec.schema:
            for number in range(head.s, spec.schema):
                fields = spec.upcasters[number](fields)
            return _with(head, spec.schema, msgspec.convert(fields, spec.struct))
        if head.s > spec.schema:
            return _with(head, head.s, _known_part(spec, head))
    except (msgspec.MsgspecError, UnicodeError, RecursionError, LookupError, TypeError, ValueError):
        pass
    raise Unreadable


def _known_part(spec: KindSpec, head: "_Raw") -> Kind:
    """What this program understands of a newer record: every field that still fits, the others at their defaults."""
    fits: dict[str, Any] = {}
    for field in msgspec.structs.fields(spec.struct):
        if field.encode_name in head.d:
            try:
                fits[field.name] = msgspec.convert(head.d[field.encode_name], field.type)
                continue
            except msgspec.ValidationError:
                pass
        if field.required:
            fits[field.name] = head.t if field.type == Instant else msgspec.convert("", field.type)
    return spec.struct(**fits)


def _with(head: "_Raw", schema: int, fields: Kind) -> Payload[Any]:
    return Payload(k=head.k, s=schema, t=head.t, u=head.u, tz=head.tz, r=head.r, d=fields)


def _keep_unknown(spec: KindSpec, raw: bytes, before: bytes) -> bytes:
    old: dict[str, Any] = _ANY.decode(before)
    fields = {name: value for name, value in old["d"].items() if name not in spec.fields}
    head = {name: value for name, value in old.items() if name not in _RAW_NAMES}
    if not fields and not head:
        return raw
    new: dict[str, Any] = _ANY.decode(raw)
    return _ENCODER.encode({**head, **new, "d": {**fields, **new["d"]}})


class _Raw(Struct, gc=False):
    """A payload whose fields are not looked at yet."""

    k: str
    s: int
    t: Instant
    u: Instant
    d: dict[str, Any]
    tz: str = "UTC"
    r: list[str] = []


_RAW_NAMES = frozenset(_Raw.__struct_encode_fields__)
_RAW = msgspec.json.Decoder(_Raw)
_ANY = msgspec.json.Decoder(dict[str, Any])
_ENCODER = msgspec.json.Encoder()
_DECODERS: Mapping[str, msgspec.json.Decoder[Payload[Any]]] = {
    spec.name: msgspec.json.Decoder(Payload[spec.struct])  # type: ignore[name-defined]
    for spec in KINDS.values()
}
