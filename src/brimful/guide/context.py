"""The engine's Context for one run, built from a person's vault and settings."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from brimful.core.answer import Answer
from brimful.core.kinds.run import Run
from brimful.core.kinds.settings import Settings
from brimful.practices.engine.context import Context
from brimful.practices.library import Library
from brimful.practices.matcher import matched
from brimful.vault.opened import Opened

from .best import best
from .past import completed
from .stored import stored


def context_of(
    opened: Opened,
    library: Library,
    run: Run,
    now: datetime,
    *,
    passing: dict[str, Answer] | None = None,
    given: Mapping[str, Any] | None = None,
) -> Context:
    """What ``run`` may know about this person. ``passing`` and ``given``: see ``Context``.

    ``given`` are the answers that came with the run when it began inside the moment flow.
    """
    settings, runs = opened.settings(), opened.all(Run)
    finished = [record.data for record in runs if record.data.status != "open"]
    context = general_context(library, settings, now)
    return replace(
        context,
        short=run.short,
        in_public=run.in_public,
        stored=stored(opened, library),
        best=best(library, finished),
        given={name: value for name, value in (given or {}).items() if value is not None},
        passing={} if passing is None else passing,
        guided_runs=sum(_group(library, past.practice) == "guided" for past in finished),
        runs_before=completed(runs, run.practice),
    )


def general_context(library: Library, settings: Settings, now: datetime) -> Context:
    """The same without anything of the past: what a person who has kept nothing yet is shown."""
    return Context(
        words=settings.words,
        register=settings.register,
        name=settings.name,
        pronouns=settings.pronouns,
        age=None if settings.birth_year is None else max(0, now.year - settings.birth_year),
        own_options=settings.own_options,
        hidden_options=settings.hidden_options,
        matched=matched(library.patterns, library.cues, not_so=settings.not_so),
    )


def _group(library: Library, practice: str) -> str:
    known = library.practices.get(practice)
    return known.group if known else ""
