"""CRA2 and its like at the level of the store: a disk that fills up while writing."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from conformance import ANA, account, record

from brimful.storage.sqlite import SqliteStore
from brimful.vault.port import StoreFull

BOX = b"\x01" * 4096


@pytest.fixture
def small_disk(tmp_path: Path):
    """A file system of 2 MiB of its own; only root may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if not hasattr(os, "getuid") or os.getuid() or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk; the test with a file size limit covers the same")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill_up(store: SqliteStore) -> list[int]:
    """Write until the disk is full; the numbers that were acknowledged."""
    written: list[int] = []
    try:
        for n in range(5000):
            with store.write() as rows:
                rows.put_records(ANA, [record(n, box=BOX)])
            written.append(n)
    except StoreFull:
        return written
    pytest.fail("the disk never filled up")


def test_cra2_a_full_disk_is_said_and_nothing_acknowledged_is_lost(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 400_000)
    store = SqliteStore(small_disk / "vault.sqlite3")
    with store.write() as rows:
        rows.put_account(account(ANA))
    written = fill_up(store)
    assert len(written) > 20
    with store.read() as rows:  # reading goes on
        assert [row[0] for row in rows.records(ANA)] == [record(n)[0] for n in written]
    with pytest.raises(StoreFull) as refused, store.write() as rows:  # and so does the sentence
        rows.put_records(ANA, [record(n, box=BOX) for n in range(9000, 9200)])
    assert "disk is full" in refused.value.say()
    ballast.unlink()  # room again
    with store.write() as rows:
        rows.put_records(ANA, [record(9999, box=BOX)])
    store.close()
    again = SqliteStore(small_disk / "vault.sqlite3")
    assert again.sound
    with again.read() as rows:
        assert [row[0] for row in rows.records(ANA)] == [record(n)[0] for n in [*written, 9999]]
    again.close()


def test_a_disk_too_full_to_open_a_vault_is_said(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"x" * (2 * 1024 * 1024 - 8192))
    with pytest.raises(StoreFull):
        SqliteStore(small_disk / "vault.sqlite3")
    (small_disk / "ballast").unlink()
    SqliteStore(small_disk / "vault.sqlite3").close()


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limits")
def test_a_file_size_limit_is_said_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    code = """
        import resource, sys
        from pathlib import Path
        sys.path.insert(0, sys.argv[2])
        from test_full_disk import ANA, SqliteStore, account, fill_up, record
        store = SqliteStore(Path(sys.argv[1]))
        with store.write() as rows:
            rows.put_account(account(ANA))
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
        print(*fill_up(store))
    """
    path = tmp_path / "vault.sqlite3"
    command = [sys.executable, "-c", textwrap.dedent(code), path, Path(__file__).parent]
    done = subprocess.run(command, capture_output=True, text=True)
    written = [int(n) for n in done.stdout.split()]
    assert len(written) > 20, done.stderr
    store = SqliteStore(path)
    with store.read() as rows:
        assert [row[0] for row in rows.records(ANA)] == [record(n)[0] for n in written]
    store.close()
