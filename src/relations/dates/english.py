"""Rules for dates in English; what each one is made for stands beside it as its example."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.expression import Expression, Shift, Unit, days, expression
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import START as _START
from relations.dates.grammar import Grammar, Rule, rule
from relations.edtf import EdtfDate

MONTHS = {
    name: f"{number:02d}"
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
         "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
         "twentieth", "twenty-first"),
        start=1,
    )
}  # fmt: skip
_DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
            "nineties": 9}  # fmt: skip

_FULL = [name for name in MONTHS if len(name) > 4 or name in {"may", "june", "july"}]
_SHORT = [name for name in MONTHS if name not in _FULL]


def _cased(names: list[str]) -> str:
    return "|".join(f"{name.title()}|{name.upper()}" for name in sorted(names, key=len, reverse=True))


_MONTH = rf"(?P<month>{_cased(_FULL)}|(?:{_cased(_SHORT)})(?![^\W\d_])(?P<dot>\.?))(?![^\W\d_])"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.:]\d|,\d(?!\d{3}(?!\d)))"
_TO_DAY = rf"(?:(?:{_S})?[-–—](?:{_S})?|{_S}(?:to|until|till|through){_S}(?:the{_S})?)"
_DAY_OF = rf"(?:the{_S})?{_DAY}(?:{_S}of)?"
_ANY_YEAR = r"(?P<year>1\d{3}|20\d{2})"
_YEAR = _ANY_YEAR + r"(?![\d%]|,\d{3}|\.\d)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?)"
_ERA = r"(?P<era>BCE?|B\.C\.(?:E\.)?)(?!\w)"
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
    r"(?:No\.?|Nos\.?|number|room|flight|page|pages|pp?\.|vol\.|chapter|ch\.|section|route|highway|unit|model|"
    r"article|line|verse|psalm|lot|bus|train|postcode|zip|code|suite|apt\.?|box|telephone|tel\.?|phone|ext\.?)"
)
_BEFORE_NUMBER = re.compile(
    rf"(?:\b{_NUMBERED}:?\s*|\bIS[BS]N[\d\s:-]*|[$£€¥#§+=×@/]\s?|\w[.:/,]|(?<!(?<!\d)\d{{4}})(?<!mid)(?<!pre)(?<!post)[-–—]"
    r"|(?<!\S)(?:0\d*|[3-9]\d{2,3}|\d{5,})[ -])\Z",
    re.IGNORECASE,
)
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|to|during|through|of|early|mid|late|last|next|this|that|following|between|"
    r"and|or|each|every|before|after)\s+|mid-|[–-]\s?)\Z",
    re.IGNORECASE,
)
_TO_MONTH = re.compile(rf"(?:(?:{_S})?[-–—/](?:{_S})?|{_S}to{_S}){_MONTH}(?!{_S}\d{{1,2}}(?!\d))")


def _month(match: re.Match[str]) -> str:
    return MONTHS[match["month"].lower().rstrip(".")]


def _day(match: re.Match[str]) -> str:
    return match["day"].zfill(2)


def _day_month_year(match: re.Match[str]) -> Expression | None:
    return expression(match, "full_date", match["year"], _month(match), _day(match))


def _days_month(match: re.Match[str]) -> Expression | None:
    """`3–5 May 1993` and `May 3–5, 1993`."""
    return days(match, _month(match))


def _month_year(match: re.Match[str]) -> Expression | None:
    return expression(match, "month_year", match["year"], _month(match))


def _day_month(match: re.Match[str]) -> Expression | None:
    return expression(match, "day_month", None, _month(match), _day(match))


def _shared_day(match: re.Match[str]) -> Expression | None:
    """The first of two days of one month: `4 and 5 May 1993`."""
    return expression(match, "shared_day", match["year"], _month(match), _day(match))


def _bare_month(match: re.Match[str]) -> Expression | None:
    """A month alone: behind a preposition or the like, since May, March and August are words and names too."""
    is_asked_for = _MONTH_CONTEXT.search(match.string, max(0, match.start() - 12), match.start())
    if not is_asked_for and not _TO_MONTH.match(match.string, match.end()):
        return None
    return expression(match, "month", None, _month(match))


def _season(match: re.Match[str]) -> Expression | None:
    """A season; a winter may be told by both its years (`1952–53`), and EDTF names it by the first."""
    if _MEASURED.match(match.string, match.end()):  # they may fall 1200 feet
        return None
    season, year, tail = match["season"].lower(), match["year"], match["tail"]
    made = expression(match, "season", year, _SEASONS[season])
    has_both = tail and season == "winter" and f"{int(year) + 1}".endswith(tail)
    return made if made is None or not tail or has_both else replace(made, end=match.end("year"))


def _quarter(match: re.Match[str]) -> Expression | None:
    index = int(match["q"]) if match["q"] else _ORDINALS[match["word"].lower()]
    return expression(match, "quarter", match["year"], str(32 + index))


def _half(match: re.Match[str]) -> Expression | None:
    return expression(match, "half_year", match["year"], "40" if match["word"].lower() == "first" else "41")


def _decade(match: re.Match[str]) -> Expression | None:
    return expression(match, "decade", match["decade"] + "X")


_AGE = re.compile(
    r"\b(?:my|your|his|her|its|our|their)\s+(?:(?:early|mid|late)[\s-]+(?:(?:to|or)[\s-]+)?){0,2}\Z", re.IGNORECASE
)
_BEFORE_DECADE = re.compile(r"\b(?:in|early|mid|late|swinging|roaring)[\s-]+\Z", re.IGNORECASE)


def _short_decade(match: re.Match[str]) -> Expression | None:
    """`the sixties`; not `her sixties`, and not `two twenties`."""
    before = match.string[max(0, match.start() - 32) : match.start()]
    is_bare = match["word"] and match[0].lower() == match["word"].lower()
    if _AGE.search(before) or (is_bare and not _BEFORE_DECADE.search(before)):
        return None
    digit = match["digit"] or str(_DECADES[match["word"].lower()])
    return expression(match, "short_decade", f"19{digit}X")


def _century(match: re.Match[str]) -> Expression | None:
    number = int(match["number"]) if match["number"] else _ORDINALS[match["word"].lower()]
    if not 1 <= number <= 30:
        return None
    return expression(match, "century", f"{'-' if match['era'] or match['shared_era'] else ''}{number - 1:02d}XX")


def _era_year(match: re.Match[str]) -> Expression | None:
    """A year with its era; 490 BC is the astronomical year -489."""
    number = match["bc"] or match["ad"] or match["ce"]
    if int(number) == 0:
        return None
    year = int(number) if match["bc"] is None else 1 - int(number)
    return expression(match, "era_year", f"{'-' if year < 0 else ''}{abs(year):04d}")


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
        Expression(match.start("year"), match.end("year"), "year_range", EdtfDate(first)),
        Expression(match.start("tail"), match.end("tail"), "year_range", EdtfDate(first[: -len(tail)] + tail)),
    )
    return Expression(match.start(), match.end(), "year_range", ends=ends)


def _year(match: re.Match[str]) -> Expression | None:
    if is_number(match) or _counts_things(match) or _is_address(match):
        return None
    return expression(match, "year", match["year"])


_UNITS: dict[str, Unit] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
_LETTERS = {"day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE"}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        start=1,
    )
} | {"an": 1, "one": 1} | {word: 10 * n for n, word in enumerate(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2)}  # fmt: skip
_STEPS = {"following": (1, True), "next": (1, True), "subsequent": (1, True), "previous": (-1, True),
          "preceding": (-1, True), "same": (0, True), "that": (0, True), "last": (-1, False), "this": (0, False)}  # fmt: skip


def _unit(word: str) -> Unit:
    bare = word.lower()
    return _UNITS["century" if bare == "centuries" else bare.removesuffix("s")]


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _stepped(match: re.Match[str]) -> Expression | None:
    """`the following year`, `that month`; `last` and `this` count from the document's own date."""
    amount, from_told = _STEPS[(match["step"] or match["bare"]).lower()]
    shift = Shift(_unit(match["unit"]), amount, from_told)
    return Expression(match.start(), match.end(), "stepped", shift=shift)


