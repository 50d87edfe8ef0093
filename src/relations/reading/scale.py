"""The axis of a timeline: days to shares of its width, broken where long stretches of time hold nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from relations.edtf import Day, month_length
from relations.reading.wording import MONTHS

Unit = Literal["day", "month", "year"]
"""What begins at a tick."""

_MOST_STRETCHES = 4
_CUT_FROM = 0.4
"""Share of a stretch from which on an empty part of it is cut out, if there is something to see beside it."""
_SQUEEZED, _FEW = 0.4, 3
"""Dates are squeezed if more than so many of them have less than that share of a stretch; as it looked best on the
example articles, like the other shares here."""
_BREAK = 3.0
"""Width of a break."""
_LEAST = 14.0
"""Width of a stretch at the least."""
_MARGIN = 0.04
"""Share of a stretch that is left free at its ends."""
_MARGIN_OF_ONE = 1.0
"""Likewise where it holds one date, so that this does not look as if it filled a long time."""
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
_MONTHS = (1, 3, 6)
_DAYS = (1, 5, 10)
_ROOM: dict[Unit, float] = {"day": 13.0, "month": 13.0, "year": 9.0}
"""Width that the label of a tick needs."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis with one scale; widths are in per cent of the whole axis."""

    first: float
    """Its first day, as an ordinal."""
    last: float
    """The day after its last one."""
    left: float
    right: float

    def at(self, ordinal: float) -> float:
        """Return where a day begins; days outside are at the ends."""
        share = (ordinal - self.first) / (self.last - self.first)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    at: float
    label: str
    anchor: Literal["start", "middle", "end"]
    """Which part of the label stands over the mark; it must not reach into a break."""


def named(day: Day, unit: Unit) -> str:
    """Return what stands at the beginning of a day, a month or a year.

    >>> named(Day(1953, 7, 1), "month"), named(Day(-43, 1, 1), "year")
    ('Jul 1953', '44 BC')
    """
    year = str(day.year) if day.year > 0 else f"{1 - day.year} BC"
    month = MONTHS[day.month - 1][:3]
    return {"day": f"{day.day} {month} {year}", "month": f"{month} {year}", "year": year}[unit]


class Scale:
    """Where days lie on an axis, in per cent of its width.

    Args:
        spans: The first day of each date and the day after its last one, as ordinals.
    """

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        starts = sorted({first for first, _ in spans})
        pieces = _pieces(sorted({day for span in spans for day in span}), starts)
        self.stretches = tuple(_laid_out(pieces, [_between(starts, *piece) for piece in pieces]))

    def at(self, ordinal: int) -> float:
        """Return where a day begins."""
        for stretch in self.stretches:
            if ordinal <= stretch.last:
                return stretch.at(ordinal)
        return self.stretches[-1].right

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of each break."""
        return tuple((a.right + b.left) / 2 for a, b in pairwise(self.stretches))

    def ticks(self, name: Callable[[Day, Unit], str] = named) -> tuple[Tick, ...]:
        """Return the marks of all stretches, in order, with what their days are called."""
        return tuple(tick for stretch in self.stretches for tick in _ticks(stretch, name))


Piece = tuple[int, int]
"""The first day of a part of the axis, and the last."""


def _pieces(days: Sequence[int], starts: Sequence[int]) -> list[Piece]:
    """The days, parted where most of a stretch holds none of them and those beside it would be squeezed."""
    pieces = [(days[0], days[-1])]
    while len(pieces) < _MOST_STRETCHES:
        cuts = [(share, n, gap) for n, piece in enumerate(pieces) for share, gap in _gaps(piece, days, starts)]
        if not cuts:
            break
        _, n, (before, after) = max(cuts)
        pieces[n : n + 1] = [(pieces[n][0], before), (after, pieces[n][1])]
    return pieces


def _gaps(piece: Piece, days: Sequence[int], starts: Sequence[int]) -> Iterator[tuple[float, Piece]]:
    """Empty parts that are worth cutting out: their share of the piece, and where they begin and end."""
    first, last = piece
    whole = last - first
    for before, after in pairwise(day for day in days if first <= day <= last):
        sides = ((first, before), (after, last))
        is_squeezed = any(_between(starts, a, b) > _FEW and b - a < _SQUEEZED * whole for a, b in sides)
        if after - before > _CUT_FROM * whole and is_squeezed:
            yield (after - before) / whole, (before, after)


def _between(starts: Sequence[int], first: int, last: int) -> int:
    """How many different days on which dates begin lie from one day to another."""
    return bisect_right(starts, last) - bisect_left(starts, first)


def _laid_out(pieces: Sequence[Piece], weights: Sequence[int]) -> Iterator[Stretch]:
    """Stretches side by side, each as wide as it has dates, with breaks between them."""
    free = 100.0 - _BREAK * (len(pieces) - 1) - _LEAST * len(pieces)
    left = 0.0
    for (first, last), weight in zip(pieces, weights, strict=True):
        right = left + _LEAST + free * weight / max(sum(weights), 1)
        margin = max((last - first) * (_MARGIN if weight > 1 else _MARGIN_OF_ONE), 1.0)
        yield Stretch(first - margin, last + margin, left, right)
        left = right + _BREAK


def _ticks(stretch: Stretch, name: Callable[[Day, Unit], str]) -> list[Tick]:
    """As many marks as there is room for, at the finest step that gives no more than that."""
    width = stretch.right - stretch.left
    days: list[Day] = []
    unit: Unit = "year"
    for unit, steps in _steps(stretch):
        days = [day for day in steps if stretch.first <= day.ordinal <= stretch.last]
        if 0 < len(days) <= max(1, int(width / _ROOM[unit])):
            break
    places = [stretch.at(day.ordinal) for day in days]
    return [Tick(at, name(day, unit), _anchor(stretch, at)) for at, day in zip(places, days, strict=True)]


def _anchor(stretch: Stretch, at: float) -> Literal["start", "middle", "end"]:
    if at - stretch.left < _ROOM["year"] / 2:
        return "start"
    return "end" if stretch.right - at < _ROOM["year"] / 2 else "middle"


def _steps(stretch: Stretch) -> Iterator[tuple[Unit, Iterator[Day]]]:
    """Ways to mark a stretch, from fine to coarse: the unit, and the days on which it begins."""
    first, last = Day.of_ordinal(int(stretch.first)), Day.of_ordinal(int(stretch.last))
    years = last.year - first.year
    if years < 4:
        months = [(y, m) for y in range(first.year, last.year + 1) for m in range(1, 13)]
        for step in _DAYS:
            yield "day", (Day(y, m, d) for y, m in months for d in range(1, month_length(y, m) + 1, step) if d < 31)
        for step in _MONTHS:
            yield "month", (Day(y, m, 1) for y, m in months if (m - 1) % step == 0)
    for step in _YEARS:
        if years // step > 100:
            continue
        begin = first.year // step * step
        yield "year", (Day(_round(y, step), 1, 1) for y in range(begin, last.year + step + 1, step))


def _round(year: int, step: int) -> int:
    """The year whose number is round: the astronomical year -399 is 400 BC, and there is no year 0."""
    return year + 1 if year <= 0 and step > 1 else year
