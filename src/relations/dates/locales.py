"""Rules for dates in other languages, made from the month names that dateparser knows.

dateparser is asked for its words only, once a language: over whole texts it would be slow and read `SA-3` as a date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dateparser.languages import default_loader

from relations.dates.expression import Expression, days, expression
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import START as _START
from relations.dates.grammar import Build, Grammar, rule
from relations.edtf import EdtfDate

_MONTH_KEYS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
               "november", "december")  # fmt: skip
_ANY_YEAR = r"(?P<year>1\d{3}|20\d{2})"
_YEAR = _ANY_YEAR + r"(?![\d%]|[.,]\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class _Words:
    """What the rules of a language need beside its months, as patterns."""

    of: str
    """Between day, month and year."""
    before_year: str
    """Before a year that stands alone, so that a count is none."""
    to: str
    conjunction: str
    between: str
    decade: str | None = None
    """With a group `decade` (three digits) or `short` (one)."""
    mods: Mapping[str, str] = field(default_factory=dict)
    """Words such as `Anfang`, in lower case, with the TIMEX3 mod that they are."""
    after_mod: str = ""
    seasons: Mapping[str, str] = field(default_factory=dict)
    """In lower case, with their EDTF numbers."""
    century: str | None = None
    """With a group `number`, in digits or Roman numerals."""
    example: str = ""
    endings: Mapping[str, str] = field(default_factory=dict)
    """Endings of month names, with that of a further case which dateparser does not list: `августа`, `августе`."""


_WORDS = {
    "de": _Words("", "im Jahr|Jahre?|in|seit|bis|von|vom|ab|um|nach|vor|zwischen|und|Anfang|Mitte|Ende|Sommer|Winter|Herbst|Frühjahr",
                 "bis(?: zum)?", "und|oder", "zwischen", r"(?:die |der |den )?(?P<decade>1\d\d|20\d)0er(?:[ -]Jahren?)?",
                 {"anfang": "START", "mitte": "MID", "ende": "END", "frühe": "START", "frühen": "START", "späte": "END", "späten": "END"},
                 "der |des |des Jahres |",
                 {"frühjahr": "21", "frühling": "21", "sommer": "22", "herbst": "23", "winter": "24"}, r"(?P<number>\d{1,2})\. Jahrhunderts?", "3. Mai 1989"),
    "fr": _Words("de ", "en|depuis|de|jusqu['’]en|vers|entre|et|à|dès|année|an|avant|après|fin|début|été|hiver|automne|printemps",
                 "à|au|jusqu['’]au|jusqu['’]en", "et|ou", "entre", r"(?:les |des )?années (?P<decade>1\d\d|20\d)0",
                 {"début": "START", "mi": "MID", "fin": "END"}, "(?:de |des |du |d['’])?",
                 {"printemps": "21", "été": "22", "automne": "23", "hiver": "24"}, r"(?:le |du |au )?(?P<number>[IVX]{1,5})e siècle", "3 mai 1989"),
    "es": _Words("de(?:l)? ", "en|desde|de|hasta|hacia|entre|y|año|antes de|después de|a", "a|al|hasta", "y|o", "entre",
                 r"(?:los )?años (?P<decade>1\d\d|20\d)0", {"principios": "START", "mediados": "MID", "finales": "END"}, "de (?:los )?",
                 {"primavera": "21", "verano": "22", "otoño": "23", "invierno": "24"}, r"siglo (?P<number>[IVX]{1,5})", "3 de mayo de 1989"),
    "it": _Words("", "nel|dal|del|al|fino al|tra il|e il|anno|il", "al|fino al|a", "e|o", "tra", r"(?:gli |degli )?anni (?P<decade>1\d\d|20\d)0",
                 {"inizio": "START", "metà": "MID", "fine": "END"}, "(?:de(?:l|gli) )?",
                 {"primavera": "21", "estate": "22", "autunno": "23", "inverno": "24"}, r"(?P<number>[IVX]{1,5}) secolo", "3 maggio 1989"),
    "pt": _Words("de ", "em|desde|de|até|entre|e|ano|anos", "a|até", "e|ou", "entre", r"(?:os |dos )?anos (?:de )?(?P<decade>1\d\d|20\d)0",
                 {"início": "START", "meados": "MID", "fim": "END", "final": "END"}, "d[eo]s? ",
                 {"primavera": "21", "verão": "22", "outono": "23", "inverno": "24"}, r"século (?P<number>[IVX]{1,5})", "3 de maio de 1989"),
    "nl": _Words("", "in|sinds|tot|van|vanaf|tussen|en|jaar|begin|eind", "tot", "en|of", "tussen", r"(?:de )?jaren (?P<decade>1\d\d|20\d)0",
                 {"begin": "START", "midden": "MID", "eind": "END"}, "(?:van )?(?:de )?",
                 {"voorjaar": "21", "lente": "21", "zomer": "22", "herfst": "23", "najaar": "23", "winter": "24"}, r"(?P<number>\d{1,2})e eeuw", "3 mei 1989"),
    "pl": _Words("", "w|od|do|z|roku|lat|latach|po|przed", "do", "i|lub", "między", r"lat(?:a|ach)? (?P<decade>1\d\d|20\d)0", {}, "", {}, r"(?P<number>[IVX]{1,5}) wiek\w*",
                 "3 maja 1989"),
    "ru": _Words("", "в|с|до|к|от|по", "по|до", "и|или", "между", r"(?P<decade>1\d\d|20\d)0-[ехм]{1,2}(?: год\w*)?", {}, "", {}, r"(?P<number>[IVX]{1,5}) век\w*",
                 "3 мая 1989 года", {"а": "е", "я": "е"}),
    "el": _Words("", "το|του|από|έως|μέχρι", "έως|μέχρι", "και|ή", "μεταξύ", None, {}, "", {}, None, "3 Μαΐου 1989", {"ος": "ο"}),
}  # fmt: skip

_IDEOGRAPHIC = {
    "ja": ("年", "月", "日", r"(?P<decade>1\d\d|20\d)0年代"),
    "zh": ("年", "月", "[日号]", r"(?P<decade>1\d\d|20\d)0年代"),
    "ko": ("년", "월", "일", r"(?P<decade>1\d\d|20\d)0년대"),
}


@lru_cache(maxsize=32)
def grammar(language: str) -> Grammar | None:
    """Return the rules of a language (ISO 639-1), or None if there are none for it."""
    if language in _IDEOGRAPHIC:
        return _ideographic(*_IDEOGRAPHIC[language])
    words = _WORDS.get(language)
    return _alphabetic(_months(language, words.endings), words) if words else None


def _months(language: str, endings: Mapping[str, str]) -> dict[str, str]:
    """Month names and their numbers, in lower case."""
    known = default_loader.get_locale(language).info
    months = {
        name.lower().rstrip("."): f"{number:02d}"
        for number, key in enumerate(_MONTH_KEYS, start=1)
        for name in known[key]
        if not any(c.isdigit() for c in name)
    }
    inflected = {
        name.removesuffix(ending) + other: number
        for name, number in months.items()
        for ending, other in endings.items()
        if name.endswith(ending)
    }
    return inflected | months


def _alphabetic(months: Mapping[str, str], words: _Words) -> Grammar:
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    month = rf"(?P<month>(?i:{names}))(?!\w)"
    of = f"(?:{words.of})?"

    def build(name: str) -> Build:
        def made(match: re.Match[str]) -> Expression | None:
            parts = match.groupdict()
            number = months[parts["month"].lower()] if parts.get("month") else None
            day = parts["day"].zfill(2) if parts.get("day") else None
            return expression(match, name, parts.get("year"), number, day)

        return made

    def day_range(match: re.Match[str]) -> Expression | None:
        return days(match, months[match["month"].lower()])

    def decade(match: re.Match[str]) -> Expression | None:
        return expression(match, "decade", match["decade"] + "X")

    def year_tail(match: re.Match[str]) -> Expression | None:
        first, tail = match["year"], match["tail"]
        if tail <= first[2:]:
            return expression(match, "iso_month", first, tail) if match["dash"] == "-" and tail <= "12" else None
        ends = (
            Expression(match.start("year"), match.end("year"), "year_range", EdtfDate(first)),
            Expression(match.start("tail"), match.end("tail"), "year_range", EdtfDate(first[:2] + tail)),
        )
        return Expression(match.start(), match.end(), "year_range", ends=ends)

    rules = [
        rule(
            "day_range",
            rf"{_START}{_DAY}\.?(?:{_S})?(?:[-–—]|(?i:{words.to})(?={_S}))(?:{_S})?(?P<last>0?[1-9]|[12]\d|3[01])\.?{_S}{of}{month}(?:\.?{_S}{of}{_YEAR})?",
            day_range,
            words.example,
        ),
        rule(
            "full_date",
            rf"{_START}{_DAY}(?:\.|er|º|ª|o)?{_S}{of}{month}\.?{_S}{of}{_YEAR}",
            build("full_date"),
            words.example,
        ),
        rule("month_year", rf"{_START}{month}\.?{_S}{of}{_YEAR}", build("month_year"), words.example),
        rule("day_month", rf"{_START}{_DAY}(?:\.|er|º|ª|o)?{_S}{of}{month}", build("day_month"), words.example),
    ]
    if words.seasons:
        seasons = "|".join(words.seasons)
        rules.append(
            rule(
                "season",
                rf"{_START}(?P<season>(?i:{seasons})){_S}{of}{_YEAR}",
                _season_of(words.seasons),
                words.example,
            )
        )
    if words.century:
        rules.append(rule("century", rf"{_START}(?i:{words.century})(?!\w)", _century, words.example))
    if words.decade:
        rules.append(rule("decade", rf"{_START}(?i:{words.decade})(?!\w)", decade, words.example))
    rules += [
        rule("year_tail", rf"{_START}{_ANY_YEAR}(?P<dash>[-–/])(?P<tail>\d\d)(?![\d%]|[-.,/:]\d|\w)", year_tail, "(1953-56)"),
        rule("year_range", rf"{_START}{_ANY_YEAR}(?=[-–—](?:1\d{{3}}|20\d\d)(?!\d))", build("year"), "(1953-1956)"),
        rule("year", rf"(?:(?<=[(])|(?<=\d{{4}}[-–—]))(?<!\w){_YEAR}(?!\w)", build("year"), "(1953)"),
        rule("year_said", rf"(?<!\w)(?i:{words.before_year})(?:{_S})(?:(?i:de[ln]?|der|le|la|l['’]){_S})?{_YEAR}(?!\w|-[^\W\d_])", _said_year, words.example),
        rule("iso_month", rf"{_START}{_ANY_YEAR}-(?P<month_number>0[1-9]|1[0-2])(?![\d-])", _iso_month, "1993-06"),
    ]  # fmt: skip
    mods = "|".join(sorted(words.mods, key=len, reverse=True))
    return Grammar(
        rules=tuple(rules),
        mods=words.mods,
        mod=re.compile(rf"(?<!\w)(?P<part>(?i:{mods}))(?:{_S}|-)(?:{words.after_mod})\Z") if mods else _NEVER,
        about=_NEVER,
        to=re.compile(rf"{_S}(?i:{words.to}){_S}"),
        conjunction=re.compile(rf"{_S}(?i:{words.conjunction}){_S}|,{_S}"),
        between=re.compile(rf"(?<!\w)(?i:{words.between}){_S}\Z"),
    )


def _season_of(seasons: Mapping[str, str]) -> Build:
    def build(match: re.Match[str]) -> Expression | None:
        return expression(match, "season", match["year"], seasons[match["season"].lower()])

    return build


def _century(match: re.Match[str]) -> Expression | None:
    written = match["number"].upper()
    number = int(written) if written.isdigit() else _roman(written)
    return expression(match, "century", f"{number - 1:02d}XX") if 1 <= number <= 30 else None


def _roman(written: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in written]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _said_year(match: re.Match[str]) -> Expression | None:
    """A year behind a preposition; the preposition itself is not part of the date."""
    return Expression(match.start("year"), match.end("year"), "year", EdtfDate(match["year"]))


def _iso_month(match: re.Match[str]) -> Expression | None:
    return expression(match, "iso_month", match["year"], match["month_number"])


def _ideographic(year: str, month: str, day: str, decade: str) -> Grammar:
    def build(match: re.Match[str]) -> Expression | None:
        parts = match.groupdict()
        number = parts["month"].zfill(2) if parts.get("month") else None
        name = "full_date" if parts.get("day") else "month_year" if number else "year"
        return expression(match, name, parts["year"], number, parts["day"].zfill(2) if parts.get("day") else None)

    def whole_decade(match: re.Match[str]) -> Expression | None:
        return expression(match, "decade", match["decade"] + "X")

    written = rf"{_YEAR}\s?{year}(?:\s?(?P<month>1[0-2]|0?[1-9])\s?{month}(?:\s?{_DAY}\s?{day})?)?"
    return Grammar(
        rules=(
            rule("decade", rf"(?<!\d){decade}", whole_decade, "1990年代"),
            rule("written_date", rf"(?<!\d){written}", build, "1993年6月30日"),
        ),
        mods={},
        mod=_NEVER,
        about=_NEVER,
        to=re.compile(r"\s?(?:から|到|至|부터)\s?"),
        conjunction=_NEVER,
        between=_NEVER,
        begin=r"(?<!\d)",
    )
