"""What is said about a draft: its patterns with their coaching lines, and the shape of a new version.

Everything is a question or an offer to the writer. What the reader thinks or will do is never said.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from brimful.practices.library import Library
from brimful.practices.matcher import Finding, find, help_first


class Coached(Struct, frozen=True, kw_only=True):
    """A finding with its words. ``under``: wishes that are often underneath, to be asked. ``limit``: the practice
    that "It's a limit" leads to, empty where that is no question here.
    """

    finding: Finding
    label: str
    ask: str
    shape: str
    under: tuple[str, ...]
    limit: str = ""


class Look(Struct, frozen=True):
    """``help``: shared blocks (``unsafe``, ``crisis``) that come first; then there are no findings."""

    help: tuple[str, ...] = ()
    findings: tuple[Coached, ...] = ()


class Shape(Struct, frozen=True):
    """Words for a new version, and the practice that is better done first (either may be empty)."""

    words: str = ""
    practice: str = ""


def look(
    library: Library,
    draft: str,
    *,
    unanswered: int = 0,
    not_so: Mapping[str, Sequence[str]] | None = None,
    others: Iterable[tuple[int, int]] = (),
) -> Look:
    """What stands out in a draft; arguments as in ``matcher.find``."""
    others = tuple(others)
    if first := help_first(draft, library.cues, others=others):
        return Look(first)
    findings = find(
        draft, library.patterns, cues=library.cues, unanswered=unanswered, not_so=not_so, others=others
    )
    return Look((), tuple(coached(library, finding) for finding in findings))


def coached(library: Library, finding: Finding) -> Coached:
    pattern, needs = library.patterns[finding.pattern], library.catalogues["needs"].entries
    return Coached(
        finding=finding,
        label=pattern.label,
        ask=pattern.ask,
        shape=pattern.try_,
        under=tuple(needs[key].label for key in pattern.under if key in needs),
        limit=library.cues.notes.get(pattern.note, ""),
    )


def shape_for(library: Library, hope: str) -> Shape:
    """How a new version could begin, by what the message hopes for (an option of ``before-i-send``)."""
    return Shape(library.cues.shapes.get(hope, ""), library.cues.first.get(hope, ""))
