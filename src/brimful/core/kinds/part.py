"""A part of the person."""

from typing import Any

from brimful.core.kind import Stored, Upcaster

KIND = "part"
SCHEMA = 1
UPCASTERS: dict[int, Upcaster] = {}


class Part(Stored, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A part, from any of the practices that meet parts.

    ``who``: who it is, in a few words
    ``looks``: its look, shape, colour or age
    ``where``: body map
    ``need``: keys of @needs
    ``hear``: the words it longs for
    ``age``: how old: 0-120, "unsure" or words
    ``kind``: manager, firefighter, exile, nurturer, unsure
    ``job``: its job
    ``fear``: what it fears would happen if it stopped
    ``body``: where in the body, in words
    ``likes``: what it likes
    ``voice``: how it speaks
    ``which``: key of @managers or @firefighters, or own words
    ``when``: when it comes
    ``like``: how it does it
    ``protects``: whom it protects
    ``cost``: what it costs
    ``what``: what it does
    ``fire``: what it puts out
    ``after``: how it is an hour later
    ``kinder``: what else could cool the fire
    ``see``: what is seen in eyes, hands, posture
    ``was``: what this one was like
    ``hid``: what was hidden from then on
    ``misses``: what has been missed since
    ``name``: how it is shown in lists
    ``run``: record ids (hex) of the runs that made it or added to it
    """

    who: Any = None
    looks: Any = None
    where: Any = None
    need: Any = None
    hear: Any = None
    age: Any = None
    kind: Any = None
    job: Any = None
    fear: Any = None
    body: Any = None
    likes: Any = None
    voice: Any = None
    which: Any = None
    when: Any = None
    like: Any = None
    protects: Any = None
    cost: Any = None
    what: Any = None
    fire: Any = None
    after: Any = None
    kinder: Any = None
    see: Any = None
    was: Any = None
    hid: Any = None
    misses: Any = None
