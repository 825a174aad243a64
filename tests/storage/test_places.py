"""Where a vault may live."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

import pytest

from brimful.storage import places
from brimful.storage.places import BadPlace, is_synced, kind_of_mount, mount_of, own_file, prepare


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_folder_is_closed_to_others_and_so_are_those_made_on_the_way(tmp_path):
    old = os.umask(0)
    try:
        home = prepare(tmp_path / "a" / "vault")
    finally:
        os.umask(old)
    assert mode(home) == 0o700


def test_an_empty_folder_and_the_vaults_own_are_closed_but_a_folder_with_other_things_is_left(tmp_path):
    for name, file in (("empty", None), ("own", "instance.key"), ("shared", "letter.txt")):
        (tmp_path / name).mkdir(mode=0o755)
        if file:
            (tmp_path / name / file).write_bytes(b"x")
        prepare(tmp_path / name)
    assert [mode(tmp_path / name) for name in ("empty", "own", "shared")] == [0o700, 0o700, 0o755]


@pytest.mark.parametrize(
    "folder", ["Dropbox", "OneDrive - Work", "Library/Mobile Documents/x", "Nextcloud/deep/er"]
)
def test_folders_of_sync_programs_are_refused_with_a_reason_and_nothing_is_made(tmp_path, folder):
    with pytest.raises(BadPlace) as refused:
        prepare(tmp_path / folder / "brimful")
    assert "kept in step" in refused.value.say()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_carries_a_sync_programs_mark_is_refused(tmp_path):
    (tmp_path / ".stfolder").mkdir()
    assert is_synced(tmp_path / "notes")
    assert not is_synced(tmp_path.parent / "dropboxes")


def test_a_network_folder_is_refused_with_a_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "_mounts", lambda: [("/", "ext4"), (str(tmp_path), "nfs4")])
    with pytest.raises(BadPlace) as refused:
        prepare(tmp_path / "vault")
    assert "another computer" in refused.value.say()
    prepare(tmp_path.parent / "beside")


def test_the_mount_that_counts_is_the_deepest_and_of_two_on_one_point_the_later():
    mounts = [("/", "ext4"), ("/home", "nfs4"), ("/home/ana", "ext4"), ("/mnt", "ext4"), ("/mnt", "cifs")]
    kinds = {
        p: kind_of_mount(PurePosixPath(p), mounts)
        for p in ("/srv", "/home/ben/x", "/home/ana/x", "/mnt/a", "/homely")
    }
    assert kinds == {
        "/srv": "ext4",
        "/home/ben/x": "nfs4",
        "/home/ana/x": "ext4",
        "/mnt/a": "cifs",
        "/homely": "ext4",
    }


def test_a_line_of_the_mount_table_is_read_with_its_spaces():
    line = "36 35 98:0 /root /mnt/my\\040disk rw,noatime shared:1 master:2 - fuse.sshfs host:/x rw\n"
    assert mount_of(line) == ("/mnt/my disk", "fuse.sshfs")
    assert kind_of_mount(PurePosixPath("/"), places._mounts())  # this system says what its root is


def test_a_path_that_is_a_file_or_cannot_be_made_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    for bad in (
        tmp_path / "file",
        tmp_path / "file" / "below",
        tmp_path / ("x" * 300),
        Path("/proc/nothing/here"),
    ):
        with pytest.raises(BadPlace) as refused:
            prepare(bad)
        assert "folder" in refused.value.say()


def test_the_key_file_is_made_once_and_programs_that_start_together_agree(tmp_path):
    path = tmp_path / "instance.key"
    with ThreadPoolExecutor(8) as pool:
        seen = set(pool.map(lambda n: _in_child(path, n), range(8)))
    assert len(seen) == 1
    assert own_file(path, b"other" * 8).hex() in seen
    assert mode(path) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["instance.key"]


def _in_child(path: Path, n: int) -> str:
    import subprocess
    import sys

    code = "import sys; from pathlib import Path; from brimful.storage.places import own_file\n"
    code += "print(own_file(Path(sys.argv[1]), bytes([int(sys.argv[2])]) * 32).hex())"
    done = subprocess.run(
        [sys.executable, "-c", code, path, str(n)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
