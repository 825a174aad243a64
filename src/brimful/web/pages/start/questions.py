"""The questions of the first run, in the order of decision 35, and what each answer becomes.

Words of the questions: journey reference, "First ten minutes". Each may be skipped but the first and the passphrase.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from brimful.core.text import N_
from brimful.web.forms import Form
from brimful.web.pages.keep.wishes import country_in, name_in, words_in

BRINGS = {
    "left": N_("Fear of being left"),
    "checking": N_("Checking and waiting"),
    "circles": N_("Fights that go in circles"),
    "breakup": N_("A break-up"),
    "dating": N_("Dating"),
    "partner_asked": N_("My partner asked me"),
    "quiet": N_("I go quiet and want to understand"),
    "alone": N_("Time alone is hard"),
    "curious": N_("Curiosity"),
}
DANGER = {"no": N_("No"), "unsure": N_("I'm not sure"), "yes": N_("Yes")}
PAST = {
    "no": N_("No"),
    "some": N_("Some"),
    "strongly": N_("Yes, strongly"),
    "unsaid": N_("Rather not say"),
}
ADULT = {"yes": N_("Yes"), "no": N_("No")}
YOUNG, CARE, COMPANY = "bye", "a", "d"
"""Pages an answer may lead to: lines for the young and a goodbye; help when not safe; company for a hard past."""


@dataclass(frozen=True)
class Question:
    """``read``: from the form to fields of the settings, and the page that comes first ("": the next question)."""

    template: str
    read: Callable[[Form], tuple[dict[str, Any], str]]
    skippable: bool = True


def _adult(form: Form) -> tuple[dict[str, Any], str]:
    adult = form.choice("adult", list(ADULT)) == "yes"
    return {"adult": adult}, "" if adult else YOUNG


def _danger(form: Form) -> tuple[dict[str, Any], str]:
    """The answer steers and is dropped; a question left open does not count as clear, and is not held up either."""
    return {}, CARE if form.choice("danger", list(DANGER), "no") != "no" else ""


def _past(form: Form) -> tuple[dict[str, Any], str]:
    strongly = form.choice("past", list(PAST), "unsaid") == "strongly"
    return {"gentle_start": strongly}, COMPANY if strongly else ""


def _brings(form: Form) -> tuple[dict[str, Any], str]:
    return {"brings": form.choices("brings", list(BRINGS))}, ""


QUESTIONS: Mapping[int, Question] = {
    1: Question("adult", _adult, skippable=False),
    2: Question("country", lambda form: (country_in(form), "")),
    3: Question("said", lambda form: ({}, ""), skippable=False),
    4: Question("name", lambda form: (name_in(form), "")),
    5: Question("words", lambda form: (words_in(form), "")),
    6: Question("danger", _danger),
    7: Question("past", _past),
    8: Question("brings", _brings),
}
PASSPHRASE = len(QUESTIONS) + 1
