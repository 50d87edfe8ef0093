"""Years in languages written with letters: where a number is one, and where it is a count. Examples are French."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from relations.dates.expression import Expression, expression, years
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import START as _START
from relations.dates.grammar import Build, Rule, rule
from relations.dates.locales.patterns import ANY_YEAR, DASH, NEVER, YEAR, Patterns, before, found_before, spaced
from relations.dates.locales.words import UNITS
from relations.edtf import year_digits

_CASE_ENDING = "-(?:й|м|го|му|ом|ый|ого)"


def era_rules(patterns: Patterns) -> Iterator[Rule]:
    """Yield the rules for years with their era."""
    word = spaced(patterns.words.year_word)
    era = (
        rf"{f'(?:{_S}(?i:{word}))?' if word else ''}(?:{_S})?(?:{patterns.before_christ}|{patterns.after_christ})(?!\w)"
    )
    number = r"(?P<number>[1-9][0-9]{0,3})(?![0-9]|[.,][0-9])"
    gap = rf"(?:{patterns.gap}|(?:{_S})?{DASH}(?:{_S})?)"
    yield rule("era_year", "#1 #2 #3 #4", rf"{_START}{number}{era}", _era_year, "en 490 av. J.-C.")
    yield rule(
        "shared_era", "#1 #2 #3 #4", rf"{_START}{number}(?={gap}[0-9]{{1,4}}{era})", _era_year, "de 490 à 480 av. J.-C."
    )


def year_rules(patterns: Patterns) -> Iterator[Rule]:
    """Yield the rules for years, from what is plain in itself to what the words around tell."""
    words = patterns.words
    tail = r"(?P<tail>(?:1[0-9]|20)?[0-9][0-9])(?![\d%]|[-.,/:][0-9]|[^\W\d_])"
    early = r"(?P<year>[1-9][0-9][0-9])(?![0-9]|[.,][0-9]|[^\W\d_])"
    yield rule("year_range", "#4", rf"{_START}(?<![0-9][-–—]){ANY_YEAR}(?P<dash>[-–—/]|{_S}[–—]{_S}|{_S}-{_S}(?=[0-9]{{4}})){tail}{patterns.year_word}",
               _year_range, "(1953-56)")  # fmt: skip
    yield rule(
        "iso_month", "#4", rf"{_START}{ANY_YEAR}-(?P<month_number>0[1-9]|1[0-2])(?![\d-])", _iso_month, "1993-06"
    )
    yield rule(
        "year_in_brackets", "#4", rf"(?<!\w){YEAR}{patterns.year_word}(?![^\W\d_])", _bracketed(patterns), "(1953)"
    )
    yield rule(
        "year_of_line", "#4", rf"(?:(?<=\n)|\A){YEAR}(?=\s?:\s|\s[–—]\s)", _year("year_of_line"), "1953 : le bac"
    )
    if words.year_word:
        word = rf"{_S}(?i:{spaced(words.year_word)})(?!\w)"
        yield rule(
            "year_word",
            "#4",
            rf"{_START}{ANY_YEAR}(?:(?:{_CASE_ENDING})?{word}|{_CASE_ENDING}(?!\w))",
            _year("year_word"),
            "w 1993 roku",
        )
        yield rule("early_year", "#3", rf"{_START}{early}{word}", _early_year(words.before_loose), "w 966 roku")
    else:
        yield rule("early_year", "#3", rf"{_START}{early}", _early_year(words.year_nouns), "l'an 843")
    yield rule("year_said", "#4", rf"{_START}{YEAR}(?!\w|-[^\W\d_]|[:×])", _said(patterns), "en 1993")


def _year(name: str) -> Build:
    return lambda match: expression(match, name, match["year"].zfill(4))


def _early_year(words: str) -> Build:
    """A year of three digits, where the words ask for a year."""
    asked, build = before(words), _year("early_year")
    return lambda match: build(match) if found_before(asked, match.string, match.start()) else None


def _era_year(match: re.Match[str]) -> Expression | None:
    """490 BC is the astronomical year -489."""
    year = 1 - int(match["number"]) if match["bc"] else int(match["number"])
    return expression(match, "era_year", year_digits(year))


def _year_range(match: re.Match[str]) -> Expression | None:
    first, tail = match["year"], match["tail"]
    is_alternative = match["dash"] == "/" and len(tail) == 4 and int(tail) != int(first) + 1
    return None if is_alternative else years(match, first, tail)


def _iso_month(match: re.Match[str]) -> Expression | None:
    return expression(match, "iso_month", match["year"], match["month_number"])


def _bracketed(patterns: Patterns) -> Build:
    """`(1953)`, `(1953, p. 4)`, `(Lyon, 1953)`, `(* 1953)`."""
    counted, build_year = _counted(patterns), _year("year_in_brackets")
    last = re.compile(r"\([^()\d\n]*[^\W\d_],\s\Z")
    lived = re.compile(r"[(;,]\s?[*†]\s?\Z")

    def build(match: re.Match[str]) -> Expression | None:
        text, start, end = match.string, match.start(), match.end()
        is_first = text[max(0, start - 1) : start] == "(" and text[end : end + 1] in {")", ",", ";"}
        is_last = text[end : end + 1] == ")" and found_before(last, text, start)
        is_life = found_before(lived, text, start)
        return (
            build_year(match)
            if (is_first or is_last or is_life) and not counted.match(text, match.end("year"))
            else None
        )

    return build


def _counted(patterns: Patterns) -> re.Pattern[str]:
    """A word that is counted, behind a number or a range of numbers, or the zone of a clock behind hours and minutes."""
    words = patterns.words
    unless = rf"(?!(?i:{words.uncounted})(?!\w))" if words.uncounted else ""
    counted = rf"|{unless}(?i:{words.counted})" if words.counted else ""
    return re.compile(
        rf"(?:{patterns.gap}[0-9]{{4}})?(?:(?:{_S})?[%‰€$£¥°×]|{_S}x{_S}?[0-9]|{_S}(?:{UNITS}{counted})(?!\w)|{_ZONE})"
    )


_ZONE = rf"(?<=[0-5][0-9])(?:{_S}(?:GMT|UTC|CES?T|EES?T|MES?Z|MSK)|Z)(?!\w)"


def _said(patterns: Patterns) -> Build:
    """A year behind a preposition, which is not part of it, and before nothing that is counted."""
    words = patterns.words
    further = rf"(?:[0-9]{{4}}(?:,{_S}{patterns.the}|{patterns.gap}))*"

    def said(alternatives: str) -> re.Pattern[str]:
        prepositions = rf"(?i:{spaced(alternatives)})(?:{_S}|(?<=['’-]))" if alternatives else "(?!)"
        return re.compile(rf"(?<!\w)(?:{prepositions}){further}\Z")

    noun, firm, loose = said(words.year_nouns), said(words.before_year), said(words.before_loose)
    part = re.compile(rf"(?<!\w){patterns.part}{further}\Z")
    never, counted = before(words.not_before_year), _counted(patterns)
    word = spaced(words.year_word) or "(?!)"
    clause_ends = re.compile(rf"\s*(?:[.,;:!?)»”\"]|\Z)|{patterns.gap}[0-9]{{3,4}}(?:\.?{_S}(?i:{word})|[.,;:)]|\s*\Z)")
    has_verb = _verb(patterns)

    def build(match: re.Match[str]) -> Expression | None:
        text, start, end = match.string, match.start(), match.end()
        if found_before(noun, text, start) or has_verb(match):
            return expression(match, "year_said", match["year"])
        if found_before(never, text, start) or counted.match(text, end):
            return None
        ends_clause = clause_ends.match(text, end)
        is_part = found_before(part, text, start) and (ends_clause or not words.year_word)
        is_said = is_part or found_before(firm, text, start) or (ends_clause and found_before(loose, text, start))
        return expression(match, "year_said", match["year"]) if is_said else None

    return build


def _verb(patterns: Patterns) -> Callable[[re.Match[str]], bool]:
    """Whether the verb says that a number without a preposition is a year: `wurde 1907 gebaut`, `1907 brannte es`."""
    words = patterns.words
    if not words.verb:
        return lambda match: False  # noqa: ARG005 -- most languages have no such years
    earlier = rf"(?:[0-9]{{4}}{_S}[^.;:!?\d]{{2,30}}{_S}{patterns.conjunction}{_S})?"
    behind_verb = re.compile(rf"(?<!\w)(?:{words.verb}){_S}{earlier}\Z")
    before_other = re.compile(rf"\s*(?:[.,;:!?)]|\Z)|{_S}(?:{words.behind_year})(?!\w)")
    before_verb = re.compile(rf"{_S}(?:{words.verb})(?!\w)")
    begins = re.compile(r"(?:\A|[.!?:;»“\"]\s|\n\s*)\Z") if words.verb else NEVER

    def build(match: re.Match[str]) -> bool:
        text, start, end = match.string, match.start(), match.end()
        if found_before(behind_verb, text, start):
            return bool(before_other.match(text, end))
        return bool(before_verb.match(text, end) and begins.search(text, max(0, start - 4), start))

    return build
