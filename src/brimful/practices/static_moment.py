"""The general default flow under ``/now``: one first practice for each state chip and band, in general words.

Nothing of a person is in it (secular, both vocabularies as written, no names), so it can be rendered once, kept
by the service worker, and shown before any set-up, while locked and with the server gone.
"""

from collections.abc import Mapping

from msgspec import Struct

from .library import Library
from .ranking import BANDS, GROUNDING, suits_shutdown
from .schema import Catalogue, Choice, Practice, Say
from .spoken import Line, flat, general, line, lines, short_minutes, top_choices

LEAST_LINES = 2  # below that a practice has nothing to say without the person's own answers


class StaticCell(Struct, frozen=True, kw_only=True):
    """What one chip at one strength leads to. ``band`` is "0-3", "4-6", "7-8" or "9-10"."""

    state: str
    band: str
    practice: str
    title: str
    minutes: int
    avoid: str
    lines: tuple[Line, ...]


class StaticMoment(Struct, frozen=True, kw_only=True):
    """All of the static flow: ``cells[state][band]``, the Check's question and the general pocket sheet."""

    cells: Mapping[str, Mapping[str, StaticCell]]
    check: str
    sheet: tuple[str, ...]


def static_moment(library: Library) -> StaticMoment:
    """The same for everyone, from the library alone."""
    cells = {
        state: {band: static_cell(library, state, band) for band in BANDS} for state in library.moment.cells
    }
    return StaticMoment(cells=cells, check=library.moment.words["check.ask"], sheet=library.sheet_general)


def static_cell(library: Library, state: str, band: str) -> StaticCell:
    """The default practice of a cell, or the next in it that can be spoken without asking anything."""
    practice, spoken = next(
        (found, said)
        for name in (*library.moment.cells[state][band], GROUNDING)
        if (found := library.practices.get(name)) is not None
        and (state != "dorsal" or suits_shutdown(found))
        and len(said := static_lines(found, library.catalogues)) >= LEAST_LINES
        and any(not one.options for one in said)
    )
    return StaticCell(
        state=state,
        band=band,
        practice=practice.id,
        title=practice.title,
        minutes=short_minutes(practice),
        avoid=practice.avoid,
        lines=tuple(spoken),
    )


def static_lines(practice: Practice, catalogues: Mapping[str, Catalogue]) -> list[Line]:
    """The spoken lines, with the sentences of a choice where the practice speaks of the one chosen.

    A short form that marks its lines needs no choices; in the others a choice stands where its step stands.
    """
    if any(isinstance(step, Say) and step.short for step in practice.steps):
        return lines(practice)
    asked = {step.at: step for step in top_choices(practice)}
    found: list[Line] = []
    for step in practice.steps:
        if isinstance(step, Choice):
            labels = options(step.options, catalogues) if step.at in asked else ()
            found += [Line(step.ask, options=labels)] if labels else []
        else:
            found += (one for inner in flat((step,)) if (one := line(inner)) is not None)
    return found


def options(given: str | dict[str, str], catalogues: Mapping[str, Catalogue]) -> tuple[str, ...]:
    """The labels of a written list or of plain catalogues; empty where the list depends on earlier answers."""
    if isinstance(given, dict):
        return tuple(label for label in given.values() if general(label))
    labels: list[str] = []
    for name in given.split("+"):
        catalogue = catalogues.get(name.strip().removeprefix("@"))
        if catalogue is not None and name.strip().startswith("@"):
            labels += [e.label for key, e in catalogue.entries.items() if key not in catalogue.spiritual]
    return tuple(labels)
