"""Search over 20,000 entries."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from bench.fixtures import RECORDS, entries
from bench.measure import Result, Sample, in_turns
from brimful.core.span import Span
from brimful.core.timeline import Timeline


def run(_: Path) -> Iterator[Result]:
    records = [
        SimpleNamespace(id=f"{n:032x}", kind="entry", version=1, tz="Europe/Berlin", data=entry)
        for n, entry in enumerate(entries(RECORDS, characters=500))
    ]
    cache: dict = {}
    start = time.perf_counter()
    timeline = Timeline(records, cache)
    built = time.perf_counter() - start
    start = time.perf_counter()
    hits = len(timeline.find(words="garden kitchen"))
    first = time.perf_counter() - start
    march = Span.around("month", date(2024, 3, 1))
    again, rare, page = in_turns(
        20,
        lambda: timeline.find(words=["Küche", "garden", "kitchen"][-1]),
        lambda: timeline.find(words="no such words"),
        lambda: timeline.days(timeline.find(span=march, limit=50)),
    )
    more = {
        "built_ms": built * 1e3,
        "first_ms": first * 1e3,
        "hits": hits,
        "month_page_ms": page.median * 1e3,
    }
    worst = Sample(again.values + rare.values)
    yield Result(
        "search over 20,000 entries, after the first",
        max(again.median, rare.median) * 1e3,
        "ms",
        50,
        f"first {first * 1e3:.0f} ms, order built in {built * 1e3:.0f} ms, p95 {worst.p95 * 1e3:.1f} ms",
        len(worst.values),
        more,
    )
