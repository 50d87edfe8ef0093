"""How a text tells its dates: as news or as a story, in headings and asides, and before Christ or after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from relations.dates.expression import Expression
from relations.dates.story import Scene
from relations.edtf import EdtfDate, year_digits
from relations.model import Anchor


def is_story(expressions: Sequence[Expression], anchor: Anchor | None) -> bool:
    """Tell whether dates are those of a story, which lean on one another; those of news lean on the document's own.

    News speaks of Friday and of last month, and is about its own years.
    """
    return anchor is None or _tells_of_other_times(expressions, anchor) or not _is_news(expressions)


def _tells_of_other_times(expressions: Sequence[Expression], anchor: Anchor) -> bool:
    """Whether most dates with a year lie years away from the document's own: a story, and no news."""
    here = anchor.edtf.first_day
    if here is None:
        return True
    dates = [end.date for one in expressions for end in (one.ends or (one,)) if end.date]
    years = [int(d.year) for d in dates if d.year.lstrip("-").isdigit()]
    return len(years) >= _ENOUGH and sum(abs(year - here.year) > _NEWS_YEARS for year in years) * 2 > len(years)


def _is_news(expressions: Sequence[Expression]) -> bool:
    """Whether any date is reckoned from the day of writing."""
    return any(
        (one.turn is not None and not one.turn.from_told)
        or (one.shift is not None and not one.shift.from_told and one.shift.amount != 0)
        for one in expressions
    )


_NEWS_YEARS = 2
_ENOUGH = 4


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
