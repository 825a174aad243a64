"""The terminal program."""


def main() -> None:
    """Entry point of the `brimful` command."""
    raise SystemExit(0)
