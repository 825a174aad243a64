"""WEB1, WEB2, WEB4, WEB5, WEB13 and WEB16 as far as the vault answers for them."""

# ruff: noqa: N802 - the names carry the ids of the cases

import msgspec
import pytest

from brimful.core.errors import BadInput
from brimful.core.kinds.entry import Entry
from brimful.vault.cookie import DropKey, SessionCookie
from brimful.vault.drops import Note
from brimful.vault.errors import DropFull, DropRefused, NoteTooLong, ProveAgain, SessionOver
from vault.home import OTHER, PASSPHRASE, Home, texts


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path)
    yield home
    home.vault.close()


@pytest.fixture
def opened(home):
    with home.vault.create(PASSPHRASE) as opened:
        yield opened


def over(home: Home, cookie: str) -> str:
    with pytest.raises(SessionOver) as caught:
        home.vault.resume(cookie)
    return caught.value.reason


def test_WEB1_the_database_alone_opens_no_session(home, opened):
    cookie = home.session(opened)
    parsed = SessionCookie.parse(cookie)
    (row,) = home.sql("SELECT * FROM session")
    kept = b"".join(value for value in row if isinstance(value, bytes))
    assert parsed.secret not in kept
    assert parsed.session_id not in kept
    assert bytes(opened.keys.root) not in home.path.read_bytes() + kept
    assert over(home, parsed._replace(secret=bytes(32)).text()) == "unknown"
    assert over(home, parsed._replace(session_id=bytes(16)).text()) == "unknown"


def test_WEB1_a_cookie_needs_the_instance_key_it_was_made_with(home, opened):
    cookie = home.session(opened)
    home.vault.close()
    home.key = b"another key of thirty-two bytes."
    home.vault = home.open()
    assert over(home, cookie) == "unknown"
    with home.vault.unlock(PASSPHRASE) as again:  # and losing it loses nothing but sessions
        assert texts(again) == []


@pytest.mark.parametrize(
    "junk",
    ["", "1.", "2.AAAA", "1.!!!!", "1." + "A" * 75 + "=", "1." + "A" * 76, "ü" * 80, "1." + "A" * 9000],
)
def test_WEB2_junk_is_no_cookie(home, opened, junk):
    assert over(home, junk) == "unknown"
    home.vault.lock(junk)
    with pytest.raises(DropRefused):
        DropKey.parse(junk)


def test_WEB2_locked(home, opened):
    cookie = home.session(opened)
    home.vault.lock(cookie)
    assert home.sql("SELECT wrap FROM session") == [(None,)]
    assert over(home, cookie) == "locked"  # told apart from an unknown one, so that reuse can be noted
    home.vault.lock(cookie)


def test_WEB2_an_id_without_its_secret_locks_nobody_out(home, opened):
    cookie = home.session(opened)
    home.vault.lock(SessionCookie.parse(cookie)._replace(secret=bytes(32)).text())
    home.vault.resume(cookie).close()


@pytest.mark.parametrize("minutes", [2, 5, 10, 30])
def test_WEB2_idle(home, opened, minutes):
    cookie = home.session(opened, idle_minutes=minutes)
    for _ in range(4):
        home.clock.go(minutes=minutes, seconds=-1)
        home.vault.resume(cookie).close()
    home.clock.go(minutes=minutes, seconds=1)
    assert over(home, cookie) == "idle"
    assert home.sql("SELECT wrap FROM session") == [(None,)]
    assert over(home, cookie) == "locked"


def test_WEB2_idle_is_seen_to_without_a_request(home, opened):
    home.session(opened, idle_minutes=2)
    assert home.vault.room.book(opened.account) is not None
    home.clock.go(minutes=3)
    home.vault.sweep()
    assert home.sql("SELECT wrap FROM session") == [(None,)]
    assert home.vault.room.book(opened.account) is None


def test_WEB2_absolute_end(home, opened):
    cookie = home.session(opened, idle_minutes=30)
    for _ in range(12 * 6 - 1):
        home.clock.go(minutes=10)
        home.vault.resume(cookie).close()
    home.clock.go(minutes=10)
    assert over(home, cookie) == "expired"


def test_WEB2_what_is_at_hand_is_a_use_and_what_must_be_written_is_not_at_hand(home, opened):
    home.write(opened, "words")
    cookie = home.session(opened, idle_minutes=2)
    for _ in range(3):  # within the coarseness of the time of last use nothing has to be written
        home.clock.go(seconds=5)
        with home.vault.resume_at_hand(cookie) as quick:
            assert texts(quick) == ["words"]
    home.clock.go(seconds=10)
    assert home.vault.resume_at_hand(cookie) is None  # its use has to be put down
    home.vault.resume(cookie).close()
    home.vault.resume_at_hand(cookie).close()
    forged = SessionCookie.parse(cookie)._replace(secret=bytes(32)).text()
    assert home.vault.resume_at_hand(forged) is None
    home.clock.go(minutes=3)
    assert home.vault.resume_at_hand(cookie) is None
    assert over(home, cookie) == "idle"
    assert home.vault.resume_at_hand(cookie) is None


