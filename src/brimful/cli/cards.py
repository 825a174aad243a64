"""What waits quietly, asked once: deferred questions, timers' own cards, how it is two hours later."""

from contextlib import suppress
from functools import partial
from typing import Any

from brimful.core.errors import BadInput
from brimful.guide import due, run
from brimful.guide.due import DueCard
from brimful.guide.passing import Passing
from brimful.guide.sitting import Sitting
from brimful.practices.library import Library
from brimful.practices.screen import Screen
from brimful.vault.opened import Opened

from . import text, wishes
from .desk import Desk
from .place import time_zone
from .terminal import now


def ask_due(desk: Desk, library: Library) -> int:
    """Show all cards that are due, how many there were. Each is gone once it was answered or skipped; Leave keeps
    the rest for later."""
    passing = Passing()
    cards = due.cards(desk.opened, library, now(), passing=passing)
    for card in cards:
        desk.terminal.fresh()
        with suppress(wishes.Back, wishes.Stop):
            ASKED[card.kind](desk, library, card, passing)
    return len(cards)


def _questions(desk: Desk, library: Library, card: DueCard, passing: Passing) -> None:
    sitting = run.take_up(desk.opened, library, card.rid, now(), passing=passing)
    note = text.ASKED_ONCE
    while isinstance(shown := due.show_questions(library, sitting, now()), Screen):
        desk.terminal.fresh()
        desk.terminal.quiet(card.words)
        desk.terminal.words(note)
        note, at = "", sitting
        try:
            value = desk.ask(shown)
        except wishes.Skip:
            desk.keep(partial(_leave_out, library, at))
            return
        try:
            sitting = desk.keep(partial(_answer, library, at, value))
        except BadInput as refused:
            note = refused.say()


def _answer(library: Library, at: Sitting, value: Any, opened: Opened) -> Sitting:
    return due.answer_question(opened, library, at, value, now(), tz=time_zone())


def _leave_out(library: Library, at: Sitting, opened: Opened) -> Sitting:
    return due.leave_questions(opened, library, at, now(), tz=time_zone())


def _timer(desk: Desk, library: Library, card: DueCard, passing: Passing) -> None:
    with suppress(wishes.Skip):
        desk.ask(Screen(step="card", kind="say", text=card.words))
    sitting = run.take_up(desk.opened, library, card.rid, now(), passing=passing)
    desk.keep(lambda opened: due.put_away(opened, library, sitting, now(), tz=time_zone()))


def _look_back(desk: Desk, library: Library, card: DueCard, passing: Passing) -> None:
    value: int | None = None
    with suppress(wishes.Skip):
        value = desk.ask(Screen(step="later", kind="scale", ask=card.words))
    desk.keep(lambda opened: due.look_back(opened, library, card.rid, value, now(), tz=time_zone()))


ASKED = {"questions": _questions, "timer": _timer, "look_back": _look_back}
