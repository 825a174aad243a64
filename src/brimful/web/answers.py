"""From the fields of a sent form to the answer of a screen, in the shape the engine takes (``engine.answer``).

Every field is called ``answer`` or begins with ``answer.`` (components/ask.html). Nothing given is None.
"""

from typing import Any

from brimful.practices import text
from brimful.practices.screen import Screen
from brimful.web import grids
from brimful.web.errors import BadField
from brimful.web.forms import LINE, Form

NAME = "answer"
OWN, UNSURE, NEW = f"{NAME}.own", f"{NAME}.unsure", "new"
OWN_CARDS = 6
LONGEST_TIME = 999_999  # minutes; the engine says how many it takes

# what can be kept as it is typed, as plain text of the step it belongs to
WRITTEN = frozenset({"text", "letter", "media", "list", "turn"})


def value_of(form: Form, screen: Screen) -> Any:
    """The answer in this form. Raises BadField, which carries what was typed."""
    match screen.kind:
        case "say" | "breathe":
            return True
        case "turn":
            return form.text(NAME) or True
        case "scale":
            return form.scale(NAME)
        case "years":
            return "unsure" if form.checked(UNSURE) else form.scale(NAME, 0, max(0, min(screen.most, 150)))
        case "choice":
            return _one(form, screen)
        case "multi":
            return _several(form, screen) or None
        case "text" | "letter" | "media":
            return form.text(NAME) or None
        case "list":
            return form.texts(NAME) or None
        case "table":
            return grids.rows(form, NAME, screen.columns) or None
        case "board":
            return _board(form, screen) or None
        case "bodymap":
            return grids.body(form, NAME) or None
        case "timer":
            return _minutes(form)
        case "pick":
            return _pick(form, screen)
        case "offer":
            return form.line(NAME) or None
    raise AssertionError(screen.kind)


def typed_of(form: Form, screen: Screen) -> str:
    """What stands in the form as plain text, for the sealed draft of a run; "" for what is chosen and not typed."""
    if screen.kind == "list":
        return "\n".join(form.texts(NAME))
    if screen.kind in WRITTEN:
        return form.text(NAME)
    return form.line(OWN) if screen.kind in ("choice", "pick") else ""


def _one(form: Form, screen: Screen) -> Any:
    key, words = form.line(NAME), form.line(OWN)
    if screen.own and (key == "own" or (not key and words)):
        return {"own": words}
    return key or None


def _several(form: Form, screen: Screen) -> list[Any]:
    keys, words = form.choices(NAME), form.line(OWN)
    found: list[Any] = [key for key in keys if not (screen.own and key == "own")]
    if screen.own and words:
        found.append({"own": words})
    return found


def _pick(form: Form, screen: Screen) -> Any:
    key, name = form.line(NAME), form.line(OWN)
    if key == NEW or (not key and name):
        return {"new": name}
    return key or None


def _minutes(form: Form) -> int | None:
    value = form.line(NAME)
    if not value:
        return None
    if not value.isascii() or not value.isdigit() or int(value) > LONGEST_TIME:
        raise BadField(text.MINUTES, NAME, form.typed(), least=1)
    return int(value)


def _board(form: Form, screen: Screen) -> dict[str, list[str]]:
    """Fields ``answer.<n>`` for the n-th card, ``answer.own.<n>`` and ``answer.own.<n>.column`` for own words."""
    columns = [column.key for column in screen.columns]
    found: dict[str, list[str]] = {}
    cards = [(option.key, f"{NAME}.{n}") for n, option in enumerate(screen.options)]
    cards += [(form.line(f"{OWN}.{n}", LINE), f"{OWN}.{n}.column") for n in range(OWN_CARDS)]
    for card, field in cards:
        column = form.choice(field, columns, default="")
        if card and column:
            found.setdefault(column, []).append(card)
    return found
