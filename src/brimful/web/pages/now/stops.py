"""The static pages of the flow: which there are, and where each chip, strength and number leads.

Nothing here knows a person. The same map answers on the server and, as JSON, in the service worker.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from brimful.practices.activated.ranking import BANDS, UNSET, band
from brimful.practices.activated.spoken import WORDS_A_MINUTE, Line, short_minutes
from brimful.practices.activated.static import static_lines
from brimful.practices.library import Library
from brimful.practices.schema import Choice, Practice

CHECK_STATE = "state-check"  # asks for the state; its answer is one more chip
MOVE, BREATHE = "move-it", "breath-446"
STILL_STRONG, ABOVE = 7, 4  # reference 07: the big wave; words come out kinder below 4
FIXED = ("ways", "still", "close", "close-2", "rest", "sheet", "lines", "lines-2", "kept", "waits", "off")


class Page(Struct, frozen=True, kw_only=True):
    """One line on one screen. ``rest``: seconds it takes to read it and to stay in it."""

    text: str
    rest: int
    breath: bool = False
    help: bool = False
    choices: tuple[str, ...] = ()
    states: tuple[tuple[str, str, str], ...] = ()  # key, label, line


class Stop(Struct, frozen=True, kw_only=True):
    """A first practice, as pages. ``name`` is a number: what it is stays out of the address."""

    name: str
    practice: str
    title: str
    minutes: int
    avoid: str
    pages: tuple[Page, ...]


class Map(Struct, frozen=True, kw_only=True):
    """``cells[state][band]`` names a stop; "turtle" before its lines where the state is dorsal."""

    stops: Mapping[str, Stop]
    cells: Mapping[str, Mapping[str, str]]

    def names(self) -> list[str]:
        return [*self.stops, *FIXED, "help"]

    def first(self, state: str, strength: int | None) -> str:
        """The stop of a chip. A strength that was not said counts as 7; Steady without one is simply steady."""
        unsaid = 0 if state == "ventral" else UNSET
        return self.cells[state][band(unsaid if strength is None else strength)]

    def of_practice(self, practice: str) -> str:
        return next(name for name, stop in self.stops.items() if stop.practice == practice)


def after(number: int | None) -> str:
    """Where the number at the end leads; without one it may well be above 4."""
    if number is not None and number >= STILL_STRONG:
        return "still"
    return "close" if number is not None and number <= ABOVE else "close-2"


def map_of(library: Library) -> Map:
    stops: dict[tuple[str, bool], Stop] = {}
    cells: dict[str, dict[str, str]] = {}
    for state, bands in library.moment.cells.items():
        cells[state] = {}
        for which in BANDS:
            key = (bands[which][0], state == "dorsal")
            if key not in stops:
                stops[key] = _stop(library, str(len(stops) + 1), *key)
            cells[state][which] = stops[key].name
    if not any(practice == MOVE for practice, _ in stops):
        stops[MOVE, False] = _stop(library, str(len(stops) + 1), MOVE, False)
    return Map(stops={stop.name: stop for stop in stops.values()}, cells=cells)


def _stop(library: Library, name: str, practice: str, turtle: bool) -> Stop:
    found = library.practices[practice]
    pages = list(_states(library, found) if practice == CHECK_STATE else _pages(library, found))
    if turtle:  # the words of the chip, for whoever comes here without a script
        words = library.moment.words["tap.dorsal"]
        pages.insert(0, Page(text=words, rest=_reading(words) + 10, help=True))
    return Stop(
        name=name,
        practice=practice,
        title=found.title,
        minutes=short_minutes(found),
        avoid=found.avoid,
        pages=tuple(pages),
    )


def _pages(library: Library, practice: Practice) -> Iterator[Page]:
    """The spoken lines; the quiet help line stands under the line before it."""
    said = static_lines(practice, library.catalogues)
    for here, following in zip(said, [*said[1:], None], strict=True):
        if not here.help:
            yield _page(here, help_follows=following is not None and following.help)


def _page(line: Line, *, help_follows: bool) -> Page:
    rest = _reading(line.words, *line.options) + line.pause
    if line.breath:  # ends on a finished out-breath, as it began with one
        rest = round(line.breath.minutes * 60 + line.breath.out)
    return Page(
        text=line.words, rest=rest, breath=line.breath is not None, help=help_follows, choices=line.options
    )


def _states(library: Library, practice: Practice) -> Iterator[Page]:
    ask = next(step.ask for step in practice.steps if isinstance(step, Choice))
    entries = library.catalogues["states"].entries
    states = tuple((key, entry.label, str(entry.extra.get("line", ""))) for key, entry in entries.items())
    yield Page(text=ask, rest=0, states=states)


def _reading(*words: str) -> int:
    return round(sum(len(each.split()) for each in words) / WORDS_A_MINUTE * 60) + 2
