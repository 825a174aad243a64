"""What a check found in a practice file, for the one who wrote it."""

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """``step`` is its address ("3.then.0"; "" for the head of the file), ``line`` counts from 1 (0: none)."""

    file: str
    line: int
    step: str
    wrong: str
    right: str = ""

    def say(self) -> str:
        """One line: where, what is wrong, what would be right."""
        where = (
            self.file + (f":{self.line}" if self.line else "") + (f", step {self.step}" if self.step else "")
        )
        return f"{where}: {self.wrong}." + (f" Right would be: {self.right}." if self.right else "")
