"""Whether an answer fits its question; and the plain shape in which it is kept.

``checked`` returns the value to keep, None for an answer that is empty (kept as left out), or raises
``BadAnswer`` with one sentence. It never raises anything else, whatever it is given.
"""

from collections.abc import Callable, Mapping
from typing import Any

from brimful.practices import text
from brimful.practices.engine.context import Context
from brimful.practices.engine.options import options_of, takes_own
from brimful.practices.engine.rows import board, bodymap, table
from brimful.practices.engine.scope import Scope
from brimful.practices.engine.typed import MOST_BYTES, clean, line
from brimful.practices.errors import BadAnswer
from brimful.practices.schema import (
    Bodymap,
    Breathe,
    Choice,
    Letter,
    List,
    Media,
    Multi,
    Offer,
    Options,
    Pick,
    Scale,
    Step,
    Table,
    Text,
    Timer,
    Years,
)

OLDEST = 120
MOST_LINES = 200
LONGEST_NAME = 200
YEAR_OF_MINUTES = 366 * 24 * 60
UNSURE = "unsure"


def checked(step: Step, value: Any, scope: Scope) -> Any:
    """The answer as it is kept, or None where it is empty."""
    for kinds, check in CHECKS:
        if isinstance(step, kinds):
            return check(step, value, scope)
    return gone_on(value)


def gone_on(value: Any) -> bool | str:
    """Words to read are answered by going on; a turn may be written down instead of spoken."""
    if value is True:
        return True
    if isinstance(value, str):
        return clean(value) or True
    raise BadAnswer(text.GO_ON)


def breathe(step: Breathe, value: Any, scope: Scope) -> Any:
    """True, or the minutes done."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 0 <= value <= 24 * 60:
            return value
        raise BadAnswer(text.GO_ON)
    return gone_on(value)


def scale(step: Scale, value: Any, scope: Scope) -> int:
    return strength(value)


def strength(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= 10:
        raise BadAnswer(text.STRENGTH)
    return value


def years(step: Years, value: Any, scope: Scope) -> int | str:
    most = oldest(scope.ctx)
    if value == UNSURE:
        return UNSURE
    if type(value) is not int or not 0 <= value <= most:
        raise BadAnswer(text.AGE, most=most)
    return value


def oldest(ctx: Context) -> int:
    return min(ctx.age, OLDEST) if ctx.age is not None and ctx.age > 0 else OLDEST


def choice(step: Choice, value: Any, scope: Scope) -> Any:
    return one_of(step.options, value, scope)


def multi(step: Multi, value: Any, scope: Scope) -> list[Any]:
    if not isinstance(value, list | tuple) or len(value) > MOST_LINES:
        raise BadAnswer(text.CHOOSE)
    found: list[Any] = []
    for one in value:
        chosen = one_of(step.options, one, scope)
        if chosen not in found:
            found.append(chosen)
    if step.max and len(found) > step.max:
        raise BadAnswer(text.TOO_MANY, most=step.max)
    return found


def one_of(options: Options, value: Any, scope: Scope, own: bool | None = None) -> Any:
    """A key, or ``{"own": words}`` where own words are taken."""
    if isinstance(value, Mapping) and set(value) == {"own"}:
        if not (takes_own(options, scope) if own is None else own):
            raise BadAnswer(text.CHOOSE)
        words = line(value["own"])
        if not words:
            raise BadAnswer(text.OWN_EMPTY)
        return {"own": words}
    if not isinstance(value, str) or all(option.key != value for option in options_of(options, scope)):
        raise BadAnswer(text.CHOOSE)
    return value


def words(step: Text | Letter, value: Any, scope: Scope) -> str | None:
    written = clean(value)
    return written if written.strip() else None


def media(step: Media, value: Any, scope: Scope) -> str | bool | None:
    """Words in place of the picture or recording; True: done, and kept somewhere else."""
    if value is True:
        return True
    written = clean(value)
    return written if written.strip() else None


def lines(step: List, value: Any, scope: Scope) -> list[str] | None:
    if not isinstance(value, list | tuple):
        raise BadAnswer(text.LINES)
    most = step.max or MOST_LINES
    if len(value) > MOST_LINES:
        raise BadAnswer(text.TOO_MANY_LINES, most=most)
    found = [one for one in (line(one, text.LINES) for one in value) if one]
    if len(found) > most:
        raise BadAnswer(text.TOO_MANY_LINES, most=most)
    if found and len(found) < step.min:
        raise BadAnswer(text.TOO_FEW_LINES, least=step.min)
    if sum(len(one.encode()) for one in found) > MOST_BYTES:
        raise BadAnswer(text.TOO_LONG)
    return found or None


def rows(step: Table, value: Any, scope: Scope) -> Any:
    return board(step, value, scope) if step.options else table(step, value, scope, one_of)


def body(step: Bodymap, value: Any, scope: Scope) -> Any:
    return bodymap(value, scope)


def timer(step: Timer, value: Any, scope: Scope) -> int:
    if type(value) is not int or not step.min <= value <= YEAR_OF_MINUTES:
        raise BadAnswer(text.MINUTES, least=step.min)
    return value


def pick(step: Pick, value: Any, scope: Scope) -> Any:
    """An id, a key of a general option, or ``{"new": name}``; a name that is there already is that thing."""
    if isinstance(value, Mapping) and set(value) == {"new"}:
        name = line(value["new"], text.NAME)[:LONGEST_NAME]
        if not name:
            raise BadAnswer(text.NAME)
        same = (one.id for one in scope.stored(step.from_) if one.label.casefold() == name.casefold())
        return next(same, {"new": name})
    if isinstance(value, str) and any(one.id == value for one in scope.stored(step.from_)):
        return value
    return one_of(step.also, value, scope, own=False)


def offer(step: Offer, value: Any, scope: Scope) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, str) and value in step.practices and value in scope.lib.practices:
        return value
    raise BadAnswer(text.CHOOSE)


Check = Callable[[Any, Any, Scope], Any]
CHECKS: tuple[tuple[Any, Check], ...] = (
    (Breathe, breathe),
    (Scale, scale),
    (Years, years),
    (Choice, choice),
    (Multi, multi),
    (Text | Letter, words),
    (List, lines),
    (Table, rows),
    (Bodymap, body),
    (Media, media),
    (Timer, timer),
    (Pick, pick),
    (Offer, offer),
)
