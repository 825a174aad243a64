"""Screen 0 of "I'm activated": help before any question, with and without a script, at any hour."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .home import SMALL, Home, listen, new_context, ready, unexpected, until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """One server for all of these: nothing here writes anything."""
    found = Home(tmp_path_factory.mktemp("home")).start()
    yield found
    found.kill()


LEVEL = "getComputedStyle(document.querySelector('.pacer .level')).transform"


def shown(page: Page, words: str) -> bool:
    return page.get_by_text(words, exact=True).first.is_visible()


def moves(page: Page) -> bool:
    before = page.evaluate(LEVEL)
    page.wait_for_timeout(600)
    return bool(page.evaluate(LEVEL) != before)


def test_without_a_script_the_water_moves_and_the_words_are_there(home: Home, chromium: Browser) -> None:
    context = new_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home.url}/now")
    assert shown(page, "Breathe out. Slowly. Longer than in.")
    assert shown(page, "Feel your feet. Nothing has to be decided now.")
    animation = page.locator(".pacer .level").first.evaluate("e => getComputedStyle(e).animationName")
    assert animation == "breathe"
    # it begins full, with the out-breath: 4 s into a cycle whose water is highest at 40 % of 10 s
    assert page.locator(".pacer .level").first.evaluate("e => getComputedStyle(e).animationDelay") == "-4s"
    # a chip leads to a page of the flow, and its address says nothing of the state
    page.select_option("select[name=strength]", "8")
    page.get_by_role("button", name="Octopus").click()
    assert page.url == f"{home.url}/now/2"
    assert shown(page, "One hand on your chest, one on your belly.")
    page.get_by_role("link", name="Go on", exact=True).click()
    assert page.locator("section:visible h1").inner_text().startswith("Breathe in through your nose")
    context.close()


def test_without_a_script_turtle_stops_the_breath_and_wakes_gently(home: Home, chromium: Browser) -> None:
    context = new_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home.url}/now")
    page.get_by_role("button", name="Turtle").click()
    assert shown(page, "Wiggle your toes. Look for light.")
    assert shown(page, "Want to talk to someone? Help is here.")
    assert page.locator(".pacer:visible").count() == 0
    context.close()


def test_under_60_kb_in_all_and_no_web_font(home: Home, page: Page) -> None:
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto(f"{home.url}/now", wait_until="load")
    page.wait_for_timeout(300)
    first = {url: size for url, size in sizes.items() if "sw.js" not in url}
    assert f"{home.url}/now" in first
    assert sum(first.values()) < 60_000, first
    assert not any(url.endswith(".woff2") for url in sizes)


def test_the_console_is_empty_on_every_page_of_the_flow(home: Home, page: Page) -> None:
    said = listen(page)
    page.goto(f"{home.url}/now")
    ready(page)
    for name in (
        "1",
        "2#3",
        "5",
        "7",
        "help",
        "help#1",
        "ways",
        "still",
        "close-2",
        "sheet",
        "lines",
        "rest",
        "off",
    ):
        page.goto(f"{home.url}/now/{name}")
        page.wait_for_load_state("networkidle")
    assert unexpected(said) == []


def test_turtle_stops_the_breath_at_once(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/now")
    assert moves(page)
    page.get_by_role("button", name="Turtle").click()
    assert shown(page, "Wiggle your toes. Look for light.")
    assert shown(page, "Want to talk to someone? Help is here.")
    assert not moves(page)
    assert page.evaluate(LEVEL) == "matrix(1, 0, 0, 1, 0, 74)"  # at half, and it stays
    assert page.url == f"{home.url}/now"
    page.get_by_role("button", name="Go on, gently").click()
    # the words of the chip were read already
    page.wait_for_url(f"{home.url}/now/5#2")
    page.get_by_role("heading", name="You are in your shell.").wait_for()
    assert page.locator("section:visible").count() == 1


def test_a_tap_or_space_on_the_bowl_holds_the_water_still(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/now")
    assert moves(page)
    page.locator(".pacer .still").click()
    assert not moves(page)
    page.locator(".pacer .still").press("Space")
    assert moves(page)


def test_the_words_change_after_40_seconds_and_after_3_minutes(home: Home, page: Page) -> None:
    page.clock.install()
    page.goto(f"{home.url}/now")
    page.clock.run_for(39_000)
    assert shown(page, "Breathe out. Slowly. Longer than in.")
    page.clock.run_for(2_000)
    assert page.locator(".words").inner_text().split() == (
        [
            "You",
            "don't",
            "have",
            "to",
            "choose.",
            "Keep",
            "breathing",
            "out.",
            "When",
            "you",
            "like,",
            "tap",
            "what",
            "fits.",
        ]
    )
    page.clock.run_for(140_000)
    assert (
        page.locator(".words").inner_text().strip()
        == "Would you like to go on like this, or have something else?"
    )


def test_an_untouched_slider_counts_as_7_and_a_touched_one_as_itself(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/now")
    slider = page.get_by_role("slider", name="How strong?")
    assert slider.get_attribute("aria-valuetext") == "not set"
    page.get_by_role("button", name="Octopus").click()
    assert page.url == f"{home.url}/now/2"
    page.goto(f"{home.url}/now")
    slider.press("ArrowRight")
    for _ in range(4):
        slider.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "10 of 10"
    page.get_by_role("button", name="Octopus").click()
    assert page.url == f"{home.url}/now/3"


def test_with_reduced_motion_only_the_words_fade(home: Home, chromium: Browser) -> None:
    context = new_context(chromium, reduced_motion="reduce")
    page = context.new_page()
    for address in ("/now", "/now/2#3"):
        page.goto(home.url + address)
        assert (
            page.locator(".pacer:visible .level").first.evaluate("e => getComputedStyle(e).animationName")
            == "none"
        )
        assert page.locator(".pacer:visible .word-out").evaluate("e => e.getAnimations().length") == 1
    context.close()


def test_sound_is_off_until_pressed_and_differs_for_in_and_out(home: Home, page: Page) -> None:
    page.add_init_script(
        """window.heard = [];
        window.OscillatorNode = new Proxy(OscillatorNode, {
          construct(target, [ears, options]) { heard.push(options.frequency); return new target(ears, options); } });"""
    )
    page.goto(f"{home.url}/now")
    page.wait_for_timeout(500)
    assert page.evaluate("heard") == []
    page.get_by_role("button", name="Sound").click()
    until(page, "heard.length >= 2")
    first, second = page.evaluate("heard.slice(0, 2)")
    assert first != second
    page.get_by_role("button", name="Sound").click()
    assert page.get_by_role("button", name="Sound").get_attribute("aria-pressed") == "false"


def test_a_screen_reader_hears_in_and_out_only_when_asked(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/now")
    page.wait_for_timeout(1200)
    assert page.locator("[data-pace]").inner_text() == ""
    assert page.get_by_role("img", name="A bowl. Water rises to the brim").count() == 1
    page.get_by_role("button", name="Say in and out").press("Enter")
    until(page, "document.querySelector('[data-pace]').textContent !== ''")


@pytest.mark.parametrize("viewport", [SMALL, {"width": 1280, "height": 800}], ids=["small", "desktop"])
def test_the_chips_are_within_reach_and_nothing_scrolls_sideways(
    home: Home, chromium: Browser, viewport
) -> None:
    context = new_context(chromium, viewport=viewport)
    page = context.new_page()
    page.goto(f"{home.url}/now")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for name in ("Octopus", "Turtle", "Both at once", "I can't tell", "I'm not safe"):
        box = page.locator(".states").get_by_text(name).bounding_box()
        assert box
        assert box["y"] + box["height"] <= viewport["height"], name
    targets = page.locator("a:visible, button:visible").all()
    assert all((box := target.bounding_box()) and box["height"] >= 44 for target in targets)
    context.close()


def test_escape_three_times_leaves_for_the_neutral_page(home: Home, page: Page) -> None:
    page.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="<title>elsewhere</title>"))
    page.goto(f"{home.url}/now")
    page.wait_for_timeout(200)
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("https://www.wikipedia.org/")
    page.go_back(wait_until="commit")
    assert "/now" not in page.url  # it took the place of this page in the history


def test_the_chosen_look_and_way_out_hold_on_the_static_pages(home: Home, page: Page) -> None:
    page.goto(f"{home.url}/now")
    page.evaluate(
        "localStorage.setItem('look', 'dark'), localStorage.setItem('away', 'https://example.org/')"
    )
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 26, 33)"
    assert page.evaluate("document.documentElement.dataset.away") == "https://example.org/"
