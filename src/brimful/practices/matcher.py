"""Patterns of protest and blame in a draft, found by plain cues (reference 07, B). It proposes; the person decides.

There is no score, and nothing is said about whoever will read the message. The words of another person
(spans the writer marked, lines that begin with ">") are passed over. Where a draft plainly tells of abuse done
to the writer, or of hurting oneself, help comes first and no pattern is pointed out.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from msgspec import Struct

from brimful.practices.schema import DraftCues, ProtestPattern

MOST = 3
SAME_APOSTROPHE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
GAP = r"(?:[^\w.!?\n]+[\w']+){0,6}?[^\w.!?\n]+"  # `...`: up to six words, inside one sentence
LOOKED_AT, KEPT = 64, 8  # matches of one cue: a draft that repeats itself must not take long
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
GREETING = re.compile(r"[\s,\-]*(?:(?:please|hey|hi)[\s,]+)?", re.IGNORECASE)
COUNTED = {
    "words": r"[\w']+",
    "question_marks": r"\?",
    "exclamation_marks": "!",
    "capitals": r"(?<!\w)[^\W\d_]{3,}(?!\w)",
    "sorry": r"(?i)(?<!\w)sorry(?!\w)",
}


class Finding(Struct, frozen=True):
    """A pattern at ``start:end`` of the draft. ``cue`` is what "Not so" remembers: words of the file, never the
    draft's. ``length`` counts the characters that matched; 0 for a pattern that only a number of the whole shows.
    """

    pattern: str
    start: int
    end: int
    length: int
    cue: str


def find(
    text: str,
    patterns: Mapping[str, ProtestPattern],
    *,
    cues: DraftCues,
    unanswered: int = 0,
    not_so: Mapping[str, Sequence[str]] | None = None,
    others: Iterable[tuple[int, int]] = (),
) -> list[Finding]:
    """At most three, the longest match first; none where help comes first.

    ``unanswered``: messages sent without an answer, told by the person. ``not_so``: cues by pattern that this
    person has called a false alarm. ``others``: spans (start, end) that are another person's words.
    """
    if help_first(text, cues, others=others):
        return []
    return every(text, patterns, cues=cues, unanswered=unanswered, not_so=not_so, others=others)[:MOST]


def every(
    text: str,
    patterns: Mapping[str, ProtestPattern],
    *,
    cues: DraftCues,
    unanswered: int = 0,
    not_so: Mapping[str, Sequence[str]] | None = None,
    others: Iterable[tuple[int, int]] = (),
) -> list[Finding]:
    """One finding for each pattern that is there, the longest first; for ``derive`` (how many before, after)."""
    draft = Draft(own_words(text, others), cues)
    refused = not_so or {}
    found: list[Finding] = []
    for name, pattern in patterns.items():
        away = refused.get(name, ())
        found += (f for f in by_cue(draft, name, pattern) if f.cue not in away)
        found += (f for f in by_number(draft, name, pattern, unanswered) if f.cue not in away)
    longest: dict[str, Finding] = {}
    for one in sorted(found, key=lambda f: (-f.length, f.start)):
        if not any(inside(one, other) for other in found):
            longest.setdefault(one.pattern, one)
    return list(longest.values())


def matched(
    patterns: Mapping[str, ProtestPattern],
    cues: DraftCues,
    *,
    not_so: Mapping[str, Sequence[str]] | None = None,
) -> Callable[[str], list[str]]:
    """For the engine: the keys of all patterns in a text, those to show first; none where help comes first."""

    def keys(text: str) -> list[str]:
        if help_first(text, cues):
            return []
        return [finding.pattern for finding in every(text, patterns, cues=cues, not_so=not_so)]

    return keys


def help_first(text: str, cues: DraftCues, *, others: Iterable[tuple[int, int]] = ()) -> tuple[str, ...]:
    """The shared blocks that come before anything else: ``unsafe``, ``crisis``, both or none."""
    own = own_words(text, others)
    abuse = any(followed(own, cue, lambda word: word not in cues.unless) for cue in cues.abuse)
    fear = any(followed(own, cue, lambda word: not word.endswith("ing")) for cue in cues.fear)
    crisis = any(followed(own, cue, lambda _: True) for cue in cues.self_harm)
    return (*(["unsafe"] if abuse or fear else []), *(["crisis"] if crisis else []))


def own_words(text: str, others: Iterable[tuple[int, int]] = ()) -> str:
    """The draft with everything that is another's blanked out, each character where it was."""
    own = text.translate(SAME_APOSTROPHE)
    quoted = [m.span() for m in re.finditer(r"^[ \t]*>.*$", own, re.MULTILINE)]
    for start, end in (*others, *quoted):
        start, end = max(0, start), min(len(own), end)
        own = own[:start] + "\n" * max(0, end - start) + own[end:]
    return own


