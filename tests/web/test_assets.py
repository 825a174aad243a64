"""Static files and templates: found by folder, whole, and free of what the policy forbids."""

import re

import pytest

from brimful.web.assets import Assets
from brimful.web.render import LANGUAGE, environment_for

ASSETS = Assets()


def test_the_sheet_begins_with_the_order_of_layers() -> None:
    sheet = ASSETS.get("brimful.css").body.decode()
    assert sheet.index("@layer tokens, base, layout, components, scenes, utilities;") < 200
    for piece in (".lamp", ".field", ".choice", ".water", "@media print"):
        assert piece in sheet


def test_every_file_a_sheet_names_is_there() -> None:
    for name in ASSETS.names():
        if name.endswith(".css"):
            folder = "" if name.startswith(("layers/", "components/")) else name.rpartition("/")[0]
            for url in re.findall(r"url\([\"']?([^)\"']+)", ASSETS.get(name).body.decode()):
                assert f"{folder}/{url}".lstrip("/") in ASSETS or url.startswith("#"), (name, url)


def test_every_module_that_is_imported_is_there() -> None:
    for name in ASSETS.names():
        if name.endswith(".js") and "vendor" not in name:
            for path in re.findall(r"(?:import|from)\s+\"(\.[^\"]+)\"", ASSETS.get(name).body.decode()):
                parts = name.split("/")[:-1]
                for step in path.split("/"):
                    if step == "..":
                        parts.pop()
                    elif step != ".":
                        parts.append(step)
                assert "/".join(parts) in ASSETS, (name, path)


STORES = re.compile(r"localStorage|sessionStorage|indexedDB")
# which script may keep something in the browser, and what: never a word that somebody wrote in clear
MAY_STORE = {
    "components/onward.js": "whether a practice goes on by itself",
    "look.js": "the theme and the neutral page, for pages that no cookie reaches",
    "outbox.js": "notes, sealed to the person's public key",
    "pages/now/help.js": "the country of the help lines, two letters",
    "standby.js": "the same three, taken over from the settings while open",
}


def test_scripts_hold_nothing_the_policy_forbids_and_keep_nothing_written() -> None:
    forbidden = re.compile(r"\beval\(|new Function|innerHTML|document\.write")
    for name in ASSETS.names():
        if name.endswith(".js") and "vendor" not in name:
            text = ASSETS.get(name).body.decode()
            assert not forbidden.search(text), name
            assert not STORES.search(text) or name in MAY_STORE, name


def test_the_build_follows_the_content() -> None:
    other = Assets()
    assert other.build == ASSETS.build
    assert re.fullmatch("[0-9a-f]{8}", ASSETS.build)


@pytest.mark.parametrize("name", sorted(environment_for(LANGUAGE, None).list_templates(["html"])))
def test_every_template_compiles(name: str) -> None:
    environment_for(LANGUAGE, None).get_template(name)
