"""What was done before, each use of a practice once, whether inside a flow or by itself."""

from datetime import UTC, datetime, timedelta

from brimful.core.answer import Answer
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run
from brimful.guide.past import pasts_of
from brimful.vault.record import Record

AT = datetime(2026, 3, 8, 3, 0, tzinfo=UTC)


def record(rid, kind, data):
    return Record(rid, kind, 1, AT, AT, "UTC", data)


def run(practice, minutes, **more):
    fields = {"activation_before": 6, "activation_after": 2}
    return record(
        "r",
        "run",
        Run(
            practice=practice,
            started_at=AT + timedelta(minutes=minutes),
            status="done",
            fields=fields,
            **more,
        ),
    )


def test_a_round_of_the_flow_counts_once_by_the_flows_numbers_and_what_followed_by_itself():
    log = [Answer("body#1", "trigger-journal", AT), Answer("check#1", 3, AT)]
    flow = Episode(
        started_at=AT, ended_at=AT + timedelta(minutes=9), state="sympathetic", activation_start=5, log=log
    )
    runs = [
        run("trigger-journal", 2, episode="e"),  # in full, inside the flow
        run("breath-446", 1, episode="e", short=True),
        run("move-it", 10, episode="e"),  # what the last choice led to
        run("wake-gently", 20),
    ]
    found = pasts_of(runs, [record("e", "episode", flow)])
    assert [(p.practice, p.before, p.after) for p in found] == [
        ("trigger-journal", 5, 3),
        ("move-it", 6, 2),
        ("wake-gently", 6, 2),
    ]
