"""The way in, in a real Chromium: without any script, with a keyboard's worth of comfort where there is one, on paper."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .home import Home, listen, new_context, unexpected

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

AXE = (Path(__file__).parents[1] / "vendor" / "axe" / "axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
  .then((found) => found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`))"""
WISHES = ("name", "words", "country", "daily", "moment", "look", "lock", "leave")


def go_on(page: Page) -> None:
    with page.expect_navigation():
        page.locator("footer .do").click()


def choose(page: Page, label: str) -> None:
    page.locator("label.choice", has_text=re.compile(f"^\\s*{re.escape(label)}")).first.click()


def begin(page: Page, home: Home) -> None:
    page.goto(f"{home.url}/start")
    go_on(page)
    choose(page, "Yes")
    go_on(page)


def lock_with_the_words(page: Page) -> str:
    words = page.locator(".phrase").inner_text()
    page.get_by_label("Type them once").fill(words)
    go_on(page)
    return words


def test_the_whole_way_in_works_without_any_script(home: Home, chromium: Browser) -> None:
    started = time.monotonic()
    page = new_context(chromium, java_script_enabled=False, locale="en-GB").new_page()
    begin(page, home)
    assert page.get_by_label("Country").input_value() == "GB"
    for _ in range(7):  # country, what this is, name, words, danger, past, what brings
        go_on(page)
    words = lock_with_the_words(page)
    assert page.url.endswith("/keep/sheet")
    page.get_by_role("link", name="Not now").click()
    go_on(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Your place is ready."
    assert time.monotonic() - started < 60
    with page.expect_navigation():
        page.get_by_role("button", name="Lock").click()
    assert page.url.endswith("/unlock")
    page.get_by_label("Passphrase").fill(words)
    go_on(page)
    assert page.url == f"{home.url}/"
    page.context.close()


def test_a_passphrase_is_shown_when_asked_and_hidden_before_it_is_sent(home: Home, page: Page) -> None:
    said = listen(page)
    begin(page, home)
    page.get_by_role("button", name="The rest later").click()
    field = page.get_by_label("Type them once")
    field.fill("not the words at all")
    page.get_by_role("button", name="Show").first.click()
    assert field.get_attribute("type") == "text"
    go_on(page)
    assert field.get_attribute("type") == "password"
    assert field.input_value() == ""
    assert page.evaluate("document.activeElement.id") == "passphrase"
    assert "from the five words somewhere" in page.locator("#passphrase-wrong").inner_text()
    assert unexpected(said) == []


def test_nothing_of_the_questions_is_kept_in_the_browser(home: Home, page: Page) -> None:
    begin(page, home)
    go_on(page)
    go_on(page)
    page.get_by_label("Name or nickname").fill("Miranda of the harbour")
    go_on(page)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "Miranda" not in kept
    assert "Miranda" not in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_question_and_every_wish_is_sound(home: Home, chromium: Browser, scheme: str) -> None:
    page = new_context(chromium, color_scheme=scheme, reduced_motion="reduce").new_page()
    said = listen(page)
    begin(page, home)
    for path in ("1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "bye"):
        page.goto(f"{home.url}/start/{path}")
        check(page)
    page.goto(f"{home.url}/start/9")
    lock_with_the_words(page)
    check(page)
    go_on(page)  # the sheet itself
    assert page.locator(".code li").count() == 9
    check(page)
    for path in (*(f"keep/{wish}" for wish in WISHES), "keep/lists/1"):
        page.goto(f"{home.url}/{path}")
        check(page)
    assert unexpected(said) == []
    page.context.close()


def check(page: Page) -> None:
    """No violation on the whole page, no sideways scroll on a small phone, and the neutral title."""
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": 390, "height": max(844, tall * 2)})
    page.evaluate(AXE)
    assert page.evaluate(RUN) == [], page.url
    assert page.title() == "Brimful"


def test_help_prints_black_on_white_in_the_dark_too(home: Home, chromium: Browser) -> None:
    page = new_context(chromium, color_scheme="dark").new_page()
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{home.url}/help/1")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert not page.locator("footer.water").is_visible()
    assert not page.get_by_label("Somewhere else?").is_visible()
    page.context.close()
