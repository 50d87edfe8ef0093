"""EDTF values: what they write, what they cover, what is refused, and what two other parsers make of them."""

from __future__ import annotations

import datetime as dt
import json
import warnings
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import edtf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from relations.edtf import Day, Edtf, EdtfDate, EdtfInterval, EdtfSet, month_length
from relations.errors import EdtfError, RelationsError
from relations.testing.strategies import edtf_date_texts, edtf_texts, edtf_texts_in_use, edtf_values, parsed

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it is written for an older pyparsing
    from edtf_validate.valid_edtf import is_valid

ACCEPTED = [
    # level 0
    ("1993", "1993-01-01", "1993-12-31", "year"),
    ("0000", "0000-01-01", "0000-12-31", "year"),
    ("1993-06", "1993-06-01", "1993-06-30", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("1900-02", "1900-02-01", "1900-02-28", "month"),
    ("1993-06-19", "1993-06-19", "1993-06-19", "day"),
    ("2000-02-29", "2000-02-29", "2000-02-29", "day"),
    ("1993-06-19T23:59:59", "1993-06-19", "1993-06-19", "time"),
    ("1993-06-19T10:20:30Z", "1993-06-19", "1993-06-19", "time"),
    ("1993-06-19T10:20:30+05", "1993-06-19", "1993-06-19", "time"),
    ("1993-06-19T10:20:30-13:45", "1993-06-19", "1993-06-19", "time"),
    ("1993-06-19T24:00:00", "1993-06-19", "1993-06-19", "time"),
    ("1993-06-19T24:00:00+14:00", "1993-06-19", "1993-06-19", "time"),
    ("1953/1956", "1953-01-01", "1956-12-31", None),
    ("1993-11/1994-02", "1993-11-01", "1994-02-28", None),
    ("1993-06-19/1993-06-19", "1993-06-19", "1993-06-19", None),
    ("1993/1993-06", "1993-01-01", "1993-06-30", None),
    ("1993-06/1993", "1993-06-01", "1993-12-31", None),
    # level 1
    ("Y12345", "12345-01-01", "12345-12-31", "year"),
    ("Y-170000002", "-170000002-01-01", "-170000002-12-31", "year"),
    ("-0001", "-0001-01-01", "-0001-12-31", "year"),
    ("-0044-03", "-0044-03-01", "-0044-03-31", "month"),
    ("-0044-03-15", "-0044-03-15", "-0044-03-15", "day"),
    ("-0004-02", "-0004-02-01", "-0004-02-29", "month"),
    ("-0044-03-15T12:00:00", "-0044-03-15", "-0044-03-15", "time"),
    ("1993-21", "1993-03-01", "1993-05-31", "season"),
    ("1993-22", "1993-06-01", "1993-08-31", "season"),
    ("1993-23", "1993-09-01", "1993-11-30", "season"),
    ("1993-24", "1993-12-01", "1994-02-28", "season"),
    ("1995-24", "1995-12-01", "1996-02-29", "season"),
    ("1984?", "1984-01-01", "1984-12-31", "year"),
    ("1984-06~", "1984-06-01", "1984-06-30", "month"),
    ("1984-06-19%", "1984-06-19", "1984-06-19", "day"),
    ("199X", "1990-01-01", "1999-12-31", "decade"),
    ("19XX", "1900-01-01", "1999-12-31", "century"),
    ("XXXX", None, None, None),
    ("XXXX-XX-XX", None, None, None),
    ("1984-XX", "1984-01-01", "1984-12-31", "year"),
    ("1984-XX-XX", "1984-01-01", "1984-12-31", "year"),
    ("1984-02-XX", "1984-02-01", "1984-02-29", "month"),
    ("1984/..", "1984-01-01", None, None),
    ("../1984", None, "1984-12-31", None),
    ("1984/", "1984-01-01", None, None),
    ("/1984-02", None, "1984-02-29", None),
    ("1984~/1986?", "1984-01-01", "1986-12-31", None),
    ("-0044/0014", "-0044-01-01", "0014-12-31", None),
    ("1993-24/1994-21", "1993-12-01", "1994-05-31", None),
    ("XXXX-12-25/1984", None, "1984-12-31", None),
    # level 2
    ("1XXX", "1000-01-01", "1999-12-31", "millennium"),
    ("1X9X", "1090-01-01", "1999-12-31", "decade"),
    ("XX93", "0093-01-01", "9993-12-31", "year"),
    ("-04XX", "-0499-01-01", "-0400-12-31", "century"),
    ("-00XX", "-0099-01-01", "0000-12-31", "century"),  # 100 BC to 1 BC: a century, with the year 0
    ("-004X", "-0049-01-01", "-0040-12-31", "decade"),
    ("1984-1X", "1984-10-01", "1984-12-31", "month"),
    ("1984-0X", "1984-01-01", "1984-09-30", "month"),
    ("1984-XX-31", "1984-01-31", "1984-12-31", "day"),
    ("1984-12-1X", "1984-12-10", "1984-12-19", "day"),
    ("1900-02-X9", "1900-02-09", "1900-02-19", "day"),
    ("19XX-02-29", "1904-02-29", "1996-02-29", "day"),
    ("199X-12", "1990-12-01", "1999-12-31", "month"),
    ("XXXX-06", None, None, "month"),
    ("XXXX-02-29", None, None, "day"),
    ("1984-25", "1984-03-01", "1984-05-31", "season"),
    ("1984-31", "1984-03-01", "1984-05-31", "season"),
    ("1984-30", "1984-12-01", "1985-02-28", "season"),
    ("1984-29", "1984-09-01", "1984-11-30", "season"),
    ("1984-33", "1984-01-01", "1984-03-31", "season"),
    ("1984-36", "1984-10-01", "1984-12-31", "season"),
    ("1984-39", "1984-09-01", "1984-12-31", "season"),
    ("1984-40", "1984-01-01", "1984-06-30", "season"),
    ("1984-41", "1984-07-01", "1984-12-31", "season"),
    ("1984?-06", "1984-06-01", "1984-06-30", "month"),
    ("1984-~06-19", "1984-06-19", "1984-06-19", "day"),
    ("[1984,1986]", "1984-01-01", "1986-12-31", None),
    ("{1986,1984-02}", "1984-02-01", "1986-12-31", None),
    ("[2024-07-09..2024-07-17]", "2024-07-09", "2024-07-17", None),
    ("[..1984]", None, "1984-12-31", None),
    ("{1984..}", "1984-01-01", None, None),
    ("[..1984,1986..]", None, None, None),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", None),
    ("[1984,XXXX]", None, None, None),
    ("[XXXX-12..1984]", None, "1984-12-31", None),
]

REFUSED = {
    "it does not have the form of one": (
        " ",
        "june",
        "93",
        "993",
        "19933",
        "+1993",
        " 1993",
        "1993 ",
        "1993\n",
        "1993-",
        "1993-6",
        "1993-06-",
        "1993-06-1",
        "1993-6-19",
        "1993-06-19-01",
        "199306",
        "1993.06",
        "1993−06",
        "1993–1995",
        "",
        "--0044",
        "-44",
        "-0000",
        "Y1993",
        "Y01993",
        "Y-0044",
        "Y1234567890",
        "y12345",
        "Y17E8",
        "1950S2",
        "199x",
        "199*",
        "199u",
        "1984??",
        "1984?~",
        "1984-??06",
        "1984-06-19T",
        "1984-06-19T10",
        "1984-06-19T10:20",
        "1984-06-19T24:00:01",
        "1984-06-19T25:00:00",
        "1984-06-19T10:60:00",
        "1984-06-19T10:20:60",
        "1984-06-19T10:20:30.5",
        "1984-06-19T10:20:30z",
        "1984-06-19T10:20:30+14:30",
        "1984-06-19T10:20:30+15",
        "1984-06-19T10:20:30+5",
        "1984-06-19 10:20:30",
        "1984-06T10:20:30",
        "1984-161",
        "1984-W05",
        "P3Y",
        "..",
        "1984..1986",
        "1984,1986",
        "1984]",
        "\u0661\u0669\u0668\u0664",  # Arabic-Indic digits
        "１９８４",  # full-width digits
        "1984\u201006",
        "open",
        "unknown",
        "present",
    ),
    "a far year": ("Y12345-06", "Y-12345-06-19"),
    "months run to 12": ("1984-13", "1984-20", "1984-42", "1984-99", "1984-21-01", "1984-33-XX"),
    "the calendar has no such day": (
        "1984-00",
        "1984-06-00",
        "1984-06-31",
        "1984-06-32",
        "1983-02-29",
        "1900-02-29",
        "1984-02-30",
        "-0001-02-29",
        "XXXX-02-30",
        "19X1-02-29",
        "1984-2X",
        "1984/1985-00",
        "1984-02-3X",
        "1984-04-31/1985",
        "[1984,1985-02-29]",
    ),
    "a clock time stands only behind": (
        "1984-06-19?T10:20:30",
        "1984?-06-19T10:20:30",
        "198X-06-19T10:20:30",
        "1984-06-XXT10:20:30",
        "1984-06-19T10:20:30/1985",
        "../1984-06-19T10:20:30",
        "[1984-06-19T10:20:30,1985]",
    ),
    "an interval has at least one end": ("/", "../..", "../", "/.."),
    "it ends before it begins": (
        "1985/1984",
        "1984-06/1984-05",
        "1984-06-19/1984-06-18",
        "-0043/-0044",
        "2000/199X",
        "0001/-0001",
        "1984-24/1984-11",
        "1984-06/1984-01~",
    ),
    "is no date": (
        "1984/1985/1986",
        "1984//1985",
        "1984 / 1985",
        "1984/june",
        "1984/...",
        "[1984/1985]",
        "[]",
        "{}",
        "[,]",
        "[1984,]",
        "[1984;1985]",
        "[1984...1986]",
        "[1984..1986..1988]",
        "[[1984]]",
        "[1984]]",
    ),
    "the year stands first: 2024-06-02 or 2024-02-06": ("06/02/2024", "06.02.2024", "6-2-2024", "6/2/2024"),
    "the year stands first: 2024-07-17": ("17/07/2024", "07/17/2024"),
    "the year stands first: 2024": ("17/18/2024", "0/0/2024"),
    "the bracket is not closed": ("[", "{", "[1984", "[1984}", "{1984]", "{1984", "[1984] "),
    "a range in a set has at least one end": ("[..]", "{1984,..}"),
    "a range in a set runs from an earlier to a later date": ("[1984..1984]", "[1985..1984]", "{1984-06..1984-05-31}"),
}


def written(day: Day | None) -> str | None:
    return None if day is None else str(day)


@pytest.mark.parametrize(("text", "first", "last", "precision"), ACCEPTED)
def test_a_value_covers_the_days_it_says(text: str, first: str | None, last: str | None, precision: str | None) -> None:
    value = Edtf.parse(text)
    assert (str(value), written(value.first_day), written(value.last_day)) == (text, first, last)
    if isinstance(value, EdtfDate):
        assert value.precision == precision


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in REFUSED.items() for text in texts])
def test_what_is_no_edtf_is_refused_with_the_reason(why: str, text: str) -> None:
    with pytest.raises(EdtfError, match=why) as caught:
        Edtf.parse(text)
    assert caught.value.text == text
    assert why in caught.value.why
    assert "1993-06" in str(caught.value), "the message shows how to write one"
    assert isinstance(caught.value, RelationsError | ValueError)


