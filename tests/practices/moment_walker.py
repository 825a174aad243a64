"""Walking through "I'm activated" in tests: a person who answers each screen as the script says."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from brimful.core.answer import Answer
from brimful.practices import library
from brimful.practices.activated import flow as moment
from brimful.practices.activated.own import Own
from brimful.practices.activated.screen import Closing, MomentScreen

LIBRARY = library.load()
STARTED = datetime(2026, 3, 8, 3, 0, tzinfo=UTC)
SKIP = object()


class Walker:
    """One run. Every answer comes ten seconds after the one before."""

    def __init__(self, own: Own | None = None, started: datetime = STARTED) -> None:
        self.own, self.started = own or Own(), started
        self.log: list[Answer] = []
        self.seen: list[MomentScreen] = []

    @property
    def screen(self) -> MomentScreen | Closing:
        return moment.show(LIBRARY, self.log, self.own, self.started)

    @property
    def now(self) -> datetime:
        return self.started + timedelta(seconds=10 * (len(self.log) + 1))

    def say(self, value: Any) -> None:
        shown = self.screen
        assert isinstance(shown, MomentScreen)
        self.seen.append(shown)
        if value is SKIP:
            self.log = moment.skip(LIBRARY, self.log, self.own, self.started, self.now)
        else:
            self.log = moment.answer(LIBRARY, self.log, self.own, value, self.started, self.now)

    def tap(self, state: str | None = None, strength: int | None = None, **more: bool) -> "Walker":
        self.say({"state": state, "strength": strength, **more})
        return self

    def go(self, *answers: Any) -> "Walker":
        for value in answers:
            self.say(value)
        return self

    def start(self) -> "Walker":
        """Take what is suggested and come back from it."""
        shown = self.screen
        assert isinstance(shown, MomentScreen)
        assert shown.suggestion is not None
        return self.go(shown.suggestion.first.practice, True)

    def skip_to(self, step: str) -> "Walker":
        while not isinstance(self.screen, Closing) and self.screen.step != step:
            self.say(SKIP)
        return self

    @property
    def step(self) -> str:
        shown = self.screen
        return "closing" if isinstance(shown, Closing) else shown.step

    def facts(self) -> Mapping[str, Any]:
        return moment.facts(LIBRARY, self.log, self.own, self.started)


def words_of(shown: MomentScreen | Closing) -> Sequence[str]:
    """Every sentence on a screen that the flow itself says."""
    if isinstance(shown, Closing):
        return [shown.words, shown.ask, shown.quiet_help]
    doors = [w for d in shown.doors for w in (d.heading, d.before, d.note, *(o.label for o in d.options))]
    suggestion = [shown.suggestion.reason] if shown.suggestion else []
    return [
        shown.text, shown.second, shown.ask, shown.value, shown.card, shown.quiet_help, shown.strength,
        *(words for _, words in shown.later), *(o.label for o in shown.options), *doors, *suggestion,
    ]  # fmt: skip
