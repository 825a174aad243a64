"""REC1-REC13: records and the ledger (vault design, section 17)."""

# ruff: noqa: N802 - the names carry the ids of the cases

import base64
import json
import shutil
from pathlib import Path

import msgspec
import pytest

from brimful.core.errors import NotFound
from brimful.core.kinds import KINDS
from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.contact import Contact
from brimful.core.kinds.draft import Draft
from brimful.core.kinds.entry import Entry
from brimful.core.payload import Unreadable
from brimful.crypto.envelope import Sealer
from brimful.crypto.keys import AccountKeys
from brimful.vault.drops import Note
from brimful.vault.errors import (
    Conflict,
    LedgerMismatch,
    NewerRecord,
    OlderThanRemembered,
    UnreadableRecords,
)
from brimful.vault.port import HeadRow, StoreDamaged
from vault.home import PASSPHRASE, Home, texts

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path)
    yield home
    home.vault.close()


@pytest.fixture
def opened(home):
    with home.vault.create(PASSPHRASE) as opened:
        yield opened


def warned(home: Home, opened) -> list:
    """What a new session says once its records are open and compared with the ledger."""
    home.vault.room.close_book(opened.account)
    with home.vault.resume(home.session(opened)) as again:
        return again.warnings


def box_of(home: Home, record) -> bytes:
    ((box,),) = home.sql("SELECT box FROM record WHERE id = ?", bytes.fromhex(record.id))
    return box


def put_box(home: Home, record, box: bytes) -> None:
    home.sql("UPDATE record SET box = ? WHERE id = ?", box, bytes.fromhex(record.id))


def test_REC1_swapped_boxes_are_refused_and_counted(home, opened):
    one, two, three = (home.write(opened, text) for text in ("one", "two", "three"))
    box_one, box_two = box_of(home, one), box_of(home, two)
    put_box(home, one, box_two)
    put_box(home, two, box_one)
    assert texts(opened) == ["three"]
    for record in (one, two):
        with pytest.raises(Unreadable):
            opened.get(record.id, Entry)
    warnings = warned(home, opened)
    assert [type(warning) for warning in warnings] == [LedgerMismatch, UnreadableRecords]
    assert warnings[1].count == 2
    assert "2" in warnings[1].say()
    assert opened.get(three.id, Entry).data.text == "three"
    report = home.vault.check(opened)
    assert report.unreadable == 2
    assert not report.sound


def test_REC2_an_older_box_with_its_version_is_seen_by_the_ledger(home, opened):
    record = home.write(opened, "first words")
    ((*old,),) = home.sql("SELECT version, epoch, box FROM record WHERE id = ?", bytes.fromhex(record.id))
    home.write(opened, "later words", rid=record.id, seen=1)
    home.sql("UPDATE record SET version = ?, epoch = ?, box = ? WHERE id = ?", *old, bytes.fromhex(record.id))
    assert texts(opened) == ["first words"]  # associated data alone does not see it
    assert [type(warning) for warning in warned(home, opened)] == [LedgerMismatch]


def test_REC2_a_broken_head_or_version_is_shown_and_the_records_can_be_read(home, opened):
    record = home.write(opened, "readable")
    home.sql("UPDATE head SET box = zeroblob(77)")
    with home.vault.unlock(PASSPHRASE) as again:
        assert texts(again) == ["readable"]
        assert [type(warning) for warning in warned(home, again)] == [LedgerMismatch]
        with pytest.raises(StoreDamaged):
            home.write(again, "not over a broken ledger")
        home.vault.accept_as_it_is(again)
        home.write(again, "once it is taken on")
        assert warned(home, again) == []
        home.sql("UPDATE record SET version = -1 WHERE id = ?", bytes.fromhex(record.id))
        assert {type(warning) for warning in warned(home, again)} == {LedgerMismatch, UnreadableRecords}


