"""The main story on a phone: help at once, a place of one's own, a first line kept, found again, changed, and let go.

And WEB10: after the lock nothing of it is left in the browser.
"""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .home import Home, listen, unexpected, until
from .test_way_in import choose, go_on, lock_with_the_words

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LINE = "They had not written back by nine, and the heron stood in the reeds."
MORE = "Then I made tea and the pull grew smaller."


def test_the_first_evening(home: Home, page: Page) -> None:
    said = listen(page)
    started = time.monotonic()
    # one tap from the first page to the first breath, and nothing is asked
    page.goto(home.url)
    page.get_by_role("link", name="I'm activated").click()
    expect(page.locator(".pacer")).to_be_visible()
    until(page, "document.querySelector('.pacer .word-out').getAnimations()[0]?.playState === 'running'")
    assert page.locator("form input[required]").count() == 0

    words = set_up(page, home)
    page.get_by_role("link", name="Write a first line").click()
    page.get_by_label("Your words").fill(LINE)
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".paper .words")).to_have_text(LINE)
    assert time.monotonic() - started < 180

    lock(page)
    assert LINE not in page.content()
    unlock(page, words)

    # the person looks for it by two words of it
    page.goto(f"{home.url}/mirror")
    page.get_by_role("link", name="Your timeline").click()
    page.get_by_label("Words to look for").press_sequentially("REEDS heron", delay=15)
    expect(page.locator(".day mark")).to_have_text(["heron", "reeds"])
    assert "heron" not in page.url
    page.locator(".day a").click()
    expect(page.locator(".paper .words")).to_have_text(LINE)
    page.go_back()
    expect(page.get_by_label("Words to look for")).to_have_value("REEDS heron")
    page.locator(".day a").click()

    page.get_by_role("link", name="Change it").click()
    page.get_by_label("Your words").fill(f"{LINE}\n{MORE}")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".paper .words")).to_contain_text(MORE)

    page.get_by_role("button", name="Delete it").click()
    expect(page.locator(".message")).to_contain_text("For half a minute it can come back.")
    expect(page.locator("main")).not_to_contain_text("heron")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".paper .words")).to_contain_text(MORE)
    assert unexpected(said) == []


def test_web10_after_the_lock_the_browser_holds_nothing(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/start")
    words = set_up(page, home)
    page.goto(f"{home.url}/n/new")
    page.get_by_label("Your words").fill(LINE)
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".paper .words")).to_have_text(LINE)
    entry = page.url
    page.goto(f"{home.url}/n")
    page.get_by_label("Words to look for").fill("heron")
    page.get_by_role("button", name="Find").click()
    page.wait_for_url("**/n/found/*")
    expect(page.locator(".day mark")).to_have_text(["heron"])
    found = page.url
    page.goto(f"{home.url}/n/new")
    page.get_by_label("Your words").fill("half a second line about the heron")
    expect(page.locator("[data-kept]")).to_be_visible()
    lock(page)

    for way in (page.go_back, page.go_back, page.go_back, page.reload):
        way()
        page.wait_for_timeout(300)
        expect(page.locator("html")).not_to_contain_text("heron")
        assert "heron" not in page.content()
    for address in (entry, found, f"{home.url}/n", f"{home.url}/n/new"):
        page.goto(address)
        assert page.url == f"{home.url}/unlock"
        assert "heron" not in page.content()
    kept = page.evaluate(
        """async () => {
          const caches_ = [];
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys())
              caches_.push(request.url, await (await caches.match(request)).text());
          const stores = [];
          for (const { name } of await indexedDB.databases()) stores.push(name);
          return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, caches_, stores, document.title]);
        }"""
    )
    assert "heron" not in kept
    assert "Brimful" in kept
    assert "heron" not in everything_in(Path(home.folder))

    # and nothing is lost: what was half typed is still there
    unlock(page, words)
    page.goto(f"{home.url}/n")
    expect(page.locator("main")).to_contain_text("heron")


def test_what_was_half_typed_is_there_after_the_program_was_killed(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/start")
    words = set_up(page, home)
    page.goto(f"{home.url}/n/new")
    page.get_by_label("Your words").press_sequentially("half a line")
    expect(page.locator("[data-kept]")).to_be_visible()
    expect(page.locator("[data-kept]")).to_have_text("Kept and locked a moment ago")
    home.kill()
    page.get_by_label("Your words").press_sequentially(", and more")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("Nobody answers")
    expect(page.get_by_label("Your words")).to_have_value("half a line, and more")
    home.start()
    page.goto(f"{home.url}/n/new")
    if page.url.endswith("/unlock"):
        unlock(page, words)
        page.goto(f"{home.url}/n/new")
    expect(page.locator(".message")).to_contain_text("Something you had begun is still here.")
    expect(page.get_by_label("Your words")).to_have_value("half a line")


def set_up(page: Page, home: Home) -> str:
    """The shortest way in; the passphrase."""
    page.goto(f"{home.url}/start")
    go_on(page)
    choose(page, "Yes")
    go_on(page)
    page.get_by_role("button", name="The rest later").click()
    words = lock_with_the_words(page)
    page.get_by_role("link", name="Not now").click()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your place is ready")
    return words


def lock(page: Page) -> None:
    page.get_by_role("button", name="Lock").click()
    page.wait_for_url("**/unlock")


def unlock(page: Page, words: str) -> None:
    page.get_by_label("Passphrase").fill(words)
    go_on(page)
    if page.get_by_role("heading", name="Your vault is open.").count():
        go_on(page)
    expect(page.get_by_role("heading", level=1)).not_to_have_text(re.compile("locked"))


def everything_in(folder: Path) -> str:
    """All bytes of all files, as text."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return "".join(path.read_bytes().decode("latin-1") for path in files)