_FROM_EVENT = re.compile(rf"(?:later|earlier){_S}than\b|before(?!{_S}?[.,;:)!?]|\s*\Z)", re.IGNORECASE)


def _counted_shift(match: re.Match[str]) -> Expression | None:
    """`two years later`, `three months ago`; `two days before the flood` leans on what is no date."""
    if _FROM_EVENT.match(match.string, match.start("way")):
        return Expression(match.start(), match.end(), "counted_shift")
    is_later = match["way"].lower() in {"later", "afterwards"}
    amount = _count(match["count"]) * (1 if is_later else -1)
    shift = Shift(_unit(match["unit"]), amount, from_told=match["way"].lower() != "ago")
    return Expression(match.start(), match.end(), "counted_shift", shift=shift)


def _named_day(match: re.Match[str]) -> Expression | None:
    amount = {"yesterday": -1, "today": 0, "tomorrow": 1}[match["word"].lower()]
    return Expression(match.start(), match.end(), "named_day", shift=Shift("day", amount, from_told=False))


def _duration(match: re.Match[str]) -> Expression | None:
    duration = _LETTERS[_unit(match["unit"])].format(_count(match["count"]))
    return Expression(match.start(), match.end(), "duration", duration=duration)


def is_number(match: re.Match[str]) -> bool:
    """Whether four digits are part of a number, a name or a count."""
    start = match.start("year")
    before = match.string[max(0, start - 12) : start]
    return bool(_BEFORE_NUMBER.search(before) or _AFTER_NUMBER.match(match.string, match.end()))


