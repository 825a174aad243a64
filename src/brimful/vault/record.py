"""Records as the rest of the program sees them."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from brimful.core.kind import Kind, KindSpec
from brimful.core.kinds import spec_of
from brimful.core.payload import Payload, Unreadable, decode, read_only

from .port import RecordRow


class Record[K: Kind](Struct, frozen=True, gc=False):
    """One record, opened.

    ``id``: 32 hex digits, ordered by insertion; ``version``: 1 and up, what ``seen`` of the next write must name;
    ``created``, ``updated``: aware; ``tz``: the person's time zone name then; ``read_only``: written by a newer
    program.
    """

    id: str
    kind: str
    version: int
    created: datetime
    updated: datetime
    tz: str
    data: K
    read_only: bool = False


class Write(Struct, frozen=True, kw_only=True):
    """One thing to save: a new record (no ``rid``), or the next version of ``rid`` as it was ``seen``.

    ``request`` is the form's request id: the same one twice saves once. ``tz`` is the person's time zone name.
    """

    data: Kind
    rid: str | None = None
    seen: int = 0
    request: str | None = None
    tz: str = "UTC"


def record_of(row: RecordRow, payload: Payload[Any]) -> Record[Any]:
    return Record(
        row[0].hex(), payload.k, row[2], payload.t, payload.u, payload.tz, payload.d, read_only(payload)
    )


def read_payload(spec: KindSpec, raw: bytes) -> Payload[Any]:
    """The payload, if it is of the kind its tag promised. Raises Unreadable."""
    payload = decode(spec.struct, raw)
    if payload.k != spec.name:
        raise Unreadable
    return payload


class Read(NamedTuple):
    """Many records of one kind: those that can be read, in the order of their rows, and the others' ids."""

    records: list[Record[Any]]
    requests: list[list[str]]  # the request ids of each
    unreadable: list[str]


def read_all(spec: KindSpec, rows: Sequence[RecordRow], opened: Sequence[bytes | None]) -> Read:
    """``opened``: the payload of each row, None where its box did not open."""
    found = Read([], [], [])
    keep, ask = found.records.append, found.requests.append
    name, schema, read = spec.name, spec.schema, _decoder(spec.name).decode
    for row, raw in zip(rows, opened, strict=True):
        try:
            payload = read(raw or b"")
            if payload.s == schema and payload.k == name:  # nearly all; the slow way below knows the rest
                keep(Record(row[0].hex(), name, row[2], payload.t, payload.u, payload.tz, payload.d))
                ask(payload.r)
                continue
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            pass
        try:
            payload = read_payload(spec, raw or b"")
        except Unreadable:
            found.unreadable.append(row[0].hex())
        else:
            keep(record_of(row, payload))
            ask(payload.r)
    return found


@cache
def _decoder(kind: str) -> "msgspec.json.Decoder[Payload[Any]]":
    return msgspec.json.Decoder(Payload[spec_of(kind).struct])  # type: ignore[misc]
