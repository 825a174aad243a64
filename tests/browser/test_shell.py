"""The behaviour of the shell in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from brimful.core.kinds.entry import Entry
from brimful.guide.drops import file_waiting
from brimful.vault.errors import SessionOver
from brimful.web.filing import file_words

from .bench_page import Bench
from .live import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def bench(visitor: Visitor) -> Bench:
    return Bench(visitor.house)


def session_of(page: Page) -> str:
    return next(c["value"] for c in page.context.cookies() if c["name"] == "brimful-local")


def locked(visitor: Visitor, cookie: str) -> bool:
    try:
        visitor.house.vault.resume(cookie).close()
    except SessionOver:
        return True
    return False


def filed(visitor: Visitor) -> list[str]:
    desk = visitor.house.at("ana")
    file_waiting(visitor.house.vault, desk, {"bench.take": file_words})
    return [record.data.text for record in desk.all(Entry)]


def test_three_times_escape_leaves_locks_and_leads_back_nowhere(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    page.goto("/inside")
    page.goto("/bench")
    cookie = session_of(page)
    page.fill("#text", "not for other eyes")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.url.endswith("/bench")
    page.keyboard.press("Escape")
    page.wait_for_url("https://www.wikipedia.org/")
    page.wait_for_timeout(300)
    assert locked(visitor, cookie)
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("Little Me")
    expect(page.locator("body")).not_to_contain_text("All components")
    assert filed(visitor) == ["not for other eyes"]


def test_the_leave_button_is_first_and_works_without_script(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/inside")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Leave")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("https://www.wikipedia.org/")

    plain = visitor.page(java_script_enabled=False)
    plain.goto("/inside")
    cookie = session_of(plain)
    plain.get_by_role("button", name="Leave").click()
    plain.wait_for_url("https://www.wikipedia.org/")
    assert locked(visitor, cookie)


@pytest.mark.parametrize("by", ["button", "keys"])
def test_locking_keeps_what_was_typed(visitor: Visitor, bench: Bench, by: str) -> None:
    page = visitor.page()
    page.goto("/bench")
    cookie = session_of(page)
    page.fill("#text", "half a sentence")
    if by == "button":
        page.get_by_role("button", name="Lock").click()
    else:
        page.keyboard.press("Control+Shift+L")
    page.wait_for_url("**/unlock")
    assert locked(visitor, cookie)
    assert filed(visitor) == ["half a sentence"]
    assert not bench.sent


@pytest.mark.parametrize("by", ["lock", "leave"])
def test_locking_or_leaving_in_one_tab_empties_the_others(visitor: Visitor, bench: Bench, by: str) -> None:
    page = visitor.page()
    page.goto("/bench")
    page.locator("#text").press_sequentially("half a sentence in the other tab")
    other = page.context.new_page()
    other.goto("/inside")
    if by == "lock":
        other.get_by_role("button", name="Lock").click()
        page.wait_for_url("**/unlock")
    else:
        other.get_by_role("button", name="Leave").click()
        page.wait_for_url("https://www.wikipedia.org/")
    page.wait_for_timeout(300)
    assert filed(visitor) == ["half a sentence in the other tab"]


def test_typing_on_after_the_vault_was_locked_elsewhere_is_kept_once(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    page.goto("/bench")
    page.locator("#text").press_sequentially("one two")
    expect(page.locator("[data-kept]")).to_be_visible()
    visitor.house.vault.lock(session_of(page))
    page.locator("#text").press_sequentially(" three")
    page.wait_for_url("**/unlock")
    assert filed(visitor) == ["one two three"]


def test_a_hidden_tab_is_covered_after_a_minute_and_shows_again(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    page.clock.install()
    page.goto("/bench")
    page.fill("#text", "still here")
    hide(page, True)
    page.clock.run_for(61_000)
    expect(page.locator(".veil")).to_be_visible()
    expect(page.locator("main")).to_be_hidden()
    hide(page, False)
    page.get_by_role("button", name="Show it again").click()
    expect(page.locator("#text")).to_have_value("still here")
    expect(page.locator(".veil")).to_have_count(0)


def test_an_idle_page_locks_and_a_playing_one_does_not(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    page.clock.install()
    page.goto("/bench")
    cookie = session_of(page)
    page.evaluate("document.documentElement.dataset.playing = ''")
    hide(page, True)
    page.clock.run_for(11 * 60_000)
    expect(page.locator(".veil")).to_have_count(0)
    assert not locked(visitor, cookie)
    hide(page, False)
    page.evaluate("delete document.documentElement.dataset.playing")
    page.fill("#text", "typed before the pause")
    page.clock.run_for(11 * 60_000)
    page.wait_for_url("**/unlock")
    assert locked(visitor, cookie)
    assert filed(visitor) == ["typed before the pause"]


def test_a_scale_is_unset_until_it_is_touched(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    page.goto("/bench")
    slider = page.get_by_role("slider", name="How strong, 0 to 10?")
    expect(slider).to_have_attribute("aria-valuetext", "not set")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "6 of 10")
    page.get_by_role("button", name="not set").click()
    expect(slider).to_have_attribute("aria-valuetext", "not set")
    slider.click()
    expect(slider).to_have_attribute("aria-valuetext", "5 of 10")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("h1")).to_contain_text("Ask it kindly")
    assert bench.sent[-1]["how"] == ["5"]


def test_without_script_the_scale_is_a_row_of_marks(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto("/bench")
    expect(page.locator("input[name=how][value='']")).to_be_checked()
    page.locator("label.mark", has_text=re.compile("^7$")).click()
    page.locator("input[name=state][value=b]").check(force=True)
    page.get_by_role("button", name="Keep it").click()
    assert bench.sent[-1]["how"] == ["7"]
    assert bench.sent[-1]["state"] == ["b"]


def test_own_words_choose_their_vessel_and_rows_grow(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    page.goto("/bench")
    page.locator("label.choice", has_text="Something else").click()
    expect(page.locator("#own_state")).to_be_focused()
    page.keyboard.type("like fog")
    for _ in range(2):
        page.get_by_role("button", name="Another row").click()
    page.locator("[name='saw.3.what']").fill("fourth")
    expect(page.get_by_role("button", name="Another row")).to_be_hidden()
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("h1")).to_contain_text("Ask it kindly")
    sent = bench.sent[-1]
    assert (sent["state"], sent["own_state"], sent["saw.3.what"]) == (["own"], ["like fog"], ["fourth"])
    assert sent["saw.0.what"] == ["Late"]
    assert "saw.3.of" not in sent


def test_a_draft_is_kept_a_moment_after_the_last_key(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    page.goto("/bench")
    page.locator("#text").press_sequentially("one two")
    expect(page.locator("[data-kept]")).to_be_visible()
    expect(page.locator("[data-kept]")).to_have_text("Kept and locked a moment ago")
    assert [draft["text"] for draft in bench.drafts] == [["one two"]]
    page.route("**/bench/draft", lambda route: route.abort())
    page.locator("#text").press_sequentially(" three")
    expect(page.locator("[data-kept]")).to_contain_text("Not kept yet")


def test_a_form_is_sent_once(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    page.goto("/bench")
    page.fill("#name", "x")
    page.evaluate("() => { const b = document.querySelector('#bench .do'); b.click(); b.click(); b.click() }")
    expect(page.locator("h1")).to_contain_text("Ask it kindly")
    assert len(bench.sent) == 1


def test_with_nobody_there_the_form_stays_and_says_so(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    page.goto("/bench")
    page.fill("#text", "a long letter")
    page.context.set_offline(True)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("Nobody answers")
    expect(page.locator("#text")).to_have_value("a long letter")
    page.context.set_offline(False)
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("h1")).to_contain_text("Ask it kindly")
    assert bench.sent[-1]["text"] == ["a long letter"]
    assert len(bench.sent) == 1


def test_the_small_ways_say_which_one(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    seen: list[str] = []
    page.on(
        "request", lambda request: seen.append(request.post_data or "") if request.method == "POST" else None
    )
    for name, value in (("Back", "back"), ("Skip this one", "skip"), ("Stop here", "stop")):
        page.goto("/bench/step")
        page.fill("#text", "something")
        page.get_by_role("button", name=name).click()
        expect(page.locator(".where")).to_have_text("Taken")
        assert f"do={value}" in seen[-1]


def test_htmx_swaps_and_runs_nothing_and_keeps_nothing(visitor: Visitor, bench: Bench) -> None:
    page = visitor.page()
    page.goto("/bench")
    page.locator("#q").press_sequentially("harbour")
    expect(page.locator("#hit")).to_have_text("7 letters", timeout=15_000)
    page.locator("#evil").click()
    page.wait_for_timeout(100)
    assert page.title() == "Brimful"
    kept = page.evaluate("() => [Object.keys(localStorage), Object.keys(sessionStorage), history.length]")
    # the theme and the neutral page, which the static pages follow; no snapshot of a page, no text
    assert set(kept[0]) <= {"look", "away"}
    assert kept[1] == []
    # what a fragment tries is refused by the policy, and the browser says so
    assert all("Content Security Policy" in line or "htmx" in line for line in visitor.complaints)
    assert visitor.complaints


def hide(page: Page, hidden: bool) -> None:
    page.evaluate(
        """(hidden) => {
          Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )
