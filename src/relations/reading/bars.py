"""The bars of a timeline: each date of an article, from its first to its last day, and which ends are not sharp."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from relations.edtf import Edtf, EdtfDate, EdtfInterval, EdtfSet
from relations.model import Timex
from relations.reading.chronology import Dated


@dataclass(frozen=True, slots=True)
class Bar:
    """A date, and how often its article names it; days are ordinals."""

    words: str
    timex: Timex
    """Where it is named first."""
    article: int
    """The number of its article, from 0."""
    first: int
    end: int
    """The day after its last one."""
    times: int = 1

    @property
    def is_interval(self) -> bool:
        """Whether it goes from one date to another, rather than lying somewhere within its bounds."""
        return isinstance(self.timex.edtf, EdtfInterval)

    @property
    def opens(self) -> tuple[bool, bool]:
        """Whether it goes back, or on, without an end that is known."""
        edtf = self.timex.edtf
        if isinstance(edtf, EdtfInterval):
            return isinstance(edtf.start, str), isinstance(edtf.end, str)
        if isinstance(edtf, EdtfSet):
            return any(a is None for a, _ in edtf.members), any(b is None for _, b in edtf.members)
        return False, False

    @property
    def fades(self) -> tuple[bool, bool]:
        """Whether it has no sharp beginning, and no sharp end."""
        edtf = self.timex.edtf
        is_soft = bool(self.timex.mod) or is_approximate(edtf) or is_uncertain(edtf)
        opens_in, opens_out = self.opens
        first, last = (bool(part.mod) for part in self.timex.parts) if self.timex.parts else (False, False)
        return is_soft or opens_in or first, is_soft or opens_out or last


def bars(articles: Sequence[Sequence[Dated]], words: Callable[[Timex], str]) -> list[Bar]:
    """Return the bars of some articles' resolved dates, in order of time; what an article says again is one bar."""
    made: dict[tuple[int, str, str], Bar] = {}
    for number, dates in enumerate(articles):
        for date in dates:
            if (bounds := date.bounds) is None:
                continue
            said = words(date.timex)
            known = made.get(key := (number, said, str(date.timex.edtf)))
            made[key] = (
                replace(known, times=known.times + 1)
                if known
                else Bar(said, date.timex, number, bounds[0].ordinal, bounds[1].ordinal + 1)
            )
    return sorted(made.values(), key=_order)


def most_named(made: Sequence[Bar], most: int) -> list[Bar]:
    """Return those bars that are named most often, at most so many, in order of time."""
    return sorted(sorted(made, key=lambda bar: -bar.times)[:most], key=_order)


def _order(bar: Bar) -> tuple[int, int, int, int]:
    return bar.first, bar.end, bar.article, bar.timex.span.start


def _dates_in(edtf: Edtf | None) -> Iterator[EdtfDate]:
    """The dates that a value is made of."""
    match edtf:
        case EdtfDate():
            yield edtf
        case EdtfInterval():
            yield from (end for end in (edtf.start, edtf.end) if isinstance(end, EdtfDate))
        case EdtfSet():
            yield from (end for member in edtf.members for end in member if end is not None)
        case _:
            return


def is_approximate(edtf: Edtf | None) -> bool:
    """Tell whether any part of a value is rough.

    >>> is_approximate(Edtf.parse("1953~/1956")), is_approximate(Edtf.parse("1953"))
    (True, False)
    """
    return any(date.is_approximate for date in _dates_in(edtf))


def is_uncertain(edtf: Edtf | None) -> bool:
    """Tell whether any part of a value is in doubt.

    >>> is_uncertain(Edtf.parse("[1953?..1956]"))
    True
    """
    return any(date.is_uncertain for date in _dates_in(edtf))
