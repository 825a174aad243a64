"""Every page there is, in both themes and three sizes: no complaint of the browser, of axe, and no sideways scroll."""

from pathlib import Path

import pytest

from web.routes import PAGES, Found

from .live import DESKTOP, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

AXE = (Path(__file__).parents[1] / "vendor" / "axe" / "axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
  .then((found) => found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`))"""
SMALL = {"width": 320, "height": 640}
NOT_PAGES = {"install.worker", "install.manifest", "drop.key"}
OPEN = [route for route in PAGES if not route.params and route.name not in NOT_PAGES]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("route", OPEN, ids=lambda route: route.name)
def test_every_page_is_sound(visitor: Visitor, route: Found, theme: str) -> None:
    for name in ("ana", ""):
        page = visitor.page(name, color_scheme=theme, reduced_motion="reduce")
        answer = page.goto(route.path)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        for size in (DESKTOP, SMALL):
            page.set_viewport_size(size)
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, (name, size)
        # the whole page at once: what lies under the water at one place of the scroll is met by scrolling on
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": 390, "height": max(844, tall * 2)})
        page.evaluate(AXE)
        assert page.evaluate(RUN) == [], name
        assert page.title() == "Brimful"
        page.context.close()
    assert visitor.complaints == []


@pytest.mark.parametrize(
    "route", [route for route in OPEN if route.door == "unlocked"], ids=lambda route: route.name
)
def test_every_target_is_large_enough_and_help_is_one_tap_away(visitor: Visitor, route: Found) -> None:
    page = visitor.page()
    page.goto(route.path)
    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, summary, select, input:not([type=hidden])")]
          .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("p, .away, .skip") && !e.matches(".skip, .away"))
          .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
          .filter(([, box]) => box.width > 2 && (box.height < 43.5 || box.width < 24))
          .map(([text, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${text}`)"""
    )
    assert small == []
    assert page.get_by_role("link", name="I'm not safe").first.is_visible()
    assert page.get_by_role("button", name="Leave").first.is_visible()