def test_as_much_is_refused_as_is_accepted() -> None:
    assert sum(len(texts) for texts in REFUSED.values()) >= len(ACCEPTED)


@pytest.mark.parametrize(
    ("text", "printed", "qualifiers"),
    [
        ("1984", "1984", ("", "", "")),
        ("1984?", "1984?", ("?", "", "")),
        ("?1984", "1984?", ("?", "", "")),
        ("?1984~", "1984%", ("%", "", "")),
        ("?1984?", "1984?", ("?", "", "")),
        ("1984-06~", "1984-06~", ("~", "~", "")),
        ("~1984-~06", "1984-06~", ("~", "~", "")),
        ("1984~-06", "1984~-06", ("~", "", "")),
        ("1984-~06", "1984-~06", ("", "~", "")),
        ("1984?-06~", "1984%-~06", ("%", "~", "")),
        ("1984-06-19%", "1984-06-19%", ("%", "%", "%")),
        ("1984-06~-19", "1984-06~-19", ("~", "~", "")),
        ("1984-06~-?19", "1984-06~-?19", ("~", "~", "?")),
        ("1984-06?-19~", "1984-06%-~19", ("%", "%", "~")),
        ("1984-06-?19", "1984-06-?19", ("", "", "?")),
        ("~1984-06-~19", "1984~-06-~19", ("~", "", "~")),
        ("1984-~06-~19", "1984-~06-~19", ("", "~", "~")),
        ("1984-24~", "1984-24~", ("~", "~", "")),
    ],
)
def test_a_mark_before_a_part_is_for_it_and_one_behind_is_for_all_up_to_it(
    text: str, printed: str, qualifiers: tuple[str, str, str]
) -> None:
    value = Edtf.parse(text)
    assert isinstance(value, EdtfDate)
    assert (str(value), value.qualifiers) == (printed, qualifiers)
    assert value.is_uncertain == any(mark in text for mark in "?%")
    assert value.is_approximate == any(mark in text for mark in "~%")


