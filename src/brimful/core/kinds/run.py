"""One run of a practice."""

# ruff: noqa: RUF012 - a Struct copies its empty defaults

from typing import Any, Literal

from brimful.core.answer import Answer
from brimful.core.kind import Instant, Kind, Upcaster

KIND = "run"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Run(Kind, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One run of a practice, resumable from its log.

    ``practice``: id of the practice
    ``version``: digest of the practice file it was done with
    ``started_at``: when it began
    ``ended_at``: None while open
    ``status``: left = ended early
    ``log``: answers in order
    ``fields``: final answers by field, as the engine computed them
    ``trigger``: key of @triggers, or record id of the entry it came from
    ``episode``: record id of the moment run it belongs to
    ``person``: record id of the person it is about
    ``short``: done in the short form of the moment flow
    ``in_public``: eyes stayed open, nothing was spoken
    ``later_due``: when its deferred questions may be asked
    ``later_closed``: they were asked, skipped or lapsed
    ``card_due``: when its timer's quiet card may be shown
    ``made``: record ids of what its saves made
    ``draft``: text typed and not yet answered, by step address
    """

    practice: str
    version: str = ""
    started_at: Instant
    ended_at: Instant | None = None
    status: Literal["open", "done", "left"] = "open"
    log: list[Answer] = []
    fields: dict[str, Any] = {}
    trigger: str | None = None
    episode: str | None = None
    person: str | None = None
    short: bool = False
    in_public: bool = False
    later_due: Instant | None = None
    later_closed: bool = False
    card_due: Instant | None = None
    made: list[str] = []
    draft: dict[str, str] = {}
