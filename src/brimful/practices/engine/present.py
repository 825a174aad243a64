"""From a step of the file to what the person sees."""

import re
from typing import Any, Literal

import msgspec

from brimful.practices import text
from brimful.practices.engine.fill import EMPTY
from brimful.practices.engine.frame import Frame
from brimful.practices.engine.options import of_term, options_of, takes_own, terms
from brimful.practices.engine.saying import filled
from brimful.practices.engine.scope import Scope, entries
from brimful.practices.engine.values import oldest
from brimful.practices.schema import (
    Bodymap,
    Breathe,
    Choice,
    Letter,
    List,
    Media,
    Multi,
    Offer,
    Pattern,
    Pause,
    Pick,
    Say,
    Scale,
    Scan,
    Step,
    Table,
    Text,
    Timer,
    Turn,
    Years,
)
from brimful.practices.screen import Breath, Column, Option, Screen
from brimful.practices.words import line


def screen(step: Step, scope: Scope, frame: Frame, **more: Any) -> Screen:
    """The step as a screen. ``more`` is what the run adds: skippable, value."""
    shown = {
        "step": frame.address(step),
        "again": frame.again,
        "alone": frame.alone,
        "field": getattr(step, "field", None),
    }
    if ask := getattr(step, "ask", ""):
        shown["ask"] = filled(ask, scope)
    return Screen(**{**shown, **of_kind(step, scope, frame), **more})


def of_kind(step: Step, scope: Scope, frame: Frame) -> dict[str, Any]:
    """The keys of the screen that belong to this kind of step."""
    match step:
        case Say():
            words = filled(line(step, scope.ctx.register), scope)
            return {"kind": "say", "text": words, "pause": step.pause, "link_help": step.link == "help"}
        case Scan():
            return {
                "kind": "say",
                "text": filled(step.text, scope) or region(step, scope),
                "pause": step.pause,
            }
        case Pause():
            return {"kind": "say", "text": filled(step.text, scope), "pause": step.seconds}
        case Breathe():
            pattern = tuned(step, scope)
            breath = Breath(pattern.in_, pattern.hold, pattern.out, pattern.rest, pattern.minutes)
            return {"kind": "breathe", "text": filled(step.text, scope), "breath": breath}
        case Scale():
            return {"kind": "scale", "low": step.low, "high": step.high, "most": 10}
        case Years():
            return {"kind": "years", "most": oldest(scope.ctx)}
        case Choice():
            return {
                "kind": "choice",
                "options": options_of(step.options, scope),
                "own": takes_own(step.options, scope),
            }
        case Multi():
            found = {"options": options_of(step.options, scope), "own": takes_own(step.options, scope)}
            return dict(kind="multi", most=step.max, **found)
        case Text():
            return {"kind": "text", "size": step.size}
        case List():
            ideas = starters(step.starters, scope)
            return {"kind": "list", "least": step.min, "most": step.max, "starters": ideas}
        case Letter():
            return {"kind": "letter", "size": "long", "starters": starters(step.starters, scope)}
        case Table():
            return table(step, scope)
        case Bodymap():
            return {
                "kind": "bodymap",
                "regions": of("@regions", scope),
                "sensations": of("@sensations", scope),
            }
        case Media():
            return {"kind": "media", "media": step.medium}
        case Timer():
            return {"kind": "timer", "minutes": step.minutes, "least_minutes": step.min}
        case Pick():
            return {"kind": "pick", "stored": step.from_, "options": things(step, scope)}
        case Turn():
            return turn(step, scope, frame)
        case Offer():
            return {"kind": "offer", "text": filled(step.text, scope), "offers": offers(step, scope)}
    raise TypeError(f"{type(step).__name__} is not shown")


def table(step: Table, scope: Scope) -> dict[str, Any]:
    columns = tuple(
        Column(
            key,
            filled(column.label, scope),
            options_of(column.options, scope) if column.options else (),
            column.scale,
        )
        for key, column in step.columns.items()
    )
    if not step.options:
        return {"kind": "table", "columns": columns}
    cards = options_of(step.options, scope)
    return {"kind": "board", "columns": columns, "options": cards, "own": takes_own(step.options, scope)}


def things(step: Pick, scope: Scope) -> tuple[Option, ...]:
    """What the person has of this kind, then the general options."""
    stored = tuple(Option(one.id, one.label, group=text.YOURS) for one in scope.stored(step.from_))
    general = options_of(step.also, scope) if step.also else ()
    return stored + tuple(msgspec.structs.replace(option, group=text.GENERAL) for option in general)


def offers(step: Offer, scope: Scope) -> tuple[Option, ...]:
    """Practices that are here to be offered. What is not suggested at the moment is not offered either."""
    found = []
    for name in step.practices:
        practice = scope.lib.practices.get(name, None)
        if practice is None or (practice.unsafe_first and scope.ctx.unclear):
            continue
        least, most = practice.minutes
        found.append(Option(name, practice.title, f"{least}-{most} min" if least != most else f"{most} min"))
    return tuple(found)


def turn(step: Turn, scope: Scope, frame: Frame) -> dict[str, Any]:
    holder: Literal["", "first", "second", "both"] = ""
    if step.role == "both":
        holder = "both"
    elif step.role == "private":
        holder = "second" if frame.guest else "first"
    else:
        holder = "first" if (step.role == "speaker") != frame.changed else "second"
    return {"kind": "turn", "text": filled(step.text, scope), "role": step.role, "holder": holder}


def tuned(step: Breathe, scope: Scope) -> Pattern:
    """The breath with what earlier choices change in it."""
    changes: dict[str, float] = {}
    for field, options in step.by.items():
        chosen = scope.live.get(field)
        if isinstance(chosen, str):
            changes |= {
                ("in_" if key == "in" else key): number for key, number in options.get(chosen, {}).items()
            }
    return msgspec.structs.replace(step.pattern, **changes)


def starters(ideas: str | tuple[str, ...], scope: Scope) -> tuple[str, ...]:
    if isinstance(ideas, tuple):
        return tuple(filled(idea, scope) for idea in ideas)
    return tuple(option.label for term in terms(ideas) for option in of_term(term, scope))


def of(term: str, scope: Scope) -> tuple[Option, ...]:
    return tuple(of_term(term, scope))


def waiting(ask: str) -> str:
    """The words of a timer while it runs: its question is answered by then, what stands beside it stays."""
    sentences = re.findall(r"[^.?]+[.?]*", ask)
    return " ".join(sentence.strip() for sentence in sentences if not sentence.rstrip().endswith("?"))


def region(step: Scan, scope: Scope) -> str:
    catalogue = scope.catalogue("regions")
    entry = entries(catalogue, scope.ctx).get(step.region) if catalogue else None
    return entry.label if entry else EMPTY


def is_empty(step: Step, scope: Scope) -> bool:
    """Whether there is nothing to say or to choose: then the step is left out."""
    match step:
        case Say():
            return not line(step, scope.ctx.register)
        case Choice() | Multi():
            return not takes_own(step.options, scope) and not options_of(step.options, scope)
        case Offer():
            return not offers(step, scope)
    return False
