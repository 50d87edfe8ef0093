"""The dates of an article, in the order in which they lie in time, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from relations.edtf import Day
from relations.model import Article, Boilerplate, Run, Timex
from relations.reading.sentences import around

_ISO_DAY = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression in its sentence."""

    timex: Timex
    block: int
    """Index in `article.blocks`."""
    before: str
    text: str
    """As the clean text of the block has it."""
    after: str

    @property
    def bounds(self) -> tuple[Day, Day] | None:
        """Where it lies in time: the first and the last day, or twice the one that is known."""
        edtf = self.timex.edtf
        first = iso_day(self.timex.earliest) or (edtf.first_day if edtf is not None else None)
        last = iso_day(self.timex.latest) or (edtf.last_day if edtf is not None else None)
        if first is None and last is None:
            return None
        return first or last or Day(0, 1, 1), last or first or Day(0, 1, 1)

    @property
    def is_resolved(self) -> bool:
        """Whether it has a place in time."""
        return self.timex.edtf is not None and self.timex.basis != "unresolved" and self.bounds is not None

    @property
    def is_open(self) -> bool:
        """Whether it is a date that could not be resolved, or not so far as to say in which year it lies."""
        is_doubtful = self.timex.basis == "unresolved" or self.timex.edtf is not None
        return not self.is_resolved and is_doubtful and not self.timex.is_vague


def chronology(article: Article) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
    """Return the resolved dates in order of time, and in order of the text those that could not be resolved."""
    return in_order(in_text(article))


def in_order(dates: Iterable[Dated]) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
    """Return the resolved ones among expressions of time in its order, and the unresolved ones as they come."""
    dates = [date for date in dates if date.timex.type in {"DATE", "TIME"}]
    resolved = [(bounds, date) for date in dates if date.is_resolved and (bounds := date.bounds)]
    resolved.sort(key=lambda pair: (pair[0], pair[1].timex.span.start))
    return tuple(date for _, date in resolved), tuple(date for date in dates if date.is_open)


def in_text(article: Article) -> Iterator[Dated]:
    """Yield all expressions of time in order of the text, each in its sentence."""
    for index, block in enumerate(article.blocks):
        if isinstance(block, Boilerplate):
            continue
        for timex, start, end in _positions(article.runs(block), 0):
            before, after = around(block.text, start, end)
            yield Dated(timex, index, before, block.text[start:end], after)


def _positions(runs: Sequence[Run], at: int) -> Iterator[tuple[Timex, int, int]]:
    """Time expressions, with where they stand in the clean text."""
    for run in runs:
        if isinstance(run.annotation, Timex):
            yield run.annotation, at, at + len(run.text)
        else:
            yield from _positions(run.runs, at)
        at += len(run.text)


def iso_day(text: str | None) -> Day | None:
    """Return the day that a bound of a time expression names; None for what is none."""
    match = _ISO_DAY.fullmatch(text or "")
    return Day(int(match[1]), int(match[2]), int(match[3])) if match else None
