"""The things a person has kept (parts, nurturers, places ...): as practices offer them, and making new ones."""

from collections.abc import Mapping
from typing import Any, get_args

from msgspec import Struct

from brimful.core.kind import Stored as StoredRecord
from brimful.core.kinds import spec_of
from brimful.practices.engine.context import Stored
from brimful.practices.library import Library
from brimful.practices.schema import StoredKind
from brimful.vault.opened import Opened
from brimful.vault.record import Record

KINDS: tuple[str, ...] = get_args(StoredKind.__value__ if hasattr(StoredKind, "__value__") else StoredKind)
NAMED_BY = ("name", "who", "sentence", "place", "wording", "no")  # fields whose words can stand for a name
LONGEST = 60


class Made(Struct, frozen=True):
    """A thing to write: a new one, or with ``rid`` the next version of one."""

    data: StoredRecord
    rid: str | None = None
    seen: int = 0


def stored(opened: Opened, library: Library) -> dict[str, list[Stored]]:
    """All kept things by kind, oldest first, as `pick` offers them."""
    return {kind: [offered(record, library) for record in opened.all(struct(kind))] for kind in KINDS}


def offered(record: Record[StoredRecord], library: Library) -> Stored:
    values = fields(record.data)
    return Stored(record.id, record.kind, label(record.kind, values, library), values)


def fields(data: StoredRecord) -> dict[str, Any]:
    """What a kept thing holds, without what was never answered."""
    every = {name: getattr(data, name) for name in data.__struct_fields__}
    return {name: value for name, value in every.items() if value is not None and name != "run"}


def label(kind: str, values: Mapping[str, Any], library: Library) -> str:
    """How a kept thing is called in lists: its name, else its first words, else what kind of thing it is."""
    for name in (*NAMED_BY, *values):
        words = _words(values.get(name), library)
        if words:
            return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
    return kind.replace("_", " ")


def new(kind: str, values: Mapping[str, Any], run: str) -> StoredRecord:
    """A new thing of a kind; fields that the kind does not have are left out."""
    known = spec_of(kind).fields
    kept = {name: value for name, value in values.items() if name in known and value is not None}
    made: StoredRecord = struct(kind)(**{**kept, "run": [run]})
    return made


def struct(kind: str) -> type[StoredRecord]:
    """The record kind behind a stored kind of the practice files."""
    found = spec_of(kind).struct
    assert issubclass(found, StoredRecord), kind
    return found


def _words(value: Any, library: Library) -> str:
    if isinstance(value, Mapping):
        value = value.get("own")
    if not isinstance(value, str):
        return ""
    for catalogue in library.catalogues.values():
        if value in catalogue.entries and value != "own":
            return catalogue.entries[value].label
    return "" if value == "own" else value.strip().split("\n")[0]
