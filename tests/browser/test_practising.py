"""What needs a browser: a bowl that ends on an out-breath, going on by itself, and keeping what is typed."""

import pytest
from playwright.sync_api import Page, expect

from brimful.core.kinds.run import Run
from brimful.web.practice_code import code_of

from .home import until
from .live import Visitor
from .test_every_page import AXE, RUN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def open_practice(page: Page, practice: str) -> None:
    page.goto(f"/r/p/{code_of(practice)}")
    with page.expect_navigation():
        page.locator(".stand .do").click()


def on(page: Page) -> None:
    with page.expect_navigation():
        page.locator(".stand .do").click()


def to(page: Page, selector: str, most: int = 20) -> None:
    """Go on, giving the first answer where one is needed, until this stands on the page."""
    for _ in range(most):
        if page.locator(selector).count():
            return
        answer(page)
        on(page)
    raise AssertionError(selector)


def answer(page: Page) -> None:
    """A plain answer for what the step asks."""
    area, slider, choice = (
        page.locator(f"#step {what} >> visible=true") for what in ("textarea", "input[type=range]", ".choice")
    )
    if area.count():
        if not area.first.input_value():
            area.first.fill("You never text back. Forget it.")
    elif slider.count():
        slider.first.press("End")
    elif choice.count():
        choice.first.click()


def test_the_breath_begins_with_out_and_ends_on_a_finished_out_breath(visitor: Visitor) -> None:
    page = visitor.page()
    open_practice(page, "breath-446")
    to(page, ".pacer")
    turn = "document.querySelector('.pacer .level').getAnimations()[0]"
    assert page.evaluate(f"{turn}.effect.getTiming().iterations") == 5
    assert (
        page.evaluate(f"{turn}.effect.getTiming().delay") == -8000  # 4, 4, 6 begins full, at the out-breath
    )  # full, at the beginning of the out-breath
    assert page.evaluate("'playing' in document.documentElement.dataset"), "breathing counts as being there"
    page.evaluate(f"{turn}.finish()")
    expect(page.locator("[data-breath]")).to_have_text("That was the last breath out. Go on when you like.")
    low = page.evaluate(
        "new DOMMatrix(getComputedStyle(document.querySelector('.pacer .level')).transform).f"
    )
    assert low == 108
    assert not page.evaluate("'playing' in document.documentElement.dataset")
    assert visitor.complaints == []


def test_the_bowl_can_be_held_still_and_other_senses_are_off_until_asked(visitor: Visitor) -> None:
    page = visitor.page()
    open_practice(page, "breath-446")
    to(page, ".pacer")
    for button in page.locator("[data-sense]").all():
        assert button.get_attribute("aria-pressed") == "false"
    page.get_by_role("checkbox", name="Hold the water still").check(force=True)
    assert page.evaluate("document.querySelector('.pacer .level').getAnimations()[0].playState") == "paused"
    page.locator("[data-sense=sound]").click()
    expect(page.locator("[data-sense=sound]")).to_have_attribute("aria-pressed", "true")
    assert visitor.complaints == []


def test_going_on_by_itself_when_wanted_and_stopped_by_a_press(visitor: Visitor) -> None:
    page = visitor.page()
    open_practice(page, "feet-on-the-ground")
    to(page, "h1.said")
    words = page.locator("h1").inner_text()
    button = page.get_by_role("button", name="Go on by itself")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    assert page.evaluate("sessionStorage.length") == 0
    assert page.locator("h1").inner_text() == words


def test_going_on_by_itself_turns_the_page(visitor: Visitor) -> None:
    page = visitor.page()
    page.clock.install()
    open_practice(page, "feet-on-the-ground")
    to(page, "h1.said")
    words = page.locator("h1").inner_text()
    page.get_by_role("button", name="Go on by itself").click()
    with page.expect_navigation():
        page.clock.run_for(120_000)
    assert page.locator("h1").inner_text() != words


def test_what_is_typed_is_kept_in_the_run_and_nothing_in_the_browser(visitor: Visitor) -> None:
    page = visitor.page()
    open_practice(page, "before-i-send")
    page.locator("textarea").fill("Where were you last night")
    expect(page.get_by_text("Kept and locked a moment ago")).to_be_visible(timeout=8000)
    run = visitor.house.at("ana").all(Run)[-1].data
    assert "Where were you last night" in run.draft.values()
    stored = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    assert "Where were you" not in stored
    page.reload()
    expect(page.locator("textarea")).to_have_value("Where were you last night")
    assert visitor.complaints == []


