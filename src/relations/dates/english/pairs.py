"""English: two expressions beside each other that are one: a time of the day and its day, a month and its year."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.expression import Expression, Shift
from relations.dates.grammar import SPACE as _S

_OF = re.compile(rf"(?:{_S}hours)?(?:{_S}(?:of|on){_S}(?:the{_S})?|,?{_S})")
_OF_YEAR = re.compile(rf",?{_S}of{_S}|{_S}(?:later{_S})?")
_AT = re.compile(rf",?{_S}(?:at{_S})?")
_POSSESSIVE = re.compile(rf"['’]s{_S}")
_AND = re.compile(rf",?{_S}(?:and{_S})?")
_SAME_DAY = Shift("day", 0, from_told=True)
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
    if _is_year_away(first) and _is_bare(last) and _POSSESSIVE.fullmatch(gap):
        return replace(last, start=first.start, shift=first.shift, turn=None)  # last year's third quarter
    if _is_bare(first) and _is_year_away(last) and _OF_YEAR.fullmatch(gap):
        return replace(first, end=last.end, shift=last.shift, turn=None)  # August of that year
    if first.rule == "the_unit" and first.shift == _SAME_DAY and last.turn and not last.time and _AT.fullmatch(gap):
        return replace(last, start=first.start, mod=first.mod)  # the end of the day Saturday
    if first.rule == last.rule == "duration" and not last.mod and _AND.fullmatch(gap):
        return _sum(first, last)  # nine years and ten months
    return None


_LENGTH = re.compile(r"P(?P<days>(?:[\d.]+[YMWD])*)(?:T(?P<hours>(?:[\d.]+[HMS])+))?")
_SIZES = "YMWDhms"


def _sum(first: Expression, last: Expression) -> Expression | None:
    """The length that is the sum of two, the second of a smaller unit."""
    long, short = (_LENGTH.fullmatch(one.value or "") for one in (first, last))
    if not long or not short or _SIZES.index(_unit(long)) >= _SIZES.index(_unit(short)):
        return None
    days, hours = ((long[name] or "") + (short[name] or "") for name in ("days", "hours"))
    return replace(first, end=last.end, value=f"P{days}{'T' if hours else ''}{hours}")


def _unit(length: re.Match[str]) -> str:
    """The smallest unit of a length, in lower case for parts of a day."""
    return length["hours"][-1].lower() if length["hours"] else length["days"][-1]


def _is_day(one: Expression) -> bool:
    """Whether it is a day, without a time of it."""
    if one.time is not None or one.ends:
        return False
    is_weekday = one.turn is not None and one.turn.weekday is not None
    is_shifted = one.shift is not None and one.shift.unit == "day" and one.date is None  # the next day
    return is_weekday or is_shifted or (one.date is not None and one.date.precision == "day")


def _is_bare(one: Expression) -> bool:
    """Whether it is told without its year, and not as the last or next of its kind."""
    is_turned = one.turn is not None and one.rule != "quarter"
    return one.needs_year and not is_turned and one.shift is None


def _is_year_away(one: Expression) -> bool:
    return one.shift is not None and one.shift.unit == "year" and one.time is None
