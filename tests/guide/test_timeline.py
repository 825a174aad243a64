"""The timeline of an opened vault follows what is written, and leaves memory at lock."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.entry import Entry
from brimful.core.kinds.part import Part
from brimful.crypto.kdf import KdfParams
from brimful.guide.timeline import timeline_of
from brimful.vault.opened import Opened
from brimful.vault.vault import Vault
from brimful.wiring import open_vault

NOW = datetime(2026, 11, 20, 21, tzinfo=UTC)


@pytest.fixture
def open_vault_(tmp_path: Path) -> Iterator[tuple[Vault, Opened]]:
    vault = open_vault(tmp_path / "vault", kdf=KdfParams(19 * 1024, 2))
    with vault.create("lantern orchard pebble river seven") as desk:
        yield vault, desk
    vault.close()


@pytest.mark.parametrize("open_book", [True, False], ids=["records in memory", "records not open"])
def test_it_shows_what_was_written_changed_and_deleted(
    open_vault_: tuple[Vault, Opened], open_book: bool
) -> None:
    vault, desk = open_vault_
    if open_book:
        vault.begin_session(desk, idle_minutes=10)
        assert vault.room.book(desk.account).wait(10)
    first = desk.put(Entry(at=NOW, text="knot"))
    desk.put(CheckIn(at=NOW, note="steady"))
    desk.put(Part(name="Mo"))
    assert len(timeline_of(desk)) == 2
    assert len(timeline_of(desk).find(words="knot")) == 1
    changed = desk.put(Entry(at=NOW, text="calm"), rid=first.id, seen=first.version)
    assert timeline_of(desk).find(words="knot") == []
    assert timeline_of(desk).find(words="calm") == [changed]
    desk.delete(first.id)
    assert timeline_of(desk).find(words="calm") == []
    assert len(timeline_of(desk)) == 1
    assert first.id not in desk.shelf.get("timeline-cache", {})


def test_it_is_worked_out_once_and_anew_after_another_program_wrote(
    open_vault_: tuple[Vault, Opened],
) -> None:
    vault, desk = open_vault_
    cookie = vault.begin_session(desk, idle_minutes=10)
    assert vault.room.book(desk.account).wait(10)
    desk.put(Entry(at=NOW, text="web"))
    assert timeline_of(desk) is timeline_of(desk)
    other = Vault(
        vault.room.store,
        instance_key=b"k" * 32,
        kdf=KdfParams(19 * 1024, 2),
        clock=vault.room.clock,
        remembered=vault.room.epochs,
    )
    with other.unlock("lantern orchard pebble river seven") as terminal:
        terminal.put(Entry(at=NOW, text="terminal"))
    with vault.resume(cookie) as later:
        assert len(timeline_of(later).find(words="terminal")) == 1


def test_at_lock_nothing_of_it_stays_in_memory(open_vault_: tuple[Vault, Opened]) -> None:
    vault, desk = open_vault_
    cookie = vault.begin_session(desk, idle_minutes=10)
    book = vault.room.book(desk.account)
    assert book is not None
    assert book.wait(10)
    desk.put(Entry(at=NOW, text="knot"))
    timeline_of(desk).find(words="knot")
    assert book.shelf
    vault.lock(cookie)
    assert book.shelf == {}
