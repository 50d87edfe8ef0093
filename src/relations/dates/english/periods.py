"""English: seasons, quarters, halves, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.english.numbers import BC, MEASURED
from relations.dates.english.tense import tense
from relations.dates.english.words import DAY_TRIGGERS, DIRECTIONS, OF_TOLD_YEAR, OF_YEAR, THE, with_the
from relations.dates.english.words import DECADES as _DECADES
from relations.dates.english.words import ORDINALS as _ORDINALS
from relations.dates.english.words import SEASONS as _SEASONS
from relations.dates.english.years import AD, ANY_YEAR, ERA, OR_BC, SHORT, YEAR, year_of
from relations.dates.expression import Expression, Turn, expression
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import START as _START
from relations.dates.grammar import Rule, rule
from relations.edtf import EdtfDate

_ORDINAL_WORD = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_CENTURY = rf"(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{_ORDINAL_WORD})"
_OF_CENTURY = rf"(?:{_S}|-)(?i:centur(?:y|ies))(?:{_S}(?:{ERA}|{AD}))?(?!\w)"
# the 17th and 18th centuries
_SHARED_CENTURY = (
    rf"(?=(?:,?{_S}(?:and|or|to|through|until){_S}|,{_S}|[-–])(?:the{_S})?(?:(?:early|mid|late)[ -])?"
    rf"(?i:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL_WORD}){_OF_CENTURY.replace('era', 'shared_era')})"
)


def _season(match: re.Match[str]) -> Expression | None:
    """A season; a winter may be told by both its years (`1952–53`), and EDTF names it by the first."""
    if MEASURED.match(match.string, match.end()):  # they may fall 1200 feet
        return None
    season, year, tail = match["season"].lower(), year_of(match), match["tail"]
    made = expression(match, "season", year, _SEASONS[season])
    has_both = tail and season == "winter" and year and f"{int(year) + 1}".endswith(tail)
    made = made if made is None or not tail or has_both else replace(made, end=match.end("year"))
    return with_the(made, match)


_SEASON_CONTEXT = re.compile(
    r"(?<![\w-])(?:(?P<turn>[Ll]ast|[Nn]ext|[Tt]he following|[Tt]he next|[Tt]he previous|[Tt]he same|[Tt]his|[Tt]hat same|[Tt]hat)|(?P<the>[Tt]he)|(?P<each>[Ee]ach|[Ee]very)"
    r"|(?P<prep>[Ii]n|[Dd]uring|[Bb]y|[Uu]ntil|[Ss]ince|[Oo]f|[Ee]arly|[Mm]id|[Ll]ate))[\s-]+\Z"
)
_BEFORE_THE = re.compile(
    r"\b(?:in|during|by|until|till|since|of|for|through|throughout|over|from|that|early|late|mid|before|after|spen[dt]|into|within|all)\s+the\s+\Z",
    re.IGNORECASE,
)
_SEASON_THING = re.compile(
    rf"{_S}(?:offensives?|campaigns?|semester|terms?|sessions?|season|meetings?|harvest|holidays?|break|festival|election|semesters)\b"
)
_TITLE_BEHIND = re.compile(r" (?!(?:I|In|On|At|The|A|He|She|It|They|We|And|But)\b)[A-Z][a-z]+")
_OF = re.compile(rf"{_S}of\b")


def _bare_season(match: re.Match[str]) -> Expression | None:
    """`in the winter`, `last summer`; not a spring that flows, nor the fall of somebody."""
    text, start, word = match.string, match.start(), match["season"].lower()
    context = _SEASON_CONTEXT.search(text, max(0, start - 16), start)
    made = expression(match, "season", None, _SEASONS[word])
    if made is None or _is_no_season(match, context):
        return None
    if context is None:  # their summer offensive
        return replace(made, generic=True)
    if context["each"]:
        value = "XXXX-" + {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}[_SEASONS[word]]
        return Expression(context.start(), match.end(), "every", type="SET", value=value)
    if context["turn"]:
        made = replace(made, start=context.start("turn"))
        if direction := DIRECTIONS.get(" ".join(context["turn"].lower().split())):
            made = replace(made, turn=Turn(None, direction[0], direction[1]))
    elif context["the"]:
        made = replace(made, start=context.start("the"))
    return made


_COMPOUND = re.compile(
    rf"{_S}(?:wheat|barley|schools?|houses?|camps?|palace|gardens?|squash|leaves|sausage|savou?ry|tyres?|tires?|vegetables)\b",
    re.IGNORECASE,
)


def _is_no_season(match: re.Match[str], context: re.Match[str] | None) -> bool:
    """Whether a word such as spring is a name, or another word of that spelling."""
    text, start, end = match.string, match.start(), match.end()
    is_thing = _SEASON_THING.match(text, end) is not None
    if _COMPOUND.match(text, end):
        return True
    if context is None:
        return match["season"] not in {"winter", "summer", "autumn"} and not is_thing
    if match["season"].istitle() and _TITLE_BEHIND.match(text, end):
        return True  # the Summer Institute
    if match["season"].lower() not in {"fall", "spring"}:
        return False
    if context["the"] and not (is_thing or OF_YEAR.match(text, end)):
        return _OF.match(text, end) is not None or not _BEFORE_THE.search(text, max(0, start - 16), start)
    is_of = (context["prep"] or "").lower() == "of"
    return is_of or (_OF.match(text, end) is not None and OF_YEAR.match(text, end) is None)


def _quarter(match: re.Match[str]) -> Expression | None:
    if match["h"]:
        return expression(match, "half_year", match["year"], str(39 + int(match["h"])))
    index = (
        int(match["q"])
        if match["q"]
        else {"final": 4, "last": 4, **_ORDINALS, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}[match["word"].lower()]
    )
    return with_the(expression(match, "quarter", match["year"], str(32 + index)), match)


def _shared_quarter(match: re.Match[str]) -> Expression | None:
    """The first of two quarters of one year."""
    return expression(match, "quarter", None, str(32 + int(match["q"])))


def _half(match: re.Match[str]) -> Expression | None:
    return with_the(
        expression(match, "half_year", match["year"], "40" if match["word"].lower() == "first" else "41"), match
    )


_QUARTERS = {"first": "33", "second": "34", "third": "35", "fourth": "36", "last": "36", "final": "36"}
_HALVES = {"first": "40", "second": "41", "last": "41", "final": "41"}


def _bare_quarter(match: re.Match[str]) -> Expression | None:
    """`the third quarter`, of a year that the context gives; not the last quarter of a game."""
    the = THE.search(match.string, max(0, match.start() - 20), match.start())
    word = match["word"].lower()
    code = (_QUARTERS if match["part"] == "quarter" else _HALVES).get(word)
    before = match.string[max(0, match.start() - 12) : match.start()]
    is_attribute = match["gap"] == "-"  # third-quarter earnings
    if code is None or not (is_attribute or _ASKS_QUARTER.search(before)):
        return None
    if match["part"] == "half" and not (is_attribute or the):
        return None
    if _GAME.search(match.string, max(0, match.start() - 400), match.end() + 400):
        return None
    made = expression(match, "quarter", None, code)
    if made is None:
        return None
    made = replace(made, turn=Turn(None, tense(match.string, match.start(), match.end()) or "past"))
    return with_the(made, match) if the else made


_GAME = re.compile(
    r"\b(?:goals?|scored?|penalty|match|coach|touchdown|referee|halftime|keeper|striker|quarterback|innings)\b"
)
_ASKS_QUARTER = re.compile(r"(?i)(?:\b(?:in|for|during|of|from|by|its|their|the|this|last|fiscal)|['’]s)\s+\Z")


def _fiscal(match: re.Match[str]) -> Expression | None:
    """A fiscal year, which is only roughly the year that it is named by."""
    date = EdtfDate(match["year"], qualifiers=("~", "", ""))
    return Expression(match.start(), match.end(), "fiscal_year", date=date, fiscal=True)


def _decade(match: re.Match[str]) -> Expression | None:
    if match["bc"]:
        return with_the(expression(match, "decade", f"-{match['bc'].zfill(3)}X"), match)
    digits = match["decade"]
    is_century = digits[2] == "0" and digits < "200"  # the 1800s are a century, the 2000s a decade
    return with_the(expression(match, "decade", digits[:2] + "XX" if is_century else digits + "X"), match)


_AGE = re.compile(
    r"\b(?:my|your|his|her|its|our|their)\s+(?:(?:early|mid|late)[\s-]+(?:(?:to|or)[\s-]+)?){0,2}\Z", re.IGNORECASE
)
_WINDS = re.compile(r"\b(?:Roaring\s+Forties|Furious\s+Fifties|Screaming\s+Sixties)\Z")
_BEFORE_DECADE = re.compile(r"\b(?:in|early|mid|late|swinging|roaring)[\s-]+\Z", re.IGNORECASE)


_AFTER_DECADE = re.compile(
    rf"\b(?P<first>1\d\d|20\d)0['’]?s(?:,{_S}['’‘]?\d0s)*(?:,?{_S}(?:and|or|to){_S}|,{_S}|(?:{_S})?[-–/](?:{_S})?)(?:the{_S})?(?P<mark>['’‘]?)\Z"
)


def _listed_decade(match: re.Match[str]) -> Expression | None:
    """The second of `the 1970s and '80s`, of the same century or, where it would fall back, of the next."""
    before = _AFTER_DECADE.search(match.string, max(0, match.start() - 24), match.start())
    if before is None:
        return None
    century = int(before["first"][:2]) + (match["digits"] <= f"{before['first'][2]}0")
    made = expression(match, "listed_decade", f"{century}{match['digits'][0]}X")
    return with_the(replace(made, start=match.start() - len(before["mark"])), match) if made else None


def _short_decade(match: re.Match[str]) -> Expression | None:
    """`the sixties`; not `her sixties`, and not `two twenties`."""
    before = match.string[max(0, match.start() - 32) : match.start()]
    is_bare = match["word"] and match[0].lower() == match["word"].lower() and not before.lower().endswith("the ")
    is_wind = _WINDS.search(match.string, max(0, match.start() - 12), match.end())
    if is_wind or _AGE.search(before) or (is_bare and not _BEFORE_DECADE.search(before)):
        return None
    digit = match["digit"] or str(_DECADES[match["word"].lower()])
    made = expression(match, "short_decade", f"19{digit}X")
    return with_the(replace(made, start=match.start() - 1), match) if made and match["digit"] else with_the(made, match)


def _century(match: re.Match[str]) -> Expression | None:
    number = int(match["number"]) if match["number"] else _ORDINALS[match["word"].lower()]
    if not 1 <= number <= 30:
        return None
    made = expression(match, "century", f"{'-' if match['era'] or match['shared_era'] else ''}{number - 1:02d}XX")
    return with_the(made, match)


_ORDINAL_TRIGGERS = " ".join(word.split("-")[0] for word in _ORDINALS)

RULES: tuple[Rule, ...] = (
    rule("season", " ".join(_SEASONS), rf"{_START}(?i:(?P<season>spring|summer|autumn|fall|winter))(?:{_S}of)?(?:{_S}the{_S}year)?{_S}"
         rf"(?:{OR_BC}|{SHORT}|{ANY_YEAR}|(?P<early>[1-9]\d{{2}})(?=\s?[-–/]\s?\d{{3}}(?!\d)))(?:\s?[-–/]\s?(?P<tail>\d{{4}}|\d{{2,3}})(?!\w)|(?![\d%]|,\d{{3}}|\.\d))", _season, "in the spring of 1968"),
    rule("year_season", "#4", rf"{_START}{ANY_YEAR}{_S}(?P<season>spring|summer|autumn|fall|winter)(?![\w-])(?P<tail>)", _season, "in their 1982 summer offensive"),
    rule("bare_season", " ".join(_SEASONS), rf"{_START}(?i:(?P<season>spring|summer|autumn|fall|winter))(?![\w-])", _bare_season, "in the winter"),
    rule("quarter", f"Q H #1 {_ORDINAL_TRIGGERS} final last", rf"{_START}(?:Q(?P<q>[1-4])|H(?P<h>[12])|(?P<word>(?i:first|second|third|fourth|final|last|1st|2nd|3rd|4th)){_S}quarter)(?:{_S}of)?{_S}{YEAR}",
         _quarter, "in the third quarter of 2019"),
    rule("shared_quarter", "Q", rf"{_START}Q(?P<q>[1-4])(?=(?:{_S})?(?:[-–—/,]|to|and|or|through)(?:{_S})?Q[1-4]{_S}(?:of{_S})?{ANY_YEAR})", _shared_quarter, "in Q1-Q3 2020"),
    rule("year_quarter", "#4", rf"{_START}{ANY_YEAR}(?:{_S}|-)?(?:Q(?P<q>[1-4])|H(?P<h>[12]))(?P<word>)(?!\w)", _quarter, "2019 Q3"),
    rule("half_year", "first second latter last", rf"{_START}(?P<word>(?i:first|second|latter|last)){_S}half{_S}of{_S}{YEAR}", _half,
         "the first half of 1987"),
    rule("bare_quarter", f"{_ORDINAL_TRIGGERS} last final", rf"{_START}(?P<word>(?i:first|second|third|fourth|last|final))(?P<gap>{_S}(?:fiscal{_S})?|-)(?P<part>quarter|half)(?![\w-]|{_S}(?:hour|of(?!{OF_TOLD_YEAR})|finals?|final)\b)",
         _bare_quarter, "in the third quarter"),
    rule("fiscal_year", "fiscal FY", rf"{_START}(?:(?i:fiscal)(?:{_S}year)?{_S}|FY(?:{_S})?){ANY_YEAR}(?:[-–/]\d\d(?!\d)|(?![\d%]|,\d{{3}}|\.\d))(?!\w)", _fiscal, "in fiscal 1998"),
    rule("decade", "#2 #3 #4", rf"{_START}(?:(?P<bc>[1-9]\d{{0,2}})0s{_S}{BC}|(?P<decade>1\d\d|20\d)0['’]?s\b)", _decade, "the decade of the 1990s"),
    rule("listed_decade", "#2", r"(?<![\d.,])(?P<digits>\d0)s\b", _listed_decade, "in the 1970s and 80s"),
    rule("short_decade", f"#2 nineteen {' '.join(_DECADES)}", rf"(?:(?<=['’‘])(?P<digit>[2-9])0['’]?s\b|(?<!\w)(?:(?i:nineteen)[- ])?(?i:(?P<word>{'|'.join(_DECADES)}))\b)",
         _short_decade, "the nineteen-eighties"),
    rule("century", f"{DAY_TRIGGERS} {_ORDINAL_TRIGGERS}", rf"{_START}(?i:{_CENTURY})(?:{_OF_CENTURY}|{_SHARED_CENTURY})", _century,
         "in the 19th century"),
)  # fmt: skip
