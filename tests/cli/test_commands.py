"""Commands as a script uses them: exit status, one sentence on standard error, one document on standard output."""

import json
import sqlite3

import pytest

from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.entry import Entry
from brimful.core.kinds.run import Run

from .conftest import PASSPHRASE


def test_a_vault_is_made_unattended_and_its_code_is_shown_once(home, brimful, passphrase_file):
    status, out, err = brimful("vault", "init")
    assert (status, err) == (0, "")
    code = next(line.strip() for line in out.splitlines() if line.startswith("    "))
    assert len(code.replace("-", "")) >= 32
    assert brimful("check")[0] == 0
    status, out, err = brimful("vault", "init")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1


def test_a_vault_without_a_recovery_code_says_so(home, brimful, passphrase_file):
    status, out, _ = brimful("vault", "init", "--no-recovery")
    assert status == 0
    assert "no recovery code" in out


def test_a_weak_passphrase_is_refused_with_its_reason(home, brimful):
    status, out, err = brimful("vault", "init", "--passphrase-stdin", typed="short\n")
    assert (status, out) == (1, "")
    assert "15 characters" in err


def test_recovery_sets_a_new_passphrase_and_a_new_code(home, brimful, passphrase_file):
    out = brimful("vault", "init")[1]
    code = next(line.strip() for line in out.splitlines() if line.startswith("    "))
    status, out, _ = brimful(
        "vault", "recover", "--passphrase-stdin", typed=f"{code}\nanother river entirely\n"
    )
    assert status == 0
    assert code not in out
    assert brimful("check")[0] == 1
    assert brimful("check", "--passphrase-stdin", typed="another river entirely\n")[0] == 0
    assert brimful("vault", "recover", "--passphrase-stdin", typed=f"{code}\na third one for good\n")[0] == 1


def test_the_passphrase_is_changed_from_input_lines(made, brimful):
    status, _, err = brimful(
        "vault", "passphrase", "--passphrase-stdin", typed=f"{PASSPHRASE}\nanother river entirely\n"
    )
    assert (status, err) == (0, "")
    assert brimful("check", "--passphrase-stdin", typed=f"{PASSPHRASE}\n")[0] == 1
    assert brimful("check", "--passphrase-stdin", typed="another river entirely\n")[0] == 0


def test_locking_ends_the_sessions_of_the_browser(made, brimful, opened, passphrase_file):
    from brimful.vault.errors import SessionOver
    from brimful.wiring import open_vault

    vault = open_vault(made)
    cookie = vault.begin_session(opened, idle_minutes=10)
    vault.resume(cookie).close()
    status, out, _ = brimful("vault", "lock")
    assert status == 0
    assert "1" in out
    with pytest.raises(SessionOver):
        vault.resume(cookie)
    vault.close()


@pytest.mark.parametrize(
    "command",
    [("check",), ("journal", "--list"), ("check-in", "--strength", "3"), ("practise", "state-check")],
)
def test_without_a_vault_or_a_passphrase_there_is_one_sentence(home, brimful, command):
    status, out, err = brimful(*command)
    assert (status, out) == (1, "")
    assert "brimful vault init" in err
    assert not home.exists()


def test_nobody_is_asked_where_nobody_sits(made, brimful):
    status, out, err = brimful("check")
    assert (status, out) == (1, "")
    assert "BRIMFUL_PASSPHRASE_FILE" in err


def test_a_wrong_passphrase_is_a_refusal_without_a_trace_of_it(made, brimful):
    status, out, err = brimful("check", "--passphrase-stdin", typed="something quite different\n")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "different" not in err


def test_a_passphrase_file_that_can_not_be_read_is_named_by_its_variable(
    made, brimful, monkeypatch, tmp_path
):
    monkeypatch.setenv("BRIMFUL_PASSPHRASE_FILE", str(tmp_path / "missing"))
    status, _, err = brimful("check")
    assert status == 1
    assert "BRIMFUL_PASSPHRASE_FILE" in err
    assert "missing" not in err