def test_WEB2_nothing_is_at_hand_before_the_records_are(tmp_path):
    home = Home(tmp_path, spawn=lambda work: None)
    with home.vault.create(PASSPHRASE) as opened:
        cookie = home.session(opened)
        assert home.vault.resume_at_hand(cookie) is None
        home.vault.resume(cookie).close()
    home.vault.close()


def test_WEB2_the_records_leave_memory_with_the_last_session(home, opened):
    home.write(opened, "words")
    one, two = home.session(opened), home.session(opened)
    book = home.vault.room.book(opened.account)
    assert book.all("entry")
    home.vault.lock(one)
    assert home.vault.room.book(opened.account) is book
    home.vault.lock(two)
    assert home.vault.room.book(opened.account) is None
    assert not book.ready
    assert book.all("entry") == []


def test_WEB2_the_eleventh_session_ends_the_oldest(home, opened):
    cookies = []
    for _ in range(11):
        cookies.append(home.session(opened))
        home.clock.go(seconds=1)
    assert over(home, cookies[0]) == "unknown"
    for cookie in cookies[1:]:
        home.vault.resume(cookie).close()


def test_WEB4_a_session_ended_elsewhere_is_over_at_its_next_request(home, opened):
    mine, other = home.session(opened), home.vault.begin_session(opened, idle_minutes=10, label="Old phone")
    with home.vault.resume(mine) as here:
        infos = home.vault.sessions(here)
        assert sorted((info.label, info.this) for info in infos) == [("", True), ("Old phone", False)]
        (old,) = [info for info in infos if not info.this]
        home.vault.end_session(here, old.id)
        assert over(home, other) == "unknown"
        third = home.session(opened)
        assert home.vault.end_sessions(here, keep=mine) == 1
    assert over(home, third) == "unknown"
    home.vault.resume(mine).close()


def test_WEB5_two_workers_serve_one_account_in_turns(home, opened):
    other = home.open()
    cookie = home.session(opened)
    for n in range(6):
        worker = (home.vault, other)[n % 2]
        with worker.resume(cookie) as desk:
            assert texts(desk) == [f"{m}" for m in range(n)]
            home.write(desk, f"{n}")
            cookie = worker.fresh_cookie(cookie, desk)
    with other.resume(cookie) as desk:
        first = desk.all(Entry)[0]
        desk.delete(first.id)
        home.write(desk, "changed", rid=desk.all(Entry)[0].id, seen=1)
    with home.vault.resume(cookie) as desk:
        assert texts(desk) == ["changed", "2", "3", "4", "5"]
        assert desk.warnings == []
    home.vault.lock(cookie)
    with pytest.raises(SessionOver):
        other.resume(cookie)
    other.sweep()
    assert other.room.owners() == []
    other.close()


def test_WEB13_slots_and_sessions_need_a_proof_not_older_than_five_minutes(home, opened):
    cookie = home.session(opened)
    home.clock.go(minutes=6)
    with home.vault.resume(cookie) as desk:
        for step in (
            lambda: home.vault.new_recovery_code(desk),
            lambda: home.vault.drop_recovery_code(desk),
            lambda: home.vault.end_sessions(desk),
            lambda: home.vault.end_session(desk, "00" * 32),
            lambda: home.vault.accept_as_it_is(desk),
        ):
            with pytest.raises(ProveAgain):
                step()
        with pytest.raises(BadInput):
            home.vault.change_passphrase(desk, PASSPHRASE, "short")
        home.vault.reauthenticate(desk, PASSPHRASE)
        home.vault.new_recovery_code(desk)
        renewed = home.vault.fresh_cookie(cookie, desk)
    assert over(home, cookie) == "unknown"  # a new id and secret with every proof
    with home.vault.resume(renewed) as desk:
        assert desk.fresh
        home.clock.go(minutes=5)
        assert not desk.fresh


def note(home: Home, text: str = "words") -> Note:
    return Note(at=home.clock.now(), form="now", fields={"text": text})


def file_entry(desk, found: Note) -> None:
    desk.put(Entry(at=found.at, text=found.fields["text"], source="locked"), request=found.id)


