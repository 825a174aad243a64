""" "I'm not safe" in the terminal: with oneself or with someone, the words for it, and who answers.

Nothing of it is kept, and the answers steer this screen only.
"""

from contextlib import suppress
from datetime import datetime

from brimful.practices.activated import flow as moment
from brimful.practices.library import Library
from brimful.practices.schema import Choice, Say
from brimful.practices.screen import Option, Screen
from brimful.practices.walk import every

from . import help_page, text
from .asking import ask
from .terminal import Terminal
from .wishes import Back, Leave, Skip

ABUSE = "unsafe"


def not_safe(terminal: Terminal, library: Library, country: str, now: datetime) -> None:
    """Ask which, then show the words of that block and the help lines. Comes back when the person goes on.

    Raises Leave ("Leave this screen quickly", or q).
    """
    asked = moment.not_safe(library)
    screen = Screen(step="not-safe", kind="choice", ask=asked.ask or asked.text, options=asked.options)
    terminal.fresh()
    try:
        block = moment.help_block(str(ask(terminal, screen)))
    except (Skip, Back):
        block = ""
    terminal.fresh()
    if not block:
        help_page.show(terminal, country, now)
        _go_on(terminal)
        return
    for step in library.blocks[block]:
        if isinstance(step, Say):
            terminal.words(step.text)
    help_page.show(terminal, country, now, abuse_first=block == ABUSE)
    _next(terminal, library, block)


def _next(terminal: Terminal, library: Library, block: str) -> None:
    """What would help now; whoever stays is brought back into the room."""
    step = next(step for step in every(library.blocks[block]) if isinstance(step, Choice))
    assert isinstance(step.options, dict)
    options = tuple(
        Option(key, label) for key, label in step.options.items() if key in ("stay", "hide", "go_on")
    )
    said = "go_on"
    with suppress(Skip, Back):
        said = str(ask(terminal, Screen(step="next", kind="choice", options=options)))
    if said == "hide":
        raise Leave
    if said == "stay":
        for line in every(library.blocks["come-back"]):
            if isinstance(line, Say):
                terminal.fresh()
                with suppress(Skip, Back):
                    ask(terminal, Screen(step="come-back", kind="say", text=line.text, pause=line.pause))


def _go_on(terminal: Terminal) -> None:
    terminal.quiet(text.GO_BACK)
    with suppress(Skip, Back):
        ask(terminal, Screen(step="on", kind="say"))
