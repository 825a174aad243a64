"""The whole default flow with the server killed, and what the service worker keeps (WEB15)."""

import pytest
from playwright.sync_api import BrowserContext, Page

from brimful.core.kinds.entry import Entry
from brimful.vault.vault import Vault

from .home import PASSPHRASE, Home, listen, ready, unexpected, until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CHIPS = {"Octopus": "2", "Turtle": "5#2", "Both at once": "3", "I can't tell": "3"}
SECRET = "words that only I may read"
LISTING = """async () => { const found = {};
  for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys())
    found[new URL(request.url).pathname] = await (await caches.match(request)).text();
  return found; }"""


def to_the_end(page: Page) -> None:
    """Through every line to the question of how strong it is now."""
    while page.locator("section:visible").get_by_role("link", name="Go on", exact=True).count():
        page.locator("section:visible").get_by_role("link", name="Go on", exact=True).click()


def test_the_whole_flow_with_the_server_killed(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/now")
    ready(page)
    home.kill()
    said = listen(page)
    for chip, lands in CHIPS.items():
        page.goto(f"{home.url}/now")
        page.get_by_text("Breathe out. Slowly. Longer than in.").wait_for()
        page.locator(".states").get_by_role("button", name=chip).click()
        if chip == "Turtle":
            page.get_by_role("button", name="Go on, gently").click()
        page.wait_for_url(f"{home.url}/now/{lands}")
        to_the_end(page)
        assert page.locator("section:visible h1").inner_text().split() == ["And", "now?", "How", "strong?"]
    page.locator("section:visible").get_by_role("button", name="8", exact=True).click()
    page.get_by_text("It's a big wave. That is no failure.").wait_for()
    page.get_by_role("link", name="Go on", exact=True).click()
    to_the_end(page)
    page.locator("section:visible").get_by_role("button", name="3", exact=True).click()
    page.get_by_role("heading", name="You can just close this. You looked after yourself.").wait_for()
    # with oneself first; the other person is under a line, closed
    assert page.get_by_text("Stay a bit longer").is_visible()
    assert not page.get_by_text("Write a message with care").is_visible()
    page.get_by_text("And towards the other person, if you like").click()
    assert page.get_by_text("Write a message with care").is_visible()
    assert not page.get_by_text("Words tend to come out kinder below 4").count()
    assert unexpected(said) == []


def test_locking_leaves_the_help_in_reach(
    home: Home, vault: Vault, context: BrowserContext, page: Page
) -> None:
    home.sign_in(context, vault)
    page.goto(f"{home.url}/inside")
    ready(page)
    page.get_by_role("button", name="Lock", exact=True).click()
    page.wait_for_url("**/unlock*")
    home.kill()
    page.goto(f"{home.url}/now")
    page.get_by_role("button", name="Octopus").click()
    page.wait_for_url(f"{home.url}/now/2")


def test_help_lines_are_one_tap_away_without_a_server(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/now/help")
    ready(page)
    page.locator("section:visible select").select_option("GB")
    home.kill()
    page.goto(f"{home.url}/now/2")
    page.get_by_role("link", name="I'm not safe").click()
    assert page.locator("a[href='tel:999']:visible").count()
    page.get_by_role("link", name="With someone").click()
    lines = page.locator("section:visible .list li")
    assert lines.first.get_attribute("data-kind") == "domestic-abuse"
    assert page.locator("section:visible select").input_value() == "GB"
    page.go_back()
    page.get_by_role("link", name="With myself").click()
    assert page.locator("section:visible .list li").first.get_attribute("data-kind") == "emergency"
    assert page.get_by_text("let a person be with you in this").is_visible()


def test_the_general_sheet_and_the_other_ways_work_without_a_server(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/now")
    ready(page)
    home.kill()
    page.reload()
    page.get_by_role("button", name="My sheet").click()
    page.get_by_text("Look for three things of one colour.").wait_for()
    page.goto(f"{home.url}/now")
    page.get_by_role("button", name="Skip to my own way").click()
    page.get_by_role("link", name="Give the energy somewhere to go").click()
    page.get_by_text("What would your body like?").wait_for()


def test_any_other_page_says_kindly_that_nobody_is_there(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/now")
    ready(page)
    home.kill()
    answer = page.goto(f"{home.url}/n/0123456789")
    assert answer
    assert answer.status == 503
    assert page.get_by_text("Brimful is not running on this device just now.").is_visible()
    page.get_by_role("link", name="Breathe").click()
    page.get_by_text("Breathe out. Slowly. Longer than in.").wait_for()


def test_WEB15_the_cache_holds_the_shell_and_the_static_pages_only(  # noqa: N802
    home: Home, vault: Vault, context: BrowserContext, page: Page
) -> None:
    with vault.unlock(PASSPHRASE) as desk:
        from datetime import UTC, datetime

        desk.put(Entry(at=datetime.now(UTC), text=SECRET))
    home.sign_in(context, vault)
    page.goto(f"{home.url}/now")
    ready(page)
    for path in ("/", "/n", "/inside", "/mirror", "/drop/key", "/now/help", "/now/2", "/s", "/help", "/keep"):
        page.goto(home.url + path)
    page.goto(f"{home.url}/now")
    page.get_by_role("button", name="Both at once").click()
    page.goto(f"{home.url}/now")
    kept = page.evaluate(LISTING)
    assert "/now" in kept
    for path, body in kept.items():
        assert path == "/now" or path.startswith(("/now/", "/static/")), path
        assert SECRET not in body
        assert "data-idle" not in body, path  # what an open vault's pages carry
    # the same bytes that a stranger gets
    stranger = context.browser.new_context() if context.browser else None
    assert stranger
    there = stranger.new_page()
    for path in (path for path in kept if not path.startswith("/static/")):
        there.goto(home.url + path)
        assert there.evaluate("fetch(location.pathname).then(a => a.text())") == kept[path], path
    stranger.close()


def test_a_new_build_takes_the_place_of_the_old_one(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/now")
    ready(page)
    page.evaluate("caches.open('brimful-older').then(c => c.put('/now', new Response('old')))")
    page.evaluate("navigator.serviceWorker.getRegistration().then(r => r.unregister())")
    page.reload()
    ready(page)
    until(page, "caches.keys().then(names => names.length === 1 && names[0] !== 'brimful-older')")
