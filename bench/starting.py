"""From the command to the first answer, and what `--help` costs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Result, Sample, ratio
from bench.servers import bare, brimful, environment

STARTS = 7
HELPS = 11


def run(folder: Path) -> Iterator[Result]:
    yield from start(folder / "home")
    yield help_()


def start(home: Path) -> Iterator[Result]:
    """`brimful --no-open` until the first page has come, and a bare application until its page has come."""
    with brimful(home, "--no-open") as first:
        very_first = first.seconds
    ours, floor, cpu, floor_cpu = [], [], [], []
    for _ in range(STARTS):
        with bare(9000) as one:
            floor.append(one.seconds)
            floor_cpu.append(one.cpu_seconds)
        with brimful(home, "--no-open") as one:
            ours.append(one.seconds)
            cpu.append(one.cpu_seconds)
    sample, floor_sample = Sample(tuple(ours)), Sample(tuple(floor))
    detail = f"p95 {sample.p95:.2f} s, with a new vault {very_first:.2f} s"
    yield Result(
        "start to first answer", sample.median, "s", 1.0, detail, STARTS, {"new_vault_s": very_first}
    )
    yield ratio("start to first answer / bare application", sample, floor_sample, None, "s")


def help_() -> Result:
    """CPU seconds of `brimful --help`, user and system, in a process of its own."""
    spent = []
    for _ in range(HELPS):
        process = subprocess.Popen(
            [sys.executable, "-m", "brimful", "--help"], env=environment(), stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError("brimful --help failed")
        spent.append(usage.ru_utime + usage.ru_stime)
    sample = Sample(tuple(spent[1:]))
    detail = f"p95 {sample.p95 * 1e3:.0f} ms"
    return Result("brimful --help, CPU", sample.median * 1e3, "ms", 250, detail, len(sample.values))
