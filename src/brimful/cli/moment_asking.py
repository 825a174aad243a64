"""Asking the screens of the moment flow: most are those of a practice in other clothes."""

from typing import Any

from brimful.guide.avoid import in_words
from brimful.practices.activated.screen import Closing, MomentScreen
from brimful.practices.library import Library
from brimful.practices.screen import Option, Screen

from . import text, wishes
from .asking import ask
from .asking.picks import pick_one, show_options
from .keys import Keys
from .terminal import Terminal

BY_ITSELF = 5.0  # seconds, at 7 and above, where the person has not turned it off

KINDS = {
    "choice": "choice",
    "part": "choice",
    "multi": "multi",
    "scale": "scale",
    "years": "years",
    "line": "text",
    "quiet": "say",
    "advice": "say",
}


def ask_moment(terminal: Terminal, library: Library, shown: MomentScreen) -> Any:
    """The answer in the shape that the flow takes. Raises Back, Skip, Leave, Idle."""
    for words in (shown.said and _said(shown), shown.card, shown.quiet_help):
        if words:
            terminal.words(words, "italic" if words == shown.card else "")
    if shown.place is not None:
        for words in (shown.place.words, shown.place.picture, shown.place.sign):
            if words:
                terminal.words(words)
    if shown.kind == "suggestion":
        return _suggestion(terminal, library, shown)
    if shown.kind == "choose":
        return _doors(terminal, shown)
    return ask(terminal, _as_screen(shown))


def ask_trigger(terminal: Terminal, closing: Closing) -> Any:
    """What set it off: a key, or ``{"own": words}``. Raises Skip where it stays open."""
    return ask(
        terminal, Screen(step="trigger", kind="choice", ask=closing.ask, options=closing.options, own=True)
    )


def _as_screen(shown: MomentScreen) -> Screen:
    words = "\n\n".join(filter(None, (shown.text, shown.second)))
    return Screen(
        step=shown.step,
        kind=KINDS[shown.kind],  # type: ignore[arg-type]
        text=words,
        ask=shown.ask,
        pause=shown.pause,
        options=shown.options,
        own=shown.own,
        most=shown.most if shown.kind == "multi" else 0,
        size="line",
        value=shown.value or None,
    )


def _said(shown: MomentScreen) -> str:
    return text.SAID_BY.format(who=shown.said_by, words=shown.said) if shown.said_by else shown.said


def _suggestion(terminal: Terminal, library: Library, shown: MomentScreen) -> str:
    """The first one full size, its reason, what to know before; two others and the ground by number."""
    found = shown.suggestion
    assert found is not None
    if shown.text:
        terminal.words(shown.text)
    cards = [found.first, *found.others, *([found.grounding] if found.grounding else [])]
    terminal.line(f"{found.first.title} · {found.first.minutes} min", "bold")
    terminal.words(found.reason)
    terminal.words(in_words(found.first.avoid, library, text.HELP_LINES))
    options = [Option(card.practice, card.title) for card in cards]
    show_options(terminal, options)
    by_itself = shown.by_itself and not terminal.plain
    if by_itself:
        terminal.quiet(text.STARTS_BY_ITSELF)
    terminal.quiet(text.HINT_START)
    if by_itself:
        key = _key()
        if key in ("", "\n"):
            return found.first.practice
        if key.isdigit() and 1 <= int(key) <= len(options):
            return options[int(key) - 1].key
        wishes.turn(key)
        terminal.begun = key if key.isprintable() else ""
    try:
        return pick_one(terminal, options)
    except wishes.Skip:
        return found.first.practice


def _key() -> str:
    """The key pressed before it starts by itself, "" when there was none: any touch stops that."""
    try:
        with Keys(active=True) as keys:
            return keys.wait(BY_ITSELF)
    except (KeyboardInterrupt, EOFError):
        raise wishes.Leave from None


def _doors(terminal: Terminal, shown: MomentScreen) -> str:
    """Both groups under one count, the inner one first."""
    options: list[Option] = []
    for door in shown.doors:
        if door.before:
            terminal.words(door.before)
        if door.note:
            terminal.words(door.note)
        terminal.line(door.heading, "bold")
        for option in door.options:
            options.append(option)
            terminal.line(f"{len(options):2}  {option.label}", indent=1)
            if option.key == "stay":
                options += [Option(f"stay:{card.practice}", card.title) for card in shown.longer]
                for place, card in enumerate(shown.longer):
                    number = len(options) - len(shown.longer) + place + 1
                    terminal.line(f"{number:2}  {card.title} · {card.minutes} min", indent=4)
        terminal.blank()
    if shown.fills:
        terminal.quiet(" ".join((text.OWN_LIST, " · ".join(shown.fills))))
    terminal.quiet(text.HINT_CHOOSE)
    return pick_one(terminal, options)
