"""What the moment flow never says, and what shutdown never meets (H17 of the hazard log)."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moment_walker import LIBRARY, SKIP, STARTED, Walker, words_of

from brimful.practices import engine
from brimful.practices.activated.history import Past
from brimful.practices.activated.own import Own
from brimful.practices.activated.ranking import GROUNDING
from brimful.practices.activated.screen import Closing
from brimful.practices.engine.context import Context
from brimful.practices.schema import Breathe, Scan
from brimful.practices.screen import Screen
from brimful.practices.walk import every

MORE_BANS = (
    "!",
    "because",
    "you must",
    "relax",
    "let go of",
    "surrender",
    "your partner thinks",
    "overreact",
)
FIREFIGHTERS = sorted(LIBRARY.catalogues["firefighters"].entries)


def shutdown_fits(name):
    """Independent of the ranking's own rule: read from the file itself."""
    practice = LIBRARY.practices[name]
    steps = list(every(practice.steps))
    return not (
        practice.imagery
        or any(isinstance(s, Scan) for s in steps)
        or any(isinstance(s, Breathe) and s.pattern.out > s.pattern.in_ for s in steps)
    )


@pytest.mark.parametrize("strength", [*range(11), None])
def test_turtle_never_leads_to_imagery_a_scan_or_a_long_out_breath(strength):
    """H17, for every strength, with a history that speaks for all the wrong practices."""
    history = tuple(
        Past(name, STARTED - timedelta(days=d), "dorsal", before, 0, "lot")
        for name in LIBRARY.practices
        for d in (1, 2, 3)
        for before in (2, 5, 8, 10)
    )
    for own in (Own(), Own(history=history)):
        walker = Walker(own).tap("dorsal", strength)
        for _ in range(4):
            if walker.step.startswith("suggest"):
                shown = walker.screen.suggestion
                cards = [shown.first, *shown.others, *([shown.grounding] if shown.grounding else [])]
                assert GROUNDING in [c.practice for c in cards]
                assert all(shutdown_fits(c.practice) for c in cards)
                walker.start()
            elif walker.step.startswith("still"):
                walker.go("go_on", True)
            else:
                walker.go(9)
        walker.skip_to("choose")
        assert all(shutdown_fits(c.practice) for c in walker.screen.longer)
        for door in walker.screen.doors:
            for option in door.options:
                lead = Walker(own).tap("dorsal", strength).skip_to("choose").go(option.key).screen.lead
                assert lead.kind != "practice" or shutdown_fits(lead.practice)


@pytest.mark.parametrize(
    "name", sorted({p for band in LIBRARY.moment.cells["dorsal"].values() for p in band})
)
def test_no_practice_of_the_turtle_row_counts_a_long_out_breath_when_it_runs(name):
    """The engine's own short form of each."""
    context = Context(short=True, given={"state_before": "dorsal", "activation_before": 8})
    log = []
    for _ in range(40):
        shown = engine.show(LIBRARY, LIBRARY.practices[name], log, context, STARTED)
        if not isinstance(shown, Screen):
            break
        assert shown.breath is None or shown.breath.out <= shown.breath.in_
        log = engine.skip(LIBRARY, LIBRARY.practices[name], log, context, STARTED)


@pytest.mark.parametrize("state", ["dorsal", "mixed"])
@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_a_low_number_in_shutdown_ends_no_episode(state, number):
    walker = Walker().tap(state, 8).start().go(number)
    assert walker.facts()["ended_at"] is None
    assert walker.facts()["seconds_to_calm"] is None
    walker.skip_to("closing")
    assert walker.facts()["seconds_to_calm"] is None


def test_help_is_one_line_away_on_every_screen_after_the_turtle():
    walker = Walker().tap("dorsal", 9)
    while not isinstance(walker.screen, Closing):
        assert walker.screen.quiet_help == "Want to talk to someone? Help is here."
        walker.say(SKIP)
    assert walker.screen.quiet_help


def test_no_word_of_the_flow_is_banned():
    moment = LIBRARY.moment
    said = [*moment.words.values(), *moment.chips.values(), *moment.still.values(), *moment.unsafe.values()]
    said += [w for g in moment.choices.values() for w in (g.heading, g.before, *g.options.values())]
    said += moment.sheet
    for words in said:
        assert not any(ban.lower() in words.lower() for ban in (*moment.bans, *MORE_BANS)), words


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(LIBRARY.moment.cells)), st.integers(0, 10), st.data())
def test_no_screen_that_can_be_met_says_a_banned_word(state, strength, data):
    walker = Walker().tap(state, strength)
    while not isinstance(walker.screen, Closing):
        shown = walker.screen
        for words in words_of(shown):
            assert not any(ban.lower() in words.lower() for ban in (*LIBRARY.moment.bans, *MORE_BANS)), words
        if shown.kind == "part":
            walker.say(data.draw(st.sampled_from(FIREFIGHTERS)))
        elif shown.kind == "suggestion":
            walker.start()
        elif shown.kind == "scale":
            walker.say(data.draw(st.sampled_from([2, 8])))
        else:
            walker.say(SKIP)


def test_every_cell_names_practices_that_are_there_and_can_be_done_alone():
    for state, bands in LIBRARY.moment.cells.items():
        assert list(bands) == ["0-3", "4-6", "7-8", "9-10"]
        for names in bands.values():
            for name in names:
                practice = LIBRARY.practices[name]
                assert practice.who != "couple"
                assert practice.depth != "deep"
                assert not practice.unsafe_first, (state, name)
