"""Screens that ask nothing: words to read, quiet after them, breathing."""

from brimful.cli import text, wishes
from brimful.cli.keys import Keys
from brimful.cli.pacer import pace
from brimful.cli.terminal import Terminal
from brimful.practices.screen import Breath, Screen


def ask_say(terminal: Terminal, screen: Screen, typed: str) -> bool:
    """True once it has been read. The quiet is announced, and nobody is hurried through it or held in it."""
    if screen.link_help and terminal.on_help:
        terminal.quiet(text.TYPE_HELP)
    if screen.pause:
        terminal.quiet(text.QUIET.format(seconds=screen.pause) if screen.pause > 1 else text.QUIET_ONE)
    terminal.quiet(text.HINT_WORDS)
    wishes.turn(terminal.read())
    return True


def ask_breathe(terminal: Terminal, screen: Screen, typed: str) -> bool:
    """True when the breathing is over or was enough (any key)."""
    breath = screen.breath
    assert breath is not None
    if not terminal.interactive:
        terminal.words(_in_words(breath))
        return ask_say(terminal, screen, typed)
    terminal.quiet(text.HINT_BREATH.format(minutes=f"{breath.minutes:g}"))
    terminal.blank()
    try:
        with Keys(active=True) as keys:
            for key in pace(terminal, breath, keys, minutes=breath.minutes):
                if key in ("b", "s", "q", "x"):
                    wishes.turn(key)
                if key == "h" and terminal.on_help:
                    break
                if key == "\n":
                    return True
            else:
                return True
    except (KeyboardInterrupt, EOFError):
        raise wishes.Leave from None
    terminal.on_help(terminal)
    return ask_breathe(terminal, screen, typed)


def _in_words(breath: Breath) -> str:
    """The breath in words, for where nothing moves."""
    every = ((text.BREATH_IN, breath.in_), (text.BREATH_HOLD, breath.hold), (text.BREATH_OUT, breath.out))
    parts = [words.format(seconds=f"{seconds:g}") for words, seconds in every if seconds]
    return f"{', '.join(parts)}. {text.BREATH_FOR.format(minutes=f'{breath.minutes:g}')}"
