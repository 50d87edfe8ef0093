"""Where dates stand in a text, by the rules of its language."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from relations.dates.english import ENGLISH
from relations.dates.expression import Expression
from relations.dates.grammar import Grammar
from relations.dates.numeric import ISO, YEAR_FIRST, numeric
from relations.model import DateOrder, Span


def find(
    text: str, start: int = 0, end: int | None = None, *, language: str | None = None, order: DateOrder | None = None
) -> list[Expression]:
    """Return the date expressions of text[start:end], in order and disjoint.

    Without a language, or with one that has no rules, those of English apply: they fire on English month names and
    on digits only. A stretch that was cut out of a word begins like a text: `May` in `QuillMay 12, 2021`.

    >>> [str(e.date) for e in find("From the early 1990s on, and again in March 1992")]
    ['199X', '1992-03']
    """
    stop = len(text) if end is None else end
    rules = _grammar(language, order)
    if text[max(0, start - 1) : start].isalnum() and text[start:stop][:1].isalnum():
        return [_moved(one, start) for one in rules.find(text[start:stop], 0, stop - start)]
    return rules.find(text, start, stop)


def _moved(one: Expression, by: int) -> Expression:
    """An expression, and what it is made of, further along."""
    return replace(one, start=one.start + by, end=one.end + by, ends=tuple(_moved(end, by) for end in one.ends))


@lru_cache(maxsize=64)
def _grammar(language: str | None, order: DateOrder | None) -> Grammar:
    base = ENGLISH
    if language not in (None, "en"):
        from relations.dates.locales import grammar  # noqa: PLC0415 -- their words are many, and English needs none

        base = grammar(language or "") or ENGLISH
    return replace(base, rules=(ISO, YEAR_FIRST, numeric(order), *base.rules))


def glued(text: str, span: Span, language: str | None = None) -> Expression | None:
    """Return the full date that a stretch begins with, if its text is glued to it: `9 July 2024Analysis of …`."""
    for one in find(text, span.start, min(span.end, span.start + _LONGEST_DATE), language=language)[:1]:
        is_full = one.date is not None and one.date.precision == "day" and not one.needs_year
        if one.start == span.start and is_full and one.end < span.end and text[one.end].isalpha():
            return one
    return None


_LONGEST_DATE = 48
