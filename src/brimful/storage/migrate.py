"""Numbered SQL steps, in one transaction, after a copy of the file. They move opaque columns only."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib import resources
from pathlib import Path

from brimful.vault.port import StoreDamaged, StoreNewer

APPLICATION_ID = 0x4272696D
"""Marks a SQLite file as a vault of Brimful ("Brim")."""


def shipped() -> list[str]:
    """The SQL of every step, in order; step n is at index n - 1."""
    folder = resources.files(__package__) / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    if [int(name[:4]) for name in names] != list(range(1, len(names) + 1)):
        raise RuntimeError("migrations must be numbered 0001, 0002, ... without a gap")
    return [(folder / name).read_text(encoding="utf-8") for name in names]


def migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[str]) -> None:
    """Bring the database at ``path`` to the newest of ``steps``; an existing one is copied beside itself first.

    Either all steps are done or none: a crash leaves the old schema and the copy. Raises StoreNewer for a database
    of a later program, StoreDamaged for a SQLite file of another program.
    """
    if not _pending(connection, steps):
        return
    if _version(connection):
        back_up(connection, path.with_name(f"{path.name}.before-{len(steps):04}"))
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in _pending(connection, steps):  # again: another program may have been quicker
            for statement in _statements(steps[number - 1]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """A whole, consistent copy of the open database at ``target``, readable by its owner only."""
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    unfinished.replace(target)


def _pending(connection: sqlite3.Connection, steps: Sequence[str]) -> range:
    version = _version(connection)
    if version > len(steps):
        raise StoreNewer
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and application != APPLICATION_ID:
        raise StoreDamaged
    return range(version + 1, len(steps) + 1)


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements(script: str) -> Iterator[str]:
    """Single statements, because ``executescript`` would commit the transaction it stands in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
