"""Notes written while locked, filed at the next unlock: by the form they came from, else as a journal entry."""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from brimful.core.kinds.entry import Entry
from brimful.vault.drops import Note
from brimful.vault.opened import Opened
from brimful.vault.record import Write
from brimful.vault.vault import Vault

type Filing = Callable[[Note], Iterable[Write]]
"""Which records a note becomes. Saved in the transaction that empties the box, with request ids of the note's."""


def file_waiting(vault: Vault, opened: Opened, filings: Mapping[str, Filing] | None = None) -> int:
    """File what waits in the drop box, each note once however often this is tried; how many there were.

    ``filings``: the name of a form to what its notes become. A form that is not among them becomes an entry,
    so that nothing that was typed depends on who unlocks first.
    """
    known = filings or {}

    def file(desk: Opened, note: Note) -> None:
        writes = list(known.get(note.form, as_entry)(note))
        desk.put_many(replace(write, request=f"{note.id}.{number}") for number, write in enumerate(writes))

    return len(vault.file_drops(opened, file))


def as_entry(note: Note) -> list[Write]:
    """The typed fields, one below the other, as an entry of the moment it was written."""
    words = "\n\n".join(value.strip() for value in note.fields.values() if value.strip())
    return [Write(data=Entry(at=note.at, text=words, source="locked"), tz=note.tz)] if words else []
