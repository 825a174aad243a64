"""Timing two things in turns, so that whatever else the machine does falls on both."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Sample:
    """Seconds (or bytes) of one thing, measured again and again."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        ranked = sorted(self.values)
        return ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))]


@dataclass(frozen=True)
class Result:
    """One line of the table. ``value`` is what is held against ``target`` (at most); both in ``unit``."""

    name: str
    value: float
    unit: str
    target: float | None = None
    detail: str = ""
    samples: int = 0
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def met(self) -> bool | None:
        return None if self.target is None else self.value <= self.target


def in_turns(times: int, *things: Callable[[], object], warm: int = 1) -> list[Sample]:
    """Seconds each of ``things`` takes, one after the other, ``times`` over; the first ``warm`` rounds do not count."""
    taken: list[list[float]] = [[] for _ in things]
    for round_ in range(warm + times):
        for thing, values in zip(things, taken, strict=True):
            gc.collect()
            seconds = timed(thing)
            if round_ >= warm:
                values.append(seconds)
    return [Sample(tuple(values)) for values in taken]


def timed(thing: Callable[[], object]) -> float:
    start = time.perf_counter()
    kept = thing()
    taken = time.perf_counter() - start
    del kept
    return taken


def ratio(
    name: str, ours: Sample, floor: Sample, target: float | None, unit: str = "ms", **more: Any
) -> Result:
    """Ours over the floor, by medians."""
    scale = {"ms": 1e3, "s": 1.0, "us": 1e6}[unit]
    detail = f"{ours.median * scale:.3g} {unit} against {floor.median * scale:.3g} {unit}"
    more |= {
        f"ours_median_{unit}": ours.median * scale,
        f"ours_p95_{unit}": ours.p95 * scale,
        f"floor_median_{unit}": floor.median * scale,
        f"floor_p95_{unit}": floor.p95 * scale,
    }
    return Result(name, ours.median / floor.median, "x", target, detail, len(ours.values), more)
