"""From the place in the moment flow to the screen that is shown there."""

import re
from collections.abc import Callable, Iterable

from brimful.practices.activated import ranking
from brimful.practices.activated.history import frequent_parts
from brimful.practices.activated.own import OwnPart, advice_for
from brimful.practices.activated.ranking import Card, Suggestion
from brimful.practices.activated.screen import Door, MomentScreen, SafePlace
from brimful.practices.activated.spoken import has_short_form
from brimful.practices.activated.trail import STRONG, Trail
from brimful.practices.library import Library
from brimful.practices.screen import Breath, Option
from brimful.practices.words import say_in

SIT_SECONDS = 180
STAY_SECONDS = 20
CATALOGUES = ("managers", "firefighters", "exiles")
INNER = {"little_me": "little-me-dialogue"}
OUTER = {
    "support": "reach-out",
    "time": "timing-check",
    "message": "before-i-send",
    "plan": "co-regulation-plan",
    "time_out": "time-out",
}
LONGER = 3
ABOVE = 4  # above this the second door has one sentence before it


def screen(trail: Trail) -> MomentScreen:
    """The screen of ``trail.step``, which is not None."""
    step = trail.step or "choose"
    return SCREENS[step.partition("#")[0]](trail, step)


def suggestion(trail: Trail) -> Suggestion:
    """What is suggested here; what this run has tried already goes last."""
    library = trail.library
    return ranking.suggest(
        library.moment.cells, library.practices, library.moment.words, trail.situation, trail.rounds
    )


def entry(trail: Trail, step: str) -> MomentScreen:
    words, breath = trail.words, trail.library.moment.breath
    own_way = ranking.own_way(trail.library.practices, trail.situation)
    return MomentScreen(
        step=step,
        kind="entry",
        text=words["tap.first"],
        second=words["tap.second"],
        breath=Breath(breath.in_, breath.hold, breath.out, breath.rest, 1),
        later=((40, words["tap.after_40_seconds"]), (180, words["tap.after_3_minutes"])),
        options=plain(trail, trail.library.moment.chips),
        strength=words["tap.strength"],
        in_public=words["tap.public"],
        own_way=words["tap.own_way"] if own_way else "",
    )


def again(trail: Trail, step: str) -> MomentScreen:
    words = trail.words
    options = (Option("sit", words["again.sit"]), Option("go_on", words["again.go_on"]))
    return MomentScreen(step=step, kind="choice", ask=words["again.text"], options=options)


def sit(trail: Trail, step: str) -> MomentScreen:
    return MomentScreen(step=step, kind="quiet", text=trail.words["tap.second"], pause=SIT_SECONDS)


def strong(trail: Trail, step: str) -> MomentScreen:
    words = trail.words
    options = (Option("good", words["offer.ventral_good"]), Option("hard", words["offer.ventral_hard"]))
    return MomentScreen(step=step, kind="choice", ask=words["offer.ventral_strong"], options=options)


def suggest(trail: Trail, step: str) -> MomentScreen:
    words = trail.words
    strong = trail.value("strong") != "good" and trail.strength >= STRONG
    return MomentScreen(
        step=step,
        kind="suggestion",
        text=words["tap.dorsal"] if trail.shutdown else "",
        suggestion=suggestion(trail),
        start=words["offer.start"],
        by_itself=trail.own.autostart and strong and step == "suggest#1",
        quiet_help=quiet_help(trail),
    )


def body(trail: Trail, step: str) -> MomentScreen:
    """The caller runs the practice, in its short form where it has one."""
    practice = trail.library.practices[trail.next or ranking.GROUNDING]
    return MomentScreen(
        step=step,
        kind="practice",
        practice=practice.id,
        short=has_short_form(practice),
        quiet_help=quiet_help(trail),
    )


def check(trail: Trail, step: str) -> MomentScreen:
    ask = trail.words["check.ask"]
    return MomentScreen(step=step, kind="scale", ask=ask, quiet_help=quiet_help(trail))