_YEAR_CONTEXT = re.compile(
    r"(?i:\b(?:in|of|since|by|until|till|to|from|during|before|after|for|the|and|or|between|circa|early|mid|late|year|"
    r"winter|spring|summer|autumn|fall)[\s-]+|[(,–—-]\s?|\A)\Z"
)
_VERBS = "was|is|has|as|this|its|his|does|saw|ends|begins|marks|sees"
_PLURAL = re.compile(rf"{_S}(?!(?:{_VERBS})\b)[a-z]+s\b(?!['’])")


def _counts_things(match: re.Match[str]) -> bool:
    """Whether a bare number stands before things in the plural, with nothing before it that asks for a year."""
    start = match.start("year")
    asks = _YEAR_CONTEXT.search(match.string[max(0, start - 12) : start])
    return bool(_PLURAL.match(match.string, match.end())) and not asks


_STREET = re.compile(
    rf"{_S}(?:[A-Z][\w.'’-]*{_S}){{1,3}}(?:Street|Road|Avenue|Lane|Drive|Boulevard|Terrace|Crescent|St|Rd|Ave|Blvd)\b"
)
_IN = re.compile(r"\b[Ii]n\s+\Z")


def _is_address(match: re.Match[str]) -> bool:
    """Whether a bare number stands before the name of a street: `1914 Harbour Road`."""
    start = match.start("year")
    street = _STREET.match(match.string, match.end(), match.end() + 60)
    return bool(street) and not _IN.search(match.string, max(0, start - 4), start)


_MEASURED = re.compile(rf"{_S}(?:{_COUNTED})")
_AFTER_NUMBER = re.compile(rf"{_S}(?:{_COUNTED})|-(?:{_COUNTED})|[-.:/]\d(?!\d{{3}}(?!\d))|{_S}?[°%=+×]")


