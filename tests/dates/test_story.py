"""In which year a story is when it names a day without one."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

import relations
from relations.dates.expression import Expression, Shift, Turn, Unit
from relations.dates.story import Scene, read
from relations.edtf import EdtfDate

STORIES = (
    (
        "inside one year",
        "In 1871 the harbour froze. On 4 March the ice broke, on 9 May the first boat came, in July the fair.",
        "1871 1871-03-04 1871-05-09 1871-07",
    ),
    (
        "on over a new year",
        "On 3 October 1871 the keel was laid. By December she had her masts. On 20 January she was launched.",
        "1871-10-03 1871-12 1872-01-20",
    ),
    (
        "on over two new years",
        (
            "On 3 October 1871 the keel was laid. On 20 January she was launched. On 5 June she won a race. "
            "On 30 October she sank, and in February divers came."
        ),
        "1871-10-03 1872-01-20 1872-06-05 1872-10-30 1873-02",
    ),
    (
        "back a little inside one year",
        "On 9 May 1871 the first boat came. Already on 20 April a raft had been seen. On 2 June the fair was held.",
        "1871-05-09 1871-04-20 1871-06-02",
    ),
    (
        "an aside to a far year",
        "On 9 May 1871 the first boat came. It was as cold as in 1709. On 2 June the fair was held.",
        "1871-05-09 1709 1871-06-02",
    ),
    (
        "an aside to a year to come, shown to be one by what follows",
        (
            "On 9 May 1871 the first boat came. Its bell hung in the school until 1954. On 2 June the fair was held, "
            "and on 4 July 1871 it was over."
        ),
        "1871-05-09 1954 1871-06-02 1871-07-04",
    ),
    (
        "dates in brackets",
        (
            "On 9 May 1871 the first boat came with the brothers Hale (born on 7 January 1830 and 2 May 1833). "
            "On 2 June the fair was held."
        ),
        "1871-05-09 1830-01-07 1833-05-02 1871-06-02",
    ),
    (
        "a flashback with a date of its own, and what follows in it",
        (
            "On 9 May 1871 the first boat came. The quay it came to was begun on 3 March 1868. "
            "On 4 April the piles stood, on 20 May the planks were laid, and on 1 June 1868 the quay was opened."
        ),
        "1871-05-09 1868-03-03 1868-04-04 1868-05-20 1868-06-01",
    ),
    (
        "dates like headings",
        "9 May 1871\n\nThe first boat came; on 12 May it left.\n\n3 June 1902\n\nThe last came; on 8 June it left.",
        "1871-05-09 1871-05-12 1902-06-03 1902-06-08",
    ),
    (
        "a year that is named in the same sentence",
        (
            "He left in the winter of 1870. In 1871 two boats sank, on 6 April and on 13 May. "
            "On 9 March 1872 a third one did."
        ),
        "1870-24 1871 1871-04-06 1871-05-13 1872-03-09",
    ),
    (
        "a new year that a heading begins",
        (
            "On 24 February 1871 the ice broke, and by 19 March the last of it was gone. Boats had lain fast since "
            "15 February.\n\nJanuary 1872: new ice\n\nOn 28 January 1872 the ice was back."
        ),
        "1871-02-24 1871-03-19 1871-02-15 1872-01 1872-01-28",
    ),
    (
        "a range over the new year",
        "From 20 December 1871 to 6 January 1872 the harbour froze. On 4 March the ice broke.",
        "1871-12-20/1872-01-06 1872-03-04",
    ),
    (
        "a range over the new year that names the last year alone",
        "From November to February 1872 the harbour froze. On 4 March the ice broke.",
        "1871-11/1872-02 1872-03-04",
    ),
    (
        "a range inside the story",
        "In 1871 the harbour froze. From 3 to 9 May the boats came.",
        "1871 1871-05-03/1871-05-09",
    ),
    (
        "years before the common era run down",
        "In 480 BC the wall was begun. In March the gate stood. In 479 BC the tower was added. In May it fell.",
        "-0479 -0479-03 -0478 -0478-05",
    ),
    (
        "a winter before the common era",
        "In November 45 BC the mole was begun. In February it broke.",
        "-0044-11 -0043-02",
    ),
    (
        "a later date that settles an earlier one",
        "On 9 May 1871 the first boat came. On 2 February the harbour froze. On 5 March 1872 the ice broke.",
        "1871-05-09 1872-02-02 1872-03-05",
    ),
    (
        "the year after",
        "On 9 May 1871 the first boat came. The following year the harbour froze. On 4 March the ice broke.",
        "1871-05-09 1872 1872-03-04",
    ),
    (
        "seasons",
        "In the autumn of 1871 the harbour froze. In the spring the ice broke.",
        "1871-23 1872-21",
    ),
    (
        "nothing told yet",
        "On 4 March the ice broke. On 9 May 1871 the first boat came. On 2 June the fair was held.",
        "XXXX-03-04 1871-05-09 1871-06-02",
    ),
)


@pytest.mark.parametrize(("text", "dates"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES])
def test_a_story_goes_the_easiest_way_through_its_dates(text: str, dates: str) -> None:
    found = relations.find_dates(text, language="en")
    assert [str(timex.edtf) for timex in found] == dates.split()


@pytest.mark.parametrize("month", ["January", "February", "March", "April"])
def test_after_december_comes_the_next_year(month: str) -> None:
    *_, last = relations.find_dates(f"On 20 December 1871 it froze. On 4 {month} it thawed.", language="en")
    assert last.edtf is not None
    assert str(last.edtf).startswith("1872")


# Laws -----------------------------------------------------------------------------------------------------------------

YEARS = st.one_of(st.integers(1, 2030), st.integers(-600, 0))


def written(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


@st.composite
def dates(draw: st.DrawFn) -> EdtfDate:
    """Dates as rules make them: with and without a year, from a century to a day."""
    year = draw(st.one_of(YEARS.map(written), st.just("XXXX"), st.sampled_from(["18XX", "199X", "-04XX"])))
    form = draw(st.sampled_from(["year", "month", "season", "day", "day alone"])) if "X" not in year[:3] else "year"
    if year == "XXXX":
        form = draw(st.sampled_from(["month", "season", "day", "day alone"]))
    if form == "year":
        return EdtfDate(year)
    if form == "season":
        return EdtfDate(year, str(draw(st.sampled_from([21, 22, 23, 24, 33, 36, 40, 41]))))
    month = "XX" if form == "day alone" else f"{draw(st.integers(1, 12)):02d}"
    return EdtfDate(year, month, None if form == "month" else f"{draw(st.integers(1, 28)):02d}")


UNITS: list[Unit] = ["day", "week", "month", "quarter", "year", "decade", "century"]
SHIFTS = st.builds(Shift, st.sampled_from(UNITS), st.integers(-30, 30), st.booleans())
PLAIN = st.builds(Expression, st.just(0), st.just(1), st.just("any"), date=dates(), leans_right=st.booleans())
EXPRESSIONS = st.one_of(
    PLAIN,
    PLAIN,
    PLAIN.map(lambda one: replace(one, generic=True)),
    st.builds(Expression, st.just(0), st.just(1), st.just("any"), shift=SHIFTS),
    st.builds(Expression, st.just(0), st.just(1), st.just("any"), turn=st.builds(Turn, st.integers(1, 7))),
    st.builds(Expression, st.just(0), st.just(1), st.just("any"), value=st.sampled_from(["P3D", "PRESENT_REF"])),
    st.builds(Expression, st.just(0), st.just(1), st.just("any"), ends=st.tuples(PLAIN, PLAIN)),
)
TOLD = st.lists(st.tuples(EXPRESSIONS, st.booleans()), max_size=12)
Told = list[tuple[Expression, bool]]


def moved(one: Expression, by: int) -> Expression:
    """The same, so many years later."""
    ends = tuple(moved(end, by) for end in one.ends)
    if one.date is None or "X" in one.date.year:
        return replace(one, ends=ends)
    return replace(one, date=replace(one.date, year=written(int(one.date.year) + by)), ends=ends)


def readings(told: Told) -> list[tuple[int | None, bool]]:
    return [
        (reading.year, reading.is_aside)
        for reading in read([one for one, _ in told], [Scene(is_aside=aside) for _, aside in told])
    ]


@given(TOLD)
def test_every_expression_has_one_reading_and_always_the_same(told: Told) -> None:
    assert len(readings(told)) == len(told)
    assert readings(told) == readings(told)


@given(TOLD)
def test_only_a_date_without_a_year_is_given_one(told: Told) -> None:
    for (one, _), (year, _) in zip(told, readings(told), strict=True):
        if year is not None:
            assert any(end.needs_year for end in (one, *one.ends))


@given(TOLD, st.integers(1, 400))
def test_a_story_told_of_other_years_is_read_in_the_same_way(told: Told, by: int) -> None:
    later = readings([(moved(one, by), aside) for one, aside in told])
    assert later == [(year if year is None else year + by, aside) for year, aside in readings(told)]


@given(st.lists(st.integers(0, 6), max_size=8), st.integers(1, 12), st.integers(-500, 2000))
def test_months_that_rise_by_half_a_year_at_most_stay_in_the_year_that_was_told(
    steps: list[int], first: int, year: int
) -> None:
    months = [month for month in accumulate(steps, initial=first) if month <= 12]
    told = [EdtfDate(written(year)), *(EdtfDate("XXXX", f"{month:02d}") for month in months)]
    expressions = [Expression(i, i + 1, "any", date=date) for i, date in enumerate(told)]
    assert {reading.year for reading in read(expressions, [Scene()] * len(expressions))[1:]} <= {year}


def test_nothing_told_is_read_as_nothing() -> None:
    assert read([], []) == []
