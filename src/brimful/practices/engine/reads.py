"""Which answers the steps of a practice read, so that a short run and a form know what matters later."""

from collections.abc import Iterable, Iterator

from brimful.practices.conditions import Compare, Condition, parse
from brimful.practices.engine.fill import places
from brimful.practices.engine.options import terms
from brimful.practices.schema import Breathe, Choice, Pick, Repeat, Scale, Step, Table, When, Years
from brimful.practices.walk import every

TEXTS = ("text", "secular", "ask", "words", "low", "high")


def conditions(steps: Iterable[Step]) -> Iterator[Condition]:
    for step in every(steps):
        if isinstance(step, When):
            yield parse(step.condition)
        elif isinstance(step, Repeat):
            yield parse(step.while_)


def read_fields(steps: tuple[Step, ...]) -> frozenset[str]:
    """Fields read by a condition, a text in braces, or the options of another step. Saves do not count."""
    found = {field for condition in conditions(steps) for field in condition.fields}
    for step in every(steps):
        for name in TEXTS:
            words = getattr(step, name, "")
            found |= places(words) if isinstance(words, str) else set()
        for options in option_strings(step):
            found |= {field for term in terms(options) for field in fields_of_term(term)}
    if any(getattr(step, "field", "") == "own" for step in every(steps)):
        found |= set(chosen_with_own(steps))
    return frozenset(found)


def chosen_with_own(steps: tuple[Step, ...]) -> Iterator[str]:
    """Choices that may be answered by the text of the field `own`: that text, and what is said of it, read them."""
    for step in every(steps):
        if isinstance(step, Choice) and isinstance(step.options, str) and "own" in terms(step.options):
            yield step.field


def option_strings(step: Step) -> Iterator[str]:
    held = [getattr(step, "options", ""), getattr(step, "also", "")]
    if isinstance(step, Table):
        held += [column.options for column in step.columns.values()]
    yield from (options for options in held if isinstance(options, str) and options)


def fields_of_term(term: str) -> Iterator[str]:
    head, _, rest = term.partition(":")
    if head in ("field", "count", "match") and rest:
        yield rest.split(":")[0].split(".")[0]
    elif "." in term and not term.startswith(("@", "top:")):
        yield term.split(".")[0]


def tuning(steps: tuple[Step, ...]) -> dict[str, frozenset[str]]:
    """Choices that only tune a breath: the field, and the options that change something."""
    found: dict[str, frozenset[str]] = {}
    for step in every(steps):
        if isinstance(step, Breathe):
            for field, changes in step.by.items():
                found[field] = found.get(field, frozenset()) | frozenset(changes)
    return found


def needed(steps: tuple[Step, ...]) -> frozenset[str]:
    """Fields that a branch reads. A list left empty and an open safety question are answers of their own."""
    compared = {
        test.field
        for condition in conditions(steps)
        for test in condition.tests
        if not (isinstance(test, Compare) and test.words) and getattr(test, "how", "in") == "in"
    }
    asked = (
        step for step in every(steps) if isinstance(step, Choice | Scale | Years | Pick) and not step.after
    )
    return frozenset(
        step.field for step in asked if step.field in compared and not getattr(step, "unanswered", "")
    )
