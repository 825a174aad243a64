"""Where in a run a list of steps stands: in which round, behind which branch, for whom."""

from dataclasses import dataclass, replace
from typing import Self

from brimful.practices.schema import Step

GUEST = "~b"  # the second person at one device
NOTE = "?"  # an answer that was taken back: shown again where it was asked
WENT_ON = "!"  # going on before the time of a waiting timer has come
STOP = "stop"


@dataclass(frozen=True)
class Frame:
    """Addresses are those of the file, with what happens to them in a run written in.

    "3.steps.0" is in the first round of the loop "3", "3#2.steps.0" in its second; "~b" at the end is the
    guest's own answer; a block that the engine puts in has a word before its numbers ("line.0", "stop.1").
    """

    cut: int = 0  # so many letters of the file's address ...
    prefix: str = ""  # ... are written like this
    guest: bool = False
    alone: bool = False  # asked in private, of one of the two
    fleeting: bool = False  # answers here are never written down
    own: bool = True  # lines of the practice itself: not in a block, not in a branch
    lingers: bool = False  # in the block that stays with what is good
    again: bool = False  # in a further round
    changed: bool = False  # speaker and listener have changed places

    def address(self, step: Step) -> str:
        return self.prefix + step.at[self.cut :] + (GUEST if self.guest else "")

    def block(self, name: str) -> Self:
        """A shared block that the engine puts in by itself."""
        return replace(self, cut=0, prefix=f"{name}.", own=False)

    def used(self, block: str) -> Self:
        return replace(self, own=False, lingers=block == "linger")

    def branch(self, fleeting: bool) -> Self:
        return replace(self, own=False, fleeting=self.fleeting or fleeting)

    def round(self, at: str, number: int, changes: bool) -> Self:
        """``number`` counts from 1; ``at`` is the loop's address in the file."""
        mark = f"#{number}" if number > 1 else ""
        prefix = self.prefix + at[self.cut :] + mark
        changed = self.changed != (changes and number % 2 == 0)
        return replace(self, cut=len(at), prefix=prefix, again=self.again or number > 1, changed=changed)

    def private(self, guest: bool) -> Self:
        """One person alone at the device. What the guest answers is not written down."""
        return replace(self, alone=True, guest=guest, fleeting=self.fleeting or guest)
