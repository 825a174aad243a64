"""What one run of the moment flow comes to: the fields of its record, and when it may be looked back on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from brimful.core.answer import Answer
from brimful.core.calm import is_calm
from brimful.practices.activated.history import number
from brimful.practices.activated.own import Own, advice_for
from brimful.practices.activated.trail import Trail, replay
from brimful.practices.library import Library

LOOK_BACK = timedelta(hours=2)
LAPSED = timedelta(hours=6)  # later than that it would tell of another moment


def facts(library: Library, log: Sequence[Answer], own: Own, started: datetime) -> dict[str, Any]:
    """The fields of the ``episode`` record, but for its own ``log``.

    ``status`` is "done" at the end and "open" before; a caller who closes a run early writes "left".
    ``seconds_to_calm`` runs from the start to the first number that means calm, the look-back's included; in
    shutdown and where both are there no number does.
    """
    trail = replay(library, log, own, started)
    ended, part = ended_at(trail), trail.value("part")
    plan = advice_for(own.advice, own.trigger) if "advice" in trail.answers else None
    choice = str(trail.value("choose") or "").partition(":")[0] or None
    return {
        "started_at": started,
        "ended_at": ended,
        "status": "done" if ended else "open",
        "state": felt_state(trail),
        "activation_start": trail.start,
        "first_practice": trail.rounds[0] if trail.rounds else "",
        "practices": list(trail.rounds),
        "rounds": len(trail.rounds),
        "activation_after": trail.checks,
        "age": trail.value("age"),
        "part": part.get("own") if isinstance(part, dict) else part,
        "need": list(trail.value("need") or []),
        "own_line": trail.value("third") or "",
        "give": trail.value("give") or "",
        "plan_shown": plan.run if plan else None,
        "choice_group": group_of(library, choice),
        "choice": choice,
        "activation_2h": number(trail.value("later")),
        "look_back_due": look_back(trail),
        "look_back_done": "later" in trail.answers,
        "seconds_to_first_instruction": 0,
        "seconds_to_calm": seconds_to_calm(trail),
        "trigger": trail.value("trigger") or own.trigger or None,
        "in_public": trail.in_public,
    }


def felt_state(trail: Trail) -> str | None:
    """The state as it was tapped; "Steady" that turned out to be strong and hard was a slip, so none."""
    return None if trail.value("strong") == "hard" else trail.state


def ended_at(trail: Trail) -> datetime | None:
    choice = trail.answers.get("choose")
    return choice.at if trail.step is None and choice else None


def group_of(library: Library, choice: str | None) -> str | None:
    return next((name for name, g in library.moment.choices.items() if choice in g.options), None)


def seconds_to_calm(trail: Trail) -> int | None:
    """Whole seconds to the first Check, or the look-back, that means calm; None where none does."""
    for step, said in trail.answers.items():
        if step.startswith("check#") or step == "later":
            value = number(said.value)
            if value is not None and is_calm(felt_state(trail), value):
                return max(0, int((said.at - trail.started).total_seconds()))
    return None


def look_back_open(due: datetime | None, now: datetime) -> bool:
    """Whether "How is it now?" may be asked: from two hours after the end, for four hours, once."""
    return due is not None and due <= now < due + LAPSED - LOOK_BACK


def look_back(trail: Trail) -> datetime | None:
    """When the look-back is due: two hours after the end, if the person wants it."""
    ended = ended_at(trail)
    return ended + LOOK_BACK if trail.own.look_back and ended is not None else None
