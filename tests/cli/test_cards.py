"""Deferred questions in the terminal: asked once they are due, answered or left out, then gone."""

from datetime import UTC, datetime, timedelta

import pytest

from brimful.core.kinds.run import Run
from brimful.guide import run
from brimful.guide.passing import Passing
from brimful.practices.library import load
from brimful.practices.screen import Ended

YESTERDAY = datetime.now(UTC) - timedelta(days=1, hours=1)


@pytest.fixture
def waiting(opened):
    """A run of yesterday whose question has come due."""
    library = load()
    sitting = run.begin(opened, library, "before-i-send", YESTERDAY, passing=Passing())
    while not isinstance(sitting.show(library, YESTERDAY), Ended):
        sitting = run.skip(opened, library, sitting, YESTERDAY)
    return sitting.id


def test_the_question_is_asked_and_its_answer_joins_the_run(made, opened, waiting, brimful, passphrase_file):
    status, out, _ = brimful("practise", typed="1\n")
    assert status == 0
    assert "Yesterday's message" in out
    assert opened.get(waiting, Run).data.fields["later"] == "good"
    assert brimful("practise")[0] == 1


def test_left_out_it_is_gone(made, opened, waiting, brimful, passphrase_file):
    assert brimful("practise", typed="\n")[0] == 0
    kept = opened.get(waiting, Run).data
    assert kept.later_closed
    assert "later" not in kept.fields


def test_left_for_later_it_waits(made, opened, waiting, brimful, passphrase_file):
    assert brimful("practise", typed="q\n")[0] == 0
    assert not opened.get(waiting, Run).data.later_closed
    assert "Yesterday's message" in brimful("practise", typed="2\n")[1]
