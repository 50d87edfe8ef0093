"""English: dates of the calendar, from full dates to centuries, and the numbers that are none."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.english.tense import tense
from relations.dates.english.words import DECADES as _DECADES
from relations.dates.english.words import MONTH as _MONTH
from relations.dates.english.words import MONTH_TRIGGERS, MONTHS, NAME_MONTHS, NO_NOUN, SHORT_MONTHS, WEEKDAY_TRIGGERS
from relations.dates.english.words import ORDINALS as _ORDINALS
from relations.dates.english.words import SEASONS as _SEASONS
from relations.dates.expression import Direction, Expression, Turn, days, expression
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import START as _START
from relations.dates.grammar import Rule, rule
from relations.dates.values import written, year_digits
from relations.edtf import EdtfDate

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.:]\d|,\d(?!\d{3}(?!\d)))"
_TO_DAY = rf"(?:(?:{_S})?[-–—](?:{_S})?|{_S}(?:to|until|till|through){_S}(?:the{_S})?)"
_DAY_OF = rf"(?:the{_S})?{_DAY}(?:{_S}of)?"
_ANY_YEAR = r"(?P<year>1\d{3}|20\d{2})"
_YEAR = _ANY_YEAR + r"(?![\d%]|,\d{3}|\.\d)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?)"
_EARLY = r"(?P<early>[1-9]\d{2})(?=[).,;:](?!\d)|\s*\Z)"
_BC = r"(?:BCE?|B\.C\.E\.|B\.C\.?)(?!\w)"
_OR_BC = rf"(?P<bc>\d{{1,4}})\s?{_BC}"
_ERA = rf"(?P<era>{_BC})"
_AD = r"(?:AD|CE|A\.D\.|C\.E\.)(?!\w)"
_ORDINAL_WORD = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_CENTURY = rf"(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{_ORDINAL_WORD})"
_OF_CENTURY = rf"(?:{_S}|-)(?i:centur(?:y|ies))(?:{_S}(?:{_ERA}|{_AD}))?(?!\w)"
# the 17th and 18th centuries
_SHARED_CENTURY = (
    rf"(?=(?:,?{_S}(?:and|or|to|through|until){_S}|,{_S}|[-–])(?:the{_S})?(?:(?:early|mid|late)[ -])?"
    rf"(?i:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL_WORD}){_OF_CENTURY.replace('era', 'shared_era')})"
)

# A four-digit number is no year when it is counted, priced, measured or numbered.
_COUNTED = (
    r"(?:soldiers?|troops|men|women|people|persons|children|inhabitants|residents|workers|students|members|prisoners|"
    r"refugees|civilians|casualties|deaths|dead|wounded|horses|ships|aircraft|vehicles|tanks|guns|homes|houses|"
    r"households|families|villages|schools|jobs|votes|seats|copies|pages?|words|cases|tons?|tonnes?|kilograms?|kg|"
    r"pounds|litres?|liters?|gallons|barrels|kilomet(?:er|re)s?|km|met(?:er|re)s?|m|miles?|mi|feet|ft|yards|acres|"
    r"hectares?|ha|square|cubic|degrees?|volts?|watts?|kW|MW|MB|GB|Hz|dollars|euros|francs|marks|roubles|rubles|yen|"
    r"won|percent|per[ -]cent|times|points|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"
)
_NUMBERED = (
    r"(?:numbered|footnote|exhibit|extension|build|form|error|bill|badge|receipt|paragraph|para|ring|dial|road|channel|rule|"
    r"plot|grid|account|invoice|serial|licen[cs]e|permit|ticket|seat|gate|platform|locker|booth|docket|case|AM|FM|No\.?|Nos\.?|number|resolution|room|flight|page|pages|pp?\.|vol\.|chapter|ch\.|section|route|highway|unit|model|"
    r"article|line|verse|psalm|lot|bus|train|postcode|zip|code|suite|apt\.?|box|telephone|tel\.?|phone|ext\.?)"
)
_BEFORE_NUMBER = re.compile(
    rf"(?:\b{_NUMBERED}:?\s*|\bIS[BS]N[\d\s:-]*|[$£€¥#§+=×@/]\s?|\w[.:/,]|(?<!(?<!\d)\d{{4}})(?<!mid)(?<!pre)(?<!post)[-–—]"
    r"|(?<!\S)(?:0\d*|[3-9]\d{2,3}|\d{5,})[ -])\Z",
    re.IGNORECASE,
)
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|into|within|throughout|by|since|until|till|from|to|during|through|of|early|mid|late|last|next|this|that|following|previous|past|coming|between|"
    r"and|or|each|every|before|after)\s+|mid-|[–-]\s?)\Z",
    re.IGNORECASE,
)
_TO_MONTH = re.compile(rf"(?:(?:{_S})?[-–—/](?:{_S})?|{_S}(?:to|and|or){_S}){_MONTH}(?!{_S}\d{{1,2}}(?!\d))")


_THE = re.compile(rf"(?<![\w-])[Tt]he{_S}(?:decade{_S}of{_S}the{_S})?\Z")


def _with_the(made: Expression | None, match: re.Match[str]) -> Expression | None:
    """The same with the article before it."""
    if made is None:
        return None
    the = _THE.search(match.string, max(0, made.start - 20), made.start)
    return replace(made, start=the.start()) if the else made


def _the_day(made: Expression | None, match: re.Match[str]) -> Expression | None:
    """The same with the article of an ordinal: `the 4th of August`, but `the 4 August vote`."""
    return _with_the(made, match) if _ORDINAL_DAY.match(match[0]) else made


_ORDINAL_DAY = re.compile(r"\d+(?:st|nd|rd|th)")


def _month(match: re.Match[str]) -> str:
    return MONTHS[match["month"].lower().rstrip(".")]


def _day(match: re.Match[str]) -> str:
    return match["day"].zfill(2)


def _year_of(match: re.Match[str]) -> str | None:
    """The year that a match names, of either era."""
    if bc := match.groupdict().get("bc"):
        return year_digits(1 - int(bc))
    if early := match.groupdict().get("early"):
        return early.zfill(4)
    return match["year"]


def _day_month_year(match: re.Match[str]) -> Expression | None:
    return _the_day(expression(match, "full_date", _year_of(match), _month(match), _day(match)), match)


def _days_month(match: re.Match[str]) -> Expression | None:
    """`3–5 May 1993` and `May 3–5, 1993`."""
    return _the_day(days(match, _month(match)), match)


def _month_year(match: re.Match[str]) -> Expression | None:
    return expression(match, "month_year", _year_of(match), _month(match))


def _day_month(match: re.Match[str]) -> Expression | None:
    made = expression(match, "day_month", None, _month(match), _day(match))
    return _the_day(replace(made, tense=tense(match.string, match.start(), match.end())), match) if made else None


def _shared_day(match: re.Match[str]) -> Expression | None:
    """The first of two days of one month: `4 and 5 May 1993`."""
    return _the_day(expression(match, "shared_day", match["year"], _month(match), _day(match)), match)


_AFTER_MONTH_DAY = re.compile(
    rf"{_MONTH}{_S}\d{{1,2}}(?:st|nd|rd|th)?(?:,{_S}\d{{1,2}}(?:st|nd|rd|th)?)*(?:,?{_S}(?:and|or)|,){_S}(?:the{_S})?\Z"
)


def _listed_day(match: re.Match[str]) -> Expression | None:
    """The further days of one month: the second of `May 4 and 5, 1993`."""
    before = _AFTER_MONTH_DAY.search(match.string, max(0, match.start() - 40), match.start())
    return expression(match, "listed_day", match["year"], _month(before), _day(match)) if before else None


def _bare_month(match: re.Match[str]) -> Expression | None:
    """A month alone, where the words around ask for one, since May, March and August are words and names too."""
    text, start, end, word = match.string, match.start(), match.end(), match["month"].lower()
    is_asked_for = _MONTH_CONTEXT.search(text, max(0, start - 14), start) or _TO_MONTH.match(text, end)
    if not is_asked_for and not _is_attribute(match):
        return None
    asks = _STRONG.search(text, max(0, start - 8), start) or (
        word not in NAME_MONTHS and _BY.search(text, max(0, start - 8), start)
    )
    if not asks and ((match["dot"] == "" and word in SHORT_MONTHS) or _NAME_BEHIND.match(text, end)):
        return None
    made = expression(match, "month", None, _month(match))
    if made:
        made = replace(made, tense=tense(match.string, match.start(), match.end()))
    turn = _MONTH_TURN.search(match.string, max(0, match.start() - 16), match.start())
    if made is None or turn is None:
        return made
    if turn["turn"].lower() in {"each", "every"}:
        value = f"XXXX-{_month(match)}"
        return Expression(turn.start("turn"), match.end(), "every", type="SET", value=value)
    made = replace(made, start=turn.start("turn"))
    direction = _DIRECTIONS.get(" ".join(turn["turn"].lower().split()))
    return replace(made, turn=Turn(None, direction[0], direction[1])) if direction else made


_BEFORE_ATTRIBUTE = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|year|month)|\w['’]s)\s+\Z")
_WITH_ADJECTIVE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)\s+(?!(?:of|in|on|at|to|for|from|with|by|and|or)\b)[a-z-]+\s+\Z"
)
_ATTRIBUTE = re.compile(
    rf"{_S}(?!{NO_NOUN}|(?:hares?|bugs?|beetles?|fl(?:y|ies)|queens?|pole|family|fools?|trees?|past|said|say|through)\b)[a-z]{{3,}}"
)
_OF_MONTH = re.compile(rf"['’]s{_S}(?!{NO_NOUN})[a-z]{{3,}}")
_OF_NAME_MONTH = re.compile(
    rf"['’]s{_S}(?:[a-z-]+{_S})?(?:reports?|figures?|sales|gains?|ris(?:e|es)|falls?|drops?|declines?|increase|elections?|votes?|data|"
    r"levels?|readings?|totals?|inflation|meetings?|summit|budget|results?|deadline|rate|output|production|exports|imports)\b"
)


def _is_attribute(match: re.Match[str]) -> bool:
    """Whether a month tells the time of the thing behind it: `the May election`, `October's figures`."""
    text, start, end, word = match.string, match.start(), match.end(), match["month"].lower().rstrip(".")
    is_name = word in NAME_MONTHS
    if (_OF_NAME_MONTH if is_name else _OF_MONTH).match(text, end):
        return True
    before = _BEFORE_ATTRIBUTE.search(text, max(0, start - 8), start)
    is_told = before or (not is_name and _WITH_ADJECTIVE.search(text, max(0, start - 24), start))
    return bool(is_told and _ATTRIBUTE.match(text, end))


_NAME_BEHIND = re.compile(
    r" (?!(?:I|The|A|An|In|On|At|He|She|It|They|We|And|But|Mr|Mrs|Ms|Dr|President|Prime)\b)[A-Z][a-z]+(?=[ ,.;:)'’]|\Z)"
)
_STRONG = re.compile(r"\b(?:in|since|until|early|late|mid|last|next|this|that)(?:\s+|-)\Z", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|during|into)\s+\Z", re.IGNORECASE)
_MONTH_TURN = re.compile(
    r"(?<![\w-])(?P<turn>[Ee]ach|[Ee]very|[Ll]ast|[Nn]ext|[Tt]he following|[Tt]he next|[Tt]he previous|[Tt]his|[Tt]hat)\s+\Z"
)


_BEFORE_DAY = re.compile(r"\b(?:on|by|until|till|from|since|of|before|after)\s+(?P<the>the\s+)\Z", re.IGNORECASE)


def _bare_day(match: re.Match[str]) -> Expression | None:
    """A day of the month that is being told of."""
    before = _BEFORE_DAY.search(match.string, max(0, match.start() - 16), match.start())
    made = expression(match, "day", None, "XX", match["day"].zfill(2)) if before else None
    return replace(made, start=before.start("the")) if made and before else None


def _season(match: re.Match[str]) -> Expression | None:
    """A season; a winter may be told by both its years (`1952–53`), and EDTF names it by the first."""
    if _MEASURED.match(match.string, match.end()):  # they may fall 1200 feet
        return None
    season, year, tail = match["season"].lower(), _year_of(match), match["tail"]
    made = expression(match, "season", year, _SEASONS[season])
    has_both = tail and season == "winter" and year and f"{int(year) + 1}".endswith(tail)
    made = made if made is None or not tail or has_both else replace(made, end=match.end("year"))
    return _with_the(made, match)


_SEASON_CONTEXT = re.compile(
    r"(?<![\w-])(?:(?P<turn>[Ll]ast|[Nn]ext|[Tt]he following|[Tt]he next|[Tt]he previous|[Tt]he same|[Tt]his|[Tt]hat same|[Tt]hat)|(?P<the>[Tt]he)|(?P<each>[Ee]ach|[Ee]very)"
    r"|(?P<prep>[Ii]n|[Dd]uring|[Bb]y|[Uu]ntil|[Ss]ince|[Oo]f|[Ee]arly|[Mm]id|[Ll]ate))[\s-]+\Z"
)
_BEFORE_THE = re.compile(
    r"\b(?:in|during|by|until|till|since|of|for|through|throughout|over|from|that|early|late|mid|before|after|spen[dt]|into|within|all)\s+the\s+\Z",
    re.IGNORECASE,
)
_DIRECTIONS: dict[str, tuple[Direction, bool]] = {
    "last": ("last", False), "next": ("next", False), "the following": ("next", True), "the next": ("next", True),
    "the previous": ("last", True),
}  # fmt: skip


_SEASON_THING = re.compile(
    rf"{_S}(?:offensives?|campaigns?|semester|terms?|sessions?|season|meetings?|harvest|holidays?|break|festival|election|semesters)\b"
)


def _bare_season(match: re.Match[str]) -> Expression | None:
    """`in the winter`, `last summer`; not a spring that flows, nor the fall of somebody."""
    text, start, word = match.string, match.start(), match["season"].lower()
    context = _SEASON_CONTEXT.search(text, max(0, start - 16), start)
    if context is None and (
        match["season"] in {"winter", "summer", "autumn"} or _SEASON_THING.match(text, match.end())
    ):
        made = expression(match, "season", None, _SEASONS[word])
        return replace(made, generic=True) if made else None
    if context is None or (word in {"fall", "spring"} and re.match(rf"{_S}of\b", text[match.end() : match.end() + 6])):
        return None
    if context["each"]:
        value = "XXXX-" + {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}[_SEASONS[word]]
        return Expression(context.start(), match.end(), "every", type="SET", value=value)
    is_thing = _SEASON_THING.match(text, match.end())
    if (
        context["the"]
        and word in {"fall", "spring"}
        and not (is_thing or _BEFORE_THE.search(text, max(0, start - 16), start))
    ):
        return None
    if word in {"fall", "spring"} and context["prep"] and context["prep"].lower() == "of":
        return None
    made = expression(match, "season", None, _SEASONS[word])
    if made is None:
        return None
    if context["turn"]:
        made = replace(made, start=context.start("turn"))
        if direction := _DIRECTIONS.get(" ".join(context["turn"].lower().split())):
            made = replace(made, turn=Turn(None, direction[0], direction[1]))
    elif context["the"]:
        made = replace(made, start=context.start("the"))
    return made


def _quarter(match: re.Match[str]) -> Expression | None:
    index = int(match["q"]) if match["q"] else {"final": 4, "last": 4, **_ORDINALS}[match["word"].lower()]
    return _with_the(expression(match, "quarter", match["year"], str(32 + index)), match)


def _half(match: re.Match[str]) -> Expression | None:
    return _with_the(
        expression(match, "half_year", match["year"], "40" if match["word"].lower() == "first" else "41"), match
    )


_QUARTERS = {"first": "33", "second": "34", "third": "35", "fourth": "36", "last": "36", "final": "36"}
_HALVES = {"first": "40", "second": "41", "last": "41", "final": "41"}


def _bare_quarter(match: re.Match[str]) -> Expression | None:
    """`the third quarter`, of a year that the context gives; not the last quarter of a game."""
    the = _THE.search(match.string, max(0, match.start() - 20), match.start())
    word = match["word"].lower()
    code = (_QUARTERS if match["part"] == "quarter" else _HALVES).get(word)
    before = match.string[max(0, match.start() - 12) : match.start()]
    if code is None or not _ASKS_QUARTER.search(before) or (match["part"] == "half" and the is None):
        return None
    if _GAME.search(match.string, max(0, match.start() - 400), match.end() + 400):
        return None
    made = expression(match, "quarter", None, code)
    if made is None:
        return None
    made = replace(made, turn=Turn(None, tense(match.string, match.start(), match.end()) or "past"))
    return _with_the(made, match) if the else made


_GAME = re.compile(
    r"\b(?:goals?|scored?|penalty|match|coach|touchdown|referee|halftime|keeper|striker|quarterback|innings)\b"
)
_ASKS_QUARTER = re.compile(r"(?i)\b(?:in|for|during|of|from|by|its|their|the|this|last|fiscal)\s+\Z")


def _fiscal(match: re.Match[str]) -> Expression | None:
    """A fiscal year, which is only roughly the year that it is named by."""
    date = EdtfDate(match["year"], qualifiers=("~", "", ""))
    return Expression(match.start(), match.end(), "fiscal_year", date=date, fiscal=True)


def _decade(match: re.Match[str]) -> Expression | None:
    if match["bc"]:
        return _with_the(expression(match, "decade", f"-{match['bc'].zfill(3)}X"), match)
    digits = match["decade"]
    is_century = digits[2] == "0" and digits < "200"  # the 1800s are a century, the 2000s a decade
    return _with_the(expression(match, "decade", digits[:2] + "XX" if is_century else digits + "X"), match)


_AGE = re.compile(
    r"\b(?:my|your|his|her|its|our|their)\s+(?:(?:early|mid|late)[\s-]+(?:(?:to|or)[\s-]+)?){0,2}\Z", re.IGNORECASE
)
_BEFORE_DECADE = re.compile(r"\b(?:in|early|mid|late|swinging|roaring)[\s-]+\Z", re.IGNORECASE)


def _short_decade(match: re.Match[str]) -> Expression | None:
    """`the sixties`; not `her sixties`, and not `two twenties`."""
    before = match.string[max(0, match.start() - 32) : match.start()]
    is_bare = match["word"] and match[0].lower() == match["word"].lower() and not before.lower().endswith("the ")
    if _AGE.search(before) or (is_bare and not _BEFORE_DECADE.search(before)):
        return None
    digit = match["digit"] or str(_DECADES[match["word"].lower()])
    made = expression(match, "short_decade", f"19{digit}X")
    return (
        _with_the(replace(made, start=match.start() - 1), match) if made and match["digit"] else _with_the(made, match)
    )


def _century(match: re.Match[str]) -> Expression | None:
    number = int(match["number"]) if match["number"] else _ORDINALS[match["word"].lower()]
    if not 1 <= number <= 30:
        return None
    made = expression(match, "century", f"{'-' if match['era'] or match['shared_era'] else ''}{number - 1:02d}XX")
    return _with_the(made, match)


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
_STOP = re.compile(r"[).,;:](?!\d)")


def _early_year(match: re.Match[str]) -> Expression | None:
    """A year of two or three digits, where the words ask for a year and no thing is counted."""
    asks = _ASKS_EARLY.search(match.string, max(0, match.start() - 10), match.start())
    if asks is None or (len(match["year"]) == 2 and (not asks["said"] or _PLURAL.match(match.string, match.end()))):
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
    if tail <= first[-len(tail) :]:
        if len(tail) == 1:
            return None
        return expression(match, "iso_month", first, tail) if match["dash"] == "-" and tail <= "12" else None
    ends = (
        Expression(match.start("year"), match.end("year"), "year_range", date=EdtfDate(first)),
        Expression(match.start("tail"), match.end("tail"), "year_range", date=EdtfDate(first[: -len(tail)] + tail)),
    )
    return Expression(match.start(), match.end(), "year_range", ends=ends)


def _year(match: re.Match[str]) -> Expression | None:
    text, start = match.string, match.start("year")
    is_more = _COUNTS.search(text, max(0, start - 14), start) and _WORD_BEHIND.match(text, match.end())
    if is_more or is_number(match) or _counts_things(match) or _is_address(match):
        return None
    return expression(match, "year", match["year"])


def is_number(match: re.Match[str]) -> bool:
    """Whether four digits are part of a number, a name or a count."""
    start = match.start("year")
    before = match.string[max(0, start - 12) : start]
    return bool(_BEFORE_NUMBER.search(before) or _AFTER_NUMBER.match(match.string, match.end()))


_YEAR_CONTEXT = re.compile(
    r"(?i:\b(?:in|since|by|until|till|to|from|during|before|after|the|and|between|circa|early|mid|late|year|"
    r"winter|spring|summer|autumn|fall)[\s-]+|[(,–—-]\s?)\Z"
)
_VERBS = "was|is|has|as|this|its|his|does|saw|ends|begins|marks|sees"
_OF_A_YEAR = (
    "levels|highs|lows|prices|terms|values|standards|figures|estimates|elections|results|games|championships|riots"
)
_PLURAL = re.compile(
    rf"{_S}(?!(?:{_VERBS}|{_OF_A_YEAR})\b)(?:[a-z]+s\b(?!['’])|[a-z]*(?:children|people)\b|sheep|head|cattle|dead|of{_S}them)"
)


def _counts_things(match: re.Match[str]) -> bool:
    """Whether a bare number stands before things in the plural, with nothing before it that asks for a year."""
    start = match.start("year")
    asks = _YEAR_CONTEXT.search(match.string[max(0, start - 12) : start])
    return bool(_PLURAL.match(match.string, match.end())) and not asks


_STREET = re.compile(
    rf"{_S}(?:[A-Z][\w.'’-]*{_S}){{1,3}}(?:Street|Road|Avenue|Lane|Drive|Boulevard|Terrace|Crescent|St|Rd|Ave|Blvd)\b"
)
_COUNTS = re.compile(
    r"\b(?:over|than|some|nearly|almost|least|approximately|roughly|exceeding|total of|only|another)\s+\Z",
    re.IGNORECASE,
)
_WORD_BEHIND = re.compile(rf"{_S}(?!(?:and|or|to|in|by|the|was|were|is|when|as|but|for|with|on|at)\b)[a-z]")
_IN = re.compile(r"\b[Ii]n\s+\Z")


def _is_address(match: re.Match[str]) -> bool:
    """Whether a bare number stands before the name of a street: `1914 Harbour Road`."""
    start = match.start("year")
    street = _STREET.match(match.string, match.end(), match.end() + 60)
    return bool(street) and not _IN.search(match.string, max(0, start - 4), start)


_MEASURED = re.compile(rf"{_S}(?:{_COUNTED})")
_AFTER_NUMBER = re.compile(
    rf"{_S}(?:{_COUNTED})|-(?!(?:era|style|born|built|based|vintage|model|edition|season|class|present|to|onwards?|dated|made)\b)[a-z]|{_S}(?:k|M|G)?Hz\b|{_S}\d{{3}}(?![\d,.]\d|\d)|{_S}(?:Route|Highway|Main)\b|[-.:/]\d(?!\d{{3}}(?!\d))|{_S}?[°%=+×]"
)


_VERB_BEHIND = "was|were|had|is|are|will|in|at|on|by|for|with|when|as|to|after|before|he|she|it|they|we|the"
_NUMBER_DAY = "#1 #2"
_ORDINAL_TRIGGERS = " ".join(word.split("-")[0] for word in _ORDINALS)

# The order is the order of preference where two rules begin at the same place: the fuller date first.
RULES: tuple[Rule, ...] = (
    rule("day_month_year", f"{_NUMBER_DAY} {WEEKDAY_TRIGGERS}", rf"{_START}(?:{_WEEKDAY},?{_S})?{_DAY_OF}{_S}{_MONTH},?{_S}(?:(?:in|of){_S})?(?:{_OR_BC}|{_YEAR}|{_EARLY})",
         _day_month_year, "on 4 August 1952"),
    rule("month_day_year", f"{MONTH_TRIGGERS} {WEEKDAY_TRIGGERS}", rf"{_START}(?:{_WEEKDAY},?{_S})?{_MONTH}{_S}{_DAY}(?:,{_S}?|{_S})(?:of{_S}|in{_S})?{_YEAR}",
         _day_month_year, "on August 4, 1952"),
    rule("days_month_year", _NUMBER_DAY, rf"{_START}{_DAY}{_TO_DAY}(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)?{_S}(?:of{_S})?{_MONTH}"
         rf"(?:,?{_S}{_YEAR})?", _days_month, "on 3–5 May 1993"),
    rule("month_days_year", MONTH_TRIGGERS, rf"{_START}{_MONTH}{_S}{_DAY}{_TO_DAY}(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)?(?!\d)"
         rf"(?:,?{_S}{_YEAR})?", _days_month, "on May 3–5, 1993"),
    rule("month_year", MONTH_TRIGGERS, rf"{_START}{_MONTH},?{_S}(?:(?:of|in){_S})?(?:{_OR_BC}|{_YEAR}|{_EARLY})", _month_year, "in June 1993"),
    rule("shared_day", _NUMBER_DAY, rf"{_START}{_DAY}(?=(?:,{_S}(?:(?:the{_S})?\d{{1,2}}(?:st|nd|rd|th)?,?{_S})?)?(?:{_S})?(?:and|or){_S}(?:the{_S})?"
         rf"(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?:{_S}of)?{_S}{_MONTH}(?:,?{_S}{_YEAR})?(?!\w))", _shared_day, "on 4 and 5 May 1993"),
    rule("day_month", f"{_NUMBER_DAY} {WEEKDAY_TRIGGERS}", rf"{_START}(?:{_WEEKDAY},?{_S})?{_DAY_OF}{_S}{_MONTH}(?!\w)", _day_month, "on 19 June"),
    rule("month_day", f"{MONTH_TRIGGERS} {WEEKDAY_TRIGGERS}", rf"{_START}(?:{_WEEKDAY},?{_S})?{_MONTH}{_S}{_DAY}(?!\w)", _day_month, "on June 19"),
    rule("season", " ".join(_SEASONS), rf"{_START}(?i:(?P<season>spring|summer|autumn|fall|winter))(?:{_S}of)?(?:{_S}the{_S}year)?{_S}"
         rf"(?:{_OR_BC}|{_ANY_YEAR})(?:[-–/](?P<tail>\d{{4}}|\d\d)(?!\w)|(?![\d%]|,\d{{3}}|\.\d))", _season, "in the spring of 1968"),
    rule("year_season", "#4", rf"{_START}{_ANY_YEAR}{_S}(?P<season>spring|summer|autumn|fall|winter)(?![\w-])(?P<tail>)", _season, "in their 1982 summer offensive"),
    rule("bare_season", " ".join(_SEASONS), rf"{_START}(?i:(?P<season>spring|summer|autumn|fall|winter))(?![\w-])", _bare_season, "in the winter"),
    rule("quarter", f"Q {_ORDINAL_TRIGGERS} final last", rf"{_START}(?:Q(?P<q>[1-4])|(?P<word>(?i:first|second|third|fourth|final|last)){_S}quarter)(?:{_S}of)?{_S}{_YEAR}",
         _quarter, "in the third quarter of 2019"),
    rule("year_quarter", "#4", rf"{_START}{_ANY_YEAR}(?:{_S}|-)?Q(?P<q>[1-4])(?P<word>)(?!\w)", _quarter, "2019 Q3"),
    rule("half_year", "first second latter last", rf"{_START}(?P<word>(?i:first|second|latter|last)){_S}half{_S}of{_S}{_YEAR}", _half,
         "the first half of 1987"),
    rule("bare_quarter", f"{_ORDINAL_TRIGGERS} last final", rf"{_START}(?P<word>(?i:first|second|third|fourth|last|final)){_S}(?:fiscal{_S})?(?P<part>quarter|half)(?![\w-]|{_S}(?:of|finals?|final)\b)",
         _bare_quarter, "in the third quarter"),
    rule("fiscal_year", "fiscal FY", rf"{_START}(?:(?i:fiscal)(?:{_S}year)?{_S}|FY(?:{_S})?){_YEAR}(?!\w)", _fiscal, "in fiscal 1998"),
    rule("decade", "#2 #3 #4", rf"{_START}(?:(?P<bc>[1-9]\d{{0,2}})0s{_S}{_BC}|(?P<decade>1\d\d|20\d)0['’]?s\b)", _decade, "the decade of the 1990s"),
    rule("short_decade", f"#2 nineteen {' '.join(_DECADES)}", rf"(?:(?<=['’‘])(?P<digit>[2-9])0['’]?s\b|(?<!\w)(?:(?i:nineteen)[- ])?(?i:(?P<word>{'|'.join(_DECADES)}))\b)",
         _short_decade, "the nineteen-eighties"),
    rule("century", f"{_NUMBER_DAY} {_ORDINAL_TRIGGERS}", rf"{_START}(?i:{_CENTURY})(?:{_OF_CENTURY}|{_SHARED_CENTURY})", _century,
         "in the 19th century"),
    rule("era_year", "#1 #2 #3 #4 AD A", rf"{_START}(?:(?P<bc>\d{{1,4}})(?:{_S})?{_ERA}|(?:AD|A\.D\.)(?:{_S}|(?=\d{{3}}))(?P<ad>\d{{1,4}})(?!\d)|(?P<ce>\d{{1,4}}){_S}{_AD})",
         _era_year, "in 490 BC"),
    rule("bc_range", "#1 #2 #3 #4", rf"{_START}(?P<first>\d{{1,4}})(?:{_S})?(?:[-–—]|to{_S})(?:{_S})?(?P<last>\d{{1,4}})\s?{_ERA}", _bc_range, "(499-493 BC)"),
    rule("early_year", "#2 #3", rf"{_START}(?P<year>[1-9]\d{{1,2}})(?![\d%]|[,.]\d|\w)", _early_year, "In 348 Pachomius died"),
    rule("year_tail", "#4", rf"(?<=\(){_ANY_YEAR}(?:{_S})?(?P<dash>[-–—])(?:{_S})?(?P<tail>\d\d)(?=\))", _year_tail, "(1892 – 94)"),
    rule("year_tail", "#4", rf"{_START}{_ANY_YEAR}(?P<dash>[-–/])(?P<tail>\d\d?)(?![\d%]|[-.,/:]\d|\w)", _year_tail,
         "(1953-56)"),
    rule("year", "#4", rf"{_START}{_YEAR}(?!\w)", _year, "in 1993"),
    rule("listed_day", _NUMBER_DAY, rf"(?<=[a-z,]\s){_DAY}(?:,{_S}{_YEAR}|(?={_S}(?:{_VERB_BEHIND})\b|[.;:)](?!\d)|,?{_S}(?:and|or){_S}\d|,{_S}(?!\d)|\s*\Z))", _listed_day, "on May 4 and 5, 1993"),
    rule("day", _NUMBER_DAY, rf"{_START}(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?:{_S}of{_S}(?:the|that|this){_S}(?:same{_S})?month\b|(?=[,.;:)]|{_S}(?:was|were|and)\b))",
         _bare_day, "on the 13th, the bridge fell"),
    rule("month", MONTH_TRIGGERS, rf"{_START}{_MONTH}(?!\w)", _bare_month, "in mid-October"),
)  # fmt: skip
