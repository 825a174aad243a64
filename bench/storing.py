"""Writing one record, and opening many."""

import json
import os
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.fixtures import PAYLOAD_BYTES, RECORDS, entries, fill, make_vault
from bench.measure import Result, Sample, in_turns, ratio, timed
from brimful.vault.book import Book

WRITES = 400
WARM = 20


def run(folder: Path) -> Iterator[Result]:
    yield from write(folder / "write")
    yield from open_many(folder / "open")


def write(home: Path) -> Iterator[Result]:
    """A saved entry against raw commits with the same pragmas on the same disk, in turns.

    The floor commits the same bytes: the record row with its index and the ledger head, in a file of the same
    schema. A bare INSERT of the box alone, in a table of its own, stands beside it for comparison.
    """
    home.mkdir()
    vault, opened = make_vault(home)
    opened.put(next(entries(1)))
    with vault.room.store.read() as rows:
        record, head = rows.records(opened.account)[-1], rows.head(opened.account)
    size = len(record[-1])
    same = _raw(
        home / "same.sqlite3",
        (resources.files("brimful.storage") / "migrations" / "0001_first.sql").read_text(),
    )
    same.execute("INSERT INTO account VALUES (?, ?, 0, ?)", (opened.account, bytes(32), bytes(32)))
    alone = _raw(
        home / "alone.sqlite3", "CREATE TABLE record (id BLOB PRIMARY KEY, box BLOB NOT NULL) WITHOUT ROWID;"
    )
    wanted = list(entries(2 * WRITES))

    def turn(n: int) -> tuple[float, float, float]:
        row = (n.to_bytes(16), record[1], 1, 1, n, os.urandom(size))
        sealed_head = os.urandom(len(head.box))  # type: ignore[union-attr]

        def commit_same() -> None:
            same.execute("BEGIN IMMEDIATE")
            same.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)", (opened.account, *row))
            same.execute(
                # not OR REPLACE, which deletes first and would make the floor dearer than it has to be
                "INSERT INTO head VALUES (?, ?, ?) ON CONFLICT (owner) DO UPDATE SET"
                " epoch = excluded.epoch, box = excluded.box",
                (opened.account, n, sealed_head),
            )
            same.execute("COMMIT")

        def commit_alone() -> None:
            alone.execute("BEGIN IMMEDIATE")
            alone.execute("INSERT INTO record VALUES (?, ?)", (row[0], row[-1]))
            alone.execute("COMMIT")

        things = (commit_same, commit_alone, lambda: opened.put(wanted[n], request=f"{n:032x}"))
        taken = [0.0, 0.0, 0.0]
        for place in range(
            3
        ):  # each comes first in its turn, so that what the others leave in the caches is shared
            which = (n + place) % 3
            taken[which] = timed(things[which])
        return taken[0], taken[1], taken[2]

    closed = [turn(n) for n in range(WRITES)]
    vault.room.open_book(opened.keys).wait(checked=True)
    book = [turn(n) for n in range(WRITES, 2 * WRITES)]
    for connection in (same, alone):
        connection.close()
    opened.close()
    vault.close()
    for turns, name, target in (
        (book, "durable sealed write", 1.5),
        (closed, "... before the records are open", None),
    ):
        floor, bare, ours = (Sample(values[WARM:]) for values in zip(*turns, strict=True))
        yield ratio(f"{name} / raw commit", ours, floor, target, box_bytes=size)
        yield ratio(f"{name} / INSERT of the box alone", ours, bare, None, box_bytes=size)


def _raw(path: Path, schema: str) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON"):
        raw.execute(f"PRAGMA {pragma}")
    raw.executescript(schema)
    return raw


def open_many(home: Path) -> Iterator[Result]:
    """Everything read, opened, decoded and ready in memory, against AES-GCM and JSON alone."""
    home.mkdir()
    vault, opened = make_vault(home)
    fill(opened, RECORDS)
    key = AESGCM(os.urandom(32))
    boxes = [_sealed(key, entry) for entry in _payloads()]
    plain_size = len(boxes[0][1]) - 16

    def ours() -> Book:
        book = Book(opened.account)
        book.fill(vault.room.store, opened.keys)
        return book

    def ready() -> float:
        """Seconds until records can be read; the comparison with the ledger comes after."""
        import threading
        import time

        book = Book(opened.account)
        start = time.perf_counter()
        thread = threading.Thread(target=book.fill, args=(vault.room.store, opened.keys))
        thread.start()
        book.wait()
        taken = time.perf_counter() - start
        thread.join()
        return taken

    def floor_json() -> list[object]:
        return [json.loads(key.decrypt(nonce, box, b"")) for nonce, box in boxes]

    def floor_msgspec() -> list[object]:
        return [msgspec.json.decode(key.decrypt(nonce, box, b"")) for nonce, box in boxes]

    def floor_aes() -> list[object]:
        return [key.decrypt(nonce, box, b"") for nonce, box in boxes]

    until_ready = [ready() for _ in range(6)][1:]
    whole, stdlib, quick, aes = in_turns(5, ours, floor_json, floor_msgspec, floor_aes)
    until = Sample(tuple(until_ready))
    more = {"records": RECORDS, "payload_bytes": plain_size, "aes_alone_ms": aes.median * 1e3}
    yield ratio("20,000 records ready / AES-GCM + json", until, stdlib, 1.5, **more)
    yield ratio("20,000 records ready / AES-GCM + msgspec", until, quick, None)
    yield ratio("... and compared with the ledger / AES-GCM + json", whole, stdlib, None)
    opened.close()
    vault.close()


def _payloads() -> Iterator[bytes]:
    for n, entry in enumerate(entries(RECORDS)):
        head = {"k": "entry", "s": 1, "t": entry.at, "u": entry.at, "tz": "Europe/Berlin", "r": [f"{n:032x}"]}
        raw = msgspec.json.encode({**head, "d": entry})
        yield raw.ljust(PAYLOAD_BYTES)


def _sealed(key: AESGCM, payload: bytes) -> tuple[bytes, bytes]:
    nonce = os.urandom(12)
    return nonce, key.encrypt(nonce, payload, b"")
