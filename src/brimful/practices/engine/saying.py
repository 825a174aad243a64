"""The words for an answer: labels of what was chosen, own words, names of stored things."""

from collections.abc import Callable, Mapping
from typing import Any

from brimful.practices.engine.fill import LITTLE_ME, THEM, fill, joined
from brimful.practices.engine.options import catalogues_of, chosen_entry, labels_of_step
from brimful.practices.engine.scope import Scope
from brimful.practices.schema import Multi, Pick
from brimful.practices.words import PLACES, pronoun

Special = Callable[[Scope], str]


def filled(template: str, scope: Scope) -> str:
    """A text of the practice as this person reads it: their words, their names, their answers."""
    return fill(scope.say(template), lambda field, key: look(field, key, scope))


def look(field: str, key: str, scope: Scope) -> str:
    """The words for ``{field}`` or ``{field.key}``; "" where there are none."""
    if not key and field in NAMES and field not in scope.asked:
        return NAMES[field](scope)
    if key:
        return words_of_key(field, key, scope) or fallback(field, key, scope)
    words = words_of(field, scope)
    step = scope.asked.get(field)
    return words or (THEM if isinstance(step, Pick) and step.from_ == "person" else "")


def words_of(field: str, scope: Scope) -> str:
    """An answer in words."""
    value, step = scope.live.get(field), scope.asked.get(field)
    if value == "own":
        own = scope.live.get("own")
        return own if isinstance(own, str) else ""
    if isinstance(step, Pick):
        return name_of_picked(value, step, scope)
    labels = labels_of_step(step, scope)
    if isinstance(value, list):
        words = [w for w in (in_words(one, labels) for one in value) if w]
        return joined(words) if isinstance(step, Multi) else ", ".join(words)
    return in_words(value, labels)


def in_words(value: Any, labels: Mapping[str, str]) -> str:
    if isinstance(value, Mapping):
        return next((str(value[key]) for key in ("own", "new") if key in value), "")
    return "" if value is None else labels.get(str(value), str(value))


def name_of_picked(value: Any, step: Pick, scope: Scope) -> str:
    if isinstance(value, Mapping):
        return str(value.get("new", ""))
    thing = next((one for one in scope.stored(step.from_) if one.id == value), None)
    if thing is not None:
        return thing.label
    entry = chosen_entry(step.field, scope)
    return scope.say(entry.label) if entry else ""


def words_of_key(field: str, key: str, scope: Scope) -> str:
    """That key of the chosen option, or of the stored thing that was picked."""
    step = scope.asked.get(field)
    if isinstance(step, Pick):
        thing = next((one for one in scope.stored(step.from_) if one.id == scope.live.get(field)), None)
        if thing is not None:
            return in_words(thing.values.get(key), {})
    entry = chosen_entry(field, scope)
    return scope.say(str(entry.extra.get(key, ""))) if entry else ""


def fallback(field: str, key: str, scope: Scope) -> str:
    """Where nothing was chosen, the first entry of that list speaks; a nurturer, the first affirmation."""
    step = scope.asked.get(field)
    names = catalogues_of(field, scope)
    if (isinstance(step, Pick) and step.from_ == "nurturer") or field == "nurturer":
        spoken = scope.catalogue("affirmations")
        first = next(iter(spoken.entries.values()), None) if spoken else None
        return scope.say(first.label) if first else ""
    for name in names:
        catalogue = scope.catalogue(name)
        for entry in catalogue.entries.values() if catalogue else ():
            if entry.extra.get(key):
                return scope.say(str(entry.extra[key]))
    return ""


def little_me(scope: Scope) -> str:
    """The name chosen for Little Me."""
    chosen = next((one.label for one in scope.stored("little_me") if one.label), "")
    return chosen or scope.say(LITTLE_ME)


NAMES: Mapping[str, Special] = {
    "name": lambda scope: scope.ctx.name,
    "little_me": little_me,
    "partner": lambda scope: THEM,
    **{place: lambda scope, place=place: pronoun(place, scope.ctx.pronouns) for place in PLACES},  # type: ignore[misc]
}
