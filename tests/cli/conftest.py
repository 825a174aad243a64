"""A data folder with a vault that opens quickly, and the program run in it."""

import io
import sys

import pytest

from brimful.cli.edge import status_of
from brimful.crypto.kdf import FLOOR
from brimful.wiring import open_vault

PASSPHRASE = "a quiet river under stones"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty data folder, named by BRIMFUL_HOME; nothing of the machine's own settings leaks in."""
    folder = tmp_path / "home"
    for name in ("BRIMFUL_PASSPHRASE_FILE", "BRIMFUL_NEW_PASSPHRASE_FILE", "BRIMFUL_DEBUG", "BRIMFUL_PLAIN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BRIMFUL_HOME", str(folder))
    monkeypatch.setenv("TZ", "Europe/Lisbon")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return folder


@pytest.fixture
def made(home):
    """The same with a vault in it."""
    vault = open_vault(home, kdf=FLOOR)
    with vault.create(PASSPHRASE):
        pass
    vault.close()
    return home


@pytest.fixture
def passphrase_file(tmp_path, monkeypatch):
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    monkeypatch.setenv("BRIMFUL_PASSPHRASE_FILE", str(path))
    return path


@pytest.fixture
def brimful(monkeypatch, capsys):
    """Run a command in this process: ``brimful("journal", "--list", typed="...") -> (status, out, err)``."""

    def run(*arguments, typed=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        capsys.readouterr()
        status = status_of(list(arguments))
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def opened(made):
    """The vault of ``made``, opened beside the program."""
    vault = open_vault(made)
    with vault.unlock(PASSPHRASE) as desk:
        yield desk
    vault.close()
