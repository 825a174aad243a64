"""The breath in text: rising, falling, never wider than the terminal; and the pieces of a long locked note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brimful.cli.drop_box import pieces
from brimful.cli.pacer import HOLD, IN, OUT, REST, ROWS, bowl, level, pace, phases
from brimful.practices.screen import Breath
from brimful.vault.drops import MOST_BYTES

from .piped import piped, said


class NoKeys:
    def wait(self, seconds):
        return ""


def test_phases_without_length_are_left_out():
    assert phases(Breath(4, 0, 6, 0, 1)) == [(IN, 4), (OUT, 6)]
    assert [label for label, _ in phases(Breath(4, 4, 6, 1, 1))] == [IN, HOLD, OUT, REST]


def test_water_rises_with_the_in_breath_and_falls_with_the_out_breath():
    rising = [level(IN, step / 10) for step in range(11)]
    assert rising == sorted(rising)
    assert (rising[0], rising[-1]) == (0, 1)
    assert [level(OUT, step / 10) for step in range(11)] == [1 - one for one in rising]
    assert (level(HOLD, 0.5), level(REST, 0.5)) == (1, 0)


@pytest.mark.parametrize("width", [16, 24, 34, 80])
@pytest.mark.parametrize("blocks", [True, False])
def test_the_bowl_fills_from_below_and_keeps_inside(width, blocks):
    water = [
        sum(c in "▁▂▃▄▅▆▇█~" for line in bowl(full / 8, width=width, blocks=blocks) for c in line)
        for full in range(9)
    ]
    assert water == sorted(water)
    assert water[0] == 0
    lines = bowl(1.0, width=width, blocks=blocks)
    assert len(lines) == ROWS + 1
    assert max(map(len, lines)) <= width
    assert blocks or "".join(lines).isascii()


def test_breathing_ends_on_a_finished_out_breath(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr("brimful.cli.pacer.time.monotonic", lambda: clock[0])

    class Ticking:
        def wait(self, seconds):
            clock[0] += seconds
            return ""

    terminal = piped(monkeypatch, "")
    finished = list(pace(terminal, Breath(4, 0, 6, 0, 1), Ticking(), minutes=0.25))
    assert finished == ["", ""]  # 15 s asked for, two whole breaths done
    assert clock[0] == pytest.approx(20)
    assert [line.split(" .")[0] for line in said(terminal).splitlines()] == [IN, OUT, IN, OUT]


@given(st.text(max_size=3000), st.integers(1, 12))
def test_a_long_note_in_pieces_is_whole_and_each_piece_has_room(words, times):
    import msgspec

    long = words * times
    found = pieces(long)
    assert "".join(found) == long
    assert all(len(msgspec.json.encode(piece)) < MOST_BYTES - 500 for piece in found)
