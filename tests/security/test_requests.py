"""WEB6, WEB7: who may speak to the local port."""

import pytest

HOSTS = ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:4460", "127.0.0.2", "", "a:b:c"]
FORMS = ["/lock", "/lock/leave", "/lock/touch"]


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1"},
        {"origin": "http://127.0.0.1:9999"},
        {},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", FORMS)
def test_WEB6_changes_come_from_our_own_pages_only(house, ana, headers, path) -> None:  # noqa: N802
    cookie = ana.cookies["brimful-local"]
    del ana.headers["sec-fetch-site"]
    answer = ana.post(path, headers=headers)
    assert answer.status_code == 403
    assert "came from another page" in answer.text
    house.vault.resume(cookie).close()  # nothing was locked


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": "http://127.0.0.1"}],
    ids=str,
)
def test_WEB6_our_own_pages_are_heard(ana, headers) -> None:  # noqa: N802
    del ana.headers["sec-fetch-site"]
    assert ana.post("/lock/touch", headers=headers).status_code == 204


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", ["/", "/inside", "/static/0/brimful.css"])
def test_WEB7_only_our_own_names_are_answered(ana, host, path) -> None:  # noqa: N802
    answer = ana.get(path, headers={"host": host})
    assert answer.status_code in (400, 421)
    assert "Little Me" not in answer.text


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:4460", "localhost", "LOCALHOST:80", "[::1]:4460", "localhost."]
)
def test_WEB7_loopback_names_are_ours(ana, host) -> None:  # noqa: N802
    assert ana.get("/inside", headers={"host": host}).status_code == 200


def test_WEB7_a_socket_from_elsewhere_is_refused(ana) -> None:  # noqa: N802
    from starlette.websockets import WebSocketDisconnect

    for headers in (
        {"origin": "http://evil.example"},
        {"host": "evil.example"},
        {"sec-fetch-site": "cross-site"},
    ):
        del ana.headers["sec-fetch-site"]
        with pytest.raises(WebSocketDisconnect), ana.websocket_connect("/", headers=headers):
            pass
        ana.headers["sec-fetch-site"] = "same-origin"
