"""The frame of every page."""

import re

import pytest
from starlette.requests import Request

from brimful.core.kinds.settings import Settings
from brimful.web.config import Config
from brimful.web.errors import SharedAddress
from brimful.web.links import own_path
from brimful.web.serve import free_port, run

from .house import House

PLACES = ["Now", "Inside", "Between", "Path", "Mirror"]


def test_a_page_has_its_ways_out_in_order(ana) -> None:
    page = ana.get("/inside").text
    # leaving comes first in the order of the tab key
    order = [
        page.index(mark)
        for mark in ("data-leave", 'href="#main"', "data-lock-now", "<main", 'class="lamp"', "Mirror")
    ]
    assert order == sorted(order)
    assert "I&#39;m not safe" in page or "I'm not safe" in page
    assert re.findall(r">(\w+)</a>", page)[-5:] == PLACES
    assert page.count('aria-current="page"') == 1


def test_the_look_follows_the_settings_and_stays_while_locked(house: House, ana) -> None:
    house.at("ana").put(Settings(theme="dark"))
    assert 'data-theme="dark"' in ana.get("/inside").text
    assert ana.cookies["brimful-local-look"] == "dark"
    ana.post("/lock")
    assert 'data-theme="dark"' in ana.get("/nowhere").text


def test_a_write_renews_the_cookie_with_the_new_epoch(house: House, ana) -> None:
    before = ana.cookies["brimful-local"]
    ana.get("/inside")
    assert ana.cookies["brimful-local"] == before
    house.at("ana").put(Settings(theme="light"))
    ana.get("/inside")
    house.vault.resume(ana.cookies["brimful-local"]).close()


def test_below_another_site_every_address_has_the_prefix(tmp_path) -> None:
    with House(tmp_path, config=Config(root_path="/brim")) as house:
        browser = house.browser("ana")
        browser._transport.root_path = "/brim"
        page = browser.get("/brim/inside")
        assert page.status_code == 200
        addresses = re.findall(r"(?:href|action|src)=\"(/[^\"]*)\"", page.text)
        assert addresses
        assert all(address.startswith("/brim/") for address in addresses)


@pytest.mark.parametrize(
    "path", ["//evil.example/x", "https://evil.example", "/\\evil.example", "x", "", "/a\nb", "javascript:x"]
)
def test_the_way_back_never_leaves_the_site(path: str) -> None:
    assert own_path(Request({"type": "http", "root_path": ""}), path) is None


def test_the_way_back_stays_below_the_prefix() -> None:
    request = Request({"type": "http", "root_path": "/brim"})
    assert own_path(request, "/brim/n/0f") == "/brim/n/0f"
    assert own_path(request, "/other") is None


def test_leaving_locks_and_goes_to_the_chosen_page(house: House, ana) -> None:
    house.at("ana").put(Settings(leave_to="https://weather.example/"))
    cookie = ana.cookies["brimful-local"]
    answer = ana.post("/lock/leave")
    assert answer.headers["refresh"] == "0; url=https://weather.example/"
    assert "Little Me" not in answer.text
    with pytest.raises(Exception, match="session-over"):
        house.vault.resume(cookie)


@pytest.mark.parametrize(
    "where", ["javascript:alert(1)", "https://x.example/;url=javascript:x", "data:text/html,x", ""]
)
def test_leaving_goes_to_web_pages_only(house: House, ana, where: str) -> None:
    house.at("ana").put(Settings(leave_to=where))
    assert ana.post("/lock/leave").headers["refresh"] == "0; url=https://www.wikipedia.org/"


def test_a_sign_of_life_says_open_or_locked(house: House, ana, stranger) -> None:
    assert ana.post("/lock/touch").status_code == 204
    assert stranger.post("/lock/touch").status_code == 423


def test_cookies_on_https_are_tied_to_the_host(tmp_path) -> None:
    with House(tmp_path, config=Config(https=True)) as house:
        house.at("ana").put(Settings(theme="dark"))
        browser = house.browser()
        cookie = house.vault.begin_session(house.at("ana"), idle_minutes=10)
        answer = browser.get("/inside", headers={"cookie": f"__Host-brimful={cookie}"})
        assert answer.status_code == 200
        assert answer.headers["strict-transport-security"].startswith("max-age=")
        for line in answer.headers.get_list("set-cookie"):
            assert line.startswith("__Host-brimful")
            assert "Secure" in line
            assert "HttpOnly" in line
            assert "SameSite=strict" in line
            assert "Path=/" in line


def test_only_this_computer_unless_told(tmp_path) -> None:
    with pytest.raises(SharedAddress):
        run(tmp_path, Config(host="0.0.0.0"))


def test_the_next_free_port_is_taken() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port) != port
