"""A screen as its form needs it: what is chosen already, what was typed, how its options lie (components/ask.html)."""

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

from brimful.practices.screen import Option, Screen

from .answers import NEW, OWN_CARDS, WRITTEN

SHORT_LABEL = 20  # characters that fit into half a phone
FEW = 5
BLANK_LINES = 3
MOST_LINES = 40
# ready lengths for a timer, in minutes
LADDER = (1, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 240, 480, 720, 1440, 2880, 4320, 10080, 20160, 43200)
LENGTHS = 6


class Ask(Struct, frozen=True, kw_only=True):
    """``chosen``: keys; ``own``: own words beside them; ``words``: what stands in the field; ``lines``: of a list,
    with ``blank`` empty ones after them; ``placed``: the column key of each card of a board, by its place.
    """

    screen: Screen
    chosen: tuple[str, ...] = ()
    own: str = ""
    words: str = ""
    lines: tuple[str, ...] = ()
    blank: int = 1
    placed: tuple[str, ...] = ()
    own_cards: tuple[tuple[str, str], ...] = ()
    lengths: tuple[int, ...] = ()
    layout: Literal["rows", "grid"] = "rows"
    error: str = ""


def ask_of(screen: Screen, typed: str = "", *, error: str = "", blank: int = 1) -> Ask:
    """``typed``: from the run's draft; it comes before what was answered here another time."""
    value = screen.value
    chosen, own = _picked(screen, value)
    if typed and screen.kind in ("choice", "pick"):
        chosen, own = ((NEW,) if screen.kind == "pick" else ("own",)), typed
    lines = typed.split("\n") if typed and screen.kind == "list" else _texts(value)
    placed, own_cards = _board(screen, value)
    return Ask(
        screen=screen,
        chosen=chosen,
        own=own,
        words=(typed or (value if isinstance(value, str) else "")) if screen.kind in WRITTEN else "",
        lines=tuple(lines[:MOST_LINES]),
        blank=_blank(screen, len(lines), blank),
        placed=placed,
        own_cards=own_cards,
        lengths=lengths(screen, value),
        layout="grid" if _fits_in_halves(screen.options) else "rows",
        error=error,
    )


def lengths(screen: Screen, value: Any = None) -> tuple[int, ...]:
    """Ready lengths around the one that is suggested, which is among them."""
    if screen.kind != "timer":
        return ()
    wished = value if type(value) is int else screen.minutes
    steps = sorted({*(m for m in LADDER if m >= screen.least_minutes), screen.minutes, wished})
    start = max(0, min(steps.index(wished) - LENGTHS // 2, len(steps) - LENGTHS))
    return tuple(steps[start : start + LENGTHS])


def _picked(screen: Screen, value: Any) -> tuple[tuple[str, ...], str]:
    """Keys that are chosen, and own words among them."""
    if screen.kind == "timer":
        return (str(value if type(value) is int else screen.minutes),), ""
    if screen.kind == "years":
        return ("unsure",) if value == "unsure" else (), ""
    if screen.kind not in ("choice", "multi", "pick"):
        return (), ""
    keys, own = [], ""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            own = str(one.get("own") or one.get("new") or "")
            keys.append("own" if "own" in one else NEW)
        elif isinstance(one, str):
            keys.append(one)
    return tuple(keys), own


def _texts(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _blank(screen: Screen, lines: int, blank: int) -> int:
    wished = max(blank, min(BLANK_LINES, screen.most or BLANK_LINES) - lines, screen.least - lines)
    return max(0, min(wished, (screen.most or MOST_LINES) - lines))


def _board(screen: Screen, value: Any) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    if screen.kind != "board":
        return (), ()
    under = {card: column for column, cards in (value or {}).items() for card in cards}
    keys = [option.key for option in screen.options]
    own = [(card, column) for card, column in under.items() if card not in keys]
    return tuple(under.get(key, "") for key in keys), tuple([*own, ("", "")][:OWN_CARDS])


def _fits_in_halves(options: Sequence[Option]) -> bool:
    return len(options) > FEW and all(len(o.label) <= SHORT_LABEL and not o.line for o in options)
