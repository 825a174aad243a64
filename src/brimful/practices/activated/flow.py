"""The flow "I'm activated": a pure machine over a log of answers (reference, ``07-in-the-moment``, A).

Like the engine's runs: ``show`` replays the log and gives the screen that comes now, ``answer``, ``skip`` and
``back`` give the new log, ``facts`` gives the fields of the record. The practice on a ``practice`` screen is run
by the caller with the engine; when it has ended, or was left, the caller answers that screen.

"I'm not safe" stands on every screen and is no answer of this log: ``not_safe`` asks, ``help_block`` names the
block that follows, nothing is kept, and the run goes on where it was.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from brimful.core.answer import Answer
from brimful.practices import text
from brimful.practices.activated import show as moment_show
from brimful.practices.activated.answers import checked, line, one_of, strength
from brimful.practices.activated.facts import facts, look_back, look_back_open
from brimful.practices.activated.own import Own
from brimful.practices.activated.screen import Closing, Lead, MomentScreen
from brimful.practices.activated.show import INNER, OUTER, later, longer, not_safe
from brimful.practices.activated.trail import Trail, replay
from brimful.practices.errors import BadAnswer
from brimful.practices.library import Library
from brimful.practices.screen import Option
from brimful.practices.words import say_in

__all__ = [
    "answer", "answer_later", "back", "facts", "given", "help_block", "later", "look_back_open", "not_safe",
    "note_trigger", "show", "skip",
]  # fmt: skip


def show(library: Library, log: Sequence[Answer], own: Own, started: datetime) -> MomentScreen | Closing:
    """The screen that comes now. ``started`` is when the run began (UTC)."""
    trail = replay(library, log, own, started)
    return closing(trail) if trail.step is None else moment_show.screen(trail)


def answer(
    library: Library,
    log: Sequence[Answer],
    own: Own,
    value: Any,
    started: datetime,
    now: datetime,
    *,
    step: str = "",
) -> list[Answer]:
    """The log with this answer to the screen that comes now. Raises ``BadAnswer``.

    ``step`` is the screen that the person saw: a form that is sent twice, or from an old page, changes nothing.

    Values: entry ``{"state", "strength", "in_public", "own_way"}`` (all optional); suggest the id of a practice
    shown; body anything; check 0-10; age years or "unsure"; part a key or ``{"own": words}``; third and give a
    line; need up to two keys; choose a key of either door, or "stay:<practice>"; quiet and advice screens True.
    """
    trail = replay(library, log, own, started)
    if step and step != trail.step:
        return list(log)
    if trail.step is None:
        raise BadAnswer(text.OVER)
    return [*log, Answer(trail.step, checked(trail, value), now)]


def skip(
    library: Library,
    log: Sequence[Answer],
    own: Own,
    started: datetime,
    now: datetime,
    *,
    step: str = "",
) -> list[Answer]:
    """The log with this screen passed over; nothing is stored for it. ``step`` as in ``answer``."""
    current = replay(library, log, own, started).step
    if current is None or (step and step != current):
        return list(log)
    return [*log, Answer(current, None, now, skipped=True)]


def back(log: Sequence[Answer]) -> list[Answer]:
    """The log one screen earlier."""
    return list(log[:-1])


def given(library: Library, log: Sequence[Answer], own: Own, started: datetime) -> dict[str, Any]:
    """What the flow hands to the practice on its ``practice`` screen, under the shared names."""
    trail = replay(library, log, own, started)
    said = [n for n in (trail.start, *trail.checks) if n is not None]
    state, strong = trail.state, said[-1] if said else None
    return {"state": state, "state_before": state, "activation": strong, "activation_before": strong}


def closing(trail: Trail) -> Closing:
    """The end of the flow, with the offer to note what set it off."""
    words, lead = trail.words, lead_of(trail)
    known = trail.own.trigger or trail.value("trigger")
    triggers = {} if known else trail.library.catalogues["triggers"].entries
    return Closing(
        words=words["choose.nothing"] if lead.kind == "none" else "",
        lead=lead,
        ask=words["choose.trigger"] if triggers else "",
        options=tuple(Option(key, say_in(trail.own.words, entry.label)) for key, entry in triggers.items()),
        look_back_due=look_back(trail),
        quiet_help=moment_show.quiet_help(trail),
    )


def lead_of(trail: Trail) -> Lead:
    """Where the choice on screen 8 leads."""
    choice, _, practice = str(trail.value("choose") or "").partition(":")
    if choice == "stay":
        return Lead("practice", practice or longer(trail)[0].practice)
    if choice == "journal":
        return Lead("entry")
    if choice == "own":
        return Lead("own")
    found = INNER.get(choice) or OUTER.get(choice, "")
    return Lead("practice", found) if found in trail.library.practices else Lead()


def note_trigger(
    library: Library, log: Sequence[Answer], own: Own, value: Any, started: datetime, now: datetime
) -> list[Answer]:
    """What set it off, noted at the end: a key of @triggers or ``{"own": words}``."""
    if replay(library, log, own, started).step is not None:
        raise BadAnswer
    if isinstance(value, dict) and isinstance(value.get("own"), str):
        kept = line(value["own"])
    else:
        kept = one_of(value, set(library.catalogues["triggers"].entries))
    return [*(a for a in log if a.step != "trigger"), Answer("trigger", kept, now)]


def answer_later(log: Sequence[Answer], value: Any, now: datetime) -> list[Answer]:
    """The look-back's answer, 0-10. Raises ``BadAnswer``."""
    return [*(a for a in log if a.step != "later"), Answer("later", strength(value), now)]


def help_block(which: str) -> str:
    """The shared block that follows "I'm not safe": with myself ``crisis``, with someone ``unsafe``."""
    return "crisis" if which == "self" else "unsafe"