@pytest.mark.parametrize("text", ["1984", "-0044", "1984-06", "1984-12", "1984-06-19", "1984-06-19T10:20:30"])
def test_plain_iso_is_exact(text: str) -> None:
    value = Edtf.parse(text)
    assert isinstance(value, EdtfDate)
    assert value.is_exact


def test_a_season_of_a_decade_runs_from_its_first_year_to_its_last() -> None:
    season = Edtf.parse("199X-24")
    assert (str(season.first_day), str(season.last_day)) == ("1990-12-01", "2000-02-29")
    assert isinstance(season, EdtfDate)
    assert [day.year for day in season._days(last=False)] == list(range(1990, 2000))


@pytest.mark.parametrize("text", ["198X", "Y12345", "1984-21", "1984-1X", "1984-06-XX", "1984~", "1984-06-?19"])
def test_doubt_masks_seasons_and_far_years_are_not_exact(text: str) -> None:
    value = Edtf.parse(text)
    assert isinstance(value, EdtfDate)
    assert not value.is_exact


def test_a_date_moves_to_another_year_only_if_that_year_has_it() -> None:
    leap_day = Edtf.parse("XXXX-02-29~")
    assert isinstance(leap_day, EdtfDate)
    assert str(leap_day.with_year("2024")) == "2024-02-29~"
    with pytest.raises(EdtfError, match="the calendar has no such day"):
        leap_day.with_year("2023")


