"""Checking practice files: what is wrong, where, and what would be right.

Nothing a file can hold makes this fail: damaged, binary, huge or deep files get one sentence.
"""

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from brimful.practices import grammar, library, reading
from brimful.practices.library import Library
from brimful.practices.problem import Problem
from brimful.practices.rules import ALL
from brimful.practices.rules.case import Case, Finding
from brimful.practices.schema import Practice

MOST_FILES = 500  # in one folder
HEAD = "pack.yaml"


def check_path(path: Path, lang: str = library.FALLBACK) -> list[Problem]:
    """Problems of a practice file, or of all practice files of a folder. [] when all is well."""
    from brimful.practices import packs  # which stands on this module

    known = library.load(lang)
    if path.is_dir():
        # the folder of the practices that ship may be checked too: they are not doubles of themselves
        problems = folder(path, known, taken=() if is_built_in(path, known) else known.practices)[1]
        return [*packs.head(path)[1], *problems] if (path / HEAD).exists() else problems
    practice, problems = file(path, known, also=siblings(path))
    if practice is not None and practice.id in known.practices and not is_built_in(path.parent, known):
        problems.append(
            Problem(
                str(path),
                1,
                "",
                f"the id {practice.id} belongs to a practice that comes with Brimful",
                "another id",
            )
        )
    return problems


def folder(
    path: Path, known: Library, *, taken: Container[str] = (), author: str = ""
) -> tuple[dict[str, Practice], list[Problem]]:
    """The sound practices of a folder, and the problems of all. ``taken`` ids belong to others."""
    sound: dict[str, Practice] = {}
    problems: list[Problem] = []
    try:
        files = sorted(f for f in path.iterdir() if f.suffix in (".yaml", ".yml") and f.name != HEAD)
    except OSError:
        return {}, [
            Problem(str(path), 0, "", "the folder can't be read", "a folder that is there and may be opened")
        ]
    if len(files) > MOST_FILES:
        return {}, [
            Problem(
                str(path), 0, "", f"{len(files)} files are too many for one folder", f"{MOST_FILES} at most"
            )
        ]
    names = {f.stem for f in files}
    for each in files:
        practice, wrong = file(each, known, also=names, author=author)
        if practice is not None and practice.id in taken:
            wrong.append(
                Problem(
                    str(each),
                    1,
                    "",
                    f"the id {practice.id} is taken",
                    "another id: no file stands in the place of one that is there",
                )
            )
        elif practice is not None and practice.id in sound:
            wrong.append(
                Problem(
                    str(each), 1, "", f"the id {practice.id} stands in two files", "an id of its own for each"
                )
            )
        problems += wrong
        if practice is not None and not wrong:
            sound[practice.id] = practice
    return sound, problems


def file(
    path: Path, known: Library, *, also: Container[str] = (), author: str = ""
) -> tuple[Practice | None, list[Problem]]:
    """One file: the practice if it has the shape of one, and everything that is wrong with it."""
    try:
        raw, node = reading.untrusted(content(path))
    except reading.Unreadable as error:
        return None, [Problem(str(path), error.line, "", error.wrong, error.right)]
    practice, findings = text(raw, known, also=also, author=author)
    if practice is not None and practice.id != path.stem:
        findings.append(Finding("", f"the id {practice.id} is not the name of the file", f"id: {path.stem}"))
    return practice, sorted({problem(path, node, found) for found in findings})


def text(
    raw: Any, known: Library, *, also: Container[str] = (), author: str = ""
) -> tuple[Practice | None, list[Finding]]:
    """The same for plain data: first the shape, then every rule."""
    if findings := list(shape(raw, known.raw_blocks)):
        return None, findings
    practice = grammar.practice(raw, known.raw_blocks, author=author)
    case = Case.of(practice, known.catalogues, Either(known.practices, also, (practice.id,)), known.lang)
    return practice, [found for rule in ALL for found in rule(case)]


def shape(raw: Any, blocks: Mapping[str, Any]) -> Iterator[Finding]:
    """Mistakes of the grammar: those of the head, and the first one of each step."""
    if not isinstance(raw, dict):
        yield Finding("", "this is no practice", "keys and values, the first is `id:`")
        return
    steps = raw.get("steps")
    wholes = [{**raw, "steps": []}] if isinstance(steps, list) else [raw]
    for whole in wholes:
        try:
            grammar.practice(whole, blocks)
        except grammar.Malformed as error:
            yield Finding(error.at, error.wrong, error.right)
    for index, step in enumerate(steps if isinstance(steps, list) else ()):
        try:
            grammar.one(step, str(index), blocks)
        except grammar.Malformed as error:
            yield Finding(error.at, error.wrong, error.right)


def content(path: Path) -> bytes:
    """The bytes of a file, never more than a practice can have. Raises ``Unreadable``."""
    try:
        if not path.is_file():
            raise reading.Unreadable("there is no such file", "the path of a practice file")
        with path.open("rb") as opened:
            return opened.read(reading.MAX_BYTES + 1)
    except OSError:
        raise reading.Unreadable("the file can't be read", "a file that is there and may be opened") from None


def problem(path: Path, node: yaml.Node, found: Finding) -> Problem:
    return Problem(str(path), reading.line_of(node, found.step), found.step, found.wrong, found.right)


def is_built_in(path: Path, known: Library) -> bool:
    """Whether this is a folder of the practices that come with Brimful."""
    return path.resolve().is_relative_to(Path(__file__).resolve().parent / "catalogue")


def siblings(path: Path) -> set[str]:
    """Ids of the files beside this one: they may be offered."""
    try:
        return {f.stem for f in path.parent.glob("*.yaml")}
    except OSError:
        return set()


class Either:
    """In one of several containers."""

    def __init__(self, *containers: Container[str]) -> None:
        self.containers = containers

    def __contains__(self, name: object) -> bool:
        return any(name in container for container in self.containers)
