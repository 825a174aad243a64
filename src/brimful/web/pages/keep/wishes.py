"""What a person can set, each on a page of its own: how its form is read, and how the choice is said in the list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from brimful.core.kinds.settings import Settings
from brimful.core.text import N_
from brimful.guide.countries import COUNTRIES
from brimful.practices.library import Library
from brimful.vault.sessions import IDLE_CHOICES
from brimful.web.errors import BadField
from brimful.web.forms import Form
from brimful.web.render import THEMES

PRONOUNS = {"they": N_("they, them"), "she": N_("she, her"), "he": N_("he, him")}
VOCABULARIES = {
    "both": (N_("Both, side by side"), N_("A part of you, Little Me, is scared. Who could hold them?")),
    "baum": (N_("Little Me and Nurturers"), N_("Little Me is scared. Which Nurturer could hold them?")),
    "ifs": (N_("Parts and Self (IFS)"), N_("A young part is scared. Could you be with it from Self?")),
}
REGISTERS = {
    "secular": (N_("No"), N_("Kind company may be a person, an animal, a place.")),
    "spiritual": (N_("Yes"), N_("A presence greater than you may be among them.")),
}
THEME_WORDS = {"auto": N_("As the device has it"), "light": N_("Light"), "dark": N_("Dark")}
DAILY = ("breath-446", "daily-affirmations", "linger-in-the-good", "feet-on-the-ground")
"""Practices that fit in a daily minute; those that a library does not have are left out."""
NOT_AN_ADDRESS = N_("An address begins with https:// and has no spaces, like https://www.wikipedia.org/.")
NO_PRONOUNS = N_("Which pronouns? For instance xe/xem/xyr.")


@dataclass(frozen=True)
class Wish:
    """``read``: from a form to the changed fields of the settings. ``now``: words that say the present choice."""

    label: str
    read: Callable[[Form], dict[str, Any]]
    now: Callable[[Settings], tuple[str, ...]]


def name_in(form: Form) -> dict[str, Any]:
    pronouns = form.choice("pronouns", ["they", "she", "he", "own"], "they")
    if pronouns == "own":
        pronouns = form.line("own_pronouns", 40)
        if not pronouns:
            raise BadField(NO_PRONOUNS, "own_pronouns", form.typed())
    return {"name": form.line("name", 60), "pronouns": pronouns}


def words_in(form: Form) -> dict[str, Any]:
    return {
        "words": form.choice("words", list(VOCABULARIES), "both"),
        "register": form.choice("register", list(REGISTERS), "secular"),
    }


def country_in(form: Form) -> dict[str, Any]:
    return {"country": form.choice("country", ["", *COUNTRIES])}


def daily_in(form: Form) -> dict[str, Any]:
    return {"daily": form.choice("daily", ["", *DAILY])}


def _lock(form: Form) -> dict[str, Any]:
    return {"lock_minutes": int(form.choice("lock_minutes", [str(minutes) for minutes in IDLE_CHOICES]))}


def _look(form: Form) -> dict[str, Any]:
    return {"theme": form.choice("theme", THEMES)}


def _moment(form: Form) -> dict[str, Any]:
    return {"autostart": form.checked("autostart"), "look_back": form.checked("look_back")}


def _leave(form: Form) -> dict[str, Any]:
    address = form.line("leave_to", 300) or Settings().leave_to
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("https", "http") and parts.hostname and not set(address) & set(" ;<>\"'\\")
    except ValueError:
        good = False
    if not good:
        raise BadField(NOT_AN_ADDRESS, "leave_to", form.typed())
    return {"leave_to": address}


def _said_name(settings: Settings) -> tuple[str, ...]:
    return tuple(filter(None, (settings.name, PRONOUNS.get(settings.pronouns, settings.pronouns))))


def _said_words(settings: Settings) -> tuple[str, ...]:
    spiritual = (N_("with a spiritual touch"),) if settings.register == "spiritual" else ()
    return (VOCABULARIES[settings.words][0], *spiritual)


def _said_moment(settings: Settings) -> tuple[str, ...]:
    begins = N_("starts by itself") if settings.autostart else N_("starts when you tap")
    return (begins, N_("looks back")) if settings.look_back else (begins,)


WISHES: Mapping[str, Wish] = {
    "name": Wish(N_("Name and pronouns"), name_in, _said_name),
    "words": Wish(N_("Words"), words_in, _said_words),
    "country": Wish(N_("Country"), country_in, lambda s: (COUNTRIES.get(s.country, N_("not chosen")),)),
    "daily": Wish(N_("Daily minute"), daily_in, lambda s: (N_("chosen") if s.daily else N_("none"),)),
    "moment": Wish(N_("In a hard moment"), _moment, _said_moment),
    "look": Wish(N_("Light or dark"), _look, lambda s: (THEME_WORDS[s.theme],)),
    "lock": Wish(N_("Locking by itself"), _lock, lambda s: (f"{s.lock_minutes} min",)),
    "leave": Wish(N_("Where Leave goes"), _leave, lambda s: (urlsplit(s.leave_to).hostname or "",)),
}


def daily_minutes(library: Library) -> list[tuple[str, str, str]]:
    """Key, title and purpose of each practice that can be a daily minute."""
    known = [library.practices[key] for key in DAILY if key in library.practices]
    return [(practice.id, practice.title, practice.purpose) for practice in known]
