"""What is written while locked: sealed in a real Chromium, opened in Python (decision 27, WEB16)."""

import json

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from brimful.vault.vault import Vault

from .home import Home, new_context, ready, until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LINE = "They did not write back. Ünïcode, ✓."
STORED = """() => new Promise((done) => { const opening = indexedDB.open("brimful", 1);
  opening.onsuccess = () => { const all = opening.result.transaction("notes").objectStore("notes").getAll();
    all.onsuccess = () => { opening.result.close(); done(JSON.stringify(all.result)); }; }; })"""
LEARN = "import('/static/x/outbox.js').then(m => { document.documentElement.dataset.idle = '600'; return m.learnKey(); })"


def learn(home: Home, context: BrowserContext, page: Page, vault: Vault) -> None:
    """What a page with the vault open does, and then the vault is locked."""
    home.sign_in(context, vault)
    page.goto(f"{home.url}/now/close")
    page.evaluate(LEARN)
    context.clear_cookies()


def write(page: Page, words: str) -> None:
    page.get_by_label("Write a line, if you like. It is locked at once.").fill(words)
    page.get_by_role("button", name="Lock it away").click()


def said(page: Page) -> str:
    until(page, "!!document.querySelector('[data-said]:not([hidden])')")
    return page.locator("[data-said]:visible").inner_text()


def typed(page: Page) -> str:
    return page.locator("textarea").input_value()


def test_a_line_sealed_in_the_browser_is_opened_by_the_vault(
    home: Home, vault: Vault, context: BrowserContext, page: Page
) -> None:
    learn(home, context, page, vault)
    sent: list[str] = []
    page.on(
        "request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None
    )
    write(page, LINE)
    assert said(page) == "Kept and locked a moment ago."
    assert typed(page) == ""
    assert sent
    assert not any("write back" in body for body in sent)
    (entry,) = home.entries(vault)
    assert (entry.text, entry.source) == (LINE, "offline")
    assert entry.at.tzinfo is not None


def test_notes_of_every_size_class_open(
    home: Home, vault: Vault, context: BrowserContext, page: Page
) -> None:
    learn(home, context, page, vault)
    lengths = [1, 300, 4100, 7900]
    for length in lengths:
        page.goto(f"{home.url}/now/close")
        page.locator("textarea").evaluate("e => e.removeAttribute('maxlength')")
        write(page, "w" * length)
        assert said(page) == "Kept and locked a moment ago."
    assert [len(entry.text) for entry in home.entries(vault)] == lengths


def test_offline_it_waits_as_ciphertext_and_is_handed_in_once(
    home: Home, vault: Vault, context: BrowserContext, page: Page
) -> None:
    learn(home, context, page, vault)
    ready(page)
    home.kill()
    page.goto(f"{home.url}/now/close-2")
    write(page, LINE)
    assert said(page).startswith("Locked, and kept on this device.")
    assert typed(page) == ""
    stored = page.evaluate(STORED)
    assert len(json.loads(stored)) == 1
    assert "write back" not in stored
    page.goto(f"{home.url}/now")  # still offline: it goes on waiting
    assert len(json.loads(page.evaluate(STORED))) == 1
    home.start()
    # two pages at once, and a third time: each note is handed in once
    other = context.new_page()
    other.goto(f"{home.url}/now")
    page.goto(f"{home.url}/now/ways")
    for _ in range(100):
        if json.loads(page.evaluate(STORED)) == []:
            break
        page.wait_for_timeout(100)
    page.reload()
    page.wait_for_timeout(300)
    assert [entry.text for entry in home.entries(vault)] == [LINE]


def test_WEB16_too_long_and_refused_notes_stay_in_the_form(  # noqa: N802
    home: Home, vault: Vault, context: BrowserContext, page: Page
) -> None:
    learn(home, context, page, vault)
    page.locator("textarea").evaluate("e => e.removeAttribute('maxlength')")
    long = "long " * 1800  # 9,000 bytes
    write(page, long)
    assert said(page).startswith("That is longer than one note can be.")
    assert typed(page) == long
    # a capability that is not the account's
    page.evaluate(
        """() => new Promise((done) => { const opening = indexedDB.open("brimful", 1);
        opening.onsuccess = () => { const turn = opening.result.transaction("key", "readwrite");
          const store = turn.objectStore("key"); const asked = store.get("drop");
          asked.onsuccess = () => { const raw = Uint8Array.from(atob(asked.result.key.slice(2).replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
            raw[20] ^= 1; const key = "1." + btoa(String.fromCharCode(...raw)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
            store.put({ ...asked.result, key }, "drop"); };
          turn.oncomplete = () => { opening.result.close(); done(); }; }; })"""
    )
    write(page, LINE)
    assert said(page).startswith("That could not be kept just now.")
    assert typed(page) == LINE
    assert page.evaluate(STORED) == "[]"
    assert home.entries(vault) == []


def test_WEB16_a_full_box_keeps_the_51st_locked_here(  # noqa: N802
    home: Home, vault: Vault, context: BrowserContext, page: Page
) -> None:
    learn(home, context, page, vault)
    with vault.unlock("quiet harbour lantern in the rain") as desk:
        key = vault.drop_key(desk)
    for _ in range(50):
        vault.drop(key, bytes(304))
    write(page, LINE)
    assert said(page).startswith("The drop box is full until you next unlock.")
    assert len(json.loads(page.evaluate(STORED))) == 1
    home.entries(vault)  # unlocking empties the box
    page.reload()
    for _ in range(100):
        if json.loads(page.evaluate(STORED)) == []:
            break
        page.wait_for_timeout(100)
    assert LINE in [entry.text for entry in home.entries(vault)]


def test_without_a_script_the_server_seals_it(home: Home, vault: Vault, chromium: Browser) -> None:
    context = new_context(chromium, java_script_enabled=False)
    home.sign_in(context, vault, session=False)
    page = context.new_page()
    page.goto(f"{home.url}/now/close")
    write(page, LINE)
    assert page.url == f"{home.url}/now/kept"
    assert page.get_by_text("Kept and locked a moment ago.").is_visible()
    assert [entry.text for entry in home.entries(vault)] == [LINE]
    context.close()


def test_without_a_key_a_browser_asks_the_server_and_offline_says_so(home: Home, page: Page) -> None:
    """Before any set-up: in the server's memory, and with the server gone still in the form."""
    page.goto(f"{home.url}/now/close")
    ready(page)
    write(page, LINE)
    page.wait_for_url(f"{home.url}/now/waits")
    assert page.get_by_text("They are in memory only, for an hour").is_visible()
    page.goto(f"{home.url}/now/close")
    home.kill()
    write(page, LINE)
    assert "Your words are still here." in said(page)
    assert typed(page) == LINE


def test_where_the_browser_cannot_seal_the_server_does(
    home: Home, vault: Vault, context: BrowserContext
) -> None:
    home.sign_in(context, vault, session=False)
    page = context.new_page()
    page.add_init_script("SubtleCrypto.prototype.generateKey = () => Promise.reject(new Error('no X25519'))")
    learn(home, context, page, vault)
    home.sign_in(context, vault, session=False)
    write(page, LINE)
    page.wait_for_url(f"{home.url}/now/kept")
    assert [entry.text for entry in home.entries(vault)] == [LINE]
