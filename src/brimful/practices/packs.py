"""A person's own practices: folders with a ``pack.yaml`` (author, title) and practice files beside it."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from brimful.practices import check, reading
from brimful.practices.library import Library
from brimful.practices.problem import Problem
from brimful.practices.schema import Practice

HEAD = "pack.yaml"


class Pack(Struct, frozen=True, forbid_unknown_fields=True):
    """The head of a pack: whose practices these are, and what they are called together."""

    author: str
    title: str


def add(library: Library, folders: Sequence[Path]) -> Library:
    """The library with the sound practices of these packs; what is not sound is told and left out."""
    practices: dict[str, Practice] = {}
    problems: list[Problem] = []
    for folder in folders:
        pack, wrong = head(folder)
        problems += wrong
        if pack is None:
            continue
        known = ChainMap[str, Any](practices, library.practices)  # type: ignore[arg-type]
        found, wrong = check.folder(folder, library, taken=known, author=pack.author)
        practices |= found
        problems += wrong
    together: Mapping[str, Practice] = ChainMap(practices, library.practices)  # type: ignore[arg-type]
    return msgspec.structs.replace(library, practices=together, problems=tuple(problems))


def head(folder: Path) -> tuple[Pack | None, list[Problem]]:
    """The pack's own file, or what is wrong with it."""
    path = folder / HEAD
    right = "`author: ...` and `title: ...` in pack.yaml"
    try:
        raw, _ = reading.untrusted(check.content(path))
        pack = msgspec.convert(raw, Pack)
    except reading.Unreadable as error:
        return None, [Problem(str(path), error.line, "", error.wrong, error.right)]
    except msgspec.ValidationError as error:
        return None, [Problem(str(path), 0, "", str(error), right)]
    if not pack.author.strip() or len(pack.author) > 80:
        return None, [Problem(str(path), 0, "", "the pack does not say whose it is", right)]
    return pack, []
