"""The real server on a real port, and a real Chromium in front of it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page

from web.house import House

from .home import KNOWN, PHONE

DESKTOP = {"width": 1280, "height": 800}


@contextmanager
def serving(house: House) -> Iterator[str]:
    """Run the house's application on a free port; its address without a slash at the end."""
    server = uvicorn.Server(
        uvicorn.Config(house.app, port=0, log_config=None, access_log=False, lifespan="on", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


class Visitor:
    """One person at one browser. Whatever the page complains of on the console is collected."""

    def __init__(self, house: House, address: str, browser: Browser) -> None:
        self.house, self.address, self._browser = house, address, browser
        self.complaints: list[str] = []

    def context(
        self, name: str = "ana", *, width: dict[str, int] = PHONE, **options: object
    ) -> BrowserContext:
        """A browser context, signed in as ``name`` unless empty. Only our server and the stand-ins answer."""
        context = self._browser.new_context(viewport=width, base_url=self.address, **options)
        if name:
            context.add_cookies(
                [{"name": k, "value": v, "url": self.address} for k, v in self.house.cookies(name).items()]
            )
        context.route(
            lambda url: not url.startswith(self.address),
            lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html"),
        )
        return context

    def page(self, name: str = "ana", **options: object) -> Page:
        page = self.context(name, **options).new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _listen(self, message: object) -> None:
        text = str(getattr(message, "text", ""))
        if getattr(message, "type", "") in ("error", "warning") and not any(known in text for known in KNOWN):
            self.complaints.append(text)


@pytest.fixture
def visitor(tmp_path: Path, chromium: Browser) -> Iterator[Visitor]:
    house = House(tmp_path)
    house.open_accounts()
    with serving(house) as address:
        yield Visitor(house, address, chromium)
