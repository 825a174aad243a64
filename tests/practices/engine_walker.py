"""For tests of the engine: a run that is played, valid answers by chance, and practices made from the grammar."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import msgspec
from hypothesis import strategies as st

from brimful.core.answer import Answer
from brimful.practices import engine, grammar, library
from brimful.practices.engine.context import Context
from brimful.practices.schema import Practice
from brimful.practices.screen import Ended, Screen, Waiting

SHELF = library.load()
START = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
READ = {"say", "breathe", "turn"}


class Play:
    """One run in someone's hands. ``tell`` answers what is on the screen and looks at the next one."""

    def __init__(self, practice: str | Practice, *, lib: library.Library = SHELF, **context: Any) -> None:
        self.lib, self.practice = lib, lib.practices[practice] if isinstance(practice, str) else practice
        self.ctx, self.now = Context(**context), START
        self.log: list[Answer] = []
        self._seen: tuple[Any, Any] = (None, None)

    @property
    def here(self) -> Screen | Waiting | Ended:
        place = (tuple(map(id, self.log)), self.now, tuple(map(id, self.ctx.passing.values())))
        if self._seen[0] != place:
            self._seen = (place, engine.show(self.lib, self.practice, self.log, self.ctx, self.now))
        shown: Screen | Waiting | Ended = self._seen[1]
        return shown

    def tell(self, *values: Any) -> Screen | Waiting | Ended:
        for value in values:
            self.now += timedelta(seconds=10)
            self.log = engine.answer(self.lib, self.practice, self.log, self.ctx, value, self.now)
        return self.here

    def skip(self, times: int = 1) -> Screen | Waiting | Ended:
        for _ in range(times):
            self.now += timedelta(seconds=10)
            self.log = engine.skip(self.lib, self.practice, self.log, self.ctx, self.now)
        return self.here

    def read(self) -> Screen | Waiting | Ended:
        """Past all that is only to be read."""
        while isinstance(self.here, Screen) and self.here.kind in READ:
            self.tell(True)
        return self.here

    def back(self) -> Screen | Waiting | Ended:
        self.log = engine.back(self.lib, self.practice, self.log, self.ctx, self.now)
        return self.here

    def stop(self) -> Screen | Waiting | Ended:
        self.log = engine.stop(self.lib, self.practice, self.log, self.ctx, self.now)
        return self.here

    def to(self, field: str) -> Screen:
        """Skips to the question of this field."""
        while not isinstance(self.here, Ended):
            if isinstance(self.here, Screen) and self.here.field == field:
                return self.here
            self.skip()
        raise AssertionError(f"{field} is not asked")

    def through(self, **answers: Any) -> Ended:
        """To the end, with these answers and everything else left out."""
        for _ in range(2000):
            here = self.here
            if isinstance(here, Ended):
                return here
            if isinstance(here, Screen) and here.field in answers:
                self.tell(answers[here.field])
            elif isinstance(here, Waiting) or (isinstance(here, Screen) and here.kind in READ):
                self.tell(True)
            else:
                self.skip()
        raise AssertionError("this run has no end")

    def outcome(self, after: timedelta = timedelta()) -> engine.Outcome:
        return engine.outcome(self.lib, self.practice, self.log, self.ctx, self.now + after)

    def card(self, after: timedelta) -> Any:
        return engine.later(self.lib, self.practice, self.log, self.ctx, self.now + after, START)

    def tell_later(self, value: Any, after: timedelta) -> Screen | Ended:
        at = self.now + after
        self.log = engine.answer_later(self.lib, self.practice, self.log, self.ctx, value, at, START)
        return engine.show_later(self.lib, self.practice, self.log, self.ctx, at, START)


def again(log: list[Answer]) -> list[Answer]:
    """The log as it comes back from storage."""
    return msgspec.json.decode(msgspec.json.encode(log), type=list[Answer])


def fitting(screen: Screen, dice: Random) -> Any:
    """Any answer that this screen takes."""
    match screen.kind:
        case "scale":
            return dice.randint(0, 10)
        case "years":
            return dice.choice(["unsure", dice.randint(0, screen.most)])
        case "choice":
            keys = [option.key for option in screen.options]
            return dice.choice([*keys, {"own": "my own"}] if screen.own else keys)
        case "multi":
            found = [option.key for option in screen.options if dice.random() < 0.4]
            return found[: screen.most or len(found)]
        case "text" | "letter":
            return dice.choice(["a word", "some more words\nand a line", "{name} {little_me.x} {"])
        case "media":
            return dice.choice([True, "in words"])
        case "list":
            return [f"line {n}" for n in range(dice.randint(screen.least or 1, screen.most or 4))]
        case "table":
            return [{c.key: cell(c, dice) for c in screen.columns} for _ in range(dice.randint(1, 3))]
        case "board":
            columns = [c.key for c in screen.columns]
            placed: dict[str, list[str]] = {}
            for option in screen.options:
                placed.setdefault(dice.choice(columns), []).append(option.key)
            return placed
        case "bodymap":
            region, sensation = dice.choice(screen.regions).key, dice.choice(screen.sensations).key
            return [{"region": region, "sensation": sensation, "strength": dice.randint(0, 10)}]
        case "timer":
            return screen.least_minutes + dice.randint(0, 30)
        case "pick":
            return dice.choice([*(option.key for option in screen.options), {"new": "Anna"}])
        case "offer":
            return dice.choice([None, dice.choice(screen.offers).key])
    return True


def cell(column: Any, dice: Random) -> Any:
    if column.scale:
        return dice.randint(0, 10)
    if column.options:
        return [dice.choice(column.options).key]
    return dice.choice(["", "words in a cell"])


