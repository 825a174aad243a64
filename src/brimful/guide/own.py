"""What the moment flow may use of a person's own, read from the vault."""

from datetime import datetime
from typing import Any

from brimful.core.kinds.affirmation import Affirmation
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.little_me import LittleMe
from brimful.core.kinds.nurturer import Nurturer
from brimful.core.kinds.part import Part
from brimful.core.kinds.place import Place
from brimful.core.kinds.run import Run
from brimful.practices.activated.own import Advice, Own, OwnPart
from brimful.practices.library import Library
from brimful.vault.opened import Opened
from brimful.vault.record import Record

from .dropped import dropped_of
from .past import earlier_of, pasts_of
from .stored import fields, label

OLDEST = 120  # years: the age slider of someone who has not said how old they are


def own_of(opened: Opened, library: Library, now: datetime, *, trigger: str = "", without: str = "") -> Own:
    """Everything the flow reads. ``without``: the id of the run at hand, which is not its own past."""
    settings = opened.settings()
    runs = opened.all(Run)
    episodes = [episode for episode in opened.all(Episode) if episode.id != without]
    nurturer = _last(opened.recent(Nurturer, 1))
    place = _last(opened.recent(Place, 1))
    little_me = _last(opened.recent(LittleMe, 1))
    affirmation = _last(opened.recent(Affirmation, 1))
    return Own(
        words=settings.words,
        history=tuple(pasts_of(runs, episodes)),
        earlier=tuple(earlier_of(episodes)),
        parts=tuple(_part(part, library) for part in opened.all(Part)),
        little_me=_words(little_me, "name"),
        nurturer=label("nurturer", nurturer, library) if nurturer else "",
        nurturer_voice=_words(nurturer, "voice"),
        affirmation=label("affirmation", affirmation, library) if affirmation else "",
        place=_words(place, "place") or _words(place, "name"),
        place_picture=_words(place, "picture"),
        place_sign=_words(place, "sign"),
        fills=_fills(runs),
        advice=tuple(_advice(runs)),
        trigger=trigger,
        autostart=settings.autostart,
        look_back=settings.look_back,
        dropped=dropped_of(settings),
        age=OLDEST if settings.birth_year is None else max(0, min(OLDEST, now.year - settings.birth_year)),
    )


def _part(part: Record[Part], library: Library) -> OwnPart:
    values = fields(part.data)
    which = values.get("which")
    return OwnPart(
        part.id,
        label("part", values, library),
        _words(values, "hear"),
        which if isinstance(which, str) else "",
    )


def _advice(runs: list[Record[Run]]) -> list[Advice]:
    """Lines of the trigger journal that the person wanted to meet again."""
    return [
        Advice(run.id, str(said["next_time"]), run.data.started_at, _trigger(said))
        for run in runs
        if (said := run.data.fields).get("plan") == "show" and said.get("next_time")
    ]


def _trigger(said: dict[str, Any]) -> str:
    trigger = said.get("trigger")
    return trigger if isinstance(trigger, str) else ""


def _fills(runs: list[Record[Run]]) -> tuple[str, ...]:
    """The newest list of what fills this person."""
    for run in reversed(runs):
        fills = run.data.fields.get("fills")
        if isinstance(fills, list) and fills:
            return tuple(line for line in fills if isinstance(line, str))
    return ()


def _last(records: list[Record[Any]]) -> dict[str, Any]:
    return fields(records[0].data) if records else {}


def _words(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) else ""
