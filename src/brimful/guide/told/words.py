"""The words for one stored answer: labels for keys, names for ids, the person's own words as they are."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from brimful.practices.engine.fill import lowered
from brimful.practices.engine.options import catalogues_of, options_of
from brimful.practices.engine.saying import filled, name_of_picked
from brimful.practices.engine.scope import Scope
from brimful.practices.engine.shape import fits
from brimful.practices.schema import (
    Bodymap,
    Breathe,
    Choice,
    Letter,
    List,
    Media,
    Multi,
    Offer,
    Pick,
    Scale,
    Step,
    Table,
    Text,
    Timer,
    Turn,
    Years,
)

from . import text
from .line import Told

type Say = Callable[[str], str]


def told(step: Step, value: Any, scope: Scope, key: str, say: Say) -> Told | None:
    """The answer to a step; None where there is nothing to tell. Own words are changed by ``key``."""
    if not fits(step, value):
        return loose(value, key)
    ask = filled(getattr(step, "ask", "") or getattr(step, "text", ""), scope)
    line = Told(ask=ask, words=())
    match step:
        case Scale():
            return replace(line, words=(of_ten(value, say),))
        case Years():
            return replace(line, words=(years(value, say),))
        case Choice() | Multi():
            return chosen(line, value, labels(step, scope), key)
        case Pick():
            return replace(line, words=(name_of_picked(value, step, scope) or say(text.GONE),))
        case Text() | Letter():
            return replace(line, words=(value,), own=True, key=key) if value.strip() else None
        case List():
            return replace(line, words=tuple(value), own=True, key=key, each=True) if value else None
        case Media() | Turn():
            return replace(line, words=(value,), own=True, key=key) if isinstance(value, str) else None
        case Timer():
            return replace(line, words=(say(text.MINUTES).format(n=value),))
        case Table():
            rows = board(step, value, scope) if step.options else table(step, value, scope, say)
            return replace(line, words=tuple(rows), each=True)
        case Bodymap():
            return replace(line, words=tuple(body(value, scope, say)), each=True)
        case Offer():
            known = scope.lib.practices.get(value)
            return Told(ask=say(text.WENT_ON_WITH), words=(known.title if known else value,))
        case Breathe() if not isinstance(value, bool | str):
            return replace(line, words=(say(text.MINUTES).format(n=value),))
    return None


def loose(value: Any, key: str, ask: str = "") -> Told | None:
    """An answer whose question is not there any more: what was written stays readable."""
    if isinstance(value, Mapping) and isinstance(value.get("own"), str):
        value = value["own"]
    if isinstance(value, str) and value.strip():
        return Told(ask=ask, words=(value,), own=True, key=key)
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return Told(ask=ask, words=tuple(value), own=True, key=key, each=True)
    return None


def chosen(line: Told, value: Any, known: Mapping[str, str], key: str) -> Told:
    """What was chosen: labels in one sentence; own words alone can be changed."""
    several = value if isinstance(value, list) else [value]
    own = [one["own"] for one in several if isinstance(one, Mapping)]
    said = [known.get(one, one.replace("_", " ")) for one in several if isinstance(one, str)]
    if own and not said:
        return replace(line, words=tuple(own), own=True, key=key if isinstance(value, Mapping) else "")
    return replace(line, words=(", ".join([*said[:1], *map(lowered, said[1:]), *own]),))


def labels(step: Choice | Multi, scope: Scope) -> dict[str, str]:
    """Labels of all keys that may stand here, those too that the lists have hidden or lost since."""
    found: dict[str, str] = {}
    for name in catalogues_of(step.field, scope):
        catalogue = scope.catalogue(name)
        entries = catalogue.entries.items() if catalogue else ()
        found |= {key: scope.say(entry.label) for key, entry in entries}
        found |= scope.ctx.own_options.get(name, {})
    return found | {option.key: option.label for option in options_of(step.options, scope)}


def table(step: Table, rows: Iterable[Mapping[str, Any]], scope: Scope, say: Say) -> Iterable[str]:
    """One line a row: "Late: yes; Strength: 4 of 10"."""
    for row in rows:
        cells = []
        for name, column in step.columns.items():
            value = row.get(name)
            if value in (None, "", []):
                continue
            if column.scale:
                words = of_ten(value, say) if isinstance(value, int) else str(value)
            else:
                known = {o.key: o.label for o in options_of(column.options, scope)} if column.options else {}
                words = ", ".join(
                    _cell(one, known) for one in (value if isinstance(value, list) else [value])
                )
            cells.append(f"{scope.say(column.label)}: {words}")
        yield "; ".join(cells)


def board(step: Table, columns: Mapping[str, list[str]], scope: Scope) -> Iterable[str]:
    known = {option.key: option.label for option in options_of(step.options, scope)}
    for name, column in step.columns.items():
        cards = columns.get(name)
        if cards:
            yield f"{scope.say(column.label)}: {', '.join(known.get(card, card) for card in cards)}"


def body(rows: Iterable[Mapping[str, Any]], scope: Scope, say: Say) -> Iterable[str]:
    """ "Chest: tight, 6 of 10"."""
    for row in rows:
        where, what = (
            _label(scope, "regions", row.get("region")),
            _label(scope, "sensations", row.get("sensation")),
        )
        strength = row.get("strength")
        tail = [what, of_ten(strength, say) if isinstance(strength, int) else ""]
        told = ", ".join(word for word in tail if word)
        yield f"{where}: {told}" if told else where


def of_ten(number: int, say: Say) -> str:
    return say(text.OF_TEN).format(n=number)


def years(value: Any, say: Say) -> str:
    return say(text.UNSURE) if value == "unsure" else say(text.YEARS).format(n=value)


def _label(scope: Scope, name: str, key: Any) -> str:
    catalogue = scope.catalogue(name)
    entry = catalogue.entries.get(str(key)) if catalogue else None
    own = scope.ctx.own_options.get(name, {}).get(str(key), "")
    return scope.say(entry.label) if entry else own or ("" if key is None else str(key))


def _cell(value: Any, known: Mapping[str, str]) -> str:
    if isinstance(value, Mapping):
        return str(value.get("own", ""))
    return known.get(str(value), str(value))
