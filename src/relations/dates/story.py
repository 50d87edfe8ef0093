"""How a story moves through time: which year its dates without one lie in, and which dates are asides.

Of all ways to read a sequence of dates, the one with the least effort is taken: going on a little is easy, going back
is hard, and a date that lies far off may be an aside that the story comes back from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from relations.dates.expression import Expression, Shift
from relations.edtf import EdtfDate

# Efforts, in units of their own. Tuned on the 549 dates of WikiWars (development part) whose year the context gives
# (523 right, and at least 512 with any one effort a quarter more or less), and on small stories written to have one
# clear reading (tests/dates/test_story.py).
_FORWARD, _FORWARD_MOST = 0.75, 4.0
"""For each month that the story goes on, and the most for going on within a year."""
_BACK = 1.5
"""For each month back."""
_FAR, _FAR_ON = 30.0, 5.0
"""The most that a date with its own year asks for, backwards and forwards."""
_ASIDE = 22.0
"""For passing over a date with its own year."""
_NEW = 2.0
"""For a date with its own year in a heading."""
_CLOSE = 4.0
"""For another year than that of the date before in the same sentence, where that is known to the year only."""
_SOMEWHERE, _YEAR_BACK, _YEAR_ON = 3.0, 6.0, 2.0
"""Where one of the two places is known to the year only: at all, and for each year back or on."""
_WIDTH = 6


class Place(NamedTuple):
    """A point of the story: a year, and a month and day if they are known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def months(self) -> float:
        """Where it lies, in months."""
        return 12 * self.year + (self.month or 0) + (self.day or 16) / 32


class Reading(NamedTuple):
    """How one expression is read: its year, if the story supplies it, and whether the story moves there."""

    year: int | None
    is_aside: bool


_STAY = Reading(None, is_aside=True)
_MOVE = Reading(None, is_aside=False)


class Scene(NamedTuple):
    """Where in the text an expression stands."""

    is_aside: bool = False
    """In brackets, so that it does not move the story."""
    is_heading: bool = False
    """In a heading, which begins anew."""
    is_close: bool = False
    """In one sentence with the expression before it."""


class _Path(NamedTuple):
    effort: float
    place: Place | None
    before: _Path | None
    reading: Reading


def read(expressions: Sequence[Expression], scenes: Sequence[Scene]) -> list[Reading]:
    """Return how each expression is read in the easiest reading of all.

    Args:
        expressions: In the order of the text.
        scenes: Where each of them stands.
    """
    readings = [_STAY] * len(expressions)
    telling = [i for i, one in enumerate(expressions) if _tells(one)]
    paths = [_Path(0.0, None, None, _STAY)]
    is_close = True
    for i, scene in enumerate(scenes):
        is_close = is_close and scene.is_close
        if not _tells(expressions[i]):
            continue
        best: dict[Place | None, _Path] = {}
        for path in paths:
            for step in _steps(path, expressions[i], scene._replace(is_close=is_close)):
                known = best.get(step.place)
                if known is None or step.effort < known.effort:
                    best[step.place] = step
        paths = sorted(best.values(), key=lambda p: p.effort)[:_WIDTH]
        is_close = True
    end: _Path | None = min(paths, key=lambda p: p.effort)
    for i in reversed(telling):
        assert end is not None  # noqa: S101 -- each step has one before it
        readings[i] = end.reading
        end = end.before
    return readings


def _tells(one: Expression) -> bool:
    """Whether an expression moves the story, or gets its year from it."""
    last = one.ends[-1] if one.ends else one
    if one.leans_right or (one.generic and one.shift is None) or last.turn is not None:
        return False
    if last.shift is not None:
        return last.shift.from_told
    date = _telling_date(one)
    return date is not None and (date.year == "XXXX" or date.year.lstrip("-").isdigit())


def _telling_date(one: Expression) -> EdtfDate | None:
    """The date of an expression; of a range its end, or its beginning where only that has a year."""
    if not one.ends:
        return one.date
    first, last = one.ends[0].date, one.ends[-1].date
    return first if last is None or last.year == "XXXX" else last


def _steps(path: _Path, one: Expression, scene: Scene) -> list[_Path]:
    """The ways on from a path."""
    here = path.place
    last = one.ends[-1] if one.ends else one
    stay = _Path(path.effort, here, path, _STAY)
    if last.shift is not None:
        return [_shifted(path, last.shift, last.date) or stay]
    date = _telling_date(one)
    if date is None or (here is None and date.year == "XXXX"):
        return [stay]
    is_aside = scene.is_aside
    if date.year == "XXXX" and here is not None:
        same = _place(date, here.year, here)
        places = [Place(here.year + by, same.month, same.day) for by in (-1, 0, 1)]
        away = _CLOSE if scene.is_close and here.month is None else 0.0
        return [
            _Path(
                path.effort + _effort(here, there) + (away if there.year != here.year else 0.0),
                here if is_aside else there,
                path,
                Reading(there.year, is_aside),
            )
            for there in places
        ]
    there = _place(date, int(date.year), None)
    if here is None:
        return [_Path(path.effort, there, path, _MOVE)]
    if is_aside:
        return [stay]
    is_on = (there.year, there.month or 0) >= (here.year, here.month or 0)
    effort = _NEW if scene.is_heading else min(_effort(here, there), _FAR_ON if is_on else _FAR)
    return [
        _Path(path.effort + effort, there, path, _MOVE),
        _Path(path.effort + _ASIDE, here, path, _STAY),
    ]


def _place(date: EdtfDate, year: int, here: Place | None) -> Place:
    month = int(date.month) if date.month and date.month.isdigit() else None
    if month is not None and month > 12:
        month = _MIDDLES.get(month)
    if date.month == "XX" and date.day and here is not None:
        month = here.month
    day = int(date.day) if date.day and date.day.isdigit() else None
    return Place(year, month, day)


_MIDDLES = {21: 4, 22: 7, 23: 10, 24: 12, 33: 2, 34: 5, 35: 8, 36: 11, 40: 4, 41: 9}


def _effort(here: Place, there: Place) -> float:
    if here.month is None or there.month is None:
        years = there.year - here.year
        return _SOMEWHERE + (_YEAR_ON * years if years >= 0 else -_YEAR_BACK * years)
    gap = there.months - here.months
    if gap < 0:
        return -_BACK * gap
    return min(_FORWARD * gap, _FORWARD_MOST) if gap < 12 else _FORWARD * gap


def _shifted(path: _Path, shift: Shift, date: EdtfDate | None) -> _Path | None:
    here = path.place
    if here is None or not shift.from_told:
        return None
    place = here
    if date is not None:
        place = _place(date, here.year + shift.amount, here)
    elif shift.unit == "year" and shift.amount:
        place = Place(here.year + shift.amount)
    elif shift.unit == "month" and shift.amount and here.month:
        months = 12 * here.year + here.month - 1 + shift.amount
        place = Place(months // 12, months % 12 + 1)
    return _Path(path.effort, place, path, Reading(None, is_aside=False))