_COUNT = rf"(?P<count>\d{{1,3}}|(?i:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}))"
_UNIT = "days?|weeks?|months?|years?|decades?|century|centuries"
# The order is the order of preference where two rules begin at the same place: the fuller date first.
RULES: tuple[Rule, ...] = (
    rule("day_month_year", rf"{_START}(?:{_WEEKDAY},?{_S})?(?:the{_S})?{_DAY_OF}{_S}{_MONTH},?{_S}(?:in{_S})?{_YEAR}",
         _day_month_year, "on 4 August 1952"),
    rule("month_day_year", rf"{_START}(?:{_WEEKDAY},?{_S})?{_MONTH}{_S}{_DAY}(?:,{_S}?|{_S}){_YEAR}",
         _day_month_year, "on August 4, 1952"),
    rule("days_month_year", rf"{_START}(?:the{_S})?{_DAY}{_TO_DAY}(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)?{_S}(?:of{_S})?{_MONTH}"
          rf"(?:,?{_S}{_YEAR})?", _days_month, "on 3–5 May 1993"),
    rule("month_days_year", rf"{_START}{_MONTH}{_S}{_DAY}{_TO_DAY}(?P<last>[12]?\d|3[01])(?:st|nd|rd|th)?(?!\d)"
          rf"(?:,?{_S}{_YEAR})?", _days_month, "on May 3–5, 1993"),
    rule("month_year", rf"{_START}{_MONTH},?{_S}(?:of{_S})?{_YEAR}", _month_year, "in June 1993"),
    rule("shared_day", rf"{_START}(?:the{_S})?{_DAY}(?=(?:,{_S}(?:(?:the{_S})?\d{{1,2}}(?:st|nd|rd|th)?,?{_S})?)?(?:{_S})?(?:and|or){_S}(?:the{_S})?"
          rf"(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?:{_S}of)?{_S}{_MONTH}(?:,?{_S}{_YEAR})?(?!\w))", _shared_day, "on 4 and 5 May 1993"),
    rule("day_month", rf"{_START}(?:{_WEEKDAY},?{_S})?{_DAY_OF}{_S}{_MONTH}(?!\w)", _day_month, "on 19 June"),
    rule("month_day", rf"{_START}(?:{_WEEKDAY},?{_S})?{_MONTH}{_S}{_DAY}(?!\w)", _day_month, "on June 19"),
    rule("season", rf"{_START}(?:the{_S})?(?i:(?P<season>spring|summer|autumn|fall|winter))(?:{_S}of)?(?:{_S}the{_S}year)?{_S}"
          rf"{_ANY_YEAR}(?:[-–/](?P<tail>\d{{4}}|\d\d)(?!\w)|(?![\d%]|,\d{{3}}|\.\d))", _season, "in the spring of 1968"),
    rule("quarter", rf"{_START}(?:Q(?P<q>[1-4])|(?:the{_S})?(?P<word>first|second|third|fourth){_S}quarter)(?:{_S}of)?{_S}{_YEAR}",
          _quarter, "in the third quarter of 2019"),
    rule("year_quarter", rf"{_START}{_ANY_YEAR}(?:{_S}|-)?Q(?P<q>[1-4])(?P<word>)(?!\w)", _quarter, "2019 Q3"),
    rule("half_year", rf"{_START}(?:the{_S})?(?P<word>first|second){_S}half{_S}of{_S}{_YEAR}", _half,
          "the first half of 1987"),
    rule("decade", rf"{_START}(?:[Tt]he{_S})?(?:decade{_S}of{_S}the{_S})?(?P<decade>1\d\d|20\d)0['’]?s\b", _decade,
          "the decade of the 1990s"),
    rule("short_decade", rf"(?<!\w)(?:the{_S})?(?:['’‘](?P<digit>[2-9])0['’]?s\b|(?:nineteen[- ])?(?i:(?P<word>{'|'.join(_DECADES)}))\b)",
          _short_decade, "the nineteen-eighties"),
    rule("century", rf"{_START}(?:[Tt]he{_S})?(?i:{_CENTURY})(?:{_OF_CENTURY}|{_SHARED_CENTURY})", _century,
          "in the 19th century"),
    rule("era_year", rf"{_START}(?:(?P<bc>\d{{1,4}})(?:{_S})?{_ERA}|(?:AD|A\.D\.){_S}(?P<ad>\d{{1,4}})(?!\d)|(?P<ce>\d{{1,4}}){_S}{_AD})",
          _era_year, "in 490 BC"),
    rule("year_tail", rf"{_START}{_ANY_YEAR}(?P<dash>[-–/])(?P<tail>\d\d?)(?![\d%]|[-.,/:]\d|\w)", _year_tail,
          "(1953-56)"),
    rule("year", rf"{_START}{_YEAR}(?!\w)", _year, "in 1993"),
    rule("stepped", rf"(?<!\w)(?:[Tt]he{_S}(?P<step>following|next|subsequent|previous|preceding|same)|(?P<bare>[Tt]hat|[Ll]ast|[Tt]his)){_S}(?P<unit>day|week|month|year|decade|century)\b",
         _stepped, "the following year"),
    rule("counted_shift", rf"(?<![\w.,]){_COUNT}{_S}(?P<unit>{_UNIT}){_S}(?P<way>later|afterwards|earlier|ago|before)\b", _counted_shift,
         "two years later"),
    rule("named_day", r"(?<!\w)(?i:(?P<word>yesterday|today|tomorrow))\b", _named_day, "it opened yesterday"),
    rule("duration", rf"(?<![\w.,]){_COUNT}(?:{_S}|-)(?P<unit>{_UNIT})\b", _duration, "for forty days"),
    rule("month", rf"{_START}{_MONTH}(?!\w)", _bare_month, "in mid-October"),
)  # fmt: skip


_MODS = {"early": "START", "beginning": "START", "start": "START", "opening": "START", "mid": "MID", "middle": "MID",
         "late": "END", "end": "END", "close": "END"}  # fmt: skip

ENGLISH = Grammar(
    rules=RULES,
    mods=_MODS,
    mod=re.compile(
        rf"(?<![^\W_])(?:[Tt]he{_S})?"
        rf"(?:(?P<first>[Ee]arly|[Mm]id|[Ll]ate)(?:-?(?:{_S})?(?:to|or|and|/|[-–])(?:{_S}|-)?(?P<last>[Mm]id|[Ll]ate))?"
        rf"(?:-(?:{_S})?|{_S}(?:in{_S})?)(?:the{_S})?"
        rf"|(?P<part>[Bb]eginning|[Ss]tart|[Oo]pening|[Mm]iddle|[Ee]nd|[Cc]lose){_S}of{_S}(?:the{_S})?)\Z"
    ),
    about=re.compile(
        rf"(?<![^\W_])(?:[Cc]irca{_S}|ca?\.(?:{_S})?|[Aa]round{_S}|[Aa]pproximately{_S}|(?<=\bin )about{_S}|(?<=\bby )about{_S})\Z"
    ),
    to=re.compile(rf"{_S}(?:to|until|till|through|up{_S}to){_S}(?:the{_S})?"),
    conjunction=re.compile(rf"{_S}(?:and|or){_S}|,{_S}(?:(?:and|or){_S})?|/"),
    between=re.compile(rf"\b[Bb]etween{_S}(?:the{_S})?\Z"),
)