HEAD = {
    "id": "made-up", "title": "Made up", "purpose": "For a test.", "origin": "Test", "stage": 1,
    "group": "understand", "minutes": [1, 2], "who": "either", "states": ["ventral"], "max": 10,
    "depth": "light", "eyes": "open", "imagery": False, "aloud": False, "offer": "Never.", "avoid": "Always.",
    "records": {}, "feeds": "Nothing.",
}  # fmt: skip


def made(steps: list[Any], **head: Any) -> Practice:
    """A practice of these steps, read as a file would be."""
    return grammar.practice({**HEAD, "steps": steps, **head}, SHELF.raw_blocks)


ABC = {"a": "A", "b": "B", "c": "C"}
CONDITIONS = (
    "s1 > 5", "s1 >= s2", "s2 != 3", "c1 == a", "c2 in [a, b]", "m1 has a", "m1 lacks_any [a, b]",
    "m1 has_any [b, c] and c1 == b", "word_count(t1) > 2 or c1 != a", "never == asked", "run == couple",
    "safety has_any @safety_signs", "safety lacks_any [none]", "consent == not_now or s1 > 5, for either",
    "y1 < 9", "p1 == a", "f1 has_any @feelings",
)  # fmt: skip
LEAVES: tuple[dict[str, Any], ...] = (
    {"say": "Hello {name}, {t1}. {c1} {m1} {p1.voice} {f1}", "pause": 3},
    {"say": "More.", "spiritual": True, "secular": "Less."},
    {"say": "Held.", "spiritual": True},
    {"scan": "feet", "pause": 2},
    {"pause": 10},
    {
        "breathe": {"in": 4, "out": 6, "minutes": 1},
        "by": {"c1": {"a": {"in": 5, "minutes": 3}}},
        "text": "Breathe.",
    },
    {"scale": "s1", "ask": "How strong?"},
    {"scale": "s2", "ask": "In private: how strong?"},
    {"years": "y1", "ask": "How old?"},
    {"choice": "c1", "ask": "Which?", "options": ABC},
    {"choice": "c2", "ask": "Which now?", "options": ABC, "unanswered": "b"},
    {"choice": "d1", "ask": "Which one of yours?", "options": "field:l1"},
    {"multi": "m1", "ask": "Which ones?", "options": ABC, "max": 2},
    {"multi": "f1", "ask": "What is felt?", "options": "@feelings + own"},
    {"multi": "n1", "ask": "Most?", "options": "count:g1.kind + nothing"},
    {"text": "t1", "ask": "Words?", "size": "line"},
    {"list": "l1", "ask": "Lines?", "max": 3, "starters": "@appreciation_starters"},
    {
        "table": "g1",
        "ask": "Rows?",
        "columns": {"name": "Name", "kind": {"label": "Kind", "options": "@needs"}},
    },
    {"table": "b1", "ask": "Board?", "columns": {"x": "X", "y": "Y"}, "options": "@nonneg_starters + own"},
    {"bodymap": "o1", "ask": "Where?"},
    {"letter": "e1", "ask": "Dear ...", "starters": ["Dear ...,"]},
    {"audio": "a1", "ask": "Say it."},
    {"timer": "w1", "ask": "How long?", "minutes": 10, "min": 2, "wait": True},
    {"timer": "q1", "ask": "When?", "minutes": 60, "card": "It is here."},
    {"pick": "p1", "from": "nurturer", "ask": "Who?", "also": "@managers"},
    {"multi": "safety", "ask": "Is any of this so?", "options": "@safety_signs + none"},
    {
        "choice": "consent",
        "ask": "Now?",
        "options": {"gladly": "Yes", "not_now": "No"},
        "unanswered": "not_now",
    },
    {"offer": ["breath-446", "not-there-yet"]},
    {"save": "place", "from": ["t1", "c1"]},
    {"save": "part", "each": "g1", "from": ["name", "kind", "t1"]},
    {"turn": "speaker", "text": "Speak."},
    {"turn": "private", "text": "Alone."},
    {"turn": "both", "text": "Together.", "list": "h1", "ask": "Each one thing"},
    {"use": "check-in"},
    {"use": "unsafe"},
    {"use": "relating-gate"},
    {"use": "craving-wave"},
    {"choice": "z1", "after": "1d", "ask": "{t1}: how was it?", "options": ABC},
    {"text": "z2", "after": "q1", "ask": "And then?"},
    {"save": "place", "after": "1d", "from": ["z1"]},
    {"when": "c1 == a", "after": "2h", "then": [{"save": "wave", "from": ["z1", "t1"]}]},
    {"stop": "Enough, {name}."},
)


def steps(depth: int = 2) -> st.SearchStrategy[list[Any]]:
    """Lists of steps of every kind, nested to ``depth``."""
    leaf = st.sampled_from(LEAVES)
    if depth == 0:
        return st.lists(leaf, min_size=1, max_size=5)
    inner = steps(depth - 1)
    branch = st.fixed_dictionaries(
        {"when": st.sampled_from(CONDITIONS), "then": inner}, optional={"else": inner}
    )
    body = st.fixed_dictionaries(
        {"steps": inner, "while": st.sampled_from(CONDITIONS)}, optional={"roles": st.just("change")}
    )
    loop = st.fixed_dictionaries({"repeat": body})
    return st.lists(st.one_of(leaf, leaf, leaf, branch, loop), min_size=1, max_size=7)


practices = st.builds(
    made, steps(), group=st.sampled_from(["understand", "guided"]), unsafe_first=st.booleans()
)
