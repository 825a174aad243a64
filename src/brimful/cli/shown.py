"""The timeline in the terminal: as lines to read, or as JSON Lines."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from brimful.core.kinds import KINDS
from brimful.core.timeline import KINDS as TIMED
from brimful.core.timeline import Item, Timeline
from brimful.practices.library import Library, load

from . import text
from .output import print_json_lines

if TYPE_CHECKING:
    from brimful.vault.opened import Opened

    from .terminal import Terminal


def show(
    terminal: "Terminal", opened: "Opened", words: str, kinds: Sequence[str], limit: int, as_json: bool
) -> None:
    """Records of ``kinds`` (none = all) that hold ``words``, newest first, at most ``limit``."""
    library = load()
    titles = {name: library.practices[name].title for name in library.practices}
    records = [record for kind in kinds or TIMED for record in opened.all(KINDS[kind].struct)]
    timeline = Timeline(records, titles=titles)
    found = timeline.find(words=words, limit=limit)
    if as_json:
        print_json_lines(as_data(record) for record in found)
        return
    if not found:
        terminal.line(text.NOTHING_FOUND if words else text.NOTHING_YET)
    for day in timeline.days(found):
        terminal.blank()
        terminal.line(day.date.strftime("%A, %d %B %Y"), "bold")
        for item in day.items:
            for line in _lines(item, library, titles):
                terminal.line(line, indent=2)


def as_data(record: Any) -> dict[str, Any]:
    """One record as a JSON line: its id, kind, version and time zone, and every field that it holds."""
    return {
        "id": record.id,
        "kind": record.kind,
        "version": record.version,
        "tz": record.tz,
        **msgspec.to_builtins(record.data),
    }


def _lines(item: Item, library: Library, titles: dict[str, str]) -> Iterator[str]:
    head = [item.at.strftime("%H:%M"), text.KIND_NAMES[item.kind]]
    if item.practice:
        head.append(titles.get(item.practice, item.practice))
    if item.state:
        state = library.catalogues["states"].entries.get(item.state)
        head.append(state.label if state else item.state)
    if item.before is not None:
        head.append(str(item.before) if item.after is None else f"{item.before} → {item.after}")
    if item.status == "open":
        head.append(text.STILL_OPEN)
    yield " · ".join(head)
    for line in item.text.split("\n") if item.text else ():
        yield f"  {line}"
    if item.cut:
        yield "  …"
    labels = library.catalogues["feelings"].entries
    marks = [labels[key].label if key in labels else key for key in item.feelings]
    marks += [f"#{tag}" for tag in item.tags]
    if marks:
        yield "  " + " · ".join(marks)
