"""The general lines of a practice for the static flow under ``/now``.

Nothing of a person is in them (secular, both vocabularies as written, no names), so they can be rendered once,
kept by the service worker, and shown before any set-up, while locked and with the server gone.
"""

from collections.abc import Mapping

from brimful.practices.activated.spoken import Line, flat, general, line, lines, top_choices
from brimful.practices.schema import Catalogue, Choice, Practice, Say


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
