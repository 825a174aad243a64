"""The practice engine: what a person sees now, and the log with their answer.

A pure state machine. A run is the log of its answers and nothing else: ``show`` walks through the practice
with it and gives the screen that comes now, ``answer``, ``skip``, ``back`` and ``stop`` give the new log,
``outcome`` what the run has come to. ``now`` is handed in. The web and the terminal drive the same functions.

Answers about safety and consent are in no log; they are in ``Context.passing`` (see there).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from brimful.core.answer import Answer
from brimful.practices import text
from brimful.practices.engine import values
from brimful.practices.engine.context import Context
from brimful.practices.engine.frame import NOTE, STOP
from brimful.practices.engine.later import LaterCard, Round
from brimful.practices.engine.outcome import Outcome, outcome_of
from brimful.practices.engine.replay import Replay
from brimful.practices.errors import BadAnswer
from brimful.practices.library import Library
from brimful.practices.schema import Practice
from brimful.practices.screen import Ended, Screen, Waiting

__all__ = [
    "answer", "answer_later", "back", "later", "outcome", "show", "show_later", "skip", "skip_later", "stop",
]  # fmt: skip

Log = Sequence[Answer]


def show(lib: Library, practice: Practice, log: Log, ctx: Context, now: datetime) -> Screen | Waiting | Ended:
    """What comes now. The same for the same arguments, always."""
    run = Replay(lib, practice, log, ctx, now)
    if run.here is None:
        return Ended(completed=run.ended is None, words=run.ended.words if run.ended else "")
    part = len(run.trace.passed) + 1
    return replace(run.here, part=part, parts=part + run.ahead)


def answer(
    lib: Library, practice: Practice, log: Log, ctx: Context, value: Any, now: datetime
) -> list[Answer]:
    """The log with this answer to the screen that comes now. Raises ``BadAnswer``; nothing is lost then.

    Values: say, turn True (a turn may be written down: str); breathe True or the minutes done; scale 0-10; years
    or "unsure"; choice a key or ``{"own": words}``; multi a list of those; text, letter, and media in words a
    str; list its lines; table rows by column; board cards by column; bodymap rows of region, sensation, strength;
    timer minutes; pick an id, a key or ``{"new": name}``; offer an id or None; while waiting True, to go on.
    Empty words, lists and rows count as left out.
    """
    run = Replay(lib, practice, log, ctx, now)
    if run.here is None or run.step is None:
        raise BadAnswer(text.OVER)
    if isinstance(run.here, Waiting):
        values.gone_on(value)
        kept: Any = True
    else:
        kept = values.checked(run.step, value, run.scope)
    return written(run, log, kept, now)


def skip(lib: Library, practice: Practice, log: Log, ctx: Context, now: datetime) -> list[Answer]:
    """The log with this screen left out: nothing is stored for it. While waiting it goes on."""
    run = Replay(lib, practice, log, ctx, now)
    if run.here is None:
        return list(log)
    return written(run, log, True if isinstance(run.here, Waiting) else None, now)


def back(lib: Library, practice: Practice, log: Log, ctx: Context, now: datetime) -> list[Answer]:
    """The log without the screen answered last. Words come back with it, to be changed (``Screen.value``)."""
    run = Replay(lib, practice, log, ctx, now)
    if not run.trace.passed:
        return list(log)
    last = run.trace.passed[-1]
    if last.fleeting:
        ctx.passing.pop(last.at, None)
        return list(log)
    kept = [one for one in log if one.step not in (last.at, last.at + NOTE)]
    if last.asks and not last.answer.skipped:
        kept.append(Answer(last.at + NOTE, last.answer.value, last.answer.at))
    return kept


def stop(lib: Library, practice: Practice, log: Log, ctx: Context, now: datetime) -> list[Answer]:
    """The log with an early end; a guided practice then leads back into the room. Going back takes it away."""
    run = Replay(lib, practice, log, ctx, now)
    if run.here is None:
        return list(log)
    return [*log, Answer(f"{STOP}#2" if run.stopping else STOP, True, now)]


def outcome(lib: Library, practice: Practice, log: Log, ctx: Context, now: datetime) -> Outcome:
    """What the run has come to so far."""
    started = min((one.at for one in log), default=now)
    return outcome_of(Round(lib, practice, log, ctx, now, started), log)


def later(
    lib: Library, practice: Practice, log: Log, ctx: Context, now: datetime, started: datetime
) -> LaterCard | None:
    """The quiet card of this run, if it has questions that are due and were not asked yet."""
    questions = Round(lib, practice, log, ctx, now, started)
    if questions.here is None:
        return None
    return LaterCard(
        practice=practice.id,
        title=practice.title,
        questions=1 + questions.replay.ahead,
        due=min(questions.dues),
        gone=questions.gone,
    )


def show_later(
    lib: Library, practice: Practice, log: Log, ctx: Context, now: datetime, started: datetime
) -> Screen | Ended:
    """The question of the card that comes now."""
    return Round(lib, practice, log, ctx, now, started).here or Ended(completed=True)


def answer_later(
    lib: Library, practice: Practice, log: Log, ctx: Context, value: Any, now: datetime, started: datetime
) -> list[Answer]:
    """The log with this answer to the card's question. Raises ``BadAnswer``."""
    questions = Round(lib, practice, log, ctx, now, started)
    if questions.here is None or questions.replay.step is None:
        raise BadAnswer(text.OVER)
    kept = values.checked(questions.replay.step, value, questions.replay.scope)
    return written(questions.replay, log, kept, now)


def skip_later(
    lib: Library, practice: Practice, log: Log, ctx: Context, now: datetime, started: datetime
) -> list[Answer]:
    """The log with all questions that are due left out: the card was asked once and is gone."""
    kept = list(log)
    while True:
        questions = Round(lib, practice, kept, ctx, now, started)
        if questions.here is None:
            return kept
        kept = written(questions.replay, kept, None, now)


def written(run: Replay, log: Log, value: Any, now: datetime) -> list[Answer]:
    """The new log; or the old one, where the answer is of those that are forgotten."""
    assert run.here is not None
    at = run.here.step
    new = Answer(at, value, now, skipped=value is None)
    if run.fleeting:
        run.ctx.passing[at] = new
        return list(log)
    return [*(one for one in log if one.step not in (at, at + NOTE)), new]
