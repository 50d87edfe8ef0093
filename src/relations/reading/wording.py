"""Dates in words that a reader takes in at a glance: `1993-06` is June 1993, `199X` the 1990s."""

from __future__ import annotations

from collections.abc import Sequence

from relations.edtf import Day, Edtf, EdtfDate, EdtfInterval, EdtfSet
from relations.model import Timex
from relations.reading.names import ANCHORS

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SUB_YEARS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "25": "northern spring", "26": "northern summer", "27": "northern autumn", "28": "northern winter",
    "29": "southern spring", "30": "southern summer", "31": "southern autumn", "32": "southern winter",
    "33": "first quarter of", "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of",
    "37": "first four months of", "38": "middle four months of", "39": "last four months of",
    "40": "first half of", "41": "second half of",
}  # fmt: skip
_QUALIFIERS = {"?": "perhaps", "~": "about", "%": "perhaps about"}
_QUALITIES = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
_MODS = {
    "START": "early ",
    "MID": "mid-",
    "END": "late ",
    "APPROX": "about ",
    "BEFORE": "before ",
    "AFTER": "after ",
    "ON_OR_BEFORE": "by ",
    "ON_OR_AFTER": "from ",
}


def timex_in_words(timex: Timex) -> str:
    """Return the value of a time expression in words, or its own text if it has none."""
    if timex.parts and any(part.mod for part in timex.parts):
        first, last = timex.parts
        return f"from {timex_in_words(first)} to {timex_in_words(last)}"
    return timex.text if timex.edtf is None else in_words(timex.edtf, timex.mod)


def how_known(timex: Timex) -> tuple[str, str, str]:
    """Return how a date is known: the words before what it leans on, the words for that, and its value.

    The last two are empty if it leans on no other date.
    """
    if timex.basis == "explicit":
        return "As written", "", ""
    how = "Reckoned from" if timex.basis == "anchored" else "Completed from"
    if timex.anchor is None:
        return f"{how} the text around it", "", ""
    return f"{how} ", ANCHORS[timex.anchor.kind], f", {in_words(timex.anchor.edtf)}"


def what_is_known(timex: Timex) -> str:
    """Return what is known of a date that has no certain place in time."""
    if timex.readings:
        return "Ambiguous: " + " or ".join(in_words(reading) for reading in timex.readings)
    if timex.edtf is not None:
        words = timex_in_words(timex)
        return words[:1].upper() + words[1:]
    return "Nothing in the text says what it counts from"


def in_words(edtf: Edtf, mod: str | None = None) -> str:
    """Return a date in words, narrowed by a TIMEX3 modifier.

    >>> in_words(Edtf.parse("1993-06")), in_words(Edtf.parse("199X"), "START"), in_words(Edtf.parse("-0043"))
    ('June 1993', 'early 1990s', '44 BC')
    >>> in_words(Edtf.parse("1953/1956")), in_words(Edtf.parse("1993~"))
    ('1953–1956', 'about 1993')
    """
    if isinstance(edtf, EdtfInterval):
        words = _interval(edtf)
    elif isinstance(edtf, EdtfSet):
        words = _set(edtf)
    elif isinstance(edtf, EdtfDate):
        words = _date(edtf)
    else:
        words = str(edtf)
    return _narrowed(words, mod) if mod else words


def with_notation(words: str, edtf: Edtf) -> tuple[str, str]:
    """Return words and the notation behind them in brackets, which is empty where it would say the same."""
    return words, "" if words == str(edtf) else f"({edtf})"


def _narrowed(words: str, mod: str) -> str:
    names = [_MODS.get(name, "") for name in mod.split("/")]
    if names == ["about "] and words.startswith(("about ", "perhaps about ")):
        return words
    return "to ".join([*(name.replace("-", " ") for name in names[:-1]), names[-1]]) + words


def _date(date: EdtfDate) -> str:
    words = _plain(date)
    parts = sum(part is not None for part in (date.year, date.month, date.day))
    marks = date.qualifiers[:parts]
    if not any(marks):
        return words
    if len(set(marks)) == 1:
        return f"{_QUALIFIERS[marks[0]]} {words}"
    doubts = [f"{unit} {_QUALITIES[m]}" for unit, m in zip(("year", "month", "day"), marks, strict=False) if m]
    return f"{words} ({', '.join(doubts)})"


def _plain(edtf: EdtfDate) -> str:
    """The date in words, as if it had no qualifiers."""
    year = _year(edtf.year)
    month, day = edtf.month or "", edtf.day or ""
    if year is None or _is_half_known(month) or _is_half_known(day):
        return _bounds(edtf)
    if not month:
        return year or "an unknown year"
    if month in _SUB_YEARS:
        name = _SUB_YEARS[month]
        return f"{name} {year or 'an unknown year'}" if name.endswith(" of") else _of_year(name, edtf.year)
    if month == "XX":
        words = _of_year("an unknown month", edtf.year)
        return f"{_ordinal(int(day))} of {words}" if day.isdigit() else words
    name = MONTHS[int(month) - 1]
    if day == "XX":
        name = f"a day in {name}"
    elif day:
        name = f"{int(day)} {name}"
    return _of_year(name, edtf.year) + (f", {clock(edtf.time)}" if edtf.time else "")


