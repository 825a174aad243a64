"""WEB16 at the server's door: the drop box, and what waits in memory before there is a vault."""

import base64

import pytest

from brimful.core.kinds.entry import Entry
from brimful.vault.cookie import DropKey
from brimful.web import waiting
from web.apart import run

WORDS = "words for the drop box"


@pytest.fixture
def locked(house, ana):
    """Ana's browser after the lock: only the drop cookie still says anything."""
    house.vault.lock(ana.cookies["brimful-local"])
    return ana


def entries(house) -> list[Entry]:
    """Ana's entries after filing what lies in her box."""
    from brimful.guide.drops import file_waiting

    desk = house.at("ana")
    file_waiting(house.vault, desk, house.app.state.shell.filings)
    return [record.data for record in desk.all(Entry)]


def sealed(house, words: str = WORDS, key: DropKey | None = None) -> dict[str, str]:
    from datetime import UTC, datetime

    from brimful.vault.drops import Note

    mine = house.vault.drop_key(house.at("ana"))
    box = house.vault.seal_note(mine, Note(form="drop.sealed", at=datetime.now(UTC), fields={"text": words}))
    return {"key": (key or mine).cookie(), "box": base64.b64encode(box).decode()}


def test_a_line_is_sealed_and_filed_once(house, locked) -> None:
    answer = locked.post("/drop", data={"text": WORDS})
    assert (answer.status_code, answer.headers["location"]) == (303, "/now/kept")
    assert [entry.text for entry in entries(house)] == [WORDS]
    assert [entry.text for entry in entries(house)] == [WORDS]


def test_with_the_vault_open_it_is_an_entry_at_once(house, ana) -> None:
    assert ana.post("/drop", data={"text": WORDS}).headers["location"] == "/now/kept"
    assert [record.data.text for record in house.at("ana").all(Entry)] == [WORDS]


def test_a_note_sealed_in_the_browser_is_taken_and_one_sent_twice_is_filed_once(house, locked) -> None:
    note = sealed(house)
    for _ in range(2):
        assert locked.post("/drop/sealed", json=note).status_code == 204
    (entry,) = entries(house)
    assert (entry.text, entry.source) == (WORDS, "offline")


def test_with_the_vault_open_a_sealed_note_is_filed_at_once(house, ana) -> None:
    assert ana.post("/drop/sealed", json=sealed(house)).status_code == 204
    assert [record.data.text for record in house.at("ana").all(Entry)] == [WORDS]


def test_WEB16_the_51st_note_is_refused_and_stays_in_the_form(house, locked) -> None:  # noqa: N802
    for _ in range(50):
        assert locked.post("/drop", data={"text": "one of fifty"}).status_code == 303
    answer = locked.post("/drop", data={"text": WORDS})
    assert answer.status_code == 507
    assert WORDS in answer.text
    assert "still in the form" in answer.text
    assert locked.post("/drop/sealed", json=sealed(house)).status_code == 507
    assert len(entries(house)) == 50


def test_WEB16_a_note_of_9_KiB_is_refused_and_stays_in_the_form(house, locked) -> None:  # noqa: N802
    long = "nine " * 1800
    answer = locked.post("/drop", data={"text": long})
    assert answer.status_code == 422
    assert long.strip() in answer.text
    assert "longer than a note can be" in answer.text
    box = base64.b64encode(bytes(9 * 1024)).decode()
    assert locked.post("/drop/sealed", json={**sealed(house), "box": box}).status_code == 422
    assert entries(house) == []


def test_WEB16_a_wrong_capability_is_refused(house, locked) -> None:  # noqa: N802
    key = house.vault.drop_key(house.at("ana"))
    wrong = key._replace(capability=bytes(16))
    assert locked.post("/drop/sealed", json=sealed(house, key=wrong)).status_code == 403
    locked.cookies.set("brimful-local-drop", wrong.cookie(), domain="127.0.0.1")
    answer = locked.post("/drop", data={"text": WORDS})
    assert answer.status_code >= 400
    assert WORDS in answer.text
    assert entries(house) == []


def test_a_browser_without_a_key_is_told_so_and_keeps_its_words(house, stranger) -> None:
    answer = stranger.post("/drop", data={"text": WORDS})
    assert answer.status_code >= 400
    assert WORDS in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[1]",
        b'{"key": "x", "box": "y"}',
        b'{"key": 1}',
        b"\xff",
        b'{"key": "1.AA", "box": "AA=="}',
    ],
)
def test_what_is_no_note_is_refused(stranger, body: bytes) -> None:
    answer = stranger.post("/drop/sealed", content=body, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.content == b""


def test_the_key_is_only_for_an_open_session(house, ana, stranger) -> None:
    answer = ana.get("/drop/key")
    assert DropKey.parse(answer.text) == house.vault.drop_key(house.at("ana"))
    for browser in (stranger, ana):
        house.vault.lock(ana.cookies["brimful-local"])
        answer = browser.get("/drop/key")
        assert (answer.status_code, answer.content) == (204, b"")
        assert "set-cookie" not in answer.headers


def test_before_any_set_up_words_wait_in_memory_and_are_handed_over_once(tmp_path) -> None:
    from web.house import HOST, Browser, create_app, library, open_vault

    vault = open_vault(tmp_path)
    app = create_app(vault, library)
    with Browser(
        app, base_url=HOST, follow_redirects=False, headers={"sec-fetch-site": "same-origin"}
    ) as browser:
        for words in (WORDS, "and more"):
            answer = browser.post("/drop", data={"text": words})
            assert (answer.status_code, answer.headers["location"]) == (303, "/now/waits")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "Max-Age=3600" in cookie
        token = browser.cookies["brimful-local-waiting"]
        assert not any(WORDS.encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert [each.text for each in app.state.waiting.take("0" * 32)] == []
        assert [each.text for each in app.state.waiting.take(token)] == [WORDS, "and more"]
        assert app.state.waiting.take(token) == []


def test_words_in_memory_are_bounded_and_forgotten_after_an_hour(monkeypatch) -> None:
    now = [0.0]
    monkeypatch.setattr(waiting, "monotonic", lambda: now[0])
    found = waiting.Waiting()
    token = found.keep("", "first")
    assert found.keep(token, "second") == token
    assert found.keep("made up", "third") not in ("made up", token)
    with pytest.raises(waiting.NothingFits):
        found.keep(token, "w" * 6001)
    for number in range(waiting.MOST_WORDS - 2):
        found.keep(token, str(number))
    with pytest.raises(waiting.NothingFits):
        found.keep(token, "one too many")
    for _ in range(waiting.MOST_PEOPLE - 2):
        found.keep("", "someone")
    with pytest.raises(waiting.NothingFits):
        found.keep("", "one too many")
    now[0] = waiting.HOUR + 1.0
    assert found.take(token) == []
    assert found.keep("", "later")


async def handed_over(house) -> int:
    from starlette.requests import Request
    from starlette.responses import Response

    token = waiting.Waiting.keep(waiting.waiting_of(request_of(house)), "", WORDS)
    request = request_of(house, f"brimful-local-waiting={token}")
    assert isinstance(request, Request)
    return await waiting.hand_over(request, Response(), house.at("ana"))


def request_of(house, cookie: str = ""):
    from starlette.requests import Request

    return Request(
        {"type": "http", "app": house.app, "headers": [(b"cookie", cookie.encode())], "method": "GET"}
    )


def test_the_set_up_takes_over_what_waited(house) -> None:
    assert run(handed_over(house)) == 1
    assert [record.data.text for record in house.at("ana").all(Entry)] == [WORDS]
