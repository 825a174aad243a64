"""Writing while locked, from the terminal.

The data folder keeps the account's write-only key (as the browser keeps it in a cookie): with it a note can be
sealed for the person and left in the drop box, and nothing can be read.
"""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from brimful.core.errors import BrimfulError

if TYPE_CHECKING:
    from brimful.vault.cookie import DropKey
    from brimful.vault.opened import Opened
    from brimful.vault.vault import Vault

FILE = "terminal-drop-key"
ROOM = 7500  # bytes of JSON for the words of one note, which has 8 KiB in all


def remember(vault: "Vault", opened: "Opened") -> None:
    """Keep the write-only key, so that this terminal can write while locked. Failing to is no failure."""
    path = _path()
    with suppress(OSError, BrimfulError):
        cookie = vault.drop_key(opened).cookie()
        if path.is_file() and path.read_text("ascii") == cookie:
            return
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(cookie)


def key() -> "DropKey | None":
    """The write-only key of this folder, None where nobody has unlocked here yet."""
    from brimful.vault.cookie import DropKey

    with suppress(OSError, UnicodeDecodeError, BrimfulError):
        return DropKey.parse(_path().read_text("ascii"))
    return None


def leave(vault: "Vault", sealed_for: "DropKey", form: str, words: str, at: datetime, tz: str) -> None:
    """Seal ``words`` and leave them for the next unlock. Raises DropRefused, DropFull, StoreError."""
    from brimful.vault.drops import Note

    for piece in pieces(words):
        note = Note(at=at, form=form, fields={"text": piece}, tz=tz)
        vault.drop(sealed_for, vault.seal_note(sealed_for, note))


def pieces(words: str) -> list[str]:
    """The text in pieces that one note can hold, cut at a line's or a word's end where there is one."""
    found: list[str] = []
    while words:
        end = min(len(words), ROOM)
        while len(msgspec.json.encode(words[:end])) > ROOM:
            end = end * 3 // 4
        if end < len(words):
            gap = max(words.rfind("\n", 1, end), words.rfind(" ", 1, end))
            end = gap + 1 if gap > 0 else end
        found.append(words[:end])
        words = words[end:]
    return found


def _path() -> Path:
    from brimful.wiring import data_home

    return data_home() / FILE
