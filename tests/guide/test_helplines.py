"""The help lines: every row sourced, danger first, and a word where a number may be old."""

import pytest

from brimful.guide import helplines
from brimful.guide.countries import COUNTRIES
from brimful.guide.helplines import ORDER, lines


def test_every_country_of_the_table_has_a_name_and_an_emergency_number():
    table = helplines._table()
    assert {line.country for line in table} == set(COUNTRIES)
    for country in COUNTRIES:
        assert lines(country)[0].kind == "emergency"
        assert lines(country)[0].phone


def test_every_line_has_a_source_a_way_to_reach_it_and_a_known_kind():
    for line in helplines._table():
        assert line.source, line
        assert line.kind in ORDER, line
        assert line.phone or line.sms or line.url, line


@pytest.mark.parametrize("country", ["GB", "gb"])
def test_lines_come_danger_first(country):
    kinds = [line.kind for line in lines(country)]
    assert kinds == sorted(kinds, key=ORDER.index)
    assert {"emergency", "crisis", "text", "domestic-abuse"} == set(kinds)


def test_for_someone_hurt_by_another_the_abuse_lines_come_first():
    assert lines("GB", abuse_first=True)[0].kind == "domestic-abuse"


def test_a_line_with_one_source_or_an_old_one_says_that_it_may_have_changed():
    samaritans = next(line for line in lines("GB") if line.name == "Samaritans")
    assert not samaritans.may_have_changed(samaritans.year or 0)
    assert samaritans.may_have_changed((samaritans.year or 0) + 3)
    assert all(line.may_have_changed(2026) for line in lines("GB") if line.agreeing == 1)


def test_a_country_without_lines_has_none():
    assert lines("ZZ") == []
    assert lines("") == []
