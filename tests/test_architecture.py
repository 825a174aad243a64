"""The rules of ARCHITECTURE.md that a machine can hold."""

import ast
import json
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "brimful"
LIMIT, TEST_LIMIT, MEDIAN = 400, 600, 120

# who may import whom, inside the package; everything not named here is refused
ALLOWED: dict[str, set[str]] = {
    "core": set(),
    "crypto": set(),
    "practices": {"core"},
    "vault": {"crypto", "core"},
    "storage": {"vault.port", "vault.errors", "core"},
    "guide": {"practices", "vault", "core"},
    "wiring": {"storage", "vault", "core", "crypto"},
    "web": {"guide", "practices", "vault", "core", "wiring"},
    "cli": {"guide", "practices", "vault", "core", "wiring", "web"},
}
# the terminal may start the web program, and only there
WEB_FROM_CLI = {"cli/serve.py", "cli/start.py"}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    relative = path.relative_to(SOURCE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imports_of(path: Path) -> set[str]:
    """Modules of ours that a file imports anywhere in it, dotted and without the leading package name."""
    package = ["brimful", *path.relative_to(SOURCE).parent.parts]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            target = ".".join([*base, *([node.module] if node.module else [])])
            found.add(target)
            found |= {f"{target}.{alias.name}" for alias in node.names}
    return {name.removeprefix("brimful.") for name in found if name.startswith("brimful.")}


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_dependencies_point_one_way(path: Path) -> None:
    part = part_of(path)
    if part in ("__init__", "__main__"):
        return
    allowed = ALLOWED[part] | {part}
    for name in imports_of(path):
        if not any(name == ok or name.startswith(ok + ".") for ok in allowed):
            # `from brimful import core` names the package itself, which imports nothing
            assert name == "__version__", f"{path.relative_to(SOURCE)} may not import {name}"
        if part == "cli" and (name == "web" or name.startswith("web.")):
            assert str(path.relative_to(SOURCE)) in WEB_FROM_CLI, f"{path.name} may not import the web"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_cryptography_stays_in_its_folder(path: Path) -> None:
    if part_of(path) == "crypto":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {(n.module or "").split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert not names & {"cryptography", "hashlib", "hmac", "secrets"}


def test_only_the_store_speaks_sql() -> None:
    for path in modules():
        if part_of(path) != "storage":
            assert not re.search(r"^\s*(import|from) sqlite3", path.read_text(encoding="utf-8"), re.M), path


def test_the_domain_has_no_clock_and_no_chance() -> None:
    impure = re.compile(r"\b(datetime\.now|date\.today|time\.time|time\.monotonic|random\.|os\.urandom)\b")
    for path in modules():
        if part_of(path) in ("core", "practices"):
            assert not impure.search(path.read_text(encoding="utf-8")), path


def test_files_stay_small() -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in modules()}
    too_long = {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > LIMIT}
    for folder in ("tests", "bench"):
        for path in (ROOT / folder).rglob("*.py"):
            n = len(path.read_text(encoding="utf-8").splitlines())
            if n > TEST_LIMIT:
                too_long[str(path.relative_to(ROOT))] = n
    for pattern in ("*.css", "*.js"):
        for path in (SOURCE / "web").rglob(pattern):
            n = len(path.read_text(encoding="utf-8").splitlines())
            if "vendor" not in path.parts and n > LIMIT:
                too_long[str(path.relative_to(ROOT))] = n
    assert not too_long
    assert statistics.median(lengths.values()) <= MEDIAN


def test_broad_excepts_stand_only_at_the_edge() -> None:
    edges = {"web/edge.py", "cli/edge.py"}
    for path in modules():
        if str(path.relative_to(SOURCE)) not in edges:
            assert "except Exception" not in path.read_text(encoding="utf-8"), path


def loaded_after(statement: str) -> set[str]:
    code = f"import sys, json; {statement}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_the_terminal_program_imports_no_web_framework() -> None:
    loaded = loaded_after("import brimful.cli")
    assert not loaded & {"starlette", "uvicorn", "jinja2", "anyio", "brimful.web"}


def test_the_core_needs_no_framework() -> None:
    loaded = loaded_after("import brimful.core.kinds, brimful.practices.engine, brimful.practices.library")
    heavy = {"starlette", "uvicorn", "jinja2", "typer", "rich", "cryptography", "sqlite3", "brimful.vault"}
    assert not loaded & heavy


def test_no_crypto_verb_that_leaves_key_copies() -> None:
    """Key material only goes through the `_into` calls (vault, section 7)."""
    keys = (SOURCE / "crypto" / "keys.py").read_text(encoding="utf-8")
    assert ".derive(" not in keys
    assert ".decrypt(" not in keys
