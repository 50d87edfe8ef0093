"""English: years, of either era and in ranges."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.english.numbers import BC, PLURAL, is_number, is_year
from relations.dates.expression import Expression, expression, years
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import START as _START
from relations.dates.grammar import Rule, rule
from relations.dates.values import written
from relations.edtf import year_digits

ANY_YEAR = r"(?P<year>1\d{3}|20\d{2})"
YEAR = ANY_YEAR + r"(?![\d%]|,\d{3}|\.\d)"
SHORT = r"['’‘](?P<short>\d\d)(?![\w'’‘%]|[.,:]\d)"
"""A year without its century: `June '93`."""
OR_BC = rf"(?P<bc>\d{{1,4}})\s?{BC}"
ERA = rf"(?P<era>{BC})"
AD = r"(?:AD|CE|A\.D\.|C\.E\.)(?!\w)"


def year_of(match: re.Match[str]) -> str | None:
    """The year that a match names, of either era."""
    if bc := match.groupdict().get("bc"):
        return year_digits(1 - int(bc))
    if early := match.groupdict().get("early"):
        return early.zfill(4)
    if short := match.groupdict().get("short"):
        return f"XX{short}"
    if full := match.groupdict().get("full"):
        return full
    return match["year"]


def _era_year(match: re.Match[str]) -> Expression | None:
    """A year with its era; 490 BC is the astronomical year -489."""
    number = match["bc"] or match["ad"] or match["ce"]
    if int(number) == 0:
        return None
    year = int(number) if match["bc"] is None else 1 - int(number)
    return expression(match, "era_year", year_digits(year))


_ASKS_EARLY = re.compile(
    r"\b(?:(?P<weak>in|until|since|after|by|before)|(?P<rough>about|around)|(?P<said>the\s+year)|year|circa|c\.|ca\.|died|born|A\.?D\.?)\s+\Z|(?P<bracket>\()\Z|(?P<tail>(?<!p\.\s)(?<!ages\s)(?<![\d.,-])\d{3}(?:\s[-–]\s|–))\Z",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"[).,;:](?!\d)|[ \t]+(?:[A-Z]|(?:was|were|became|had|he|she|it|they)\b)|\s*[-–]\s*\d{3}(?!\d)")
_STOP = re.compile(r"[).,;:](?!\d)|\s*[-–]\s*\d{3}(?!\d)")


def _early_year(match: re.Match[str]) -> Expression | None:
    """A year of two or three digits, where the words ask for a year and no thing is counted."""
    asks = _ASKS_EARLY.search(match.string, max(0, match.start() - 10), match.start())
    if asks is None or (len(match["year"]) == 2 and (not asks["said"] or PLURAL.match(match.string, match.end()))):
        return None
    is_unsure = asks["weak"] or asks["bracket"] or asks["tail"]
    if is_unsure and not _NO_COUNT.match(match.string, match.end()):
        return None
    if asks["rough"] and not _STOP.match(match.string, match.end()):
        return None
    if asks["bracket"] and not re.match(r"\)(?!\s?\d)|\s*[-–]", match.string[match.end() : match.end() + 3]):
        return None
    return expression(match, "early_year", match["year"].zfill(4))


def _bc_range(match: re.Match[str]) -> Expression | None:
    """`499-493 BC`: the era stands once, behind both years."""
    first, last = int(match["first"]), int(match["last"])
    if not first > last > 0:
        return None
    ends = tuple(
        Expression(match.start(name), end, "era_year", date=written(1 - year))
        for name, end, year in (("first", match.end("first"), first), ("last", match.end(), last))
    )
    return Expression(match.start(), match.end(), "range", ends=ends)


def _year_tail(match: re.Match[str]) -> Expression | None:
    """`1953-56`, `1953-6`: the second year leaves out what it shares. `1990-12`, which cannot be one, is a month."""
    first, tail = match["year"], match["tail"]
    if is_number(match):
        return None
    is_month = len(tail) == 2 and tail <= first[-2:] and match["dash"] == "-" and tail <= "12"
    return expression(match, "iso_month", first, tail) if is_month else years(match, first, tail)


_ASKS_SHORT = re.compile(
    r"\b(?:in|of|since|by|until|till|before|after|from|to|through|the|and|summer|winter|spring|fall|autumn)\s+['’‘]\Z",
    re.IGNORECASE,
)


def _short_year(match: re.Match[str]) -> Expression | None:
    """`in '93`; not `'93 seconds`."""
    asks = _ASKS_SHORT.search(match.string, max(0, match.start() - 10), match.start())
    made = expression(match, "short_year", year_of(match)) if asks else None
    return replace(made, start=match.start() - 1) if made and not PLURAL.match(match.string, match.end()) else None


def _year(match: re.Match[str]) -> Expression | None:
    return expression(match, "year", match["year"]) if is_year(match) else None


RULES: tuple[Rule, ...] = (
    rule("era_year", "#1 #2 #3 #4 AD A", rf"{_START}(?:(?P<bc>\d{{1,4}})(?:{_S})?{ERA}|(?:AD|A\.D\.)(?:{_S}|(?=\d{{3}}))(?P<ad>\d{{1,4}})(?!\d)|(?P<ce>\d{{1,4}}){_S}{AD})",
         _era_year, "in 490 BC"),
    rule("bc_range", "#1 #2 #3 #4", rf"{_START}(?P<first>\d{{1,4}})(?:{_S})?(?:[-–—](?:{_S})?|to{_S})(?P<last>\d{{1,4}})\s?{ERA}", _bc_range, "(499-493 BC)"),
    rule("early_year", "#2 #3", rf"{_START}(?P<year>[1-9]\d{{1,2}})(?![\d%]|[,.]\d|\w)", _early_year, "In 348 Pachomius died"),
    rule("year_tail", "#4", rf"(?<=\(|\s){ANY_YEAR}(?:{_S})?(?P<dash>[-–—])(?:{_S})?(?P<tail>\d\d)(?=\)|[ \t]*(?:\n|\Z))", _year_tail, "(1892 – 94)"),
    rule("year_tail", "#4", rf"{_START}{ANY_YEAR}(?P<dash>[-–/])(?P<tail>\d\d?)(?![\d%]|[-.,/:]\d|\w)", _year_tail,
         "(1953-56)"),
    rule("short_year", "#2", SHORT.replace("['’‘]", "(?<=['’‘])", 1), _short_year, "in '93"),
    rule("year", "#4", rf"{_START}{YEAR}(?!\w)", _year, "in 1993"),
)  # fmt: skip
