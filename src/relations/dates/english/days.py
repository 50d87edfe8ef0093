"""English: days and months, with their year or without."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.english.numbers import PLURAL
from relations.dates.english.tense import tense
from relations.dates.english.words import (
    DAY_TRIGGERS,
    DIRECTIONS,
    FULL_MONTHS,
    MONTH_TRIGGERS,
    MONTHS,
    NAME_MONTHS,
    NO_NOUN,
    OF_YEAR,
    SHORT_MONTHS,
    WEEKDAY_TRIGGERS,
    cased,
    with_the,
)
from relations.dates.english.words import MONTH as _MONTH
from relations.dates.english.years import OR_BC, SHORT, YEAR, year_of
from relations.dates.expression import Expression, Turn, days, expression
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import START as _START
from relations.dates.grammar import Rule, rule

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.:]\d|,\d(?!\d{3}(?!\d)))"
_TO_DAY = rf"(?:(?:{_S})?[-–—](?:{_S})?|{_S}(?:to|until|till|through){_S}(?:the{_S})?)"
_CLOCK = rf"(?:{_S}(?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:{_S}[A-Z]{{3,4}})?)?"
_DAY_OF = rf"(?:the{_S})?{_DAY}(?:{_S}of)?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?)"
_EARLY = r"(?P<early>[1-9]\d{2})(?=[).,;:](?!\d)|\s*\Z)"
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|into|within|throughout|by|since|until|till|from|to|during|through|of|early|mid|late|last|next|this|that|following|previous|past|coming|between|"
    r"and|or|each|every|before|after)\s+|mid-|[–-]\s?)\Z",
    re.IGNORECASE,
)
_TO_MONTH = re.compile(rf"(?:(?:{_S})?[-–—/](?:{_S})?|{_S}(?:to|and|or){_S}){_MONTH}(?!{_S}\d{{1,2}}(?!\d))")


def _the_day(made: Expression | None, match: re.Match[str]) -> Expression | None:
    """The same with the article of an ordinal: `the 4th of August`, but `the 4 August vote`."""
    return with_the(made, match) if _ORDINAL_DAY.match(match[0]) else made


_ORDINAL_DAY = re.compile(r"\d+(?:st|nd|rd|th)")


def _month(match: re.Match[str]) -> str:
    return MONTHS[match["month"].lower().rstrip(".")]


def _day(match: re.Match[str]) -> str:
    return match["day"].zfill(2)


def _day_month_year(match: re.Match[str]) -> Expression | None:
    made = expression(match, "full_date", year_of(match), _month(match), _day(match))
    clock = match.groupdict().get("clock")  # Wed Oct 26 15:50:06 2016
    return _the_day(replace(made, type="TIME", time=f"T{clock}") if made and clock else made, match)


def _hyphened_date(match: re.Match[str]) -> Expression | None:
    return expression(match, "full_date", match["year"].rjust(4, "X"), _month(match), _day(match))


def _days_month(match: re.Match[str]) -> Expression | None:
    """`3–5 May 1993` and `May 3–5, 1993`."""
    return _the_day(days(match, _month(match)), match)


def _month_year(match: re.Match[str]) -> Expression | None:
    if match["full"] and match.string[max(0, match.start() - 1) : match.start()] == "-":
        return None  # 32-Sep-2020
    return expression(match, "month_year", year_of(match), _month(match))


_STREET = re.compile(rf"{_S}(?:Street|Road|Court|Avenue|Lane|Drive|Terrace|Square|Close|Place)\b")
_SCORE = re.compile(rf",{_S}(?!{cased(FULL_MONTHS)}|{cased(SHORT_MONTHS)})[A-Z][a-z]+{_S}\d{{1,2}}(?![\d,])")
_PEOPLE = re.compile(rf"{_S}(?:men|women|people|abreast|of{_S}(?:us|them|those|you))\b")
_ASKS_DAY = re.compile(
    r"(?i)\b(?:the|an?|its|their|on|since|after|before|by|until|till|from|to|of|for|this|last|next|and|or|between|through)\s\Z"
)


def _is_no_day(match: re.Match[str]) -> bool:
    """Whether a month and a number are something else: `12 May Street`, `March 20 men up the hill`, `Jan 5, Piet 3`."""
    text, start, end = match.string, match.start(), match.end()
    if _STREET.match(text, end) or _SCORE.match(text, end):
        return True
    is_counted = _PEOPLE.match(text, end) or PLURAL.match(text, end)
    is_word = match["month"].lower() in NAME_MONTHS or match["month"] == "Mar"
    is_month_first = match.start("month") < match.start("day")
    return bool(is_counted and is_word and is_month_first and not _ASKS_DAY.search(text, max(0, start - 10), start))


def _day_month(match: re.Match[str]) -> Expression | None:
    if _is_no_day(match):
        return None
    made = expression(match, "day_month", None, _month(match), _day(match))
    return _the_day(replace(made, tense=tense(match.string, match.start(), match.end())), match) if made else None


def _shared_day(match: re.Match[str]) -> Expression | None:
    """The first of two days of one month: `4 and 5 May 1993`."""
    return _the_day(expression(match, "shared_day", match["year"], _month(match), _day(match)), match)


_AFTER_MONTH_DAY = re.compile(
    rf"{_MONTH}{_S}\d{{1,2}}(?:st|nd|rd|th)?(?:,{_S}\d{{1,2}}(?:st|nd|rd|th)?)*(?:,?{_S}(?:and|or)|,){_S}(?:the{_S})?\Z"
)


def _listed_day(match: re.Match[str]) -> Expression | None:
    """The further days of one month: the second of `May 4 and 5, 1993`."""
    before = _AFTER_MONTH_DAY.search(match.string, max(0, match.start() - 40), match.start())
    return expression(match, "listed_day", match["year"], _month(before), _day(match)) if before else None


def _bare_month(match: re.Match[str]) -> Expression | None:
    """A month alone, where the words around ask for one, since May, March and August are words and names too."""
    text, start, end, word = match.string, match.start(), match.end(), match["month"].lower()
    is_asked_for = _MONTH_CONTEXT.search(text, max(0, start - 14), start) or (
        _THROUGH_MONTH if word in NAME_MONTHS else _TO_MONTH
    ).match(text, end)
    if not is_asked_for and not OF_YEAR.match(text, end) and not _is_attribute(match):
        return None
    if word in NAME_MONTHS and _is_name(match):
        return None
    asks = (
        _STRONG.search(text, max(0, start - 8), start)
        or _DASH_MONTH.match(text, end)
        or (word not in NAME_MONTHS and _BY.search(text, max(0, start - 8), start))
    )
    if not asks and ((match["dot"] == "" and word in SHORT_MONTHS) or _NAME_BEHIND.match(text, end)):
        return None
    made = expression(match, "month", None, _month(match))
    if made:
        made = replace(made, tense=tense(match.string, match.start(), match.end()))
    turn = _MONTH_TURN.search(match.string, max(0, match.start() - 16), match.start())
    if made is None or turn is None:
        return made
    if turn["turn"].lower() in {"each", "every"}:
        value = f"XXXX-{_month(match)}"
        return Expression(turn.start("turn"), match.end(), "every", type="SET", value=value)
    made = replace(made, start=turn.start("turn"))
    direction = DIRECTIONS.get(" ".join(turn["turn"].lower().split()))
    return replace(made, turn=Turn(None, direction[0], direction[1])) if direction else made


_TO_SOMEBODY = re.compile(r"\bto\s+\Z")
_BY_THEN = re.compile(
    r"(?:\b(?:from|postpon|delay|mov|extend|push|due|prior|up|close|back|lead|late|early|mid)|\d)[^.!?]{0,60}\bto\s+\Z"
)
_IN_COMPANY = re.compile(r"\b(?:and|or)\s+\Z")
_OF_DATES = re.compile(
    rf"(?:\b(?:in|of|by|during|between|from|since|until|through|both|late|early|mid|last|this|next|on)\b[^.!?]{{0,40}}(?:{cased(FULL_MONTHS)}|{cased(SHORT_MONTHS)}|\d)|\d|spring|summer|autumn|winter|year)\.?,?\s+(?:and|or)\s+\Z"
)
_PLACE_BEHIND = re.compile(
    rf"{_S}(?:town|village|parish|family|sisters)\b|{_S}and{_S}(?!{cased(FULL_MONTHS)}|The\b|In\b|I\b)[A-Z]"
)


def _is_name(match: re.Match[str]) -> bool:
    """Whether a month such as June is somebody, or a place."""
    text, start = match.string, match.start()
    left = max(0, start - 70)
    if _TO_SOMEBODY.search(text, left, start) and not _BY_THEN.search(text, left, start):
        return True
    if _IN_COMPANY.search(text, left, start) and not _OF_DATES.search(text, left, start):
        return True
    return _PLACE_BEHIND.match(text, match.end()) is not None


_BEFORE_ATTRIBUTE = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|year|month)|\w['’]s)\s+\Z")
_WITH_ADJECTIVE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s+(?!(?:of|in|on|at|to|for|from|with|by|and|or)\b)[a-z-]+\s+\Z"
)
_ATTRIBUTE = re.compile(
    rf"{_S}(?!{NO_NOUN}|(?:hares?|bugs?|beetles?|fl(?:y|ies)|queens?|pole|family|fools?|trees?|past|said|say|through)\b)[a-z]{{3,}}"
)
_OF_MONTH = re.compile(rf"['’]s{_S}(?!{NO_NOUN})[a-z]{{3,}}")
_OF_NAME_MONTH = re.compile(
    rf"['’]s{_S}(?:[a-z-]+{_S})?(?:reports?|figures?|sales|gains?|ris(?:e|es)|falls?|drops?|declines?|increase|elections?|votes?|data|"
    r"levels?|readings?|totals?|inflation|meetings?|summit|budget|results?|deadline|rate|output|production|exports|imports)\b"
)


def _is_attribute(match: re.Match[str]) -> bool:
    """Whether a month tells the time of the thing behind it: `the May election`, `October's figures`."""
    text, start, end, word = match.string, match.start(), match.end(), match["month"].lower().rstrip(".")
    is_name = word in NAME_MONTHS
    if (_OF_NAME_MONTH if is_name else _OF_MONTH).match(text, end):
        return True
    before = _BEFORE_ATTRIBUTE.search(text, max(0, start - 8), start)
    is_told = before or (not is_name and _WITH_ADJECTIVE.search(text, max(0, start - 24), start))
    return bool(is_told and _ATTRIBUTE.match(text, end))


_NAME_BEHIND = re.compile(
    r" (?!(?:I|The|A|An|In|On|At|He|She|It|They|We|And|But|Mr|Mrs|Ms|Dr|President|Prime)\b)[A-Z][a-z]+(?=[ ,.;:)'’]|\Z)"
)
_STRONG = re.compile(r"\b(?:in|since|until|early|late|mid|last|next|this|that)(?:\s+|-)\Z", re.IGNORECASE)
_THROUGH_MONTH = re.compile(rf"(?:(?:{_S})?[-–—/](?:{_S})?|{_S}(?:to|through){_S}){_MONTH}")
_DASH_MONTH = re.compile(rf"(?:{_S})?[-–—/](?:{_S})?{_MONTH}")
_BY = re.compile(r"\b(?:by|during|into)\s+\Z", re.IGNORECASE)
_MONTH_TURN = re.compile(
    r"(?<![\w-])(?P<turn>[Ee]ach|[Ee]very|[Ll]ast|[Nn]ext|[Tt]he following|[Tt]he next|[Tt]he previous|[Tt]his|[Tt]hat)\s+\Z"
)
_BEFORE_DAY = re.compile(r"\b(?:on|by|until|till|from|since|of|before|after)\s+(?P<the>the\s+)\Z", re.IGNORECASE)


def _bare_day(match: re.Match[str]) -> Expression | None:
    """A day of the month that is being told of."""
    before = _BEFORE_DAY.search(match.string, max(0, match.start() - 16), match.start())
    made = expression(match, "day", None, "XX", match["day"].zfill(2)) if before else None
    return replace(made, start=before.start("the")) if made and before else None


_VERB_BEHIND = "was|were|had|is|are|will|in|at|on|by|for|with|when|as|to|after|before|he|she|it|they|we|the"

RULES: tuple[Rule, ...] = (
    rule("day_month_year", f"{DAY_TRIGGERS} {WEEKDAY_TRIGGERS}", rf"{_START}(?:{_WEEKDAY},?{_S})?{_DAY_OF}{_S}{_MONTH},?{_S}(?:(?:in|of){_S})?(?:{OR_BC}|{YEAR}|{_EARLY}|{SHORT})",
         _day_month_year, "on 4 August 1952"),
    rule("month_day_year", f"{MONTH_TRIGGERS} {WEEKDAY_TRIGGERS}", rf"{_START}(?:{_WEEKDAY},?{_S})?{_MONTH}{_S}{_DAY}{_CLOCK}(?:,{_S}?|{_S})(?:of{_S}|in{_S})?(?:{YEAR}|{SHORT})",
         _day_month_year, "on August 4, 1952"),
    rule("hyphened_date", f"{DAY_TRIGGERS} {MONTH_TRIGGERS}", rf"{_START}(?:(?P<day>0?[1-9]|[12]\d|3[01])-{_MONTH}-(?P<year>1\d{{3}}|20\d{{2}}|\d\d)(?![\w%]|[-.,]\d))",
         _hyphened_date, "on 23-Sep-2020"),
    rule("days_month_year", DAY_TRIGGERS, rf"{_START}{_DAY}{_TO_DAY}(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)?{_S}(?:of{_S})?{_MONTH}"
         rf"(?:,?{_S}{YEAR})?", _days_month, "on 3–5 May 1993"),
    rule("month_days_year", MONTH_TRIGGERS, rf"{_START}{_MONTH}{_S}{_DAY}{_TO_DAY}(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)?(?!\d)"
         rf"(?:,?{_S}{YEAR})?", _days_month, "on May 3–5, 1993"),
    rule("month_year", MONTH_TRIGGERS, rf"{_START}{_MONTH}(?:,?{_S}(?:(?:of|in){_S})?(?:{OR_BC}|{YEAR}|{_EARLY}|{SHORT})|-(?P<full>1\d{{3}}|20\d\d)(?![\w%]|[-.,]\d))", _month_year, "in June 1993"),
    rule("shared_day", DAY_TRIGGERS, rf"{_START}{_DAY}(?=(?:,{_S}(?:(?:the{_S})?\d{{1,2}}(?:st|nd|rd|th)?,?{_S})?|{_S})?(?:and|or){_S}(?:the{_S})?"
         rf"(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?:{_S}of)?{_S}{_MONTH}(?:,?{_S}{YEAR})?(?!\w))", _shared_day, "on 4 and 5 May 1993"),
    rule("day_month", f"{DAY_TRIGGERS} {WEEKDAY_TRIGGERS}", rf"{_START}(?:{_WEEKDAY},?{_S})?{_DAY_OF}{_S}{_MONTH}(?!\w|-[a-z])", _day_month, "on 19 June"),
    rule("month_day", f"{MONTH_TRIGGERS} {WEEKDAY_TRIGGERS}", rf"{_START}(?:{_WEEKDAY},?{_S})?{_MONTH}{_S}{_DAY}(?!\w)", _day_month, "on June 19"),
)  # fmt: skip

BARE: tuple[Rule, ...] = (
    rule("listed_day", DAY_TRIGGERS, rf"(?<=[a-z,]\s){_DAY}(?:,{_S}{YEAR}|(?={_S}(?:{_VERB_BEHIND})\b|[.;:)](?!\d)|,?{_S}(?:and|or){_S}\d|,{_S}(?!\d)|\s*\Z))", _listed_day, "on May 4 and 5, 1993"),
    rule("day", DAY_TRIGGERS, rf"{_START}(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?:{_S}of{_S}(?:the|that|this){_S}(?:same{_S})?month\b|(?=[,.;:)]|{_S}(?:was|were|and)\b))",
         _bare_day, "on the 13th, the bridge fell"),
    rule("month", MONTH_TRIGGERS, rf"{_START}{_MONTH}(?!\w)", _bare_month, "in mid-October"),
)  # fmt: skip
"""What is tried last, since it may be the beginning of something fuller: a day or a month alone."""
