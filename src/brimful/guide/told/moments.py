"""Telling a run of the moment flow."""

from brimful.core.kinds.episode import Episode
from brimful.practices.engine.context import Context
from brimful.practices.engine.fill import lowered
from brimful.practices.library import Library
from brimful.practices.words import say_in

from . import text
from .line import Told
from .words import Say, of_ten, years

PARTS = ("managers", "firefighters", "exiles")
THIRD, GIVE = "third", "give"  # screens of the flow where something is written


def lines(library: Library, context: Context, episode: Episode, say: Say) -> list[Told]:
    """From the first tap to the last choice; what was never said is left out."""
    words = library.moment.words

    def mine(label: str) -> str:
        return say_in(context.words, label)

    found = [
        Told(ask=say(text.BEGINNING), words=(_beginning(library, episode, mine, say),)),
        Told(ask=say(text.DONE), words=tuple(titles(library, episode)), each=len(episode.practices) > 1),
        Told(
            ask=say(text.AFTERWARDS),
            words=(say(text.THEN).join(of_ten(n, say) for n in episode.activation_after),),
        ),
        Told(ask=mine(words["who.age"]), words=(years(episode.age, say) if episode.age is not None else "",)),
        Told(ask=mine(words["who.part"]), words=(part(library, context, episode),)),
        Told(ask=say(text.SAID_INSIDE), words=(episode.own_line,), own=True, key=THIRD),
        Told(ask=mine(words["need.ask"]), words=(_needs(library, context, episode),)),
        Told(ask=mine(words["need.give"]), words=(episode.give,), own=True, key=GIVE),
        Told(ask=say(text.CHOSE), words=(_choice(library, episode),)),
        Told(ask=say(text.TWO_HOURS_LATER), words=(_later(episode, say),)),
    ]
    return [line for line in found if any(line.words)]


def titles(library: Library, episode: Episode) -> list[str]:
    """The practices of its rounds, by the names the person saw; each once where it follows itself."""
    names = [name for n, name in enumerate(episode.practices) if name != episode.practices[n - 1] or n == 0]
    known = (library.practices.get(name) for name in names)
    return [practice.title if practice else name for name, practice in zip(names, known, strict=True)]


def part(library: Library, context: Context, episode: Episode) -> str:
    """The part that was there: by the name the person gave it, or by its label."""
    if not episode.part:
        return ""
    for one in context.stored.get("part", ()):
        if one.id == episode.part:
            return one.label
    for name in PARTS:
        if episode.part in library.catalogues[name].entries:
            return say_in(context.words, library.catalogues[name].entries[episode.part].label)
    return "" if _is_id(episode.part) else episode.part


def trigger(library: Library, context: Context, episode: Episode) -> str:
    """What set it off, in words; "" when it was not noted."""
    entry = library.catalogues["triggers"].entries.get(episode.trigger or "")
    if entry:
        return say_in(context.words, entry.label)
    own = context.own_options.get("triggers", {}).get(episode.trigger or "", "")
    noted = episode.trigger or ""
    return own or ("" if _is_id(noted) else noted)


def _beginning(library: Library, episode: Episode, mine: Say, say: Say) -> str:
    state = library.catalogues["states"].entries.get(episode.state or "")
    strong = of_ten(episode.activation_start, say) if episode.activation_start is not None else ""
    return ", ".join(word for word in (mine(state.label) if state else "", strong) if word)


def _needs(library: Library, context: Context, episode: Episode) -> str:
    known = library.catalogues["needs"].entries
    own = context.own_options.get("needs", {})
    said = [
        say_in(context.words, known[key].label) if key in known else own.get(key, key) for key in episode.need
    ]
    return ", ".join([*said[:1], *map(lowered, said[1:])])


def _choice(library: Library, episode: Episode) -> str:
    for group in library.moment.choices.values():
        if episode.choice in group.options:
            return group.options[episode.choice]
    return ""


def _later(episode: Episode, say: Say) -> str:
    return "" if episode.activation_2h is None else of_ten(episode.activation_2h, say)


def _is_id(value: str) -> bool:
    return len(value) == 32 and all(sign in "0123456789abcdef" for sign in value)
