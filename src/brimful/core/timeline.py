"""The timeline: entries, check-ins, practice runs and moment runs by time, found by day, kind, tag or words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, MutableMapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct

from brimful.core.fold import fold, words_in
from brimful.core.span import Span

KINDS = ("entry", "check_in", "run", "episode")
"""The kinds that have a place in time."""

SNIPPET = 280
"""Characters of an item's text in a list."""


class Recorded(Protocol):
    """What the timeline needs of a record."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def tz(self) -> str: ...
    @property
    def data(self) -> Any: ...


class Item(Struct, frozen=True, gc=False):
    """A record in a list. ``text`` is its beginning, ``cut`` whether there is more; strengths are 0-10 or None."""

    id: str
    kind: str
    version: int
    at: datetime  # on the person's own clock
    text: str
    cut: bool
    tags: Sequence[str] = ()
    feelings: Sequence[str] = ()
    state: str | None = None
    before: int | None = None
    after: int | None = None
    practice: str = ""
    status: str = ""
    source: str = ""


class Day(Struct, frozen=True):
    """A calendar day and what happened on it, newest first."""

    date: date
    items: list[Item]


class Known(Struct, gc=False):
    """What was worked out about one version of a record: its moment, and its folded text once searched for."""

    version: int
    at: datetime
    stamp: float  # seconds since 1970, UTC
    folded: str | None = None


Cache = MutableMapping[str, Known]
"""Record id to what is known of it; the caller keeps it as long as the records may be in memory."""


class Timeline:
    """Records in order of time. Building it anew after a change is cheap when the same ``cache`` is handed in.

    ``titles``: practice id to title, so that runs are found by the name the person saw.
    """

    def __init__(
        self, records: Iterable[Any], cache: Cache | None = None, titles: Mapping[str, str] | None = None
    ) -> None:
        self._cache: Cache = {} if cache is None else cache
        self._titles = titles or {}
        placed = [
            (known.stamp, r.id, r, known) for r in records if r.kind in KINDS for known in [self._know(r)]
        ]
        placed.sort(key=lambda one: one[:2])
        self._stamps = [one[0] for one in placed]
        self._records: list[Any] = [one[2] for one in placed]
        self._known: list[Known] = [one[3] for one in placed]
        self._folded: list[str] | None = None

    def __len__(self) -> int:
        return len(self._records)

    def find(
        self,
        *,
        span: Span | None = None,
        kinds: Collection[str] = (),
        tag: str = "",
        words: str = "",
        skip: int = 0,
        limit: int | None = None,
    ) -> list[Any]:
        """Records that fit everything asked for, newest first; ``words`` must all be in the text, in any order.

        Case and accents do not matter. ``skip`` and ``limit`` count fitting records.
        """
        low, high = self._reach(span)
        end = None if limit is None else skip + limit
        if span is None and not kinds and not tag.strip() and not words.strip():  # the usual page
            return self._latest(skip, end)
        places: Iterable[int] = range(high - 1, low - 1, -1)
        if kinds:
            places = (n for n in places if self._records[n].kind in kinds)
        if span is not None:
            places = (n for n in places if self._known[n].at.date() in span)
        if asked := fold(tag).strip():
            places = (n for n in places if asked in map(fold, getattr(self._records[n].data, "tags", ())))
        texts = self._texts() if words.strip() else []
        for needle in sorted(
            fold(words).split(), key=len, reverse=True
        ):  # the longest leaves the least to search
            places = [n for n in places if needle in texts[n]]
        return [self._records[n] for n in islice(places, skip, end)]

    def days(self, records: Iterable[Any]) -> list[Day]:
        """Found records as items under their days, newest day first."""
        by_day: dict[date, list[Item]] = {}
        for record in records:
            at = self._know(record).at
            by_day.setdefault(at.date(), []).append(item_of(record, at))
        return [Day(day, by_day[day]) for day in sorted(by_day, reverse=True)]

    def tags(self) -> list[tuple[str, int]]:
        """Tags and how often they stand, the most used first."""
        counts = Counter(tag for record in self._records for tag in getattr(record.data, "tags", ()))
        return sorted(counts.items(), key=lambda one: (-one[1], fold(one[0])))

    def first_day(self) -> date | None:
        """The day of the oldest record."""
        return self._known[0].at.date() if self._known else None

    def _latest(self, skip: int, end: int | None) -> list[Any]:
        size = len(self._records)
        return self._records[0 if end is None else max(size - end, 0) : max(size - skip, 0)][::-1]

    def _reach(self, span: Span | None) -> tuple[int, int]:
        """Where in the order a span can lie, a day more on each side because clocks differ by up to 14 hours."""
        if span is None:
            return 0, len(self._stamps)
        low = datetime.combine(span.first - timedelta(days=1), time(), UTC).timestamp()
        high = datetime.combine(span.after + timedelta(days=1), time(), UTC).timestamp()
        return bisect_left(self._stamps, low), bisect_left(self._stamps, high)

    def _texts(self) -> list[str]:
        """The folded text of each record, in order."""
        if self._folded is None:
            for record, known in zip(self._records, self._known, strict=True):
                if known.folded is None:
                    known.folded = self._fold(record)
            self._folded = [known.folded or "" for known in self._known]
        return self._folded

    def _know(self, record: Recorded) -> Known:
        known = self._cache.get(record.id)
        if known is None or known.version != record.version:
            at = local(_moment(record.data), record.tz)
            known = self._cache[record.id] = Known(record.version, at, at.timestamp())
        return known

    def _fold(self, record: Recorded) -> str:
        data = record.data
        parts: list[str] = []
        if record.kind == "entry":
            parts = [data.text, *data.tags, *data.feelings]
        elif record.kind == "check_in":
            parts = [data.note]
        elif record.kind == "run":
            parts = [self._titles.get(data.practice, data.practice), *words_in(data.fields)]
            parts += [text for answer in data.log for text in words_in(answer.value)]
            parts += data.draft.values()
        elif record.kind == "episode":
            parts = [data.own_line, data.give, data.trigger or ""]
            parts += [text for answer in data.log for text in words_in(answer.value)]
        return fold("\n".join(parts))


def item_of(record: Recorded, at: datetime) -> Item:
    """The record as a list shows it; ``at`` is its moment on the person's clock."""
    data, kind = record.data, record.kind
    head = (record.id, kind, record.version, at)
    if kind == "entry":
        return Item(*head, *_begin(data.text), tags=data.tags, feelings=data.feelings, source=data.source)
    if kind == "check_in":
        return Item(*head, *_begin(data.note), state=data.state, before=data.activation)
    if kind == "run":
        before, after = data.fields.get("activation_before"), data.fields.get("activation_after")
        return Item(*head, "", False, before=before, after=after, practice=data.practice, status=data.status)
    return Item(
        *head,
        *_begin(data.own_line),
        state=data.state,
        before=data.activation_start,
        after=data.activation_after[-1] if data.activation_after else None,
        practice=data.first_practice,
        status=data.status,
    )


def local(at: datetime, tz: str) -> datetime:
    """``at`` on the person's clock: its own offset, or that of the zone named when it was written in UTC."""
    if at.utcoffset():
        return at
    zone = _zone(tz)
    try:
        return at if zone is None else at.astimezone(zone)
    except OverflowError:  # the very first or last day there is
        return at


def _moment(data: Any) -> datetime:
    at: datetime = data.at if hasattr(data, "at") else data.started_at
    return at


def _begin(text: str) -> tuple[str, bool]:
    if len(text) <= SNIPPET:
        return text, False
    begun = text[:SNIPPET]
    return (begun.rsplit(maxsplit=1) or [begun])[0], True


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    if name == "UTC":
        return None
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, ValueError):  # no such zone, or no zone data on this system
        return None
