"""Ana, Ben and Cleo on one server: an account each on the real vault, and a browser each."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from brimful.crypto.kdf import FLOOR
from brimful.practices.library import Library, load
from brimful.storage.sqlite import SqliteStore
from brimful.vault.clock import SystemClock
from brimful.vault.epochs import EpochFile
from brimful.vault.opened import Opened
from brimful.vault.vault import Vault
from brimful.web.app import create_app
from brimful.web.config import Config
from brimful.web.undo import Undo

with warnings.catch_warnings():
    # starlette asks for the successor of httpx, which this project does not use
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient as Browser

HOST = "http://127.0.0.1"
# the owner of a personal machine has no login name
LOGINS = {"ana": "", "ben": "ben", "cleo": "cleo"}
PASSPHRASES = {name: f"quiet harbour lantern of {name}" for name in LOGINS}
_LIBRARY: list[Library] = []


def library() -> Library:
    if not _LIBRARY:
        _LIBRARY.append(load())
    return _LIBRARY[0]


def open_vault(folder: Path, clock: Any = None) -> Vault:
    return Vault(
        SqliteStore(folder / "brimful.db"),
        instance_key=b"k" * 32,
        kdf=FLOOR,
        clock=clock or SystemClock(),
        remembered=EpochFile(folder / "epochs.json"),
    )


class House:
    """A server with three accounts. ``at(name)`` is that person's open vault, for preparing and looking."""

    def __init__(self, folder: Path, *, config: Config | None = None, clock: Any = None) -> None:
        self.folder = folder
        self.vault = open_vault(folder, clock)
        self.config = config or Config()
        self.app = create_app(self.vault, library, self.config)
        self._at: dict[str, Opened] = {}
        self._running: Browser | None = None

    def open_accounts(self) -> None:
        for name, login in LOGINS.items():
            self._at[name] = self.vault.create(PASSPHRASES[name], login=login)

    def __enter__(self) -> Self:
        self.open_accounts()
        self._running = Browser(self.app, base_url=HOST)
        self._running.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        for desk in self._at.values():
            desk.close()
        assert self._running
        self._running.__exit__(None, None, None)

    @property
    def undo(self) -> Undo:
        found: Undo = self.app.state.shell.undo
        return found

    def at(self, name: str) -> Opened:
        """That person's vault as it stands now."""
        self._at[name].close()
        self._at[name] = self.vault.unlock(PASSPHRASES[name], login=LOGINS[name])
        return self._at[name]

    def browser(self, name: str = "", **headers: str) -> Browser:
        """A browser on this server; with a name, signed in as that person. Redirects are not followed."""
        assert self._running
        found = Browser(self.app, base_url=HOST, follow_redirects=False, raise_server_exceptions=True)
        found.portal = self._running.portal
        found.headers.update({"sec-fetch-site": "same-origin", **headers})
        if name:
            self.sign_in(found, name)
        return found

    def sign_in(self, browser: Browser, name: str) -> str:
        """Give a browser a session of ``name``; the cookie's value."""
        for key, value in self.cookies(name).items():
            browser.cookies.set(key, value, domain="127.0.0.1")
        return str(browser.cookies["brimful-local"])

    def cookies(self, name: str) -> dict[str, str]:
        """The cookies of a fresh session of ``name``."""
        desk = self._at[name]
        return {
            "brimful-local": self.vault.begin_session(desk, idle_minutes=10),
            "brimful-local-drop": self.vault.drop_key(desk).cookie(),
        }


def form(**fields: str) -> dict[str, str]:
    """Fields of a form with a request id of its own."""
    from uuid import uuid4

    return {"request": uuid4().hex, **fields}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as found:
        yield found


@pytest.fixture
def stranger(house: House) -> Browser:
    """A browser that was never here."""
    return house.browser()


@pytest.fixture
def ana(house: House) -> Browser:
    return house.browser("ana")


@pytest.fixture
def ben(house: House) -> Browser:
    return house.browser("ben")


@pytest.fixture
def cleo(house: House) -> Browser:
    return house.browser("cleo")
