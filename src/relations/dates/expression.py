"""What a rule finds in the text: a time expression, not yet resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from relations.dates.moving import Moving
from relations.edtf import EdtfDate
from relations.errors import EdtfError
from relations.model import TimexType

Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
Share = Literal["third", "half"]
Direction = Literal["last", "past", "nearest", "future", "next"]


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from another date: `two years later`, `last month`, `that year`."""

    unit: Unit
    amount: int
    """Negative for earlier; 0 for the unit that the other date lies in."""
    from_told: bool
    """Whether it counts from the last date told (`the following year`), rather than from the document's own date."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The next or last of its kind: `Friday`, `last March`, `next summer`; the date says which kind."""

    weekday: int | None = None
    """1 for Monday to 7 for Sunday, as in ISO 8601; None where the expression's date is what recurs."""
    direction: Direction = "nearest"
    """`past` and `future` may be the very day; `last` and `next` are another one."""
    from_told: bool = False
    """As in `Shift`."""
    day: int | None = None
    """The day of the month that the weekday falls on: `Friday the 13th`."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time, with as much of it as they say themselves."""

    start: int
    end: int
    rule: str
    type: TimexType = "DATE"
    date: EdtfDate | None = None
    """The date; its year is `XXXX` where the words have none."""
    mod: str | None = None
    """As in TIMEX3."""
    share: Share = "third"
    """How much of the date such a `mod` leaves."""
    value: str | None = None
    """The TIMEX3 value of what needs no resolving: a duration, a set, a vague reference."""
    time: str | None = None
    """Part of the day or clock time, as TIMEX3 writes it behind a day: `TMO`, `T15:30`."""
    shift: Shift | None = None
    turn: Turn | None = None
    moving: Moving | None = None
    """A day that moves from year to year, without its year: `Easter`, `the first Monday of May`."""
    tense: Literal["past", "future"] | None = None
    """Whether the words around it tell of what has been or of what is to come."""
    ends: tuple[Expression, ...] = ()
    """First and last part of a range."""
    readings: tuple[EdtfDate, ...] = ()
    """Both dates that a numeric date such as `3/4/2019` may be."""
    generic: bool = False
    """Whether it may mean any of its kind (`winter clothes`, `at noon`): only what is near says which one."""
    from_document: bool = True
    """Whether it may be reckoned from the document's date: `the hit of the evening` is of an evening that is told."""
    fiscal: bool = False
    """Whether its year is a fiscal one, whose days are not those of the calendar."""
    leans_right: bool = False
    """Whether the next expression stands in one list with it and may carry its year."""

    @property
    def needs_year(self) -> bool:
        """Whether the words leave the year to the context."""
        return self.date is not None and self.date.year == "XXXX"


def lacks_century(date: EdtfDate) -> bool:
    """Return whether a year is told by its last two digits: `XX93`."""
    return date.year[:2] == "XX" and date.year[2:].isdigit()


def expression(
    match: re.Match[str], rule: str, year: str | None, month: str | None = None, day: str | None = None
) -> Expression | None:
    """Return the expression of a whole match, or None if the calendar has no such date."""
    try:
        date = EdtfDate.checked(year or "XXXX", month, day)
    except EdtfError:
        return None
    return Expression(match.start(), match.end(), rule, date=date)


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
    is_month_first = match.start("month") < match.start("day")
    ends = (
        Expression(match.start(), match.end("day"), "day_range", date=first),
        Expression(
            match.start("last"),
            match.end("last") if is_month_first and not match["year"] else match.end(),
            "day_range",
            date=last,
        ),
    )
    return Expression(match.start(), match.end(), "day_range", ends=ends)


def years(match: re.Match[str], first: str, tail: str) -> Expression | None:
    """Return the range of a match that names two years (groups `year`, `tail`), the second perhaps by its end."""
    last = first[: -len(tail)] + tail if len(tail) < len(first) else tail
    if last <= first:
        return None
    ends = (
        Expression(match.start("year"), match.end("year"), "year_range", date=EdtfDate(first)),
        Expression(match.start("tail"), match.end(), "year_range", date=EdtfDate(last)),
    )
    return Expression(match.start(), match.end(), "year_range", ends=ends)
