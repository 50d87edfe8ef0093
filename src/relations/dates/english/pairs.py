"""English: two expressions beside each other that are one: a time of the day and its day, a month and its year."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.expression import Expression
from relations.dates.grammar import SPACE as _S

_OF = re.compile(rf"(?:{_S}hours)?(?:{_S}(?:of|on){_S}(?:the{_S})?|,?{_S})")
_OF_YEAR = re.compile(rf",?{_S}of{_S}|{_S}(?:later{_S})?")
_AT = re.compile(rf",?{_S}(?:at{_S})?")
_LONGEST_GAP = 12


def join(text: str, first: Expression, last: Expression) -> Expression | None:
    """Return one expression of two, if the words between them make them one."""
    gap = text[first.end : last.start]
    if len(gap) > _LONGEST_GAP:
        return None
    if first.rule in {"part_of_day", "clock"} and first.time and _is_day(last) and _OF.fullmatch(gap):
        return replace(last, start=first.start, type="TIME", time=first.time)  # the night of 18 April
    if last.rule == "clock" and _is_day(first) and _AT.fullmatch(gap):
        return replace(first, end=last.end, type="TIME", time=last.time)  # Tuesday at 3 p.m.
    if _is_bare(first) and _is_told_year(last) and _OF_YEAR.fullmatch(gap):
        return replace(first, end=last.end, shift=last.shift)  # August of that year
    return None


def _is_day(one: Expression) -> bool:
    """Whether it is a day, without a time of it."""
    if one.time is not None or one.ends:
        return False
    is_weekday = one.turn is not None and one.turn.weekday is not None
    is_shifted = one.shift is not None and one.shift.unit == "day" and one.date is None  # the next day
    return is_weekday or is_shifted or (one.date is not None and one.date.precision == "day")


def _is_bare(one: Expression) -> bool:
    return one.needs_year and one.turn is None and one.shift is None


def _is_told_year(one: Expression) -> bool:
    return one.shift is not None and one.shift.unit == "year" and one.shift.from_told and one.time is None
