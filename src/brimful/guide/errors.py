"""What can stand in the way of going on with a run."""

from typing import Any

from brimful.core.errors import BrimfulError

from . import text


class WentOn(BrimfulError):
    """The run stands somewhere else by now (another tab, the terminal). ``now`` is the run as it stands.

    What was typed for the step that is past has been kept in the run's draft.
    """

    code = "went-on"
    sentence = text.WENT_ON

    def __init__(self, now: Any) -> None:
        self.now = now
        super().__init__()


class AlreadyEnded(BrimfulError):
    """The run is over; its log can't grow."""

    code = "run-ended"
    sentence = text.ENDED


class PracticeGone(BrimfulError):
    """The practice of a stored run is in no library any more (a pack that was taken out)."""

    code = "practice-gone"
    sentence = text.NO_PRACTICE
