"""Changing what was written, and nothing else: choices and numbers stay as they were said. Pure."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from brimful.core.answer import Answer
from brimful.core.errors import NotFound
from brimful.core.kind import Stored as StoredRecord
from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.practices.engine.scope import field_of
from brimful.practices.library import Library
from brimful.practices.walk import every

from .moments import GIVE, THIRD
from .teller import written_at

NOTE, NAME = "note", "name"
MOMENT_FIELDS = {THIRD: "own_line", GIVE: "give"}


def changed(library: Library, data: Any, key: str, words: str) -> Any:
    """The record with these words at ``key`` (``Told.key``); without words the answer is left out.

    Raises NotFound for a key that names nothing written.
    """
    match data:
        case Run():
            return changed_run(library, data, key, words)
        case Episode():
            return changed_moment(data, key, words)
        case CheckIn() if key == NOTE:
            return replace(data, note=words)
        case StoredRecord() if key == NAME:
            return replace(data, name=_line(words))
        case StoredRecord() if key in data.__struct_fields__:
            return replace(data, **{key: rewritten(getattr(data, key), words)})
    raise NotFound


def changed_run(library: Library, run: Run, key: str, words: str) -> Run:
    """Log and fields together, so that going on, lists and figures read the same."""
    if not key.isascii() or not key.isdigit() or int(key) >= len(run.log):
        raise NotFound
    place = int(key)
    old = run.log[place]
    value = rewritten(old.value, words)
    log = [*run.log]
    log[place] = Answer(old.step, value, old.at, skipped=value is None)
    field = _field(library, run, old.step)
    kept = dict(run.fields)
    if field in kept and kept[field] == old.value:  # a later round of a loop may have said something else
        kept.pop(field)
        if value is not None:
            kept[field] = value
    return replace(run, log=log, fields=kept)


def changed_moment(episode: Episode, key: str, words: str) -> Episode:
    if key not in MOMENT_FIELDS:
        raise NotFound
    line = _line(words)
    log = [
        Answer(one.step, line or None, one.at, skipped=not line) if one.step == key else one
        for one in episode.log
    ]
    return replace(episode, log=log, **{MOMENT_FIELDS[key]: line})


def rewritten(old: Any, words: str) -> Any:
    """New words in the shape of the old answer; None for no words."""
    if isinstance(old, list):
        return [line for one in words.split("\n") if (line := _line(one))] or None
    if isinstance(old, Mapping):
        return {"own": _line(words)} if words.strip() else None
    return words.strip() or None


def _field(library: Library, run: Run, step: str) -> str:
    practice = library.practices.get(run.practice)
    at = written_at(step)
    return next((field_of(one) for one in every(practice.steps) if one.at == at), "") if practice else ""


def _line(words: str) -> str:
    return " ".join(words.split())
