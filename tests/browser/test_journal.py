"""Writing and looking back in a real browser: drafts, two tabs, finding as one types, and words that look like code."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.draft import Draft
from brimful.core.kinds.entry import Entry
from brimful.core.kinds.nurturer import Nurturer
from brimful.guide import episode, run
from brimful.guide.drops import file_waiting
from brimful.guide.passing import Passing
from guide.walking import flow_through, go_through

from .live import DESKTOP, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

AXE = (Path(__file__).parents[1] / "vendor" / "axe" / "axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
  .then((found) => found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`))"""
NASTY = (
    "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">"
    "<b hx-get='/n' hx-trigger=load>b</b><a href='javascript:document.title=1'>a</a>"
)
NOW = datetime.now(UTC) - timedelta(hours=1)


def entries(visitor: Visitor) -> list[Entry]:
    return [record.data for record in visitor.house.at("ana").all(Entry)]


def test_a_draft_is_kept_and_comes_back_in_another_tab(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/n/new")
    page.get_by_label("Your words").press_sequentially("half a line")
    page.get_by_text("Feelings, tags, another time").click()
    page.locator("label.choice", has_text="afraid").click()
    expect(page.locator("[data-kept]")).to_be_visible()
    expect(page.locator("[data-kept]")).to_have_text("Kept and locked a moment ago")
    page.wait_for_timeout(2000)
    other = visitor.page()
    other.goto("/n/new")
    expect(other.get_by_label("Your words")).to_have_value("half a line")
    expect(other.locator("input[value=afraid]")).to_be_checked()
    other.get_by_role("button", name="Let it go").click()
    expect(other.get_by_label("Your words")).to_have_value("")
    assert visitor.house.at("ana").all(Draft) == []
    assert visitor.complaints == []


def test_rec12_two_tabs(visitor: Visitor) -> None:
    rid = visitor.house.at("ana").put(Entry(at=NOW, text="the text of before")).id
    one, two = visitor.page(), visitor.page()
    for page in (one, two):
        page.goto(f"/n/{rid}/edit")
    one.get_by_label("Your words").fill("from the first tab")
    one.get_by_role("button", name="Keep it").click()
    expect(one.locator(".paper")).to_contain_text("from the first tab")
    two.get_by_label("Your words").fill("from the second tab")
    two.get_by_role("button", name="Keep it").click()
    expect(two.get_by_role("heading", level=1)).to_contain_text("changed somewhere else")
    expect(two.get_by_label("What you have written here")).to_have_value("from the second tab")
    expect(two.locator(".paper")).to_contain_text("from the first tab")
    sound(two)
    two.get_by_label("What you have written here").fill("from both")
    two.get_by_role("button", name="Keep what I have here").click()
    expect(two.locator(".paper")).to_contain_text("from both")
    assert [e.text for e in entries(visitor)] == ["from both"]


def test_locked_while_writing_nothing_is_lost_and_nothing_asked_twice(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/n/new")
    page.get_by_label("Your words").press_sequentially("before the lock")
    expect(page.locator("[data-kept]")).to_be_visible()
    page.get_by_label("Your words").press_sequentially(" and after")
    page.get_by_role("button", name="Lock").click()
    page.wait_for_url("**/unlock")
    desk = visitor.house.at("ana")
    file_waiting(visitor.house.vault, desk, visitor.house.app.state.shell.filings)
    assert [e.text for e in entries(visitor)] == ["before the lock and after"]
    again = visitor.page()
    again.goto("/n/new")
    expect(again.get_by_label("Your words")).to_have_value("")


def test_without_script_everything_goes_by_forms(visitor: Visitor) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto("/n/new")
    page.get_by_label("Your words").fill("a plain line")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="Your timeline").click()
    page.get_by_label("Words to look for").fill("plain")
    page.get_by_role("button", name="Find").click()
    expect(page.locator(".which")).to_contain_text("1 found")
    assert "plain" not in page.url
    page.locator(".day a").click()
    page.get_by_role("button", name="Delete it").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".paper")).to_contain_text("a plain line")


def test_what_is_found_is_told_while_one_types(visitor: Visitor) -> None:
    desk = visitor.house.at("ana")
    desk.put(Entry(at=NOW, text="heron in the reeds"))
    desk.put(Entry(at=NOW, text="nothing much"))
    page = visitor.page()
    page.goto("/n")
    field = page.get_by_label("Words to look for")
    field.press_sequentially("heron", delay=10)
    expect(page.locator(".day li")).to_have_count(1)
    expect(page.locator("#count")).to_have_text("1 found")
    expect(field).to_be_focused()
    field.fill("wolf")
    expect(page.locator("main")).to_contain_text("Nothing here has these words")
    field.fill("")
    expect(page.locator(".day li")).to_have_count(2)
    assert page.url.endswith("/n")
    assert visitor.complaints == []


def test_web8_words_that_look_like_code_stay_words(visitor: Visitor) -> None:
    desk = visitor.house.at("ana")
    entry = desk.put(Entry(at=NOW, text=NASTY, tags=[NASTY], feelings=[NASTY])).id
    check_in = desk.put(CheckIn(at=NOW, note=NASTY)).id
    kind = desk.put(Nurturer(name=NASTY, who=NASTY, voice=NASTY)).id
    page = visitor.page()
    for path in (
        "/n",
        f"/n/{entry}",
        f"/n/{entry}/edit",
        f"/n/item/{check_in}",
        "/inside",
        f"/inside/{kind}",
    ):
        page.goto(path)
        page.wait_for_timeout(100)
        assert page.title() == "Brimful"
        assert page.locator("main script, main [hx-get], main img").count() == 0
    page.goto("/n")
    page.get_by_label("Words to look for").press_sequentially("script", delay=10)
    expect(page.locator(".day mark").first).to_be_visible()
    assert page.title() == "Brimful"
    assert visitor.complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_item_is_sound(visitor: Visitor, theme: str) -> None:
    desk, library = visitor.house.at("ana"), visitor.house.app.state.shell.library
    paths = [f"/n/{desk.put(Entry(at=NOW, text='words', tags=['a'], feelings=['sad'])).id}"]
    paths += [f"{paths[0]}/edit", f"/n/item/{desk.put(CheckIn(at=NOW, state='dorsal', note='grey')).id}"]
    for practice in ("trigger-journal", "inner-nurturers", "boundary-builder"):
        sitting = run.begin(desk, library, practice, NOW, passing=Passing())
        answers = {"more": "enough", "person": {"new": "Robin"}}
        paths.append(f"/n/item/{go_through(desk, library, sitting, NOW, answers=answers).id}")
    flow = episode.begin(desk, library, {"state": "sympathetic", "strength": 6}, NOW, NOW)
    paths.append(f"/n/item/{flow_through(desk, library, flow, NOW).id}")
    paths += [f"/inside/{desk.all(Nurturer)[0].id}", "/inside", "/between", "/n", "/n?at=2020"]
    kept = desk.put(CheckIn(at=NOW, state="mixed"))
    paths += [f"/c/{kept.id}/kept", f"/n/item/{kept.id}/words/note"]
    page = visitor.page(color_scheme=theme, reduced_motion="reduce")
    for path in paths:
        page.goto(path)
        for summary in page.locator("main summary").all():
            summary.click()
        sound(page)
    assert visitor.complaints == []


def sound(page: Page) -> None:
    """No violation on the whole page, and no sideways scroll on a small phone or a desk."""
    for size in ({"width": 320, "height": 640}, DESKTOP):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": 390, "height": max(844, tall * 2)})
    page.evaluate(AXE)
    assert page.evaluate(RUN) == [], page.url
