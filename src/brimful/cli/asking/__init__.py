"""Asking one screen of a practice in the terminal: each kind shown, answered and checked.

``ask(terminal, screen)`` returns the answer in the shape the engine takes (see ``practices/engine.py``) or raises
what the person wants instead (``wishes.py``): Back, Skip, Leave, Idle.
"""

from typing import Any

from brimful.cli import text
from brimful.cli.terminal import Terminal
from brimful.practices.screen import Screen

from . import grids, numbers, picks, quiet, words

ASKED = {
    "say": quiet.ask_say,
    "turn": quiet.ask_say,
    "breathe": quiet.ask_breathe,
    "media": words.ask_media,
    "scale": numbers.ask_scale,
    "years": numbers.ask_years,
    "timer": numbers.ask_timer,
    "choice": picks.ask_choice,
    "multi": picks.ask_multi,
    "pick": picks.ask_pick,
    "offer": picks.ask_offer,
    "text": words.ask_text,
    "letter": words.ask_letter,
    "list": words.ask_list,
    "table": grids.ask_table,
    "board": grids.ask_board,
    "bodymap": grids.ask_bodymap,
}
OFFERED_AGAIN = ("text", "letter", "media", "list", "choice", "pick")  # these put it back into the answer


def ask(terminal: Terminal, screen: Screen, *, typed: str = "") -> Any:
    """The person's answer to ``screen``. ``typed`` is what they had begun to write there, offered again."""
    for words_ in (screen.text, screen.ask):
        if words_:
            terminal.words(words_, "bold" if words_ is screen.ask else "")
    if typed and screen.kind not in OFFERED_AGAIN:
        terminal.quiet(text.TYPED_BEFORE)
        terminal.words(typed)
    terminal.typing = []
    return ASKED[screen.kind](terminal, screen, typed)
