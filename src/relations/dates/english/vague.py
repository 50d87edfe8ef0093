"""English: times that the words leave vague, such as `now` and `the former mayor`."""

from __future__ import annotations

import re

from relations.dates.english.words import NO_NOUN, UNIT_WORD, any_of
from relations.dates.expression import Expression
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import led, rule

_REFERENCES = {
    "now": "PRESENT_REF", "nowadays": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "future": "FUTURE_REF", "past": "PAST_REF", "formerly": "PAST_REF", "present": "PRESENT_REF",
}  # fmt: skip


def _reference(match: re.Match[str]) -> Expression | None:
    """A time that the words leave vague."""
    return Expression(match.start(), match.end(), "reference", value=_REFERENCES[match["word"].lower()])


_VAGUE_KINDS = {"former": "PAST_REF", "recent": "PAST_REF", "current": "PRESENT_REF", "future": "FUTURE_REF"}
_ASKS_KIND = re.compile(
    r"(?i)(?:\b(?:the|its|his|her|their|our|my|your|this|these|any|all|most|some|no|of|in|for|under|on|at|to|by|with|as|a)"
    r"|\w['’]s?)\s+\Z"
)
_BEFORE_PRESENT = re.compile(
    rf"(?:\d{{3}}|\ds|(?i:century))(?:(?:{_S})?[-–—](?:{_S})?|{_S}(?:to|until|till|through|up{_S}to){_S}(?:the{_S})?)\Z"
)


def _until_present(match: re.Match[str]) -> Expression | None:
    """The present as the end of a range: `2013 – present`, `from 1990 to date`."""
    if _BEFORE_PRESENT.search(match.string, max(0, match.start() - 24), match.start()) is None:
        return None
    return Expression(match.start(), match.end(), "until_present", value="PRESENT_REF")


_WATER = re.compile(
    rf"{_S}(?:accounts?|swept|sweeps|ran|runs|carrie[sd]|took|takes|flow(?:s|ed)|pull(?:s|ed)|drag(?:s|ged)|drew|bore|dropp?(?:s|ed)|meter|flow)\b"
)


def _vague_kind(match: re.Match[str]) -> Expression | None:
    """`the former mayor`; a current may also be one of water."""
    word = match["word"].lower()
    if word == "current" and _WATER.match(match.string, match.end()):
        return None
    asks = word != "current" or _ASKS_KIND.search(match.string, max(0, match.start() - 16), match.start())
    return Expression(match.start(), match.end(), "vague_kind", value=_VAGUE_KINDS[word]) if asks else None


_BEFORE_TIME = re.compile(
    r"(?i:\b(?:at|during|by|until|till|since|in|from|throughout|around|before|after)\s+)(?P<det>(?i:this|that|the\s+same))\s+\Z"
)


def _vague_time(match: re.Match[str]) -> Expression | None:
    """A time that was told of, and that the words do not name."""
    before = _BEFORE_TIME.search(match.string, max(0, match.start() - 24), match.start())
    if before is None:
        return None
    is_present = before["det"].lower() == "this" and match["word"].lower() == "time"
    return Expression(before.start("det"), match.end(), "vague_time", value="PRESENT_REF" if is_present else "")


def _at_the_time(match: re.Match[str]) -> Expression | None:
    return Expression(match.start(), match.end(), "vague_time", value="PAST_REF")


def present(match: re.Match[str]) -> Expression | None:
    """Return our time, which no date names."""
    return Expression(match.start(), match.end(), "reference", value="PRESENT_REF")


_NEAR = rf"(?:(?i:near|distant|immediate|foreseeable|recent){_S})?"
_THIS = rf"(?i:to){_S}this{_S}(?:very{_S})?"
_THE = rf"(?i:the){_S}"

RULES = (
    rule("until_present", "present date today now", r"(?<!\w)(?i:present(?:[- ]day)?|date|today|now)(?![\w-])", _until_present, "(2013 – present)"),
    led(_THIS, rule("to_this_day", "day", rf"{_THIS}day\b", present, "it stands to this day")),
    led(rf"(?i:these){_S}", rule("these_days", "days", rf"(?i:these){_S}days\b", present, "few do so these days")),
    led(rf"(?i:to){_S}", rule("to_date", "date", rf"(?i:to){_S}date(?={_S}?[,.;)]|{_S}(?:have|has|had|no|only)\b|\Z)", present, "the largest to date.")),
    led(_THE, rule("at_the_time", "time", rf"(?<=[Aa]t ){_THE}time(?![\w-]|{_S}(?:of|that|when|being)\b)", _at_the_time, "at the time, nobody saw it")),
    rule("vague_time", "time period", r"(?<=\w\s)(?P<word>(?i:time|period))(?![\w-])", _vague_time, "at that time"),
    rule("present_day", "present modern", r"(?<![\w-])(?i:present|modern)[- ](?i:day)(?![\w-])", present, "in present-day Sogdia"),
    rule("reference", "now nowadays currently presently recently formerly", r"(?<![\w-])(?P<word>(?i:now|nowadays|currently|presently|recently|formerly))(?![\w-])",
         _reference, "it is now closed"),
    led(_THE + _NEAR, rule("the_future", "future past present", rf"{_THE}{_NEAR}(?P<word>future|past|present)(?![\w-]|{_S}(?:[\w-]+{_S}){{0,3}}(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies)|times?|hours?|seasons?)\b|{_S}(?:tense|participle|perfect|simple|master)\b)",
         _reference, "in the near future")),
    led(rf"(?i:at){_S}", rule("at_present", "present", rf"(?i:at){_S}present\b(?!{_S}\w+ed)", present, "it is closed at present")),
    rule("vague_kind", " ".join(_VAGUE_KINDS), rf"(?<![\w-])(?P<word>(?i:{any_of(_VAGUE_KINDS)}))(?={_S}(?!(?i:{NO_NOUN}|(?:tense|perfect|continuous|progressive|past|future)\b))[^\W\d_])(?!{_S}{UNIT_WORD})",
         _vague_kind, "the former mayor"),
)  # fmt: skip
