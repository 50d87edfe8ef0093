"""What a rule finds in the text: a date expression, not yet resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from relations.edtf import EdtfDate
from relations.errors import EdtfError


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
