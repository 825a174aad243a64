"""The program in a real terminal: the breath at once, answers kept through Ctrl-C, kill and lock, nothing in clear."""

import base64
import os
import signal
import time

import pytest

from brimful.core.kinds.draft import Draft
from brimful.core.kinds.entry import Entry
from brimful.core.kinds.episode import Episode
from brimful.core.kinds.run import Run

from .conftest import PASSPHRASE
from .screens import Screens

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo terminal")
QUICK_LOCK = """
import brimful.cli.desk as desk
settle = desk.Desk.settle
def soon(self):
    settle(self)
    self.terminal.idle_minutes = 2 / 60
desk.Desk.settle = soon
import sys
sys.argv = ["brimful", {arguments}]
from brimful.cli import main
main()
"""

FULL_DISK = """
from brimful.cli.desk import Desk
from brimful.vault.opened import Opened
from brimful.vault.port import StoreFull
settle, transact, left = Desk.settle, Opened.transact, [{times}]
def full(self, work):
    if left[0]:
        left[0] -= 1
        raise StoreFull
    return transact(self, work)
def then_full(self):
    settle(self)
    Opened.transact = full
Desk.settle = then_full
import sys
sys.argv = ["brimful", {arguments}]
from brimful.cli import main
main()
"""


@pytest.fixture
def screens():
    """Start the program in a terminal; whatever still runs at the end is ended."""
    started = []

    def start(*arguments, **more):
        started.append(Screens(*arguments, **more))
        return started[-1]

    yield start
    for each in started:
        try:
            os.kill(each.pid, signal.SIGKILL)
            os.waitpid(each.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass


def assert_nowhere(home, *phrases):
    """None of these phrases stands in any file of the data folder, in any plain form."""
    files = [path for path in home.rglob("*") if path.is_file()]
    assert files
    for path in files:
        held = path.read_bytes()
        for phrase in phrases:
            for form in (phrase.encode(), phrase.encode("utf-16-le"), base64.b64encode(phrase.encode())[:-4]):
                assert form not in held, (path.name, phrase)


def test_the_first_breath_comes_before_anything_else_and_without_a_vault(home, screens):
    began = time.monotonic()
    run = screens("now")
    run.until("Breathe out. Slowly. Longer than in.").until("Breathe in")
    assert time.monotonic() - began < 10
    assert "assphrase" not in run.text
    run.keys("7").until("How strong?  7")
    run.keys("o").until("Enter starts").line("").until("goes on").line("").line("")
    run.until("min · Enter when it is enough").keys("\r").line("").until("And now?").line("3")
    run.until("For the next minutes").line("")
    assert run.status() == 0
    assert "Nothing of this was kept" in run.text
    assert not home.exists()


def test_the_turtle_stops_the_breath_at_once(home, screens):
    run = screens("now").until("Breathe in")
    run.keys("t").until("Wiggle your toes").until("Help is here").until("Enter starts")
    assert "Breathe" not in run.text[run.text.index("Wiggle your toes") :]
    run.keys("\x03")
    assert run.status() == 0


def test_not_safe_is_one_key_and_help_is_at_every_prompt(home, screens):
    run = screens("now", env={"LC_ALL": "en_GB.UTF-8"}).until("Breathe in")
    run.keys("n").until("With myself").line("1").until("let a person be").until("Samaritans")
    run.line("").until("Breathe out. Slowly").until("Breathe in").keys("o").until("Enter starts")
    run.line("help").until("Samaritans").line("").until(">").keys("\x03")
    assert run.status() == 0


def test_after_help_the_question_and_what_was_typed_stand_there_again(made, opened, screens, passphrase_file):
    run = screens("practise", "trigger-journal").until("Before you start").line("")
    run.until("How strong").line("6").until("closest").line("2").until("What happened").line("1")
    run.until("camera").line("The first line").line("help").until("Brimful can't call")
    run.line("").until("camera").until("The first line").line("and the second").line("").until(
        "what did your mind make"
    )
    run.keys("\x03")
    assert run.status() == 0
    assert opened.all(Run)[0].data.log[-1].value == "The first line\nand the second"


def test_the_whole_own_way_is_kept_and_can_be_left_and_gone_on_with(made, opened, screens):
    run = screens("now").until("Breathe in").keys("8o").until("Passphrase:").line(PASSPHRASE)
    run.until("starts by itself").until("One hand on your chest").keys("\x03")
    assert run.status() == 0
    (episode,) = opened.all(Episode)
    assert (episode.data.status, episode.data.state, episode.data.activation_start) == (
        "open",
        "sympathetic",
        8,
    )
    run = screens("now").until("Breathe in").keys("o").until("Passphrase:").line(PASSPHRASE)
    run.until("Go on where I was").line("1").until("One hand on your chest").line("x").until("And now?").line(
        "3"
    )
    run.until("How old").line("6").until("Which part").line("1").until("with").line("").until("Stay").line("")
    run.until("need").line("1").until("give").line("a cup of tea").until("With myself").until("With others")
    run.line("rest").until("set it off").line("1")
    assert run.status() == 0
    (episode,) = opened.all(Episode)
    data = episode.data
    assert (data.status, data.choice, data.give, data.age, data.activation_after) == (
        "done",
        "rest",
        "a cup of tea",
        6,
        [3],
    )
    assert data.trigger
    assert_nowhere(made, "a cup of tea", PASSPHRASE)


def test_what_is_typed_outlives_ctrl_c_and_is_offered_at_the_very_step(
    made, opened, screens, passphrase_file
):
    run = screens("practise", "trigger-journal").until("Before you start").line("")
    run.until("How strong").line("6").until("closest").line("2").until("What happened").line("1")
    run.until("camera").line("The phone stayed grey").keys("and then half a sen").keys("\x03")
    assert run.status() == 0
    assert "goes on from here" in run.text
    assert "grey" not in run.text[run.text.rindex("\n", 0, run.text.index("goes on from here")) :]
    (left,) = opened.all(Run)
    assert list(left.data.draft.values()) == ["The phone stayed grey\nand then half a sen"]
    assert_nowhere(made, "The phone stayed grey", "half a sen")
    run = screens("practise").until("where you left it").until("half a sen").line("e").line("tence").line("")
    run.until("what did your mind make").keys("\x03")
    assert run.status() == 0
    (left,) = opened.all(Run)
    assert left.data.log[-1].value == "The phone stayed grey\nand then half a sen\ntence"
    assert left.data.draft == {}


def test_a_kill_in_the_middle_loses_no_answer_and_no_finished_line(made, opened, screens, passphrase_file):
    run = screens("practise", "trigger-journal").until("Before you start").line("")
    run.until("How strong").line("6").until("closest").line("2").until("What happened").line("1")
    run.until("camera").line("The first line is finished").until(">").keys("the second is n")
    run.kill()
    assert run.status() == -signal.SIGKILL
    (left,) = opened.all(Run)
    assert [answer.value for answer in left.data.log][:2] == [6, "sympathetic"]
    assert list(left.data.draft.values()) == ["The first line is finished"]
    assert_nowhere(made, "The first line is finished")
    run = screens("practise").until("where you left it").until("The first line is finished").line("")
    run.until("what did your mind make")


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_window_keeps_the_line_that_was_being_typed(made, opened, screens, passphrase_file, sign):
    run = screens("journal").until("in your words").line("One line").keys("and a half")
    time.sleep(0.3)
    run.kill(sign)
    assert run.status() == 0
    (draft,) = opened.all(Draft)
    assert draft.data.text == {"text": "One line\nand a half"}
    assert_nowhere(made, "and a half")


def test_an_entry_is_written_with_feelings_and_tags_and_its_draft_is_gone(made, opened, screens):
    run = screens("journal").until("Passphrase:").line(PASSPHRASE).until("in your words")
    run.line("The phone stayed grey.").line("").line("I went out.").line(".")
    run.until("feelings").line("1 2").until("Tags").line("evening").line("").until("Saved.")
    assert run.status() == 0
    (entry,) = opened.all(Entry)
    assert entry.data.text == "The phone stayed grey.\n\nI went out."
    assert (len(entry.data.feelings), entry.data.tags) == (2, ["evening"])
    assert opened.all(Draft) == []
    assert "grey" not in run.text.split("Saved.")[-1]
    assert_nowhere(made, "The phone stayed grey.", "I went out.", "evening")


def test_after_idle_minutes_it_locks_keeps_the_words_and_goes_on(made, opened, screens):
    run = screens(code=QUICK_LOCK.format(arguments="'journal'")).until("Passphrase:").line(PASSPHRASE)
    run.until("in your words").line("Before the lock").until(">").keys("unfinis")
    run.until("Locked after", seconds=20)
    assert opened.all(Draft)[0].data.text == {"text": "Before the lock\nunfinis"}
    run.until("Passphrase:").line(PASSPHRASE).until("Before the lock").until("unfinis").line("").until(
        "feelings"
    )
    run.keys("\x03")
    assert run.status() == 0


def test_a_practice_is_at_the_same_step_after_an_idle_lock(made, opened, screens):
    run = (
        screens(code=QUICK_LOCK.format(arguments="'practise', 'trigger-journal'"))
        .until("Passphrase:")
        .line(PASSPHRASE)
    )
    run.until("Before you start").line("").until("How strong").line("6").until("closest")
    run.until("Locked after", seconds=20).until("Passphrase:").line(PASSPHRASE).until("closest").line("2")
    run.until("What happened").keys("\x03")
    assert run.status() == 0
    assert [answer.value for answer in opened.all(Run)[0].data.log] == [6, "sympathetic"]


def test_on_a_full_disk_the_words_stay_and_saving_is_offered_again(made, opened, screens, passphrase_file):
    code = FULL_DISK.format(times=4, arguments="'journal'")
    run = screens(code=code).until("in your words").line("Words that stay").line("and more").line(".")
    run.until("disk is full").line("").until("disk is full").line("").until("feelings").line("").until(
        "Tags"
    ).line("")
    run.until("Saved.")
    assert run.status() == 0
    assert opened.all(Entry)[0].data.text == "Words that stay\nand more"


def test_a_vault_is_made_in_conversation(home, screens):
    run = screens("vault", "init").until("came up by chance").until("New passphrase")
    run.line("too short").until("15 characters").until("New passphrase").line(PASSPHRASE)
    run.until("once more").line("not the same one at all").until("not the same").until("New passphrase")
    run.line(PASSPHRASE).until("once more").line(PASSPHRASE).until("vault is ready").until("shown this once")
    assert run.status() == 0
    assert PASSPHRASE not in run.text
    assert_nowhere(home, PASSPHRASE)
    run = screens("journal").until("Passphrase:").line("something quite different").until("does not open")
    run.until("Passphrase:").line(PASSPHRASE).until("in your words").line("The first entry").line(".").until(
        "feelings"
    )
    run.line("").until("Tags").line("").until("Saved.")
    assert run.status() == 0


def test_plain_lines_for_a_screen_reader(made, screens, passphrase_file):
    run = (
        screens("now", env={"BRIMFUL_PLAIN": "1", "NO_COLOR": "1"})
        .until("Breathe out. Slowly")
        .until("Breathe in . .")
    )
    run.keys("o").until("Enter starts").keys("\x03")
    assert run.status() == 0
    assert b"\x1b[?1049h" not in run.raw
    assert b"\x1b[3" not in run.raw.replace(b"\x1b[3m", b"")


def test_a_narrow_terminal_wraps_words_and_water(home, screens):
    run = screens("now", width=34).until("Breathe in")
    time.sleep(1)
    run.keys("q")
    assert run.status() == 0
    assert [line for line in run.text.split("\n") if len(line) > 34] == []