def test_a_date_put_together_by_hand_is_checked_like_one_that_is_parsed() -> None:
    assert EdtfDate.checked("1984", "06") == Edtf.parse("1984-06")
    assert EdtfInterval.checked(EdtfDate.checked("1984"), "..") == Edtf.parse("1984/..")
    with pytest.raises(EdtfError, match="the calendar has no such day"):
        EdtfDate.checked("1984", "06", "31")
    with pytest.raises(EdtfError, match="a far year is written Y"):
        EdtfDate.checked("12345", "06")
    with pytest.raises(EdtfError, match="have no days"):
        EdtfDate.checked("1984", "21", "01")
    with pytest.raises(EdtfError, match="it ends before it begins"):
        EdtfInterval.checked(EdtfDate.checked("1985"), EdtfDate.checked("1984"))
    with pytest.raises(EdtfError, match="without clock times"):
        EdtfInterval.checked(EdtfDate.checked("1984", "06", "19", "10:20:30"), "..")


def test_a_set_says_whether_all_of_it_is_meant() -> None:
    one, all_ = Edtf.parse("[1984, 1986]"), Edtf.parse("{1984,1986}")
    assert isinstance(one, EdtfSet)
    assert isinstance(all_, EdtfSet)
    assert one.members == all_.members
    assert (one.is_all, all_.is_all, str(one)) == (False, True, "[1984,1986]")


