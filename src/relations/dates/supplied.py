"""The year that a date leaves out, taken from another date: the next of its list, the last one told, the document's."""

from __future__ import annotations

from dataclasses import replace

from relations.dates.values import distance
from relations.edtf import Day, Edtf, EdtfDate, year_digits
from relations.errors import EdtfError


def has_year(date: EdtfDate) -> bool:
    """Return whether its year is a single one, as that of a decade is not."""
    return date.year.lstrip("-").isdigit()


def _month_of(date: EdtfDate) -> int | None:
    if not date.month or not date.month.isdigit():
        return None
    number = int(date.month)
    return number if number <= 12 else _SEASON_MONTHS.get(number)


_SEASON_MONTHS = {21: 4, 22: 7, 23: 10, 24: 12}


def _moved(date: EdtfDate, year: str, by: int) -> EdtfDate:
    return date.with_year(year_digits(int(year) + by))


def in_list(date: EdtfDate, following: EdtfDate) -> EdtfDate:
    """Return the date in the year of the one that follows, or in the year before where its month comes later."""
    mine, theirs = _month_of(date), _month_of(following)
    falls_back = mine is not None and theirs is not None and mine > theirs
    return _moved(date, following.year, -1 if falls_back else 0)


def in_story(date: EdtfDate, told: Edtf, year: int | None) -> EdtfDate:
    """Return the date in the year of the story; without one, in that of the date told before or in the next."""
    if not isinstance(told, EdtfDate):
        raise EdtfError(str(told), "only a single date is told")
    if date.month == "XX" and told.month and told.month.isdigit() and int(told.month) <= 12:
        date = replace(date, month=told.month)
    if year is not None:
        return _moved(date, str(year), 0)
    mine, theirs = _month_of(date), _month_of(told)
    falls_back = mine is not None and theirs is not None and mine < theirs
    return _moved(date, told.year, 1 if falls_back else 0)


def nearest(date: EdtfDate, document: Edtf, tense: str | None = None) -> EdtfDate | None:
    """Return the date in the year that is nearest to the document's, on the side of it that the words tell of."""
    first, last = document.first_day, document.last_day
    if first is None or last is None or last.ordinal - first.ordinal > 366:
        return None
    if last.year == first.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return _moved(date, str(first.year), 0)
    candidates = []
    for year in range(first.year - 1, last.year + 2):
        try:
            candidates.append(_moved(date, str(year), 0))
        except EdtfError:  # 29 February
            continue
    sided = [d for d in candidates if _is_on_side(d, first, last, tense)]
    return min(sided or candidates, key=lambda d: distance(d, first, last), default=None)


def _is_on_side(date: EdtfDate, first: Day, last: Day, tense: str | None) -> bool:
    begin, end = date.first_day, date.last_day
    if tense is None or begin is None or end is None:
        return True
    return end >= first if tense == "future" else begin <= last
