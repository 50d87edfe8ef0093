"""The rules of English."""

from __future__ import annotations

import re

from relations.dates.english import calendar, clock, relative
from relations.dates.english.pairs import join
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import Grammar

_MODS = {"early": "START", "beginning": "START", "start": "START", "opening": "START", "mid": "MID", "middle": "MID",
         "late": "END", "end": "END", "close": "END",
         "earlier": "START", "later": "END", "first": "START", "last": "END", "final": "END", "latter": "END",
         "second": "MID", "third": "MID"}  # fmt: skip

RULES = (*calendar.RULES, *clock.RULES, *relative.RULES)

ENGLISH = Grammar(
    rules=RULES,
    mods=_MODS,
    mod=re.compile(
        rf"(?<![^\W_])(?:[Tt]he{_S})?"
        rf"(?:(?P<first>[Ee]arly|[Ee]arlier|[Mm]id|[Ll]ate|[Ll]ater)(?:-?(?:{_S})?(?:to|or|and|/|[-–])(?:{_S}|-)?(?P<last>[Mm]id|[Ll]ate))?"
        rf"(?:-(?:{_S})?|{_S}(?:in{_S})?)(?:the{_S})?"
        rf"|(?P<part>[Bb]eginning|[Ss]tart|[Oo]pening|[Mm]iddle|[Ee]nd|[Cc]lose|[Ff]irst|[Ll]ast|[Ff]inal|[Ll]atter|[Ss]econd|[Tt]hird)"
        rf"(?:{_S}(?:(?:few|two|three|four|several){_S})?(?:days|weeks?|months?|years?|part|half|portion|hours))?{_S}of{_S}(?:the{_S})?)\Z"
    ),
    about=re.compile(
        rf"(?<![^\W_])(?:[Cc]irca{_S}|ca?\.(?:{_S})?|[Aa]round{_S}|[Aa]pproximately{_S}|(?<=\bin )about{_S}|(?<=\bby )about{_S})\Z"
    ),
    to=re.compile(rf"{_S}(?:to|until|till|through|up{_S}to){_S}(?:the{_S})?"),
    conjunction=re.compile(rf"{_S}(?:and|or){_S}|,{_S}(?:(?:and|or){_S})?|/"),
    between=re.compile(rf"\b[Bb]etween{_S}(?:the{_S})?\Z"),
    join=join,
)