def test_values_stand_in_the_order_of_their_days() -> None:
    in_order = ["../1984", "XXXX", "-0045", "-0044/0014", "-0044-03-15", "0000", "0001", "19XX", "1953/1956", "1953/.."]
    in_order += ["1953-06", "1984-01-01", "1984", "1984?", "1984-02", "[1984-02..1985]", "Y12345"]
    values = [Edtf.parse(text) for text in in_order]
    backwards = values[::-1]
    assert sorted(backwards) == values
    assert all(a < b and b > a and a <= b and b >= a and a != b for a, b in pairwise(values))


def test_a_value_has_no_order_with_what_is_none() -> None:
    text: object = "1984"
    assert Edtf.parse("1984") != text
    with pytest.raises(TypeError):
        _ = Edtf.parse("1984") < text


def test_the_base_covers_no_days() -> None:
    with pytest.raises(NotImplementedError):
        _ = Edtf().first_day
    with pytest.raises(NotImplementedError):
        _ = Edtf().last_day


# Laws ----------------------------------------------------------------------------------------------------------------


@given(edtf_values())
def test_printing_and_parsing_are_inverse(value: Edtf) -> None:
    assert Edtf.parse(str(value)) == value
    assert hash(Edtf.parse(str(value))) == hash(value)


@settings(max_examples=300)
@given(edtf_texts())
@example("?1984?-06")
@example("{..1984, 1986..}")
def test_a_text_is_printed_in_one_way_only(text: str) -> None:
    if value := parsed(text):
        assert Edtf.parse(str(value)) == value
        assert str(Edtf.parse(str(value))) == str(value)


@settings(max_examples=300)
@given(st.one_of(st.text(), st.text(alphabet="0123456789X-YT:/.,[]{}?~% \u0661１", max_size=12), edtf_texts()))
def test_any_text_is_a_value_or_refused_with_a_reason(text: str) -> None:
    outcome: Edtf | EdtfError
    try:
        outcome = Edtf.parse(text)
    except EdtfError as error:
        outcome = error
    if isinstance(outcome, EdtfError):
        assert outcome.text == text
        assert outcome.why
    else:
        assert isinstance(outcome, EdtfDate | EdtfInterval | EdtfSet)


@settings(max_examples=300)
@given(edtf_values())
def test_a_value_begins_before_it_ends(value: Edtf) -> None:
    if value.first_day is not None and value.last_day is not None:
        assert value.first_day <= value.last_day


@given(st.lists(edtf_values(), min_size=2, max_size=5))
def test_the_order_is_total_and_agrees_with_equality(values: list[Edtf]) -> None:
    in_order, backwards = sorted(values), values[::-1]
    assert sorted(backwards) == in_order
    for a, b in pairwise(in_order):
        assert a <= b
        assert (a < b) + (a == b) + (a > b) == 1
        assert (a == b) == (str(a) == str(b))
    assert in_order[0] <= in_order[-1]


@given(edtf_values())
def test_json_and_pydantic_give_the_value_back(value: Edtf) -> None:
    held = Holder(date=value)
    assert json.loads(held.model_dump_json()) == {"date": str(value)}
    assert held.model_dump() == {"date": str(value)}
    assert Holder.model_validate_json(held.model_dump_json()) == held
    assert Holder.model_validate({"date": str(value)}) == held


class Holder(BaseModel):
    date: Edtf


@pytest.mark.parametrize("wrong", [1984, None, ["1984"], dt.date(1984, 6, 1), "June 1984"])
def test_a_model_takes_a_value_or_its_text_and_nothing_else(wrong: object) -> None:
    with pytest.raises(ValidationError, match=r"a date is a string in EDTF|is no EDTF date"):
        Holder.model_validate({"date": wrong})


def test_in_a_json_schema_it_is_a_string() -> None:
    date = Holder.model_json_schema()["properties"]["date"]
    assert (date["type"], date["format"]) == ("string", "edtf")


# Days ----------------------------------------------------------------------------------------------------------------


