"""What every practice keeps to. One module a subject, each with ``find(case)``; ``ALL`` names them.

The engine needs none of these; they run in ``brimful check``, in the tests, and on packs when they are opened.
"""

from collections.abc import Callable, Iterator

from brimful.practices.rules import conditions, head, length, options, records, references, safety, wording
from brimful.practices.rules.case import Case, Finding

ALL: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    head.find,
    references.find,
    options.find,
    conditions.find,
    records.find,
    safety.find,
    length.find,
    wording.find,
)
