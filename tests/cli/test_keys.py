"""Single keys: one at a time, arrows as a touch, and nothing of the next word lost."""

import os

import pytest

from brimful.cli.keys import Keys

pytestmark = pytest.mark.skipif(os.name == "nt", reason="reads from a file descriptor")


@pytest.fixture
def typed(monkeypatch):
    """Put bytes where the keys are read from; the fixture gives a writer."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        yield lambda data: os.write(writing, data)
    os.close(writing)


def test_keys_come_one_by_one_and_the_rest_waits(typed):
    keys = Keys(active=True)
    typed("heé\r".encode())
    assert [keys.wait(1) for _ in range(4)] == ["h", "e", "é", "\n"]
    assert keys.wait(0) == ""


@pytest.mark.parametrize("arrow", [b"\x1b[A", b"\x1b[15~", b"\x1bOP", b"\x1b"])
def test_an_arrow_is_one_touch(typed, arrow):
    keys = Keys(active=True)
    typed(arrow)
    assert keys.wait(1) == "\x1b"


def test_without_a_terminal_no_key_ever_comes():
    assert Keys(active=False).wait(0.01) == ""
