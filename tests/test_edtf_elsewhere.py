"""What two other parsers of EDTF make of what ours writes, accepts and refuses."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

import edtf
import pytest
from edtf_cases import ACCEPTED
from effort import examples
from hypothesis import given

from relations.edtf import Edtf, EdtfDate, EdtfInterval, EdtfSet
from relations.testing.strategies import edtf_texts_in_use, parsed

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it is written for an older pyparsing
    from edtf_validate.valid_edtf import is_valid

Single = EdtfDate | None


def dates(value: Edtf) -> tuple[Single, ...]:
    """The dates that a value is made of, None for an end that is open or unknown."""
    if isinstance(value, EdtfInterval):
        return tuple(end if isinstance(end, EdtfDate) else None for end in (value.start, value.end))
    if isinstance(value, EdtfSet):
        return tuple(date for member in value.members for date in member)
    assert isinstance(value, EdtfDate)
    return (value,)


def is_marked(date: Single) -> bool:
    return date is not None and any(date.qualifiers)


def is_masked(date: Single) -> bool:
    return date is not None and "X" in date.year


def is_part_of_year(date: Single) -> bool:
    """Whether it is a quarter, a half or a hemisphere's season."""
    return date is not None and date.month is not None and date.month >= "25" and date.month.isdigit()


def is_season(date: Single) -> bool:
    return date is not None and date.month is not None and date.month > "20" and date.month.isdigit()


def is_before_year_one(date: Single) -> bool:
    return date is not None and (date.year.startswith("-") or date.year == "0000")


def an_interval(test: Callable[[tuple[Single, ...]], bool]) -> Callable[[Edtf], bool]:
    return lambda value: isinstance(value, EdtfInterval) and test(dates(value))


def a_date(test: Callable[[EdtfDate], bool]) -> Callable[[Edtf], bool]:
    return lambda value: isinstance(value, EdtfDate) and test(value)


def shape(date: Single) -> tuple[bool, bool, bool] | None:
    return None if date is None else (date.month is None, date.day is None, date.time is None)


class Refusal(NamedTuple):
    """A form that the standard has and a parser does not know."""

    why: str
    example: str
    applies: Callable[[Edtf], bool]


# Found by trying; each example is tried again below, so that the table cannot outlive the parsers' next release.
REFUSED_BY_BOTH = (
    Refusal(
        "a season or part of a year with number 25 or more in an interval",
        "1984-33/1984-34",
        an_interval(lambda ends: any(map(is_part_of_year, ends))),
    ),
    Refusal(
        "a decade or century in an interval with an end that is open, marked or before year 1",
        "19XX/",
        an_interval(
            lambda ends: (
                any(map(is_masked, ends)) and any(e is None or is_marked(e) or is_before_year_one(e) for e in ends)
            )
        ),
    ),
)
REFUSED_BY_EDTF = (
    Refusal(
        "a mark behind a season or another part of a year",
        "1984-24~",
        a_date(lambda date: is_marked(date) and is_season(date)),
    ),
    Refusal(
        "a mark behind a date with an unspecified year or month",
        "1984-XX-12~",
        a_date(lambda date: is_marked(date) and date.month is not None and "XX" in f"{date.year}-{date.month}"),
    ),
    *REFUSED_BY_BOTH,
    Refusal(
        "a range in a set from one precision to another",
        "[1984-06..1985]",
        lambda value: isinstance(value, EdtfSet) and len({shape(date) for date in dates(value)} - {None}) > 1,
    ),
)
REFUSED_BY_EDTF_VALIDATE = (
    Refusal("a mark behind a decade or century", "199X~", a_date(lambda date: is_marked(date) and is_masked(date))),
    Refusal(
        "a mark behind a date with an unspecified month",
        "1984-XX-12~",
        a_date(lambda date: is_marked(date) and date.month == "XX"),
    ),
    Refusal(
        "a mark behind a part of a year with number 25 or more",
        "1984-33~",
        a_date(lambda date: is_marked(date) and is_part_of_year(date)),
    ),
    *REFUSED_BY_BOTH,
    Refusal(
        "an interval without a start that ends before year 1",
        "../-0044",
        an_interval(lambda ends: ends[0] is None and is_before_year_one(ends[1])),
    ),
    Refusal(
        "an interval before year 1 from a day or month; it compares their digits",
        "-0002-01-03/-0002-03-01",
        an_interval(
            lambda ends: (
                is_before_year_one(ends[0])
                and ends[0] is not None
                and ends[0].month is not None
                and ends[1] is not None
                and (is_before_year_one(ends[1]) or is_season(ends[1]))
            )
        ),
    ),
    Refusal(
        "an interval that ends with the month or year in which it begins",
        "1984-06/1984",
        an_interval(
            lambda ends: ends[0] is not None and ends[1] is not None and str(ends[0]).startswith(bare(ends[1]))
        ),
    ),
    Refusal(
        "a range in a set from one precision to another",
        "[1984-06..1985]",
        lambda value: isinstance(value, EdtfSet) and len({shape(date) for date in dates(value)} - {None}) > 1,
    ),
)


def bare(date: EdtfDate) -> str:
    return str(date).rstrip("?~%")


def parses_in_edtf(text: str) -> bool:
    try:
        edtf.parse_edtf(text)
    except Exception:  # noqa: BLE001 -- it raises AttributeError and TypeError too for what it does not know
        return False
    return True


PARSERS: dict[str, tuple[Callable[[str], Any], tuple[Refusal, ...]]] = {
    "edtf": (parses_in_edtf, REFUSED_BY_EDTF),
    "edtf-validate": (is_valid, REFUSED_BY_EDTF_VALIDATE),
}


@pytest.mark.parametrize("parser", PARSERS)
@examples(3)
@given(edtf_texts_in_use().map(parsed).filter(lambda value: value is not None))
def test_what_we_write_parses_elsewhere(parser: str, value: Edtf) -> None:
    parses, refusals = PARSERS[parser]
    if not any(refusal.applies(value) for refusal in refusals):
        assert parses(str(value)), f"{parser} refuses {value}"


@pytest.mark.parametrize(
    ("parser", "refusal"),
    [pytest.param(name, refusal, id=f"{name}: {refusal.why}") for name, (_, rs) in PARSERS.items() for refusal in rs],
)
def test_each_form_that_another_parser_refuses_is_still_refused_by_it(parser: str, refusal: Refusal) -> None:
    value = Edtf.parse(refusal.example)
    assert str(value) == refusal.example
    assert refusal.applies(value)
    assert not PARSERS[parser][0](refusal.example)


@pytest.mark.parametrize("text", [row[0] for row in ACCEPTED])
def test_each_accepted_form_is_known_to_one_of_the_other_parsers_or_is_listed(text: str) -> None:
    value = Edtf.parse(text)
    assert any(
        parses(text) or any(refusal.applies(value) for refusal in refusals) for parses, refusals in PARSERS.values()
    )


NOWHERE_ELSE = ["1984-02-30", "1984/1983", "1984-13", "1984-06-19T25:00:00", "june", "1984-6", "[1984", "1984//1985"]


@pytest.mark.parametrize("text", NOWHERE_ELSE)
def test_what_we_refuse_is_refused_by_the_stricter_of_the_two(text: str) -> None:
    assert parsed(text) is None
    assert not is_valid(text)