def test_REC3_a_deleted_row_is_seen_and_counted(home, opened):
    records = [home.write(opened, text) for text in ("a", "b", "c")]
    before = len(home.sql("SELECT id FROM record"))
    home.sql("DELETE FROM record WHERE id = ?", bytes.fromhex(records[1].id))
    (warning,) = warned(home, opened)
    assert (type(warning), warning.found, warning.expected) == (LedgerMismatch, before - 1, before)


def test_REC4_a_row_moved_to_another_kind_or_account_is_refused(home, opened):
    record = home.write(opened, "mine")
    rid = bytes.fromhex(record.id)
    home.sql("UPDATE record SET kind_tag = ? WHERE id = ?", opened.keys.tag("draft"), rid)
    assert texts(opened) == []
    assert opened.all(Draft) == []
    with pytest.raises(NotFound):
        opened.get(record.id, Entry)
    with home.vault.create(PASSPHRASE, login="ben") as ben:
        tag = ben.keys.tag("entry")
        home.sql("UPDATE record SET kind_tag = ?, owner = ? WHERE id = ?", tag, ben.account, rid)
        assert texts(ben) == []
        with pytest.raises(Unreadable):
            ben.get(record.id, Entry)
        assert {type(w) for w in warned(home, ben)} == {LedgerMismatch, UnreadableRecords}


def test_REC5_yesterday_s_file_is_noticed_by_a_browser_used_today(home, opened):
    cookie = home.session(opened)
    home.vault.close()
    kept = home.folder / "yesterday"
    shutil.copy(home.path, kept)
    home.vault = home.open()
    with home.vault.resume(cookie) as today:
        assert today.warnings == []
        home.write(today, "written today")
        cookie = home.vault.fresh_cookie(cookie, today)
    home.vault.close()
    shutil.copy(kept, home.path)
    (home.folder / "epochs.json").unlink()  # only the cookie remembers
    home.vault = home.open()
    with home.vault.resume(cookie) as older:
        (warning,) = older.warnings
        assert isinstance(warning, OlderThanRemembered)
        assert warning.remembered > warning.epoch
        home.vault.accept_as_it_is(older)
        cookie = home.vault.fresh_cookie(cookie, older)
    with home.vault.resume(cookie) as accepted:
        assert accepted.warnings == []
        assert accepted.epoch > warning.remembered


def test_REC5_also_by_the_state_file_alone(home, opened):
    home.vault.close()
    kept = home.folder / "yesterday"
    shutil.copy(home.path, kept)
    home.vault = home.open()
    with home.vault.unlock(PASSPHRASE) as today:
        home.write(today, "written today")
    home.vault.close()
    shutil.copy(kept, home.path)
    home.vault = home.open()
    with home.vault.unlock(PASSPHRASE) as older:
        assert [type(warning) for warning in older.warnings] == [OlderThanRemembered]


def test_REC6_every_flipped_byte_of_a_box_is_refused(home, opened):
    record = home.write(opened, "whole")
    box = box_of(home, record)
    (row,) = [(bytes.fromhex(record.id), opened.keys.tag("entry"), 1, 1, 0, box)]
    flipped = [(*row[:5], box[:at] + bytes([box[at] ^ 0x41]) + box[at + 1 :]) for at in range(len(box))]
    assert opened.keys.records.open_many([row]) != [None]
    assert opened.keys.records.open_many(flipped) == [None] * len(box)
    for at in (0, 1, 12, 13, len(box) - 1):
        put_box(home, record, flipped[at][5])
        with pytest.raises(Unreadable):
            opened.get(record.id, Entry)
        assert texts(opened) == []
    for cut in (b"", box[:1], box[:12], box[:28], box[:-1]):
        put_box(home, record, cut)
        with pytest.raises(Unreadable):
            opened.get(record.id, Entry)


