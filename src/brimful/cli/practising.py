"""A guided practice in the terminal, from its first step or from where it was left."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from brimful.core.errors import BadInput
from brimful.core.kinds.run import Run
from brimful.guide import run
from brimful.guide.avoid import in_words
from brimful.guide.errors import WentOn
from brimful.guide.passing import Passing
from brimful.guide.sitting import Sitting
from brimful.practices.library import Library, load
from brimful.practices.screen import Ended, Screen, Waiting
from brimful.vault.port import StoreError
from brimful.vault.record import Record

from . import text, wishes
from .asking import ask
from .cards import ask_due
from .desk import Desk
from .finding import practice_of
from .place import time_zone
from .terminal import now

if TYPE_CHECKING:
    from brimful.vault.opened import Opened


def practise(desk: Desk, name: str = "", *, anew: bool = False, library: Library | None = None) -> None:
    """Do a practice to its end, or until the person leaves; then it goes on from there the next time.

    Without a name the run that was left last is taken up. ``anew`` begins again where one was left open.
    """
    library = library or load()
    guided = Guided(desk, library, Passing())
    try:
        with desk.terminal.pages():
            asked = 0 if name else ask_due(desk, library)
            if name or guided.left_open() or not asked:
                guided.open(name, anew=anew)
                guided.go()
    except wishes.Leave:
        desk.terminal.say_at_end(text.KEPT if guided.begun or guided.left_open() else text.NOTHING_KEPT)
        return
    desk.terminal.say_at_end(guided.closing)


class Guided:
    """One run being done. Each answer is in the vault before the next screen is shown."""

    def __init__(self, desk: Desk, library: Library, passing: Passing) -> None:
        self.desk, self.library, self.passing = desk, library, passing
        self.sitting: Sitting
        self.note = ""  # a sentence to show above the next screen
        self.closing = text.DONE
        self.begun = False

    def open(self, name: str, *, anew: bool = False) -> None:
        """Take up what was left, or begin. Raises NoSuchPractice, NothingOpen."""
        practice = practice_of(self.library, name) if name else None
        left = [
            one for one in self.left_open() if practice in (None, self.library.practices[one.data.practice])
        ]
        if left and not anew:
            self.note = text.GOES_ON
            self.take_up(left[0].id)
        elif practice is not None:
            self.begin(practice.id)
        else:
            raise BadInput(text.NOTHING_OPEN)

    def left_open(self) -> list[Record[Run]]:
        """Runs that wait to be gone on with, the latest first."""
        return [one for one in run.open_runs(self.desk.opened) if one.data.practice in self.library.practices]

    def begin(self, practice: str) -> None:
        """Show what to know before, then begin. Raises Leave when the person would rather not."""
        self.before(practice)
        self.sitting = self.desk.keep(
            lambda opened: run.begin(
                opened, self.library, practice, now(), passing=self.passing, tz=time_zone()
            )
        )
        self.begun = True

    def before(self, name: str) -> None:
        """Length, eyes, pictures in the mind, and what to know before Start."""
        practice, terminal = self.library.practices[name], self.desk.terminal
        terminal.fresh()
        terminal.title(practice.title)
        terminal.words(practice.purpose)
        least, most = practice.minutes
        terminal.line(f"{text.LENGTH}: {least}-{most} min · {text.EYES}: {text.EYES_WORDS[practice.eyes]}")
        terminal.words(text.IMAGERY if practice.imagery else text.NO_IMAGERY)
        terminal.words(f"{text.BEFORE}: {in_words(practice.avoid, self.library, text.HELP_LINES)}")
        start = Screen(step="start", kind="say")
        with suppress(wishes.Skip):
            try:
                self.desk.ask(start)
            except wishes.Back:
                raise wishes.Leave from None

    def take_up(self, rid: str) -> None:
        self.sitting = run.take_up(self.desk.opened, self.library, rid, now(), passing=self.passing)
        self.begun = True

    def go(self, *, quietly: bool = False) -> None:
        """Screen after screen until the run has ended. Raises Leave; what was typed is in the run's draft then.

        ``quietly``: no last screen, because something else goes on after it.
        """
        while True:
            shown = self.sitting.show(self.library, now())
            if isinstance(shown, Ended):
                if not quietly:
                    self.end(shown)
                return
            try:
                self.step(shown)
            except wishes.Idle:  # while waiting: nothing was being typed
                self.relock()
            except WentOn as elsewhere:
                self.sitting, self.note = elsewhere.now, elsewhere.say()
            except BadInput as refused:
                self.note = refused.say()

    def step(self, shown: Screen | Waiting) -> None:
        """Ask one screen and write down what came of it."""
        self.head(shown)
        try:
            value = self.wait(shown) if isinstance(shown, Waiting) else self.ask(shown)
        except wishes.Skip:
            self.write(
                lambda opened, at: run.skip(opened, self.library, at, now(), step=shown.step, tz=time_zone())
            )
        except wishes.Back:
            self.hold(shown.step)
            self.write(lambda opened, at: run.back(opened, self.library, at, now(), tz=time_zone()))
        except wishes.Stop:
            self.hold(shown.step)
            self.write(lambda opened, at: run.stop(opened, self.library, at, now(), tz=time_zone()))
        except wishes.Leave:
            self.hold(shown.step)
            raise
        else:
            self.write(
                lambda opened, at: run.answer(
                    opened, self.library, at, value, now(), step=shown.step, tz=time_zone()
                )
            )
            if isinstance(shown, Screen) and shown.kind == "offer" and isinstance(value, str):
                self.take_offer(value)

    def ask(self, shown: Screen) -> Any:
        step = shown.step

        def autosave(_: str) -> None:
            with suppress(StoreError):
                self._keep(self.desk.opened, step)

        self.desk.terminal.on_typing = autosave if shown.kind in ("text", "letter", "media") else None
        try:
            while True:
                try:
                    return ask(self.desk.terminal, shown, typed=self.sitting.typed(step))
                except wishes.Idle:
                    self.hold(step)
                    self.relock()
                    self.head(shown)
        finally:
            self.desk.terminal.on_typing = None

    def wait(self, shown: Waiting) -> bool:
        """A waiting timer: until when, and on with Enter. No seconds are counted."""
        terminal = self.desk.terminal
        terminal.words(shown.text)
        terminal.words(text.WAITS_UNTIL.format(time=shown.until.astimezone().strftime("%H:%M")))
        terminal.quiet(text.HINT_WAIT)
        wishes.turn(terminal.read())
        return True

    def take_offer(self, practice: str) -> None:
        """Another practice in between; this one waits and goes on afterwards."""
        mine = self.sitting
        inner = Guided(self.desk, self.library, self.passing)
        with suppress(wishes.Leave):
            inner.begin(practice)
            inner.go()
        self.take_up(mine.id)

    def end(self, shown: Ended) -> None:
        """The last screen: closing words, what was kept, and when it asks again."""
        terminal, made = self.desk.terminal, len([rid for rid in self.sitting.run.made if rid])
        terminal.fresh()
        terminal.title(self.sitting.practice.title)
        terminal.words(shown.words or (text.ENDED_WELL if shown.completed else text.ENDED_EARLY))
        if made:
            terminal.words(text.MADE_THINGS if made > 1 else text.MADE_THING)
        due = self.sitting.run.later_due
        if due is not None:
            terminal.words(text.ASKS_LATER.format(time=due.astimezone().strftime("%d %B, %H:%M")))
        if terminal.paged:
            terminal.quiet(text.HINT_LAST)
            with suppress(wishes.Wish):
                terminal.read()

    def head(self, shown: Screen | Waiting) -> None:
        terminal = self.desk.terminal
        terminal.fresh()
        place = [self.sitting.practice.title, text.STEP.format(part=shown.part, parts=shown.parts)]
        if isinstance(shown, Screen) and shown.again:
            place[1] = text.AGAIN
        terminal.quiet(" · ".join(place))
        terminal.blank()
        if isinstance(shown, Screen) and shown.alone:
            terminal.words(text.ALONE)
        if self.note:
            terminal.words(self.note, "italic")
            self.note = ""

    def hold(self, step: str) -> None:
        """Keep what is being typed, sealed, at its step; where that fails, offer to try again."""
        self.desk.keep(lambda opened: self._keep(opened, step))

    def _keep(self, opened: "Opened", step: str) -> None:
        typed = "\n".join(self.desk.terminal.typing)
        if typed.strip():
            self.sitting = run.keep_typed(
                opened, self.library, self.sitting, step, typed, now(), tz=time_zone()
            )

    def write(self, work: Any) -> None:
        at = self.sitting
        self.sitting = self.desk.keep(lambda opened: work(opened, at))
        self.desk.terminal.typing = []

    def relock(self) -> None:
        """Lock, ask for the passphrase, and stand at the same step again; forgotten answers are forgotten."""
        rid = self.sitting.id
        self.passing.forget()
        self.desk.idle()
        self.take_up(rid)
