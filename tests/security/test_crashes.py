"""CRA1, CRA3, CRA4, CRA6, CRA8 at the vault: kills, cut logs, locked files, several processes, jumping clocks."""

# ruff: noqa: N802 - the names carry the ids of the cases

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from brimful.core.kinds.entry import Entry
from brimful.crypto.keys import AccountKeys
from brimful.vault.errors import OlderThanRemembered, SessionOver
from brimful.vault.opened import Opened
from brimful.vault.port import StoreBusy, StoreReadOnly
from vault.home import PASSPHRASE, Home, texts

TESTS = str(Path(__file__).parents[1])
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")

WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from vault.home import PASSPHRASE, Home
home = Home(Path(sys.argv[2]))
opened = home.vault.unlock(PASSPHRASE)
name, most = sys.argv[3], int(sys.argv[4])
kept = None
for n in range(most):
    text = f"{name} {n}"
    if kept is not None and n % 5 == 0:
        kept = home.write(opened, text, rid=kept.id, seen=kept.version)
        print("edit", kept.id, text, flush=True)
    else:
        kept = home.write(opened, text, request=text)
        print("new", kept.id, text, flush=True)
"""


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path)
    yield home
    home.vault.close()


def writer(home: Home, name: str, most: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, TESTS, str(home.folder), name, str(most)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


@POSIX
@pytest.mark.crash
def test_CRA1_fifty_random_kills_lose_nothing_that_was_acknowledged(home):
    home.vault.create(PASSPHRASE).close()
    dice, acknowledged = random.Random(1), {}
    for pair in range(25):  # two at a time, so that each is killed while the other writes
        children = [writer(home, f"{pair}.{n}", 10_000) for n in range(2)]
        for child in children:
            for _ in range(dice.randint(1, 60)):
                read(child, acknowledged)
            if dice.random() < 0.5:
                threading.Event().wait(dice.uniform(0, 0.01))
            child.send_signal(signal.SIGKILL)
            while read(child, acknowledged):
                pass
            child.stdout.close()
            child.wait()
    with home.vault.unlock(PASSPHRASE) as opened:
        report = home.vault.check(opened)
        assert report.sound
        there = {record.id: record.data.text for record in opened.all(Entry)}
    assert len(acknowledged) > 500
    # an edit that was committed and not acknowledged may stand in place of the one before it
    lost = [rid for rid in acknowledged if rid not in there]
    changed = [rid for rid, text in acknowledged.items() if number(there[rid]) < number(text)]
    assert (lost, changed) == ([], [])
    assert len(there) - len(acknowledged) <= 50


def read(child: subprocess.Popen[bytes], acknowledged: dict[str, str]) -> bool:
    line = child.stdout.readline().decode()
    if not line.endswith("\n"):  # cut by the kill: never acknowledged
        return False
    _, rid, text = line.strip().split(" ", 2)
    acknowledged[rid] = text
    return True


def number(text: str) -> int:
    return int(text.split()[1])


def test_CRA3_a_cut_log_opens_as_a_prefix_and_is_noticed(home):
    with home.vault.create(PASSPHRASE) as opened:
        for n in range(40):
            home.write(opened, f"entry {n}")
        home.vault.room.remember_all()
        images = home.folder / "image"
        images.mkdir()
        for name in ("vault.sqlite3", "vault.sqlite3-wal", "epochs.json"):
            shutil.copy(home.folder / name, images / name)
        whole, keys = texts(opened), opened.keys.copy()
    wal = (images / "vault.sqlite3-wal").read_bytes()
    dice, noticed = random.Random(3), 0
    for n in range(200):
        folder = home.folder / f"cut{n}"
        shutil.copytree(images, folder)
        (folder / "vault.sqlite3-wal").write_bytes(wal[: dice.randrange(len(wal))])
        noticed += prefix_is_noticed(Home(folder, home.clock), keys, whole)
        shutil.rmtree(folder)
    assert noticed > 150


def prefix_is_noticed(cut: Home, keys: AccountKeys, whole: list[str]) -> bool:
    """Look at the image with the keys of the account; 200 derivations would only be slow."""
    try:
        with cut.vault.room.store.read() as tx:
            head = tx.head(keys.owner)
        if head is None:  # cut before the account was there: the program finds no vault
            assert not cut.vault.exists()
            return False
        last = cut.vault.room.epochs.last(keys.owner)
        with Opened(cut.vault.room, keys.copy(), head.epoch, proved=0, remembered=last) as again:
            found = texts(again)
            assert found == whole[: len(found)]
            assert cut.vault.check(again).sound
            older = any(isinstance(warning, OlderThanRemembered) for warning in again.warnings)
        assert older is (len(found) < len(whole))
        return older
    finally:
        cut.vault.close()


def test_CRA4_a_read_only_or_busy_database_says_so_and_keeps_nothing_half(home):
    with home.vault.create(PASSPHRASE) as opened:
        home.write(opened, "before")
        impatient = home.open(busy_seconds=0.2)
        with impatient.unlock(PASSPHRASE) as other:
            holder = sqlite3.connect(home.path, isolation_level=None)
            holder.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreBusy) as busy:
                home.write(other, "while locked")
            assert "still there" in busy.value.say()
            assert texts(other) == ["before"]  # reading goes on
            holder.execute("ROLLBACK")
            holder.close()
            home.write(other, "after")
        impatient.close()
        assert texts(opened) == ["before", "after"]
        assert home.vault.check(opened).sound


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write read-only files")
def test_CRA4_a_read_only_file_can_still_be_read(home):
    with home.vault.create(PASSPHRASE) as opened:
        home.write(opened, "before")
    home.vault.close()
    home.path.chmod(0o400)
    home.vault = home.open()
    with home.vault.unlock(PASSPHRASE) as opened:
        assert texts(opened) == ["before"]
        with pytest.raises(StoreReadOnly):
            home.write(opened, "not kept")
    home.path.chmod(0o600)


def test_CRA4_when_nothing_can_be_written_one_may_still_read(home, monkeypatch):
    with home.vault.create(PASSPHRASE) as opened:
        home.write(opened, "before")
    home.vault.room.store._writer.execute("PRAGMA query_only = ON")
    with home.vault.unlock(PASSPHRASE) as opened:
        assert texts(opened) == ["before"]
        with pytest.raises(StoreReadOnly):
            home.write(opened, "not kept")
        assert texts(opened) == ["before"]


@POSIX
@pytest.mark.crash
def test_CRA6_four_processes_write_one_account(home):
    opened = home.vault.create(PASSPHRASE)
    cookie = home.session(opened)
    children = [writer(home, f"p{n}", 50) for n in range(4)]
    home.write(opened, "mine")
    written = {}
    for child in children:
        while read(child, written):
            pass
        child.stdout.close()
        assert child.wait() == 0
    with home.vault.resume(cookie) as again:  # its book was open before they wrote
        assert {record.id for record in again.all(Entry)} > set(written)
        assert len(again.all(Entry)) == len(written) + 1 == 4 * 41 + 1
        assert [record.id for record in again.all(Entry)] == sorted(record.id for record in again.all(Entry))
        assert again.warnings == []
        assert home.vault.check(again).sound


@pytest.mark.parametrize("years", [5, -5])
def test_CRA8_a_jump_of_the_clock_prolongs_no_session_and_keeps_the_order(home, years):
    opened = home.vault.create(PASSPHRASE)
    cookie = home.session(opened)
    home.write(opened, "first")
    home.clock.jump(days=365 * years)
    home.write(opened, "second")
    home.clock.jump(days=-365 * years)
    home.write(opened, "third")
    assert texts(opened) == ["first", "second", "third"]
    assert [record.data.text for record in opened.recent(Entry, 2)] == ["third", "second"]
    home.clock.jump(days=365 * years)
    with pytest.raises(SessionOver):
        home.vault.resume(cookie)
    home.clock.jump(days=-365 * years)
    with pytest.raises(SessionOver):
        home.vault.resume(cookie)


def test_CRA8_a_clock_set_back_little_by_little_prolongs_nothing(home):
    cookie = home.session(home.vault.create(PASSPHRASE), idle_minutes=30)
    for _ in range(12 * 4 - 1):
        home.clock.go(minutes=15)
        home.clock.jump(seconds=-50)  # as much as a time server may
        home.vault.resume(cookie).close()
    home.clock.go(minutes=16)
    with pytest.raises(SessionOver) as over:
        home.vault.resume(cookie)
    assert over.value.reason == "expired"


def test_CRA8_idleness_is_measured_by_the_clock_that_only_goes_forward(home):
    cookie = home.session(home.vault.create(PASSPHRASE), idle_minutes=10)
    home.clock.go(minutes=11)
    home.clock.jump(minutes=-11)
    with pytest.raises(SessionOver) as over:
        home.vault.resume(cookie)
    assert over.value.reason == "idle"
