"""Where a vault may live: a folder of one's own on this computer, closed to everyone else."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path, PurePath

from brimful.core.errors import BrimfulError
from brimful.storage import text


class BadPlace(BrimfulError):
    """A folder no vault should live in, or none that can be written to."""

    code = "bad-place"
    sentence = text.NO_PLACE


NETWORK = frozenset(
    [
        "9p",
        "afs",
        "afpfs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb2",
        "smb3",
        "smbfs",
        "webdav",
    ]
)
"""File system types of mount tables that reach another computer."""

SYNCED_NAMES = frozenset(
    [
        "cloudstorage",
        "dropbox",
        "google drive",
        "googledrive",
        "icloud drive",
        "iclouddrive",
        "mobile documents",
        "my drive",
        "nextcloud",
        "onedrive",
        "owncloud",
        "pcloud drive",
        "pclouddrive",
        "proton drive",
        "seafile",
        "syncthing",
        "tresorit",
        "yandex.disk",
    ]
)
"""Folder names, in lower case, that sync programs use; names like "OneDrive - Work" begin with one."""

SYNCED_MARKS = (".dropbox", ".dropbox.cache", ".stfolder", ".sync", ".tmp.drivedownload", ".owncloudsync.log")
"""What sync programs leave in the top folder they keep."""


def prepare(home: Path) -> Path:
    """Make the folder if needed, closed to others, and refuse places a database does not survive. Raises BadPlace."""
    try:
        home = home.expanduser().resolve()
        if is_network(home):
            raise BadPlace(text.NETWORK_PLACE)
        if is_synced(home):
            raise BadPlace(text.SYNCED_PLACE)
        is_new = not home.exists()
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError, ValueError):
        raise BadPlace from None
    if is_new or not any(home.iterdir()) or (home / "instance.key").exists():
        with contextlib.suppress(
            OSError
        ):  # a folder of someone else's keeps its rights; the files are closed anyway
            home.chmod(0o700)
    return home


def is_synced(home: Path) -> bool:
    """Whether a sync program seems to keep this folder, told by names and marks of it and of those above."""
    for folder in (home, *home.parents):
        name = folder.name.lower()
        if name in SYNCED_NAMES or name.startswith(("onedrive - ", "dropbox (", "googledrive-")):
            return True
        if any((folder / mark).exists() for mark in SYNCED_MARKS):
            return True
    return False


def is_network(home: Path) -> bool:
    """Whether the folder lies on another computer, as far as this system tells."""
    if sys.platform == "win32":
        return _is_remote_drive(home)
    return kind_of_mount(home, _mounts()) in NETWORK


def kind_of_mount(home: PurePath, mounts: list[tuple[str, str]]) -> str:
    """The file system type below ``home``: that of the longest mount point above it, the last one of equals."""
    kind, best = "", -1
    for point, name in mounts:
        if home.is_relative_to(point) and len(PurePath(point).parts) >= best:
            kind, best = name, len(PurePath(point).parts)
    return kind


def _mounts() -> list[tuple[str, str]]:
    """(mount point, file system type) of everything mounted; empty where the system does not say."""
    try:
        if sys.platform == "darwin":
            shown = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True
            ).stdout
            lines = [line.partition(" on ")[2].rpartition(" (") for line in shown.splitlines()]
            return [(point, options.split(",")[0].rstrip(")")) for point, _, options in lines]
        with Path("/proc/self/mountinfo").open(encoding="utf-8", errors="surrogateescape") as table:
            return [mount_of(line) for line in table]
    except (OSError, subprocess.SubprocessError, IndexError):
        return []


def mount_of(line: str) -> tuple[str, str]:
    """Mount point and type in a line of Linux's mountinfo: the fifth field, and the first after the dash."""
    place, _, source = line.partition(" - ")
    point = place.split(" ")[4]
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, character)
    return point, source.split(" ")[0]


def _is_remote_drive(home: Path) -> bool:
    if home.drive.startswith("\\\\"):
        return True
    import ctypes

    windll = getattr(ctypes, "windll", None)
    return windll is not None and windll.kernel32.GetDriveTypeW(f"{home.drive}\\") == 4  # DRIVE_REMOTE


def own_file(path: Path, content: bytes) -> bytes:
    """The bytes of a small secret file that only its owner may read; made with ``content`` if it is not there.

    Two programs that start at once agree on one of their contents. Raises BadPlace.
    """
    try:
        if not path.exists():
            unfinished = path.with_name(f"{path.name}.{os.getpid()}")
            try:
                _write_closed(unfinished, content)
                try:
                    unfinished.hardlink_to(
                        path
                    )  # unlike a rename, never replaces what another one was first with
                except FileExistsError:
                    pass
                except OSError:  # a file system without links
                    unfinished.replace(path)
            finally:
                unfinished.unlink(missing_ok=True)
        return path.read_bytes()
    except OSError:
        raise BadPlace from None


def _write_closed(path: Path, content: bytes) -> None:
    flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