def test_REC7_no_nonce_and_no_box_repeats(opened):
    sealer: Sealer = opened.keys.records
    place = (b"i" * 16, b"t" * 8, 1, 1, b"{}")
    nonces, total = set(), 1_000_000
    for _ in range(total // 1000):
        boxes = sealer.seal_many([place] * 1000)
        assert len(set(boxes)) == 1000
        nonces.update(box[1:13] for box in boxes)
    assert len(nonces) == total


def test_REC8_what_was_typed_is_nowhere_on_disk_in_clear(home, opened, caplog, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(home.folder))
    phrases = [f"phrase {n}: the tide came in over {n * 7919} stones" for n in range(200)]
    cookie, rids = home.session(opened), []
    for phrase in phrases[:100]:
        rids.append(home.write(opened, phrase, request=f"request {phrase}").id)
    opened.put(Draft(form="x", text={"text": phrases[100]}))
    opened.put(Contact(name=phrases[101], phone=phrases[102]))
    for phrase, rid in zip(phrases[103:150], rids, strict=False):
        home.write(opened, phrase, rid=rid, seen=1)
    key = home.vault.drop_key(opened)
    for phrase in phrases[150:]:
        note = Note(at=home.clock.now(), form="now", fields={"text": phrase})
        home.vault.drop(key, home.vault.seal_note(key, note))
    opened.delete(rids[-1])
    home.session(opened)
    home.vault.resume(cookie).close()
    home.vault.new_recovery_code(opened)

    def found() -> list[str]:
        files = [path for path in home.folder.rglob("*") if path.is_file()]
        assert {"vault.sqlite3", "vault.sqlite3-wal"} <= {path.name for path in files}
        kept = b"".join(path.read_bytes() for path in files) + caplog.text.encode()
        typed = [*phrases, PASSPHRASE]
        return [phrase for phrase in typed if any(needle in kept for needle in spellings(phrase))]

    assert found() == []
    with home.path.open("ab") as file:  # the search itself can find something
        file.write(phrases[0].encode("utf-16-le"))
    assert found() == [phrases[0]]


def spellings(phrase: str) -> list[bytes]:
    plain = [phrase.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    # base64 of the middle, at each of the three offsets it can have
    coded = [base64.b64encode(raw[at:])[4:-8] for raw in plain for at in range(3)]
    return plain + coded


def test_REC9_a_payload_of_another_kind_than_its_tag_is_refused(home, opened):
    record = home.write(opened, "an entry")
    keys: AccountKeys = opened.keys
    payload = msgspec.json.encode(
        {"k": "draft", "s": 1, "t": home.clock.now(), "u": home.clock.now(), "d": {"at": home.clock.now()}}
    )
    rid, tag = bytes.fromhex(record.id), keys.tag("entry")
    put_box(home, record, keys.records.seal(rid, tag, 1, 1, payload))
    assert texts(opened) == []
    with pytest.raises(Unreadable):
        opened.get(record.id, Entry)
    assert UnreadableRecords in {type(warning) for warning in warned(home, opened)}


def plant(home: Home, opened, kind: str, payload: dict) -> str:
    """A record as another program would have written it, ledger and all."""
    keys, store = opened.keys, home.vault.room.store
    with store.write() as tx:
        head = tx.head(opened.account)
        state = keys.head.open(head.box, head.epoch)
        rid, tag = (state.counter + 1).to_bytes(8) + bytes(8), keys.tag(kind)
        box = keys.records.seal(rid, tag, 1, 1, json.dumps(payload).encode())
        row = (rid, tag, 1, 1, head.epoch + 1, box)
        tx.put_records(opened.account, [row])
        added = state.after(added=keys.ledger.term(row), removed=0, growth=1, counter=state.counter + 1)
        tx.put_head(HeadRow(opened.account, head.epoch + 1, keys.head.seal(added, head.epoch + 1)))
    return rid.hex()


MOMENT = "2026-05-04T09:00:00Z"


def test_REC10_a_newer_schema_is_read_only_and_stays_as_it_is(home, opened):
    fields = {"at": MOMENT, "text": "from the future", "mood": {"new": 1}}
    rid = plant(home, opened, "entry", {"k": "entry", "s": 99, "t": MOMENT, "u": MOMENT, "d": fields})
    record = opened.get(rid, Entry)
    assert record.read_only
    assert record.data.text == "from the future"
    before = box_of(home, record)
    with pytest.raises(NewerRecord):
        home.write(opened, "overwritten", rid=rid, seen=record.version)
    assert box_of(home, record) == before
    assert warned(home, opened) == []
    (again,) = home.vault.resume(home.session(opened)).all(Entry)
    assert again == record


def test_REC10_a_kind_only_a_newer_program_knows_is_kept_and_not_counted_as_damage(home, opened):
    plant(home, opened, "constellation", {"k": "constellation", "s": 1, "t": MOMENT, "u": MOMENT, "d": {}})
    assert warned(home, opened) == []
    report = home.vault.check(opened)
    assert (report.unknown, report.sound) == (1, True)


@pytest.mark.parametrize("sample", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_REC11_golden_samples_open_and_unknown_fields_survive_an_edit(home, opened, sample):
    payload = json.loads(sample.read_text("utf-8"))
    payload["d"]["from_elsewhere"] = {"kept": [1, 2]}
    kind = KINDS[payload["k"]]
    rid = plant(home, opened, kind.name, payload)
    record = opened.get(rid, kind.struct)
    assert record in opened.all(kind.struct)
    edited = opened.put(record.data, rid=rid, seen=record.version)
    assert edited.data == record.data
    raw = opened.keys.records.open(
        (bytes.fromhex(rid), opened.keys.tag(kind.name), 2, 1, 0, box_of(home, edited))
    )
    assert json.loads(raw)["d"]["from_elsewhere"] == {"kept": [1, 2]}


def test_REC12_the_second_of_two_tabs_gets_both_texts(home, opened):
    record = home.write(opened, "as it was")
    home.write(opened, "first tab", rid=record.id, seen=1)
    with pytest.raises(Conflict) as conflict:
        home.write(opened, "second tab", rid=record.id, seen=1)
    assert conflict.value.theirs.data.text == "first tab"
    assert conflict.value.theirs.version == 2
    assert "first tab" not in conflict.value.say() + repr(conflict.value)
    with pytest.raises(Conflict):
        opened.delete(record.id, seen=1)
    home.write(opened, "both together", rid=record.id, seen=2)
    assert texts(opened) == ["both together"]


@pytest.mark.parametrize("book", [False, True], ids=["before the book is open", "from the book"])
def test_REC13_the_same_form_twice_is_one_record(home, opened, book):
    if book:
        home.session(opened)
    one = home.write(opened, "once", request="form 1")
    two = home.write(opened, "once", request="form 1")
    assert one == two
    other = home.write(opened, "twice", request="form 2")
    edit = home.write(opened, "edited", rid=one.id, seen=1, request="form 3")
    assert home.write(opened, "edited", rid=one.id, seen=1, request="form 3") == edit
    assert (edit.version, texts(opened)) == (2, ["edited", "twice"])
    with home.open().unlock(PASSPHRASE) as elsewhere:  # another process, after a lost answer
        assert home.write(elsewhere, "twice", request="form 2").id == other.id
    assert len(opened.all(Entry)) == 2
    assert home.vault.check(opened).sound


def test_REC13_all_of_a_batch_or_nothing(home, opened):
    from brimful.vault.record import Write

    at = home.clock.now()
    writes = [Write(data=Entry(at=at, text="kept?")), Write(data=Entry(at=at), rid="00" * 16, seen=1)]
    with pytest.raises(NotFound):
        opened.put_many(writes)
    assert texts(opened) == []
    opened.put_many([writes[0], Write(data=CheckIn(at=at, activation=3))])
    assert home.vault.check(opened).kinds["check_in"] == 1
    assert home.vault.check(opened).sound
