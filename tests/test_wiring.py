"""The vault opened as the programs open it: a folder, its files, and what can be wrong with them."""

import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from brimful.core.kinds.entry import Entry
from brimful.crypto.kdf import KdfParams
from brimful.storage.places import BadPlace
from brimful.vault.errors import OlderThanRemembered
from brimful.vault.port import StoreBusy, StoreDamaged, StoreNewer
from brimful.wiring import DATABASE, INSTANCE_KEY, data_home, open_vault

CHEAP = KdfParams(19 * 1024, 2)
WORDS = "lantern orchard pebble river seven"
NOW = datetime(2026, 11, 20, 21, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIMFUL_HOME", str(tmp_path / "vault"))
    return tmp_path / "vault"


def written(home: Path, *texts: str) -> None:
    vault = open_vault(home, kdf=CHEAP)
    with vault.unlock(WORDS) if vault.exists() else vault.create(WORDS) as opened:
        for text in texts:
            opened.put(Entry(at=NOW, text=text))
    vault.close()


def read(home: Path) -> list[str]:
    vault = open_vault(home, kdf=CHEAP)
    with vault.unlock(WORDS) as opened:
        found = [record.data.text for record in opened.all(Entry)]
    vault.close()
    return found


def test_what_is_written_is_there_the_next_time(home: Path) -> None:
    written(home, "one")
    written(home, "two")
    assert read(home) == ["one", "two"]


def test_the_folder_and_every_file_in_it_are_closed_to_others(home: Path) -> None:
    old = os.umask(0)
    try:
        vault = open_vault(home, kdf=CHEAP)
        vault.create(WORDS).close()
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}
        vault.close()
    finally:
        os.umask(old)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {DATABASE, INSTANCE_KEY} <= modes.keys()
    assert set(modes.values()) == {0o600}


def test_the_home_is_the_named_folder_or_the_usual_one(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    assert data_home() == home
    monkeypatch.delenv("BRIMFUL_HOME")
    assert data_home().name == "brimful"
    assert not home.exists()  # asking makes nothing


def test_the_last_epoch_is_kept_in_the_configuration_folder_of_a_usual_home(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k != "BRIMFUL_HOME"}
    env |= {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    code = """
        from brimful.crypto.kdf import KdfParams
        from brimful.wiring import data_home, open_vault
        vault = open_vault(data_home(), kdf=KdfParams(19 * 1024, 2))
        vault.create("lantern orchard pebble river seven").close()
        vault.close()
        print(data_home())
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    usual = Path(done.stdout.strip())
    assert (usual / DATABASE).exists()
    assert not list(usual.glob("*.json"))
    assert [path.parent for path in tmp_path.rglob("epochs.json")] != [usual]
    assert len(list(tmp_path.rglob("epochs.json"))) == 1


def test_a_lost_instance_key_ends_sessions_and_loses_nothing(home: Path) -> None:
    written(home, "still here")
    (home / INSTANCE_KEY).unlink()
    assert read(home) == ["still here"]


def test_an_older_copy_of_the_database_is_noticed(home: Path) -> None:
    written(home, "monday")
    copy = (home / DATABASE).read_bytes()
    written(home, "tuesday")
    (home / DATABASE).write_bytes(copy)
    vault = open_vault(home, kdf=CHEAP)
    with vault.unlock(WORDS) as opened:
        assert any(isinstance(warning, OlderThanRemembered) for warning in opened.warnings)
        assert [record.data.text for record in opened.all(Entry)] == ["monday"]
    vault.close()


def test_a_second_program_reads_and_writes_the_same_vault(home: Path) -> None:
    first = open_vault(home, kdf=CHEAP)
    with first.create(WORDS) as one:
        one.put(Entry(at=NOW, text="web"))
        second = open_vault(home, kdf=CHEAP)
        with second.unlock(WORDS) as two:
            two.put(Entry(at=NOW, text="terminal"))
            one.put(Entry(at=NOW, text="web again"))
            assert [r.data.text for r in two.all(Entry)] == ["web", "terminal", "web again"]
        second.close()
    first.close()


def test_a_database_held_by_another_program_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(home, "one")
    monkeypatch.setattr("brimful.storage.sqlite.BUSY_SECONDS", 0.2)
    vault = open_vault(home, kdf=CHEAP)
    with vault.unlock(WORDS) as opened:
        vault.room.store._writer.execute("PRAGMA busy_timeout = 100")  # type: ignore[attr-defined]
        other = sqlite3.connect(home / DATABASE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            opened.put(Entry(at=NOW, text="two"))
        other.close()
        assert [record.data.text for record in opened.all(Entry)] == ["one"]
    vault.close()


def test_a_damaged_header_is_said_and_nothing_is_touched(home: Path) -> None:
    written(home, "one")
    spoiled = b"\xff" * 100 + (home / DATABASE).read_bytes()[100:]
    (home / DATABASE).write_bytes(spoiled)
    with pytest.raises(StoreDamaged):
        open_vault(home)
    assert (home / DATABASE).read_bytes() == spoiled


def test_a_damaged_place_inside_is_said_after_unlock_and_the_rest_can_be_read(home: Path) -> None:
    written(home, *(f"entry {n}" for n in range(40)))
    with sqlite3.connect(home / DATABASE) as reader:
        (page,) = reader.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'session_by_hash'"
        ).fetchone()
    reader.close()
    content = bytearray((home / DATABASE).read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    (home / DATABASE).write_bytes(content)
    vault = open_vault(home, kdf=CHEAP)
    with vault.unlock(WORDS) as opened:
        assert [warning.code for warning in opened.warnings] == ["unsound-store"]
        assert len(opened.all(Entry)) == 40
    vault.close()
    assert (home / f"{DATABASE}.damaged").read_bytes() == bytes(content)


def test_a_database_of_a_newer_program_is_said_and_nothing_is_touched(home: Path) -> None:
    written(home, "one")
    with sqlite3.connect(home / DATABASE) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = (home / DATABASE).read_bytes()
    with pytest.raises(StoreNewer):
        open_vault(home)
    assert (home / DATABASE).read_bytes() == before


def test_a_key_file_that_was_cut_is_said(home: Path) -> None:
    home.mkdir()
    (home / INSTANCE_KEY).write_bytes(b"short")
    with pytest.raises(BadPlace):
        open_vault(home)
    assert not (home / DATABASE).exists()
