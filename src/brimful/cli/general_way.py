""" "I'm activated" while locked, or before any vault: the default way in general words, nothing kept.

What one would like to put down afterwards is sealed into the drop box, if this terminal has unlocked before.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from brimful.core.answer import Answer
from brimful.core.errors import BadInput
from brimful.core.kinds.settings import Settings
from brimful.guide.context import general_context
from brimful.practices.activated import flow as moment
from brimful.practices.activated.own import Own
from brimful.practices.activated.screen import MomentScreen
from brimful.practices.library import Library
from brimful.practices.screen import Screen

from . import drop_box, text, wishes
from .asking import ask
from .first_breath import Tapped
from .moment_asking import ask_moment
from .place import time_zone
from .terminal import Terminal, now
from .unkept import unkept

if TYPE_CHECKING:
    from brimful.vault.vault import Vault

INWARD = (
    "age",
    "part",
    "third",
    "stay",
    "need",
    "give",
    "advice",
    "wait",
    "choose",
)  # these need one's own vault


def general_way(terminal: Terminal, library: Library, tapped: Tapped, vault: "Vault | None") -> None:
    """Practice and "And now?" as often as it stays strong, then the general sheet. Raises Leave."""
    started, own = now(), Own()
    log = moment.answer(library, [], own, tapped.value(), started, started)
    while isinstance(shown := moment.show(library, log, own, started), MomentScreen):
        if shown.step.partition("#")[0] in INWARD:
            break
        log = _step(terminal, library, log, own, started, shown)
    _sheet(terminal, library)
    _note(terminal, vault)


def _step(
    terminal: Terminal, library: Library, log: list[Answer], own: Own, started: object, shown: MomentScreen
) -> list[Answer]:
    begun = log[0].at
    try:
        if shown.kind == "practice":
            context = replace(
                general_context(library, Settings(), now()),
                short=shown.short,
                given={k: v for k, v in moment.given(library, log, own, begun).items() if v is not None},
            )
            unkept(terminal, library, shown.practice, context)
            value: object = True
        else:
            terminal.fresh()
            value = ask_moment(terminal, library, shown)
        return moment.answer(library, log, own, value, begun, now())
    except (wishes.Skip, wishes.Stop):
        return moment.skip(library, log, own, begun, now())
    except wishes.Back:
        return moment.back(log) if len(log) > 1 else log
    except BadInput as refused:
        terminal.line(refused.say())
        return log


def _sheet(terminal: Terminal, library: Library) -> None:
    """The general pocket sheet: nothing of a person is on it."""
    terminal.fresh()
    terminal.title(text.SHEET)
    for line in library.sheet_general:
        terminal.line(line, indent=2)
    terminal.blank()


def _note(terminal: Terminal, vault: "Vault | None") -> None:
    sealed_for = drop_box.key() if vault is not None else None
    if vault is None or sealed_for is None:
        if terminal.paged:
            terminal.quiet(text.HINT_LAST)
            with suppress(wishes.Skip, wishes.Back, wishes.Stop):
                ask(terminal, Screen(step="end", kind="say"))
        return
    with suppress(wishes.Skip, wishes.Back, wishes.Stop):
        words = ask(terminal, Screen(step="note", kind="text", ask=text.NOTE_LOCKED))
        drop_box.leave(vault, sealed_for, "terminal", words, now(), time_zone())
        terminal.words(text.LEFT_IN_BOX)
