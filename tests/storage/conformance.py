"""What any Store has to do. An adapter's tests inherit this and give it ``make``."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from brimful.vault.port import (
    AccountRow,
    DropRow,
    HeadRow,
    SessionRow,
    SlotRow,
    Store,
    StoreError,
    ThrottleRow,
)

ANA, BEN = b"A" * 16, b"B" * 16
ENTRY, RUN = b"kindtag1", b"kindtag2"


def account(owner: bytes) -> AccountRow:
    return AccountRow(owner, owner * 2, 20_000, owner[::-1] * 2)


def record_id(n: int) -> bytes:
    return n.to_bytes(8, "big") + b"randomly"


def record(n: int, *, tag: bytes = ENTRY, version: int = 1, epoch: int = 1, box: bytes = b"box") -> tuple:
    return (record_id(n), tag, version, 1, epoch, box)


def slot(owner: bytes, name: bytes, **changes: object) -> SlotRow:
    row = SlotRow(
        owner, name, "passphrase", b"params", b"", b"salt", 1, b"nonce", b"wrapped", b"c" * 32, 20_000, b""
    )
    return row._replace(**changes)


def session(owner: bytes, name: bytes, **changes: object) -> SessionRow:
    row = SessionRow(owner, name, b"wrap", b"c" * 32, 60, 120, 10, 60, 60, b"label")
    return row._replace(**changes)


class StoreConformance:
    """Inherit, and give ``make``: a function that opens the same database anew."""

    @pytest.fixture
    def store(self, make: Callable[[], Store]) -> Iterator[Store]:
        store = make()
        with store.write() as rows:
            rows.put_account(account(ANA))
            rows.put_account(account(BEN))
        yield store
        store.close()

    def test_an_account_is_found_by_its_id_and_by_its_login(self, store: Store) -> None:
        with store.read() as rows:
            assert rows.account(ANA) == account(ANA) == rows.account_by_login(ANA * 2)
            assert rows.account(b"C" * 16) is None
            assert rows.account_by_login(b"C" * 32) is None

    def test_a_changed_account_keeps_what_hangs_on_it(self, store: Store) -> None:
        with store.write() as rows:
            rows.put_slot(slot(ANA, b"1" * 16))
            rows.put_account(account(ANA)._replace(created_day=7))
            assert rows.account(ANA).created_day == 7
            assert len(rows.slots(ANA)) == 1

    def test_slots_are_put_replaced_and_deleted(self, store: Store) -> None:
        one, two = slot(ANA, b"1" * 16), slot(ANA, b"2" * 16, kind="recovery", params=b"")
        with store.write() as rows:
            rows.put_slot(two)
            rows.put_slot(one)
            assert rows.slots(ANA) == [one, two]
            rows.put_slot(one._replace(wrapped=b"new"))
            rows.delete_slot(ANA, b"2" * 16)
            rows.delete_slot(ANA, b"9" * 16)
        with store.read() as rows:
            assert rows.slots(ANA) == [one._replace(wrapped=b"new")]
            assert rows.slots(BEN) == []

    def test_the_head_is_one_row_an_owner(self, store: Store) -> None:
        with store.write() as rows:
            assert rows.head(ANA) is None
            rows.put_head(HeadRow(ANA, 1, b"one"))
            rows.put_head(HeadRow(ANA, 2, b"two"))
            rows.put_head(HeadRow(BEN, 9, b"nine"))
        with store.read() as rows:
            assert (rows.head(ANA), rows.head(BEN)) == (HeadRow(ANA, 2, b"two"), HeadRow(BEN, 9, b"nine"))

    def test_records_come_in_the_order_of_their_ids(self, store: Store) -> None:
        with store.write() as rows:
            rows.put_records(ANA, [record(300), record(2, tag=RUN), record(1), record(256)])
        with store.read() as rows:
            assert rows.records(ANA) == [record(1), record(2, tag=RUN), record(256), record(300)]
            assert rows.records_of(ANA, ENTRY) == [record(1), record(256), record(300)]
            assert rows.newest_of(ANA, ENTRY, 2) == [record(300), record(256)]
            assert rows.newest_of(ANA, ENTRY, 0) == []
            assert rows.record_ids(ANA) == [record_id(n) for n in (1, 2, 256, 300)]
            assert rows.record(ANA, record_id(256)) == record(256)
            assert rows.record(ANA, record_id(7)) is None
            assert all(type(row) is tuple for row in rows.records(ANA))

    def test_a_record_is_replaced_whole(self, store: Store) -> None:
        newer = record(1, tag=RUN, version=2, epoch=5, box=b"")
        with store.write() as rows:
            rows.put_records(ANA, [record(1)])
            rows.put_records(ANA, [newer])
        with store.read() as rows:
            assert rows.records(ANA) == [newer]
            assert rows.records_of(ANA, ENTRY) == []

    def test_only_what_was_written_later_counts_as_changed(self, store: Store) -> None:
        with store.write() as rows:
            rows.put_records(ANA, [record(n, epoch=n) for n in (3, 1, 2)])
        with store.read() as rows:
            assert rows.changed_since(ANA, 1) == [record(2, epoch=2), record(3, epoch=3)]
            assert rows.changed_since(ANA, 3) == []

    def test_deleting_takes_the_named_records_and_no_others(self, store: Store) -> None:
        with store.write() as rows:
            rows.put_records(ANA, [record(n) for n in range(4)])
            rows.put_records(BEN, [record(1)])
            rows.delete_records(ANA, [record_id(1), record_id(3), record_id(99)])
        with store.read() as rows:
            assert rows.record_ids(ANA) == [record_id(0), record_id(2)]
            assert rows.record_ids(BEN) == [record_id(1)]

    def test_large_and_odd_boxes_come_back_byte_for_byte(self, store: Store) -> None:
        boxes = [bytes(range(256)) * 4096, b"\x00", b"", b"text'; DROP TABLE record; --"]
        with store.write() as rows:
            rows.put_records(ANA, [record(n, box=box) for n, box in enumerate(boxes)])
        with store.read() as rows:
            assert [row[-1] for row in rows.records(ANA)] == boxes

    def test_sessions_are_found_by_hash_alone_and_listed_by_owner(self, store: Store) -> None:
        one, two, other = session(ANA, b"1" * 32), session(ANA, b"2" * 32, wrap=None), session(BEN, b"3" * 32)
        with store.write() as rows:
            for row in (two, one, other):
                rows.put_session(row)
            rows.put_session(one._replace(used=240))
        with store.read() as rows:
            assert rows.session(b"2" * 32) == two
            assert rows.session(b"9" * 32) is None
            assert rows.sessions(ANA) == [one._replace(used=240), two]
        with store.write() as rows:
            rows.delete_session(BEN, b"1" * 32)
            assert len(rows.sessions(ANA)) == 2
            rows.delete_session(ANA, b"1" * 32)
            assert rows.sessions(ANA) == [two]

    def test_throttles_are_put_replaced_and_deleted(self, store: Store) -> None:
        with store.write() as rows:
            rows.put_throttle(ThrottleRow(b"k" * 32, 1, 10))
            rows.put_throttle(ThrottleRow(b"k" * 32, 2, 1_800_000_000_000))
        with store.read() as rows:
            assert rows.throttle(b"k" * 32) == ThrottleRow(b"k" * 32, 2, 1_800_000_000_000)
        with store.write() as rows:
            rows.delete_throttle(b"k" * 32)
            assert rows.throttle(b"k" * 32) is None

    def test_notes_in_the_drop_box_keep_their_order(self, store: Store) -> None:
        with store.write() as rows:
            for owner, name in ((ANA, b"02"), (ANA, b"01"), (BEN, b"03")):
                rows.put_drop(DropRow(owner, name, b"note " + name))
        with store.read() as rows:
            assert [row.id for row in rows.drops(ANA)] == [b"01", b"02"]
            assert (rows.drop_count(ANA), rows.drop_count(BEN)) == (2, 1)
        with store.write() as rows:
            rows.delete_drop(ANA, b"03")
            rows.delete_drop(ANA, b"01")
        with store.read() as rows:
            assert (rows.drop_count(ANA), rows.drop_count(BEN)) == (1, 1)

    def test_two_owners_with_the_same_ids_never_meet(self, store: Store) -> None:
        with store.write() as rows:
            rows.put_records(ANA, [record(1, box=b"ana")])
            rows.put_records(BEN, [record(1, box=b"ben")])
            rows.put_slot(slot(ANA, b"1" * 16, label=b"ana"))
            rows.put_slot(slot(BEN, b"1" * 16, label=b"ben"))
            rows.put_drop(DropRow(ANA, b"1", b"ana"))
            rows.put_drop(DropRow(BEN, b"1", b"ben"))
        with store.write() as rows:
            rows.put_records(ANA, [record(1, version=2, box=b"ana 2")])
            rows.delete_slot(ANA, b"1" * 16)
            rows.delete_drop(ANA, b"1")
        with store.read() as rows:
            assert rows.records(BEN) == rows.records_of(BEN, ENTRY) == rows.changed_since(BEN, 0)
            assert rows.records(BEN) == [record(1, box=b"ben")]
            assert [row.label for row in rows.slots(BEN)] == [b"ben"]
            assert [row.box for row in rows.drops(BEN)] == [b"ben"]

    def test_nothing_can_be_written_for_an_owner_who_is_not_there(self, store: Store) -> None:
        with pytest.raises(StoreError), store.write() as rows:
            rows.put_records(b"C" * 16, [record(1)])
        with store.read() as rows:
            assert rows.records(b"C" * 16) == []

    def test_an_error_in_the_block_takes_everything_back(self, store: Store) -> None:
        def fail_midway() -> None:
            with store.write() as rows:
                rows.put_records(ANA, [record(1)])
                rows.put_head(HeadRow(ANA, 1, b"head"))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail_midway()
        with store.write() as rows:
            assert (rows.records(ANA), rows.head(ANA)) == ([], None)

    def test_what_was_written_is_there_after_opening_again(
        self, store: Store, make: Callable[[], Store]
    ) -> None:
        with store.write() as rows:
            rows.put_records(ANA, [record(1)])
        store.close()
        again = make()
        with again.read() as rows:
            assert rows.records(ANA) == [record(1)]
        again.close()

    def test_a_reader_sees_one_moment_and_does_not_wait_for_the_writer(self, store: Store) -> None:
        with store.read() as before:
            assert before.records(ANA) == []
            with store.write() as rows:
                rows.put_records(ANA, [record(1)])
                assert before.records(ANA) == []
            assert before.records(ANA) == []
        with store.read() as after:
            assert after.records(ANA) == [record(1)]

    def test_writers_of_many_threads_take_turns_and_none_is_lost(self, store: Store) -> None:
        def add(n: int) -> None:
            with store.write() as rows:
                head = rows.head(ANA)
                epoch = head.epoch + 1 if head else 1
                rows.put_head(HeadRow(ANA, epoch, b"head"))
                rows.put_records(ANA, [record(n, epoch=epoch)])
            with store.read() as rows:
                assert rows.record(ANA, record_id(n)) is not None

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(add, range(40)))
        with store.read() as rows:
            assert rows.head(ANA).epoch == 40
            assert sorted(row[4] for row in rows.records(ANA)) == list(range(1, 41))

    def test_two_programs_on_one_database_take_turns(self, store: Store, make: Callable[[], Store]) -> None:
        other = make()
        inside = threading.Event()

        def slow() -> None:
            with other.write() as rows:
                inside.set()
                rows.put_records(ANA, [record(1)])
                time.sleep(0.2)

        thread = threading.Thread(target=slow)
        thread.start()
        inside.wait(5)
        with store.write() as rows:
            assert rows.records(ANA) == [record(1)]  # it waited until the other one had finished
            rows.put_records(ANA, [record(2)])
        thread.join()
        with other.read() as rows:
            assert rows.records(ANA) == [record(1), record(2)]
        other.close()
