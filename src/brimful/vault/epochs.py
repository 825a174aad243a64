"""The last ledger epoch, remembered outside the database: how an older copy of the whole file is noticed."""

import json
import os
import tempfile
from pathlib import Path
from typing import Protocol


class EpochMemory(Protocol):
    def last(self, owner: bytes) -> int:
        """0 when nothing is remembered."""
        ...

    def remember(self, owner: bytes, epoch: int) -> None:
        """The highest one wins."""
        ...


class EpochFile:
    """A small JSON file in the configuration folder: account id in hex to epoch. Losing it only loses the warning."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, int] = {}

    def last(self, owner: bytes) -> int:
        account = owner.hex()
        if account not in self._known:  # asked at every request, so the file is read once
            self._known[account] = self._read().get(account, 0)
        return self._known[account]

    def remember(self, owner: bytes, epoch: int) -> None:
        if epoch <= self.last(owner):
            return
        self._known[owner.hex()] = epoch
        kept = self._read()
        for account, known in self._known.items():
            kept[account] = max(known, kept.get(account, 0))
        self._replace(json.dumps(kept))

    def _read(self) -> dict[str, int]:
        try:
            kept = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {k: v for k, v in kept.items() if isinstance(v, int)} if isinstance(kept, dict) else {}

    def _replace(self, content: str) -> None:
        try:
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".epochs-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(content)
            Path(name).replace(self._path)
        except OSError:
            return  # a full or read-only disk must not keep anyone from their vault
