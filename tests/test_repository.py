"""What must hold for the files of the project as a whole."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = {".py", ".md", ".html", ".css", ".js", ".yaml", ".toml", ".sql", ".csv", ".json", ".svg", ".txt", ""}


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def own_text() -> list[Path]:
    skip = ("vendor", "uv.lock", "LICENSE")
    return [p for p in tracked() if p.suffix in TEXT and not any(s in str(p.relative_to(ROOT)) for s in skip)]


def test_nothing_names_a_path_of_some_machine() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:work|farm|root|home/(?!ana|ben|cleo)[a-z]+)/")
    found = [str(p.relative_to(ROOT)) for p in own_text() if pattern.search(p.read_text(encoding="utf-8"))]
    assert [f for f in found if f != "tests/test_repository.py"] == []


def test_pages_hold_no_inline_script_style_or_handler() -> None:
    pattern = re.compile(r"<style|\sstyle=\"|<script>|\son(?:click|load|submit|input|change)=", re.I)
    for path in (ROOT / "src").rglob("*.html"):
        assert not pattern.search(path.read_text(encoding="utf-8")), path


def test_nothing_is_loaded_from_outside() -> None:
    pattern = re.compile(
        r"(?:src|srcset)=\"https?://|<link[^>]+href=\"https?://|@import\s+url\(.?http|url\([\"']?http"
    )
    for path in [*(ROOT / "src").rglob("*.html"), *(ROOT / "src").rglob("*.css")]:
        assert not pattern.search(path.read_text(encoding="utf-8")), path


def test_what_people_read_has_no_exclamation_marks() -> None:
    pattern = re.compile(r"[a-z]!(?:\s|\"|<|$)")
    for suffix in ("*.yaml", "*.html"):
        for path in (ROOT / "src").rglob(suffix):
            assert not pattern.search(path.read_text(encoding="utf-8")), path


def test_vendored_files_are_what_their_notes_say() -> None:
    import hashlib

    for note in (ROOT / "tests/vendor/axe/README.md", ROOT / "src/brimful/web/static/vendor/README.md"):
        digests = set(re.findall(r"\b[0-9a-f]{64}\b", note.read_text(encoding="utf-8")))
        files = [p for p in note.parent.iterdir() if p.suffix == ".js"]
        assert files
        for path in files:
            assert hashlib.sha256(path.read_bytes()).hexdigest() in digests, path
