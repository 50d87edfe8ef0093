"""English: parts of the day and clock times."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.english.numbers import OTHER_CLOCK, ZONE, is_clock
from relations.dates.english.tense import tense
from relations.dates.english.words import any_of
from relations.dates.expression import Expression, Shift
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import rule

PARTS = {"morning": "TMO", "mornings": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "afternoon": "TAF",
          "afternoons": "TAF", "evening": "TEV", "evenings": "TEV", "dusk": "TEV", "nightfall": "TEV", "sunset": "TEV",
          "night": "TNI", "nights": "TNI", "daytime": "TDT", "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}  # fmt: skip
_PART = any_of(PARTS)

_EARLY = r"(?:\s+early|\s+late)?"
_BEFORE_PART = re.compile(
    r"(?<![\w-])(?:(?P<step>[Tt]his|[Tt]hat|[Ll]ast|[Nn]ext|[Tt]he same|[Tt]he next|[Tt]he following|[Tt]he previous)"
    r"|(?P<each>[Ee]very|[Ee]ach)"
    rf"|(?:[Ii]n|[Dd]uring|[Bb]y|[Oo]n|[Tt]hroughout|[Uu]ntil|(?P<told>[Ff]or|[Oo]f)){_EARLY}\s+(?P<the>the{_EARLY})"
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
    time = PARTS[word]
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
    made = _of_some_day(before.start("the"), match, time)
    return replace(made, from_document=False) if before["told"] else made


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


_ZONE = rf"(?:{_S}(?:local{_S}time|[A-Z]{{1,3}}T\b|GMT\b|UTC\b|ET\b|PT\b))?"
_ASKS_CLOCK = re.compile(
    r"(?:\b(?:at|by|around|about|until|till|from|after|before|since|between|to|and|just after|just before|shortly after)|\b[12]\d{3},?)\s+\Z",
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
    return _at_clock(match, f"T{hour:02d}:{minute:02d}")


def _at_clock(match: re.Match[str], time: str) -> Expression:
    """A time on the clock, of the day told."""
    shift = Shift("day", 0, from_told=True)
    return Expression(match.start(), match.end(), "clock", type="TIME", shift=shift, time=time, generic=True)


def _zoned_clock(match: re.Match[str]) -> Expression | None:
    """`1600 GMT`, and the first of `from 1600 to 1800 GMT`; not `in 1900 GMT was new`."""
    text, start = match.string, match.start()
    is_said = match["zone"] or _ASKS_CLOCK.search(text, max(0, start - 16), start)
    return _at_clock(match, f"T{match['hour']}:{match['minute']}") if is_said and is_clock(text, start) else None


RULES = (
    rule("part_of_day", " ".join(PARTS), rf"(?<![\w-])(?P<part>(?i:{_PART}))(?![\w-])", _part_of_day, "in the evening"),
    rule("clock", "#1 #2", rf"(?<![\w.,:$£€-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?(?:{_S})?(?P<half>[AaPp])(?:\.[Mm]\.|[Mm]\b){_ZONE}", _clock, "at 3:30 p.m."),
    rule("clock", "#1 #2", rf"(?<![\w.,:$£€-])(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?![\d:%]|[.-]\d)(?:(?:{_S})?(?P<hours>hours|hrs|h)\b)?{_ZONE}", _clock, "at 15:30"),
    rule("clock", "#4", rf"(?<![\w.,:$£€-])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?:{_S})?(?P<hours>hours|hrs|h)\b(?:{_S}{ZONE})?", _clock, "at 0530 hours"),
    rule("clock", "#4", rf"(?<![\w.,:$£€-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:{_S}(?P<zone>{ZONE})|(?:{_S})?Z\b|(?={OTHER_CLOCK}))", _zoned_clock, "by 1600 GMT"),
)  # fmt: skip
