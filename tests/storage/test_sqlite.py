"""SQLite behind the port: the conformance suite, and what is SQLite's own."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from conformance import ANA, StoreConformance, account, record, record_id

from brimful.storage.migrate import shipped
from brimful.storage.sqlite import SqliteStore
from brimful.vault.port import StoreBusy, StoreDamaged, StoreError, StoreNewer, StoreReadOnly


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.sqlite3"


class TestSqlite(StoreConformance):
    @pytest.fixture
    def make(self, path: Path) -> Callable[[], SqliteStore]:
        return lambda: SqliteStore(path)


def filled(path: Path, count: int = 50) -> None:
    store = SqliteStore(path)
    with store.write() as rows:
        rows.put_account(account(ANA))
        rows.put_records(ANA, [record(n, box=bytes([n % 256]) * 540) for n in range(count)])
    store.close()


def test_commits_reach_the_disk_and_deleted_bytes_are_overwritten(path: Path) -> None:
    store = SqliteStore(path)
    with store.write() as rows:
        settings = {
            name: rows._run(f"PRAGMA {name}").fetchone()[0]  # type: ignore[attr-defined]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "trusted_schema",
                "busy_timeout",
            )
        }
    store.close()
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "busy_timeout": 5000,
    }


def test_only_the_owner_of_the_files_can_read_them(path: Path) -> None:
    old = os.umask(0)
    try:
        store = SqliteStore(path)
        with store.write() as rows:
            rows.put_account(account(ANA))
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}
        store.close()
    finally:
        os.umask(old)
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}


def test_closing_folds_the_log_away_and_may_be_done_twice(path: Path) -> None:
    filled(path)
    store = SqliteStore(path)
    store.close()
    store.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_connections_of_many_readers_are_given_back(path: Path) -> None:
    filled(path)
    store = SqliteStore(path)
    nested = [store.read() for _ in range(12)]
    for reading in nested:
        reading.__enter__().records(ANA)
    for reading in nested:
        reading.__exit__(None, None, None)
    assert len(store._readers) <= 4
    store.close()


def test_cra4_a_database_locked_by_another_program_is_said_and_nothing_is_half_written(path: Path) -> None:
    filled(path, 1)
    store = SqliteStore(path, busy_seconds=0.2)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy) as refused, store.write() as rows:
        rows.put_records(ANA, [record(7)])
    assert "Another program" in refused.value.say()
    with store.read() as rows:  # reading goes on
        assert rows.record_ids(ANA) == [record_id(0)]
    other.execute("ROLLBACK")
    with store.write() as rows:
        rows.put_records(ANA, [record(7)])
    store.close()
    other.close()


def test_a_write_inside_a_write_is_refused_and_does_not_hang(path: Path) -> None:
    store = SqliteStore(path, busy_seconds=0.1)
    with store.write(), pytest.raises(StoreBusy), store.write():
        pass
    store.close()


@pytest.mark.parametrize("folder_mode", [0o777, 0o555], ids=["file", "folder and file"])
def test_cra4_a_read_only_vault_says_so_and_nothing_is_half_written(folder_mode: int) -> None:
    code = """
        import os, sys
        from pathlib import Path
        from brimful.vault.port import StoreReadOnly
        sys.path.insert(0, sys.argv[2])
        from test_sqlite import ANA, SqliteStore, filled, record
        path = Path(sys.argv[1]) / "vault.sqlite3"
        filled(path, 3)
        path.chmod(0o444)
        path.parent.chmod(int(sys.argv[3]))
        if os.getuid() == 0:  # the mode of a file stops nobody who is root
            os.setgid(65534)
            os.setuid(65534)
        try:
            store = SqliteStore(path)
            with store.read() as rows:
                print(len(rows.records(ANA)))
            with store.write() as rows:
                rows.put_records(ANA, [record(9)])
        except StoreReadOnly as error:
            print(error.say())
    """
    with tempfile.TemporaryDirectory() as folder:
        here = Path(__file__).parent
        command = [sys.executable, "-c", textwrap.dedent(code), folder, here, str(folder_mode)]
        done = subprocess.run(command, capture_output=True, text=True)
        Path(folder).chmod(0o700)
        store = SqliteStore(Path(folder) / "vault.sqlite3")
        with store.read() as rows:
            assert len(rows.records(ANA)) == 3
        store.close()
    assert done.stdout.splitlines()[-1] == StoreReadOnly().say(), done.stderr
    if folder_mode == 0o777:
        assert done.stdout.splitlines()[0] == "3", "what is there can still be read"


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 500)
    with pytest.raises(StoreDamaged):
        SqliteStore(path)
    assert path.read_bytes() == b"Dear diary, " * 500


def test_the_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE cookies (name)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_a_damaged_header_is_refused_and_the_bytes_stay(path: Path) -> None:
    filled(path)
    spoiled = bytearray(path.read_bytes())
    spoiled[:32] = b"\xff" * 32
    path.write_bytes(spoiled)
    with pytest.raises(StoreDamaged) as refused:
        SqliteStore(path)
    assert "damaged" in refused.value.say()
    assert path.read_bytes() == bytes(spoiled)


def test_damage_inside_is_noticed_kept_aside_and_what_is_readable_is_read(path: Path) -> None:
    filled(path, 400)
    pages = bytearray(path.read_bytes())
    index = _root_page(path, "record_by_kind")
    pages[(index - 1) * 4096 : index * 4096] = b"\x00" * 4096
    path.write_bytes(pages)
    store = SqliteStore(path)
    assert not store.sound
    assert path.with_name(path.name + ".damaged").read_bytes() == bytes(pages)
    with store.read() as rows:
        assert len(rows.records(ANA)) == 400
    with pytest.raises(StoreDamaged), store.read() as rows:
        rows.records_of(ANA, record(0)[1])
    store.close()


def test_the_thorough_check_runs_once_a_week(path: Path) -> None:
    def noted() -> int:
        with sqlite3.connect(path) as reader:
            return reader.execute("SELECT value FROM meta WHERE key = 'checked_day'").fetchone()[0]

    for today, expected in ((20_000, 20_000), (20_006, 20_000), (20_007, 20_007), (19_000, 19_000)):
        SqliteStore(path, today=today).close()
        assert noted() == expected


ADD_COLUMN = "ALTER TABLE meta ADD COLUMN note TEXT;\nCREATE TABLE later (x BLOB) STRICT; -- second step\n"


def test_an_older_database_is_copied_then_brought_forward_in_one_step(path: Path) -> None:
    filled(path)
    store = SqliteStore(path, steps=[*shipped(), ADD_COLUMN])
    with store.read() as rows:
        assert len(rows.records(ANA)) == 50
    store.close()
    with sqlite3.connect(path) as after:
        assert after.execute("PRAGMA user_version").fetchone() == (2,)
        assert after.execute("SELECT note FROM meta").fetchone() == (None,)
    copy = path.with_name(path.name + ".before-0002")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    old = SqliteStore(copy)
    with old.read() as rows:
        assert len(rows.records(ANA)) == 50
    old.close()


def test_a_migration_that_fails_leaves_the_old_database_whole(path: Path) -> None:
    filled(path)
    with pytest.raises(StoreError):
        SqliteStore(path, steps=[*shipped(), ADD_COLUMN + "INSERT INTO nowhere VALUES (1);"])
    store = SqliteStore(path)
    with store.read() as rows:
        assert len(rows.records(ANA)) == 50
    store.close()
    with sqlite3.connect(path) as after:
        assert after.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_newer_database_is_refused_with_a_sentence_and_left_alone(path: Path) -> None:
    filled(path)
    SqliteStore(path, steps=[*shipped(), ADD_COLUMN]).close()
    before = path.read_bytes()
    with pytest.raises(StoreNewer) as refused:
        SqliteStore(path)
    assert "newer Brimful" in refused.value.say()
    assert path.read_bytes() == before


@pytest.mark.crash
@pytest.mark.parametrize("where", ["copy", "first", "second", "commit"])
def test_cra5_a_kill_during_migration_leaves_the_old_or_the_new_schema(path: Path, where: str) -> None:
    filled(path)
    code = """
        import os, signal, sqlite3, sys
        from pathlib import Path
        from brimful.storage import sqlite, migrate
        where, path = sys.argv[1], Path(sys.argv[2])
        die = lambda: os.kill(os.getpid(), signal.SIGKILL)
        if where == "copy":
            whole = migrate.back_up
            def half(connection, target):
                target.with_name(target.name + ".part").write_bytes(b"half")
                die()
            migrate.back_up = half
        def trace(statement):
            if where == "first" and "later" in statement: die()
            if where == "second" and "user_version = 2" in statement: die()
            if where == "commit" and statement == "COMMIT": die()
        connect = sqlite.SqliteStore._connect
        def traced(self):
            connection = connect(self); connection.set_trace_callback(trace); return connection
        sqlite.SqliteStore._connect = traced
        sqlite.SqliteStore(path, steps=[*migrate.shipped(), sys.argv[3]])
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), where, path, ADD_COLUMN])
    assert done.returncode == -9
    with sqlite3.connect(path) as after:
        assert after.execute("PRAGMA user_version").fetchone() == (1,)
    store = SqliteStore(path, steps=[*shipped(), ADD_COLUMN])
    with store.read() as rows:
        assert len(rows.records(ANA)) == 50
    store.close()
    assert path.with_name(path.name + ".before-0002").stat().st_size > 4096
    assert not list(path.parent.glob("*.part"))


def _root_page(path: Path, name: str) -> int:
    with sqlite3.connect(path) as reader:
        return int(reader.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0])
