"""Records as the rest of the program sees them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from brimful.core.kind import Kind, KindSpec
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


def read_all(
    spec: KindSpec, rows: Sequence[RecordRow], opened: Sequence[bytes | None]
) -> tuple[list[Record[Any]], list[bytes]]:
    """Records in the order of the rows, and the ids of those that cannot be read."""
    records: list[Record[Any]] = []
    unreadable: list[bytes] = []
    for row, raw in zip(rows, opened, strict=True):
        try:
            if raw is None:
                raise Unreadable
            records.append(record_of(row, read_payload(spec, raw)))
        except Unreadable:
            unreadable.append(row[0])
    return records, unreadable
