"""WEB9, WEB11: what holds for each page there is, found by walking the routes."""

import re
from datetime import UTC, datetime

import pytest

from brimful.core.kinds import KINDS
from brimful.web.security.headers import CSP
from web.house import House, form
from web.routes import BY_ID, PAGES, ROUTES, Found, ids

HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
INLINE = re.compile(r"<style|\sstyle\s*=|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", re.I)
OUTSIDE = re.compile(r"<(?:script|link|img|iframe|source)[^>]*(?:src|href)=\"(?:https?:)?//", re.I)
FOREIGN = "f" * 32


def check(answer, *, html: bool = True) -> None:
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, name
    permissions = answer.headers["permissions-policy"]
    assert "microphone=(self)" in permissions
    assert "camera=()" in permissions
    if "text/html" in answer.headers.get("content-type", ""):
        assert not INLINE.search(answer.text), INLINE.search(answer.text)
        assert not OUTSIDE.search(answer.text)
        assert re.findall("<title>(.*?)</title>", answer.text) == ["Brimful"]


@pytest.mark.parametrize("route", PAGES, ids=ids(PAGES))
@pytest.mark.parametrize("who", ["ana", ""])
def test_WEB9_headers_and_nothing_inline(house: House, route: Found, who: str) -> None:  # noqa: N802
    check(house.browser(who).get(route.address(FOREIGN)))


@pytest.mark.parametrize("route", ROUTES, ids=ids(ROUTES))
def test_WEB9_also_on_what_is_refused(ana, route: Found) -> None:  # noqa: N802
    for method in ("POST", "PUT"):
        check(ana.request(method, route.address(FOREIGN), headers={"sec-fetch-site": "cross-site"}))
    check(ana.request("DELETE", route.address(FOREIGN)))
    check(ana.get(route.address(FOREIGN), headers={"host": "evil.example"}))


def test_WEB9_on_pages_that_are_not_there_and_static_files(ana) -> None:  # noqa: N802
    check(ana.get("/no/such/page"))
    build = ana.app.state.shell.assets.build
    check(ana.get(f"/static/{build}/nothing.css"))
    found = ana.get(f"/static/{build}/brimful.css")
    assert found.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert found.headers["content-security-policy"] == CSP
    check(ana.get("/static/older/brimful.css"))


@pytest.mark.parametrize("route", BY_ID, ids=ids(BY_ID))
def test_WEB11_another_account_s_id_is_as_if_it_were_not_there(house: House, ana, route: Found) -> None:  # noqa: N802
    """Ben's record of every kind, asked for by Ana, answers like an id that nobody has."""
    for name, rid in of_every_kind(house).items():
        for method in route.methods - {"HEAD"}:
            data = form(text="x") if method != "GET" else None
            theirs = ana.request(method, route.address(rid), data=data)
            nobody = ana.request(method, route.address(missing_like(rid)), data=data)
            assert theirs.status_code == nobody.status_code, (name, method)
            assert without_ids(theirs.text) == without_ids(nobody.text), (name, method)
            if "GET" in route.methods:
                # a search that is no longer known leads back to the timeline, whatever its number was
                led_back = theirs.is_redirect and theirs.headers["location"] == nobody.headers["location"]
                assert led_back or theirs.status_code in (404, 405, 422), (name, method)


def of_every_kind(house: House) -> dict[str, str]:
    ben = house.at("ben")
    now = datetime(2026, 11, 9, 20, 0, tzinfo=UTC)
    made = {}
    for name, spec in KINDS.items():
        if name in ("identity", "security_event"):
            continue
        needed = {
            "at": now,
            "started_at": now,
            "form": "x",
            "practice": "state-check",
            "version": "x",
            "name": "x",
        }
        names = {f.encode_name for f in spec_fields(spec.struct) if f.required}
        made[name] = ben.put(spec.struct(**{key: value for key, value in needed.items() if key in names})).id
    return made


def spec_fields(struct: type):
    import msgspec

    return msgspec.structs.fields(struct)


def missing_like(rid: str) -> str:
    return rid[:16] + FOREIGN[:16]


def without_ids(page: str) -> str:
    return re.sub(r"[0-9a-f]{12,32}", "-", page)
