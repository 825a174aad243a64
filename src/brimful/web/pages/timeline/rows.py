"""Found records as the rows of a list."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from starlette.requests import Request

from brimful.core.fold import fold
from brimful.core.text import N_
from brimful.core.timeline import Item, Timeline
from brimful.practices.library import Library
from brimful.practices.words import say_in
from brimful.web.itemviews import ACTIVATED, CHECK_IN, title
from brimful.web.links import url_for
from brimful.web.render import translations
from brimful.web.shell import shell_of

from .excerpt import Piece, excerpt

NOT_ENDED = N_("not ended")
WHILE_LOCKED = N_("written while locked")
FROM_TO = N_("from {before} to {after} of 10")
OF_TEN = N_("{n} of 10")
NO_WORDS = N_("Without words")


class Row(Struct, frozen=True, kw_only=True):
    """``words``: the beginning of what was written, or the part that was found; ``small``: what is known of it."""

    href: str
    clock: str
    head: str = ""
    words: list[Piece] = []
    small: list[str] = []


class DayRows(Struct, frozen=True):
    date: date
    rows: list[Row]


class Titles(Mapping[str, str]):
    """Practice id to title; a practice is read when it is first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getitem__(self, name: str) -> str:
        return self._library.practices[name].title

    def __iter__(self) -> Iterator[str]:
        return iter(self._library.practices)

    def __len__(self) -> int:
        return len(self._library.practices)


class Lister:
    def __init__(self, request: Request, words: str) -> None:
        self.request, self.library = request, shell_of(request).library
        self.settings = request.state.settings
        self.say = translations(self.settings.language).gettext
        self.needles = fold(words).split()
        self.feelings = self._labels("feelings")
        self.states = self._labels("states")

    def days(self, timeline: Timeline, records: Iterable[Any]) -> list[DayRows]:
        by_id = {record.id: record for record in records}
        days = timeline.days(by_id.values())
        return [
            DayRows(day.date, [self.row(item, by_id[item.id].data) for item in day.items]) for day in days
        ]

    def row(self, item: Item, data: Any) -> Row:
        head, small = "", []
        name = "journal.show" if item.kind == "entry" else "timeline.item"
        if item.kind == "entry":
            small = [self.feelings.get(feeling, feeling) for feeling in item.feelings]
            small += [f"#{tag}" for tag in item.tags]
            if item.source in ("locked", "offline"):
                small.append(self.say(WHILE_LOCKED))
        elif item.kind == "check_in":
            head = self.states.get(item.state or "", "") or self.say(CHECK_IN)
            small = [self.say(OF_TEN).format(n=item.before)] if item.before is not None else []
        else:
            head = self.say(ACTIVATED) if item.kind == "episode" else title(self.library, item.practice)
            small = [self.states.get(item.state or "", "")] if item.kind == "episode" else []
            small += [self._change(item), self.say(NOT_ENDED) if item.status == "open" else ""]
        words = self._words(item, data)
        if not words and not head:
            head = self.say(NO_WORDS) if not small else ""
        return Row(
            href=url_for(self.request, name, rid=item.id),
            clock=f"{item.at:%H:%M}",
            head=head,
            words=words,
            small=[one for one in small if one],
        )

    def _words(self, item: Item, data: Any) -> list[Piece]:
        whole = item.text
        if self.needles:
            if item.cut:
                whole = (
                    getattr(data, "text", "") or getattr(data, "note", "") or getattr(data, "own_line", "")
                )
            found = excerpt(whole, self.needles)
            if found is not None:
                return found
            if item.kind == "run" and (found := self._in_answers(data)):
                return found
        text = item.text + ("…" if item.cut else "")
        return [(text, False)] if text else []

    def _in_answers(self, data: Any) -> list[Piece] | None:
        """Where in a practice's answers the words stand; the title may be all that was found."""
        from brimful.core.fold import words_in

        for answer in data.log:
            for text in words_in(answer.value):
                found = excerpt(text, self.needles) if " " in text else None
                if found is not None:
                    return found
        return None

    def _change(self, item: Item) -> str:
        if item.before is not None and item.after is not None:
            return self.say(FROM_TO).format(before=item.before, after=item.after)
        one = item.before if item.after is None else item.after
        return "" if one is None else self.say(OF_TEN).format(n=one)

    def _labels(self, name: str) -> dict[str, str]:
        found = {
            key: say_in(self.settings.words, entry.label)
            for key, entry in self.library.catalogues[name].entries.items()
        }
        return found | self.settings.own_options.get(name, {})
