"""English: dates reckoned from others, durations and sets, all around a word such as `year`."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.english.tense import tense
from relations.dates.english.vague import present
from relations.dates.english.words import LENGTHS, NUMBER, UNIT_WORD, UNITS, any_of, number, unit_of
from relations.dates.expression import Expression, Shift
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import led, rule
from relations.edtf import EdtfDate

_ABOUT = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX",
    "almost": "LESS_THAN", "nearly": "LESS_THAN", "less than": "LESS_THAN", "under": "LESS_THAN", "fewer than": "LESS_THAN",
    "more than": "MORE_THAN", "over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
}  # fmt: skip
_VAGUE = r"several|a(?:\s+good)?\s+few|few|many|some|a\s+couple\s+of|a\s+number\s+of|dozens\s+of|hundreds\s+of|countless|numerous|recent"
_ORDER = "past|last|next|first|final|following|previous|preceding|coming|ensuing|intervening|subsequent|opening|closing|final|early|later"
_KIND = r"(?:full|long|short|whole|entire|consecutive|straight|more|successive|calendar|additional|further|solid|difficult|bloody)"
_QUANTITY = re.compile(
    rf"(?<![\w.,$£€-])(?:(?P<about>(?i:{any_of(_ABOUT)})){_S})?"
    rf"(?:(?P<the>(?i:the|these|those)){_S})?(?:(?P<order>(?i:{_ORDER})){_S})?(?:(?P<each>(?i:every|each|per)){_S})?"
    rf"(?:(?P<count>(?i:{NUMBER}(?:(?:{_S}|-)and(?:{_S}|-)(?:a(?:{_S}|-))?half|{_S}1/2)?))|(?P<vague>(?i:{_VAGUE}))|(?P<half>(?i:half(?:{_S}an?)?)))"
    rf"(?P<gap>{_S}|-)(?:{_KIND}{_S})?\Z"
)
_STEPS = {
    "following": (1, True), "next": (1, True), "subsequent": (1, True), "previous": (-1, True), "preceding": (-1, True),
    "same": (0, True), "that": (0, True), "last": (-1, False), "this": (0, False), "current": (0, False),
    "past": (-1, False), "coming": (1, False), "present": (0, False), "prior": (-1, True),
    "this past": (-1, False), "this coming": (1, False),
}  # fmt: skip
_STEP = re.compile(
    rf"(?<![\w-])(?:(?P<the>[Tt]he){_S}(?:very{_S})?(?P<step>following|next|subsequent|previous|preceding|same|past|current|coming|present|prior)"
    rf"|(?P<bare>[Tt]his{_S}(?:past|coming)|[Tt]hat|[Tt]his|[Ll]ast|[Nn]ext)(?:{_S}same)?|(?P<each>[Ee]ach|[Ee]very|[Pp]er)){_S}\Z"
)
_THE_PART = re.compile(
    rf"(?<![\w-])(?:(?:[Tt]he{_S})?(?:end|beginning|start|middle|close|rest|remainder|turn|(?:latter|early|later|first|second|last){_S}(?:part|half|days|weeks|months)){_S}of|[Ee]arl(?:y|ier){_S}in|[Ll]ate(?:r)?{_S}in){_S}the{_S}\Z"
)
_BEHIND = re.compile(
    rf"{_S}(?P<way>later|afterwards?|thereafter|earlier|ago|before(?={_S}?[,.;)]|\Z)|after(?={_S}?[,.;)]|\Z)|from{_S}now|hence|previously|beforehand|prior(?!{_S}to))(?![\w-])"
)
_SPENT = re.compile(
    r"\b(?:for|over|in|after|within|during|of|took|take|takes|lasted|lasting|last|spent|spend|through|throughout|many|until)\s+\Z",
    re.IGNORECASE,
)
_TRIGGERS = (
    "seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight fortnights month months "
    "quarter quarters year years decade decades century centuries"
)
_POSSESSIVE_END = re.compile(rf"['’]s?{_S}end\b")
_OF_DATE = re.compile(
    rf"{_S}of{_S}(?:the{_S})?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|[12]\d{{3}}|winter\b|summer\b|spring\b)"
)
_PART_BEFORE = re.compile(
    r"\b(?:first|last|final|opening|closing|early|second|third|fourth)\s+(?:(?:few|two|three|four|several)\s+)?\Z",
    re.IGNORECASE,
)
_AGE = re.compile(rf"(?:-|{_S})old\b")


def _reckoned(match: re.Match[str]) -> Expression | None:
    """What a unit and the words around it say: so many of it, the one after, every one."""
    text, start, end = match.string, match.start(), match.end("unit")
    unit = unit_of(match["unit"])
    if _OF_DATE.match(text, end) and _PART_BEFORE.search(text, max(0, start - 24), start):
        return None  # the last week of August: a part of what follows
    if quantity := _QUANTITY.search(text, max(0, start - 48), start):
        return None if _OF_ARC.match(text, end) else _counted(match, quantity, unit)
    if step := _STEP.search(text, max(0, start - 24), start):
        return _stepped(match, step, unit)
    if unit in UNITS and (part := _THE_PART.search(text, max(0, start - 30), start)):
        the = text.rindex("the", part.start(), start)
        return Expression(the, end, "the_unit", shift=Shift(UNITS[unit], 0, from_told=True), generic=True)
    if unit in UNITS and (possessive := _POSSESSIVE_END.match(text, end)):
        shift = Shift(UNITS[unit], 0, from_told=True)
        return Expression(start, possessive.end(), "the_unit", shift=shift, mod="END", generic=True)
    if not _is_plural(match):
        return None
    if unit in UNITS and (behind := _BEHIND.match(text, end)):
        return Expression(start, behind.end(), "vague_shift", value=_vaguely(behind))
    is_spent = _SPENT.search(text, max(0, start - 12), start) and not _AGE.match(text, end)
    return _length(start, end, unit, "X") if is_spent else None


def _is_plural(match: re.Match[str]) -> bool:
    return match["unit"].lower().endswith("s")


_HALF_OF = {"hour": "PT30M", "minute": "PT30S", "year": "P6M", "day": "PT12H"}
_OF_ARC = re.compile(rf"{_S}(?:of{_S}arc|north|south|east|west)\b")


def _counted(match: re.Match[str], quantity: re.Match[str], unit: str) -> Expression | None:
    """So many of a unit: a length of time, a rate, or with `later` and the like a date."""
    text, end = match.string, match.end("unit")
    is_over_the = quantity["about"] is not None and (quantity["the"] or quantity["order"])  # over the past year
    start = quantity.start("the" if quantity["the"] else "order") if is_over_the else quantity.start()
    about = None if is_over_the else quantity["about"]
    if unit == "quarter" and not (quantity["order"] or _IN_A_ROW.search(quantity[0])):
        return None
    mod = _ABOUT[" ".join(about.lower().split())] if about else None
    behind = _BEHIND.match(text, end)
    if behind and unit in UNITS and not (quantity["order"] or quantity["each"]):
        return _shifted(start, behind, unit, _count(quantity, unit), mod)
    made = _length(start, end, unit, _count(quantity, unit))
    if quantity["each"]:
        return replace(made, type="SET", rule="every")
    if _is_article(quantity) and not _ONE.search(text, max(0, quantity.start() - 16), quantity.start()):
        return _rate(match, quantity, made)
    if quantity["half"] and unit in _HALF_OF:
        return replace(made, value=_HALF_OF[unit])
    age = _AGE.match(text, end)
    return replace(made, mod=mod, end=age.end() if age else end)


_IN_A_ROW = re.compile(r"(?i)straight|consecutive|successive")


def _count(quantity: re.Match[str], unit: str) -> str:
    """How many, as TIMEX3 writes it; X for what is not said."""
    if quantity["half"]:
        return "0.5"
    if not quantity["count"]:
        return "X"
    whole, *half = re.split(r"[\s-]+and[\s-]+(?:a[\s-]+)?half|\s+1/2", quantity["count"])
    many = number(whole.strip()) + (0.5 if half else 0)
    many *= 2 if unit == "fortnight" else 1
    return str(int(many)) if many.is_integer() else f"{many:g}"


def _is_article(quantity: re.Match[str]) -> bool:
    """Whether `a` alone counts, which may just as well mean each (`$3 a week`)."""
    if (quantity["count"] or "").lower() not in {"a", "an"}:
        return False
    return not (quantity["about"] or quantity["the"] or quantity["order"] or quantity["gap"] == "-")


_ONE = re.compile(
    r"(?:\b(?:for|within|in|after|than|over|lasted|took|only|once|just|about|another|almost|nearly|under|of)|[(,])\s+\Z",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?:[$£€]?\d[\d.,]*%?|\b(?:hundred|thousand|million|billion|percent|cents|dollars|euros|pounds|tons|people))\s+\Z"
)
_TIMES = re.compile(rf"\b(?:once|twice|thrice|{NUMBER}{_S}times|times)\s+\Z", re.IGNORECASE)


def _rate(match: re.Match[str], quantity: re.Match[str], made: Expression) -> Expression | None:
    """`twice a week`, `$3 a week`; none where `a week` is no more than a week."""
    text, start = match.string, quantity.start()
    if _RATE.search(text, max(0, start - 24), start):
        return replace(made, type="SET", rule="rate")
    times = _TIMES.search(text, max(0, start - 20), start)
    return replace(made, start=times.start(), type="SET", rule="times") if times else None


_LATER = {"later", "afterwards", "afterward", "after", "thereafter", "hence", "from now"}


def _shifted(start: int, behind: re.Match[str], unit: str, count: str, mod: str | None) -> Expression:
    """`two years later`, `three months ago`; of a few years it is only known on which side they lie."""
    if not count.isdigit() or len(count) > len("9999"):
        return Expression(start, behind.end(), "vague_shift", value=_vaguely(behind), mod=mod)
    way = _way(behind)
    amount = int(count) if way in _LATER else -int(count)
    shift = Shift(UNITS[unit], amount, from_told=way not in {"ago", "hence", "from now"})
    return Expression(start, behind.end(), "counted_shift", shift=shift, mod=mod)


def _way(behind: re.Match[str]) -> str:
    return " ".join(behind["way"].lower().split())


def _vaguely(behind: re.Match[str]) -> str:
    return "FUTURE_REF" if _way(behind) in _LATER else "PAST_REF"


def _stepped(match: re.Match[str], step: re.Match[str], unit: str) -> Expression | None:
    """`the following year`, `every year`, `the past months`."""
    start, end = step.start(), match.end("unit")
    if step["each"]:
        return None if _is_plural(match) else replace(_length(start, end, unit, "1"), type="SET", rule="every")
    if _is_plural(match):
        return _length(start, end, unit, "X")
    if unit not in UNITS or (step["bare"] and unit in {"day", "hour"} and step["bare"].lower() == "last"):
        return None  # the last day of something
    if step["step"] in {"past", "coming"} and unit != "century":
        return _length(start, end, unit, "1")
    word = " ".join((step["step"] or step["bare"]).lower().split())
    amount, from_told = (1, False) if step["bare"] and word == "next" else _STEPS[word]
    if unit == "weekend" and word == "this" and tense(match.string, start, end) == "past":
        amount = -1
    return Expression(start, end, "stepped", shift=Shift(UNITS[unit], amount, from_told=from_told))


def _length(start: int, end: int, unit: str, count: str) -> Expression:
    return Expression(start, end, "duration", type="DURATION", value=LENGTHS[unit].format(count))


def _day_before(match: re.Match[str]) -> Expression | None:
    """`the day after`, where nothing follows that it would be the day after of."""
    amount = 1 if match["way"].lower() in {"after", "afterwards"} else -1
    shift = Shift(UNITS[unit_of(match["unit"])], amount, from_told=True)
    return Expression(match.start(), match.end(), "day_before", shift=shift)


_THESE_DAYS = re.compile(
    rf"['’]s{_S}(?:world|generation|generations|society|standards|youth|children|young|consumers|economy|users|readers|visitors)\b|{_S}than\b"
)
_AS_THEN = re.compile(rf"{_S}as{_S}(?!many\b|much\b|part\b|well\b)\w")
_AS = re.compile(r"\bas\s+(?!well\b|soon\b|part\b)[a-z]+(?<!ed)\s+\Z")
_STILL = re.compile(r"\b(?:still|remains?)\b[^.!?\n]{0,40}\Z")
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ \Z")
_NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1}
_PART_OF_DAY = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}


def _named_day(match: re.Match[str]) -> Expression | None:
    """`yesterday`, and with a part of the day; not `Boating Today`, which is a name."""
    if match["word"].istitle() and _NAME_BEFORE.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    if match["word"].lower() == "today" and _is_in_general(match):
        return present(match)
    shift = Shift("day", _NAMED[match["word"].lower()], from_told=False)
    time = _PART_OF_DAY[match["part"].lower()] if match["part"] else None
    return Expression(match.start(), match.end(), "named_day", shift=shift, time=time, type="TIME" if time else "DATE")


def _beside_named_day(match: re.Match[str]) -> Expression | None:
    """The day before yesterday, the day after tomorrow."""
    amount = -2 if match["word"] else 2
    return Expression(match.start(), match.end(), "named_day", shift=Shift("day", amount, from_told=False))


def _is_in_general(match: re.Match[str]) -> bool:
    """Whether today is no day but our time: `today's world`, `it still stands today`, `as strong today as it was`."""
    text, start, end = match.string, match.start(), match.end()
    if _AS_THEN.match(text, end) and _AS.search(text, max(0, start - 24), start):
        return True
    return bool(_THESE_DAYS.match(text, end) or _STILL.search(text, max(0, start - 60), start))


def _time_of_writing(match: re.Match[str]) -> Expression | None:
    return Expression(match.start(), match.end(), "time_of_writing", shift=Shift("day", 0, from_told=False))


def _tonight(match: re.Match[str]) -> Expression | None:
    shift = Shift("day", 0, from_told=False)
    return Expression(match.start(), match.end(), "named_day", type="TIME", shift=shift, time="TNI")


_FREQUENCIES = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W", "monthly": "P1M",
                "quarterly": "P3M", "semiannual": "P6M", "semiannually": "P6M", "biennial": "P2Y", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y"}  # fmt: skip


def _frequency(match: re.Match[str]) -> Expression | None:
    return Expression(match.start(), match.end(), "frequency", type="SET", value=_FREQUENCIES[match["word"].lower()])


def _weekend(match: re.Match[str]) -> Expression | None:
    """The weekend before the day of telling, or the one to come."""
    amount = 0 if tense(match.string, match.start(), match.end()) == "future" else -1
    return Expression(match.start(), match.end(), "weekend", shift=Shift("weekend", amount, from_told=False))


def _end_of_unit(match: re.Match[str]) -> Expression | None:
    """`year-end`, of a year that is named or of the document's."""
    if match["year"]:
        return Expression(match.start(), match.end(), "year_end", date=EdtfDate(match["year"]), mod="END")
    shift = Shift(UNITS[match["unit"].lower()], 0, from_told=False)
    return Expression(match.start(), match.end(), "year_end", shift=shift, mod="END")


