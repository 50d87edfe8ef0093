"""The grammar of dates for languages written with letters; what differs between them is their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from relations.dates.expression import Expression
from relations.dates.grammar import SPACE, Grammar, takes_part
from relations.dates.locales.days import day_rules, month_rules
from relations.dates.locales.patterns import Patterns, before, spaced
from relations.dates.locales.periods import century_rules, decade_rules, quarter_rules
from relations.dates.locales.words import Words
from relations.dates.locales.years import era_rules, year_rules


def grammar(language: str, words: Words) -> Grammar:
    """Return the rules of a language."""
    patterns = Patterns(language, words)
    makers = (day_rules, month_rules, quarter_rules, decade_rules, century_rules, era_rules, year_rules)
    return Grammar(
        rules=tuple(one for maker in makers for one in maker(patterns)),
        about=before(words.about, rf"{SPACE}{patterns.the}"),
        to=re.compile(patterns.between),
        conjunction=re.compile(rf"(?:{SPACE}{patterns.conjunction}|,){SPACE}{patterns.the}"),
        between=before(
            words.between, rf"{SPACE}{patterns.article}(?:(?i:{spaced(words.year_nouns)}){SPACE})?{patterns.the}"
        ),
        part=_part(words.mods, patterns),
    )


def _part(mods: Mapping[str, str], patterns: Patterns) -> Callable[[str, Expression, int], Expression]:
    """What adds a word such as `Anfang` to the date behind it; the middle of `the second half` is none."""
    no_half = "".join(rf"(?<!{word} )" for word in patterns.words.halves)
    named = patterns.part.replace("(?i:", "(?P<part>(?i:", 1).replace(")", "))", 1)
    written = re.compile(rf"(?<!\w){patterns.article}{no_half}{named}\Z")

    def add(text: str, one: Expression, floor: int) -> Expression:
        match = takes_part(one) and written.search(text, max(floor, one.start - _WIDEST), one.start)
        return replace(one, start=match.start(), mod=mods[match["part"].lower()]) if match else one

    return add


_WIDEST = 48
