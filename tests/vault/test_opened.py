"""Reading and writing: the same answers from memory and from the store, in one process or two."""

from threading import Event, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brimful.core.errors import NotFound
from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.entry import Entry
from brimful.core.kinds.identity import Identity
from brimful.core.kinds.settings import Settings
from brimful.vault.epochs import EpochFile
from brimful.vault.errors import Busy, LoginTaken
from brimful.vault.gate import Gate
from brimful.vault.record import Write
from brimful.vault.room import in_thread
from brimful.vault.throttle import network_of, wait_after

from .home import OTHER, PASSPHRASE, Home, texts


@pytest.fixture
def opened(home):
    with home.vault.create(PASSPHRASE) as opened:
        yield opened


def test_a_new_vault_has_defaults_and_one_owner(home, opened):
    assert home.vault.exists()
    assert not home.vault.exists("someone")
    assert opened.settings() == Settings()
    assert opened.warnings == []
    with pytest.raises(LoginTaken):
        home.vault.create(OTHER)


def test_a_login_is_found_however_it_is_spelled(home, opened):
    home.vault.create(OTHER, login="Ána ").close()
    home.vault.unlock(OTHER, login="a\u0301na").close()
    assert len(home.sql("SELECT login_hash FROM account")) == 2


def test_one_is_the_newest_and_an_edit_moves_its_version(home, opened):
    record = opened.put(Settings(name="A"))
    edited = opened.put(Settings(name="B"), rid=record.id, seen=record.version)
    assert (edited.version, opened.one(Settings), opened.settings().name) == (2, edited, "B")
    assert edited.created == record.created


def test_a_record_is_not_there_under_another_kind_or_id(home, opened):
    record = home.write(opened, "mine")
    for rid in (record.id[:-2] + "ff", "zz", "", "00" * 15, "é"):
        with pytest.raises(NotFound):
            opened.get(rid, Entry)
    for act in (
        lambda: opened.get(record.id, CheckIn),
        lambda: opened.put(CheckIn(at=home.clock.now()), rid=record.id, seen=1),
        lambda: opened.delete("00" * 16),
    ):
        with pytest.raises(NotFound):
            act()


def test_another_account_sees_nothing_of_it(home, opened):
    record = home.write(opened, "mine")
    with home.vault.create(OTHER, login="ben") as ben:
        assert texts(ben) == []
        for act in (lambda: ben.get(record.id, Entry), lambda: ben.delete(record.id)):
            with pytest.raises(NotFound):
                act()
    assert texts(opened) == ["mine"]


def test_the_private_key_stays_out_of_memory(home, opened):
    home.session(opened)
    assert home.vault.room.book(opened.account).all("identity") == []
    assert opened.one(Identity) is not None


def test_a_clone_outlives_the_request(home, opened):
    record = home.write(opened, "held back")
    clone = opened.clone()
    opened.close()
    opened.close()
    clone.delete(record.id)
    assert texts(clone) == []
    clone.close()
    assert not any(clone.keys.root)


def test_reading_before_the_book_is_open_and_after_gives_the_same(tmp_path):
    gate = Event()
    home = Home(tmp_path, spawn=lambda work: in_thread(lambda: (gate.wait(10), work())))
    with home.vault.create(PASSPHRASE) as opened:
        for n in range(30):
            home.write(opened, f"{n}")
        cookie = home.session(opened)
        with home.vault.resume(cookie) as desk:
            book = home.vault.room.book(desk.account)
            assert not book.ready
            before = (desk.all(Entry), desk.recent(Entry, 3), desk.one(Entry))
            gate.set()
            assert book.wait(10, checked=True)
            assert (desk.all(Entry), desk.recent(Entry, 3), desk.one(Entry)) == before
    home.vault.close()


