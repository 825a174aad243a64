"""Writing a free journal entry: the text, then feelings and tags, with a sealed draft until it is saved."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from brimful.core.kinds.draft import Draft
from brimful.core.kinds.entry import Entry
from brimful.practices.screen import Option, Screen
from brimful.vault.port import StoreError
from brimful.vault.record import Record, Write

from . import text
from .place import time_zone
from .terminal import now
from .wishes import Back, Leave, Skip

if TYPE_CHECKING:
    from brimful.practices.library import Library
    from brimful.vault.opened import Opened

    from .desk import Desk

FORM = "terminal-entry"
MOST_TAGS = 20


class Page:
    """The entry being written. ``draft`` is its sealed copy in the vault, None while there is none."""

    def __init__(self, desk: "Desk", library: "Library") -> None:
        self.desk, self.library = desk, library
        self.draft: Record[Draft] | None = next(
            (one for one in desk.opened.recent(Draft, 50) if one.data.form == FORM), None
        )

    def write(self) -> Entry | None:
        """Ask for text, feelings and tags. None when there was nothing to write; Leave keeps the draft."""
        begun = self.draft.data.text.get("text", "") if self.draft else ""
        self.desk.terminal.on_typing = self.autosave
        try:
            words = self.desk.ask(self._text(), typed=begun, hold=self.hold)
        except Leave:
            self.hold("\n".join(self.desk.terminal.typing))
            raise
        except (Skip, Back):
            return None
        finally:
            self.desk.terminal.on_typing = None
        self.hold(words)
        entry = Entry(at=now(), text=words, source="terminal")
        for name, screen in (("feelings", self._feelings()), ("tags", self._tags())):
            self.desk.terminal.fresh()
            with suppress(Skip, Back):
                given = self.desk.ask(screen)
                entry = replace(entry, **{name: [_plain(one) for one in given]})
        return entry

    def save(self, entry: Entry) -> None:
        """The entry in, its draft out, in one transaction."""
        draft = self.draft

        def work(opened: "Opened") -> None:
            def both(batch: Any, _: Any) -> None:
                batch.put(Write(data=entry, tz=time_zone()))
                if draft is not None:
                    batch.delete(draft.id, None)

            opened.transact(both)

        self.desk.keep(work)
        self.draft = None

    def autosave(self, typed: str) -> None:
        """Keep the lines so far, if the disk lets us; they are in the terminal's hands either way."""
        with suppress(StoreError):
            self._keep(self.desk.opened, typed)

    def hold(self, typed: str) -> None:
        """Keep what is being typed as a sealed draft, each time anew; where that fails, offer to try again."""
        self.desk.keep(lambda opened: self._keep(opened, typed))

    def _keep(self, opened: "Opened", typed: str) -> None:
        if typed.strip():
            data, kept = Draft(form=FORM, text={"text": typed}), self.draft
            rid, seen = (kept.id, kept.version) if kept else (None, 0)
            self.draft = opened.put(data, rid=rid, seen=seen, tz=time_zone())

    def _text(self) -> Screen:
        return Screen(step="text", kind="letter", ask=text.WRITE)

    def _feelings(self) -> Screen:
        own = self.desk.opened.settings().own_feelings
        known = self.library.catalogues["feelings"].entries.values()
        options = (*(Option(word, word) for word in own), *(Option(one.key, one.label) for one in known))
        return Screen(step="feelings", kind="multi", ask=text.FEELINGS, options=options, own=True)

    def _tags(self) -> Screen:
        return Screen(step="tags", kind="list", ask=text.TAGS, most=MOST_TAGS)


def _plain(given: Any) -> str:
    words = given["own"] if isinstance(given, dict) else given
    return str(words).strip().lstrip("#")
