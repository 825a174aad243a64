"""What is shipped works without the repository: build the wheel, install it elsewhere, open what it carries."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LOOK = """
from importlib.resources import files
import brimful
from brimful.practices.library import load
from brimful.web.render import environment_for
assert "site-packages" in brimful.__file__, brimful.__file__
library = load()
assert library.practices["breath-446"].title
assert environment_for("en", None).get_template("now/screen.html")
assert (files("brimful.web") / "static" / "fonts" / "literata-brimful.woff2").is_file()
assert list((files("brimful.storage") / "migrations").iterdir())
print(len(library.practices), brimful.__version__)
"""


def run(*command: str | Path, cwd: Path) -> str:
    env = {
        k: v
        for k, v in os.environ.items()
        if k not in ("PYTHONPATH", "VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT")
    }
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def uv() -> str:
    found = os.environ.get("UV") or shutil.which("uv")
    if not found or subprocess.run([found, "--version"], capture_output=True, check=False).returncode:
        pytest.skip("uv is not on the path, so no wheel can be built here")
    return found


@pytest.mark.xdist_group("wheel")
def test_an_installed_wheel_finds_its_practices_pages_and_fonts(tmp_path: Path, uv: str) -> None:
    run(uv, "build", "--wheel", "--out-dir", tmp_path / "dist", ROOT, cwd=ROOT)
    wheel = next((tmp_path / "dist").glob("*.whl"))
    run(uv, "venv", "--python", sys.executable, tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(uv, "pip", "install", "--python", python, wheel, cwd=tmp_path)
    practices, version = run(python, "-c", LOOK, cwd=tmp_path).split()
    assert int(practices) >= 27
    assert wheel.name.startswith(f"brimful-{version}-")
    assert "practise" in run(python, "-m", "brimful", "--help", cwd=tmp_path)
