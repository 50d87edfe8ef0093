"""English: weekdays, parts of the day, clock times and holidays."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.english.tense import tense
from relations.dates.english.words import FULL_MONTHS, WEEKDAY_TRIGGERS, WEEKDAYS, any_of
from relations.dates.expression import Direction, Expression, Shift, Turn
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import rule
from relations.dates.values import day_of_holiday
from relations.edtf import EdtfDate

_PARTS = {"morning": "TMO", "mornings": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "afternoon": "TAF",
          "afternoons": "TAF", "evening": "TEV", "evenings": "TEV", "dusk": "TEV", "nightfall": "TEV", "sunset": "TEV",
          "night": "TNI", "nights": "TNI", "daytime": "TDT", "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}  # fmt: skip
_PART = any_of(_PARTS)

# ---- weekdays --------------------------------------------------------------------------------------------------------

_WEEKDAY = rf"(?P<weekday>{any_of(form for name in WEEKDAYS for form in (name.title(), name.upper()))})"
_QUALIFIED = re.compile(
    r"\b(?P<word>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming|[Tt]he following|[Tt]he next|[Tt]he previous|[Ee]ach|[Ee]very|[Aa]|[Aa]ny)\s+\Z"
)


_NEWSPAPER = re.compile(r" [A-Z][a-z]+")
_FILM = re.compile(r"\b(?:version|film|movie|remake|sequel|series)s?,?\s+(?:of\s+)?\Z")
_SHOW = re.compile(r" (?:Morning|Afternoon|Evening|Night) [A-Z][a-z]+")
# the first Monday of June 1953 is told by its month; Bloody Sunday is a name
_NTH = re.compile(r"\b(?:first|second|third|fourth|last|final)\s+\Z", re.IGNORECASE)
_OF_MONTH = re.compile(rf"{_S}(?:of|in){_S}(?:(?:each|every|the|that){_S})?(?:month\b|year\b|[A-Z][a-z]{{2,8}}\b)")
_DAY_NAME = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Holy)\s+\Z")


_DIRECTIONS: dict[str, Direction] = {
    "last": "last", "the previous": "last", "next": "next", "the next": "next", "the following": "next",
    "this past": "past", "this": "future", "this coming": "future",
}  # fmt: skip


_WEEKDAYS = rf"(?:{any_of(name.title() for name in WEEKDAYS)})(?:\s+(?:morning|afternoon|evening|night))?"
_EACH_OF_LIST = re.compile(
    rf"\b(?:(?:[Ee]ach|[Ee]very)\s+|(?:per|a|each|every)\s+week\s+on\s+|weekly\s+on\s+){_WEEKDAYS}(?:\s*[,/]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:{_WEEKDAYS}\s*[,/]\s*)*\Z"
)
_RATE = re.compile(r"\b(?:(?:per|a|each|every)\s+week|weekly)\s+on\s+\Z")


def _is_each(text: str, start: int) -> bool:
    """Whether a weekday is one of those of every week: `every Monday and Friday`, `two ferries a week on Sunday`."""
    left = max(0, start - 60)
    return bool(_EACH_OF_LIST.search(text, left, start) or _RATE.search(text, left, start))


def _weekday(match: re.Match[str]) -> Expression | None:
    text, start, end = match.string, match.start(), match.end()
    if _NEWSPAPER.match(text, end) and text[max(0, start - 4) : start].lower() == "the ":
        return None
    if _SHOW.match(text, end) or (match["day"] and _FILM.search(text, max(0, start - 16), start)):
        return None
    is_nth = _NTH.search(text, max(0, start - 10), start) and _OF_MONTH.match(text, match.end())
    if is_nth or _DAY_NAME.search(text, max(0, start - 8), start):
        return None
    number = WEEKDAYS[match["weekday"].lower()]
    part = (match["part"] or "").lower()
    time = _PARTS.get(part)
    qualified = _QUALIFIED.search(text, max(0, start - 16), start)
    word = qualified["word"].lower() if qualified else ""
    start = qualified.start("word") if qualified else start
    if match["plural"] or part.endswith("s") or word in {"each", "every", "a", "any"} or _is_each(text, start):
        return Expression(start, end, "weekdays", type="SET", value=f"XXXX-WXX-{number}{time or ''}")
    direction = _DIRECTIONS.get(word) or tense(text, start, end) or "past"
    turn = Turn(number, direction, day=int(match["day"]) if match["day"] else None)
    return Expression(start, end, "weekday", type="TIME" if time else "DATE", turn=turn, time=time)


# ---- parts of the day ------------------------------------------------------------------------------------------------

_EARLY = r"(?:\s+early|\s+late)?"
_BEFORE_PART = re.compile(
    r"(?<![\w-])(?:(?P<step>[Tt]his|[Tt]hat|[Ll]ast|[Nn]ext|[Tt]he same|[Tt]he next|[Tt]he following|[Tt]he previous)"
    r"|(?P<each>[Ee]very|[Ee]ach)"
    rf"|(?:[Ii]n|[Dd]uring|[Bb]y|[Oo]n|[Tt]hroughout|[Uu]ntil|[Ff]or|[Oo]f){_EARLY}\s+(?P<the>the{_EARLY})"
    r"|(?P<at>[Aa]t|[Bb]y|[Bb]efore|[Aa]fter|[Uu]ntil|[Aa]round|[Ff]rom|[Ii]n))\s+\Z"
)
_THE_PART = re.compile(r"(?<!\w)(?:[Ee]arly(?:\s+in)?\s+)?[Tt]he\s+(?:(?:early|late)\s+)?\Z")
_STEPS = {"this": (0, False), "that": (0, True), "last": (-1, False), "next": (1, False), "the same": (0, True),
          "the next": (1, True), "the following": (1, True), "the previous": (-1, True)}  # fmt: skip
_POINTS = {"noon", "midnight", "midday", "dawn", "dusk", "daybreak", "nightfall", "sunrise", "sunset"}
_OF_DATE = re.compile(
    rf"(?:{_S}hours)?{_S}(?:of|on){_S}(?:the{_S})?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|[A-Z][a-z]{{2,8}}\.?{_S}\d)"
)


def _part_of_day(match: re.Match[str]) -> Expression | None:
    """`that night`, `in the evening`, `at noon`; the night of a date waits for its date."""
    text, start, word = match.string, match.start(), match["part"].lower()
    time = _PARTS[word]
    if _OF_DATE.match(text, match.end()):
        the = _THE_PART.search(text, max(0, start - 24), start)
        return _of_told_day(the.start() if the else start, match, time)
    before = _BEFORE_PART.search(text, max(0, start - 28), start)
    if before is None:  # noon and midnight are a time without more
        return _of_some_day(start, match, time) if time[1].isdigit() and match["part"].islower() else None
    if match["part"].istitle() and before["at"]:
        return None  # Chimes at Midnight
    if before["each"]:
        return _of_any_day(before.start(), match, time)
    if before["step"]:
        return _of_stepped_day(before, match, time)
    if before["at"]:
        if word == "night" and before["at"].lower() == "at":
            return replace(_of_any_day(start, match, time), type="TIME")
        return _of_some_day(start, match, time) if word in _POINTS or word == "daytime" else None
    if word.endswith("s"):
        return _of_any_day(before.start("the"), match, time)
    return _of_some_day(before.start("the"), match, time)


def _of_told_day(start: int, match: re.Match[str], time: str) -> Expression:
    shift = Shift("day", 0, from_told=True)
    return Expression(start, match.end(), "part_of_day", type="TIME", shift=shift, time=time)


def _of_some_day(start: int, match: re.Match[str], time: str) -> Expression:
    """A time of the day told, or of any: `in the evening`."""
    told = None if time[1].isdigit() else tense(match.string, start, match.end())
    return replace(_of_told_day(start, match, time), generic=True, tense=told)


def _of_any_day(start: int, match: re.Match[str], time: str) -> Expression:
    return Expression(start, match.end(), "part_of_day", type="SET", value=f"XXXX-XX-XX{time}")


def _of_stepped_day(before: re.Match[str], match: re.Match[str], time: str) -> Expression | None:
    step = before["step"].lower()
    if step == "last" and time != "TNI":
        return None
    amount, from_told = _STEPS[step]
    shift = Shift("day", amount, from_told=from_told)
    return Expression(before.start("step"), match.end(), "part_of_day", type="TIME", shift=shift, time=time)


# ---- clock times -----------------------------------------------------------------------------------------------------

_ZONE = rf"(?:{_S}(?:local{_S}time|[A-Z]{{1,3}}T\b|GMT\b|UTC\b|ET\b|PT\b))?"
_ASKS_CLOCK = re.compile(
    r"\b(?:at|by|around|about|until|till|from|after|before|since|between|to|and|just after|just before|shortly after)\s+\Z",
    re.IGNORECASE,
)


def _clock(match: re.Match[str]) -> Expression | None:
    """`3:30 p.m.`, `15:30`, `0530 hours`."""
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower()[:1]
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    is_said = groups.get("hours") and (":" in match[0] or groups["hour"][0] == "0")
    if not half and not is_said and not _ASKS_CLOCK.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    time = f"T{hour:02d}:{minute:02d}"
    shift = Shift("day", 0, from_told=True)
    return Expression(match.start(), match.end(), "clock", type="TIME", shift=shift, time=time, generic=True)


# ---- holidays --------------------------------------------------------------------------------------------------------

_HOLIDAYS = {
    "christmas day": "12-25", "christmas eve": "12-24", "christmas": "12-25", "boxing day": "12-26",
    "new year's day": "01-01", "new year's eve": "12-31", "new year's": "01-01", "new year’s day": "01-01", "new year’s eve": "12-31",
    "halloween": "10-31", "valentine's day": "02-14", "valentine’s day": "02-14", "independence day": "07-04", "veterans day": "11-11",
    "armistice day": "11-11", "st. patrick's day": "03-17", "st patrick's day": "03-17", "all saints' day": "11-01", "bastille day": "07-14",
    "may day": "05-01", "d-day": "",
}  # fmt: skip
_MOVING = ("thanksgiving day", "thanksgiving", "labor day", "labour day", "memorial day", "good friday", "easter sunday", "easter monday",
           "easter", "mother's day", "mother’s day", "father's day", "father’s day", "palm sunday", "ash wednesday", "martin luther king day",
           "presidents day", "columbus day")  # fmt: skip
_FIXED = {name: value for name, value in _HOLIDAYS.items() if value}


_TITLE_BEHIND = re.compile(
    r" (?!(?:I|In|On|At|The|A|He|She|It|They|We|And|But|Mr|Mrs|Ms|Dr|President|Prime)\b)[A-Z][a-z]+"
)
# White Christmas and Johnnie Christmas are no day; before a day words have a capital at most where a sentence begins
_TITLE_BEFORE = re.compile(
    r"\b(?!(?:In|On|At|By|Since|Until|Till|For|From|Before|After|During|Around|Over|Last|Next|This|That|Every|Each|The|And|Or|Of|Orthodox|Merry|"
    r"Western|Eastern|Happy|Early|Late)\s)[A-Z][a-z]+\s\Z"
)


def _holiday(match: re.Match[str]) -> Expression | None:
    name = " ".join(match["holiday"].lower().replace("’", "'").split())
    is_title = match["year"] is None and " " not in name and _TITLE_BEHIND.match(match.string, match.end())
    if is_title or _TITLE_BEFORE.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    made = Expression(match.start(), match.end(), "holiday", tense=tense(match.string, match.start(), match.end()))
    if name in _FIXED:
        month, day = _FIXED[name].split("-")
        made = replace(made, date=EdtfDate(match["year"] or "XXXX", month, day))
    elif match["year"]:
        made = replace(made, date=day_of_holiday(name, int(match["year"])))
    else:
        made = replace(made, holiday=name)
    qualified = None if match["year"] else _QUALIFIED.search(match.string, max(0, made.start - 16), made.start)
    direction = _DIRECTIONS.get(qualified["word"].lower()) if qualified else None
    if qualified and direction:
        return replace(made, start=qualified.start("word"), turn=Turn(None, direction))
    return made


RULES = (
    rule("weekday", f"{WEEKDAY_TRIGGERS} {' '.join(f'{name.title()}s' for name in WEEKDAYS)}", rf"(?<![\w-]){_WEEKDAY}(?P<plural>s)?(?!['’]s?{_S}[A-Z]|\w|-\w)(?:{_S}the{_S}(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?!{_S}(?:of|{any_of(m.title() for m in FULL_MONTHS)})))?(?:{_S}(?P<part>(?:morning|afternoon|evening|night)s?)\b)?(?! the \d)", _weekday,
         "on Friday night"),
    rule("part_of_day", " ".join(_PARTS), rf"(?<![\w-])(?P<part>(?i:{_PART}))(?![\w-])", _part_of_day, "in the evening"),
    rule("clock", "#1 #2", rf"(?<![\w.,:$£€-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?(?:{_S})?(?P<half>[AaPp])(?:\.[Mm]\.|[Mm]\b){_ZONE}", _clock, "at 3:30 p.m."),
    rule("clock", "#1 #2", rf"(?<![\w.,:$£€-])(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?![\d:%]|[.-]\d)(?:(?:{_S})?(?P<hours>hours|hrs|h)\b)?{_ZONE}", _clock, "at 15:30"),
    rule("clock", "#4", rf"(?<![\w.,:$£€-])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?:{_S})?(?P<hours>hours|hrs|h)\b", _clock, "at 0530 hours"),
    rule("holiday", "christmas new halloween valentine boxing independence veterans armistice bastille may thanksgiving labor labour memorial good easter mother father palm ash martin presidents columbus", rf"(?<!\w)(?P<holiday>(?:{any_of(h.title().replace(chr(39) + 'S', chr(39) + 's').replace('’S', '’s') for h in (*_FIXED, *_MOVING))}))(?!\w| (?:Island|Carol|Rising|Rebellion|Egg)|['’]s (?:Bay))(?:,?{_S}(?:of{_S})?(?P<year>1\d{{3}}|20\d\d)(?!\d))?",
         _holiday, "by Christmas 1963"),
)  # fmt: skip
