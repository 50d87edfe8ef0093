"""Dates in words of a language that a catalogue describes; what it has no plain words for stays in EDTF."""

from __future__ import annotations

from typing import Any

from relations.edtf import Day, Edtf, EdtfDate, EdtfInterval, EdtfSet
from relations.reading.scale import Unit
from relations.reading.wording import clock

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MARKS = {"?": "uncertain", "~": "approximate", "%": "both"}


class DateWords:
    """Dates in one language.

    Args:
        words: Its months, patterns and modifiers, as in the catalogue.
    """

    def __init__(self, words: dict[str, Any]) -> None:  # Any: what JSON holds
        self._months: list[str] = words["months"]
        self._short: list[str] = words["short"]
        self._patterns: dict[str, str] = words["patterns"]
        self._parts: dict[str, str] = words["parts"]
        self._mods: dict[str, dict[str, str]] = words["mods"]

    def words(self, edtf: Edtf, mod: str | None = None) -> str:
        """Return a date in words, or in EDTF with its modifier."""
        said: tuple[str, str] | None = None
        match edtf:
            case EdtfDate():
                said = self._qualified(edtf)
            case EdtfInterval(start=EdtfDate() as start, end=EdtfDate() as end):
                said = self._pair("interval", start, end)
            case EdtfInterval(start=EdtfDate() as start):
                said = self._one("on" if edtf.end == ".." else "end unknown", start)
            case EdtfInterval(end=EdtfDate() as end):
                said = self._one("until" if edtf.start == ".." else "start unknown", end)
            case EdtfSet(members=((EdtfDate() as first, EdtfDate() as last),)) if first != last and not edtf.is_all:
                said = self._pair("between", first, last)
        if said is None:
            return f"{edtf} ({mod})" if mod else str(edtf)
        words, unit = said
        if not mod:
            return words
        patterns = self._mods.get(mod)
        if patterns is None:
            return f"{edtf} ({mod})"
        return (patterns.get(unit) or patterns["date"]).format(date=words)

    def between(self, first: str, last: str) -> str:
        """Return an interval between two dates in words."""
        return self._patterns["interval"].format(first=first, last=last)

    def tick(self, day: Day, unit: Unit) -> str:
        """Return what stands at a day, a month or a year on an axis."""
        year = self._year(day.year)
        if unit == "year":
            return year
        month = self._short[day.month - 1]
        return f"{day.day}{self._patterns['short day']} {month} {year}" if unit == "day" else f"{month} {year}"

    def _one(self, pattern: str, date: EdtfDate) -> tuple[str, str] | None:
        said = self._qualified(date)
        return said and (self._patterns[pattern].format(date=said[0]), "interval")

    def _pair(self, pattern: str, first: EdtfDate, last: EdtfDate) -> tuple[str, str] | None:
        ends = self._qualified(first), self._qualified(last)
        if ends[0] is None or ends[1] is None:
            return None
        return self._patterns[pattern].format(first=ends[0][0], last=ends[1][0]), "interval"

    def _qualified(self, date: EdtfDate) -> tuple[str, str] | None:
        """The date and its unit; None if there are no plain words for it."""
        said = self._plain(date)
        marks = set(date.qualifiers[: 1 + bool(date.month) + bool(date.day)])
        if said is None or marks == {""}:
            return said
        if len(marks) > 1:
            return None
        return self._patterns[_MARKS[marks.pop()]].format(date=said[0]), said[1]

    def _plain(self, date: EdtfDate) -> tuple[str, str] | None:
        year = self._year_mask(date.year)
        if year is None:
            return None
        words, unit = year
        month, day = date.month or "", date.day or ""
        if not month:
            return (words, unit) if words else None
        if unit != "year":
            return None
        if month in self._parts:
            said = self._parts[month]
        elif month.isdigit() and int(month) <= 12:
            said = self._months[int(month) - 1]
        else:
            return None
        if not day:
            return self._of_year("month", words, month=said), "month"
        if not day.isdigit():
            return None
        pattern = "first day" if int(day) == 1 and "first day" in self._patterns else "day"
        made = self._of_year(pattern, words, day=int(day), month=said)
        return (f"{made}, {clock(date.time)}" if date.time else made), "day"

    def _of_year(self, pattern: str, year: str, **values: object) -> str:
        if year:
            return self._patterns[pattern].format(year=year, **values)
        without = self._patterns[f"{pattern} of no year"].format(**values)
        return self._patterns["year unknown"].format(date=without)

    def _year_mask(self, mask: str) -> tuple[str, str] | None:
        """A year, decade or century, with its unit; empty words if nothing of it is known."""
        digits = mask.lstrip("Y-")
        if digits == "XXXX":
            return "", "year"
        if "X" not in digits:
            return self._year(int(mask.lstrip("Y"))), "year"
        if mask.startswith("-") or digits < "1000":
            return None
        if digits[2:] == "XX" and digits[:2].isdigit():
            number = int(digits[:2]) + 1
            return self._patterns["century"].format(number=number, roman=_roman(number)), "century"
        if digits[:3].isdigit():
            return self._patterns["decade"].format(year=f"{digits[:3]}0"), "decade"
        return None

    def _year(self, year: int) -> str:
        if year <= 0:
            return self._patterns["BC"].format(year=1 - year)
        return self._patterns["AD"].format(year=year) if year < 1000 else str(year)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