def still(trail: Trail, step: str) -> MomentScreen:
    moment = trail.library.moment
    return MomentScreen(
        step=step,
        kind="choice",
        text=moment.words["still.text"],
        options=plain(trail, moment.still),
        quiet_help=quiet_help(trail),
    )


def wait(trail: Trail, step: str) -> MomentScreen:
    text = trail.words["dorsal.text"]
    return MomentScreen(step=step, kind="quiet", text=text, quiet_help=quiet_help(trail))


def age(trail: Trail, step: str) -> MomentScreen:
    return MomentScreen(step=step, kind="years", ask=trail.words["who.age"], most=trail.own.age)


def part(trail: Trail, step: str) -> MomentScreen:
    ask = trail.words["who.part"]
    return MomentScreen(step=step, kind="part", ask=ask, options=part_options(trail), own=True)


def part_options(trail: Trail) -> tuple[Option, ...]:
    """The person's three most frequent parts first, then their other own ones, then the general ones."""
    words, own = trail.words, {p.id: p for p in trail.own.parts}
    general = {
        key: Option(key, say_in(trail.own.words, entry.label), group=words[f"who.{name}"])
        for name in CATALOGUES
        for key, entry in trail.library.catalogues[name].entries.items()
    }
    frequent = [p for p in frequent_parts(trail.own.earlier) if p in own or p in general]
    mine = [*frequent, *(p for p in own if p not in frequent)]
    yours = words["who.yours"]
    return (
        *(Option(p, own[p].name if p in own else general[p].label, group=yours) for p in mine),
        *(option for key, option in general.items() if key not in mine),
    )


def third(trail: Trail, step: str) -> MomentScreen:
    words = trail.words
    found, name = chosen_part(trail)
    said, by = found.hear if found else "", ""
    if not said and trail.own.nurturer_voice:
        said, by = trail.own.nurturer_voice, trail.own.nurturer
    return MomentScreen(
        step=step,
        kind="line",
        value=sentence(words["third.line"].format(part=name)),
        said=said or trail.own.affirmation,
        said_by=name if found and found.hear else by,
        card=words["third.circling"],
    )


def chosen_part(trail: Trail) -> tuple[OwnPart | None, str]:
    """The part that is here: the stored one, if it is one, and how it is named inside a sentence."""
    words, key = trail.words, trail.value("part")
    if isinstance(key, dict):
        return None, str(key.get("own") or "") or words["who.nobody"]
    for stored in trail.own.parts:
        if key == stored.id:
            return stored, stored.name
    for name in CATALOGUES:
        found = trail.library.catalogues[name].entries.get(str(key))
        if found is not None:
            label = say_in(trail.own.words, found.label)
            return None, words.get(f"who.name.{key}") or label[0].lower() + label[1:]
    return None, trail.own.little_me or words["who.nobody"]


def stay(trail: Trail, step: str) -> MomentScreen:
    words, own = trail.words, trail.own
    place = None
    if own.place or own.place_picture or own.place_sign:
        sign = words["stay.sign"].format(sign=own.place_sign.rstrip(".")) if own.place_sign else ""
        place = SafePlace(own.place, own.place_picture, sign)
    return MomentScreen(step=step, kind="quiet", text=words["stay.text"], pause=STAY_SECONDS, place=place)


def need(trail: Trail, step: str) -> MomentScreen:
    needs = trail.library.catalogues["needs"].entries
    options = tuple(Option(key, say_in(trail.own.words, entry.label)) for key, entry in needs.items())
    ask = trail.words["need.ask"]
    return MomentScreen(step=step, kind="multi", ask=ask, options=options, most=2)


def give(trail: Trail, step: str) -> MomentScreen:
    return MomentScreen(step=step, kind="line", ask=trail.words["need.give"])


