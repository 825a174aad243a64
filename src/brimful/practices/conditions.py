"""The condition language of `when` and `while`: ``activation_before > 6 or wish has help``.

``parse`` turns the words into a small tree, ``holds`` asks it of the answers. A comparison with a field that
was not asked or not answered is false, whatever the operator; a `multi` that was left empty is there as an
empty list, and so an open safety question never reads as clear.
"""

import operator
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct

ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+)|(?P<catalogue>@[a-z_0-9.]+)|(?P<word>[a-z_][a-z_0-9]*)|(?P<mark>==|!=|<=|>=|[<>\[\](),]))"
)
WORD = re.compile(r"[a-z_][a-z_0-9]*\Z")
MOST_TOKENS = 200

Answers = Mapping[str, Any]
Keys = Callable[[str], Collection[str]]  # the keys of a catalogue, by its name


class BadCondition(ValueError):
    """A condition that is not of the language. ``wrong`` and ``right`` are for the author of the practice."""

    def __init__(self, wrong: str, right: str = "") -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


class Compare(Struct, frozen=True):
    """``field op value``; with ``words`` the words in the field are counted. ``value`` may name a field."""

    field: str
    op: Literal["==", "!=", "<", "<=", ">", ">="]
    value: int | str
    words: bool = False


class Among(Struct, frozen=True):
    """``field in [a, b]``, ``field has key``, ``has_any``, ``lacks_any``; ``catalogue`` stands for its keys."""

    field: str
    how: Literal["in", "has_any", "lacks_any"]
    keys: tuple[str, ...] = ()
    catalogue: str = ""


class All(Struct, frozen=True):
    parts: "tuple[Compare | Among, ...]"


class Condition(Struct, frozen=True):
    """True when one of the ``parts`` is. ``either``: in a couple run, when it holds for one of the two."""

    parts: tuple[All, ...]
    either: bool = False

    @property
    def tests(self) -> tuple[Compare | Among, ...]:
        return tuple(test for part in self.parts for test in part.parts)

    @property
    def fields(self) -> frozenset[str]:
        """All fields the condition reads."""
        return frozenset(name for test in self.tests for name in fields_of(test))


def holds(condition: Condition, people: Sequence[Answers], keys: Keys) -> bool:
    """Whether it is true of the first of ``people``; with `for either`, of one of them."""
    asked = people if condition.either else people[:1]
    return any(
        all(true_of(test, answers, keys) for test in part.parts)
        for answers in asked
        for part in condition.parts
    )


def true_of(test: Compare | Among, answers: Answers, keys: Keys) -> bool:
    if test.field not in answers:
        return False
    value = answers[test.field]
    if isinstance(test, Among):
        given = set(keys_of(value))
        wanted = set(keys(test.catalogue)) if test.catalogue else set(test.keys)
        return bool(wanted - given) if test.how == "lacks_any" else bool(wanted & given)
    if test.words:
        value = word_count(value)
    if test.op in ("==", "!="):
        same = str(test.value) in keys_of(value)
        return same if test.op == "==" else not same
    other = answers.get(test.value) if isinstance(test.value, str) else test.value
    return is_number(value) and is_number(other) and ORDER[test.op](value, other)


def keys_of(value: Any) -> list[str]:
    """An answer as keys: own words are the key "own"."""
    if isinstance(value, Mapping):
        return [key for key in ("own", "new") if key in value]
    if isinstance(value, list | tuple):
        return [key for one in value for key in keys_of(one)]
    return [] if value is None else [str(value)]


def word_count(value: Any) -> int:
    if isinstance(value, Mapping):
        return sum(word_count(one) for one in value.values())
    if isinstance(value, list | tuple):
        return sum(word_count(one) for one in value)
    return len(value.split()) if isinstance(value, str) else 0


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def fields_of(test: Compare | Among) -> tuple[str, ...]:
    if isinstance(test, Compare) and test.op in ORDER and isinstance(test.value, str):
        return (test.field, test.value)
    return (test.field,)


