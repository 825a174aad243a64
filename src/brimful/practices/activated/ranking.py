"""Which practice comes first in "I'm activated": the table of cells, then what helped this person before.

The rules and the score are those of the reference ("Choosing the first practice"). Bands are the columns of
its table. Nothing here guesses: the reason beside a suggestion is a count and two numbers of the person's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from brimful.practices.activated import history as past_runs
from brimful.practices.activated.history import HARDER, HELPED, Past
from brimful.practices.activated.spoken import short_minutes
from brimful.practices.schema import Breathe, Practice, Scan
from brimful.practices.walk import every

GROUNDING = "feet-on-the-ground"
UNSET = 7  # a strength that was not said counts as this
BANDS = ("0-3", "4-6", "7-8", "9-10")
PRIORS = (1.0, 0.8, 0.6, 0.4)
OUTSIDE = 0.4
ENOUGH = 3  # runs before a practice's own numbers are said, or a practice from outside the cell comes in
EXPLORE = 5  # every fifth visit
REASON_LENGTH = 90


class Situation(Struct, frozen=True, kw_only=True):
    """What the choice depends on. ``visits`` counts earlier runs of the flow in this state; ``dropped``: what the
    person has dropped for good.
    """

    state: str | None
    activation: int | None
    now: datetime
    history: Sequence[Past] = ()
    visits: int = 0
    in_public: bool = False
    unsafe: bool = False
    dropped: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """The state to go by; one that was not said is treated as "I can't tell"."""
        return self.state or "unsure"

    @property
    def strength(self) -> int:
        """0-10. Steady without a number is simply steady."""
        if self.activation is None:
            return 0 if self.state == "ventral" else UNSET
        return self.activation


class Card(Struct, frozen=True):
    """One practice as it is offered: ``minutes`` of its short form, and what to know before Start."""

    practice: str
    title: str
    minutes: int
    avoid: str


class Suggestion(Struct, frozen=True):
    """``first`` full size with its reason, two small ones beside it, and the ground, which is never gone.

    ``grounding`` is None where feet-on-the-ground is among the others already.
    """

    first: Card
    others: tuple[Card, ...]
    reason: str
    grounding: Card | None = None


def suggest(
    cells: Mapping[str, Mapping[str, Sequence[str]]],
    practices: Mapping[str, Practice],
    words: Mapping[str, str],
    here: Situation,
    done: Sequence[str] = (),
) -> Suggestion:
    """The first practice and two others. ``done``: what this run of the flow has tried, which goes last."""
    order = ranked(cells, practices, here)
    tried = [p for p in dict.fromkeys(done) if p in order]
    order = [p for p in order if p not in tried] + tried
    shown = order[:3]
    cards = [card(practices[p]) for p in shown]
    ground = None if GROUNDING in shown else card(practices[GROUNDING])
    return Suggestion(cards[0], tuple(cards[1:]), reason(words, shown[0], here), ground)


def ranked(
    cells: Mapping[str, Mapping[str, Sequence[str]]], practices: Mapping[str, Practice], here: Situation
) -> list[str]:
    """All candidates, best first; never empty, because feet-on-the-ground is never left out of reach."""
    cell = [p for p in cells[here.place][band(here.strength)] if p in practices]
    groups = past_runs.resting(here.history, groups_of(here.history, practices), here.now)
    kept = allowed([*cell, *used_outside(cell, practices, here)], practices, here, groups)
    inside = [p for p in kept if p in cell]
    if here.strength >= 9:  # nothing needs to be understood there: the table decides
        order = inside
    else:
        scores = {p: score(p, cell, practices[p], here) for p in kept}
        order = explored(sorted(kept, key=lambda p: -scores[p]), inside, here)
    order = order or [GROUNDING]
    if groups:  # grounding comes up
        order = [GROUNDING, *(p for p in order if p != GROUNDING)]
    return order


def groups_of(history: Iterable[Past], practices: Mapping[str, Practice]) -> dict[str, str]:
    """The group of each practice that has been used."""
    return {name: practices[name].group for name in {p.practice for p in history} if name in practices}


def band(strength: int) -> str:
    """The column of the table for a strength of 0 to 10."""
    return BANDS[0 if strength <= 3 else 1 if strength <= 6 else 2 if strength <= 8 else 3]


def used_outside(cell: Sequence[str], practices: Mapping[str, Practice], here: Situation) -> list[str]:
    """Light practices from outside the cell that fit, and that this person used three times in this state."""
    counts: dict[str, int] = {}
    for past in here.history:
        if past.state == here.place:
            counts[past.practice] = counts.get(past.practice, 0) + 1
    return [
        name
        for name, count in counts.items()
        if count >= ENOUGH
        and name not in cell
        and (practice := practices.get(name)) is not None
        and practice.max >= here.strength
        and practice.depth == "light"
        and practice.who != "couple"
        and here.place in practice.states
    ]


def allowed(
    names: Iterable[str], practices: Mapping[str, Practice], here: Situation, groups: Iterable[str] = ()
) -> list[str]:
    """Without what must not be suggested here and now."""
    harder = past_runs.blocked(here.history, here.place, here.now)
    return [
        name
        for name in names
        if name == GROUNDING
        or (
            name not in harder
            and name not in here.dropped
            and practices[name].group not in groups
            and fits(practices[name], here.place, in_public=here.in_public, unsafe=here.unsafe)
        )
    ]


def fits(practice: Practice, state: str, *, in_public: bool = False, unsafe: bool = False) -> bool:
    """Whether a practice may be suggested by the place one is in and by what is not safe."""
    if unsafe and practice.unsafe_first:
        return False
    if in_public and (practice.aloud or practice.eyes == "closed"):
        return False
    return state != "dorsal" or suits_shutdown(practice)


def suits_shutdown(practice: Practice) -> bool:
    """No imagery, no scan of the body and no out-breath longer than the in-breath (safety reference, 3.6)."""
    if practice.imagery:
        return False
    return not any(
        isinstance(step, Scan) or (isinstance(step, Breathe) and step.pattern.out > step.pattern.in_)
        for step in every(practice.steps)
    )


def score(name: str, cell: Sequence[str], practice: Practice, here: Situation) -> float:
    """The score of the reference. Rounded, so that equal scores keep the order of the table.

    ``minutes`` are those of the short form, because that is what runs here.
    """
    runs = comparable(name, here)
    drops = [p.before - p.after for p in runs if p.before is not None and p.after is not None]
    shrunk = (sum(drops) + 3 * prior(name, cell)) / (len(drops) + 3)
    share = sum(p.helped == HARDER for p in runs) / len(runs) if runs else 0.0
    return round(shrunk - 0.05 * short_minutes(practice) - 2.0 * share, 6)


def prior(name: str, cell: Sequence[str]) -> float:
    """What is expected of a practice before it has been used."""
    return PRIORS[min(cell.index(name), len(PRIORS) - 1)] if name in cell else OUTSIDE


def comparable(name: str, here: Situation) -> list[Past]:
    """Earlier runs of a practice in the same state that began in the same band or the next higher one."""
    column = BANDS.index(band(here.strength))
    return [
        p
        for p in here.history
        if p.practice == name
        and p.state == here.place
        and p.before is not None
        and BANDS.index(band(p.before)) in (column, column + 1)
    ]


def explored(order: list[str], inside: Sequence[str], here: Situation) -> list[str]:
    """Every fifth visit the second place goes to a practice of the cell that has hardly been tried."""
    if (here.visits + 1) % EXPLORE or not order:
        return order
    fresh = [p for p in inside if p != order[0] and len(with_numbers(p, here)) < ENOUGH]
    if not fresh:
        return order
    return [order[0], fresh[0], *(p for p in order[1:] if p != fresh[0])]


def with_numbers(name: str, here: Situation) -> list[Past]:
    """The comparable runs that say how it was before and after."""
    return [p for p in comparable(name, here) if p.after is not None]


def reason(words: Mapping[str, str], name: str, here: Situation) -> str:
    """One line of at most 90 characters, a count and two numbers of the person's own, and never a cause."""
    runs = sorted(with_numbers(name, here), key=lambda p: p.at)[-20:]
    if len(runs) < ENOUGH:
        return words["offer.reason_few"]
    before = round(sum(p.before or 0 for p in runs) / len(runs))
    after = round(sum(p.after or 0 for p in runs) / len(runs))
    line = words["offer.reason" if before != after else "offer.reason_same"].format(
        count=len(runs), state=words[f"offer.in.{here.place}"], before=before, after=after
    )
    return line if len(line) <= REASON_LENGTH else words["offer.reason_few"]


def own_way(practices: Mapping[str, Practice], here: Situation) -> str | None:
    """ "Skip to my own way": the last practice that helped, if it may be suggested here and now."""
    helped = [
        p
        for p in here.history
        if p.helped in HELPED or (p.before is not None and p.after is not None and p.after < p.before)
    ]
    light = [
        p
        for p in sorted(helped, key=lambda p: p.at, reverse=True)
        if p.practice in practices and practices[p.practice].depth == "light"
    ]
    names = [p.practice for p in light if practices[p.practice].max >= here.strength]
    return next(iter(allowed(names, practices, here)), None)


def card(practice: Practice) -> Card:
    return Card(practice.id, practice.title, short_minutes(practice), practice.avoid)
