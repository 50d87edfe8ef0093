"""Decades and centuries in languages written with letters. Examples are French, but where French has no such thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from relations.dates.expression import Expression, expression
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import START as _START
from relations.dates.grammar import Build, Rule, rule
from relations.dates.locales.names import any_of
from relations.dates.locales.patterns import ANY_YEAR, YEAR, Patterns, before, found_before, nameless, spaced

_ROMAN = "[IVXХІivxхі]{1,5}"
_ORDINAL = "[.ºª°]|er|e|-?[йея]|[οό]"
"""What may be written behind the number of a quarter."""
_QUARTERS = 32
_CYRILLIC = str.maketrans("ХІ", "XI")
_ROMANS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"


def decade_rules(patterns: Patterns) -> Iterator[Rule]:
    """Yield the rules for decades: `1990`, `90` and `ninety`, with their century or of the last."""
    words = patterns.words
    tens = sorted(
        enumerate(words.tens, start=2), key=lambda pair: -len(pair[1])
    )  # quatre-vingt-dix before quatre-vingt
    decade = spaced(words.decade).replace("{tens}", "|".join(f"(?P<tens{i}>{one})" for i, one in tens))
    link = rf"(?:(?i:{spaced(words.of_century)}){_S})" if words.of_century else ""
    century = _before(patterns) if words.number_before else _behind(patterns)
    yield rule("decade", words.decade_triggers, rf"{_START}(?i:{decade})(?!\w)(?:{_S}{link}{century})?",
               _decade(patterns), "les années 1990")  # fmt: skip
    if words.decade_noun:
        yield rule(
            "shared_decade",
            "#4",
            rf"{_START}{ANY_YEAR}(?<=0)(?!\w|[.,][0-9])",
            _shared_decade(patterns),
            "les années 1920 et 1930",
        )


def century_rules(patterns: Patterns) -> Iterator[Rule]:
    """Yield the rules for centuries; of two that share their noun, the one without it has a rule of its own."""
    words, noun, number = patterns.words, _noun(patterns), _number(patterns)
    if words.number_behind:
        listed = rf"(?<!\w){noun}{_S}{_ROMAN}(?:(?:,{_S}{_ROMAN})*{patterns.gap}|[-–—])\Z"
        yield rule(
            "century", words.century_triggers, rf"{_START}{_behind(patterns)}", _build(patterns, "century"), "siglo XIX"
        )
        yield rule("shared_century_behind", _ROMANS, rf"{_START}(?P<roman>[IVX]{{1,5}})(?!\w){_era(patterns)}",
                   _build(patterns, "shared_century", asked=re.compile(listed)), "siglos XVIII y XIX")  # fmt: skip
    if words.number_before:
        gap = rf"(?:{_S}(?:{patterns.conjunction}|{patterns.to}){_S}|[-–—]|,{_S})(?:{patterns.article}|[^\W\d_A-Z]{{2,4}}{_S})"
        endings = {"", *re.findall(r"[^\W\d_]+", words.century_ordinal)}
        romans = " ".join(roman + ending for roman in _ROMANS.split() for ending in sorted(endings))
        yield rule("century", words.century_triggers, rf"{_START}{noun}{_era(patterns)}",
                   _build(patterns, "century", number=re.compile(rf"(?<![\w.,]){number}{_S}\Z")), "au XIXe siècle")  # fmt: skip
        yield rule("shared_century", f"#1 #2 {romans}", rf"{_START}{number}(?={gap}{nameless(_before(patterns))})",
                   _build(patterns, "shared_century"), "aux XVIIIe et XIXe siècles")  # fmt: skip
    if words.century_names:
        names = words.century_names
        yield rule(
            "named_century",
            " ".join(names),
            rf"{_START}(?P<name>{any_of(names)})(?!\w)",
            _named(patterns),
            "nel Novecento",
        )


def quarter_rules(patterns: Patterns) -> Iterator[Rule]:
    """Yield the rule for quarters and halves of a year, told by a number before them."""
    nouns = patterns.words.quarters
    pattern = rf"{_START}(?P<noun>(?i:{any_of(nouns)})){_S}{patterns.of}{YEAR}{patterns.year_word}"
    yield rule("quarter", " ".join(nouns), pattern, _quarter(patterns), "le premier trimestre 1993")


def _quarter(patterns: Patterns) -> Build:
    number = re.compile(rf"(?<![\w.,]){_number(patterns, _ORDINAL)}{_S}\Z")

    def build(match: re.Match[str]) -> Expression | None:
        before_first = patterns.words.quarters[match["noun"].lower()]
        found = found_before(number, match.string, match.start())
        which = _numbered(found.groupdict()) if found else None
        if found is None or which is None or which > (4 if before_first == _QUARTERS else 2):
            return None
        made = expression(match, "quarter", match["year"], str(before_first + which))
        return patterns.with_article(replace(made, start=found.start()), match.string) if made else None

    return build


def _noun(patterns: Patterns) -> str:
    return rf"(?i:{spaced(patterns.words.century)})(?!\w)"


def _number(patterns: Patterns, ordinal: str = "") -> str:
    words = patterns.words
    ordinal = ordinal or words.century_ordinal
    ordinals = reversed([rf"(?P<ordinal{i}>{spaced(one)})" for i, one in enumerate(words.ordinals, start=1)])
    ending = f"(?:{ordinal})?" if ordinal else ""
    return rf"(?:(?:(?P<roman>{_ROMAN})|(?P<number>[0-9]{{1,2}})){ending}|(?i:{'|'.join(ordinals)})\w{{0,3}})"


def _era(patterns: Patterns) -> str:
    return rf"(?:{_S}(?:{patterns.before_christ}|{patterns.after_christ})(?!\w))?"


def _behind(patterns: Patterns) -> str:
    return rf"{_noun(patterns)}{_S}{_number(patterns)}(?!\w){_era(patterns)}"


def _before(patterns: Patterns) -> str:
    return rf"{_number(patterns)}{_S}{_noun(patterns)}{_era(patterns)}"


def _decade(patterns: Patterns) -> Build:
    words = patterns.words
    asked = before(words.before_short, _S)
    between, rest = before(words.between, rf"{_S}{patterns.article}"), re.compile(rf"{patterns.gap}[0-9]{{4}}(?![0-9])")

    def build(match: re.Match[str]) -> Expression | None:
        parts, text = match.groupdict(), match.string
        if rest.match(text, match.end()) and found_before(between, text, match.start()):
            return None  # entre los años 1920 y 1930
        century, is_before_christ = _century_of(parts)
        if parts["decade"]:
            made = expression(match, "decade", parts["decade"] + "X")
        elif words.before_short and not century and not found_before(asked, text, match.start()):
            return None
        else:
            digit = parts["short"] or next(i for i in range(2, 10) if parts[f"tens{i}"])
            made = expression(match, "decade", f"{'-' if is_before_christ else ''}{(century or 20) - 1:02d}{digit}X")
        return patterns.with_article(made, text) if made else None

    return build


def _shared_decade(patterns: Patterns) -> Build:
    """The second of two decades that share their noun; years where they are the ends of a range."""
    words = patterns.words
    listed = before(rf"(?:{words.decade_noun}) [0-9]{{3}}0(?:, [0-9]{{3}}0)*", patterns.gap)
    between = before(words.between, rf"{_S}{patterns.article}")

    def build(match: re.Match[str]) -> Expression | None:
        found = found_before(listed, match.string, match.start())
        if found is None or found_before(between, match.string, found.start()):
            return None
        return expression(match, "shared_decade", match["year"][:3] + "X")

    return build


def _build(
    patterns: Patterns, name: str, *, number: re.Pattern[str] | None = None, asked: re.Pattern[str] | None = None
) -> Build:
    """A century, whose number may stand before the match; or one that needs something before it."""

    def build(match: re.Match[str]) -> Expression | None:
        parts, text, found = match.groupdict(), match.string, None
        if looked_for := number or asked:
            found = found_before(looked_for, text, match.start())
            if found is None:
                return None
            parts |= found.groupdict() if number else {}
        century, is_before_christ = _century_of(parts)
        made = expression(match, name, f"{'-' if is_before_christ else ''}{century - 1:02d}XX") if century else None
        if made and found and number:
            made = Expression(found.start(), made.end, name, date=made.date)
        return patterns.with_article(made, text) if made else None

    return build


def _named(patterns: Patterns) -> Build:
    asked = re.compile(rf"(?<!\w)(?:(?i:{spaced(patterns.words.before_named)})|{patterns.part})\Z")

    def build(match: re.Match[str]) -> Expression | None:
        if not found_before(asked, match.string, match.start()):
            return None
        made = expression(match, "named_century", f"{patterns.words.century_names[match['name']]}XX")
        return patterns.with_article(made, match.string) if made else None

    return build


def _century_of(parts: Mapping[str, str | None]) -> tuple[int | None, bool]:
    """The number of a century, and whether it lies before Christ."""
    return _numbered(parts), bool(parts.get("bc"))


def _numbered(parts: Mapping[str, str | None]) -> int | None:
    number = next((i for i in range(1, 31) if parts.get(f"ordinal{i}")), None)
    if roman := parts.get("roman"):
        number = _from_roman(roman.upper().translate(_CYRILLIC))
    elif digits := parts.get("number"):
        number = int(digits)
    return number if number and 1 <= number <= 30 else None


def _from_roman(written: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[sign] for sign in written]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
