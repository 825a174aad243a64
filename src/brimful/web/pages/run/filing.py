"""What was typed into a step while the vault was locked: as an entry of the journal, without the rest of the form."""

from collections.abc import Iterable

from msgspec.structs import replace

from brimful.guide import drops
from brimful.vault.drops import Note
from brimful.vault.record import Write
from brimful.web.filing import file_words


def file_answer(note: Note) -> Iterable[Write]:
    if note.fields.get("kind") in ("text", "letter", "media", "list"):
        typed = {name: words for name, words in note.fields.items() if name == "answer"}
        return drops.as_entry(replace(note, fields=typed))
    bare = {name: words for name, words in note.fields.items() if name not in ("kind", "step")}
    return (
        file_words(replace(note, fields=bare)) if any(" " in words.strip() for words in bare.values()) else []
    )
