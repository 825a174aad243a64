"""What is read from a vault for the engine: kept things, what helped, the past, the person's words."""

from msgspec.structs import replace

from brimful.core.kinds.nurturer import Nurturer
from brimful.core.kinds.part import Part
from brimful.core.kinds.run import Run
from brimful.core.kinds.settings import Settings
from brimful.guide.best import best
from brimful.guide.context import context_of, general_context
from brimful.guide.own import own_of
from brimful.guide.past import completed, pasts
from brimful.guide.stored import label, new, stored


def ran(opened, at, practice, minutes=0, status="done", **fields):
    return opened.put(
        Run(practice=practice, started_at=at(minutes), ended_at=at(minutes), status=status, fields=fields)
    )


def test_kept_things_are_offered_by_their_names_and_with_what_they_hold(opened, library):
    made = opened.put(Nurturer(name="Grandmother", voice="Come here, you."))
    offered = stored(opened, library)["nurturer"]
    assert [(one.id, one.label) for one in offered] == [(made.id, "Grandmother")]
    assert offered[0].values == {"name": "Grandmother", "voice": "Come here, you."}


def test_a_thing_without_a_name_is_called_by_its_first_words_or_its_kind(library):
    assert label("nurturer", {"voice": "Come here,\nyou."}, library) == "Come here,"
    assert label("little_me", {}, library) == "little me"
    assert (
        label("part", {"which": "pleaser"}, library)
        == library.catalogues["managers"].entries["pleaser"].label
    )
    assert len(label("part", {"who": "a" * 200}, library)) <= 60


def test_fields_that_a_kind_does_not_have_are_left_out():
    thing = new("part", {"who": "The young one", "no_such_field": 1, "hear": None}, "ab")
    assert thing == Part(who="The young one", run=["ab"])


def test_the_options_after_which_the_number_fell_come_first(opened, library, at):
    keys = list(library.catalogues["soothing"].entries)[:3]
    practice = next(
        name
        for name in library.practices
        if "@soothing" in str(library.practices[name].steps) and name != "pocket-sheet"
    )
    field = next(
        step.field
        for step in library.practices[practice].steps
        if "@soothing" in str(getattr(step, "options", ""))
    )
    runs = [
        Run(
            practice=practice,
            started_at=at(),
            fields={field: key, "activation_before": 8, "activation_after": after},
        )
        for key, after in ((keys[0], 8), (keys[1], 6), (keys[2], 2), (keys[2], 3), (keys[0], 9))
    ]
    ranked = best(library, runs)["soothing"]
    assert ranked == [keys[2], keys[1]]


def test_one_lucky_run_does_not_outrank_many_good_ones(library, at):
    practice, field = "daily-affirmations", "sentence"
    keys = list(library.catalogues["affirmations"].entries)[:2]

    def run(key, after):
        return Run(
            practice=practice,
            started_at=at(),
            fields={field: key, "activation_before": 8, "activation_after": after},
        )

    found = best(library, [run(keys[0], 4), *(run(keys[1], 5) for _ in range(6))])
    assert next(iter(found.values()))[0] == keys[1]


def test_what_was_not_said_counts_for_nothing(library, at):
    runs = [Run(practice="daily-affirmations", started_at=at(), fields={"sentence": "x"})]
    assert best(library, runs) == {}


def test_the_past_is_every_run_that_was_not_left_open(opened, at):
    ran(
        opened,
        at,
        "breath-446",
        5,
        activation_before=7,
        activation_after=4,
        state_before="mixed",
        helped="lot",
    )
    ran(opened, at, "move-it", 1, status="left")
    ran(opened, at, "grief", 2, status="open")
    past = pasts(opened)
    assert [one.practice for one in past] == ["move-it", "breath-446"]
    assert (past[1].before, past[1].after, past[1].state, past[1].helped) == (7, 4, "mixed", "lot")
    assert completed(opened.all(Run), "breath-446") == 1
    assert completed(opened.all(Run), "move-it") == 0


def test_the_engine_is_told_the_persons_words_age_and_options(opened, library, at):
    opened.put(
        Settings(
            words="ifs",
            name="Sam",
            pronouns="she",
            birth_year=1990,
            hidden_options={"triggers": ["no_reply"]},
            own_options={"triggers": {"own_1": "The stairs"}},
        )
    )
    ran(opened, at, "nature-connection")
    context = context_of(opened, library, Run(practice="nature-connection", started_at=at()), at())
    assert (context.words, context.name, context.pronouns, context.age) == ("ifs", "Sam", "she", 36)
    assert context.own_options["triggers"] == {"own_1": "The stairs"}
    assert (context.guided_runs, context.runs_before) == (1, 1)


def test_a_false_alarm_is_remembered_by_the_matcher(library, at):
    draft = "You never write back."
    settings = Settings()
    found = general_context(library, settings, at()).matched(draft)
    assert found
    told = replace(settings, not_so={found[0]: list(library.patterns[found[0]].find)})
    assert found[0] not in general_context(library, told, at()).matched(draft)


def test_the_flow_is_told_what_is_the_persons_own(opened, library, at):
    part = opened.put(Part(name="The young one", hear="I'm staying.", which="pleaser"))
    opened.put(Nurturer(name="Grandmother", voice="Come here, you."))
    own = own_of(opened, library, at())
    assert [(one.id, one.name, one.hear, one.which) for one in own.parts] == [
        (part.id, "The young one", "I'm staying.", "pleaser")
    ]
    assert (own.nurturer, own.nurturer_voice, own.age) == ("Grandmother", "Come here, you.", 120)
