"""A breath of any rhythm as a style sheet: pages may hold no styles of their own, and the bowl needs its times.

The address names seconds (a comma is written "_") in, held, out, resting and how long it goes on; the breath begins
with the out-breath, and the last one is finished. Nothing personal is in it.
"""

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from brimful.practices.screen import Breath
from brimful.web.doors import public

PACE = re.compile(r"(\d{1,2}(?:_\d)?)-(\d{1,2}(?:_\d)?)-(\d{1,2}(?:_\d)?)-(\d{1,2}(?:_\d)?)-(\d{1,5})")
LOW, HIGH = "translateY(108px)", "translateY(40px)"


def name_of(breath: Breath) -> str:
    """The name of a breath in addresses and classes."""
    parts = (breath.in_, breath.hold, breath.out, breath.rest)
    return "-".join([*(f"{part:g}".replace(".", "_") for part in parts), str(round(breath.minutes * 60))])


def rounds(breath: Breath) -> int:
    """How many breaths, so that it takes about as long as it should and ends on a finished out-breath."""
    cycle = breath.in_ + breath.hold + breath.out + breath.rest
    return max(1, round((breath.minutes * 60 + breath.in_ + breath.hold) / cycle))


def seconds(breath: Breath) -> float:
    """From the first out-breath to the end of the last one."""
    cycle = breath.in_ + breath.hold + breath.out + breath.rest
    return rounds(breath) * cycle - (breath.in_ + breath.hold)


@public
async def sheet(request: Request) -> Response:
    found = PACE.fullmatch(request.path_params["pace"])
    if not found:
        raise HTTPException(404)
    in_, hold, out, rest = (float(part.replace("_", ".")) for part in found.groups()[:4])
    if in_ + out <= 0:
        raise HTTPException(404)
    breath = Breath(in_, hold, out, rest, int(found[5]) / 60)
    response = Response(style(breath), media_type="text/css")
    return response


def style(breath: Breath) -> str:
    cycle = breath.in_ + breath.hold + breath.out + breath.rest
    top, held = 100 * breath.in_ / cycle, 100 * (breath.in_ + breath.hold) / cycle
    low = 100 * (cycle - breath.rest) / cycle

    def at(share: float) -> str:
        return f"{min(100.0, max(0.0, share)):.3f}%"

    near = 0.3  # share of a phase in which a word or the bulge at the brim comes and goes
    rise, sink = at(top * (1 - near)), at(held + (low - held) * 0.24)
    words_in = (
        f"0%, {at(top + 0.6)}, 100% {{ opacity: 0 }} {at(top * 0.15)}, {at(top * 0.85)} {{ opacity: 1 }}"
    )
    out_from, out_to = at(held + (low - held) * 0.12), at(held + (low - held) * 0.87)
    words_out = f"0%, {at(held)}, {at(low)}, 100% {{ opacity: 0 }} {out_from}, {out_to} {{ opacity: 1 }}"
    return f"""@layer scenes {{
  .pacer.timed {{ --cycle: {cycle:g}s; --lead: {breath.in_ + breath.hold:g}s; --level: timed-level; --dome: timed-dome; --glint: timed-glint; --word-in: timed-in; --word-out: timed-out }}
  .pacer.timed :is(.level, .dome, .glint, .word) {{ animation-iteration-count: {rounds(breath)}; animation-fill-mode: forwards }}
  @keyframes timed-level {{ 0%, {at(low)}, 100% {{ transform: {LOW} }} {at(top)}, {at(held)} {{ transform: {HIGH} }} }}
  @keyframes timed-dome {{ 0%, {rise}, {sink}, 100% {{ transform: scaleY(.02) }} {at(top)}, {at(held)} {{ transform: scaleY(1) }} }}
  @keyframes timed-glint {{ 0%, {at(low)}, 100% {{ opacity: .55 }} {at(top)}, {at(held)} {{ opacity: 1 }} }}
  @keyframes timed-in {{ {words_in} }}
  @keyframes timed-out {{ {words_out} }}
}}
"""


ROUTES = [Route("/r/pace/{pace}", sheet, name="run.pace")]