def _year_earlier(match: re.Match[str]) -> Expression | None:
    return Expression(match.start(), match.end(), "year_earlier", shift=Shift("year", -1, from_told=True))


_THE = rf"(?i:the){_S}"

RULES = (
    led(_THE, rule("day_before", "day week month year", rf"{_THE}(?P<unit>day|week|month|year){_S}(?P<way>before|after|afterwards)(?={_S}?[,.;)]|\Z)",
         _day_before, "the day before.")),
    led(_THE, rule("weekend", "weekend", rf"{_THE}weekend(?![\w-]|{_S}(?:of|before|after)\b)", _weekend, "over the weekend")),
    led(_THE, rule("year_earlier", "same corresponding comparable year", rf"{_THE}(?:(?P<same>same|corresponding|comparable){_S}(?P<part>period|quarter|month|half){_S}(?:of{_S}the{_S}(?:previous|prior|preceding){_S}year|last{_S}year|a{_S}year{_S}(?:earlier|ago|before))|year-(?:earlier|ago){_S}(?P<other>period|quarter|month|half))\b",
         _year_earlier, "in the year-earlier quarter")),
    led(_THE, rule("named_day", "day", rf"{_THE}day{_S}(?:before{_S}(?P<word>(?i:yesterday))|after{_S}(?i:tomorrow))\b",
         _beside_named_day, "the day before yesterday")),
    rule("unit", _TRIGGERS, rf"(?<![^\W_]){UNIT_WORD}", _reckoned, "the following year"),
    rule("named_day", "yesterday today tomorrow", rf"(?<!\w)(?P<word>(?i:yesterday|today|tomorrow))(?!['’]\w{{2}})\b(?:{_S}(?P<part>morning|afternoon|evening|night)\b)?",
         _named_day, "it opened yesterday"),
    rule("tonight", "tonight", r"(?<!\w)(?i:tonight)\b", _tonight, "the vote tonight"),
    rule("frequency", " ".join(_FREQUENCIES), rf"(?<![\w-])(?P<word>(?i:{any_of(_FREQUENCIES)}))(?![\w-]| [A-Z])", _frequency, "published monthly"),
    led(_THE, rule("time_of_writing", "time", rf"(?<=[Aa]t ){_THE}time{_S}of{_S}(?:writing|publication|going{_S}to{_S}press)\b", _time_of_writing,
         "at the time of writing, it is shut")),
    rule("year_end", "year month quarter", rf"(?<![\w-])(?P<unit>(?i:year|month|quarter))[- ](?i:end)\b(?:{_S}(?P<year>1\d{{3}}|20\d\d)(?![\d%]|[.,]\d))?",
         _end_of_unit, "by year-end"),
)  # fmt: skip