@pytest.mark.parametrize(
    "wrong",
    [
        ("nonsense",),
        ("check", "--nonsense"),
        ("check-in", "--strength", "11"),
        ("practices", "show"),
        ("journal", "--json"),
    ],
)
def test_wrong_usage_is_two(home, brimful, wrong):
    status, out, err = brimful(*wrong)
    assert (status, out) == (2, "")
    assert err


def test_an_entry_comes_from_standard_input(made, brimful, opened, passphrase_file):
    status, _, err = brimful("journal", typed="The phone stayed grey.\n\nI went for a walk.\n")
    assert (status, err) == (0, "")
    (entry,) = opened.all(Entry)
    assert entry.data.text == "The phone stayed grey.\n\nI went for a walk."
    assert (entry.data.source, entry.tz) == ("terminal", "Europe/Lisbon")


@pytest.mark.parametrize("typed", ["", "  \n\n", "a\x00b\n", "half \ud83d\n"])
def test_what_is_no_text_is_refused_and_nothing_is_kept(made, brimful, opened, passphrase_file, typed):
    status, out, err = brimful("journal", typed=typed)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert opened.all(Entry) == []


def test_more_than_one_entry_can_hold_is_refused(made, brimful, opened, passphrase_file):
    status, _, err = brimful("journal", typed="word " * 300_000)
    assert status == 1
    assert "Two entries" in err or "two entries" in err
    assert opened.all(Entry) == []


def test_the_passphrase_may_come_first_and_the_text_after_it(made, brimful, opened):
    status, _, _ = brimful("journal", "--passphrase-stdin", typed=f"{PASSPHRASE}\nThe text.\n")
    assert status == 0
    assert opened.all(Entry)[0].data.text == "The text."


