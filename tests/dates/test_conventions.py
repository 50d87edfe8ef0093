"""Which days "early", "mid" and "late" cover."""

from __future__ import annotations

from itertools import pairwise

import pytest

import relations
from relations.dates.conventions import CONVENTIONS, bounds, thirds
from relations.edtf import Edtf, EdtfDate
from relations.errors import OptionError

THIRDS = (
    ("1993-06", "START", "1993-06-01", "1993-06-10"),
    ("1993-06", "MID", "1993-06-11", "1993-06-20"),
    ("1993-06", "END", "1993-06-21", "1993-06-30"),
    ("1993-02", "END", "1993-02-21", "1993-02-28"),
    ("2024-02", "END", "2024-02-21", "2024-02-29"),
    ("1993-12", "END", "1993-12-21", "1993-12-31"),
    ("1993", "START", "1993-01-01", "1993-04-30"),
    ("1993", "MID", "1993-05-01", "1993-08-31"),
    ("1993", "END", "1993-09-01", "1993-12-31"),
    ("199X", "START", "1990-01-01", "1993-12-31"),
    ("199X", "MID", "1994-01-01", "1996-12-31"),
    ("199X", "END", "1997-01-01", "1999-12-31"),
    ("18XX", "START", "1800-01-01", "1833-12-31"),
    ("18XX", "MID", "1834-01-01", "1866-12-31"),
    ("18XX", "END", "1867-01-01", "1899-12-31"),
    ("-0489", "START", "-0489-01-01", "-0489-04-30"),
    ("-04XX", "END", "-0432-01-01", "-0400-12-31"),
    ("1968-22", "START", "1968-06-01", "1968-06-30"),
    ("1968-22", "END", "1968-08-01", "1968-08-31"),
    ("1968-24", "MID", "1968-12-31", "1969-01-29"),
    ("2019-35", "START", "2019-07-01", "2019-07-30"),
    ("1993-06", "START/MID", "1993-06-01", "1993-06-20"),
    ("199X", "MID/END", "1994-01-01", "1999-12-31"),
)

HALVES = (
    ("1993-06", "START", "1993-06-01", "1993-06-15"),
    ("1993-05", "START", "1993-05-01", "1993-05-15"),
    ("1993-05", "END", "1993-05-16", "1993-05-31"),
    ("1993", "END", "1993-07-01", "1993-12-31"),
    ("199X", "START", "1990-01-01", "1994-12-31"),
    ("18XX", "END", "1850-01-01", "1899-12-31"),
    ("1968-24", "START", "1968-12-01", "1969-01-14"),
)

WHOLE = (
    ("1993-06", None, "1993-06-01", "1993-06-30"),
    ("1993-06", "APPROX", "1993-06-01", "1993-06-30"),
    ("1450~", "APPROX", "1450-01-01", "1450-12-31"),
    ("1953/1956", "START", "1953-01-01", "1956-12-31"),
    ("199X", None, "1990-01-01", "1999-12-31"),
)


def days(written: str, mod: str | None) -> tuple[str, str]:
    first, last = bounds(Edtf.parse(written), mod, "thirds")
    return str(first), str(last)


@pytest.mark.parametrize(("written", "mod", "first", "last"), THIRDS)
def test_a_third_of_a_date_has_these_days(written: str, mod: str, first: str, last: str) -> None:
    assert days(written, mod) == (first, last)


@pytest.mark.parametrize(("written", "mod", "first", "last"), HALVES)
def test_a_half_of_a_date_has_these_days(written: str, mod: str, first: str, last: str) -> None:
    assert tuple(map(str, bounds(Edtf.parse(written), mod, "thirds", "half"))) == (first, last)


@pytest.mark.parametrize(("written", "mod", "first", "last"), WHOLE)
def test_a_date_without_a_part_is_whole(written: str, mod: str | None, first: str, last: str) -> None:
    assert days(written, mod) == (first, last)


@pytest.mark.parametrize(
    "written", ["1993-06", "2024-02", "1993", "199X", "18XX", "1968-21", "2019-40", "0044", "-0489"]
)
def test_the_three_thirds_follow_each_other_without_a_gap_and_fill_the_whole(written: str) -> None:
    date = Edtf.parse(written)
    assert isinstance(date, EdtfDate)
    thirds_of = [thirds(date, part) for part in ("START", "MID", "END")]
    assert thirds_of[0][0] == date.first_day
    assert thirds_of[2][1] == date.last_day
    for (_, end), (begin, _) in pairwise(thirds_of):
        assert end is not None
        assert begin is not None
        assert begin.ordinal == end.ordinal + 1


def test_a_date_without_a_year_has_no_bounds() -> None:
    assert bounds(Edtf.parse("XXXX-06"), "MID", "thirds") == (None, None)


def test_a_convention_changes_bounds_and_never_the_value() -> None:
    (plain,) = relations.find_dates("It opened in June 1993.")
    (early,) = relations.find_dates("It opened in early June 1993.", convention="thirds")
    assert plain.edtf == early.edtf
    assert (plain.earliest, plain.latest) == ("1993-06-01", "1993-06-30")
    assert (early.earliest, early.latest) == ("1993-06-01", "1993-06-10")


def test_a_range_is_bounded_by_the_parts_of_its_ends() -> None:
    (timex,) = relations.find_dates("It stood empty from late 1986 to early 1990.")
    assert str(timex.edtf) == "1986/1990"
    assert [part.mod for part in timex.parts] == ["END", "START"]
    assert (timex.earliest, timex.latest) == ("1986-09-01", "1990-04-30")


def test_an_unknown_convention_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(OptionError, match=", ".join(CONVENTIONS)):
        relations.find_dates("1993", convention="halves")
