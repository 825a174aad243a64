"""What may be answered on a screen of the moment flow, and how it is stored."""

from typing import Any

from brimful.practices import text
from brimful.practices.activated import show as moment_show
from brimful.practices.activated.show import suggestion
from brimful.practices.activated.trail import Trail
from brimful.practices.errors import BadAnswer

LONGEST_LINE = 500


def checked(trail: Trail, value: Any) -> Any:
    """The value as it is stored, or ``BadAnswer``."""
    shown = moment_show.screen(trail)
    keys = {o.key for o in shown.options}
    match shown.kind:
        case "entry":
            return checked_entry(trail, value)
        case "suggestion":
            return one_of(value, offered(trail))
        case "practice":
            return shown.practice
        case "scale":
            return strength(value)
        case "choice":
            return one_of(value, keys - {"unsafe"})
        case "years":
            return value if value == "unsure" else whole(value, shown.most, text.AGE)
        case "part":
            return (
                {"own": line(value["own"])}
                if isinstance(value, dict) and "own" in value
                else one_of(value, keys)
            )
        case "line":
            return line(value)
        case "multi":
            return several(value, keys, shown.most)
        case "choose":
            doors = {o.key for door in shown.doors for o in door.options}
            return one_of(value, doors | {f"stay:{c.practice}" for c in shown.longer})
        case _:
            return True


def checked_entry(trail: Trail, value: Any) -> dict[str, Any]:
    """Screen 0: whatever of it was tapped."""
    if not isinstance(value, dict):
        raise BadAnswer
    kept: dict[str, Any] = {}
    if value.get("state") is not None:
        kept["state"] = one_of(value["state"], set(trail.library.moment.cells))
    if value.get("strength") is not None:
        kept["strength"] = strength(value["strength"])
    for flag in ("in_public", "own_way"):
        if value.get(flag):
            kept[flag] = True
    return kept


def offered(trail: Trail) -> set[str]:
    shown = suggestion(trail)
    cards = [shown.first, *shown.others, *([shown.grounding] if shown.grounding else [])]
    return {card.practice for card in cards}


def one_of(value: Any, keys: set[str]) -> str:
    if not isinstance(value, str) or value not in keys:
        raise BadAnswer(text.CHOOSE)
    return value


def several(value: Any, keys: set[str], most: int) -> list[str]:
    chosen = list(dict.fromkeys(one_of(v, keys) for v in value)) if isinstance(value, list) else None
    if chosen is None or len(chosen) > most:
        raise BadAnswer(text.TOO_MANY, most=most)
    return chosen


def strength(value: Any) -> int:
    return whole(value, 10, text.STRENGTH)


def whole(value: Any, most: int, sentence: str) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise BadAnswer(sentence, most=most)
    return value


def line(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_LINE:
        raise BadAnswer(text.TOO_LONG)
    return value.strip()
