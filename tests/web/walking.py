"""Going through practices and moments as a browser without a script does: fill what is there, send, follow."""

import re
from html import unescape
from typing import Any

from brimful.web.practice_code import code_of

from .house import form

DRAFT = "You never text back. You obviously don't care. Forget it."


def begin(browser: Any, practice: str) -> str:
    """The address of a new run's first step."""
    answer = browser.post(f"/r/p/{code_of(practice)}", data=form())
    assert answer.status_code == 303
    return str(answer.headers["location"])


def step_of(page: str) -> str:
    found = re.search(r'name="step" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def kind_of(page: str) -> str:
    found = re.search(r'name="kind" value="([^"]*)"', page)
    return found[1] if found else ""


def heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.S)
    return unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else ""


def filled(page: str) -> dict[str, str]:
    """A plain answer for the fields of a page; none for a page that asks nothing."""
    match kind_of(page):
        case "scale" | "years":
            return {"answer": "5"}
        case "choice" | "multi" | "pick" | "timer":
            keys = re.findall(r'(?:radio|checkbox)" name="answer" value="([^"]+)"', page)
            return {"answer": unescape(keys[0])} if keys and keys[0] != "new" else {"answer.own": "Minna"}
        case "text" | "letter" | "media":
            return {"answer": "a few words of mine"}
        case "list":
            return {"answer": "one line"}
        case "table":
            name = re.search(r'<textarea[^>]*name="(answer\.0\.[^"]+)"', page)
            return {name[1]: "in a cell"} if name else {}
        case "bodymap":
            name = re.search(r'checkbox" name="(answer\.[a-z_]+)" value="([^"]+)"', page)
            return {name[1]: name[2]} if name else {}
    return {}


def send(browser: Any, address: str, **fields: str) -> Any:
    """Send the step that stands at ``address`` with these fields, whatever it asks."""
    page = browser.get(address)
    assert page.status_code == 200, address
    return browser.post(address, data=form(step=step_of(page.text), **fields))


def go(
    browser: Any,
    address: str,
    *,
    until: str = "",
    answers: dict[str, dict[str, str]] | None = None,
    most: int = 60,
) -> str:
    """Answer step by step to the end, or to the question ``until`` (words of its heading); where that is."""
    for _ in range(most):
        page = browser.get(address)
        if page.status_code == 303:
            address = page.headers["location"]
            continue
        if address.endswith("/end") or not step_of(page.text) or (until and until in heading(page.text)):
            return address
        given = next(
            (f for words, f in (answers or {}).items() if words in heading(page.text)), filled(page.text)
        )
        answer = browser.post(address, data=form(step=step_of(page.text), kind=kind_of(page.text), **given))
        assert answer.status_code == 303, (heading(page.text), answer.text[-800:])
        if "/r/p/" not in answer.headers["location"]:
            address = answer.headers["location"]
    return address