@given(st.dates())
def test_days_are_counted_as_the_standard_library_counts_them(date: dt.date) -> None:
    day = Day(date.year, date.month, date.day)
    assert day.ordinal == date.toordinal()
    assert Day.of_ordinal(date.toordinal()) == day
    assert str(day) == date.isoformat()


@given(st.integers(-(10**9), 10**9))
@example(0)
@example(1461)  # the last day of a leap year
@example(-218_050)  # a first of January where the mean length of a year falls short
def test_counting_days_goes_both_ways_before_year_one_too(ordinal: int) -> None:
    day = Day.of_ordinal(ordinal)
    assert day.ordinal == ordinal
    assert 1 <= day.day <= month_length(day.year, day.month)
    assert Day.of_ordinal(ordinal + 1) > day
    if abs(day.year) <= 9999:
        assert Edtf.parse(str(day)).first_day == day


def days_matching(year: str, month: str, day: str) -> Iterator[dt.date]:
    """Days of the standard library's calendar that fit the masks, by trying all of a century or less."""
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    date = dt.date(max(low, 1), 1, 1)
    while date.year <= high:
        parts = zip((year, month, day), date.isoformat().split("-"), strict=True)
        if all(mask in ("X", digit) for masks, digits in parts for mask, digit in zip(masks, digits, strict=True)):
            yield date
        date += dt.timedelta(days=1)


def masks(low: int, high: int) -> st.SearchStrategy[str]:
    plain = st.integers(low, high).map("{:02d}".format)
    return st.one_of(
        plain, plain.map(lambda digits: f"{digits[0]}X"), plain.map(lambda digits: f"X{digits[1]}"), st.just("XX")
    )


@settings(max_examples=60)
@given(st.integers(1, 998).map("{:03d}X".format), masks(1, 12), masks(1, 31))
@example("190X", "02", "29")
@example("198X", "0X", "X9")
@example("198X", "1X", "3X")
def test_a_mask_covers_the_days_that_fit_it(year: str, month: str, day: str) -> None:
    fitting = list(days_matching(year, month, day))
    value = parsed(f"{year}-{month}-{day}")
    if not fitting:
        assert value is None
        return
    assert value is not None
    assert (str(value.first_day), str(value.last_day)) == (fitting[0].isoformat(), fitting[-1].isoformat())


@given(st.integers(1, 9999), st.integers(1, 999))
def test_years_before_and_after_year_zero_are_mirrored(year: int, century: int) -> None:
    assert Edtf.parse(f"-{year:04d}").first_day == Day(-year, 1, 1)
    first, last = Edtf.parse(f"-{century:03d}X").first_day, Edtf.parse(f"-{century:03d}X").last_day
    assert (first, last) == (Day(-10 * century - 9, 1, 1), Day(-10 * century, 12, 31))


@given(edtf_date_texts())
def test_the_precision_is_the_smallest_part_that_is_known(text: str) -> None:
    value = parsed(text)
    if not isinstance(value, EdtfDate) or value.first_day is None or value.last_day is None:
        return
    is_masked = "X" in str(value)
    length = value.last_day.ordinal - value.first_day.ordinal + 1
    longest = {"time": 1, "day": 1, "month": 31, "season": 184, "year": 366, "decade": 3653, "century": 36_525}
    if value.precision in {"time", "day", "month", "season"} and not is_masked:
        assert length <= longest[value.precision]
    if value.precision == "year":
        assert is_masked or length in {365, 366}


# Two other parsers ---------------------------------------------------------------------------------------------------

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
@settings(max_examples=300)
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


@pytest.mark.parametrize(("year", "month"), [("12345", None), ("-12345", None), ("Y12345", "01")])
def test_a_far_year_is_written_as_one_and_has_no_months(year: str, month: str | None) -> None:
    with pytest.raises(EdtfError, match="a far year is written Y"):
        EdtfDate.checked(year, month)


def test_a_date_has_digits_from_0_to_9() -> None:
    with pytest.raises(EdtfError, match="its digits are 0 to 9"):
        EdtfDate.checked("١٩٦٨")
