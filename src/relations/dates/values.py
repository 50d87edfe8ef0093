"""What a date is in TIMEX3, and arithmetic from one date to another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from relations.dates.expression import Direction, Shift, Turn
from relations.dates.moving import Moving, day_in
from relations.edtf import Day, Edtf, EdtfDate, EdtfInterval, year_digits
from relations.errors import EdtfError

_SEASON_VALUES = {"21": "SP", "22": "SU", "23": "FA", "24": "WI", "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4",
                  "40": "H1", "41": "H2"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A date with its TIMEX3 value; a week has no EDTF of its own and is the interval of its days."""

    value: str | None
    edtf: Edtf | None


def timex_value(date: EdtfDate) -> str:
    """Return the TIMEX3 value of a date, without its doubts (those are its `mod`).

    >>> timex_value(EdtfDate("1968", "21")), timex_value(EdtfDate("-0489"))
    ('1968-SP', 'BC0490')
    """
    year = date.year
    if year.startswith("-"):
        # 1 BC is the astronomical year 0; a masked century or decade keeps its digits: -04XX is the 5th century BC
        year = "BC" + (year[1:].rstrip("X") if "X" in year else f"{1 - int(year):04d}")
    elif year == "0000":
        year = "BC0001"
    month = _SEASON_VALUES.get(date.month, date.month) if date.month else None
    return "-".join(part for part in (year, month, date.day) if part)


def value_of(date: EdtfDate) -> Value:
    """Return a date with its value; a decade BC, which no mask of EDTF has, is the interval of its years.

    >>> str(value_of(EdtfDate("-047X")).edtf)
    '-0478/-0469'
    """
    if date.year.startswith("-") and date.precision == "decade":
        first, last = (1 - 10 * int(date.year[1:-1]) - years for years in (9, 0))
        return Value(timex_value(date), EdtfInterval(EdtfDate(year_digits(first)), EdtfDate(year_digits(min(0, last)))))
    return Value(timex_value(date), date)


def of_date(date: EdtfDate | None) -> Value | None:
    """Return a date with its value, if there is one."""
    return value_of(date) if date else None


def written(year: int, month: int | None = None, day: int | None = None) -> EdtfDate | None:
    """Return a date from numbers, or None beyond four digits."""
    if abs(year) > _LAST_YEAR:
        return None
    return EdtfDate(year_digits(year), f"{month:02d}" if month else None, f"{day:02d}" if day else None)


_LAST_YEAR = 9999
"""The last year that EDTF writes with four digits."""


def _dated(year: int, month: str) -> EdtfDate | None:
    return EdtfDate(year_digits(year), month) if abs(year) <= _LAST_YEAR else None


def iso_week(day: Day) -> tuple[int, int, Day]:
    """Return the ISO year and number of a day's week, and its Monday.

    >>> iso_week(Day(2021, 1, 3))[:2]
    (2020, 53)
    """
    monday = day.ordinal - (day.ordinal - 1) % 7
    thursday = Day.of_ordinal(monday + 3)
    number = (thursday.ordinal - Day(thursday.year, 1, 1).ordinal) // 7 + 1
    return thursday.year, number, Day.of_ordinal(monday)


def shifted(base: Edtf, shift: Shift) -> Value | None:
    """Return the unit that lies so many units from a date; what the date does not tell is masked (`1915-XX-XX`)."""
    ends, step = _ends(base), _STEPS.get(shift.unit)
    if ends is None or step is None:
        return None
    first, last = ends
    if shift.unit == "year" and isinstance(base, EdtfDate) and base.precision == "season" and _is_part_of_year(base):
        return of_date(_dated(first.year + shift.amount, base.month or ""))  # a quarter, a year earlier
    return step(first, last, shift.amount)


def _ends(base: Edtf) -> tuple[Day, Day] | None:
    """The first and last day of a date to lean on, if it has both in years that can be written with months and days."""
    first, last = base.first_day, base.last_day
    is_near = first and last and max(abs(first.year), abs(last.year)) <= _LAST_YEAR
    return (first, last) if first and last and is_near else None


