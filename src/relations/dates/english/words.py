"""The words of English that rules share: months, weekdays, seasons, numbers, units."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.expression import Direction, Expression, Unit
from relations.dates.grammar import SPACE as S

MONTHS = {
    name: f"{number:02d}"
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), start=1
    )
}
SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
         "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
         "twentieth", "twenty-first"),
        start=1,
    )
}  # fmt: skip
_TEENS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {"a": 1, "an": 1, "one": 1} | {word: n for n, word in enumerate(_TEENS, start=2)}
NUMBERS |= {word: 10 * n for n, word in enumerate(_TENS, start=2)}
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
           "nineties": 9}  # fmt: skip
UNITS: dict[str, Unit] = {
    "hour": "hour", "day": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
LENGTHS = {"second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D", "week": "P{}W",
           "fortnight": "P{}W", "weekend": "P{}WE", "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y",
           "decade": "P{}DE", "century": "P{}CE"}  # fmt: skip
"""How TIMEX3 writes so many of a unit."""


OF_TOLD_YEAR = rf"{S}(?:(?:the|that){S}(?:same|following|next|previous){S}|(?:that|this|next|last){S})year\b"
THE = re.compile(rf"(?<![\w-])[Tt]he{S}(?:decade{S}of{S}the{S})?\Z")


def with_the(made: Expression | None, match: re.Match[str]) -> Expression | None:
    """The same with the article before it."""
    if made is None:
        return None
    the = THE.search(match.string, max(0, made.start - 20), made.start)
    return replace(made, start=the.start()) if the else made


OF_YEAR = re.compile(rf"{S}of{OF_TOLD_YEAR}")
DIRECTIONS: dict[str, tuple[Direction, bool]] = {
    "last": ("last", False), "next": ("next", False), "the following": ("next", True), "the next": ("next", True),
    "the previous": ("last", True),
}  # fmt: skip
DAY_TRIGGERS = "#1 #2"


UNIT_WORD = r"(?P<unit>(?i:seconds|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)))(?![^\W_])"
NO_NOUN = (
    r"(?:and|or|of|in|on|at|to|for|from|with|by|as|is|was|are|were|be|being|had|has|have|having|will|would|could|can|may|"
    r"that|which|who|when|than|but|it|he|she|they|the|a|an)\b"
)
"""Words that begin no noun phrase behind an attribute."""


def any_of(words: object) -> str:
    """Return a pattern for one of some words, the longest first."""
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


def cased(names: list[str]) -> str:
    """Return a pattern for one of some names, with a capital or in capitals."""
    return any_of(form for name in names for form in (name.title(), name.upper()))


FULL_MONTHS = [name for name in MONTHS if len(name) > 4 or name in {"may", "june", "july"}]
SHORT_MONTHS = [name for name in MONTHS if name not in FULL_MONTHS]
MONTH = rf"(?P<month>{cased(FULL_MONTHS)}|(?:{cased(SHORT_MONTHS)})(?![^\W\d_])(?P<dot>\.?))(?![^\W\d_])"
MONTH_TRIGGERS = " ".join(form for name in MONTHS for form in (name.title(), name.upper()))
WEEKDAY_TRIGGERS = " ".join(form for name in WEEKDAYS for form in (name.title(), name.upper(), name[:3].title()))

NAME_MONTHS = {"april", "may", "june", "august", "march"}
"""Months that are names or words too."""
_ONES = any_of((*_TEENS[:8], "one"))
_NUMBER_WORD = rf"(?:(?:{any_of(_TENS)})-(?:{_ONES})|{any_of(NUMBERS)})"
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
NUMBER = rf"(?:(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?|{_NUMBER_WORD})(?:{S}(?:{any_of(_SCALES)}))?)"


def number(words: str) -> float:
    """Return what a number in digits or words is."""
    plain, *scale = words.lower().replace(",", "").split()
    many = float(plain if plain[0].isdigit() else sum(NUMBERS[part] for part in plain.split("-")))
    return many * (_SCALES[scale[0]] if scale else 1)


def unit_of(words: str) -> str:
    """Return the singular of a unit."""
    bare = words.lower()
    return "century" if bare == "centuries" else bare.removesuffix("s")


__all__ = ["S"]