def test_an_age_is_unset_until_it_is_touched(visitor: Visitor) -> None:
    page = visitor.page()
    open_practice(page, "before-i-send")
    page.locator("textarea").fill("Hello.")
    to(page, "[data-years]")
    slider = page.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "not set"
    slider.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "1 year old"
    page.get_by_label("I can't tell").check(force=True)
    assert page.locator("input[name=answer]").input_value() == ""
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert not page.get_by_label("I can't tell").is_checked()


def test_a_beginning_goes_into_the_letter(visitor: Visitor) -> None:
    page = visitor.page()
    open_practice(page, "letter-from-self")
    to(page, "[data-ideas]")
    page.locator(".ideas summary").click()
    page.locator("[data-ideas] button").first.click()
    assert page.locator("textarea").input_value().startswith("Dear")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def activated(page: Page, *, by_keyboard: bool = False) -> None:
    page.goto("/now")
    page.locator("#how").evaluate("e => { e.value = 8; e.dispatchEvent(new Event('input')) }")
    button = page.locator("button[value=sympathetic]")
    with page.expect_navigation():
        if by_keyboard:
            button.focus()
            page.keyboard.press("Enter")
        else:
            button.click()
    until(page, "document.readyState === 'complete'")


def test_after_a_tap_the_practice_begins_by_itself(visitor: Visitor) -> None:
    page = visitor.page()
    activated(page)
    expect(page.locator("[data-by-itself]")).to_be_visible()
    page.wait_for_url("**/r/**", timeout=9000)
    assert visitor.complaints == []


@pytest.mark.parametrize("sign", ["key", "touch", "focus", "scroll"])
def test_any_sign_stops_that(visitor: Visitor, sign: str) -> None:
    page = visitor.page()
    activated(page)
    if sign == "key":
        page.keyboard.press("a")
    elif sign == "touch":
        page.mouse.click(20, 300)
    elif sign == "focus":
        page.locator(".stand .do").focus()
    else:
        page.mouse.wheel(0, 40)
    expect(page.locator("[data-by-itself]")).to_be_hidden()
    address = page.url
    page.wait_for_timeout(6000)
    assert page.url == address


def test_never_for_a_keyboard_and_never_with_less_motion(visitor: Visitor) -> None:
    page = visitor.page()
    activated(page, by_keyboard=True)
    assert page.locator("[data-by-itself]").count() == 0
    still = visitor.page(reduced_motion="reduce")
    activated(still)
    expect(still.locator("[data-by-itself]")).to_be_hidden()
    address = still.url
    still.wait_for_timeout(6000)
    assert still.url == address


def test_without_a_script_everything_can_be_done(visitor: Visitor) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto("/now")
    page.locator("#strength").select_option("8")
    page.locator("button[value=sympathetic]").click()
    page.locator(".stand .do").click()
    for _ in range(12):
        if "/r/" not in page.url:
            break
        page.locator(".stand .do").click()
    assert page.locator("h1").inner_text() == "And now? How strong?"
    page.get_by_role("button", name="4", exact=True).click()
    assert page.locator("h1").inner_text() == "How old does it feel?"
    page.locator("input[type=number]").fill("6")
    page.locator(".stand .do").click()
    assert page.locator("h1").inner_text() == "Which part is here?"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "practice", ["before-i-send", "little-me-dialogue", "state-check", "pocket-sheet", "breath-446"]
)
def test_every_step_is_sound_on_a_small_phone(visitor: Visitor, practice: str, theme: str) -> None:
    page = visitor.page(color_scheme=theme, reduced_motion="reduce", width={"width": 320, "height": 640})
    open_practice(page, practice)
    for _ in range(24):
        check(page)
        if page.url.endswith("/end"):
            break
        answer(page)
        on(page)
    assert visitor.complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_screen_of_the_moment_is_sound(visitor: Visitor, theme: str) -> None:
    page = visitor.page(color_scheme=theme, reduced_motion="reduce", width={"width": 320, "height": 640})
    activated(page)
    for _ in range(24):
        check(page)
        if page.locator("input[name=step]").count() == 0:
            break
        with page.expect_navigation():
            if page.locator(".tally").count():
                page.locator(".tally button").nth(3).click()
            elif page.locator(".choosing").count():
                page.locator(".choosing > .offered-ones > button").first.click()
            else:
                if page.locator("#step .choice").count():
                    page.locator("#step .choice").first.click()
                page.locator(".stand .do").click()
    assert page.locator("details.trigger").count() == 1
    assert visitor.complaints == []


def check(page: Page) -> None:
    assert (
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    ), page.url
    page.evaluate(AXE)
    assert page.evaluate(RUN) == [], page.locator("h1").inner_text()
    assert page.title() == "Brimful"
    assert page.get_by_role("link", name="I'm not safe").first.is_visible()
