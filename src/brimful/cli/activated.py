""" "I'm activated" with an unlocked vault: the whole flow, kept screen by screen."""

from contextlib import suppress
from datetime import datetime

from brimful.core.errors import BadInput
from brimful.guide import episode
from brimful.guide.episode import Flow
from brimful.guide.errors import WentOn
from brimful.guide.passing import Passing
from brimful.practices.activated.screen import Closing, MomentScreen
from brimful.practices.library import Library
from brimful.practices.screen import Option, Screen

from . import text, wishes
from .desk import Desk
from .entry import Page
from .first_breath import Tapped
from .moment_asking import ask_moment, ask_trigger
from .place import time_zone
from .practising import Guided
from .terminal import now


class Activated:
    """One run of the flow. Raises Leave from anywhere; what was answered is in the vault by then."""

    def __init__(self, desk: Desk, library: Library) -> None:
        self.desk, self.library, self.passing = desk, library, Passing()
        self.flow: Flow
        self.note = ""

    def begin(self, tapped: Tapped, started: datetime) -> None:
        """Begin with what was tapped, or go on with the one that was left a moment ago, as the person likes."""
        left = episode.latest_open(self.desk.opened, now())
        if left is not None:
            before = episode.flow_of(self.desk.opened, self.library, left.id, now())
            if self._wants_the_earlier_one():
                self.flow = before
                return
            self.desk.keep(lambda opened: episode.leave(opened, self.library, before, now(), tz=time_zone()))
        self.flow = self.desk.keep(
            lambda opened: episode.begin(opened, self.library, tapped.value(), started, now(), tz=time_zone())
        )

    def go(self) -> None:
        """Screen after screen to the end, then where the last choice leads."""
        while isinstance(shown := self.flow.show(self.library), MomentScreen):
            try:
                self.step(shown)
            except wishes.Idle:
                self.relock()
            except WentOn as elsewhere:
                self.flow, self.note = elsewhere.now, elsewhere.say()
            except BadInput as refused:
                self.note = refused.say()
        self.close(shown)

    def step(self, shown: MomentScreen) -> None:
        if shown.kind == "practice":
            self.practise(shown)
            return
        self.desk.terminal.fresh()
        if self.note:
            self.desk.terminal.words(self.note, "italic")
            self.note = ""
        at, place = self.flow, shown.step
        try:
            value = ask_moment(self.desk.terminal, self.library, shown)
        except wishes.Skip:
            self.flow = self.desk.keep(
                lambda opened: episode.skip(opened, self.library, at, now(), step=place, tz=time_zone())
            )
        except wishes.Back:
            self.flow = self.desk.keep(lambda opened: episode.back(opened, self.library, at, tz=time_zone()))
        except wishes.Stop:
            self.leave()
        else:
            self.flow = self.desk.keep(
                lambda opened: episode.answer(
                    opened, self.library, at, value, now(), step=place, tz=time_zone()
                )
            )

    def practise(self, shown: MomentScreen) -> None:
        """The practice in its short form; done, stopped or skipped, the flow goes on with "And now?"."""
        guided = Guided(self.desk, self.library, self.passing)
        guided.sitting = self.desk.keep(
            lambda opened: episode.begin_practice(
                opened, self.library, self.flow, now(), passing=self.passing, tz=time_zone()
            )
        )
        guided.go(quietly=True)
        at = self.flow
        self.flow = self.desk.keep(
            lambda opened: episode.answer(
                opened, self.library, at, True, now(), step=shown.step, tz=time_zone()
            )
        )

    def close(self, closing: Closing) -> None:
        """The last words, what set it off if one likes, and the way that was chosen."""
        terminal = self.desk.terminal
        terminal.fresh()
        for words in (closing.words, closing.quiet_help):
            if words:
                terminal.words(words)
        if closing.ask and self.flow.episode.status == "done":
            with suppress(wishes.Skip, wishes.Back, wishes.Stop):
                value = ask_trigger(terminal, closing)
                at = self.flow
                self.flow = self.desk.keep(
                    lambda opened: episode.note_trigger(
                        opened, self.library, at, value, now(), tz=time_zone()
                    )
                )
        if closing.lead.kind == "practice" and closing.lead.practice in self.library.practices:
            guided = Guided(self.desk, self.library, self.passing)
            guided.begin(closing.lead.practice)
            guided.go()
        elif closing.lead.kind == "entry":
            page = Page(self.desk, self.library)
            terminal.fresh()
            entry = page.write()
            if entry is not None:
                page.save(entry)

    def leave(self) -> None:
        """Close it before its end, which is fine."""
        at = self.flow
        self.flow = self.desk.keep(
            lambda opened: episode.leave(opened, self.library, at, now(), tz=time_zone())
        )
        raise wishes.Leave

    def relock(self) -> None:
        rid = self.flow.id
        self.passing.forget()
        self.desk.idle()
        self.flow = episode.flow_of(self.desk.opened, self.library, rid, now())

    def _wants_the_earlier_one(self) -> bool:
        options = (Option("on", text.GO_ON_THERE), Option("anew", text.BEGIN_ANEW))
        self.desk.terminal.fresh()
        with suppress(wishes.Skip, wishes.Back):
            return bool(
                self.desk.ask(Screen(step="before", kind="choice", ask=text.WENT_BEFORE, options=options))
                == "on"
            )
        return False
