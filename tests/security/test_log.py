"""WEB14: the log holds no text, login, id or cookie, whatever was asked for."""

import logging
from uuid import uuid4

import pytest

from web.house import PASSPHRASES, House, form
from web.routes import ROUTES

CANARIES = ["Mira wept in the canteen", "saffron umbrella", "ben"]


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.DEBUG)
    return caplog


def test_WEB14_no_canary_in_the_log(house: House, ana, log) -> None:  # noqa: N802
    rid = uuid4().hex
    cookie = ana.cookies["brimful-local"]
    for route in ROUTES:
        for method in ("GET", "POST"):
            ana.request(
                method,
                route.address(rid) + f"?q={CANARIES[1]}",
                data=form(text=CANARIES[0], name=CANARIES[1], passphrase=PASSPHRASES["ben"], login="ben"),
            )
        ana.cookies.set("brimful-local", cookie, domain="127.0.0.1")
    ana.get(f"/{CANARIES[1]}/x")
    ana.post("/lock", headers={"sec-fetch-site": "cross-site", "origin": "http://saffron.umbrella"})
    written = "\n".join(
        [*(record.getMessage() for record in log.records), *(str(record.exc_text) for record in log.records)]
    )
    own = "\n".join(r.getMessage() for r in log.records if r.name.startswith("brimful"))
    assert own.count("\n") > len(ROUTES)
    for secret in [
        *CANARIES[:2],
        CANARIES[1].replace(" ", "%20"),
        "saffron",
        *PASSPHRASES.values(),
        cookie,
        cookie[2:30],
    ]:
        assert secret not in own
    for secret in [CANARIES[0], *PASSPHRASES.values(), cookie]:
        assert secret not in written
    assert rid not in own


def test_WEB14_an_error_nobody_foresaw_says_where_and_not_what(house: House, ana, log, monkeypatch) -> None:  # noqa: N802
    def broken(*_: object) -> None:
        raise RuntimeError(CANARIES[0])

    monkeypatch.setattr(house.vault, "resume_at_hand", broken)
    answer = ana.get("/inside")
    assert answer.status_code == 500
    assert CANARIES[0] not in answer.text
    written = "\n".join(record.getMessage() for record in log.records if record.name.startswith("brimful"))
    assert "RuntimeError at" in written
    assert CANARIES[0] not in written
    # the page names the same id as the log
    request_id = next(r.getMessage().split()[0] for r in log.records if r.name == "brimful.trouble")
    assert request_id in answer.text


def test_WEB14_a_line_is_method_template_status_time_id_and_code(ana, log) -> None:  # noqa: N802
    ana.get("/inside")
    line = next(r.getMessage() for r in log.records if r.name == "brimful.access").split()
    assert line[:3] == ["GET", "/inside", "200"]
    assert line[3].endswith("ms")
    assert line[5] == "-"
