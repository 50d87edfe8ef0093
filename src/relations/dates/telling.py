"""How a text tells its dates: as news or as a story, in headings and asides, and before Christ or after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from relations.dates.expression import Expression
from relations.dates.story import Scene
from relations.edtf import EdtfDate, year_digits
from relations.model import Anchor


def is_story(text: str, expressions: Sequence[Expression], anchor: Anchor | None, weekdays: int = 0) -> bool:
    """Tell whether dates are those of a story, which lean on one another; those of news lean on the document's own.

    News speaks of Friday and of last month, and is about its own years.

    Args:
        text: What the expressions stand in.
        expressions: In the order of the text.
        anchor: The document's own date.
        weekdays: How many weekdays are told that are no expressions.
    """
    marks = weekdays + sum(_is_mark(text, one) for one in expressions)
    return anchor is None or not marks or _tells_of_other_times(expressions, anchor, marks)


def _tells_of_other_times(expressions: Sequence[Expression], anchor: Anchor, marks: int) -> bool:
    """Whether most dates with a year lie years away from the document's own, and outweigh what speaks of its day."""
    here = anchor.edtf.first_day
    if here is None:
        return True
    dates = [end.date for one in expressions for end in (one.ends or (one,)) if end.date]
    dated = [date for date in dates if date.year.lstrip("-").isdigit()]
    far = [date for date in dated if abs(int(date.year) - here.year) > _NEWS_YEARS]
    near = len(dated) - len(far)
    if len(dated) < _ENOUGH or len(far) <= near:
        return False
    is_known_to_the_day = here == anchor.edtf.last_day
    weight = len(far) + sum(date.precision == "day" for date in far)
    return not is_known_to_the_day or weight > near + _MARK * marks


def _is_mark(text: str, one: Expression) -> bool:
    """Whether a date is reckoned from the day of writing."""
    if one.turn is not None:
        return not one.turn.from_told
    if one.shift is None or one.shift.from_told:
        return False
    return one.shift.amount != 0 or (one.rule == "named_day" and _is_said(text, one))


def _is_said(text: str, one: Expression) -> bool:
    """Whether today is the day that something was said: `announced today`, but not `it is said today`."""
    if _SAID_BEFORE.search(text, max(0, one.start - _LONGEST_SAYING), one.start):
        return True
    is_begin = _BEGINS.search(text, max(0, one.start - 4), one.start) is not None
    return (_SUBJECT_SAID if is_begin else _SAID_BEHIND).match(text, one.end) is not None


_LONGEST_SAYING = 32
_SAID = (
    r"(?:announced|said|told|reported|unveiled|launched|confirmed|declared|revealed|warned|released|published|issued)"
)
_NOT_SO = r"(?:is|are|be|being|been|often|still|commonly|generally|usually)"
_SAID_BEFORE = re.compile(rf"(?<!\w)(?!{_NOT_SO}\s)[\w)’'-]+\s+(?:{_SAID}|says|announces)\s+(?:here\s+)?\Z")
_SAID_BEHIND = re.compile(rf"\s+{_SAID}\b")
_SUBJECT_SAID = re.compile(rf",?\s+(?:(?!{_NOT_SO}\s)[\w.’'-]+\s+){{1,5}}{_SAID}\b")
_BEGINS = re.compile(r"(?:\A|[.!?]\s+|\n\s*)\Z")
_NEWS_YEARS = 2
_ENOUGH = 4
_MARK = 3
"""How many years far away one mark of news outweighs; a far date that is told to the day counts as two of them.

A report of the day has a mark in every few sentences and a history hardly any. WikiWars (development part) has at most
4 marks beside 40 to 124 far years; of GUM (development part) the figures are the same with a weight of 2.
"""


def scenes(text: str, expressions: Sequence[Expression]) -> Iterator[Scene]:
    """Yield where in the text each expression stands."""
    end = 0
    for one in expressions:
        line = text.rfind("\n", 0, one.start) + 1
        is_heading = _HEADING.match(text, line) is not None and _BLANK.search(text, max(0, line - 80), line) is not None
        is_close = bool(end) and _SENTENCE_END.search(text, end, one.start) is None
        yield Scene(_is_aside(text, one), is_heading, is_close)
        end = one.end


_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n[ \t]*\n")
_BLANK = re.compile(r"(?:\A|\n[ \t]*)\n\Z")
_HEADING = re.compile(r"[^\n]{1,100}(?<![.!?,;\s])[ \t]*(?:\n[ \t]*(?:\n|\Z)|\Z)")
"""A short line that ends with no sentence, before a blank line."""


def _is_aside(text: str, one: Expression) -> bool:
    """Whether a date stands in brackets, and so does not move the story on."""
    before = text[max(0, one.start - _LONGEST_ASIDE) : one.start]
    return before.rfind("(") > before.rfind(")")


_LONGEST_ASIDE = 200


def in_era(expressions: Iterable[Expression]) -> Iterator[Expression]:
    """Yield the expressions, with early years told after those before Christ counted as they are: 594, after 621 BC."""
    told: int | None = None
    for one in expressions:
        ends = tuple(_before_christ(end, told) for end in one.ends)
        made = replace(_before_christ(one, told), ends=ends) if ends else _before_christ(one, told)
        yield made
        date = (made.ends[-1] if made.ends else made).date
        if date is not None and date.year.lstrip("-").isdigit():
            told = int(date.year)


def _before_christ(one: Expression, told: int | None) -> Expression:
    """An early year without an era that goes on from a year before Christ, counted downwards."""
    if one.rule != "early_year" or one.date is None or told is None or told > 0:
        return one
    year = 1 - int(one.date.year)
    return replace(one, date=EdtfDate(year_digits(year)), rule="bc_year") if told <= year < told + _ERA_STEP else one


_ERA_STEP = 200
"""Years that a text goes on at most without naming the era again."""