def advice(trail: Trail, step: str) -> MomentScreen:
    words, found = trail.words, advice_for(trail.own.advice, trail.own.trigger)
    line = words["earlier.text"].replace("{next_time}", found.next_time if found else "")
    return MomentScreen(step=step, kind="advice", text=line, quiet_help=quiet_help(trail))


def choose(trail: Trail, step: str) -> MomentScreen:
    """Inner before outer. What does not fit this state or is not safe here is left out without a word."""
    groups, words = trail.library.moment.choices, trail.words
    inner = [key for key in groups["self"].options if suits(trail, INNER.get(key))]
    outer = [
        key
        for key in groups["others"].options
        if suits(trail, OUTER.get(key))
        and (key != "plan" or (trail.own.shared_plan and not trail.own.unsafe))
        and (key != "time_out" or not trail.own.unsafe)
    ]
    note = words["choose.above_4"] if trail.strength > ABOVE else ""
    doors = (
        Door("self", groups["self"].heading, plain(trail, groups["self"].options, inner)),
        Door(
            "others",
            groups["others"].heading,
            plain(trail, groups["others"].options, outer),
            groups["others"].before,
            note,
        ),
    )
    return MomentScreen(
        step=step,
        kind="choose",
        doors=doors,
        longer=longer(trail),
        fills=trail.own.fills,
        quiet_help=quiet_help(trail),
    )


def suits(trail: Trail, practice: str | None) -> bool:
    """Whether a last choice fits: nothing unsafe, and in shutdown no imagery, scan or long out-breath."""
    found = trail.library.practices.get(practice) if practice else None
    return found is None or ranking.fits(found, trail.state or "unsure", unsafe=trail.own.unsafe)


def longer(trail: Trail) -> tuple[Card, ...]:
    """Practices under "Stay a bit longer": what meets the firefighter that is here, then what fits best."""
    practices, situation = trail.library.practices, trail.situation
    key = trail.value("part")
    stored = next((p.which for p in trail.own.parts if p.id == key), "")
    firefighter = trail.library.catalogues["firefighters"].entries.get(stored or str(key))
    meets = re.split(r",\s*", str(firefighter.extra.get("meets", ""))) if firefighter else []
    first = ranking.allowed([m for m in meets if m in practices], practices, situation)
    shown = suggestion(trail)
    rest = [shown.first.practice, *(c.practice for c in shown.others), ranking.GROUNDING]
    return tuple(ranking.card(practices[name]) for name in dict.fromkeys([*first, *rest]))[:LONGER]


def quiet_help(trail: Trail) -> str:
    """The line that links to help: in shutdown, on every screen that follows the chip."""
    return trail.words["tap.dorsal_help"] if trail.shutdown else ""


def plain(trail: Trail, labels: dict[str, str], keys: Iterable[str] | None = None) -> tuple[Option, ...]:
    chosen = labels if keys is None else keys
    return tuple(Option(key, say_in(trail.own.words, labels[key])) for key in chosen)


def sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def later(library: Library) -> MomentScreen:
    """The look-back after two hours."""
    return MomentScreen(step="later", kind="scale", ask=library.moment.words["later.ask"])


def not_safe(library: Library) -> MomentScreen:
    """Behind "I'm not safe". Its answer opens a shared block (``crisis`` or ``unsafe``) and is kept nowhere."""
    moment = library.moment
    options = tuple(Option(key, label) for key, label in moment.unsafe.items())
    return MomentScreen(step="not_safe", kind="choice", ask=moment.words["tap.unsafe"], options=options)


SCREENS: dict[str, Callable[[Trail, str], MomentScreen]] = {
    "entry": entry,
    "again": again,
    "sit": sit,
    "strong": strong,
    "suggest": suggest,
    "body": body,
    "check": check,
    "still": still,
    "wait": wait,
    "age": age,
    "part": part,
    "third": third,
    "stay": stay,
    "need": need,
    "give": give,
    "advice": advice,
    "choose": choose,
}
