"""What a person may want at any prompt instead of answering it."""


class Wish(Exception):
    """Not an error: the person turned elsewhere. It carries no text of theirs (``Terminal.typing`` does)."""


class Back(Wish):
    """To the step before."""


class Skip(Wish):
    """Leave this question open."""


class Stop(Wish):
    """End this practice here, early, which is never a failure."""


class Leave(Wish):
    """Close for now and go on another time: q, Ctrl-C, Ctrl-D, a closed terminal, or the end of what was piped in."""


class Idle(Wish):
    """Nothing was typed for as long as the vault may stay open."""


BACK = frozenset({"/b", "/back"})
SKIP = frozenset({"/s", "/skip"})
STOP = frozenset({"/x", "/stop"})
LEAVE = frozenset({"/q", "/quit", "/leave", "/later"})
HELP = frozenset(
    {"help", "/help", "not safe", "i'm not safe", "i’m not safe", "i am not safe", "im not safe"}
)


def turn(line: str, *, words: bool = False) -> None:
    """Raise the wish that ``line`` states, if it states one.

    ``words``: the answer is free text, so that only the forms with a slash count.
    """
    said = line.strip().lower()
    said = said if words or said.startswith("/") else f"/{said}"
    if said in BACK:
        raise Back
    if said in SKIP:
        raise Skip
    if said in STOP:
        raise Stop
    if said in LEAVE:
        raise Leave


def asks_for_help(line: str) -> bool:
    """Whether a line asks for the help lines; it does so at every prompt, in free text too."""
    return line.strip().lower().rstrip(".") in HELP
