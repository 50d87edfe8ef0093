"""Which days "early", "mid" and "late" cover: named conventions, since the words do not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from relations.dates.expression import Share
from relations.edtf import Day, Edtf, EdtfDate, month_length

Bounds = tuple[Day | None, Day | None]
Convention = Callable[[EdtfDate, str], Bounds]
"""From a date and one of START, MID and END to its first and last day."""

_PART = {"START": 0, "MID": 1, "END": 2}


def thirds(date: EdtfDate, part: str) -> Bounds:
    """Return a third of a date: of a month 1–10, 11–20, 21–end; of a year four months each; of a decade 0–3, 4–6, 7–9.

    Centuries are cut 0–33, 34–66, 67–99, and other spans by days.

    >>> [str(day) for day in thirds(EdtfDate("199X"), "START")]
    ['1990-01-01', '1993-12-31']
    """
    first, last = date.first_day, date.last_day
    if first is None or last is None:
        return first, last
    third = _PART[part]
    match date.precision:
        case "month":
            days = ((1, 10), (11, 20), (21, month_length(last.year, last.month)))[third]
            return first._replace(day=days[0]), last._replace(day=days[1])
        case "year":
            month = 4 * third + 4
            return Day(first.year, month - 3, 1), Day(last.year, month, month_length(last.year, month))
        case "decade" | "century" as span:
            years = ((0, 3), (4, 6), (7, 9)) if span == "decade" else ((0, 33), (34, 66), (67, 99))
            return Day(first.year + years[third][0], 1, 1), Day(first.year + years[third][1], 12, 31)
        case _:
            length = last.ordinal - first.ordinal + 1
            if length < len(_PART):  # a day has no thirds that are days
                return first, last
            return (
                Day.of_ordinal(first.ordinal + length * third // 3),
                Day.of_ordinal(first.ordinal + length * (third + 1) // 3 - 1),
            )


CONVENTIONS: Mapping[str, Convention] = {"thirds": thirds}


def half(date: EdtfDate, part: str) -> Bounds:
    """Return the first or second half of a date, by months or else by days; no convention need say what that is.

    >>> [str(day) for day in half(EdtfDate("18XX"), "END")]
    ['1850-01-01', '1899-12-31']
    """
    first, last = date.first_day, date.last_day
    if first is None or last is None:
        return first, last
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months % 2:
        middle = Day.of_ordinal(first.ordinal + (last.ordinal - first.ordinal + 1) // 2)
    else:
        years, month = divmod(first.month - 1 + months // 2, 12)
        middle = Day(first.year + years, month + 1, 1)
    return (first, Day.of_ordinal(middle.ordinal - 1)) if part == "START" else (middle, last)


def bounds(edtf: Edtf, mod: str | None, convention: str, share: Share = "third") -> Bounds:
    """Return the first and last day of a date under a convention; `mod` may join two parts (`START/MID`)."""
    parts = [part for part in (mod or "").split("/") if part in _PART]
    if not parts or not isinstance(edtf, EdtfDate):
        return edtf.first_day, edtf.last_day
    if share == "half":
        return half(edtf, parts[0])
    rule = CONVENTIONS[convention]
    return rule(edtf, parts[0])[0], rule(edtf, parts[-1])[1]
