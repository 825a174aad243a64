"""Steps that the engine puts in by itself: at the beginning of some practices, and after an early stop."""

from brimful.practices import text
from brimful.practices.library import Library
from brimful.practices.schema import Choice, Practice, Step, Use

GO_ON, OPEN = "go_on", "open"
UNSAFE_NEXT = "unsafe_next"  # dropped like every answer about safety
LINE_RUNS = 5


def unsafe(lib: Library, lines: bool) -> tuple[Step, ...]:
    """Before a practice with `unsafe_first` while it is not safe: two lines and a choice, or the help link alone."""
    if not lines:
        return lib.blocks["quiet-help"]
    block = lib.blocks["unsafe"]
    asking = next(step for step in block if isinstance(step, Choice))
    options = asking.options if isinstance(asking.options, dict) else {}
    own = {GO_ON: options.get(GO_ON, ""), OPEN: text.OPEN_ANYWAY}
    return (*block[:2], Choice(at="2", field=UNSAFE_NEXT, ask=asking.ask, options=own))


def choice_line(lib: Library, practice: Practice, runs: int) -> tuple[Step, ...]:
    """What opens a guided practice, spoken in full the first five times."""
    return lib.blocks["choice-line"] if practice.group == "guided" and runs < LINE_RUNS else ()


def is_check_in(step: Step) -> bool:
    return isinstance(step, Use) and step.block == "check-in"
