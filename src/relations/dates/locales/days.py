"""Days, months and seasons in languages written with letters. Examples are French."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from relations.dates.expression import Expression, expression
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import START as _START
from relations.dates.grammar import Build, Rule, rule
from relations.dates.locales.names import any_of
from relations.dates.locales.patterns import (
    ANY_YEAR,
    DASH,
    WORD_START,
    YEAR,
    Patterns,
    before,
    found_before,
    nameless,
    triggers,
)

_NUMBER = r"(?:0?[1-9]|[12][0-9]|3[01])"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def day_rules(patterns: Patterns) -> Iterator[Rule]:
    """Yield the rules for days, alone and in pairs."""
    words, month, of, the = patterns.words, patterns.month, patterns.of, patterns.the
    numbers = f"#1 #2 {triggers(words.first)}"
    ordinal = rf"(?:(?i:{words.ordinal}))?(?![^\W\d_])"
    day = rf"(?P<day>(?i:{words.first})|{_NUMBER}{ordinal})"
    last = rf"(?:{patterns.weekday},?{_S})?(?P<last>{_NUMBER}){ordinal}"
    to = rf"(?:(?:{_S})?{DASH}(?:{_S})?|{patterns.between})"
    and_ = rf"(?:{_S}{patterns.conjunction}|,){_S}{the}"
    year = rf"{YEAR}{patterns.year_word}"
    parted = rf"(?:\.{_S}?|{_S})"
    yield rule("day_range", numbers, rf"{_START}{day}{to}{last}{_S}{of}{month}(?:\.?{_S}{of}{year}|\.)?",
               _day_range(patterns), "du 3 au 5 mai 1989")  # fmt: skip
    yield rule("shared_day", numbers, rf"{_START}{day}(?={and_}{last}{_S}{of}{month}(?:\.?{_S}{of}{YEAR})?)",
               _date(patterns, "shared_day"), "le 3 et le 5 mai 1989")  # fmt: skip
    yield rule(
        "full_date",
        numbers,
        rf"{_START}{day}{_S}{of}{month}\.?,?{_S}{of}{year}",
        _date(patterns, "full_date"),
        "le 3 mai 1989",
    )
    yield rule(
        "month_first",
        triggers(patterns.months),
        rf"{_START}{month}\.?{_S}(?P<day>{_NUMBER}),{_S}{YEAR}",
        _date(patterns, "month_first"),
        "septembre 5, 2008",
    )
    yield rule(
        "spaced_numeric",
        "#1 #2",
        rf"{_START}(?P<day>{_NUMBER})\.{_S}(?P<month_number>0?[1-9]|1[0-2])\.{_S}{YEAR}",
        _date(patterns, "spaced_numeric"),
        "le 3. 5. 1989",
    )
    yield rule("roman_month", "#1 #2", rf"{_START}(?P<day>{_NUMBER}){parted}(?P<roman>{any_of(_ROMAN)}){parted}{year}",
               _date(patterns, "roman_month"), "le 3 V 1989")  # fmt: skip
    yield rule(
        "day_month", numbers, rf"{_START}{day}{_S}{of}{patterns.whole_month}", _date(patterns, "day_month"), "le 3 mai"
    )


def month_rules(patterns: Patterns) -> Iterator[Rule]:
    """Yield the rules for months and seasons."""
    words, names = patterns.words, triggers(patterns.months)
    year = rf"{YEAR}{patterns.year_word}"
    season = rf"(?P<season>(?i:{any_of(words.seasons)}))"
    years = rf"{ANY_YEAR}(?:[-–/](?P<tail>[0-9]{{4}}|[0-9][0-9])(?![0-9])|(?![\d%]|[.,][0-9])){patterns.year_word}"
    yield rule(
        "month_year",
        names,
        rf"{WORD_START}{patterns.month}\.?,?{_S}{patterns.of}{year}",
        _date(patterns, "month_year"),
        "en mai 1989",
    )
    yield rule(
        "month",
        names,
        rf"{WORD_START}{patterns.whole_month}(?!{_S}[0-9]|-(?!{nameless(patterns.month)}))",
        _lone_month(patterns),
        "en mai",
    )
    yield rule(
        "season",
        triggers(words.seasons),
        rf"{WORD_START}{season}{_S}{patterns.of}{years}",
        _season(patterns),
        "au printemps 1968",
    )


def _date(patterns: Patterns, name: str) -> Build:
    def build(match: re.Match[str]) -> Expression | None:
        parts = match.groupdict()
        day = parts.get("day")
        made = expression(match, name, parts.get("year"), _month(patterns, parts), _day(day) if day else None)
        return patterns.with_weekday(made, match.string) if made and day else made

    return build


def _month(patterns: Patterns, parts: Mapping[str, str]) -> str:
    if roman := parts.get("roman"):
        return f"{_ROMAN.index(roman) + 1:02d}"
    if number := parts.get("month_number"):
        return number.zfill(2)
    return patterns.months[parts["month"].lower()]


def _day(written: str) -> str:
    """The two digits of a day; a word is the first."""
    digits = re.match(r"[0-9]+", written)
    return digits[0].zfill(2) if digits else "01"


def _day_range(patterns: Patterns) -> Build:
    def build(match: re.Match[str]) -> Expression | None:
        year, month = match["year"], _month(patterns, match.groupdict())
        first = expression(match, "day_range", year, month, _day(match["day"]))
        last = expression(match, "day_range", year, month, _day(match["last"]))
        if first is None or last is None or _day(match["day"]) >= _day(match["last"]):
            return None
        first = patterns.with_weekday(replace(first, end=match.end("day")), match.string)
        ends = (first, replace(last, start=match.start("last")))
        return Expression(first.start, last.end, "day_range", ends=ends)

    return build


def _lone_month(patterns: Patterns) -> Build:
    """A month behind a preposition, or in a range or list; a name of somebody is none."""
    words = patterns.words
    asked = before(words.in_month, rf"(?:{_S}|(?<=['’])|-)")
    joined = re.compile(rf"(?:{patterns.gap}|(?:{_S})?[-–—/](?:{_S})?|,{_S}){patterns.month}")
    next_word = re.compile(rf"{_S}(?P<sign>[^\W\d_])")

    def build(match: re.Match[str]) -> Expression | None:
        text = match.string
        if match["month"][0].isupper() and not words.proper_nouns:
            behind = next_word.match(text, match.end())
            if not words.proper_months or (behind and behind["sign"].isupper()):
                return None
        is_asked = found_before(asked, text, match.start()) or joined.match(text, match.end())
        return expression(match, "month", None, _month(patterns, match.groupdict())) if is_asked else None

    return build


def _season(patterns: Patterns) -> Build:
    """A season; a winter may be told by both its years (`1952-53`), and EDTF names it by the first."""

    def build(match: re.Match[str]) -> Expression | None:
        season, tail = patterns.words.seasons[match["season"].lower()], match["tail"]
        made = expression(match, "season", match["year"], season)
        if made and tail and not (season == "24" and f"{int(match['year']) + 1}".endswith(tail)):
            made = replace(made, end=match.end("year"))
        return patterns.with_article(made, match.string) if made else None

    return build