def test_WEB16_fifty_notes_of_eight_kilobytes_and_no_more(home, opened):
    key = DropKey.parse(home.vault.drop_key(opened).cookie())
    for n in range(50):
        home.vault.drop(key, home.vault.seal_note(key, note(home, f"note {n}")))
        home.clock.go(seconds=1)
    with pytest.raises(DropFull):
        home.vault.drop(key, home.vault.seal_note(key, note(home)))
    with pytest.raises(NoteTooLong):
        home.vault.seal_note(key, note(home, "x" * 9 * 1024))
    with pytest.raises(NoteTooLong):
        home.vault.drop(key, bytes(9 * 1024))
    assert len(home.vault.file_drops(opened, file_entry)) == 50
    assert texts(opened) == [f"note {n}" for n in range(50)]
    home.vault.drop(key, home.vault.seal_note(key, note(home, "x" * 8000)))


def test_WEB16_a_wrong_capability_is_refused(home, opened):
    key = home.vault.drop_key(opened)
    sealed = home.vault.seal_note(key, note(home))
    for wrong in (key._replace(capability=bytes(16)), key._replace(account=bytes(16))):
        with pytest.raises(DropRefused):
            home.vault.drop(wrong, sealed)
    assert home.sql("SELECT * FROM drop_note") == []


def test_WEB16_the_drop_key_reads_nothing_and_junk_does_no_harm(home, opened):
    key = home.vault.drop_key(opened)
    assert opened.one(Entry) is None
    home.vault.drop(key, b"junk that is no note")
    other = key._replace(account=bytes(16))  # sealed for another account, put in this box
    home.vault.drop(key, home.vault.seal_note(other, note(home)))
    home.vault.drop(key, home.vault.seal_note(key, note(home, "a true one")))
    assert len(home.vault.file_drops(opened, file_entry)) == 1
    assert texts(opened) == ["a true one"]
    assert home.sql("SELECT * FROM drop_note") == []
    assert home.vault.check(opened).kinds["security_event"] >= 3


class Killed(BaseException):
    pass


@pytest.mark.parametrize("book", [False, True])
def test_WEB16_filed_once_even_when_killed_midway(home, opened, book):
    if book:
        home.session(opened)
    key = home.vault.drop_key(opened)
    for n in range(5):
        home.vault.drop(key, home.vault.seal_note(key, note(home, f"note {n}")))
        home.clock.go(seconds=1)
    filed = []

    def dies(desk, found: Note) -> None:
        file_entry(desk, found)
        filed.append(found)
        if len(filed) == 3:
            raise Killed

    with pytest.raises(Killed):
        home.vault.file_drops(opened, dies)
    assert texts(opened) == []
    assert len(home.vault.file_drops(opened, file_entry)) == 5
    assert home.vault.file_drops(opened, file_entry) == []
    assert texts(opened) == [f"note {n}" for n in range(5)]
    assert home.vault.check(opened).sound


def test_WEB16_a_note_sent_twice_is_filed_once(home, opened):
    key = home.vault.drop_key(opened)
    sealed = home.vault.seal_note(key, note(home, "sent again by the outbox"))
    home.vault.drop(key, sealed)
    home.vault.drop(key, sealed)
    home.vault.file_drops(opened, file_entry)
    home.vault.drop(key, sealed)
    home.vault.file_drops(opened, file_entry)
    assert texts(opened) == ["sent again by the outbox"]


def test_WEB16_the_first_of_fifty_sent_again_after_all_were_filed_is_still_recognised(home, opened):
    key = home.vault.drop_key(opened)
    sealed = [home.vault.seal_note(key, note(home, f"note {n}")) for n in range(50)]
    for box in sealed:
        home.vault.drop(key, box)
        home.clock.go(seconds=1)
    home.vault.file_drops(opened, file_entry)
    home.vault.drop(key, sealed[0])
    home.vault.file_drops(opened, file_entry)
    assert len(texts(opened)) == 50


def test_WEB16_a_note_the_filing_refuses_stays_and_blocks_nothing(home, opened):
    key = home.vault.drop_key(opened)
    for text in ("strange", "fine"):
        home.vault.drop(key, home.vault.seal_note(key, note(home, text)))
        home.clock.go(seconds=1)

    def picky(desk, found: Note) -> None:
        if found.fields["text"] == "strange":
            raise BadInput
        file_entry(desk, found)

    assert [found.fields["text"] for found in home.vault.file_drops(opened, picky)] == ["fine"]
    assert [found.fields["text"] for found in home.vault.file_drops(opened, file_entry)] == ["strange"]


def test_WEB16_the_passphrase_change_does_not_lose_what_waits(home, opened):
    key = home.vault.drop_key(opened)
    home.vault.drop(key, home.vault.seal_note(key, note(home, "waiting")))
    home.vault.change_passphrase(opened, PASSPHRASE, OTHER)
    with home.vault.unlock(OTHER) as again:
        home.vault.file_drops(again, file_entry)
        assert texts(again) == ["waiting"]
    assert msgspec.json.encode(note(home))  # a note is plain JSON for other implementations