class Draft:
    """A draft with its sentences, and which of them are limits or plain requests (found out when asked)."""

    def __init__(self, own: str, cues: DraftCues) -> None:
        self.own, self.cues = own, cues
        self._sentences = [m.span() for m in SENTENCE.finditer(own)]
        self._starts = [start for start, _ in self._sentences]
        self._limits: dict[int, bool] = {}
        self._requests: dict[int, bool] = {}

    def is_limit(self, position: int) -> bool:
        """Whether the sentence at this place draws a limit."""
        index, sentence = self._at(position)
        if index not in self._limits:
            self._limits[index] = any(compiled(cue).search(sentence) for cue in self.cues.limits)
        return self._limits[index]

    def is_request(self, position: int) -> bool:
        """Whether the sentence at this place is a question that begins by asking."""
        index, sentence = self._at(position)
        if index not in self._requests:
            rest = GREETING.sub("", sentence, count=1)
            asks = any(compiled(cue).match(rest) for cue in self.cues.requests)
            self._requests[index] = asks and sentence.rstrip().endswith("?")
        return self._requests[index]

    def _at(self, position: int) -> tuple[int, str]:
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return -1, ""
        start, end = self._sentences[index]
        return index, self.own[start:end]


def by_cue(draft: Draft, name: str, pattern: ProtestPattern) -> Iterator[Finding]:
    """Where a cue of the pattern stands, but for limits and plain requests."""
    for cue in pattern.find:
        yield from islice(standing(draft, name, cue), KEPT)


def standing(draft: Draft, name: str, cue: str) -> Iterator[Finding]:
    for match in islice(compiled(cue).finditer(draft.own), LOOKED_AT):
        start, end = match.span("cue")
        if not draft.is_limit(start) and not (name in draft.cues.spared and draft.is_request(start)):
            yield Finding(name, start, end, end - start, cue)


def by_number(draft: Draft, name: str, pattern: ProtestPattern, unanswered: int) -> Iterator[Finding]:
    """Where one of the pattern's numbers is reached."""
    for what, least in pattern.counts.items():
        spans = [] if what == "unanswered" else list(counted(draft, what))
        if (unanswered if what == "unanswered" else len(spans)) >= least:
            start, end = (spans[0][0], spans[-1][1]) if spans else (0, 0)
            shown = 0 if what == "words" else sum(end - start for start, end in spans)
            yield Finding(name, start, end, shown, f"count:{what}")


def counted(draft: Draft, what: str) -> Iterator[tuple[int, int]]:
    """The places that count: question marks of plain requests do not."""
    for match in re.finditer(COUNTED[what], draft.own):
        if what == "capitals" and not match[0].isupper():
            continue
        if what == "question_marks" and draft.is_request(match.start()):
            continue
        yield match.span()


def inside(one: Finding, other: Finding) -> bool:
    """Whether another pattern's longer match holds this one ("you always" in "why do you always")."""
    return (
        one.pattern != other.pattern
        and not other.cue.startswith("count:")
        and not one.cue.startswith("count:")
        and other.start <= one.start
        and one.end <= other.end
        and other.length > one.length
    )


def followed(own: str, cue: str, fits: Callable[[str], bool]) -> bool:
    """Whether the cue stands there, is not denied, and goes on with a word that leaves its meaning as it is."""
    for match in compiled(cue).finditer(own):
        start = match.start("cue")
        before = own[max(0, start - 12) : start].rstrip().lower()
        denied = before.endswith(("not", "n't", "never")) and not cue.startswith(("don't", "do not"))
        after = re.match(r"[ \t]+([\w']+)", own[match.end("cue") :])
        if not denied and (after is None or fits(after[1].lower())):
            return True
    return False


@cache
def compiled(cue: str) -> re.Pattern[str]:
    """A cue as a pattern with the group ``cue``: whole words, any case, `...` for up to six words.

    One word with a full stop ("fine.") is meant as a whole sentence, so "Tuesday is fine." is none.
    """
    cue = cue.translate(SAME_APOSTROPHE).strip()
    if alone := re.fullmatch(r"(\w+)\.", cue):
        word = re.escape(alone[1])
        return re.compile(
            rf"(?:^|(?<=[.!?,;]))[ \t]*(?P<cue>{word}(?:\.+|[ \t]*$))", re.IGNORECASE | re.MULTILINE
        )
    pieces = [spaced(piece.strip()) for piece in cue.split("...")]
    left = r"(?<!\w)" if cue[:1].isalnum() else ""
    right = r"(?!\w)" if cue[-1:].isalnum() else ""
    return re.compile(f"{left}(?P<cue>{GAP.join(pieces)}){right}", re.IGNORECASE)


def spaced(piece: str) -> str:
    """Any white space between words; a comma of the cue may be missing."""
    return r"\s+".join(re.escape(word).replace(",", ",?") for word in piece.split())
