"""Notes written while locked become records once, whoever unlocks first, and however often it is tried."""

import pytest

from brimful.core.kinds.check_in import CheckIn
from brimful.core.kinds.entry import Entry
from brimful.guide.drops import file_waiting
from brimful.vault.drops import Note
from brimful.vault.port import StoreFull
from brimful.vault.record import Write


def leave(vault, opened, at, form="journal.write", **fields):
    key = vault.drop_key(opened)
    vault.drop(key, vault.seal_note(key, Note(at=at(), form=form, fields=fields, tz="Europe/Lisbon")))


def test_a_note_becomes_an_entry_of_its_own_moment(vault, opened, at):
    leave(vault, opened, at, text="the first", more="  and more ")
    assert file_waiting(vault, opened) == 1
    (entry,) = opened.all(Entry)
    assert (entry.data.text, entry.data.at, entry.data.source) == ("the first\n\nand more", at(), "locked")
    assert entry.tz == "Europe/Lisbon"
    assert file_waiting(vault, opened) == 0
    assert len(opened.all(Entry)) == 1


def test_a_form_that_is_known_is_filed_its_own_way(vault, opened, at):
    leave(vault, opened, at, form="check_in.save", note="flat")
    leave(vault, opened, at, text="words")
    filings = {"check_in.save": lambda note: [Write(data=CheckIn(at=note.at, note=note.fields["note"]))]}
    assert file_waiting(vault, opened, filings) == 2
    assert opened.all(CheckIn)[0].data.note == "flat"
    assert [entry.data.text for entry in opened.all(Entry)] == ["words"]


def test_a_note_without_words_makes_nothing_and_is_gone(vault, opened, at):
    leave(vault, opened, at, text="  ")
    assert file_waiting(vault, opened) == 1
    assert opened.all(Entry) == []


def test_what_can_not_be_saved_stays_in_the_box(vault, opened, at):
    leave(vault, opened, at, text="kept for later")

    def full(note):
        raise StoreFull

    with pytest.raises(StoreFull):
        file_waiting(vault, opened, {"journal.write": full})
    assert opened.all(Entry) == []
    assert file_waiting(vault, opened) == 1
    assert opened.all(Entry)[0].data.text == "kept for later"
