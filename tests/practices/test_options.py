"""What can be chosen: the option strings, and what the person added or hid."""

import pytest
from engine_walker import Play, made

from brimful.practices.engine.context import Stored
from brimful.practices.errors import BadAnswer


def shown(options, *values, before=(), kind="multi", **context):
    run = Play(made([*before, {kind: "q", "ask": "Which?", "options": options}]), **context)
    return run.tell(*values)


def keys(screen):
    return [option.key for option in screen.options]


def labels(screen):
    return [option.label for option in screen.options]


def test_lists_are_joined_and_bare_words_added():
    here = shown("@managers + @exiles + nothing + kind_act")
    assert keys(here)[:1] + keys(here)[-2:] == ["pleaser", "nothing", "kind_act"]
    assert labels(here)[-2:] == ["Nothing", "Something kind"]


def test_nested_lists_have_dotted_names():
    assert keys(shown("@witness_qualities.does")) == ["stay", "see", "care"]


def test_signs_of_the_chosen_state():
    state = {"choice": "state", "ask": "Which?", "options": "@states"}
    here = shown("state.signs + @sensations", "dorsal", before=[state])
    assert labels(here)[:2] == ["numb", "heavy"]
    assert "tight" in keys(here)
    assert len(set(keys(here))) == len(keys(here))


def test_what_was_entered_before():
    lines = {"list": "tasks", "ask": "Which?"}
    assert labels(shown("field:tasks + nothing", ["read", "walk"], before=[lines])) == [
        "read",
        "walk",
        "Nothing",
    ]
    columns = {"can": {"label": "Can", "options": "@control_yes"}, "note": "Note"}
    table = {"table": "t", "ask": "Rows?", "columns": columns}
    rows = [{"can": ["how_i_speak", {"own": "my shoes"}]}, {"note": "x"}]
    assert labels(shown("field:t.can", rows, before=[table])) == ["how I speak", "my shoes"]


def test_the_same_sorted_by_how_often():
    table = {"table": "t", "ask": "Rows?", "columns": {"felt": {"label": "Felt", "options": "@feelings"}}}
    rows = [{"felt": ["sad", "hurt"]}, {"felt": ["hurt"]}, {"felt": ["numb", "hurt", "sad"]}]
    assert keys(shown("count:t.felt", rows, before=[table])) == ["hurt", "sad", "numb"]


def test_the_three_that_helped_most():
    here = shown("top:3:@soothing + own", kind="choice", best={"soothing": ["here", "gone", "both"]})
    assert keys(here) == ["here", "both", "worthy"]
    assert here.own


def test_what_the_matcher_found_with_the_line_that_coaches():
    draft = {"text": "draft", "ask": "Write."}
    here = shown(
        "match:draft:@protest_patterns", "You never!", before=[draft], matched=lambda words: ["always_never"]
    )
    assert [(o.key, o.label, o.line) for o in here.options] == [
        ("always_never", "Always or never", "Which one time do you mean?")
    ]


def test_a_question_without_any_option_is_left_out():
    draft = {"text": "draft", "ask": "Write."}
    assert shown(
        "match:draft:@protest_patterns", "Hello.", before=[draft], matched=lambda words: []
    ).completed


def test_the_fields_of_the_practice():
    run = Play("pocket-sheet")
    here = run.to("show")
    assert ("first", "First of all, my body") in [(o.key, o.label) for o in here.options]
    assert "show" not in keys(here)


def test_one_may_add_to_a_list_and_hide_from_it():
    context = {"own_options": {"feelings": {"x_fizzy": "fizzy"}}, "hidden_options": {"feelings": ["afraid"]}}
    here = shown("@feelings", **context)
    assert "afraid" not in keys(here)
    assert labels(here)[-1] == "fizzy"
    with pytest.raises(BadAnswer):
        shown("@feelings", ["afraid"], **context)


def test_an_option_hidden_after_it_was_chosen_stays_answered():
    practice = made([{"multi": "q", "ask": "Which?", "options": "@feelings"}, {"say": "You felt {q}."}])
    run = Play(practice)
    run.tell(["afraid"])
    later = Play(practice, hidden_options={"feelings": ["afraid"]})
    later.log = run.log
    assert later.here.kind == "say"


def test_a_being_of_the_spiritual_register_is_hidden_in_the_secular_one():
    assert "spiritual" not in keys(shown("@nurturer_kinds"))
    assert "spiritual" in keys(shown("@nurturer_kinds", register="spiritual"))


@pytest.mark.parametrize(
    ("options", "own"), [("@feelings", True), ("@states", False), ("@affirmations + own", True)]
)
def test_lists_from_life_take_own_words(options, own):
    assert shown(options).own is own


def test_own_things_stand_before_general_ones():
    pick = {"pick": "part", "from": "part", "ask": "Who?", "also": "@exiles"}
    here = Play(made([pick]), stored={"part": [Stored("p1", "part", "The worrier")]}).here
    assert [(o.key, o.group) for o in here.options[:2]] == [("p1", "Yours"), ("rejected_child", "General")]
    assert here.stored == "part"
