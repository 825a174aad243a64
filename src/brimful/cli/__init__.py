"""The terminal program: one module a command in ``commands/``, found by folder.

Importing this imports nothing heavy; each command brings in what it needs when it runs.
"""


def main() -> None:
    """Entry point of `brimful`: exit status 0, 1 (a refusal, one sentence) or 2 (wrong usage)."""
    from .edge import run

    run()


__all__ = ["main"]