def _is_part_of_year(date: EdtfDate) -> bool:
    return date.month is not None and date.month.isdigit() and int(date.month) > 32


def _days(first: Day, last: Day, amount: int) -> Value | None:
    if first == last:
        return of_date(written(*Day.of_ordinal(first.ordinal + amount)))
    if first.year != last.year:
        return None
    if first.month != last.month:  # so many days from some day of a year: hardly ever in another one
        return of_date(EdtfDate(year_digits(first.year), "XX", "XX"))
    begin, end = Day.of_ordinal(first.ordinal + amount), Day.of_ordinal(last.ordinal + amount)
    if begin.year != end.year or abs(begin.year) > _LAST_YEAR:
        return None
    month = f"{begin.month:02d}" if begin.month == end.month else "XX"
    return of_date(EdtfDate(year_digits(begin.year), month, "XX"))


def _weeks(first: Day, last: Day, amount: int) -> Value | None:
    return _in_week(first, last, amount, (0, 6), "")


def _weekends(first: Day, last: Day, amount: int) -> Value | None:
    is_weekend = (first.ordinal - 1) % 7 >= 5
    return _in_week(first, last, amount + (amount < 0 and is_weekend), (5, 6), "-WE")  # on Sunday, the last is this one


def _in_week(first: Day, last: Day, amount: int, days: tuple[int, int], mark: str) -> Value | None:
    if last.ordinal - first.ordinal >= 7:
        is_one_year = first.year == last.year
        return (
            Value(f"{year_digits(first.year)}-WXX", EdtfDate(year_digits(first.year), "XX", "XX"))
            if is_one_year
            else None
        )
    iso_year, week, monday = iso_week(Day.of_ordinal(first.ordinal + 7 * amount))
    start, end = (written(*Day.of_ordinal(monday.ordinal + day)) for day in days)
    if start is None or end is None:
        return None
    return Value(f"{year_digits(iso_year)}-W{week:02d}{mark}", EdtfInterval(start, end))


