"""WEB3, WEB4, WEB5: whose session it is, and how soon it ends."""

from brimful.web.app import create_app
from web.house import PASSPHRASES, House, open_vault


def test_WEB3_an_id_from_before_unlocking_is_not_accepted_after(house, stranger) -> None:  # noqa: N802
    planted = house.sign_in(house.browser(), "ana")
    house.vault.lock(planted)
    stranger.cookies.set("brimful-local", planted, domain="127.0.0.1")
    answer = unlock(house, stranger, "ana")
    fresh = answer.cookies["brimful-local"]
    assert fresh != planted
    assert fresh[:40] != planted[:40]
    again = house.browser()
    again.cookies.set("brimful-local", planted, domain="127.0.0.1")
    assert again.get("/inside").status_code == 303


def test_WEB3_unlocking_ends_the_session_the_browser_came_with(house, ana) -> None:  # noqa: N802
    before = ana.cookies["brimful-local"]
    assert ana.get("/inside").status_code == 200
    unlock(house, ana, "ana")
    planted = house.browser()
    planted.cookies.set("brimful-local", before, domain="127.0.0.1")
    assert planted.get("/inside").status_code == 303


def test_WEB4_a_session_ended_elsewhere_stops_within_one_request(house, ana) -> None:  # noqa: N802
    assert ana.get("/inside").status_code == 200
    house.vault.end_sessions(house.at("ana"))
    assert ana.get("/inside").status_code == 303


def test_WEB4_locking_answers_so_that_nothing_stays(house, ana) -> None:  # noqa: N802
    cookie = ana.cookies["brimful-local"]
    answer = ana.post("/lock")
    assert answer.status_code == 303
    assert answer.headers["clear-site-data"] == '"cache"'
    assert "brimful-local" not in ana.cookies
    ana.cookies.set("brimful-local", cookie, domain="127.0.0.1")
    assert ana.get("/inside").status_code == 303


def test_WEB5_two_workers_serve_the_same_account(house: House, ana) -> None:  # noqa: N802
    other_vault = open_vault(house.folder)
    other_app = create_app(other_vault, lambda: None, house.config)
    first, second = house.app, other_app
    for turn in range(6):
        ana._transport.app = (first, second)[turn % 2]
        answer = ana.get("/inside")
        assert answer.status_code == 200
    other_vault.close()


def unlock(house: House, browser, name: str):
    path = house.app.url_path_for("unlock.show")
    answer = browser.post(path, data={"passphrase": PASSPHRASES[name]})
    assert answer.status_code == 303
    return answer
