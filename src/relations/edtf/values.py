"""The values of EDTF: what they write, what they cover, and how they are read from their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, total_ordering
from itertools import product
from typing import Any, Literal, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from relations.edtf.days import Day, month_length
from relations.errors import EdtfError

Precision = Literal["millennium", "century", "decade", "year", "season", "month", "day", "time"]


def year_digits(year: int) -> str:
    """Return a year as EDTF writes it: four digits, with a minus before 1 BC."""
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


# First and last month of the "months" above 12; a last month beyond December lies in the next year.
# Seasons are meteorological, and northern where the code leaves the hemisphere open, as archives read them.
_SUB_YEARS: dict[int, tuple[int, int]] = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip

_DATE = re.compile(
    r"""(?P<before_year>[?~%]?)(?P<year>-?[\dX]{4}|Y-?[1-9]\d{4,8})(?P<after_year>[?~%]?)
    (?:-(?P<before_month>[?~%]?)(?P<month>[\dX]{2})(?P<after_month>[?~%]?)
    (?:-(?P<before_day>[?~%]?)(?P<day>[\dX]{2})(?P<after_day>[?~%]?)
    (?:T(?P<time>(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d|24:00:00)(?:Z|[+-](?:(?:0\d|1[0-3])(?::[0-5]\d)?|14:00))?))?)?)?""",
    re.VERBOSE | re.ASCII,
)

_DAY_FIRST = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII
)  # 06/02/2024, which only looks like an interval


@total_ordering
class Edtf:
    """A date, an interval or a set of dates in EDTF; ordered by first day, then last day, then notation.

    >>> Edtf.parse("1993-06").last_day
    Day(year=1993, month=6, day=30)
    >>> Edtf.parse("1953/1956") < Edtf.parse("199X")
    True
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Return the value that `text` writes.

        Raises:
            EdtfError: If it is no EDTF, is no day of the calendar, or ends before it begins.
        """
        return _parse(text)

    @property
    def first_day(self) -> Day | None:
        """The first day it may cover, or None where it is open, unknown or has no known year."""
        raise NotImplementedError

    @property
    def last_day(self) -> Day | None:
        """The last day it may cover, or None where it is open, unknown or has no known year."""
        raise NotImplementedError

    def _key(self) -> tuple[Day | tuple[float], Day | tuple[float], str]:
        return self.first_day or (float("-inf"),), self.last_day or (float("inf"),), str(self)

    def __lt__(self, other: object) -> bool:
        return self._key() < other._key() if isinstance(other, Edtf) else NotImplemented

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let models hold an Edtf and write it as its text; `Any` is pydantic's own signature."""
        return core_schema.no_info_plain_validator_function(
            _validate, serialization=core_schema.plain_serializer_function_ser_schema(str, when_used="always")
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe it in a JSON schema as a string."""
        return {"type": "string", "format": "edtf", "description": "A date in EDTF (ISO 8601-2)."}


def _validate(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if isinstance(value, str):
        return Edtf.parse(value)
    msg = f"a date is a string in EDTF, not {type(value).__name__}"
    raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class EdtfDate(Edtf):
    """One date: a year, month or day, each of which may be in doubt, rough or unspecified."""

    year: str
    """Four digits, `X` for an unspecified one, `-` before years before 1 BC; `Y` and more digits for far years."""
    month: str | None = None
    """`01` to `12`, `X` for an unspecified digit, or a season or sub-year (`21` to `41`)."""
    day: str | None = None
    time: str | None = None
    """`hh:mm:ss`, with `Z` or an offset if the text has one."""
    qualifiers: tuple[str, str, str] = ("", "", "")
    """For year, month and day: `?` uncertain, `~` approximate, `%` both, or nothing."""

    def __str__(self) -> str:
        parts = [p for p in (self.year, self.month, self.day) if p is not None]
        marks = self.qualifiers[: len(parts)]
        group = 0
        while group < len(parts) and marks[group] == marks[0] != "":
            group += 1
        written = [
            (marks[i] if i >= group else "") + part + (marks[0] if i == group - 1 else "")
            for i, part in enumerate(parts)
        ]
        return "-".join(written) + (f"T{self.time}" if self.time else "")

    @property
    def first_day(self) -> Day | None:
        """The first day it may cover."""
        return _bounds(self)[0]

    @property
    def last_day(self) -> Day | None:
        """The last day it may cover."""
        return _bounds(self)[1]

    @property
    def is_exact(self) -> bool:
        """Whether it is plain ISO 8601 (`1993`, `1993-06`, `1993-06-19`): no doubt, mask, season or far year."""
        return (
            self.year.lstrip("-").isdigit()
            and (self.month is None or (self.month.isdigit() and int(self.month) <= 12))
            and (self.day is None or self.day.isdigit())
            and not any(self.qualifiers)
        )

    @property
    def is_approximate(self) -> bool:
        """Whether any part of it is rough (`~` or `%`)."""
        return any(q in "~%" for q in self.qualifiers if q)

    @property
    def is_uncertain(self) -> bool:
        """Whether any part of it is in doubt (`?` or `%`)."""
        return any(q in "?%" for q in self.qualifiers if q)

    @property
    def precision(self) -> Precision | None:
        """The smallest unit that is known, or None if nothing is."""
        if self.time is not None:
            return "time"
        if self.day is not None and self.day != "XX":
            return "day"
        if self.month is not None and self.month != "XX":
            return "season" if self.month.isdigit() and int(self.month) > 12 else "month"
        known = len(self.year.lstrip("Y-").rstrip("X"))
        names: tuple[Precision | None, ...] = (None, "millennium", "century", "decade", "year")
        return names[min(known, 4)]

    def with_year(self, year: str) -> Self:
        """Return the same date in another year.

        Raises:
            EdtfError: If that year has no such day.
        """
        return type(self).checked(year, self.month, self.day, self.time, self.qualifiers)

    @classmethod
    def checked(
        cls,
        year: str,
        month: str | None = None,
        day: str | None = None,
        time: str | None = None,
        qualifiers: tuple[str, str, str] = ("", "", ""),
    ) -> Self:
        """Return the date, if the calendar has it.

        Raises:
            EdtfError: If there is no such month or day, or it cannot be written.
        """
        made = cls(year, month, day, time, qualifiers)
        if not str(made).isascii():
            raise EdtfError(str(made), "its digits are 0 to 9")
        if len(year.lstrip("-")) > 4 and (year[0] != "Y" or month is not None):
            raise EdtfError(str(made), "a far year is written Y… and has no months")
        if (
            month is not None
            and month.isdigit()
            and int(month) > 12
            and (int(month) not in _SUB_YEARS or day is not None)
        ):
            raise EdtfError(
                str(made), "months run to 12, seasons and other parts of a year from 21 to 41 and have no days"
            )
        if next(_days(made, last=False), None) is None:
            raise EdtfError(str(made), "the calendar has no such day")
        return made


@lru_cache(maxsize=256)
def _bounds(date: EdtfDate) -> tuple[Day | None, Day | None]:
    """First and last day; kept for the dates that come again and again, rather than on each of them."""
    if not any(c.isdigit() for c in date.year):
        return None, None
    return next(_days(date, last=False)), next(_days(date, last=True))


def _days(date: EdtfDate, *, last: bool) -> Iterator[Day]:
    """The first (or last) day of each possible month, from the earliest on (or from the latest back)."""
    for year in _years(date.year, last=last):
        if date.month is not None and date.month.isdigit() and int(date.month) > 12:
            month = _SUB_YEARS[int(date.month)][1 if last else 0]
            turn, month = year + (month - 1) // 12, (month - 1) % 12 + 1
            yield Day(turn, month, month_length(turn, month) if last else 1)
            continue
        for month in _values(date.month or "XX", 1, 12, last=last):
            for day in _values(date.day or "XX", 1, month_length(year, month), last=last):
                yield Day(year, month, day)


def _values(mask: str, low: int, high: int, *, last: bool) -> Iterator[int]:
    """Numbers from low to high that fit a mask such as `1X`, in order or in reverse order."""
    numbers = range(high, low - 1, -1) if last else range(low, high + 1)
    if mask.isdigit():
        return iter((int(mask),) if int(mask) in numbers else ())
    return (n for n in numbers if all(m in ("X", c) for m, c in zip(mask, f"{n:02d}", strict=True)))


def _years(mask: str, *, last: bool) -> Iterator[int]:
    """Years that fit a mask such as `19XX` or `-04XX`, in order or in reverse order."""
    if "X" not in mask:
        return iter((int(mask.removeprefix("Y")),))
    sign = -1 if mask[0] == "-" else 1
    digits_in_order = "9876543210" if last == (sign > 0) else "0123456789"
    digits = [digits_in_order if c == "X" else c for c in mask.lstrip("-")]
    return (sign * int("".join(number)) for number in product(*digits))


End = EdtfDate | Literal["..", ""]
"""An end of an interval: a date, `..` where it is open (`1984/..`, it goes on), or nothing where it is not known."""


@dataclass(frozen=True)
class EdtfInterval(Edtf):
    """From one date to another; either end may be open (`..`) or unknown (empty)."""

    start: End
    end: End

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @property
    def first_day(self) -> Day | None:
        """The first day of the start, or None if that is open or unknown."""
        return self.start.first_day if isinstance(self.start, EdtfDate) else None

    @property
    def last_day(self) -> Day | None:
        """The last day of the end, or None if that is open or unknown."""
        return self.end.last_day if isinstance(self.end, EdtfDate) else None

    @classmethod
    def checked(cls, start: End, end: End) -> Self:
        """Return the interval, if it can be one.

        Raises:
            EdtfError: If it ends before it begins, names clock times, or neither end is a date.
        """
        made = cls(start, end)
        if isinstance(start, str) and isinstance(end, str):
            raise EdtfError(str(made), "an interval has at least one end")
        if any(isinstance(side, EdtfDate) and side.time for side in (start, end)):
            raise EdtfError(str(made), "an interval runs from day to day, without clock times")
        first, last = made.first_day, made.last_day
        if first is not None and last is not None and last < first:
            raise EdtfError(str(made), "it ends before it begins")
        return made


@dataclass(frozen=True)
class EdtfSet(Edtf):
    """One of several dates (`[..]`), or all of them (`{..}`)."""

    members: tuple[tuple[EdtfDate | None, EdtfDate | None], ...]
    """First and last of each member; the same date twice for a single one, None where a range is open."""
    is_all: bool = False
    """Whether all members are meant, rather than one of them."""

    def __str__(self) -> str:
        written = [str(a) if a == b else f"{a or ''}..{b or ''}" for a, b in self.members]
        return f"{'{' if self.is_all else '['}{','.join(written)}{'}' if self.is_all else ']'}"

    @property
    def first_day(self) -> Day | None:
        """The first day of all members, or None if one is open on that side or has no year."""
        days = [a.first_day if a else None for a, _ in self.members]
        return None if None in days else min(d for d in days if d)

    @property
    def last_day(self) -> Day | None:
        """The last day of all members, or None if one is open on that side or has no year."""
        days = [b.last_day if b else None for _, b in self.members]
        return None if None in days else max(d for d in days if d)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf:
    if "/" in text:
        start, _, end = text.partition("/")
        try:
            return EdtfInterval.checked(_parse_end(start, text), _parse_end(end, text))
        except EdtfError as error:
            raise EdtfError(text, error.why) from None
    if text[:1] in ("[", "{"):
        is_all = text[0] == "{"
        if text[-1] != ("}" if is_all else "]"):
            raise EdtfError(text, "the bracket is not closed")
        return EdtfSet(tuple(_parse_member(part, text) for part in text[1:-1].split(",")), is_all)
    return _parse_date(text, text)


def _parse_end(part: str, whole: str) -> End:
    if part == "..":
        return ".."
    return _parse_date(part, whole) if part else ""


def _parse_member(part: str, whole: str) -> tuple[EdtfDate | None, EdtfDate | None]:
    first, dots, last = part.strip().partition("..")
    if not dots:
        return (date := _parse_date(first, whole)), date
    start = _parse_date(first, whole) if first else None
    end = _parse_date(last, whole) if last else None
    if start is None and end is None:
        raise EdtfError(whole, "a range in a set has at least one end")
    if start and end and (start == end or (start.first_day and end.last_day and end.last_day < start.first_day)):
        raise EdtfError(whole, "a range in a set runs from an earlier to a later date")
    return start, end


def _parse_date(part: str, whole: str) -> EdtfDate:
    match = _DATE.fullmatch(part)
    if match is None or match["year"] == "-0000":
        if day_first := _DAY_FIRST.fullmatch(whole):
            a, b, year = day_first.groups()
            meant = dict.fromkeys(f"{year}-{m:0>2}-{d:0>2}" for m, d in ((a, b), (b, a)) if 1 <= int(m) <= 12)
            raise EdtfError(whole, f"the year stands first: {' or '.join(meant) or year}")
        raise EdtfError(whole, f"{part!r} is no date" if part != whole else "it does not have the form of one")
    marks = [match[f"before_{unit}"] or "" for unit in ("year", "month", "day")]
    for reach, unit in enumerate(("year", "month", "day"), start=1):
        for i in range(reach):
            marks[i] = _both(marks[i], match[f"after_{unit}"] or "")
    if match["time"] and (any(marks) or "X" in part or part != whole):
        raise EdtfError(whole, "a clock time stands only behind a full and certain day, and in no interval or set")
    try:
        return EdtfDate.checked(
            match["year"], match["month"], match["day"], match["time"], (marks[0], marks[1], marks[2])
        )
    except EdtfError as error:
        raise EdtfError(whole, error.why) from None


def _both(a: str, b: str) -> str:
    return "%" if a and b and a != b else a or b