def _is_half_known(mask: str) -> bool:
    return "X" in mask and mask != "XX"


def _of_year(words: str, mask: str) -> str:
    """`June` with its year: June 1993, June in the 1990s; or `June, year unknown`."""
    if mask.endswith("XXXX"):
        return f"{words}, year unknown"
    between = " in the " if "X" in mask else " in " if words.startswith("an unknown") else " "
    return f"{words}{between}{_year(mask)}"


def _year(mask: str) -> str | None:
    """A year, decade or century; empty if nothing of it is known, None for a mask that has no words."""
    digits = mask.lstrip("Y-")
    if digits == "XXXX":
        return ""
    if "X" not in digits:
        return _year_number(int(mask.lstrip("Y")))
    is_before_christ = mask.startswith("-")
    era = " BC" if is_before_christ else ""
    if digits[1:] == "XXX":
        return f"{_ordinal(int(digits[0]) + 1)} millennium{era}"
    if digits[2:] == "XX" and digits[:2].isdigit():
        return f"{_ordinal(int(digits[:2]) + 1)} century{era}"
    # The years of -049X are 500 to 491 BC, which nobody calls a decade; `000X` would be the 0s.
    if digits[:3].isdigit() and not is_before_christ and int(digits[:3]):
        return f"{'AD ' if digits < '1000' else ''}{int(digits[:3])}0s"
    return None


def _year_number(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BC"
    return f"AD {year}" if year < 1000 else str(year)


def _bounds(date: EdtfDate) -> str:
    if date.first_day is None or date.last_day is None:
        return str(date)
    return _between(_day(date.first_day), _day(date.last_day))


def _between(first: str, last: str) -> str:
    """Two dates with what they share said once: between 9 and 17 July 2024."""
    here, there = first.split(" "), last.split(" ")
    while len(here) > 1 and here[-1] == there[-1] and len(here) == len(there):
        here.pop()
        there.pop()
    return f"between {' '.join(here)} and {last}"


def _day(day: Day) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {_year_number(day.year)}"


def clock(time: str) -> str:
    """Return a time of day as it is usually written.

    >>> clock("14:30:00"), clock("14:30:00Z"), clock("14:30:05+02:00")
    ('14:30', '14:30 UTC', '14:30:05 UTC+02:00')
    """
    shown, zone = time[:8], time[8:]
    shown = shown.removesuffix(":00") if shown.count(":") == 2 else shown
    return f"{shown} UTC{'' if zone == 'Z' else zone}" if zone else shown


def _interval(interval: EdtfInterval) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, EdtfDate) and isinstance(end, EdtfDate):
        return _from_to(start, end)
    if isinstance(start, EdtfDate):
        return f"from {_date(start)} on" if end == ".." else f"from {_date(start)}, end unknown"
    if isinstance(end, EdtfDate):
        return f"until {_date(end)}" if start == ".." else f"until {_date(end)}, start unknown"
    return str(interval)


def _from_to(start: EdtfDate, end: EdtfDate) -> str:
    first, last = _date(start), _date(end)
    if not (_is_plain(start) and _is_plain(end)):
        return f"{first}–{last}" if " " not in first + last else f"from {first} to {last}"
    if start.time or end.time:
        return f"from {first} to {last}"
    if start.year == end.year and start.month and end.month:
        year = f" {_year(start.year)}"
        if start.month == end.month and start.day and end.day:
            return f"{int(start.day)}–{last}"
        first = first.removesuffix(year)
    elif first.endswith(" BC") and last.endswith(" BC"):
        first = first.removesuffix(" BC")
    dash = " – " if " " in first or last.count(" ") > 1 else "–"
    return f"{first}{dash}{last}"


def _is_plain(date: EdtfDate) -> bool:
    return "X" not in str(date) and not any(date.qualifiers) and date.month not in _SUB_YEARS


def _set(dates: EdtfSet) -> str:
    members = [_member(first, last, is_all=dates.is_all) for first, last in dates.members]
    return _listed(members, "and" if dates.is_all else "or")


def _member(first: EdtfDate | None, last: EdtfDate | None, *, is_all: bool) -> str:
    if first is not None and last is not None:
        if first == last:
            return _date(first)
        return f"all of {_from_to(first, last)}" if is_all else _between(_date(first), _date(last))
    if first is not None:
        return f"{_date(first)} {'and' if is_all else 'or'} later"
    return f"{_date(last)} {'and' if is_all else 'or'} earlier" if last is not None else ""


def _listed(words: Sequence[str], conjunction: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
