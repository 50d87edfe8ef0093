"""English: weekdays, alone and with a part of the day."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.english.clock import PARTS
from relations.dates.english.tense import tense
from relations.dates.english.words import FULL_MONTHS, MONTH, MONTHS, WEEKDAY_TRIGGERS, WEEKDAYS, any_of, with_the
from relations.dates.english.years import YEAR
from relations.dates.expression import Direction, Expression, Turn
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import rule
from relations.dates.moving import NthWeekday, day_in

_WEEKDAY = rf"(?P<weekday>{any_of(form for name in WEEKDAYS for form in (name.title(), name.upper()))})"
QUALIFIED = re.compile(
    r"\b(?P<word>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming|[Tt]he following|[Tt]he next|[Tt]he previous|[Ee]ach|[Ee]very|[Aa]|[Aa]ny)\s+\Z"
)


_NEWSPAPER = re.compile(r" [A-Z][a-z]+")
_FILM = re.compile(r"\b(?:version|film|movie|remake|sequel|series)s?,?\s+(?:of\s+)?\Z")
_SHOW = re.compile(r" (?:Morning|Afternoon|Evening|Night) [A-Z][a-z]+")
# the first Monday of June 1953 is told by its month; Bloody Sunday is a name
_NTH = re.compile(r"\b(?:first|second|third|fourth|fifth|last|final)\s+\Z", re.IGNORECASE)
_OF_MONTH = re.compile(rf"{_S}(?:of|in){_S}(?:(?:each|every|the|that){_S})?(?:month\b|year\b|[A-Z][a-z]{{2,8}}\b)")
_DAY_NAME = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Holy)\s+\Z")


DIRECTIONS: dict[str, Direction] = {
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


_TITLED = re.compile(
    r"(?<!the )\b(?:Mayor|Mr|Mrs|Ms|Dr|Sir|Judge|Senator|Professor|Prof|Captain|Capt|General|Gen|Colonel|Lord|Lady|Miss|Coach|Sergeant|Little|Young|Dear|Poor)\.?\s+\Z"
)
_CAPITAL = r"(?!(?:On|By|Last|Next|This|Late|Early|Since|From|Until|Before|After|Every|Each|The|And|Or|To|For|In|At)\b)[A-Z][\w'’-]+"
_CALLED = re.compile(
    r"\b(?:girl|tug|dinghy|boat|ship|schooner|dog|cat|horse|sister|brother|cousin|[Mm]an|(?<!was )(?<!were )(?<!been )named|called|nicknamed|[Rr]iver|[Ll]ake|[Mm]ount|named\s+(?:my|his|her|their|our|the|an?)\s+\w+)\s+\Z"
)
_NAME_FOLLOWS = re.compile(
    r"\s(?!The\b|I\b|In\b|A\b|At\b|On\b|We\b|He\b|She\b|They\b|It\b|Mr\b|Mrs\b|Ms\b|Dr\b|President\b)[A-Z][a-z]+"
)
_ARTIST = re.compile(r"\b(?:Inspector|Detective|rapper|singer|actor|actress|painter|poet|DJ)\s+(?:[A-Z]\w+\s+)?\Z")
_SENTENCE_START = re.compile(r"(?:\A|[.!?]\s+|\n)\Z")
_IN_APPOSITION = re.compile(r",\s(?:the|an?|my|our|his|her|their)\s\w+,\s")
_FAMILY = re.compile(r"(?<!on )(?<!of )(?<!for )\b[Tt]he\s+\Z")
_APPOSITION = re.compile(rf",\s+(?:{_CAPITAL}\s+){{1,2}}\Z")
_NAME_BEFORE = re.compile(rf"(?<![\w-]){_CAPITAL}\s\Z")
_NAME_BEHIND = re.compile(r"\s[A-Z][a-z]+")


def _is_name(match: re.Match[str]) -> bool:
    """Whether a weekday is part of a name: `Mayor Friday`, and beside other names where no verb is near."""
    text, start, end = match.string, match.start(), match.end()
    left = max(0, start - 40)
    if _TITLED.search(text, left, start) or (_APPOSITION.search(text, left, start) and text[end : end + 1] == ","):
        return True
    if _CALLED.search(text, left, start) or text[end : end + 3] == " & ":
        return True
    if _SENTENCE_START.search(text, left, start) and _NAME_FOLLOWS.match(text, end):
        return True
    if _ARTIST.search(text, left, start) or (
        _SENTENCE_START.search(text, left, start) and _IN_APPOSITION.match(text, end)
    ):
        return True
    if match["plural"] and _FAMILY.search(text, left, start):
        return True
    is_beside = _NAME_BEFORE.search(text, left, start) or (
        _NAME_BEHIND.match(text, end) and not _PREPOSITION.search(text, left, start)
    )
    return bool(is_beside) and tense(text, start, end) is None


_PREPOSITION = re.compile(
    r"\b(?:on|by|last|next|this|late|early|since|from|until|till|before|after|every|each|and|or|to)\s+\Z", re.IGNORECASE
)


def _weekday(match: re.Match[str]) -> Expression | None:
    text, start, end = match.string, match.start(), match.end()
    if _NEWSPAPER.match(text, end) and text[max(0, start - 4) : start].lower() == "the ":
        return None
    if _SHOW.match(text, end) or (match["day"] and _FILM.search(text, max(0, start - 16), start)):
        return None
    is_nth = _NTH.search(text, max(0, start - 10), start) and _OF_MONTH.match(text, match.end())
    if is_nth or _DAY_NAME.search(text, max(0, start - 8), start):
        return None
    if _is_name(match):
        return None
    number = WEEKDAYS[match["weekday"].lower()]
    part = (match["part"] or "").lower()
    time = PARTS.get(part)
    qualified = QUALIFIED.search(text, max(0, start - 16), start)
    word = qualified["word"].lower() if qualified else ""
    start = qualified.start("word") if qualified else start
    if match["plural"] or part.endswith("s") or word in {"each", "every", "a", "any"} or _is_each(text, start):
        return Expression(start, end, "weekdays", type="SET", value=f"XXXX-WXX-{number}{time or ''}")
    direction = DIRECTIONS.get(word) or tense(text, start, end) or "past"
    turn = Turn(number, direction, day=int(match["day"]) if match["day"] else None)
    return Expression(start, end, "weekday", type="TIME" if time else "DATE", turn=turn, time=time)


_WHICH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}


def _nth_weekday(match: re.Match[str]) -> Expression | None:
    """`the first Monday of May 1953`, whose day the calendar tells."""
    moving = NthWeekday(
        int(MONTHS[match["month"].lower().rstrip(".")]),
        WEEKDAYS[match["weekday"].lower()],
        _WHICH[match["which"].lower()],
    )
    made = Expression(match.start(), match.end(), "nth_weekday", tense=tense(match.string, match.start(), match.end()))
    if match["year"]:
        date = day_in(int(match["year"]), moving)
        return with_the(replace(made, date=date), match) if date else None
    return with_the(replace(made, moving=moving), match)


RULES = (
    rule("nth_weekday", " ".join(_WHICH), rf"(?<![\w-])(?P<which>(?i:{any_of(_WHICH)})){_S}{_WEEKDAY}{_S}(?:of|in){_S}{MONTH}(?:,?{_S}(?:of{_S}|in{_S})?{YEAR})?(?!\w)",
         _nth_weekday, "the first Monday of May 1953"),
    rule("weekday", f"{WEEKDAY_TRIGGERS} {' '.join(f'{name.title()}s' for name in WEEKDAYS)}", rf"(?<![\w-]){_WEEKDAY}(?P<plural>s)?(?!['’]s?{_S}[A-Z]|\w|-\w)(?:{_S}the{_S}(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?!{_S}(?:of|{any_of(m.title() for m in FULL_MONTHS)})))?(?:{_S}(?P<part>(?:morning|afternoon|evening|night)s?)\b)?(?! the \d)", _weekday,
         "on Friday night"),
)  # fmt: skip
