"""The page about the terminal says what the program says, and the program starts light."""

import json
import os
import subprocess
import sys
from pathlib import Path

from brimful.cli.reference import reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cli.md"
HEAVY = {"starlette", "uvicorn", "jinja2", "anyio", "rich", "cryptography", "sqlite3", "msgspec", "yaml"}


def in_a_fresh_one(statement):
    code = (
        f"import sys, json, time\n{statement}\nprint(json.dumps([sorted(sys.modules), time.process_time()]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def test_the_page_is_what_the_commands_say():
    assert PAGE.read_text(encoding="utf-8") == reference(), "python -m brimful.cli.reference > docs/cli.md"


def test_every_command_says_what_it_does(brimful, home):
    for command in (
        "now",
        "check-in",
        "journal",
        "practise",
        "practices",
        "vault",
        "check",
        "help-lines",
        "serve",
    ):
        status, out, _ = brimful(command, "--help")
        assert status == 0
        assert len(out.splitlines()) > 4, command


def test_importing_the_program_brings_in_nothing_heavy():
    loaded, _ = in_a_fresh_one("import brimful.cli")
    assert not set(loaded) & (HEAVY | {"typer"})


def test_help_brings_in_no_framework_and_no_vault():
    loaded, seconds = in_a_fresh_one(
        "from brimful.cli.edge import status_of\nassert status_of(['--help']) == 0"
    )
    assert not set(loaded) & HEAVY
    assert not [
        name for name in loaded if name.startswith(("brimful.web", "brimful.vault", "brimful.practices"))
    ]
    bare = min(in_a_fresh_one("import typer")[1] for _ in range(3))
    # of its own it adds little to what typer itself costs; the limit as such is 250 ms
    assert seconds < max(0.25, 2 * bare), (seconds, bare)


def test_the_first_words_of_now_come_without_vault_or_web(tmp_path):
    env = {**os.environ, "BRIMFUL_HOME": str(tmp_path / "home")}
    code = (
        "import sys, io\nsys.stdin = io.StringIO('')\n"
        "from brimful.cli.edge import status_of\nassert status_of(['now']) == 0\n"
        "print(any(m in sys.modules for m in ('cryptography', 'sqlite3', 'starlette')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.startswith("Breathe out. Slowly. Longer than in.")
    assert done.stdout.splitlines()[-1] == "False"
