"""The timeline: everything by day, found by words, kind, tag and stretch of days; and no word ever in an address."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest

from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.entry import Entry
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.core.span import Span
from brimful.web.pages.timeline.excerpt import excerpt
from brimful.web.pages.timeline.wanted import kinds_in, span_name, span_named

from .house import form

NOW = datetime(2026, 3, 20, 21, 40, tzinfo=UTC)


@pytest.fixture
def kept(house):
    desk = house.at("ana")
    desk.put(Entry(at=NOW, text="The heron stood in the reeds", tags=["river", "Jo"], feelings=["calm"]))
    desk.put(Entry(at=NOW - timedelta(days=1), text="Nothing much", tags=["home"]))
    desk.put(Entry(at=NOW - timedelta(days=40), text="Café by the harbour"))
    desk.put(CheckIn(at=NOW - timedelta(hours=1), state="dorsal", activation=6, note="grey as slate"))
    desk.put(
        Run(
            practice="soothing-words",
            started_at=NOW - timedelta(hours=2),
            status="done",
            fields={"activation_before": 7, "activation_after": 3},
        )
    )
    desk.put(
        Episode(started_at=NOW - timedelta(hours=3), state="sympathetic", activation_start=8, status="done")
    )
    return desk


def rows(page: str) -> list[str]:
    """The text of each row, in order."""
    found = re.findall(r'<li><a href="/n/[^"]+">(.*?)</a></li>', page, re.S)
    return [" ".join(unescape(re.sub("<[^>]+>", " ", re.sub("</?mark>", "", one))).split()) for one in found]


def search(browser, **fields: str) -> str:
    """The page that a search leads to."""
    answer = browser.post("/n/search", data=form(**fields))
    assert answer.status_code == 303
    return browser.get(answer.headers["location"]).text


def test_empty_it_says_what_will_be_here(ana) -> None:
    page = ana.get("/n").text
    assert "the newest first" in page
    assert 'role="search"' not in page


def test_everything_newest_first_by_day(ana, kept) -> None:
    page = ana.get("/n").text
    assert rows(page) == [
        "21:40 The heron stood in the reeds calm · #river · #Jo",
        "20:40 Turtle grey as slate 6 of 10",
        "19:40 Words that steady from 7 to 3 of 10",
        "18:40 “I'm activated” Octopus · 8 of 10",
        "21:40 Nothing much #home",
        "21:40 Café by the harbour",
    ]
    year = "" if datetime.now(UTC).year == 2026 else " 2026"
    headings = re.findall(r'<h2 id="d[\d-]+">(.*?)</h2>', page)
    assert headings == [f"20 Mar{year}", f"19 Mar{year}", f"8 Feb{year}"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("heron", ["The heron stood"]),
        ("REEDS heron", ["The heron stood"]),
        ("cafe", ["Café by the harbour"]),
        ("slate", ["Turtle grey as slate"]),
        ("steady", ["Words that steady"]),
        ("river", ["The heron stood"]),
        ("wolf", []),
    ],
)
def test_found_by_words(ana, kept, words, found) -> None:
    page = search(ana, words=words)
    listed = rows(page)
    assert len(listed) == len(found)
    assert all(begun in row for begun, row in zip(found, listed, strict=True))
    assert (f"{len(found)} found") in page
    assert f'value="{words}"' in page


def test_words_and_tags_stand_in_no_address_and_no_log(house, ana, kept, caplog) -> None:
    with caplog.at_level("DEBUG"):
        answer = ana.post("/n/search", data=form(words="heron", tag="river"))
        where = answer.headers["location"]
        page = ana.get(where).text
    assert re.fullmatch("/n/found/[0-9a-f]{12}", where)
    assert "heron" not in caplog.text
    assert "river" not in caplog.text
    assert not re.findall(r'(?:href|action|hx-post)="[^"]*(?:heron|river)', page)


def test_as_one_types_only_the_list_comes_with_an_address_for_the_way_back(ana, kept) -> None:
    answer = ana.post("/n/search", data=form(words="her"), headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert rows(answer.text) == ["21:40 The heron stood in the reeds calm · #river · #Jo"]
    here = re.search('data-here="([^"]+)"', answer.text)
    assert here
    assert rows(ana.get(here[1]).text) == rows(answer.text)


def test_the_lock_forgets_what_was_looked_for(house, ana, kept) -> None:
    where = ana.post("/n/search", data=form(words="heron")).headers["location"]
    house.vault.lock(ana.cookies["brimful-local"])
    again = house.browser("ana")
    assert again.get(where).headers["location"] == "/n"


def test_a_search_sent_while_locked_is_not_kept_anywhere(house, ana, kept) -> None:
    house.vault.lock(ana.cookies["brimful-local"])
    answer = ana.post("/n/search", data=form(words="heron"))
    assert answer.status_code == 303
    assert "kept" not in answer.headers["location"]
    typing = ana.post("/n/search", data=form(words="heron"), headers={"hx-request": "true"})
    assert typing.headers["hx-redirect"] == house.app.url_path_for("unlock.show")
    assert house.vault.file_drops(house.at("ana"), lambda desk, note: None) == []


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"kind": "entry"}, 3),
        ({"kind": ["run", "episode"]}, 2),
        ({"kind": ["entry", "check_in", "run", "episode"]}, 6),
        ({"length": "day", "day": "2026-03-20"}, 4),
        ({"length": "week", "day": "2026-03-16"}, 5),
        ({"length": "month", "day": "2026-02-01"}, 1),
        ({"length": "year", "day": "2026-12-31"}, 6),
        ({"length": "year", "day": "2025-12-31"}, 0),
        ({"length": "month", "day": "2026-03-02", "kind": "entry", "words": "n"}, 2),
        ({"tag": "RIVER"}, 1),
        ({"tag": "jo", "length": "day", "day": "2026-03-19"}, 0),
    ],
)
def test_only_some_of_it(ana, kept, fields, count) -> None:
    page = search(ana, **fields)
    assert len(rows(page)) == count
    assert "Everything again" in page or count == 6


def test_days_lead_to_those_before_and_after(ana, kept) -> None:
    page = ana.get("/n?at=2026-03-19&kind=entry").text
    assert 'href="/n?at=2026-03-18&amp;kind=entry"' in page
    assert 'href="/n?at=2026-03-20&amp;kind=entry"' in page
    first = ana.get("/n?at=2026-02-08").text
    assert "The one before" not in first
    assert "The one after" in first
    assert 'href="/n?at=2026-03"' in page


@pytest.mark.parametrize(
    "query",
    ["at=2026-13", "at=yesterday", "at=0000", "at=2026-02-30", "p=0", "p=x", "p=99999999", "kind=lion"],
)
def test_an_address_that_means_nothing_shows_everything(ana, kept, query) -> None:
    answer = ana.get(f"/n?{query}")
    assert answer.status_code == 200
    assert len(rows(answer.text)) == 6


@pytest.mark.parametrize("wrong", [{"words": "w" * 201}, {"words": "a\0b"}, {"length": "decade"}])
def test_a_search_that_can_not_be_taken_says_so(ana, kept, wrong) -> None:
    assert ana.post("/n/search", data=form(**wrong)).status_code == 422


def test_fifty_a_page(house, ana) -> None:
    desk = house.at("ana")
    for n in range(120):
        desk.put(Entry(at=NOW - timedelta(hours=n), text=f"number {n:03}"))
    first, second, third = (ana.get(f"/n?p={n}").text for n in (1, 2, 3))
    assert [len(rows(page)) for page in (first, second, third)] == [50, 50, 20]
    assert "number 050" in rows(second)[0]
    assert 'href="/n?p=2"' in first
    assert (">Later<" in first, ">Earlier<" in third) == (False, False)
    assert 'href="/n?p=2"' in third
    found = ana.post("/n/search", data=form(words="number")).headers["location"]
    assert f'href="{found}?p=2"' in ana.get(found).text
    assert len(rows(ana.get(f"{found}?p=3").text)) == 20


def test_what_is_about_to_go_is_not_counted(house, ana, kept) -> None:
    heron = next(r for r in kept.all(Entry) if "heron" in r.data.text)
    ana.post(f"/n/{heron.id}/removal", data=form())
    page = search(ana, words="e")
    assert "heron" not in page
    assert len(rows(ana.get("/n").text)) == 5


def test_of_others_nothing_is_seen(ana, ben, kept) -> None:
    assert "the newest first" in ben.get("/n").text
    where = ana.post("/n/search", data=form(words="heron")).headers["location"]
    assert ben.get(where).headers["location"] == "/n"


def test_days_go_by_the_clock_of_then(house, ana) -> None:
    late = datetime(2026, 3, 20, 23, 30, tzinfo=UTC)
    house.at("ana").put(Entry(at=late, text="after midnight in Tokyo"), tz="Asia/Tokyo")
    assert rows(ana.get("/n?at=2026-03-21").text) == ["08:30 after midnight in Tokyo"]
    assert rows(ana.get("/n?at=2026-03-20").text) == []


@pytest.mark.parametrize("length", ["day", "week", "month", "year"])
@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31), date(2024, 2, 29), date(1999, 7, 4)])
def test_a_stretch_of_days_has_a_name_that_leads_back(length, day) -> None:
    span = Span.around(length, day)
    assert span_named(span_name(span)) == span


def test_all_kinds_are_as_good_as_none() -> None:
    assert kinds_in(["entry", "entry", "lion"]) == ("entry",)
    assert kinds_in(["run", "entry", "episode", "check_in"]) == ()


def test_an_excerpt_shows_where_the_words_stand() -> None:
    text = "one " * 50 + "the Straße of Zoë" + " two" * 80
    pieces = excerpt(text, ["strasse", "zoe"])
    assert pieces
    assert [piece for piece, hit in pieces if hit] == ["Straße", "Zoë"]
    whole = "".join(piece for piece, _ in pieces)
    assert whole.startswith("…")
    assert whole.endswith("…")
    assert whole.strip("…") in text
    assert len(whole) < 260
    assert excerpt(text, ["wolf"]) is None
    assert excerpt("aaa", ["a", "aa"]) == [("aaa", True)]
