"""Reading a practice as a whole: every step in it, however deep."""

from collections.abc import Iterable, Iterator

from brimful.practices.schema import Repeat, Step, Turn, Use, When


def every(steps: Iterable[Step]) -> Iterator[Step]:
    """All steps in reading order, those inside branches, loops, turns and blocks too."""
    for step in steps:
        yield step
        if isinstance(step, When):
            yield from every(step.then)
            yield from every(step.else_)
        elif isinstance(step, Repeat | Use):
            yield from every(step.steps)
        elif isinstance(step, Turn) and step.input is not None:
            yield from every((step.input,))
