"""A vault with a year or two of writing in it, the same for every bench."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from brimful.core.kinds.entry import Entry
from brimful.crypto.kdf import KdfParams
from brimful.vault.opened import Opened
from brimful.vault.record import Write
from brimful.vault.vault import Vault
from brimful.wiring import open_vault

PASSPHRASE = "lantern orchard pebble river seven"  # noqa: S105 - of a vault that lives for one run
RECORDS = 20_000
PAYLOAD_BYTES = 500
_WORDS = [
    "quiet",
    "belly",
    "phone",
    "window",
    "answer",
    "river",
    "morning",
    "afraid",
    "small",
    "warm",
    "light",
    "waiting",
    "door",
    "hand",
    "breath",
    "later",
    "maybe",
    "kitchen",
    "Sunday",
    "shoulder",
    "steady",
    "voice",
    "far",
    "near",
    "gentle",
    "letter",
    "knot",
    "rain",
    "bench",
    "soup",
    "garden",
    "table",
    "train",
    "evening",
]
_START = datetime(2024, 1, 1, 7, tzinfo=UTC)


def make_vault(home: Path) -> tuple[Vault, Opened]:
    """A new vault with the real parameters, open."""
    vault = open_vault(home, kdf=KdfParams(19 * 1024, 2))
    return vault, vault.create(PASSPHRASE)


def entries(count: int, characters: int = 300) -> Iterator[Entry]:
    """Entries with fixed words, half an hour apart; a payload of 300 characters of text has about 500 bytes."""
    chance = random.Random(7)
    for n in range(count):
        text = " ".join(chance.choices(_WORDS, k=characters // 5))[:characters]
        yield Entry(at=_START + timedelta(minutes=30 * n), text=text, tags=[chance.choice(_WORDS)])


def fill(opened: Opened, count: int) -> None:
    batch: list[Write] = []
    for n, entry in enumerate(entries(count)):
        batch.append(Write(data=entry, request=f"{n:032x}", tz="Europe/Berlin"))
        if len(batch) == 1000:
            opened.put_many(batch)
            batch.clear()
    if batch:
        opened.put_many(batch)
