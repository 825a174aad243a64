"""Option strings: `@feelings + own`, `state.signs`, `field:x.col`, `count:x.col`, `top:3:@x`, `match:draft:@x`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from brimful.practices import text
from brimful.practices.engine.scope import Scope, entries
from brimful.practices.matcher import MOST
from brimful.practices.schema import Catalogue, Choice, Entry, Multi, Options, Pick, Table, Text
from brimful.practices.screen import Option
from brimful.practices.walk import every

WORDS = {
    "none": text.NONE,
    "nothing": text.NOTHING,
    "kind_act": text.KIND_ACT,
    "unsure": text.UNSURE,
    "own": text.OWN,
}
LINES = ("line", "looks", "eg", "ask")  # the key of an entry that explains it in small
# Lists with an end: what they name is all there is. Every other list is filled from life and takes own words.
CLOSED = frozenset(
    {"states", "safety_signs", "repair_ready", "boundary_kinds", "eight_cs", "patterns_three", "wave_wants",
     "protest_patterns", "opposite", "anger_wants", "self_goals", "exiles", "protectors_baum", "parts_relations"}
)  # fmt: skip


def options_of(options: Options, scope: Scope) -> tuple[Option, ...]:
    """What can be chosen, in order, each key once. ``own`` is among them only where it is a key like others."""
    if isinstance(options, dict):
        found = [Option(key, scope.say(label)) for key, label in options.items()]
    else:
        found = [option for term in terms(options) for option in of_term(term, scope)]
    seen = {option.key: option for option in reversed(found) if option.key != "own" or own_is_key(scope)}
    return tuple(seen[key] for key in dict.fromkeys(option.key for option in found) if key in seen)


def takes_own(options: Options, scope: Scope) -> bool:
    """Whether "something else", in own words, is an answer too."""
    if isinstance(options, dict):
        return "own" in options and not own_is_key(scope)
    found = terms(options)
    if "own" in found:
        return not own_is_key(scope)
    lists = [term[1:] for term in found if term.startswith("@")]
    return bool(lists) and not any(name.split(".")[0] in CLOSED for name in lists)


def own_is_key(scope: Scope) -> bool:
    """Where the practice has a text called `own`, choosing `own` means: the words of that text."""
    return any(isinstance(step, Text) and step.field == "own" for step in every(scope.practice.steps))


def terms(options: str) -> list[str]:
    return [term.strip() for term in options.split("+") if term.strip()]


def of_term(term: str, scope: Scope) -> Iterator[Option]:
    if term.startswith("@"):
        yield from of_catalogue(scope.catalogue(term[1:]), scope)
    elif term == "field_names":
        yield from of_field_names(scope)
    elif term.startswith("top:"):
        yield from of_top(term, scope)
    elif term.startswith("match:"):
        yield from of_match(term, scope)
    elif term.startswith("field:"):
        yield from (Option(key, label) for key, label in entered(term[6:], scope))
    elif term.startswith("count:"):
        counted = Counter(entered(term[6:], scope)).most_common()
        yield from (Option(key, label) for (key, label), _ in counted)
    elif "." in term:
        field, key = term.split(".", 1)
        yield from of_extra(field, key, scope)
    else:
        yield Option(term, WORDS.get(term) or scope.say(term.replace("_", " ").capitalize()))


def of_catalogue(catalogue: Catalogue | None, scope: Scope) -> Iterator[Option]:
    if catalogue is not None:
        for entry in entries(catalogue, scope.ctx).values():
            yield option(entry, scope)


def option(entry: Entry, scope: Scope, group: str = "") -> Option:
    line = next((entry.extra[key] for key in LINES if isinstance(entry.extra.get(key), str)), "")
    return Option(entry.key, scope.say(entry.label), scope.say(line), group)


def of_field_names(scope: Scope) -> Iterator[Option]:
    """The fields of this practice by their questions, without their numbers: what may be shown of the sheet."""
    for step in every(scope.practice.steps):
        name, ask = getattr(step, "field", ""), getattr(step, "ask", "")
        if name and getattr(step, "options", "") != "field_names":
            yield Option(name, scope.say(ask.split("(")[0].strip(" :0123456789.")) or name)


def of_top(term: str, scope: Scope) -> Iterator[Option]:
    """`top:3:@soothing`: what helped this person most, filled up from the top of the list."""
    _, most, name = term.split(":", 2)
    catalogue = scope.catalogue(name[1:])
    if catalogue is not None:
        shown = entries(catalogue, scope.ctx)
        order = [key for key in scope.ctx.best.get(name[1:], ()) if key in shown]
        for key in list(dict.fromkeys([*order, *shown]))[: int(most)]:
            yield option(shown[key], scope)


def of_match(term: str, scope: Scope) -> Iterator[Option]:
    """`match:draft:@protest_patterns`: what the matcher found in the text of a field."""
    _, field, name = term.split(":", 2)
    catalogue, words = scope.catalogue(name[1:]), scope.live.get(field)
    if catalogue is None or scope.ctx.matched is None or not isinstance(words, str):
        return
    for key in scope.ctx.matched(words)[:MOST]:
        if key in catalogue.entries:
            yield option(catalogue.entries[key], scope)


def of_extra(field: str, key: str, scope: Scope) -> Iterator[Option]:
    """`state.signs`: the list that the chosen entry brings with it."""
    entry = chosen_entry(field, scope)
    values = entry.extra.get(key, ()) if entry else ()
    for words in values if isinstance(values, list | tuple) else ():
        yield Option(str(words), scope.say(str(words)))


def chosen_entry(field: str, scope: Scope) -> Entry | None:
    """The catalogue entry that was chosen for a field."""
    value = scope.live.get(field)
    for name in catalogues_of(field, scope):
        catalogue = scope.catalogue(name)
        if catalogue is not None and isinstance(value, str) and value in catalogue.entries:
            return catalogue.entries[value]
    return None


def catalogues_of(field: str, scope: Scope) -> list[str]:
    """The catalogues that the question of a field chooses from. Given answers are found by the practice."""
    step = scope.asked.get(field) or next(
        (step for step in every(scope.practice.steps) if getattr(step, "field", "") == field), None
    )
    options = getattr(step, "also" if isinstance(step, Pick) else "options", "")
    if not isinstance(options, str):
        return []
    parts = (term.rsplit(":", 1)[-1] for term in terms(options))
    return [part[1:] for part in parts if part.startswith("@")]


def entered(place: str, scope: Scope) -> Iterator[tuple[str, str]]:
    """What was entered in a field, or in a column of a table: (key, label), each as often as it stands there."""
    field, _, column = place.partition(".")
    value, step = scope.live.get(field), scope.asked.get(field)
    if not column:
        labels = labels_of_step(step, scope)
        for one in value if isinstance(value, list) else ([value] if value else []):
            yield keyed(one, labels)
        return
    labels = {}
    if isinstance(step, Table) and column in step.columns:
        labels = {o.key: o.label for o in options_of(step.columns[column].options or step.options, scope)}
    cells = value.get(column, []) if isinstance(value, Mapping) else [
        row.get(column) for row in value or [] if isinstance(row, Mapping)
    ]  # fmt: skip
    for cell in cells:
        for one in cell if isinstance(cell, list) else [cell]:
            if one not in (None, "", {}):
                yield keyed(one, labels)


def labels_of_step(step: Any, scope: Scope) -> dict[str, str]:
    if isinstance(step, Choice | Multi):
        return {option.key: option.label for option in options_of(step.options, scope)}
    return {}


def keyed(value: Any, labels: Mapping[str, str]) -> tuple[str, str]:
    if isinstance(value, Mapping):
        value = value.get("own", "")
    return str(value), labels.get(str(value), str(value))
