"""Days that move from year to year: such a weekday of a month, so many days from Easter."""

from __future__ import annotations

from dataclasses import dataclass

from relations.edtf import Day, EdtfDate, month_length, year_digits


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The first Monday of June, the last of May."""

    month: int
    weekday: int
    """1 for Monday to 7 for Sunday, as in ISO 8601."""
    which: int
    """From 1 on; -1 is the last."""


@dataclass(frozen=True, slots=True)
class FromEaster:
    """So many days after Easter Sunday, or before it."""

    days: int


Moving = NthWeekday | FromEaster


def day_in(year: int, moving: Moving) -> EdtfDate | None:
    """Return the day of a year, or None if it has none: there may be no fifth Monday.

    >>> str(day_in(2024, FromEaster(0))), str(day_in(2003, NthWeekday(11, 4, 4)))
    ('2024-03-31', '2003-11-27')
    """
    if isinstance(moving, FromEaster):
        return _written(_easter(year).ordinal + moving.days)
    length = month_length(year, moving.month)
    first = Day(year, moving.month, 1).ordinal
    if moving.which > 0:
        number = (moving.weekday - first) % 7 + 7 * (moving.which - 1)
    else:
        number = length - 1 - (first + length - 1 - moving.weekday) % 7
    return _written(first + number) if number < length else None


def _written(ordinal: int) -> EdtfDate:
    year, month, day = Day.of_ordinal(ordinal)
    return EdtfDate(year_digits(year), f"{month:02d}", f"{day:02d}")


def _easter(year: int) -> Day:
    """Easter Sunday by the Gregorian reckoning (the anonymous algorithm, as Meeus gives it)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 -- the letters of the source
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return Day(year, month, day + 1)
