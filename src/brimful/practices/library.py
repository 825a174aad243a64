"""All practices, option lists, shared blocks and words of a language, as they come with Brimful.

Adding a practice is adding a file: ``catalogue/<language>/<id>.yaml``. What a language does not have yet comes
in English. Packs are folders of a person's own practices; they stand beside the built-in ones, never in
their place, and what is wrong in one is told in ``Library.problems`` and left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from brimful.practices import catalogues, grammar
from brimful.practices.problem import Problem
from brimful.practices.schema import Catalogue, DraftCues, Moment, Practice, ProtestPattern, Step

FALLBACK = "en"


class Library(Struct, frozen=True, kw_only=True):
    """What the engine works with. ``blocks`` are parsed with addresses of their own ("0", "1.then.0")."""

    lang: str
    practices: Mapping[str, Practice]
    catalogues: Mapping[str, Catalogue]
    blocks: Mapping[str, tuple[Step, ...]]
    raw_blocks: Mapping[str, list[Any]]
    patterns: Mapping[str, ProtestPattern]
    moment: Moment
    sheet_general: tuple[str, ...]
    cues: DraftCues = DraftCues()
    problems: tuple[Problem, ...] = ()


class Shelf(Mapping[str, Practice]):
    """Practices by id, each read when it is first asked for."""

    def __init__(self, places: Mapping[str, Traversable], blocks: Mapping[str, list[Any]]) -> None:
        self._places, self._blocks = dict(sorted(places.items())), blocks
        self._read: dict[str, Practice] = {}

    def __getitem__(self, name: str) -> Practice:
        if name not in self._read:
            text = self._places[name].read_text("utf-8")
            self._read[name] = grammar.practice(_plain(text), self._blocks)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places


def load(lang: str = FALLBACK, packs: Sequence[Path] = ()) -> Library:
    """The library of ``lang``, with the packs in these folders added. Never fails because of a pack."""
    library = built_in(lang)
    if not packs:
        return library
    from brimful.practices.packs import add  # only who has packs pays for the checks

    return add(library, packs)


@cache
def built_in(lang: str) -> Library:
    """The library that ships, read once for each language."""
    blocks = data("blocks", lang)
    patterns = msgspec.convert(data("patterns", lang), dict[str, ProtestPattern])
    moment = msgspec.convert(data("moment", lang), Moment)
    lists: dict[str, Catalogue] = {"protest_patterns": catalogues.of_patterns(patterns)}
    for place in in_language("options", lang).values():
        lists |= catalogues.catalogues(_plain(place.read_text("utf-8")))
    return Library(
        lang=lang,
        practices=Shelf(in_language("catalogue", lang), blocks),
        catalogues=lists,
        blocks={name: grammar.steps(plain, blocks) for name, plain in blocks.items()},
        raw_blocks=blocks,
        patterns=patterns,
        moment=moment,
        sheet_general=moment.sheet,
        cues=msgspec.convert(data("drafts", lang), DraftCues),
    )


def in_language(folder: str, lang: str) -> dict[str, Traversable]:
    """Files of a folder by their name without ".yaml"; those of ``lang`` stand above the English ones."""
    found: dict[str, Traversable] = {}
    for tongue in dict.fromkeys((FALLBACK, lang)):
        place = files(__package__) / folder / tongue
        if place.is_dir():
            found |= {f.name.removesuffix(".yaml"): f for f in place.iterdir() if f.name.endswith(".yaml")}
    return found


def data(folder: str, lang: str) -> Any:
    """The plain data of ``folder/<lang>.yaml``."""
    place = files(__package__) / folder
    own = place / f"{lang}.yaml"
    return _plain((own if own.is_file() else place / f"{FALLBACK}.yaml").read_text("utf-8"))


def _plain(text: str) -> Any:
    from brimful.practices import reading

    return reading.trusted(text)
