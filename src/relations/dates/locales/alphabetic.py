"""The grammar of dates for languages written with letters; what differs between them is their words."""

from __future__ import annotations

import re

from relations.dates.grammar import SPACE, Grammar
from relations.dates.locales.days import day_rules, month_rules
from relations.dates.locales.patterns import Patterns, before, spaced
from relations.dates.locales.periods import century_rules, decade_rules, quarter_rules
from relations.dates.locales.words import Words
from relations.dates.locales.years import era_rules, year_rules


def grammar(language: str, words: Words) -> Grammar:
    """Return the rules of a language."""
    patterns = Patterns(language, words)
    makers = (day_rules, month_rules, quarter_rules, decade_rules, century_rules, era_rules, year_rules)
    no_half = "".join(rf"(?<!{word} )" for word in words.halves)
    part = patterns.part.replace("(?i:", "(?P<part>(?i:", 1).replace(")", "))", 1)
    return Grammar(
        rules=tuple(one for maker in makers for one in maker(patterns)),
        mods=words.mods,
        mod=re.compile(rf"(?<!\w){patterns.article}{no_half}{part}\Z"),
        about=before(words.about, rf"{SPACE}{patterns.the}"),
        to=re.compile(patterns.between),
        conjunction=re.compile(rf"(?:{SPACE}{patterns.conjunction}|,){SPACE}{patterns.the}"),
        between=before(
            words.between, rf"{SPACE}{patterns.article}(?:(?i:{spaced(words.year_nouns)}){SPACE})?{patterns.the}"
        ),
    )
