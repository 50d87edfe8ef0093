"""What a rule finds in the text: a date expression, not yet resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from relations.edtf import EdtfDate
from relations.errors import EdtfError

Unit = Literal["day", "week", "month", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from another date: `two years later`, `last month`."""

    unit: Unit
    amount: int
    """Negative for earlier; 0 for `that year`."""
    from_told: bool
    """Whether it counts from the last date told (`the following year`), rather than from the document's own date."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time, with as much of the date as they say themselves."""

    start: int
    end: int
    rule: str
    date: EdtfDate | None = None
    """The date; its year is `XXXX` where the words have none. None for a range, and for an ambiguous date."""
    mod: str | None = None
    """As in TIMEX3."""
    ends: tuple[Expression, ...] = ()
    """First and last part of a range."""
    readings: tuple[EdtfDate, ...] = ()
    """Both dates that a numeric date such as `3/4/2019` may be."""
    shift: Shift | None = None
    """For a date reckoned from another one."""
    duration: str | None = None
    """For a length of time, its TIMEX3 value: `P40D`."""
    leans_right: bool = False
    """Whether the next expression stands in one list with it and may carry its year."""

    @property
    def needs_year(self) -> bool:
        """Whether the words leave the year to the context."""
        return self.date is not None and self.date.year == "XXXX"


def expression(
    match: re.Match[str], rule: str, year: str | None, month: str | None = None, day: str | None = None
) -> Expression | None:
    """Return the expression of a whole match, or None if the calendar has no such date."""
    try:
        date = EdtfDate.checked(year or "XXXX", month, day)
    except EdtfError:
        return None
    return Expression(match.start(), match.end(), rule, date)


def days(match: re.Match[str], month: str) -> Expression | None:
    """Return the range of a match that names two days of one month (groups `day`, `last`, perhaps `year`)."""
    year = match["year"] or "XXXX"
    try:
        first = EdtfDate.checked(year, month, match["day"].zfill(2))
        last = EdtfDate.checked(year, month, match["last"].zfill(2))
    except EdtfError:
        return None
    if int(match["last"]) <= int(match["day"]):
        return None
    ends = (
        Expression(match.start(), match.end("day"), "day_range", first),
        Expression(match.start("last"), match.end(), "day_range", last),
    )
    return Expression(match.start(), match.end(), "day_range", ends=ends)
