"""The voice: plain, warm, never loud, and never as if the software were a person."""

import re
from collections.abc import Iterator
from typing import Any

from brimful.practices.rules.case import Case, Finding

GRADE = 6.0  # Flesch-Kincaid, the highest
SOFTWARE = re.compile(
    r"\b(?:we|i) (?:recommend|suggest|advise|noticed that you|will remind|hope you|can help you|are here for you)\b"
    r"|\b(?:the|this|our) app\b|\bbrimful\b",
    re.IGNORECASE,
)
LOUD = re.compile(r"!|\b(?!EMDR\b)[A-Z]{4,}\b|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
FILLS = re.compile(r"\{[^{}]*\}")


def find(case: Case) -> Iterator[Finding]:
    practice = case.practice
    for name in ("title", "purpose", "avoid"):
        yield from voice("", getattr(practice, name))
    for place in case.places:
        if place.own:
            for words in shown(place.step):
                yield from voice(place.step.at, words)
    if case.lang != "en":  # the formula is for English
        return
    words = " ".join(sentence(w) for place in case.places for w in shown(place.step))
    if (found := grade(words)) > GRADE:
        yield Finding(
            "",
            f"the words read like school year {found:.1f}",
            f"{GRADE:g} at most: shorter sentences, shorter words",
        )


def voice(at: str, words: str) -> Iterator[Finding]:
    if found := LOUD.search(words):
        yield Finding(at, f"{found[0]} is loud", "no exclamation marks, emoji or words in capitals")
    if found := SOFTWARE.search(words):
        yield Finding(
            at, f"{found[0]!r} lets the software speak as someone", "what the person can do, or what is so"
        )


def shown(step: Any) -> Iterator[str]:
    """The words of this step that a person reads or hears (those of steps inside it come by themselves)."""
    for name in ("text", "secular", "ask", "words", "card", "low", "high"):
        if isinstance(words := getattr(step, name, ""), str) and words:
            yield words
    for name in ("options", "also"):
        if isinstance(options := getattr(step, name, ""), dict):
            yield from options.values()
    for column in getattr(step, "columns", {}).values():
        yield column.label
        if isinstance(column.options, dict):
            yield from column.options.values()
    if isinstance(starters := getattr(step, "starters", ()), tuple):
        yield from starters


def sentence(words: str) -> str:
    words = FILLS.sub("them", words).strip()
    return words if words.endswith((".", "?", ":", "...")) else words + "."


def grade(words: str) -> float:
    """Flesch-Kincaid grade (Kincaid and others 1975) of English words, with a simple count of syllables."""
    sentences = [s for s in re.split(r"[.?:]+(?:\s|$)", words) if re.search(r"[A-Za-z]", s)]
    found = re.findall(r"[A-Za-z']+", words)
    if not sentences or not found:
        return 0.0
    return 0.39 * len(found) / len(sentences) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end; at least one."""
    word = word.lower().strip("'")
    count = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith("le") and count > 1:
        count -= 1
    return max(count, 1)
