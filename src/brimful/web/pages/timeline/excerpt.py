"""The part of a text in which the words that were looked for stand. Pure."""

from collections.abc import Sequence

from brimful.core.fold import fold

BEFORE, AROUND = 32, 220  # characters before the first hit, and in all
LONGEST = 20_000  # characters that are looked through letter by letter

type Piece = tuple[str, bool]


def excerpt(text: str, words: Sequence[str]) -> list[Piece] | None:
    """Pieces of the text around the first hit, and whether each is one; None where none is in the text.

    ``words`` are folded. Hits are found without case and accents and shown as they were written.
    """
    folded, places = _folded(text[:LONGEST])
    hits = [(at, at + len(word)) for word in words if word and (at := folded.find(word)) >= 0]
    if not hits:
        return None
    low, high = _window(text, places[min(hits)[0]])
    marked = _marked(folded, places, words, low, high)
    pieces: list[Piece] = [("…", False)] if low else []
    at = low
    for start, end in marked:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:high] + ("…" if high < len(text) else ""), False))
    return [piece for piece in pieces if piece[0]]


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters (and its end) the place in the text it comes from."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    folded: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        found = fold(sign)
        folded.append(found)
        places += [at] * len(found)
    return "".join(folded), [*places, len(text)]


def _window(text: str, hit: int) -> tuple[int, int]:
    """From a beginning of a word before the hit to the end of a word after it."""
    low = max(0, hit - BEFORE)
    if low:
        low = max(text.rfind(" ", 0, low), text.rfind("\n", 0, low), low - 20) + 1
    high = min(len(text), low + AROUND)
    if high < len(text):
        cut = max(text.rfind(" ", hit, high), text.rfind("\n", hit, high))
        high = cut if cut > hit + 20 else high
    return low, high


def _marked(
    folded: str, places: Sequence[int], words: Sequence[str], low: int, high: int
) -> list[tuple[int, int]]:
    """All hits inside the window as places in the text, in order, those that overlap taken as one."""
    found = []
    for word in words:
        at = folded.find(word) if word else -1
        while at >= 0:
            start, end = places[at], places[at + len(word)]
            if low <= start and end <= high and start < end:
                found.append((start, end))
            at = folded.find(word, at + len(word))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
