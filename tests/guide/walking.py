"""Walking through runs and moments in tests: a plain answer for every kind of screen."""

from brimful.guide import episode, run
from brimful.practices.activated.screen import MomentScreen
from brimful.practices.screen import Ended, Screen, Waiting

PLAIN = {
    "say": True,
    "breathe": True,
    "turn": True,
    "scale": 4,
    "years": 6,
    "text": "some words",
    "letter": "Dear one",
    "media": "in words",
    "list": ["one", "two"],
}


def plain_answer(screen):
    """An answer that fits, the first option where there are options; None: skip it."""
    if isinstance(screen, Waiting):
        return True
    if screen.kind in PLAIN:
        return PLAIN[screen.kind]
    if screen.kind == "choice":
        return screen.options[0].key
    if screen.kind == "multi":
        return [screen.options[0].key] if screen.options else None
    if screen.kind == "timer":
        return max(screen.minutes, screen.least_minutes, 1)
    if screen.kind == "pick":
        return screen.options[0].key if screen.options else {"new": "Minna"}
    return None


def go_through(opened, library, sitting, now, *, answers=None, until=None):
    """Answer every screen (``answers``: field -> value in place of the plain one) until the end, or a field."""
    while True:
        shown = sitting.show(library, now)
        if isinstance(shown, Ended) or (isinstance(shown, Screen) and until and shown.field == until):
            return sitting
        field = getattr(shown, "field", None)
        value = (answers or {}).get(field, plain_answer(shown))
        if value is None:
            sitting = run.skip(opened, library, sitting, now)
        else:
            sitting = run.answer(opened, library, sitting, value, now)


def moment_answer(screen: MomentScreen):
    """An answer that fits a screen of the moment flow."""
    match screen.kind:
        case "entry":
            return {"state": "sympathetic", "strength": 6}
        case "suggestion":
            return screen.suggestion.first.practice
        case "scale":
            return 3
        case "years":
            return 7
        case "part" | "choice":
            return screen.options[0].key
        case "line":
            return screen.value or "some words"
        case "multi":
            return [screen.options[0].key]
        case "choose":
            return "rest"
        case _:
            return True


def flow_through(opened, library, flow, now, *, until=None, answers=None):
    """Answer every screen of the flow until its end or the screen ``until``."""
    while isinstance(shown := flow.show(library), MomentScreen) and shown.step.partition("#")[0] != until:
        value = (answers or {}).get(shown.step, moment_answer(shown))
        flow = episode.answer(opened, library, flow, value, now)
    return flow
