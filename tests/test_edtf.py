"""EDTF values: what they write, what they cover, what is refused."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from itertools import pairwise

import pytest
from edtf_cases import ACCEPTED, REFUSED
from effort import examples
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from relations.edtf import Day, Edtf, EdtfDate, EdtfInterval, EdtfSet, month_length
from relations.edtf.values import _days
from relations.errors import EdtfError, RelationsError
from relations.testing.strategies import edtf_date_texts, edtf_texts, edtf_values, parsed


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
    assert [day.year for day in _days(season, last=False)] == list(range(1990, 2000))


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


@pytest.mark.parametrize(("year", "month"), [("12345", None), ("-12345", None), ("Y12345", "01")])
def test_a_far_year_is_written_as_one_and_has_no_months(year: str, month: str | None) -> None:
    with pytest.raises(EdtfError, match="a far year is written Y"):
        EdtfDate.checked(year, month)


def test_a_date_has_digits_from_0_to_9() -> None:
    with pytest.raises(EdtfError, match="its digits are 0 to 9"):
        EdtfDate.checked("١٩٦٨")


# Laws ----------------------------------------------------------------------------------------------------------------


@given(edtf_values())
def test_printing_and_parsing_are_inverse(value: Edtf) -> None:
    assert Edtf.parse(str(value)) == value
    assert hash(Edtf.parse(str(value))) == hash(value)


@examples(3)
@given(edtf_texts())
@example("?1984?-06")
@example("{..1984, 1986..}")
def test_a_text_is_printed_in_one_way_only(text: str) -> None:
    if value := parsed(text):
        assert Edtf.parse(str(value)) == value
        assert str(Edtf.parse(str(value))) == str(value)


@examples(3)
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


@examples(3)
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


@examples(0.6)
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
