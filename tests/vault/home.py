"""A vault in a folder with a clock of its own, and hands that reach into its database as an attacker would."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from brimful.core.kinds.entry import Entry
from brimful.crypto.kdf import KdfParams
from brimful.storage.sqlite import SqliteStore
from brimful.vault.epochs import EpochFile
from brimful.vault.opened import Opened
from brimful.vault.record import Record
from brimful.vault.room import Spawn
from brimful.vault.vault import Vault

CHEAP = KdfParams(19 * 1024, 2)
PASSPHRASE = "quiet harbor and a lamp"
OTHER = "seven slow boats going home"
START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


class HandClock:
    """Turned by hand: ``go`` moves both clocks, ``jump`` only the wall clock."""

    def __init__(self) -> None:
        self.wall = START
        self.tick = 1000.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.tick

    def go(self, **amount: float) -> None:
        self.wall += timedelta(**amount)
        self.tick += timedelta(**amount).total_seconds()

    def jump(self, **amount: float) -> None:
        self.wall += timedelta(**amount)


def at_once(work) -> None:
    work()


class Home:
    def __init__(self, folder: Path, clock: HandClock | None = None, spawn: Spawn = at_once) -> None:
        self.folder, self.clock, self.spawn = folder, clock or HandClock(), spawn
        self.key = b"instance key of thirty-two bytes"
        self.vault = self.open()

    @property
    def path(self) -> Path:
        return self.folder / "vault.sqlite3"

    def open(self, **change) -> Vault:
        """Another process on the same folder."""
        given = {"instance_key": self.key, "kdf": CHEAP, "clock": self.clock, "spawn": self.spawn}
        given["remembered"] = EpochFile(self.folder / "epochs.json")
        store = SqliteStore(self.path, busy_seconds=change.pop("busy_seconds", 5.0))
        return Vault(store, **{**given, **change})

    def reopen(self) -> Vault:
        self.vault.close()
        self.vault = self.open()
        return self.vault

    def sql(self, statement: str, *values) -> list[tuple]:
        """What someone with the file can do."""
        connection = sqlite3.connect(self.path, isolation_level=None)
        try:
            return connection.execute(statement, values).fetchall()
        finally:
            connection.close()

    def write(self, opened: Opened, text: str, **how) -> Record[Entry]:
        return opened.put(Entry(at=self.clock.now(), text=text), **how)

    def session(self, opened: Opened, idle_minutes: int = 10) -> str:
        return self.vault.begin_session(opened, idle_minutes=idle_minutes)


def texts(opened: Opened) -> list[str]:
    return [record.data.text for record in opened.all(Entry)]
