from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brimful.core.span import Span

days = st.dates(date(3, 1, 1), date(9990, 12, 31))
lengths = st.sampled_from(["day", "week", "month", "year"])


@given(lengths, days)
def test_a_span_holds_its_day_and_meets_its_neighbours_without_gap_or_overlap(length, day):
    span = Span.around(length, day)
    assert day in span
    assert span.earlier().after == span.first
    assert span.later().first == span.after
    assert span.later().earlier() == span == span.earlier().later()
    assert span.after not in span
    assert span.first - timedelta(days=1) not in span


@given(days)
def test_the_lengths_are_those_of_the_calendar(day):
    assert Span.around("week", day).first.weekday() == 0
    month, year = Span.around("month", day), Span.around("year", day)
    assert (month.first.day, month.after.day) == (1, 1)
    assert (month.after - month.first).days in (28, 29, 30, 31)
    assert (year.after - year.first).days in (365, 366)


def test_years_no_calendar_can_step_from_are_refused():
    for year in (1, 9999):
        with pytest.raises(OverflowError):
            Span.around("day", date(year, 6, 1))
