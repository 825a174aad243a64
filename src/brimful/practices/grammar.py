"""From the plain data of a YAML file to the structs of ``schema.py``.

Everything here is pure and says what is wrong by the address of the step (``Malformed``).
"""

import difflib
import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, get_args

import msgspec
from msgspec.structs import fields

from brimful.practices.schema import Practice, Step

MEDIA = ("draw", "audio", "photo")
INPUT_KINDS = (
    "scale", "years", "choice", "multi", "list", "table", "bodymap", "letter", *MEDIA, "timer", "pick", "text"
)  # fmt: skip
# In this order: `text` and `pause` are kinds of their own only in a step that has no other kind.
KINDS = (
    "say", "scan", "breathe", "when", "repeat", "turn", "use", "offer", "save", "stop", *INPUT_KINDS, "pause"
)  # fmt: skip
ALSO_MODIFIERS = {"text", "pause"}
# What the structs have and a file does not write: the reader puts it in.
WRITTEN_IN = {"kind", "at"}
WRITTEN_IN_FOR = {
    "use": {"steps"}, "turn": {"input"}, "repeat": {"steps", "while", "roles"},
    **{kind: {"medium", "field"} for kind in MEDIA},
}  # fmt: skip
MAX_DEPTH = 12  # of steps inside steps: far beyond anything readable, far below Python's own limit

Blocks = Mapping[str, Sequence[Any]]


class Malformed(ValueError):
    """A step or file that is not of the grammar. ``at`` is the step's address, "" for the file's head."""

    def __init__(self, at: str, wrong: str, right: str = "") -> None:
        super().__init__(f"{at or 'head'}: {wrong}")
        self.at, self.wrong, self.right = at, wrong, right


def practice(raw: Mapping[str, Any], blocks: Blocks, *, author: str = "") -> Practice:
    """Raises ``Malformed``."""
    if unknown := sorted({"version", "author"} & raw.keys()):
        raise Malformed("", f"unknown key {unknown[0]}", "leave it out: it is found when the file is read")
    keys_are_words({key: value for key, value in raw.items() if key != "steps"}, "")
    if not isinstance(raw.get("steps"), list):
        raise Malformed("", "there are no steps", "a list under `steps:`")
    plain = {**raw, "version": digest(raw), "author": author, "steps": plain_steps(raw["steps"], "", blocks)}
    return convert(plain, Practice, "")


def steps(raw: list[Any], blocks: Blocks) -> tuple[Step, ...]:
    """The steps of a shared block by themselves, with addresses that begin at "0"."""
    return convert(plain_steps(raw, "", blocks), tuple[Step, ...], "")


def one(raw: Any, at: str, blocks: Blocks) -> Step:
    """One step by itself. Raises ``Malformed``."""
    step: Step = convert(plain_step(raw, at, blocks), Step, at)  # type: ignore[arg-type]
    return step


def convert[T](plain: Any, to: type[T], at: str) -> T:
    """msgspec's check of types and unknown keys, its path turned into the address of a step."""
    try:
        return msgspec.convert(plain, to)
    except msgspec.ValidationError as error:
        message, _, path = str(error).replace("`key` in ", "").partition(" - at `$")
        raise Malformed(address_of(path.rstrip("`"), plain) or at, readable(message), hint(message)) from None


def digest(raw: object) -> str:
    """Eight hex digits that change with the content. For telling versions apart, not for security."""
    return f"{zlib.crc32(msgspec.json.encode(raw, order='deterministic')):08x}"


def plain_steps(raw: Any, prefix: str, blocks: Blocks, depth: int = 0) -> list[dict[str, Any]]:
    """Steps with their ``kind`` and ``at`` written in, and the steps of used blocks put in their place."""
    if not isinstance(raw, list):
        raise Malformed(prefix.rstrip("."), "steps are a list", "one step a line, each begins with `- `")
    if depth > MAX_DEPTH:
        raise Malformed(
            prefix.rstrip("."), "steps lie too deep inside each other", f"{MAX_DEPTH} levels at most"
        )
    return [plain_step(step, f"{prefix}{index}", blocks, depth) for index, step in enumerate(raw)]


def plain_step(raw: Any, at: str, blocks: Blocks, depth: int = 0) -> dict[str, Any]:
    """One step as ``msgspec.convert`` wants it."""
    kind = kind_of(raw, at)
    if unknown := sorted((WRITTEN_IN | WRITTEN_IN_FOR.get(kind, set())) & raw.keys()):
        raise Malformed(at, f"unknown key {unknown[0]}", "the keys that docs/practice-format.md lists for it")
    plain = {**raw, "kind": kind, "at": at}
    if kind in MEDIA:
        plain |= {"kind": "media", "medium": kind, "field": plain.pop(kind)}
    elif kind == "when":
        for branch in ("then", "else"):
            if branch in raw:
                plain[branch] = plain_steps(raw[branch], f"{at}.{branch}.", blocks, depth + 1)
    elif kind == "repeat":
        plain = loop(plain, at, blocks, depth)
    elif kind == "turn":
        plain = turn(plain, at, blocks, depth)
    elif kind == "use":
        plain["steps"] = block(plain, at, blocks, depth)
    elif kind == "offer":
        plain["offer"] = [raw["offer"]] if isinstance(raw["offer"], str) else raw["offer"]
    elif kind == "table" and isinstance(raw.get("columns"), dict):
        plain["columns"] = {
            key: {"label": column} if isinstance(column, str) else column
            for key, column in raw["columns"].items()
        }
    return plain


