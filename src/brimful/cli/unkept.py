"""A practice without a vault: the same engine and the same words, in memory only, nothing kept."""

from brimful.core.answer import Answer
from brimful.core.errors import BadInput
from brimful.practices import engine
from brimful.practices.engine.context import Context
from brimful.practices.library import Library
from brimful.practices.screen import Ended, Waiting

from . import text, wishes
from .asking import ask
from .terminal import Terminal, now


def unkept(terminal: Terminal, library: Library, name: str, context: Context) -> None:
    """Do the practice ``name`` to its end. Raises Leave."""
    practice = library.practices[name]
    log: list[Answer] = []
    while True:
        shown = engine.show(library, practice, log, context, now())
        if isinstance(shown, Ended):
            return
        terminal.fresh()
        terminal.quiet(practice.title)
        terminal.blank()
        try:
            if isinstance(shown, Waiting):
                terminal.words(shown.text)
                terminal.quiet(text.HINT_WAIT)
                wishes.turn(terminal.read())
                value: object = True
            else:
                value = ask(terminal, shown)
            log = engine.answer(library, practice, log, context, value, now())
        except wishes.Skip:
            log = engine.skip(library, practice, log, context, now())
        except wishes.Back:
            log = engine.back(library, practice, log, context, now())
        except wishes.Stop:
            log = engine.stop(library, practice, log, context, now())
        except BadInput as refused:
            terminal.line(refused.say())