def test_lists_and_searches_are_json_lines_newest_first(made, brimful, passphrase_file):
    for words in ("the grey phone", "a walk by the river", "the river again"):
        brimful("journal", typed=words)
    brimful("check-in", "--state", "dorsal", "--strength", "2")
    status, out, _ = brimful("journal", "--list", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [line["kind"] for line in lines] == ["check_in", "entry", "entry", "entry"]
    assert {"id", "kind", "version", "tz", "at"} <= set(lines[0])
    assert (lines[0]["state"], lines[0]["activation"]) == ("dorsal", 2)
    out = brimful("journal", "--search", "--json", typed="RIVER\n")[1]
    assert [json.loads(line)["text"] for line in out.splitlines()] == [
        "the river again",
        "a walk by the river",
    ]
    out = brimful("journal", "--list", "--kind", "entry", "--limit", "1", "--json")[1]
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["the river again"]


def test_a_list_to_read_has_days_and_words(made, brimful, passphrase_file):
    brimful("journal", typed="the grey phone")
    out = brimful("journal", "--list")[1]
    assert "the grey phone" in out
    assert "Entry" in out
    assert "Nothing here" in brimful("journal", "--search", typed="elephant\n")[1]


def test_written_while_locked_is_filed_at_the_next_unlock(
    made, brimful, opened, passphrase_file, monkeypatch
):
    assert brimful("journal", "--locked", typed="too early")[0] == 1
    brimful("check")
    monkeypatch.delenv("BRIMFUL_PASSPHRASE_FILE")
    long = "a long line about the river, " * 900
    assert brimful("journal", "--locked", typed=long)[0] == 0
    assert opened.all(Entry) == []
    monkeypatch.setenv("BRIMFUL_PASSPHRASE_FILE", str(passphrase_file))
    assert "Written while locked" in brimful("journal", "--list")[2]
    entries = opened.all(Entry)
    assert {entry.data.source for entry in entries} == {"locked"}
    assert " ".join(entry.data.text for entry in entries) == long.strip()


def test_a_check_in_is_two_answers_or_two_options(made, brimful, opened, passphrase_file):
    assert brimful("check-in", typed="2\n7\n")[0] == 0
    assert brimful("check-in", "--strength", "0")[0] == 0
    assert [(one.data.state, one.data.activation) for one in opened.all(CheckIn)] == [
        ("sympathetic", 7),
        (None, 0),
    ]
    assert brimful("check-in", typed="\n\n")[0] == 0
    assert len(opened.all(CheckIn)) == 2
    assert brimful("check-in", "--state", "sad")[0] == 1


def test_a_practice_goes_on_where_the_input_ended(made, brimful, opened, passphrase_file):
    assert brimful("practise", "state-check", typed="\n2\n")[0] == 0
    (left,) = opened.all(Run)
    assert (left.data.status, left.data.log[-1].value) == ("open", "sympathetic")
    status, out, _ = brimful("practise", typed="6\n1\n" + 8 * "\n")
    assert status == 0
    assert "goes on where you left it" in out
    (done,) = opened.all(Run)
    assert done.data.status == "done"
    assert done.data.fields["activation"] == 6
    assert brimful("practise")[0] == 1


def test_a_mistyped_practice_names_what_is_near(home, brimful):
    status, _, err = brimful("practise", "breth-446")
    assert status == 1
    assert "breath-446" in err


def test_practices_are_data(home, brimful):
    listed = json.loads(brimful("practices", "list", "--json")[1])
    assert {"id", "title", "minutes", "avoid"} - set(listed[0]) <= {"avoid"}
    assert "breath-446" in {one["id"] for one in listed}
    shown = json.loads(brimful("practices", "show", "breath-446", "--json")[1])
    assert shown["steps"]
    assert brimful("practices", "show", "no-such-thing-at-all")[0] == 1


def test_practice_files_are_checked_and_told_what_would_be_right(home, brimful, tmp_path):
    broken = tmp_path / "mine.yaml"
    broken.write_text("id: mine\nsteps: [{scael: x}]\n", encoding="utf-8")
    status, out, err = brimful("practices", "check", str(broken))
    assert (status, out) == (1, "")
    assert "mine.yaml" in err
    status, out, _ = brimful("practices", "check", str(broken), "--json")
    found = json.loads(out)
    assert status == 1
    assert found["sound"] is False
    assert {"file", "line", "step", "wrong", "right"} <= set(found["problems"][0])


def test_a_sound_vault_says_so_and_a_damaged_one_counts(made, brimful, passphrase_file):
    brimful("journal", typed="kept")
    report = json.loads(brimful("check", "--json")[1])
    assert report["sound"] is True
    assert report["kinds"]["entry"] == 1
    database = sqlite3.connect(made / "vault.sqlite3")
    (box,) = database.execute("SELECT box FROM record ORDER BY id DESC LIMIT 1").fetchone()
    database.execute("UPDATE record SET box = ? WHERE box = ?", (box[:-1] + bytes([box[-1] ^ 1]), box))
    database.commit()
    database.close()
    status, out, _ = brimful("check", "--json")
    report = json.loads(out)
    assert status == 1
    assert (report["sound"], report["unreadable"]) == (False, 1)


def test_help_lines_need_neither_vault_nor_network(home, brimful):
    status, out, _ = brimful("help-lines")
    assert status == 0
    assert "Samaritans" in out
    shown = json.loads(brimful("help-lines", "us", "--json")[1])
    assert shown["name"] == "United States"
    assert {"name", "kind", "phone", "source", "year", "may_have_changed"} <= set(shown["lines"][0])
    assert "findahelpline" in brimful("help-lines", "zz")[1]
    assert not home.exists()


def test_other_databases_are_refused_honestly(home, brimful):
    status, _, err = brimful("serve", "--database-url", "postgresql://somewhere")
    assert status == 1
    assert "not supported yet" in err


def test_no_colour_codes_where_nobody_looks(made, brimful, passphrase_file):
    for command in (("practices", "list"), ("help-lines",), ("journal", "--list"), ("now",)):
        assert "\x1b" not in brimful(*command)[1]
