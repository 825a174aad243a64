"""The terminal as Brimful speaks through it: words out, lines in, nothing lost on the way.

Colour never carries meaning; ``NO_COLOR`` is kept; no spinner and nothing that moves but the breath pacer. In a
real terminal each step stands on the alternate screen, so that nothing personal stays in the scroll-back;
``BRIMFUL_PLAIN=1``, a dumb terminal or a pipe gets plain lines one below the other.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from brimful.core.errors import BadInput

from . import interrupts, text
from .wishes import Idle, Leave, asks_for_help

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 76  # longer lines are hard to read
MOST_NARROW = 24
LEAST_ROWS = 24  # in less, what scrolls away must be there to scroll back to
MOST_PIPED = 4 * 1024 * 1024  # characters read of a pipe; the vault itself refuses less, in its own words


class Terminal:
    """One conversation. ``typing`` holds the lines being typed; it outlives an interruption."""

    def __init__(self, *, on_help: Callable[["Terminal"], None] | None = None) -> None:
        self.interactive = sys.stdin.isatty() and sys.stdout.isatty()
        dumb = os.environ.get("TERM", "") in ("", "dumb") and os.name != "nt"
        self.plain = not self.interactive or dumb or os.environ.get("BRIMFUL_PLAIN", "0") not in ("", "0")
        self.idle_minutes: int | None = None
        self.typing: list[str] = []
        self.on_typing: Callable[[str], None] | None = None
        self.begun = ""  # keys that were pressed already and belong to the next line
        self.ended_input = False  # the last Leave was Ctrl-D, or the end of a pipe
        self.on_help = on_help
        self.paged = False
        self.console = _console()
        self._at_end: list[tuple[str, bool]] = []  # sentences for after the alternate screen; True: an aside
        self._page: list[tuple[str, str, int]] = []  # what stands on the screen: words, style, indent

    # Words out

    def words(self, words: str, style: str = "") -> None:
        """A paragraph, wrapped, with an empty line after it."""
        self.line(words, style)
        self.blank()

    def blank(self) -> None:
        self.line("")

    def line(self, words: str, style: str = "", *, indent: int = 0) -> None:
        """Wrapped words; ``indent`` columns in, on every line."""
        from rich.text import Text

        self._page.append((words, style, indent))
        for line in Text(words, style=style).wrap(self.console, max(12, self.console.width - indent)):
            line.rstrip()
            self.console.print(Text(" " * indent) + line)

    def title(self, words: str) -> None:
        self.words(words, "bold")

    def quiet(self, words: str) -> None:
        """Small print."""
        self.line(words, "dim")

    def fresh(self) -> None:
        """A new screen, as wide as the terminal is by now, or an empty line where screens are not used."""
        self.console.width = _width()
        self._page = []
        if self.paged:
            self.console.clear()
        else:
            self.console.print()

    @contextmanager
    def pages(self) -> Iterator[None]:
        """Use the alternate screen inside; what was on the terminal before comes back afterwards."""
        if self.plain or self.paged or shutil.get_terminal_size().lines < LEAST_ROWS:
            yield
            return
        self.console.set_alt_screen(True)
        self.paged = True
        try:
            yield
        finally:
            self.paged = False
            self.console.set_alt_screen(False)
            said, self._at_end = self._at_end, []
            for sentence, aside in said:
                self.say_at_end(sentence, aside=aside)

    def say_at_end(self, sentence: str, *, aside: bool = False) -> None:
        """A sentence that stays when the screens are gone; ``aside``: on standard error."""
        if self.paged:
            self._at_end.append((sentence, aside))
        elif aside:
            print(sentence, file=sys.stderr)
        else:
            self.line(sentence)

    # Lines in

    def read(self, prompt: str = "> ", *, prefill: str = "") -> str:
        """One line. A line that asks for help shows the help lines and asks again.

        Raises Leave (with ``typing`` kept) when the person leaves, Idle when the vault's time is over.
        """
        while True:
            prefill, self.begun = self.begun or prefill, ""
            line = self._line(prompt, prefill)
            if not (asks_for_help(line) and self.on_help):
                self._page.append((f"{prompt}{line}", "", 0))
                return line
            page = self._page
            self.on_help(self)
            self._show_again(page)

    def _show_again(self, page: list[tuple[str, str, int]]) -> None:
        """The page as it stood before something came in between."""
        self.fresh()
        for words, style, indent in page:
            self.line(words, style, indent=indent)

    @property
    def edits(self) -> bool:
        """Whether a line can be begun with words that are there already."""
        return self.interactive and _line_editor() is not None

    @property
    def stdin_is_text(self) -> bool:
        """Whether standard input is a pipe or a file, to be read as a whole."""
        return not sys.stdin.isatty()

    def everything(self) -> str:
        """All of standard input as text. Raises BadInput when it is no text, or none."""
        try:
            words = sys.stdin.read(MOST_PIPED + 1)
            words.encode()  # bytes that were no text come in as halves of characters
        except UnicodeError:
            raise BadInput(text.NOT_TEXT) from None
        if len(words) > MOST_PIPED:
            raise BadInput(text.TOO_LONG)
        if "\x00" in words:
            raise BadInput(text.NOT_TEXT)
        words = "\n".join(_clean(line) for line in words.splitlines()).strip()
        if not words:
            raise BadInput(text.NO_TEXT)
        return words

    def autosave(self) -> None:
        """Hand on what is being typed, so that it outlives the program (a line at a time)."""
        if self.on_typing:
            self.on_typing("\n".join(self.typing))

    def _line(self, prompt: str, prefill: str) -> str:
        self.ended_input = False
        if not self.interactive:
            return self._piped_line(prompt)
        editor = _line_editor()
        if editor and prefill:
            editor.set_startup_hook(lambda: editor.insert_text(prefill))
        try:
            with interrupts.prompt(), self._idle_timer():
                return _clean(input(prompt))
        except (KeyboardInterrupt, Idle) as stopped:
            left = editor.get_line_buffer() if editor else ""
            if left.strip():
                self.typing.append(_clean(left))
            if isinstance(stopped, Idle):
                raise
            raise Leave from None
        except EOFError:
            self.ended_input = True
            raise Leave from None
        finally:
            if editor:
                editor.set_startup_hook(None)

    def _piped_line(self, prompt: str) -> str:
        """A line of a pipe, or of a keyboard whose answers go into a pipe; standard output stays free of prompts."""
        if sys.stdin.isatty():
            print(prompt, end="", file=sys.stderr, flush=True)
        try:
            with interrupts.prompt():
                line = sys.stdin.readline()
            line.encode()
        except UnicodeError:
            raise BadInput(text.NOT_TEXT) from None
        except KeyboardInterrupt:
            raise Leave from None
        if not line:
            self.ended_input = True
            raise Leave
        return _clean(line.rstrip("\r\n"))

    @contextmanager
    def _idle_timer(self) -> Iterator[None]:
        """Raise Idle in here after ``idle_minutes`` (where the system has timers)."""
        if not self.idle_minutes or not hasattr(signal, "setitimer"):
            yield
            return
        before = signal.signal(signal.SIGALRM, _idle)
        signal.setitimer(signal.ITIMER_REAL, self.idle_minutes * 60)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def now() -> datetime:
    """The present moment with the offset of this place."""
    return datetime.now(UTC).astimezone()


def _idle(*_: object) -> NoReturn:
    raise Idle


def _console() -> "Console":
    from rich.console import Console

    class Piped(Console):
        def on_broken_pipe(self) -> None:
            raise

    console = Piped(highlight=False, markup=False, emoji=False, soft_wrap=False)
    console.width = _width()
    return console


def _width() -> int:
    return max(MOST_NARROW, min(shutil.get_terminal_size().columns, WIDEST))


def _line_editor() -> Any:
    """GNU readline or its like, without a history (it would hold what was typed); None where there is none."""
    try:
        import readline
    except ImportError:  # Windows
        return None
    readline.set_auto_history(False)
    return readline


def _clean(line: str) -> str:
    """Without control characters and halves of characters, which no record can hold."""
    line = line.encode("utf-8", "replace").decode("utf-8")
    return "".join(c for c in line if c == "\t" or c.isprintable() or ord(c) > 159)
