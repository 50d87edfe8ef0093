"""Days of the calendar, in any year, and their numbers."""

from __future__ import annotations

from typing import NamedTuple


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; the year is astronomical (0 is 1 BC)."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    @property
    def ordinal(self) -> int:
        """Days since 1 January of year 1 (which is day 1), as in `datetime.date.toordinal`, for any year.

        >>> Day(1, 1, 1).ordinal, Day(0, 12, 31).ordinal
        (1, 0)
        """
        before = self.year - 1
        leap_days = before // 4 - before // 100 + before // 400
        return 365 * before + leap_days + sum(month_length(self.year, m) for m in range(1, self.month)) + self.day

    @classmethod
    def of_ordinal(cls, ordinal: int) -> Day:
        """Return the day with this ordinal.

        >>> str(Day.of_ordinal(Day(2024, 2, 28).ordinal + 2))
        '2024-03-01'
        """
        year = (ordinal * 400) // 146097 + 1
        while Day(year, 1, 1).ordinal > ordinal:
            year -= 1
        while Day(year + 1, 1, 1).ordinal <= ordinal:
            year += 1
        rest = ordinal - Day(year, 1, 1).ordinal
        month = 1
        while rest >= month_length(year, month):
            rest -= month_length(year, month)
            month += 1
        return cls(year, month, rest + 1)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month of an astronomical year."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31
