"""Dates in digits: ISO is ISO, and of day and month the order is asked for or kept open."""

from __future__ import annotations

import pytest

import relations
from relations.dates import find
from relations.dates.grammar import Rule
from relations.dates.numeric import ISO, document_order, numeric
from relations.model import DateOrder

PLAIN = (
    ("It opened on 1993-06-30.", "1993-06-30", "1993-06-30"),
    ("Opened 1993/06/30.", "1993/06/30", "1993-06-30"),
    ("Opened 1993.06.30, in rain.", "1993.06.30", "1993-06-30"),
    ("(2024-02-29)", "2024-02-29", "2024-02-29"),
    ("1993-06-30Analysis", "1993-06-30", "1993-06-30"),
    ("It opened on 30/6/1993.", "30/6/1993", "1993-06-30"),
    ("It opened on 6/30/1993.", "6/30/1993", "1993-06-30"),
    ("It opened on 30.6.1993.", "30.6.1993", "1993-06-30"),
    ("It opened on 30.06.1993, in rain.", "30.06.1993", "1993-06-30"),
    ("It opened on 30-06-1993.", "30-06-1993", "1993-06-30"),
    ("It opened on 4/4/1993.", "4/4/1993", "1993-04-04"),
    ("It opened on 29/2/2024.", "29/2/2024", "2024-02-29"),
)

ORDERED: tuple[tuple[DateOrder | None, str, str, tuple[str, ...]], ...] = (
    ("DMY", "3/4/2019", "2019-04-03", ()),
    ("MDY", "3/4/2019", "2019-03-04", ()),
    (None, "3/4/2019", "", ("2019-04-03", "2019-03-04")),
    ("DMY", "03.04.2019", "2019-04-03", ()),
    ("MDY", "03-04-2019", "2019-03-04", ()),
    (None, "12/11/1918", "", ("1918-11-12", "1918-12-11")),
    ("DMY", "6/30/1993", "1993-06-30", ()),
    ("MDY", "30/6/1993", "1993-06-30", ()),
    ("MDY", "2019-04-03", "2019-04-03", ()),
    ("DMY", "2019-04-03", "2019-04-03", ()),
)

NONE = (
    "version 3.4.2019.1",
    "version 2019.13.04",
    "1993/6/3",
    "route 1993/06/30/7",
    "1.2.3",
    "10.0.19.93",
    "192.168.2001.1",
    "3/4",
    "1/2/3",
    "31/31/1999",
    "13/13/1999",
    "31/6/1993",
    "29/2/2023",
    "0/5/1999",
    "3/4-2019",
    "3.4/2019",
    "1993-13-01",
    "1993-02-30",
    "1993-6-30-1",
    "19993-06-30",
    "1993-06-300",
    "1993-06-30-07",
    "A1993-06-30",
    "call 555-0199-1993",
    "+49 30 1993-06",
    "3/4/2019%",
    "123/4/2019",
    "1:3/4/2019",
    "2-1, 3-0",
    "12-10-8",
    "ISBN 3-16-148410-0",
    "16:9",
)


@pytest.mark.parametrize(("text", "words", "value"), PLAIN)
def test_digits_are_a_date(text: str, words: str, value: str) -> None:
    (timex,) = relations.find_dates(text, language="en")
    assert (timex.text, str(timex.edtf), timex.basis) == (words, value, "explicit")


@pytest.mark.parametrize(("order", "text", "value", "readings"), ORDERED)
def test_the_order_decides_only_where_both_readings_are_days(
    order: DateOrder | None, text: str, value: str, readings: tuple[str, ...]
) -> None:
    (timex,) = relations.find_dates(text, date_order=order, language="en")
    assert (str(timex.edtf) if timex.edtf else "") == value
    assert tuple(map(str, timex.readings)) == readings


@pytest.mark.parametrize("text", NONE)
@pytest.mark.parametrize("order", ["DMY", "MDY", None])
def test_digits_are_no_date(text: str, order: DateOrder | None) -> None:
    assert [one.rule for one in find(text, order=order) if one.rule in {"iso_date", "numeric_date"}] == []


@pytest.mark.parametrize("rule", [ISO, numeric(None), numeric("DMY"), numeric("MDY")])
def test_a_rule_fires_on_its_own_example(rule: Rule) -> None:
    match = rule.pattern.search(rule.example)
    assert match is not None
    assert rule.build(match) is not None


DOCUMENTS: tuple[tuple[str, DateOrder | None], ...] = (
    ("Read on 30/6/1993 and on 3/4/1994.", "DMY"),
    ("Read on 6/30/1993 and on 3/4/1994.", "MDY"),
    ("Read on 3/4/1994.", None),
    ("Read on 30/6/1993 here, and on 6/30/1993 there.", None),
    ("Read on 1993-06-30 and on 3/4/1994.", None),
    ("Read at 30/13 and at 3.4.", None),
    ("", None),
)


@pytest.mark.parametrize(("text", "order"), DOCUMENTS)
def test_the_clear_dates_of_a_document_tell_its_order(text: str, order: DateOrder | None) -> None:
    assert document_order(text) == order


def test_one_clear_date_settles_the_others_of_its_document() -> None:
    _, later = relations.find_dates("Read on 30/6/1993 and on 3/4/1994.", language="en")
    assert (str(later.edtf), later.readings) == ("1994-04-03", ())


def test_the_caller_knows_better_than_the_document() -> None:
    _, later = relations.find_dates("Read on 30/6/1993 and on 3/4/1994.", language="en", date_order="MDY")
    assert str(later.edtf) == "1994-03-04"


def test_only_english_leaves_the_order_open() -> None:
    orders = {language: relations.find_dates("3/4/2019", language=language)[0].edtf for language in ("en", "de", "fr")}
    assert {language: str(edtf) for language, edtf in orders.items()} == {
        "en": "None",
        "de": "2019-04-03",
        "fr": "2019-04-03",
    }


@pytest.mark.parametrize(
    ("written", "anchor", "value", "readings"),
    [
        ("12/31/96", "1998-03-01", "1996-12-31", []),
        ("31/12/96", "1998-03-01", "1996-12-31", []),
        ("12/31/01", "1998-03-01", "2001-12-31", []),
        ("12/31/74", "2024", "1974-12-31", []),
        ("12/31/96", None, "XX96-12-31", []),
        ("10/3/96", "1998-03-01", None, ["1996-03-10", "1996-10-03"]),
        ("10/3/96", None, None, ["XX96-03-10", "XX96-10-03"]),
    ],
)
def test_a_year_of_two_digits_is_the_nearest_to_the_document(
    written: str, anchor: str | None, value: str | None, readings: list[str]
) -> None:
    (timex,) = relations.find_dates(f"It opened on {written}.", anchor=anchor)
    assert (timex.value, [str(reading) for reading in timex.readings]) == (value, readings)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1993-06-30T10:00", "1993-06-30T10:00"),
        ("1993-06-30T10:00:05Z", "1993-06-30T10:00:05"),
        ("1993-06-30 10:00", "1993-06-30T10:00"),
        ("1993/06/30 10:00", "1993-06-30T10:00"),
        ("30.06.1993 10:00", "1993-06-30T10:00"),
        ("30 June 1993 10:00", "1993-06-30T10:00"),
        ("Wed Jun 30 10:00:05 1993", "1993-06-30T10:00:05"),
    ],
)
def test_a_time_behind_a_date_is_part_of_it(written: str, value: str) -> None:
    (timex,) = relations.find_dates(f"Opened {written}, in rain.", language="en")
    assert (timex.text, timex.type, timex.value, str(timex.edtf)) == (written, "TIME", value, "1993-06-30")