ACTS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(["put", "edit", "delete", "two"])), max_size=14
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_what_several_processes_write_is_what_each_sees(tmp_path_factory, acts):
    """A and B keep a memory book, C reads the store each time; a plain dictionary says what should be there."""
    home = Home(tmp_path_factory.mktemp("several"))
    other = home.open()
    home.vault.create(PASSPHRASE).close()
    ana, ben, cleo = home.vault.unlock(PASSPHRASE), other.unlock(PASSPHRASE), home.open().unlock(PASSPHRASE)
    cookies = {"A": home.session(ana), "B": other.begin_session(ben, idle_minutes=30)}
    model: dict[str, str] = {}
    for n, (who, act) in enumerate(acts):
        desk = {"A": home.vault, "B": other}[who].resume(cookies[who]) if who in cookies else cleo
        there = desk.all(Entry)
        assert [(record.id, record.data.text) for record in there] == list(model.items())
        if act == "put" or not there:
            model[home.write(desk, f"{n}").id] = f"{n}"
        elif act == "two":
            made = desk.put_many([Write(data=Entry(at=home.clock.now(), text=f"{n}{x}")) for x in "ab"])
            model.update({record.id: record.data.text for record in made})
        elif act == "edit":
            home.write(desk, f"{n}", rid=there[0].id, seen=there[0].version)
            model[there[0].id] = f"{n}"
        else:
            desk.delete(there[-1].id)
            del model[there[-1].id]
        assert texts(desk) == list(model.values())
        assert list(model) == sorted(model)
    for desk in (home.vault.resume(cookies["A"]), other.resume(cookies["B"]), cleo):
        assert texts(desk) == list(model.values())
        assert desk.warnings == []
    assert other.check(ben).sound
    for vault in (home.vault, other, cleo.room.store):
        vault.close()


def test_threads_of_one_process_lose_nothing(home, opened):
    cookie = home.session(opened)

    def work(name: str) -> None:
        for n in range(20):
            with home.vault.resume(cookie) as desk:
                home.write(desk, f"{name} {n}", request=f"{name} {n}")
                assert len(desk.all(Entry)) > n

    threads = [Thread(target=work, args=(f"t{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts(opened)) == 80
    assert home.vault.check(opened).sound


def test_the_queue_for_derivations_is_short():
    gate, inside, go = Gate(runs=1, queue=2), [], Event()

    def derive() -> None:
        with gate:
            inside.append(1)
            go.wait(10)

    threads = [Thread(target=derive) for _ in range(3)]
    for thread in threads:
        thread.start()
    while gate._inside < 3:
        pass
    with pytest.raises(Busy) as busy, gate:
        pass
    assert busy.value.wait > 0
    assert len(inside) == 1
    go.set()
    for thread in threads:
        thread.join()
    with gate:
        assert len(inside) == 3


def test_waits_double_up_to_a_minute():
    assert [wait_after(n) for n in range(14)] == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


@pytest.mark.parametrize(
    ("origin", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2345::9", "2001:db8:1:2300::/56"),
        ("::ffff:192.0.2.9", "192.0.2.0/24"),
        ("local", "local"),
    ],
)
def test_networks(origin, network):
    assert network_of(origin) == network


def test_the_remembered_epoch_never_goes_back_and_survives_a_broken_file(tmp_path):
    path, owner = tmp_path / "epochs.json", b"o" * 16
    memory = EpochFile(path)
    assert memory.last(owner) == 0
    memory.remember(owner, 7)
    memory.remember(owner, 5)
    assert EpochFile(path).last(owner) == 7
    path.write_text("[broken")
    assert EpochFile(path).last(owner) == 0
    EpochFile(path).remember(owner, 3)
    assert EpochFile(path).last(owner) == 3
    EpochFile(tmp_path / "missing" / "epochs.json").remember(owner, 3)


def test_ids_are_ordered_by_insertion_also_after_deletions(home, opened):
    ids = [home.write(opened, f"{n}").id for n in range(5)]
    opened.delete(ids[-1])
    ids.append(home.write(opened, "later").id)
    assert ids == sorted(ids)
    assert len(set(ids)) == 6
