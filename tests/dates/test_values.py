"""Weeks, holidays and shifts from one date to another, against calendars that are not ours."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.dates.english.holidays import MOVING
from relations.dates.expression import Shift, Turn, Unit
from relations.dates.moving import NthWeekday, day_in
from relations.dates.values import distance, iso_week, shifted, timex_value, turned
from relations.edtf import Day, Edtf, EdtfDate, year_digits

# Weeks ----------------------------------------------------------------------------------------------------------------

DAYS = st.dates(dt.date(1, 1, 8), dt.date(9999, 12, 20))


@given(DAYS)
def test_a_week_is_that_of_iso_8601(date: dt.date) -> None:
    year, week, _ = date.isocalendar()
    monday = date - dt.timedelta(days=date.weekday())
    assert iso_week(Day(date.year, date.month, date.day)) == (year, week, Day(monday.year, monday.month, monday.day))


@pytest.mark.parametrize("year", range(1995, 2025))
def test_the_days_about_new_year_are_in_the_weeks_of_iso_8601(year: int) -> None:
    first = dt.date(year, 12, 26)
    for date in (first + dt.timedelta(days=days) for days in range(14)):
        assert iso_week(Day(date.year, date.month, date.day))[:2] == date.isocalendar()[:2]


@given(DAYS, st.integers(-50, 50))
def test_a_week_so_many_weeks_away_holds_the_day_so_many_weeks_away(date: dt.date, amount: int) -> None:
    try:
        there = date + dt.timedelta(weeks=amount)
        monday = there - dt.timedelta(days=there.weekday())
        sunday = monday + dt.timedelta(days=6)
    except OverflowError:
        return
    year, week, _ = there.isocalendar()
    found = shifted(Edtf.parse(date.isoformat()), Shift("week", amount, from_told=True))
    assert found is not None
    assert (found.value, str(found.edtf)) == (f"{year:04d}-W{week:02d}", f"{monday.isoformat()}/{sunday.isoformat()}")


# Holidays -------------------------------------------------------------------------------------------------------------

# Easter Sundays as the churches of the Gregorian calendar kept or will keep them.
EASTERS = (
    "1818-03-22", "1900-04-15", "1913-03-23", "1916-04-23", "1943-04-25", "1945-04-01", "1954-04-18", "1961-04-02",
    "1981-04-19", "1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2024-03-31", "2025-04-20",
    "2038-04-25",
)  # fmt: skip
THANKSGIVINGS = (
    "1963-11-28", "1988-11-24", "1990-11-22", "1995-11-23", "2000-11-23", "2001-11-22", "2003-11-27", "2010-11-25",
    "2015-11-26", "2018-11-22", "2019-11-28", "2023-11-23", "2024-11-28",
)  # fmt: skip
OTHERS = (
    ("good friday", "1998-04-10"),
    ("easter monday", "1916-04-24"),
    ("palm sunday", "1865-04-09"),
    ("ash wednesday", "2024-02-14"),
    ("labor day", "2001-09-03"),
    ("labor day", "2024-09-02"),
    ("memorial day", "2021-05-31"),
    ("memorial day", "2024-05-27"),
    ("mother's day", "2024-05-12"),
    ("father's day", "2024-06-16"),
    ("martin luther king day", "2024-01-15"),
    ("presidents day", "2024-02-19"),
    ("columbus day", "2024-10-14"),
)


@pytest.mark.parametrize(
    ("name", "date"),
    [*(("easter", date) for date in EASTERS), *(("thanksgiving", date) for date in THANKSGIVINGS), *OTHERS],
)
def test_a_holiday_that_moves_is_on_the_day_on_which_it_was_kept(name: str, date: str) -> None:
    assert str(day_in(int(date[:4]), MOVING[name])) == date


@pytest.mark.parametrize("year", range(1583, 2400, 7))
def test_easter_is_a_sunday_from_22_march_to_25_april(year: int) -> None:
    date = dt.date.fromisoformat(str(day_in(year, MOVING["easter"])))
    assert date.isoweekday() == 7
    assert dt.date(year, 3, 22) <= date <= dt.date(year, 4, 25)


@pytest.mark.parametrize("year", range(1900, 2100, 3))
def test_thanksgiving_is_the_fourth_thursday_of_november(year: int) -> None:
    thursdays = [day for day in range(1, 31) if dt.date(year, 11, day).isoweekday() == 4]
    assert str(day_in(year, MOVING["thanksgiving"])) == f"{year}-11-{thursdays[3]:02d}"


@given(st.integers(1, 9998), st.integers(1, 12), st.integers(1, 7), st.sampled_from((1, 2, 3, 4, 5, -1)))
def test_such_a_weekday_of_a_month_is_that_of_the_calendar(year: int, month: int, weekday: int, which: int) -> None:
    first = dt.date(year, month, 1)
    days = [first + dt.timedelta(days=days) for days in range(31)]
    fitting = [day for day in days if day.month == month and day.isoweekday() == weekday]
    wanted = fitting[which - 1 if which > 0 else -1].isoformat() if which <= len(fitting) else "None"
    assert str(day_in(year, NthWeekday(month, weekday, which))) == wanted


# Shifts ---------------------------------------------------------------------------------------------------------------

SHIFTED: tuple[tuple[str, Unit, int, str | None], ...] = (
    ("1999-12-31", "day", 1, "2000-01-01"),
    ("2000-03-01", "day", -1, "2000-02-29"),
    ("1900-03-01", "day", -1, "1900-02-28"),
    ("2001-01-01", "day", -1, "2000-12-31"),
    ("2001-01-01", "day", 0, "2001-01-01"),
    ("0001-01-01", "day", -1, "0000-12-31"),
    ("9999-12-31", "day", 1, None),
    ("1993-05", "day", 1, "1993-XX-XX"),
    ("1993-05", "day", 0, "1993-05-XX"),
    ("1993", "day", 0, "1993-XX-XX"),
    ("199X", "day", 1, None),
    ("1993-12", "month", 1, "1994-01"),
    ("1993-01", "month", -1, "1992-12"),
    ("1993-01-31", "month", 1, "1993-02"),
    ("1993-01-31", "month", -13, "1991-12"),
    ("0000-01", "month", -1, "-0001-12"),
    ("1993", "month", 1, "1993-XX"),
    ("1993/1994", "month", 1, None),
    ("1993-03-31", "quarter", 1, "1993-34"),
    ("1993-01-01", "quarter", -1, "1992-36"),
    ("1993-36", "quarter", 1, "1994-33"),
    ("1993", "quarter", 1, None),
    ("1993-12-31", "year", 1, "1994"),
    ("1993-06", "year", -1, "1992"),
    ("1993-33", "year", -1, "1992-33"),
    ("1993-41", "year", -1, "1992-41"),
    ("0001", "year", -1, "0000"),
    ("0000", "year", -1, "-0001"),
    ("9999", "year", 1, None),
    ("199X", "year", 1, None),
    ("1999", "decade", 1, "200X"),
    ("2000", "decade", -1, "199X"),
    ("199X", "decade", 0, "199X"),
    ("0005", "decade", -1, None),
    ("-0489", "decade", 0, "-0498/-0489"),
    ("-0489", "decade", 1, "-0488/-0479"),
    ("-0489", "decade", -1, "-0508/-0499"),
    ("0000", "decade", 0, "-0008/0000"),
    ("1999", "century", 1, "20XX"),
    ("18XX", "century", -1, "17XX"),
    ("0050", "century", -1, None),
    ("-0489", "century", 1, "-03XX"),
    ("-0489", "century", -1, "-05XX"),
    ("1999/2001", "decade", 1, None),
    ("XXXX-06", "year", 1, None),
)  # fmt: skip


@pytest.mark.parametrize(("base", "unit", "amount", "there"), SHIFTED)
def test_a_shift_gives_the_unit_so_many_away(base: str, unit: Unit, amount: int, there: str | None) -> None:
    found = shifted(Edtf.parse(base), Shift(unit, amount, from_told=True))
    assert (str(found.edtf) if found else None) == there


WEEKS: tuple[tuple[str, Unit, int, str, str], ...] = (
    ("2014-03-05", "week", 0, "2014-W10", "2014-03-03/2014-03-09"),
    ("2014-12-31", "week", 0, "2015-W01", "2014-12-29/2015-01-04"),
    ("2021-01-03", "week", 0, "2020-W53", "2020-12-28/2021-01-03"),
    ("2021-01-03", "week", 1, "2021-W01", "2021-01-04/2021-01-10"),
    ("2014-03-05", "weekend", 0, "2014-W10-WE", "2014-03-08/2014-03-09"),
    ("2014-03-05", "weekend", -1, "2014-W09-WE", "2014-03-01/2014-03-02"),
    ("2014-03-09", "weekend", -1, "2014-W10-WE", "2014-03-08/2014-03-09"),
    ("2014-03", "week", 1, "2014-WXX", "2014-XX-XX"),
    ("2014", "week", 1, "2014-WXX", "2014-XX-XX"),
)


@pytest.mark.parametrize(("base", "unit", "amount", "value", "edtf"), WEEKS)
def test_a_week_has_its_iso_number_and_is_the_interval_of_its_days(
    base: str, unit: Unit, amount: int, value: str, edtf: str
) -> None:
    found = shifted(Edtf.parse(base), Shift(unit, amount, from_told=True))
    assert found is not None
    assert (found.value, str(found.edtf)) == (value, edtf)


@given(DAYS, st.integers(-5000, 5000))
def test_a_day_so_many_days_away_is_that_of_the_calendar(date: dt.date, amount: int) -> None:
    try:
        there = (date + dt.timedelta(days=amount)).isoformat()
    except OverflowError:
        return
    found = shifted(Edtf.parse(date.isoformat()), Shift("day", amount, from_told=True))
    assert found is not None
    assert str(found.edtf) == there


@given(st.integers(-9990, 9990), st.integers(1, 12), st.integers(-100, 100))
def test_so_many_months_on_and_back_is_where_one_was(year: int, month: int, amount: int) -> None:
    base = EdtfDate(year_digits(year), f"{month:02d}")
    there = shifted(base, Shift("month", amount, from_told=True))
    if there is None:  # beyond four digits
        return
    assert there.edtf is not None
    back = shifted(there.edtf, Shift("month", -amount, from_told=True))
    assert back is not None
    assert back.edtf == base


# Turns ----------------------------------------------------------------------------------------------------------------


@given(st.dates(dt.date(2, 1, 1), dt.date(9998, 1, 1)), st.integers(1, 7))
def test_a_weekday_lies_within_a_week_on_its_side(date: dt.date, weekday: int) -> None:
    ranges = {"past": range(-6, 1), "last": range(-7, 0), "future": range(7), "next": range(1, 8)}
    for direction, days in ranges.items():
        found = turned(None, Turn(weekday, direction), Edtf.parse(date.isoformat()))  # type: ignore[arg-type]  # one of its words
        assert found is not None
        there = dt.date.fromisoformat(str(found.edtf))
        assert there.isoweekday() == weekday
        assert (there - date).days in days


TURNED = (
    ("1993-06-30", "XXXX-22", "last", "1992-22"),
    ("1993-06-30", "XXXX-22", "next", "1994-22"),
    ("1993-06-30", "XXXX-03", "last", "1993-03"),
    ("1993-06-30", "XXXX-06", "last", "1992-06"),
    ("1993-06-30", "XXXX-06", "future", "1993-06"),
    ("1993-06-30", "XXXX-35", "future", "1993-35"),
    ("1993-06-30", "XXXX-35", "past", "1992-35"),
    ("1993-06-30", "XXXX-12", "nearest", "1993-12"),
)


@pytest.mark.parametrize(("base", "date", "direction", "there"), TURNED)
def test_a_month_or_season_that_recurs_is_that_of_the_year_asked_for(
    base: str, date: str, direction: str, there: str
) -> None:
    recurring = Edtf.parse(date)
    assert isinstance(recurring, EdtfDate)
    found = turned(recurring, Turn(None, direction), Edtf.parse(base))  # type: ignore[arg-type]  # one of its words
    assert found is not None
    assert str(found.edtf) == there


def test_a_weekday_needs_a_day_to_reckon_from() -> None:
    assert turned(None, Turn(5, "last"), Edtf.parse("1993-06")) is None
    assert turned(None, Turn(), Edtf.parse("1993-06-30")) is None


# Values ---------------------------------------------------------------------------------------------------------------

VALUES = (
    ("1993-06-30", "1993-06-30"),
    ("1968-21", "1968-SP"),
    ("1968-24", "1968-WI"),
    ("2019-35", "2019-Q3"),
    ("1987-40", "1987-H1"),
    ("199X", "199X"),
    ("18XX", "18XX"),
    ("-0489", "BC0490"),
    ("0000", "BC0001"),
    ("-0001", "BC0002"),
    ("-04XX", "BC04"),
    ("-048X", "BC048"),
    ("1450~", "1450"),
)


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_a_date_has_its_timex3_value(written: str, value: str) -> None:
    date = Edtf.parse(written)
    assert isinstance(date, EdtfDate)
    assert timex_value(date) == value


def test_the_distance_of_what_meets_is_nothing() -> None:
    june = EdtfDate("1993", "06")
    assert distance(june, Day(1993, 6, 30), Day(1993, 7, 4)) == 0
    assert distance(june, Day(1993, 7, 1), Day(1993, 7, 4)) == 1
    assert distance(june, Day(1993, 5, 1), Day(1993, 5, 30)) == 2
