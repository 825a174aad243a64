""" "Before I send this": what stands out in the draft, as marked words with a question to the writer; help before it."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from brimful.guide.sitting import Sitting
from brimful.practices import coaching
from brimful.practices.coaching import Coached
from brimful.practices.library import Library
from brimful.practices.schema import Say
from brimful.practices.screen import Screen
from brimful.vault.opened import Opened

SHAPED = "rewrite"
PATTERNS = "patterns"


class Piece(Struct, frozen=True):
    """A run of the draft's own words; ``number`` of the finding that marks them, 0 for none."""

    words: str
    number: int = 0


class Page(Struct, frozen=True, kw_only=True):
    """``help``: blocks to show first, with their ``lines``, and then there is nothing else; ``shape``: how a new version could begin, and
    ``practice`` (id, title) what is better done before it.
    """

    help: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    findings: tuple[Coached, ...] = ()
    pieces: tuple[Piece, ...] = ()
    shape: str = ""
    practice: tuple[str, str] = ("", "")
    draft: str = ""


def coached_at(desk: Opened, library: Library, sitting: Sitting, shown: Screen) -> Page:
    """What belongs to this step; nothing is kept of it."""
    fields = fields_of(sitting, library)
    draft = str(fields.get("draft") or "")
    both = "\n".join(words for words in (draft, str(fields.get("rewrite") or "")) if words)
    first = coaching.look(library, both).help
    if first or not draft:
        said = (step.text for name in first for step in library.blocks[name] if isinstance(step, Say))
        return Page(help=first, lines=tuple(said))
    if shown.field == PATTERNS:
        found = coaching.look(library, draft, not_so=desk.settings().not_so).findings
        return Page(findings=found, pieces=tuple(pieces(draft, found)))
    if shown.field == SHAPED:
        shape = coaching.shape_for(library, str(fields.get("hope") or ""))
        known = library.practices.get(shape.practice) if shape.practice else None
        before = (known.id, known.title) if known else ("", "")
        return Page(shape=shape.words, practice=before, draft=draft)
    return Page()


def fields_of(sitting: Sitting, library: Library) -> dict[str, Any]:
    """The answers by field: of a run that is over as they were kept, of an open one as its log has them."""
    if sitting.over:
        return sitting.run.fields
    by_step = {step.at: getattr(step, "field", "") for step in sitting.practice.steps}
    return {by_step[one.step]: one.value for one in sitting.log if by_step.get(one.step) and not one.skipped}


def pieces(draft: str, findings: Sequence[Coached]) -> Iterator[Piece]:
    """The draft in pieces, each finding's words marked; where two lie over each other the earlier one stands."""
    marked = [(f.finding.start, f.finding.end, n) for n, f in enumerate(findings, 1) if f.finding.length]
    at = 0
    for start, end, number in sorted(marked):
        if start < at:
            continue
        if start > at:
            yield Piece(draft[at:start])
        yield Piece(draft[start:end], number)
        at = end
    if at < len(draft):
        yield Piece(draft[at:])
