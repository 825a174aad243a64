"""A real vault in a folder of its own, with quick parameters."""

from datetime import UTC, datetime, timedelta

import pytest

from brimful.crypto.kdf import FLOOR
from brimful.guide.passing import Passing
from brimful.practices.library import load
from brimful.wiring import open_vault

PASSPHRASE = "a quiet river under stones"
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def library():
    return load()


@pytest.fixture
def vault(tmp_path):
    made = open_vault(tmp_path / "home", kdf=FLOOR)
    yield made
    made.close()


@pytest.fixture
def opened(vault):
    with vault.create(PASSPHRASE) as desk:
        yield desk


@pytest.fixture
def passing():
    return Passing()


@pytest.fixture
def at():
    """A moment some minutes after noon."""
    return lambda minutes=0: NOON + timedelta(minutes=minutes)
