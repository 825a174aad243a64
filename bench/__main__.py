"""`uv run --group test python -m bench [storing searching starting serving ...]`: a table, and JSON in bench/results."""

import argparse
import importlib
import json
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.measure import Result

PARTS = ("storing", "searching", "starting", "serving")
RESULTS = Path(__file__).parent / "results"


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m bench", description="Ratios against floors, in one run.")
    asked.add_argument(
        "parts", nargs="*", metavar="part", help=f"any of: {', '.join(PARTS)}; all without one"
    )
    parts = asked.parse_args().parts or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        asked.error(f"no such part: {', '.join(sorted(unknown))}")
    RESULTS.mkdir(exist_ok=True)
    results: list[Result] = []
    for part in parts:
        # beside the results and not in /tmp, which may be memory where an fsync costs nothing
        folder = Path(tempfile.mkdtemp(dir=RESULTS, prefix="run-"))
        try:
            for result in importlib.import_module(f"bench.{part}").run(folder):
                results.append(result)
                print(line(result), flush=True)
        finally:
            shutil.rmtree(folder)
    at = datetime.now(UTC)
    path = RESULTS / f"{at:%Y%m%d-%H%M%S}.json"
    found = [{**asdict(r), "met": r.met} for r in results]
    path.write_text(json.dumps({"at": at.isoformat(), "on": machine(), "results": found}, indent=1) + "\n")
    print(f"\nwritten to {path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}")
    return 1 if any(r.met is False for r in results) else 0


def line(r: Result) -> str:
    target = "" if r.target is None else f"at most {r.target:g} {r.unit}"
    verdict = {None: "", True: "met", False: "MISSED"}[r.met]
    return f"{r.name:<52} {r.value:>8.3g} {r.unit:<4} {target:<16} {verdict:<7} n={r.samples:<5} {r.detail}"


def machine() -> dict[str, object]:
    names = ("cryptography", "msgspec", "starlette", "uvicorn", "jinja2", "typer", "rich", "h11")
    return {
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load": os.getloadavg() if hasattr(os, "getloadavg") else None,
        "python": sys.version.split()[0],
        "sqlite": sqlite3.sqlite_version,
        **{name: version(name) for name in names},
    }


if __name__ == "__main__":
    sys.exit(main())
