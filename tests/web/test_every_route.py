"""Every route, found by itself: async, behind a door, shut to the wrong method and to whoever is not signed in."""

import inspect

import pytest

from .house import form
from .routes import ROUTES, Found, ids

CLOSED = [route for route in ROUTES if route.door == "unlocked"]
SOME_ID = "0" * 32


@pytest.mark.parametrize("route", ROUTES, ids=ids(ROUTES))
def test_every_handler_is_async_and_stands_behind_a_door(route: Found) -> None:
    assert inspect.iscoroutinefunction(route.endpoint)
    assert route.door in ("public", "either", "unlocked")


def test_names_say_page_and_action_and_stand_once() -> None:
    names = [route.name for route in ROUTES]
    assert len(names) == len(set(names))
    assert all(name.count(".") == 1 for name in names)


@pytest.mark.parametrize("route", ROUTES, ids=ids(ROUTES))
def test_the_wrong_method_is_refused_and_says_so(route: Found, ana) -> None:
    wrong = {"GET", "POST", "PUT", "DELETE", "PATCH"} - route.methods
    shared = {m for other in ROUTES if other.regex.match(route.address(SOME_ID)) for m in other.methods}
    for method in wrong - shared:
        answer = ana.request(method, route.address(SOME_ID))
        assert answer.status_code == 405, method
        assert "Nothing was changed" in answer.text


@pytest.mark.parametrize("route", CLOSED, ids=ids(CLOSED))
def test_signed_out_leads_to_unlocking(route: Found, house, stranger) -> None:
    unlock = house.app.url_path_for("unlock.show")
    for method in route.methods - {"HEAD"}:
        answer = stranger.request(method, route.address(SOME_ID), data=form() if method != "GET" else None)
        assert answer.status_code == 303, method
        assert answer.headers["location"] == unlock
        # the way back is remembered outside the address, and only for pages one can go back to
        assert ("brimful-local-back" in stranger.cookies) == (method == "GET")
        stranger.cookies.clear()


@pytest.mark.parametrize("route", CLOSED, ids=ids(CLOSED))
def test_a_locked_session_is_no_session(route: Found, house, ana) -> None:
    cookie = ana.cookies["brimful-local"]
    house.vault.lock(cookie)
    for method in route.methods - {"HEAD"}:
        answer = ana.request(method, route.address(SOME_ID), data=form() if method != "GET" else None)
        assert answer.status_code == 303


@pytest.mark.parametrize("route", [r for r in CLOSED if "POST" in r.methods], ids=lambda r: r.name)
def test_what_is_sent_into_a_locked_session_is_sealed_and_filed(route: Found, house, ana) -> None:
    """Nothing typed is lost, whatever form it stood in (decision 27)."""
    house.vault.lock(ana.cookies["brimful-local"])
    words = "typed while it was locked"
    answer = ana.post(route.address(SOME_ID), data=form(text=words))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(house.app.url_path_for("unlock.show"))
    filed = house.vault.file_drops(house.at("ana"), lambda desk, note: None)
    assert [note.form for note in filed] == [route.name]
    assert words in filed[0].fields.values()
    # however this page files its notes, it can do so without an error
    list(house.app.state.shell.filings[route.name](filed[0]))