@lru_cache(maxsize=1024)
def parse(text: str) -> Condition:
    """Raises ``BadCondition``."""
    return Parser(tokens(text)).condition()


def tokens(text: str) -> list[str]:
    found, place = [], 0
    while place < len(text) and text[place:].strip():
        match = TOKEN.match(text, place)
        if match is None:
            raise BadCondition(
                f"{text[place:].strip()[:20]!r} can't stand in a condition",
                "fields, keys, whole numbers and == != < <= > >= in has has_any lacks_any word_count",
            )
        found.append(match.group().strip())
        place = match.end()
    if not found:
        raise BadCondition("the condition is empty", "for instance activation_before > 6")
    if len(found) > MOST_TOKENS:
        raise BadCondition("the condition is too long", "several steps with one condition each")
    return found


class Parser:
    """One token of look-ahead is enough: `and` binds before `or`, and nothing is in brackets."""

    def __init__(self, found: list[str]) -> None:
        self.left = found[::-1]

    def condition(self) -> Condition:
        parts = [self.all_of()]
        while self.take("or"):
            parts.append(self.all_of())
        either = self.either()
        if self.left:
            raise BadCondition(f"{self.left[-1]!r} stands where `and`, `or` or the end is expected")
        return Condition(tuple(parts), either)

    def all_of(self) -> All:
        tests = [self.test()]
        while self.take("and"):
            tests.append(self.test())
        return All(tuple(tests))

    def either(self) -> bool:
        comma = self.take(",")
        if self.take("for"):
            self.need("either")
            return True
        if comma:
            raise BadCondition("a comma stands at the end", "`, for either`, or no comma")
        return False

    def test(self) -> Compare | Among:
        name = self.word("a field")
        if name == "word_count" and self.take("("):
            field = self.word("a field")
            self.need(")")
            op = self.next("a comparison")
            if op not in (*ORDER, "==", "!="):
                raise BadCondition(f"{op!r} can't follow word_count", "word_count(words) > 40")
            return Compare(field, op, self.number(), words=True)  # type: ignore[arg-type]
        op = self.next("a comparison")
        match op:
            case "==" | "!=":
                return Compare(name, op, self.value())
            case "<" | "<=" | ">" | ">=":
                return Compare(name, op, self.value())
            case "in":
                return Among(name, "in", self.list())
            case "has":
                return Among(name, "has_any", (self.word("a key"),))
            case "has_any" | "lacks_any":
                if self.left and self.left[-1].startswith("@"):
                    return Among(name, op, catalogue=self.left.pop()[1:])
                return Among(name, op, self.list())
        raise BadCondition(
            f"{op!r} stands where a comparison is expected",
            "== != < <= > >= in has has_any lacks_any",
        )

    def list(self) -> tuple[str, ...]:
        self.need("[")
        keys = [self.word("a key")]
        while self.take(","):
            keys.append(self.word("a key"))
        self.need("]")
        return tuple(keys)

    def value(self) -> int | str:
        token = self.next("a value")
        if token.isdigit():
            return int(token)
        if not WORD.match(token):
            raise BadCondition(f"{token!r} stands where a key or a number is expected")
        return token

    def number(self) -> int:
        token = self.next("a number")
        if not token.isdigit():
            raise BadCondition(f"{token!r} stands where a whole number is expected")
        return int(token)

    def word(self, what: str) -> str:
        token = self.next(what)
        if not WORD.match(token):
            raise BadCondition(f"{token!r} stands where {what} is expected")
        return token

    def next(self, what: str) -> str:
        if not self.left:
            raise BadCondition(f"the condition ends where {what} is expected")
        return self.left.pop()

    def take(self, token: str) -> bool:
        if self.left and self.left[-1] == token:
            self.left.pop()
            return True
        return False

    def need(self, token: str) -> None:
        if not self.take(token):
            found = repr(self.left[-1]) if self.left else "the end"
            raise BadCondition(f"{found} stands where {token!r} is expected")
