"""A server nobody has set up yet, and the way through its first questions."""

import re
from pathlib import Path
from typing import Self

from brimful.vault.vault import Vault
from brimful.web.app import create_app
from brimful.web.config import Config

from .house import HOST, Browser, form, library, open_vault

OWN = "the lantern by the quiet harbour"


class Fresh:
    """``browser`` is a phone that was never here."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.vault: Vault = open_vault(folder)
        self.app = create_app(self.vault, library, Config(home=folder))
        self._running = Browser(self.app, base_url=HOST)

    def __enter__(self) -> Self:
        self._running.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._running.__exit__(None, None, None)

    def browser(self, **headers: str) -> Browser:
        found = Browser(self.app, base_url=HOST, follow_redirects=False)
        found.portal = self._running.portal
        found.headers.update(
            {"sec-fetch-site": "same-origin", "accept-language": "de-AT,de;q=0.8", **headers}
        )
        return found

    def settle(self, browser: Browser, passphrase: str = OWN) -> None:
        """Straight from the first question to an open vault, without a sheet and without a daily minute."""
        assert answer(browser, 1, adult="yes") == "/start/2"
        assert browser.post("/start/9", data=own(passphrase)).headers["location"] == "/keep/sheet"
        assert browser.post("/start/daily", data=form(seen="1")).headers["location"] == "/start/done"


def answer(browser: Browser, number: int, **fields: str) -> str:
    """Answer a question; where it leads."""
    return str(browser.post(f"/start/{number}", data=form(**fields)).headers["location"])


def own(passphrase: str) -> dict[str, str]:
    return form(offered="a-b-c-d-e", new_passphrase=passphrase, passphrase_again=passphrase)


def phrase_on(page: str) -> str:
    """The five words a page offers."""
    found = re.search('name="offered" value="([^"]+)"', page)
    assert found
    return found[1]


def code_on(page: str) -> list[str]:
    """The groups of the recovery code a page shows."""
    return re.findall('<li translate="no"><small[^>]*>\\d</small>([^<]+)</li>', page)
