"""The timeline of an opened vault, worked out once and kept until something is written or the vault locks."""

from collections.abc import Mapping

from brimful.core.kinds import KINDS
from brimful.core.timeline import KINDS as TIMED
from brimful.core.timeline import Cache, Timeline
from brimful.vault.opened import Opened


def timeline_of(desk: Opened, titles: Mapping[str, str] | None = None) -> Timeline:
    """All entries, check-ins, runs and moment runs in order; ``titles``: practice id to title, for search.

    With the records in memory a call that follows no write costs next to nothing, and one after a write only looks
    at what is new. What is folded for search goes away at lock with the records.
    """
    shelf, epoch = desk.shelf, desk.epoch
    made_at, kept = shelf.get("timeline", (-1, None))
    if kept is not None and made_at == epoch:
        timeline: Timeline = kept
        return timeline
    records = [record for kind in TIMED for record in desk.all(KINDS[kind].struct)]
    cache: Cache = shelf.setdefault("timeline-cache", {})
    timeline = Timeline(records, cache, titles)
    for gone in cache.keys() - {record.id for record in records} if len(cache) > len(records) else ():
        cache.pop(gone, None)
    shelf["timeline"] = (epoch, timeline)
    return timeline