def kind_of(raw: Any, at: str) -> str:
    """The one kind of a step."""
    if not isinstance(raw, dict):
        raise Malformed(at, "a step is a set of keys", 'for instance `- {say: "Feel your feet."}`')
    keys_are_words(raw, at)
    found = [kind for kind in KINDS if kind in raw]
    kinds = [kind for kind in found if kind not in ALSO_MODIFIERS] or found[:1]
    if not kinds:
        raise Malformed(
            at, f"no kind of step among {', '.join(sorted(raw)) or 'no keys'}", f"one of {', '.join(KINDS)}"
        )
    if kinds[0] == "turn" and len(kinds) == 2 and kinds[1] in INPUT_KINDS:
        return "turn"
    if len(kinds) > 1:
        raise Malformed(at, f"more than one kind in a step: {', '.join(kinds)}", "one step for each")
    return kinds[0]


def keys_are_words(raw: Any, at: str) -> None:
    """YAML reads a bare yes or no as true or false, and a bare 3 as a number: none of them can be a key."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            if not isinstance(key, str):
                right = "put it in quotes, or use another word"
                raise Malformed(
                    at,
                    f"the key {key!r} is not a word",
                    f"{right} (yes, no, on and off are read as True or False)",
                )
            if key not in (
                "then",
                "else",
                "repeat",
            ):  # steps are looked at one by one, with their own address
                keys_are_words(value, at)


def loop(plain: dict[str, Any], at: str, blocks: Blocks, depth: int) -> dict[str, Any]:
    """``repeat`` holds its own keys one level down; the struct has them beside ``at`` and ``after``."""
    inner = plain.pop("repeat")
    if not isinstance(inner, dict):
        raise Malformed(at, "a loop has no steps", "`- {repeat: {steps: [...], while: ...}}`")
    if clash := sorted({"kind", "at", "after"} & inner.keys()):
        raise Malformed(at, f"unknown key {clash[0]}", "steps, while, roles")
    return {**plain, **inner, "steps": plain_steps(inner.get("steps"), f"{at}.steps.", blocks, depth + 1)}


def turn(plain: dict[str, Any], at: str, blocks: Blocks, depth: int) -> dict[str, Any]:
    """A turn may hold a question: its keys but ``turn`` and ``text`` are that question's."""
    own = {"turn", "text", "kind", "at", "after"}
    question = {key: value for key, value in plain.items() if key not in own}
    if not question:
        return plain
    held = plain_step(question, f"{at}.input", blocks, depth + 1)
    return {**{key: value for key, value in plain.items() if key in own}, "input": held}


def block(plain: dict[str, Any], at: str, blocks: Blocks, depth: int) -> list[dict[str, Any]]:
    """The steps of a shared block, with the ``ask`` of the place that uses it in its first question."""
    name = plain["use"]
    if not isinstance(name, str) or name not in blocks:
        raise Malformed(at, f"no shared block is called {name}", f"one of {', '.join(sorted(blocks))}")
    steps = plain_steps(blocks[name], f"{at}.use.", blocks, depth + 1)
    if ask := plain.get("ask"):
        asking = next((step for step in steps if "ask" in step), None)
        if asking is None:
            raise Malformed(
                at, f"the block {name} has no question that `ask` could stand for", "leave `ask` out"
            )
        asking["ask"] = ask
    return steps


def address_of(path: str, plain: Any) -> str:
    """The address of the innermost step on msgspec's path (".steps[3].then[0].max" -> "3.then.0")."""
    at = ""
    for name, index in re.findall(r"\.(\w+)|\[(\d+|\.\.\.)\]", path):
        try:
            plain = plain[int(index)] if index else plain[name]
        except (KeyError, IndexError, ValueError, TypeError):
            break
        if isinstance(plain, dict) and "at" in plain:
            at = plain["at"]
    return at


def readable(message: str) -> str:
    """msgspec's words, in ours."""
    swaps = (
        (r"Object missing required field `(\w+)`", r"the key \1 is missing"),
        (r"Object contains unknown field `(.+)`", r"unknown key \1"),
        (r"Expected `(.+?)`, got `(.+?)`", r"\2 stands where \1 is expected"),
        (r"Invalid enum value (.+)", r"\1 is none of the words that may stand here"),
    )  # fmt: skip
    for pattern, words in swaps:
        message, count = re.subn(pattern, words, message)
        if count:
            break
    return message


def hint(message: str) -> str:
    """What would be right, where msgspec's words tell enough."""
    if found := re.match(r"Object missing required field `(\w+)`", message):
        return f"`{found[1]}:` and what docs/practice-format.md says of it"
    if found := re.match(r"Object contains unknown field `(.+)`", message):
        known = {field.encode_name for struct in (Practice, *get_args(Step)) for field in fields(struct)}
        close = difflib.get_close_matches(found[1], sorted(known), 1)
        return f"{close[0]}, perhaps" if close else "the keys that docs/practice-format.md lists for it"
    if "got `bool`" in message:
        return "put it in quotes: YAML reads a bare yes, no, on or off as true or false"
    return ""
