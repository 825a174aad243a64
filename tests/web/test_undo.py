"""A deletion is held back, can be taken back, and is done at the latest when the person locks."""

import asyncio
from datetime import UTC, datetime

import pytest

from brimful.core.errors import NotFound
from brimful.core.kinds.entry import Entry
from brimful.web.errors import TooLate
from brimful.web.undo import Undo
from web.apart import run

AT = datetime(2026, 11, 9, 20, 0, tzinfo=UTC)


@pytest.fixture
def rid(house) -> str:
    return house.at("ana").put(Entry(at=AT, text="to be deleted")).id


def test_held_then_done(house, rid) -> None:
    async def life() -> None:
        undo = Undo(seconds=0.05)
        desk = house.at("ana")
        undo.hold(desk, rid)
        assert undo.held(desk.account) == {rid}
        assert undo.held(b"someone else") == frozenset()
        assert desk.get(rid, Entry).data.text == "to be deleted"
        await asyncio.sleep(0.3)
        assert undo.held(desk.account) == frozenset()
        with pytest.raises(NotFound):
            desk.get(rid, Entry)

    run(life())


def test_taken_back(house, rid) -> None:
    async def life() -> None:
        undo = Undo(seconds=0.05)
        desk = house.at("ana")
        undo.hold(desk, rid)
        with pytest.raises(TooLate):
            undo.take_back(house.at("ben").account, rid)
        undo.take_back(desk.account, rid)
        await asyncio.sleep(0.2)
        assert house.at("ana").get(rid, Entry).data.text == "to be deleted"
        with pytest.raises(TooLate):
            undo.take_back(desk.account, rid)

    run(life())


def test_locking_does_what_is_held_and_leaves_others_alone(house, ana, rid) -> None:
    theirs = house.at("ben").put(Entry(at=AT, text="of Ben")).id
    portal = ana.portal
    portal.call(house.undo.hold, house.at("ana"), rid)
    portal.call(house.undo.hold, house.at("ben"), theirs)
    assert ana.post("/lock").status_code == 303
    with pytest.raises(NotFound):
        house.at("ana").get(rid, Entry)
    assert house.undo.held(house.at("ben").account) == {theirs}
    portal.call(house.undo.finish)
    with pytest.raises(NotFound):
        house.at("ben").get(theirs, Entry)


def test_a_record_deleted_elsewhere_meanwhile_is_no_trouble(house, rid) -> None:
    async def life() -> None:
        undo = Undo()
        undo.hold(house.at("ana"), rid)
        house.at("ana").delete(rid)
        await undo.finish()
        assert undo.held(house.at("ana").account) == frozenset()

    run(life())
