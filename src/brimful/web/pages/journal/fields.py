"""An entry as a form has it: from the form to a record, from a record (or a draft) back to the form."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from brimful.core.kinds.entry import Entry
from brimful.core.kinds.settings import Settings
from brimful.practices.library import Library
from brimful.practices.screen import Option
from brimful.web import forms, text
from brimful.web.errors import BadField

NAMES = ("text", "tags", "feeling", "own_feeling", "at")
MOST_TAGS, MOST_FEELINGS = 30, 40


class Fields(Struct, frozen=True):
    """What stands in the form. ``at`` is local time as a browser's field has it, or "" for now."""

    text: str = ""
    tags: str = ""
    feelings: tuple[str, ...] = ()
    own: str = ""
    at: str = ""


def of_entry(entry: Entry, known: Iterable[str], zone: tzinfo) -> Fields:
    chips = set(known)
    return Fields(
        entry.text,
        ", ".join(entry.tags),
        tuple(f for f in entry.feelings if f in chips),
        ", ".join(f for f in entry.feelings if f not in chips),
        f"{entry.at.astimezone(zone):%Y-%m-%dT%H:%M}",
    )


def of_texts(texts: Mapping[str, str]) -> Fields:
    """From a draft, or from what a note held."""
    chosen = tuple(word for word in texts.get("feeling", "").split("\n") if word.strip())
    own = texts.get("own_feeling", "")
    return Fields(texts.get("text", ""), texts.get("tags", ""), chosen, own, texts.get("at", ""))


def of_form(form: forms.Form) -> Fields:
    """The same from a form that could not be taken, so that it can be shown again."""
    return of_texts({name: "\n".join(values) for name, values in form.typed().items()})


def read(form: forms.Form, before: Entry, zone: tzinfo) -> Entry:
    """The entry that the form describes. Raises ``BadField``."""
    own = _words(form.line("own_feeling", 1000), MOST_FEELINGS)
    return replace(
        before,
        at=_moment(form, before.at, zone),
        text=form.text("text"),
        tags=_words(form.line("tags", 1000).replace("#", " "), MOST_TAGS),
        feelings=list(dict.fromkeys([*form.texts("feeling", forms.LINE), *own])),
    )


def feelings(library: Library, settings: Settings) -> list[Option]:
    """The feelings that can be tapped: the list, less what is hidden, and the person's own words."""
    hidden = set(settings.hidden_options.get("feelings", ()))
    entries = library.catalogues["feelings"].entries.values()
    found = [Option(e.key, e.label) for e in entries if e.key not in hidden]
    found += [Option(key, label) for key, label in settings.own_options.get("feelings", {}).items()]
    return found + [Option(word, word) for word in settings.own_feelings]


def learn(settings: Settings, entry: Entry, known: Iterable[str]) -> Settings:
    """The settings with the feeling words that are new; they can be tapped next time."""
    new = [word for word in entry.feelings if word not in set(known) and word not in settings.own_feelings]
    return replace(settings, own_feelings=[*settings.own_feelings, *new]) if new else settings


def _words(typed: str, most: int) -> list[str]:
    words = (" ".join(word.split()) for word in typed.split(","))
    return list(dict.fromkeys(word for word in words if word))[:most]


def _moment(form: forms.Form, before: datetime, zone: tzinfo) -> datetime:
    typed = form.line("at")
    if not typed or typed == f"{before.astimezone(zone):%Y-%m-%dT%H:%M}":
        return before
    try:
        found = datetime.fromisoformat(typed).replace(tzinfo=zone)
        found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadField(text.NOT_A_TIME, "at", form.typed()) from None
    if not 1900 <= found.year <= 2200:
        raise BadField(text.NOT_A_TIME, "at", form.typed())
    return found