def _months(first: Day, last: Day, amount: int) -> Value | None:
    if first.year != last.year:
        return None
    if first.month != last.month:
        return of_date(EdtfDate(year_digits(first.year), "XX"))
    months = first.year * 12 + first.month - 1 + amount
    return of_date(written(months // 12, months % 12 + 1))


def _quarters(first: Day, last: Day, amount: int) -> Value | None:
    here, there = (day.year * 4 + (day.month - 1) // 3 for day in (first, last))
    return of_date(_dated((here + amount) // 4, str(33 + (here + amount) % 4))) if here == there else None


def _years(first: Day, last: Day, amount: int) -> Value | None:
    return of_date(written(first.year + amount)) if last.ordinal - first.ordinal < 366 else None


def _decades(first: Day, last: Day, amount: int) -> Value | None:
    return _span_of_years(first, last, 10, amount)


def _centuries(first: Day, last: Day, amount: int) -> Value | None:
    return _span_of_years(first, last, 100, amount)


_STEPS: Mapping[str, Callable[[Day, Day, int], Value | None]] = {
    "day": _days, "week": _weeks, "weekend": _weekends, "month": _months, "quarter": _quarters, "year": _years,
    "decade": _decades, "century": _centuries,
}  # fmt: skip


def _span_of_years(first: Day, last: Day, length: int, amount: int) -> Value | None:
    """A decade or century so many from that of a date; 490 BC is of the 490s BC and of the 5th century BC."""
    is_before_christ = first.year <= 0
    if is_before_christ != (last.year <= 0):
        return None
    offset = 1 if is_before_christ and length == 10 else 0
    begin, end = ((abs(year) + offset) // length for year in (first.year, last.year))
    number = begin + (-amount if is_before_christ else amount)
    if begin != end or not 0 <= number < 10_000 // length:
        return None
    digits = {10: f"{number:03d}X", 100: f"{number:02d}XX"}[length]
    return of_date(EdtfDate(("-" if is_before_christ else "") + digits))


def turned(date: EdtfDate | None, turn: Turn, base: Edtf) -> Value | None:
    """Return the weekday, month or season nearest to a date in a direction."""
    ends = _ends(base)
    if ends is None:
        return None
    first, last = ends
    if turn.weekday is not None:
        if first != last:
            return None
        if turn.day is not None:
            return of_date(_weekday_on(turn.weekday, turn.day, first, is_ahead=turn.direction in {"future", "next"}))
        here = (first.ordinal - 1) % 7 + 1
        back, ahead = (here - turn.weekday) % 7, (turn.weekday - here) % 7
        step = {"past": -back, "last": -(back or 7), "future": ahead, "next": ahead or 7, "nearest": -back}[
            turn.direction
        ]
        return of_date(written(*Day.of_ordinal(first.ordinal + step)))
    if date is None:
        return None
    return of_date(_nearest(_in_years(date, first, last), turn.direction, first, last))


def turned_day(moving: Moving, direction: Direction, base: Edtf) -> Value | None:
    """Return the day that moves from year to year, nearest to a date in a direction."""
    ends = _ends(base)
    if ends is None:
        return None
    first, last = ends
    days = [day_in(year, moving) for year in _years_around(first, last)]
    return of_date(_nearest([day for day in days if day], direction, first, last))


def _weekday_on(weekday: int, day: int, first: Day, *, is_ahead: bool) -> EdtfDate | None:
    """The last day on or before a day, or the first on or after it, that is such a weekday and day of its month."""
    step = 7 if is_ahead else -7
    nearest = first.ordinal + (weekday - first.ordinal) % step
    for weeks in range(_WEEKS_BETWEEN):
        there = Day.of_ordinal(nearest + weeks * step)
        if there.day == day:
            return written(*there)
    return None


_WEEKS_BETWEEN = 62
"""In any fourteen months each day of the month up to the 28th falls on each weekday."""


def _in_years(date: EdtfDate, first: Day, last: Day) -> list[EdtfDate]:
    """A date without a year in each of the years around a span of days."""
    candidates: list[EdtfDate] = []
    for year in _years_around(first, last):
        try:
            candidates.append(date.with_year(year_digits(year)))
        except EdtfError:  # no 29 February in that year
            continue
    return candidates


def _years_around(first: Day, last: Day) -> Sequence[int]:
    """The years in which what is nearest to a span of days may lie: those around its ends, where it is long."""
    years = range(max(first.year - 1, -_LAST_YEAR), min(last.year + 1, _LAST_YEAR) + 1)
    return years if len(years) <= 2 * _YEARS_OF_AN_END else (*years[:_YEARS_OF_AN_END], *years[-_YEARS_OF_AN_END:])


_YEARS_OF_AN_END = 10
"""One before, and nine in which there is a 29 February even around 1900."""


def _nearest(candidates: list[EdtfDate], direction: Direction, first: Day, last: Day) -> EdtfDate | None:
    known = [(c, c.first_day, c.last_day) for c in candidates]
    match direction:
        case "last" | "past":
            before = [c for c, begin, end in known if end and end < first]
            return before[-1] if before else None
        case "next":
            after = [c for c, begin, end in known if begin and begin > last]
            return after[0] if after else None
        case "future":
            after = [c for c, begin, end in known if end and end >= last]
            return after[0] if after else None
        case _:
            return min(candidates, key=lambda c: distance(c, first, last), default=None)


def distance(date: EdtfDate, first: Day, last: Day) -> int:
    """Return the days between a date and the span from first to last; 0 where they meet."""
    begin, end = date.first_day, date.last_day
    if begin is None or end is None:
        return 0
    return max(0, begin.ordinal - last.ordinal, first.ordinal - end.ordinal)
