"""A stretch of calendar days: a day, a week from Monday, a month, a year."""

from datetime import date, timedelta
from typing import Literal, Self

from msgspec import Struct

Length = Literal["day", "week", "month", "year"]


class Span(Struct, frozen=True):
    """Days from ``first`` to before ``after``, in the person's own calendar."""

    length: Length
    first: date
    after: date

    @classmethod
    def around(cls, length: Length, day: date) -> Self:
        """The day, week, month or year that ``day`` lies in. Raises OverflowError outside years 2-9998."""
        if not 2 <= day.year <= 9998:
            raise OverflowError("year out of range")
        if length == "day":
            return cls(length, day, day + timedelta(days=1))
        if length == "week":
            monday = day - timedelta(days=day.weekday())
            return cls(length, monday, monday + timedelta(days=7))
        if length == "month":
            first = day.replace(day=1)
            return cls(length, first, (first + timedelta(days=31)).replace(day=1))
        first = day.replace(month=1, day=1)
        return cls(length, first, first.replace(year=day.year + 1))

    def earlier(self) -> Self:
        """The one before, of the same length."""
        return self.around(self.length, self.first - timedelta(days=1))

    def later(self) -> Self:
        """The next one, of the same length."""
        return self.around(self.length, self.after)

    def __contains__(self, day: date) -> bool:
        return self.first <= day < self.after
