"""The rules of English."""

from __future__ import annotations

import re

from relations.dates.english import clock, days, holidays, periods, relative, vague, weekdays, years
from relations.dates.english.pairs import join
from relations.dates.english.parts import part
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import Grammar

# in order of preference where two begin at the same place: the fuller date first
RULES = (
    *days.RULES,
    *periods.RULES,
    *years.RULES,
    *days.BARE,
    *weekdays.RULES,
    *clock.RULES,
    *holidays.RULES,
    *vague.RULES,
    *relative.RULES,
)

ENGLISH = Grammar(
    rules=RULES,
    about=re.compile(
        rf"(?<![^\W_])(?:[Cc]irca{_S}|ca?\.(?:{_S})?|[Aa]round{_S}|[Aa]pproximately{_S}|(?<=\bin )about{_S}|(?<=\bby )about{_S})\Z"
    ),
    to=re.compile(rf"{_S}(?:to|until|till|through|up{_S}to){_S}(?:the{_S})?"),
    conjunction=re.compile(rf"{_S}(?:and|or){_S}|,{_S}(?:(?:and|or){_S})?|/"),
    between=re.compile(rf"\b[Bb]etween{_S}(?:the{_S})?\Z"),
    part=part,
    join=join,
)
