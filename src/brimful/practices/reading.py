"""Reading YAML that may come from anyone: damaged, huge, binary or deep files get one sentence, never a crash."""

import re
from typing import Any

import yaml

Loader: Any = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the C one is ten times as fast, where there is one

MAX_BYTES = 256 * 1024  # the longest practice that ships has 12 KiB
MAX_DEPTH = 40
MAX_NODES = 20_000


class Unreadable(ValueError):
    """The file is no YAML that could be a practice. ``line`` counts from 1; 0 where there is none."""

    def __init__(self, wrong: str, right: str, line: int = 0) -> None:
        super().__init__(wrong)
        self.wrong, self.right, self.line = wrong, right, line


def trusted(text: str) -> Any:
    """Plain data of a file that comes with Brimful (tests have checked it)."""
    return yaml.load(text, Loader)


def untrusted(data: bytes) -> tuple[Any, yaml.Node]:
    """Plain data of any file, and its nodes (for line numbers). Raises ``Unreadable``."""
    if len(data) > MAX_BYTES:
        raise Unreadable("the file is too large to be a practice", f"{MAX_BYTES // 1024} KiB at most")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("this is not a text file", "text in UTF-8") from None
    try:
        measure(text)
        node = yaml.compose(text, Loader)
        if node is None:
            raise Unreadable("the file is empty", "the keys that docs/practice-format.md lists")
        no_doubles(node)
        return yaml.load(text, Loader), node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        wrong = f"this can't be read as YAML: {error.problem or error.context}"
        raise Unreadable(
            wrong, "often a missing quote, bracket or comma", mark.line + 1 if mark else 0
        ) from None
    except yaml.YAMLError:
        raise Unreadable("the file holds characters that no text has", "plain text in UTF-8") from None
    except (ValueError, OverflowError) as error:  # a date or number that is none
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("a date or number in this file is none", "put it in quotes") from None


def measure(text: str) -> None:
    """Events come one after the other, so even a bomb of brackets or aliases is found before it is built."""
    depth = 0
    for nodes, event in enumerate(yaml.parse(text, Loader)):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable("an alias (*name) stands here", "write the thing out", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            raise Unreadable(
                "the file is nested too deep or has too many parts", "several smaller practices", line
            )


def no_doubles(node: yaml.Node) -> None:
    """YAML lets the later of two equal keys win without a word; here that is a mistake."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise Unreadable(f"the key {key.value} stands twice", "once", key.start_mark.line + 1)
                seen.add(key.value)
            no_doubles(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            no_doubles(value)


def line_of(node: yaml.Node, address: str) -> int:
    """The line (from 1) where the step of this address begins; of the file's first line for none."""
    place = child(node, "steps") if address else None
    for name in re.split(r"\.", address) if place else ():
        inner = child(place, name)
        if inner is None and name == "steps":  # the steps of a loop stand one level down
            inner = child(child(place, "repeat"), "steps")
        if inner is None:
            break
        place = inner
    return int((place or node).start_mark.line) + 1


def child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and name.isdigit() and int(name) < len(node.value):
        found: yaml.Node = node.value[int(name)]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    return None
