"""English: holidays, fixed and moving."""

from __future__ import annotations

import re
from dataclasses import replace

from relations.dates.english.tense import tense
from relations.dates.english.weekdays import DIRECTIONS, QUALIFIED
from relations.dates.english.words import any_of
from relations.dates.expression import Expression, Turn
from relations.dates.grammar import SPACE as _S
from relations.dates.grammar import rule
from relations.dates.moving import FromEaster, Moving, NthWeekday, day_in
from relations.edtf import EdtfDate

_FIXED = {
    "christmas day": "12-25", "christmas eve": "12-24", "christmas": "12-25", "boxing day": "12-26", "new year's day": "01-01",
    "new year's eve": "12-31", "new year's": "01-01", "halloween": "10-31", "valentine's day": "02-14", "independence day": "07-04",
    "veterans day": "11-11", "armistice day": "11-11", "st. patrick's day": "03-17", "st patrick's day": "03-17",
    "all saints' day": "11-01", "bastille day": "07-14", "may day": "05-01",
}  # fmt: skip
_THANKSGIVING, _LABOR_DAY = NthWeekday(11, 4, 4), NthWeekday(9, 1, 1)
# Source of what is a weekday of a month: the holidays' laws in the United States.
MOVING: dict[str, Moving] = {
    "thanksgiving": _THANKSGIVING, "thanksgiving day": _THANKSGIVING,
    "labor day": _LABOR_DAY, "labour day": _LABOR_DAY,
    "memorial day": NthWeekday(5, 1, -1), "mother's day": NthWeekday(5, 7, 2), "father's day": NthWeekday(6, 7, 3),
    "martin luther king day": NthWeekday(1, 1, 3), "presidents day": NthWeekday(2, 1, 3), "columbus day": NthWeekday(10, 1, 2),
    "easter": FromEaster(0), "easter sunday": FromEaster(0), "easter monday": FromEaster(1), "good friday": FromEaster(-2),
    "palm sunday": FromEaster(-7), "ash wednesday": FromEaster(-46),
}  # fmt: skip
_NAMES = any_of(re.escape(name.title().replace("'S", "'s")).replace("'", "['’]") for name in (*_FIXED, *MOVING))


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
        made = replace(made, date=day_in(int(match["year"]), MOVING[name]))
    else:
        made = replace(made, moving=MOVING[name])
    qualified = None if match["year"] else QUALIFIED.search(match.string, max(0, made.start - 16), made.start)
    direction = DIRECTIONS.get(qualified["word"].lower()) if qualified else None
    if qualified and direction:
        return replace(made, start=qualified.start("word"), turn=Turn(None, direction))
    return made


RULES = (
    rule("holiday", "christmas new halloween valentine boxing independence veterans armistice bastille may thanksgiving labor labour memorial good easter mother father palm ash martin presidents columbus st all", rf"(?<!\w)(?P<holiday>{_NAMES})(?!\w| (?i:Island|carols?|Rising|Rebellion|eggs?|trees?|bunny|bunnies|costumes?|cards?|pudding|cake|crackers?|lights|decorations?|stockings?|ornaments?|cactus|jumpers?|songs?|lily|lilies|bonnets?|baskets?)\b|['’]s (?:Bay))(?:,?{_S}(?:of{_S})?(?P<year>1\d{{3}}|20\d\d)(?!\d))?",
         _holiday, "by Christmas 1963"),
)  # fmt: skip
