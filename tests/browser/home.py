"""The real program on a free port with a folder of its own, and a real Chromium in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from brimful.core.kinds.entry import Entry
from brimful.crypto.kdf import FLOOR
from brimful.vault.vault import Vault
from brimful.wiring import open_vault

PASSPHRASE = "quiet harbour lantern in the rain"
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 360, "height": 640}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# said by a Chromium that does not know a feature our header names; it is no breach of anything
KNOWN = ("Permissions-Policy", "Failed to load resource", "net::ERR_")


def chromium_path() -> str | None:
    named = os.environ.get("BRIMFUL_CHROMIUM")
    return named or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


class Home:
    """``start`` and ``stop`` the server; ``open`` the vault beside it, as a second program would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> "Home":
        self._server = subprocess.Popen(
            [sys.executable, "-m", "brimful", "serve", "--port", str(self.port)],
            env={**os.environ, "BRIMFUL_HOME": str(self.folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/now", timeout=2):
                    return self
            except OSError:
                time.sleep(0.05)
            if self._server.poll() is not None:
                break
        self._server.kill()
        raise AssertionError(f"the server did not start: {self._server.communicate()[1].decode()}")

    def kill(self) -> None:
        """As when the laptop is closed: no goodbye."""
        if self._server:
            self._server.kill()
            self._server.communicate()
            self._server = None

    def vault(self) -> Vault:
        return open_vault(self.folder, kdf=FLOOR)

    def settle(self, vault: Vault) -> None:
        """Set a passphrase: there is a vault now."""
        vault.create(PASSPHRASE).close()

    def sign_in(self, context: BrowserContext, vault: Vault, *, session: bool = True) -> None:
        """Give a browser what unlocking gives it; without ``session`` only what a locked one keeps."""
        with vault.unlock(PASSPHRASE) as desk:
            kept = {"brimful-local-drop": vault.drop_key(desk).cookie()}
            if session:
                kept["brimful-local"] = vault.begin_session(desk, idle_minutes=10)
        context.add_cookies([{"name": name, "value": value, "url": self.url} for name, value in kept.items()])

    def entries(self, vault: Vault) -> list[Entry]:
        """All entries after filing what lies in the drop box, as unlocking does."""
        from brimful.guide.drops import file_waiting
        from brimful.web.pages.drop.routes import file_offline

        with vault.unlock(PASSPHRASE) as desk:
            file_waiting(vault, desk, {"drop.sealed": file_offline})
            return [record.data for record in desk.all(Entry)]


def listen(page: Page) -> list[str]:
    """What the page's console and errors say, without what is known and harmless. Empty is as it should be."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def unexpected(said: list[str]) -> list[str]:
    return [line for line in said if not any(known in line for known in KNOWN)]


def until(page: Page, true: str, seconds: float = 15) -> None:
    """Wait until an expression is true. (Playwright's own way evaluates text, which our pages forbid.)"""
    deadline = time.monotonic() + seconds
    while not page.evaluate(true):
        assert time.monotonic() < deadline, true
        page.wait_for_timeout(50)


def ready(page: Page) -> None:
    """Wait until the service worker has kept its pages and answers for this one."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "navigator.serviceWorker.controller !== null")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium here; in CI the browser tests must run")
        pytest.skip("no Chromium on this machine (name one in BRIMFUL_CHROMIUM)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone that was never here."""
    found = chromium.new_context(viewport=PHONE)
    found.set_default_timeout(15_000)
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    found = Home(tmp_path).start()
    yield found
    found.kill()


@pytest.fixture
def vault(home: Home) -> Iterator[Vault]:
    """The vault of ``home`` with a passphrase set."""
    found = home.vault()
    home.settle(found)
    yield found
    found.close()


def new_context(chromium: Browser, **options: Any) -> BrowserContext:
    found = chromium.new_context(**{"viewport": PHONE, **options})
    found.set_default_timeout(15_000)
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
