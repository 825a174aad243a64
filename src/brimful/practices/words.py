"""Baum's words, those of IFS, or both; secular or spiritual; the person's pronouns.

The texts are written in Baum's words with those of IFS beside them (``both``). The other two settings swap
the coined terms by the glossary, whole words only; everything else stays as written.
"""

import re
from collections.abc import Mapping, Sequence

from brimful.practices.schema import Say

SEEDS = re.compile(r"\s*\(S\d[^)]*\)")  # "(S2, S4)": where an option comes from, not for the screen

# Left: as the texts have it. Right: glossary, columns "IFS" and "plain words in the app".
TO_IFS = (
    ("Little Me Pacts", "old deals"),
    ("Little Me Pact", "old deal"),
    ("Little Mes", "young parts"),
    ("Little Me", "the young one"),
    ("Inner Nurturers", "kind figures inside"),
    ("Inner Nurturer", "kind figure inside"),
    ("Nurturers", "kind figures"),
    ("Nurturer", "kind figure"),
    ("Inner Protectors", "protectors"),
    ("Inner Protector", "protector"),
    ("self-full", "Self-led"),
)
TO_BAUM = (
    (" (manager)", ""),
    (" (firefighter)", ""),
    (" (exile)", ""),
    (" (nurturer)", ""),
    ("firefighters", "Inner Protectors"),
    ("firefighter", "Inner Protector"),
    ("managers", "Inner Protectors"),
    ("manager", "Inner Protector"),
    ("exiles", "young ones"),
    ("exile", "young one"),
)
SWAPS: Mapping[str, tuple[tuple[str, str], ...]] = {"both": (), "ifs": TO_IFS, "baum": TO_BAUM}

PRONOUNS: Mapping[str, tuple[str, str, str, str]] = {
    "they": ("they", "them", "their", "themself"),
    "she": ("she", "her", "her", "herself"),
    "he": ("he", "him", "his", "himself"),
}
PLACES = ("they", "them", "their", "themself")  # as placeholders: {they} ... for the person, never for others


def say_in(words: str, text: str) -> str:
    """The text in the person's words."""
    text = SEEDS.sub("", text)
    for old, new in SWAPS.get(words, ()):
        if old in text:
            text = swapped(text, old, new)
    return text


def swapped(text: str, old: str, new: str) -> str:
    """Whole words only."""
    whole = r"(?<!\w)" if old[0].isalnum() else ""
    return re.sub(rf"{whole}{re.escape(old)}(?!\w)", lambda match: fit(match, new), text)


def fit(match: re.Match[str], new: str) -> str:
    """With a capital where a sentence begins."""
    before = match.string[: match.start()].rstrip(" \"'(")
    starts = not before or before[-1] in ".!?"
    return new[:1].upper() + new[1:] if starts else new


def line(step: Say, register: str) -> str:
    """What is said in this register; "" for a line that is left out."""
    if step.spiritual and register != "spiritual":
        return step.secular
    return step.text


def pronoun(place: str, pronouns: str) -> str:
    """``{them}`` for someone who is "she" is "her". Free pronouns ("xe/xem/xyr") are taken in their order."""
    forms: Sequence[str] = PRONOUNS.get(pronouns, ())
    if not forms:
        free = [part.strip() for part in pronouns.split("/") if part.strip()]
        forms = (*free, *PRONOUNS["they"][len(free) :])[:4] if free else PRONOUNS["they"]
    return forms[PLACES.index(place)]
