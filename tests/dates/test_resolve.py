"""How dates get what their words leave out: from the document, from the story, from the date that follows."""

from __future__ import annotations

import pytest

import relations
from relations.dates import Expression, resolve
from relations.edtf import Edtf, EdtfDate
from relations.model import Article, Timex

HEAD = "A Short History of Port Elder\n"


def normalized(*lines: str, **given: str | None) -> Article:
    """The article of a head line, these lines and enough prose to make it one."""
    told = (
        "The harbour is small, and what is told of it here was told by those who worked there for most of a lifetime."
    )
    return relations.normalize("\n\n".join((HEAD, *lines, told)), language="en", **given)


def only(article: Article, text: str) -> Timex:
    (found,) = (timex for timex in article.timexes if timex.text == text)
    return found


def known(timex: Timex) -> tuple[str, str, str | None]:
    """What a date is, how that is known, and from where."""
    return str(timex.edtf) if timex.edtf else "", timex.basis, timex.anchor.kind if timex.anchor else None


# Which date of the document counts ------------------------------------------------------------------------------------

PUBLISHED = "Published: 12 May 2021"
AS_OF = "Data as of March 1987"
UPDATED = "Updated: 14 May 2022"
NEIGHBOURS = "Old Nets\n4 March 2019New Nets\n15 March 2019The pier of Port Elder is long, and its planks are many."
ASKED = "The ferry will stop on 19 June for good."

PRECEDENCE = (
    ("nothing", (), {}, "XXXX-06-19", "unresolved", None),
    ("stated published", (PUBLISHED,), {}, "2021-06-19", "inferred", "published"),
    ("stated as of", (AS_OF,), {}, "1987-06-19", "inferred", "as_of"),
    ("stated published before stated as of", (AS_OF, PUBLISHED), {}, "2021-06-19", "inferred", "published"),
    ("given as of before stated published", (PUBLISHED,), {"as_of": "1999"}, "1999-06-19", "inferred", "given"),
    ("given published before stated published", (PUBLISHED,), {"published": "1999"}, "1999-06-19", "inferred", "given"),
    (
        "given published before given as of",
        (),
        {"published": "1999", "as_of": "1950"},
        "1999-06-19",
        "inferred",
        "given",
    ),
    ("given published before all", (PUBLISHED, AS_OF), {"published": "1999"}, "1999-06-19", "inferred", "given"),
    ("inferred published", (NEIGHBOURS,), {}, "2019-06-19", "inferred", "published"),
    ("stated as of before inferred published", (NEIGHBOURS, AS_OF), {}, "1987-06-19", "inferred", "as_of"),
    ("updated is no anchor", (UPDATED,), {}, "XXXX-06-19", "unresolved", None),
    ("given updated is no anchor", (), {"updated": "2022"}, "XXXX-06-19", "unresolved", None),
    ("a decade is too wide", (), {"published": "199X"}, "XXXX-06-19", "unresolved", None),
)


@pytest.mark.parametrize(
    ("lines", "given", "value", "basis", "anchor"), [row[1:] for row in PRECEDENCE], ids=[row[0] for row in PRECEDENCE]
)
def test_a_date_without_a_year_leans_on_the_documents_date(
    lines: tuple[str, ...], given: dict[str, str], value: str, basis: str, anchor: str | None
) -> None:
    assert known(only(normalized(*lines, ASKED, **given), "19 June")) == (value, basis, anchor)


def test_an_anchor_points_to_where_the_document_says_so() -> None:
    article = normalized(PUBLISHED, ASKED)
    anchor = only(article, "19 June").anchor
    assert anchor is not None
    assert anchor.span is not None
    assert article.source.slice(anchor.span) == "12 May 2021"
    assert str(anchor.edtf) == "2021-05-12"


def test_a_given_anchor_stands_nowhere_in_the_text() -> None:
    anchor = only(normalized(PUBLISHED, ASKED, published="1999"), "19 June").anchor
    assert anchor is not None
    assert anchor.span is None


# The year nearest to the document's date ------------------------------------------------------------------------------

NEAREST = (
    ("2021-05-12", "Opening: 19 June.", "2021-06-19"),
    ("2021-05-12", "Opening: 19 December.", "2020-12-19"),
    ("2021-01-10", "Opening: 19 December.", "2020-12-19"),
    ("2021-12-20", "Opening: 3 January.", "2022-01-03"),
    ("2021-07-01", "Opening: 2 January.", "2021-01-02"),
    ("2021-05", "Opening: 19 June.", "2021-06-19"),
    ("2021", "It opened on 31 December.", "2021-12-31"),
    ("2021", "It will open on 1 January.", "2021-01-01"),
    ("2020-12-20/2021-01-10", "It opened on 4 January.", "2021-01-04"),
    ("2022-03-01", "It opened on 29 February.", "XXXX-02-29"),
    ("2023", "It opened on 29 February.", "XXXX-02-29"),
)


@pytest.mark.parametrize(("anchor", "text", "value"), NEAREST)
def test_a_date_without_a_year_is_the_one_nearest_to_the_anchor(anchor: str, text: str, value: str) -> None:
    (timex,) = relations.find_dates(text, anchor=anchor, language="en")
    assert str(timex.edtf) == value


# The story ------------------------------------------------------------------------------------------------------------

STORY = (
    ("In 1953 the quay was raised. On 19 June it broke.", "19 June", "1953-06-19"),
    ("On 3 May 1953 the quay was raised. On 19 June it broke.", "19 June", "1953-06-19"),
    ("On 3 May 1953 the quay was raised. In March it was cracked.", "March", "1953-03"),
    ("On 3 November 1953 the quay was raised. In February it broke.", "February", "1954-02"),
    ("On 3 November 1953 the quay was raised. In May it broke.", "May", "1954-05"),
    ("From 1953 to 1956 the quay was raised. On 19 June it broke.", "19 June", "1956-06-19"),
    ("On 3 May 1953 it was raised, on 4 June cracked, and by July it was gone.", "July", "1953-07"),
    ("In 1953 the quay was raised. In the 1960s it was cut. On 19 June it broke.", "19 June", "1953-06-19"),
    ("In 44 BC the mole was begun. On 15 March it broke.", "15 March", "-0043-03-15"),
    ("In 1953 the quay was raised. On 29 February it broke.", "29 February", "XXXX-02-29"),
)


@pytest.mark.parametrize(("text", "words", "value"), STORY)
def test_a_story_moves_on_from_the_last_full_date(text: str, words: str, value: str) -> None:
    (timex,) = (t for t in relations.find_dates(text, anchor="2021-05-12", language="en") if t.text == words)
    assert str(timex.edtf) == value
    if timex.basis == "inferred":
        assert timex.anchor is not None
        assert timex.anchor.kind == "narrative"


def test_a_story_leans_on_the_document_until_its_first_full_date() -> None:
    text = "On 2 June they met. In 1953 the quay was raised. On 3 June it broke."
    first, _, last = relations.find_dates(text, anchor="2021-07-12")
    assert known(first) == ("2021-06-02", "inferred", "given")
    assert known(last) == ("1953-06-03", "inferred", "narrative")


def test_the_news_lean_on_their_own_date_throughout() -> None:
    head = (
        "PORT ELDER, May 12, 2021 (Coastal Press) — The quay of 1953 is to be raised, and the work begins on 19 June."
    )
    article = relations.normalize(f"The Quay\n\n{head} It will take until the autumn, said the harbour office here.")
    assert known(only(article, "19 June")) == ("2021-06-19", "inferred", "published")


def test_dates_of_lines_about_the_article_are_no_part_of_its_story() -> None:
    article = normalized("Published: 12 May 2021", "In 1953 the quay was raised.", "Updated: 14 June 2022", ASKED)
    assert known(only(article, "19 June")) == ("1953-06-19", "inferred", "narrative")


# The date that follows ------------------------------------------------------------------------------------------------

FOLLOWING = (
    ("It met on 19 June and 3 July 1953.", "19 June", "1953-06-19"),
    ("It met on 19 June, 3 July and 4 August 1953.", "3 July", "1953-07-03"),
    ("It met in May or June 1953.", "May", "1953-05"),
    ("It met in December and January 1953.", "December", "1952-12"),
    ("It met on 28 February and 1 March 1953.", "28 February", "1953-02-28"),
)


@pytest.mark.parametrize(("text", "words", "value"), FOLLOWING)
def test_dates_of_one_list_share_the_year_at_its_end(text: str, words: str, value: str) -> None:
    (timex,) = (t for t in relations.find_dates(text, anchor="2021", language="en") if t.text == words)
    assert known(timex) == (value, "inferred", "following")
    assert timex.anchor is not None
    assert timex.anchor.span is not None


NOT_FOLLOWING = (
    ("It met on 19 June. In 1953 it was raised.", "19 June", "2021-06-19"),
    ("It met on 19 June for the jubilee of 1953.", "19 June", "2021-06-19"),
    ("It met on 19 June and the 1990s came back.", "19 June", "2021-06-19"),
    ("It met on 19 June and in 1953.", "19 June", "2021-06-19"),
)


@pytest.mark.parametrize(("text", "words", "value"), NOT_FOLLOWING)
def test_a_date_in_another_clause_lends_no_year(text: str, words: str, value: str) -> None:
    (timex,) = (t for t in relations.find_dates(text, anchor="2021", language="en") if t.text == words)
    assert str(timex.edtf) == value


# Ranges ---------------------------------------------------------------------------------------------------------------


def test_a_range_is_one_date_with_two_ends() -> None:
    (timex,) = relations.find_dates("The war of 26 June – 4 August 1952 cost nothing.")
    assert (timex.value, str(timex.edtf), timex.basis, timex.anchor) == (
        None,
        "1952-06-26/1952-08-04",
        "explicit",
        None,
    )
    assert [(part.text, part.value) for part in timex.parts] == [
        ("26 June", "1952-06-26"),
        ("4 August 1952", "1952-08-04"),
    ]
    assert (timex.earliest, timex.latest) == ("1952-06-26", "1952-08-04")


def test_a_range_without_a_year_says_on_what_it_leans() -> None:
    (timex,) = relations.find_dates("Open from 3 May to 5 June.", anchor="1993")
    assert (str(timex.edtf), timex.basis) == ("1993-05-03/1993-06-05", "inferred")
    assert timex.anchor is not None
    assert timex.anchor.kind == "given"


def test_a_range_that_nothing_dates_stays_without_a_year() -> None:
    (timex,) = relations.find_dates("Open from 3 May to 5 June.")
    assert (str(timex.edtf), timex.basis, timex.earliest, timex.latest) == (
        "XXXX-05-03/XXXX-06-05",
        "unresolved",
        None,
        None,
    )


TO_END = (
    ("2014-01-28", "It is to run from January 23 through March 9.", "2014-01-23/2014-03-09"),
    ("1994-01-03", "It will be shut from 20 December to 6 January.", "1993-12-20/1994-01-06"),
    ("2014-05-28", "It will run from January to March.", "2015-01/2015-03"),
    ("2014-05-28", "It ran from January to March.", "2014-01/2014-03"),
    ("2014-05-28", "It will run from 3 to 5 May.", "2014-05-03/2014-05-05"),
    ("2014-02-28", "It ran from 20 December to 6 January.", "2013-12-20/2014-01-06"),
)


@pytest.mark.parametrize(("anchor", "text", "value"), TO_END)
def test_a_range_that_is_still_to_end_may_have_begun(anchor: str, text: str, value: str) -> None:
    timex = relations.find_dates(f"It broke last week. {text}", anchor=anchor, language="en")[-1]
    assert (str(timex.edtf), timex.basis) == (value, "inferred")


def test_a_range_over_the_new_year_ends_in_the_next_year() -> None:
    (timex,) = relations.find_dates("It will be shut from 20 December to 6 January.", anchor="1993-12-01")
    assert str(timex.edtf) == "1993-12-20/1994-01-06"


# Reckoned dates -------------------------------------------------------------------------------------------------------

RECKONED = (
    ("1993-06-30", "It closed last month.", "1993-05", "given"),
    ("1993-01-31", "It closed last month.", "1992-12", "given"),
    ("1993", "It closed last year.", "1992", "given"),
    ("1993-06-30", "It closed this decade.", "199X", "given"),
    ("1993-06-30", "It closed two days ago.", "1993-06-28", "given"),
    ("1993-06-30", "It closed two years ago.", "1991", "given"),
    (None, "In 1953 it was raised. Two years later it broke.", "1955", "narrative"),
    (None, "On 31 December 1953 it was raised. The next day it broke.", "1954-01-01", "narrative"),
    ("2021-05-12", "In 1953 it was raised. The following year it broke.", "1954", "narrative"),
    ("2021-05-12", "In 1953 it was raised. It broke a year ago.", "2020", "given"),
    ("0001", "The year before was worse, and the previous year too.", "0000", "given"),
)


@pytest.mark.parametrize(("anchor", "text", "value", "kind"), RECKONED)
def test_a_date_is_reckoned_from_its_anchor_and_no_finer_than_its_unit(
    anchor: str | None, text: str, value: str, kind: str
) -> None:
    timex = relations.find_dates(text, anchor=anchor)[-1]
    assert known(timex) == (value, "anchored", kind)


UNRECKONED = (
    (None, "It closed two years later."),
    (None, "It closed yesterday."),
    ("199X", "It closed last year."),
    ("0005", "It rained more in the previous decade."),
    ("0050", "It rained more in the previous century."),
)


@pytest.mark.parametrize(("anchor", "text"), UNRECKONED)
def test_a_date_whose_anchor_is_too_wide_or_missing_stays_unresolved(anchor: str | None, text: str) -> None:
    timex = relations.find_dates(text, anchor=anchor)[-1]
    assert (timex.edtf, timex.basis, timex.anchor) == (None, "unresolved", None)


def test_a_date_that_a_story_reckons_is_not_reckoned_from_the_document() -> None:
    timex = relations.find_dates("In 1953 it was raised. Two days later it broke.", anchor="2021-05-12")[-1]
    assert timex.anchor is None or str(timex.anchor.edtf) == "1953"


# The tense of the words -----------------------------------------------------------------------------------------------

TENSES = (
    ("2021-05-12", "The ferry stopped on 19 June.", "2020-06-19"),
    ("2021-05-12", "The ferry stopped on 19 August.", "2020-08-19"),
    ("2021-05-12", "The ferry will stop on 19 June.", "2021-06-19"),
    ("2021-05-12", "The ferry will stop on 4 January.", "2022-01-04"),
    ("2021-05-12", "The ferry stopped on 4 March.", "2021-03-04"),
    ("2021-05-12", "The ferry stopped on 12 May.", "2021-05-12"),
    ("2021-05-12", "The ferry will stop on 12 May.", "2021-05-12"),
    ("2021-05-12", "The ferry stopped in December.", "2020-12"),
    ("2021-05-12", "The ferry will stop in February.", "2022-02"),
    ("2021-05-12", "The ferry is expected to stop by the end of January.", "2022-01"),
    ("2021-05-12", "The ferry is to stop on 4 January.", "2022-01-04"),
    ("2021-05-12", "The ferry stopped for Thanksgiving.", "2020-11-26"),
    ("2021-05-12", "The ferry will stop for Thanksgiving.", "2021-11-25"),
    ("2021-05-12", "On 4 January, the ferry will stop.", "2022-01-04"),
    ("2021-05-12", "The ferry stopped. It will go on 4 January.", "2022-01-04"),
    ("2021-05-12", "The ferry will go at 9 a.m. on 4 January.", "2022-01-04"),
    ("2021-05", "The ferry will stop on 19 June.", "2021-06-19"),
    ("2021-01", "The ferry stopped in December.", "2020-12"),
    ("2021-12-20", "The ferry will stop on 3 January.", "2022-01-03"),
    ("2024-03-01", "The ferry stopped on 29 February.", "2024-02-29"),
    ("2021", "The ferry stopped on 19 December.", "2021-12-19"),
)
# On a Wednesday.
COMING = (
    ("Send the patch by Thursday.", "2021-05-13"),
    ("Please bring your own boat on Thursday.", "2021-05-13"),
    ("Join us at the quay on Monday.", "2021-05-17"),
    ("They travel to Port Elder on Saturday.", "2021-05-15"),
    ("The two sides meet on Sunday.", "2021-05-16"),
    ("Markets reopen on Tuesday.", "2021-05-18"),
    ("On Tuesday markets reopen.", "2021-05-18"),
    ("The deadline is Friday.", "2021-05-14"),
    ("The vote is on Sunday.", "2021-05-16"),
    ("The canal froze; the owners want it open by October.", "2021-10"),
    ("They go there in June.", "2021-06"),
)
GONE = (
    ("He wanted the patch by Thursday.", "2021-05-06"),
    ("Sent the patch on Thursday, he said.", "2021-05-06"),
    ("Call volumes on Monday were high.", "2021-05-10"),
    ("The note said please on Monday.", "2021-05-10"),
    ("The two sides met on Sunday.", "2021-05-09"),
    ("Those who said that the sides meet on Sunday.", "2021-05-09"),
    ("The overseas travel on Saturday cost little.", "2021-05-08"),
    ("The business start on Tuesday cost little.", "2021-05-11"),
    ("The deadline was Friday.", "2021-05-07"),
    ("Shares fall on Tuesday.", "2021-05-11"),
    ("They built it in June.", "2020-06"),
    ("We did so in June.", "2020-06"),
    ("They understood it in October.", "2020-10"),
    ("Its crew stood there in June.", "2020-06"),
)


@pytest.mark.parametrize(("text", "value"), COMING)
def test_what_is_asked_for_or_planned_is_still_to_come(text: str, value: str) -> None:
    timex = relations.find_dates(text, anchor="2021-05-12", language="en")[-1]
    assert str(timex.edtf) == value


@pytest.mark.parametrize(("text", "value"), GONE)
def test_what_was_asked_for_or_is_over_is_past(text: str, value: str) -> None:
    timex = relations.find_dates(text, anchor="2021-05-12", language="en")[-1]
    assert str(timex.edtf) == value


@pytest.mark.parametrize(("anchor", "text", "value"), TENSES)
def test_what_has_been_lies_before_the_documents_date_and_what_will_be_behind_it(
    anchor: str, text: str, value: str
) -> None:
    (timex,) = relations.find_dates(text, anchor=anchor, language="en")
    assert str(timex.edtf) == value


# News and narratives --------------------------------------------------------------------------------------------------

IN_AUGUST = "On 4 August it was mended."
NEWS_OR_NARRATIVE = (
    ("the past alone", f"The quay was raised in 1911. {IN_AUGUST}", "1911-08-04"),
    ("last week", f"The quay, raised in 1911, broke last week. {IN_AUGUST}", "2020-08-04"),
    ("a weekday", f"The quay, raised in 1911, broke on Friday. {IN_AUGUST}", "2020-08-04"),
    ("yesterday", f"The quay, raised in 1911, broke yesterday. {IN_AUGUST}", "2020-08-04"),
    ("the next year", f"The quay, raised in 1911, broke the next year. {IN_AUGUST}", "1912-08-04"),
    ("today", f"The quay, raised in 1911, stands today. {IN_AUGUST}", "1911-08-04"),
    ("four far years", f"Raised in 1911, 1912, 1915 and 1918, the quay broke last week. {IN_AUGUST}", "1918-08-04"),
    ("three far years", f"Raised in 1911, 1912 and 1915, the quay broke last week. {IN_AUGUST}", "2020-08-04"),
    (
        "half of them far",
        f"Raised in 1911 and 1912, cut in 1913, shut in 2019, 2020 and 2021, it broke last week. {IN_AUGUST}",
        "2020-08-04",
    ),
    ("said today", f"The quay, raised in 1911, is safe, the office said today. {IN_AUGUST}", "2020-08-04"),
    ("announced today", f"It was announced today that the quay of 1911 broke. {IN_AUGUST}", "2020-08-04"),
    ("today announced", f"The office today announced that the quay of 1911 broke. {IN_AUGUST}", "2020-08-04"),
    ("today the office said", f"Raised in 1911. Today the office said that it broke. {IN_AUGUST}", "2020-08-04"),
    ("is said today", f"The quay was raised in 1911, it is said today. {IN_AUGUST}", "1911-08-04"),
    ("is often said today", f"The quay was raised in 1911, it is often said today. {IN_AUGUST}", "1911-08-04"),
    ("today is said", f"The quay was raised in 1911. Today the quay is said to be safe. {IN_AUGUST}", "1911-08-04"),
    ("today without a verb", f"What the office said of the quay of 1911 is known today. {IN_AUGUST}", "1911-08-04"),
)
RAISED = "The quay was raised in 1911, cut in 1912, mended in 1915 and shut in 1918."
MANY = "It was raised in 1920, 1922, 1930 and 1933, and cut in 1940 and 1941."
IN_DAYS = (
    "Raised on 1 May 1911, cut on 3 June 1911, mended on 5 June 1911, it was shut on 9 June 1911, not 8 June 1911."
)
MARKS = (
    ("one mark", f"{RAISED} It broke last week.", "1918"),
    ("two marks", f"{RAISED} It broke last week, they said on Friday.", "news"),
    ("two marks and many years", f"{RAISED} {MANY} It broke last week, they said on Friday.", "1941"),
    (
        "marks as dense as in news",
        f"{RAISED} {MANY} It broke last week, they said on Friday. {'It shut on Monday. ' * 3}",
        "news",
    ),
    (
        "two marks and its own years",
        f"{RAISED} It was cut in 2020 and 2021. It broke last week, they said on Friday.",
        "news",
    ),
    (
        "a death in the news",
        "He died on Sunday. Born on 4 June 1931, he won in 1955, 1962 and 1971, and left in 1989, they said on Monday.",
        "news",
    ),
    ("two weekdays among days", f"{IN_DAYS} It broke on Monday and was mended on Friday.", "1911"),
    ("three more weekdays among days", f"{IN_DAYS} {'It broke on Monday. ' * 3}", "1911"),
    ("today in general", f"{RAISED} It stands today. It is safe today.", "1918"),
)


@pytest.mark.parametrize(("text", "year"), [row[1:] for row in MARKS], ids=[row[0] for row in MARKS])
def test_marks_of_news_outweigh_a_few_years_far_away(text: str, year: str) -> None:
    def august(anchor: str) -> str:
        return relations.find_dates(f"{text} {IN_AUGUST}", anchor=anchor, language="en")[-1].value or ""

    assert august("2021-05-12") == f"{'2020' if year == 'news' else year}-08-04"
    if year != "news":
        assert august("2021-05") == f"{year}-08-04"


def test_marks_outweigh_no_years_where_the_documents_day_is_unknown() -> None:
    text = f"{RAISED} It broke last week, they said on Friday. {IN_AUGUST}"
    assert relations.find_dates(text, anchor="2021-05", language="en")[-1].value == "1918-08-04"


@pytest.mark.parametrize(
    ("text", "value"), [row[1:] for row in NEWS_OR_NARRATIVE], ids=[row[0] for row in NEWS_OR_NARRATIVE]
)
def test_news_reckon_from_the_day_of_writing_and_tell_of_their_own_years(text: str, value: str) -> None:
    (timex,) = (t for t in relations.find_dates(text, anchor="2021-05-12", language="en") if t.text == "4 August")
    assert str(timex.edtf) == value


def test_without_a_date_of_its_own_a_text_is_a_narrative() -> None:
    timex = relations.find_dates(f"The quay, raised in 1911, broke last week. {IN_AUGUST}", language="en")[-1]
    assert known(timex) == ("1911-08-04", "inferred", "narrative")


def test_today_is_the_day_of_writing_in_news_and_no_day_in_a_narrative() -> None:
    news = relations.find_dates("It broke yesterday and is mended today.", anchor="2021-05-12", language="en")
    assert [timex.value for timex in news] == ["2021-05-11", "2021-05-12"]
    narrative = relations.find_dates("It broke in 1911 and is mended today.", anchor="2021-05-12", language="en")
    assert [timex.value for timex in narrative] == ["1911", "PRESENT_REF"]


OF_AN_EVENING = (
    ("The hit of the evening was old.", "XXXX-XX-XXTEV"),
    ("The guests left for the night.", "XXXX-XX-XXTNI"),
    ("On Monday they danced. The hit of the evening was old.", "2021-05-10TEV"),
    ("In the evening it broke.", "2021-05-12TEV"),
)


@pytest.mark.parametrize(("text", "value"), OF_AN_EVENING)
def test_an_evening_that_something_is_of_is_one_that_is_told(text: str, value: str) -> None:
    timex = relations.find_dates(f"The quay broke last week.\n\n{text}", anchor="2021-05-12", language="en")[-1]
    assert timex.value == value


# What a base does not tell --------------------------------------------------------------------------------------------

MASKED = (
    (None, "In 1915 it was raised. The next day it broke.", "1915-XX-XX", "narrative"),
    (None, "In 1915 it was raised. Two weeks later it broke.", "1915-WXX", "narrative"),
    (None, "In 1915 it was raised. The next month it broke.", "1915-XX", "narrative"),
    (None, "In May 1915 it was raised. Two days later it broke.", "1915-XX-XX", "narrative"),
    (None, "In May 1915 it was raised. That day it broke.", "1915-05-XX", "narrative"),
    ("1993", "It closed yesterday.", "1993-XX-XX", "given"),
    ("1993-06", "It closed two days ago.", "1993-XX-XX", "given"),
    ("1993", "It closed last week.", "1993-WXX", "given"),
    ("1993", "It closed last month.", "1993-XX", "given"),
)


@pytest.mark.parametrize(("anchor", "text", "value", "kind"), MASKED)
def test_what_the_base_does_not_tell_is_masked(anchor: str | None, text: str, value: str, kind: str) -> None:
    timex = relations.find_dates(text, anchor=anchor, language="en")[-1]
    assert (timex.value, timex.basis) == (value, "anchored")
    assert timex.anchor is not None
    assert timex.anchor.kind == kind
    assert str(timex.edtf) == value.replace("WXX", "XX-XX")


def test_a_masked_day_takes_nothing_from_what_follows() -> None:
    text = "In May 1915 it was raised. The next day it broke. The next month it was mended."
    assert [timex.value for timex in relations.find_dates(text, language="en")] == ["1915-05", "1915-XX-XX", "1915-06"]


UNBASED = (
    ("It closed a year later.", "XXXX"),
    ("It closed the next month.", "XXXX-XX"),
    ("It closed the next day.", "XXXX-XX-XX"),
    ("It closed the next week.", "XXXX-WXX"),
    ("It closed on Friday.", "XXXX-WXX-5"),
    ("It closed on Friday night.", "XXXX-WXX-5TNI"),
    ("It closed at 3:30 p.m.", "XXXX-XX-XXT15:30"),
)


@pytest.mark.parametrize(("text", "value"), UNBASED)
def test_a_date_that_nothing_is_a_base_for_says_its_kind_alone(text: str, value: str) -> None:
    (timex,) = relations.find_dates(text, language="en")
    assert (timex.value, timex.edtf, timex.basis, timex.anchor) == (value, None, "unresolved", None)


# What is more or less than a date -------------------------------------------------------------------------------------

OF_THE_DAY = "2014-03-05"
KINDS = (
    ("It closed last week.", "DATE", "2014-W09", "2014-02-24/2014-03-02"),
    ("It closed last weekend.", "DATE", "2014-W09-WE", "2014-03-01/2014-03-02"),
    ("It closed on Monday morning.", "TIME", "2014-03-03TMO", "2014-03-03"),
    ("It closed yesterday at 3:30 p.m.", "TIME", "2014-03-04T15:30", "2014-03-04"),
    ("It closed in fiscal 1998.", "DATE", "FY1998", "1998~"),
    ("It closed in the 1800s.", "DATE", "18XX", "18XX"),
    ("It closed in the 2000s.", "DATE", "200X", "200X"),
    ("It closed two years before the war.", "DURATION", "P2Y", None),
    ("It is 18 years old.", "DURATION", "P18Y", None),
    ("It closes every Tuesday.", "SET", "XXXX-WXX-2", None),
    ("It closes daily.", "SET", "P1D", None),
    ("It closes twice a week.", "SET", "P1W", None),
    ("It is now shut.", "DATE", "PRESENT_REF", None),
)


@pytest.mark.parametrize(("text", "type_", "value", "edtf"), KINDS)
def test_an_expression_has_its_kind_and_value(text: str, type_: str, value: str, edtf: str | None) -> None:
    (timex,) = relations.find_dates(text, anchor=OF_THE_DAY, language="en")
    assert (timex.type, timex.value, str(timex.edtf) if timex.edtf else None) == (type_, value, edtf)


# Other dates of the document ------------------------------------------------------------------------------------------


def test_another_publication_date_moves_what_leans_on_it_and_nothing_else() -> None:
    article = normalized(PUBLISHED, ASKED, "In 1953 the quay was raised. On 4 August it broke.")
    moved = relations.reanchor(article, published="1999-01-10")
    assert str(only(moved, "19 June").edtf) == "1999-06-19"
    assert only(moved, "4 August") == only(article, "4 August")
    assert moved.blocks == article.blocks
    assert moved.published is not None
    assert (str(moved.published.edtf), moved.published.basis) == ("1999-01-10", "given")


def test_reanchoring_is_the_same_as_normalizing_with_the_date() -> None:
    article = normalized(PUBLISHED, AS_OF, ASKED)
    assert relations.reanchor(article, published="1999") == normalized(PUBLISHED, AS_OF, ASKED, published="1999")
    assert relations.reanchor(article, as_of="1999") == normalized(PUBLISHED, AS_OF, ASKED, as_of="1999")
    assert relations.reanchor(article, updated="1999") == normalized(PUBLISHED, AS_OF, ASKED, updated="1999")


def test_a_date_taken_back_gives_the_article_as_it_was() -> None:
    article = normalized(PUBLISHED, ASKED)
    assert relations.reanchor(relations.reanchor(article, published="1999"), published=None) == article


def test_a_date_that_is_resolved_by_reanchoring_leaves_no_note_behind() -> None:
    article = normalized(ASKED)
    assert [note.code for note in article.notes] == ["unresolved_date"]
    assert relations.reanchor(article, published="1999").notes == ()
    assert relations.reanchor(relations.reanchor(article, published="1999"), published=None) == article


# Dates in digits that may be read in two ways -------------------------------------------------------------------------


def test_an_ambiguous_date_keeps_both_readings_and_a_note_says_so() -> None:
    article = normalized("It opened on 3/4/2019.")
    timex = only(article, "3/4/2019")
    assert (timex.edtf, timex.value, timex.basis) == (None, None, "unresolved")
    assert [str(reading) for reading in timex.readings] == ["2019-04-03", "2019-03-04"]
    assert [note.code for note in article.notes] == ["ambiguous_date"]


def test_an_ambiguous_date_tells_nothing_to_those_after_it() -> None:
    (_, later) = relations.find_dates("It opened on 3/4/2019. On 19 June it closed.", language="en")
    assert known(later) == ("XXXX-06-19", "unresolved", None)


def test_a_date_that_says_all_has_no_anchor() -> None:
    timexes = relations.find_dates("It opened on 19 June 1953 and closed in the 1960s.", anchor="2021")
    assert [known(timex) for timex in timexes] == [("1953-06-19", "explicit", None), ("196X", "explicit", None)]


# Years that go on before Christ ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The laws are of 621 BC. They chose Solon (594), and by 508 he was dead.", ["-0620", "-0593", "-0507"]),
        ("He died in 44 BC. In 312 Constantine won.", ["-0043", "0312"]),
        ("The dam is of 621 BC, the mill of AD 594. After 611 it fell.", ["-0620", "0594", "0611"]),
        ("They chose Solon (594).", ["0594"]),
    ],
)
def test_an_early_year_goes_on_in_the_era_that_was_told(text: str, years: list[str]) -> None:
    assert [str(timex.edtf) for timex in relations.find_dates(text)] == years


def test_an_era_that_was_not_said_is_inferred() -> None:
    _, solon = relations.find_dates("The laws are of 621 BC. They chose Solon (594).")
    assert (solon.value, solon.basis, solon.anchor and str(solon.anchor.edtf)) == ("BC0594", "inferred", "-0620")


FAR = (
    "Y170000002",
    "Y-170000002",
    "Y10000",
    "9999-12-31",
    "-9999-01-01",
    "0000/9999",
    "Y-170000002/2000",
    "2000/Y170000002",
)


@pytest.mark.parametrize("anchor", FAR)
def test_what_leans_on_a_far_year_can_be_written_or_is_left_open(anchor: str) -> None:
    said = (
        *(
            "yesterday",
            "last week",
            "last month",
            "this quarter",
            "last year",
            "next decade",
            "next century",
            "tonight",
        ),
        *("last June", "on 3 June", "on 29 February", "last summer", "on Monday", "on Friday 13 June", "next weekend"),
        *("last Christmas", "at Easter", "next Thanksgiving", "on the first Monday of June", "later that month"),
        *(
            "on 25/05/20",
            "on 5/6/07",
            "on 29/02/00",
            "in '68",
            "in May '68",
            "in the summer of '68",
            "in FY20",
            "in 1990/91",
        ),
    )
    for words in said:
        for timex in relations.find_dates(f"It rained {words}, they said.", anchor=anchor, language="en"):
            for value in (timex.edtf, *timex.readings):
                assert value is None or Edtf.parse(str(value)) == value, f"{words}: {value}"


def test_a_day_that_the_year_reckoned_does_not_have_stays_open() -> None:
    (timex,) = relations.find_dates("On 29 February of the following year the pier sank.", anchor="2024")
    assert (timex.value, timex.edtf, timex.basis) == ("XXXX-02-29", None, "unresolved")


def test_today_without_any_date_to_lean_on_is_the_present() -> None:
    (timex,) = relations.find_dates("It opens today.")
    assert (timex.value, timex.edtf, timex.basis) == ("PRESENT_REF", None, "unresolved")


def test_today_is_the_present_where_the_day_of_writing_is_too_vague() -> None:
    today, _ = relations.find_dates("The club met today, and yesterday.", anchor="199X")
    assert (today.text, today.value, today.basis) == ("today", "PRESENT_REF", "unresolved")


def test_a_range_that_would_end_before_it_begins_has_two_ends_and_no_value() -> None:
    (timex,) = relations.find_dates("It was shut between the 5th and 3 March.", anchor="1990-03-03")
    assert [str(end.edtf) for end in timex.parts] == ["1990-03-05", "1990-03-03"]
    assert (timex.edtf, timex.earliest, timex.latest, timex.basis) == (None, None, None, "unresolved")


def test_a_range_of_which_an_end_is_no_date_has_no_value() -> None:
    text = "from May 1990 to noon"
    first = Expression(5, 13, "month_year", date=EdtfDate("1990", "05"))
    last = Expression(17, 21, "clock", type="TIME", time="T12:00")
    (timex,) = resolve(text, [Expression(5, 21, "range", ends=(first, last))], anchor=None, convention="thirds")
    assert [end.text for end in timex.parts] == ["May 1990", "noon"]
    assert (timex.edtf, timex.basis) == (None, "unresolved")


def test_a_date_in_one_list_with_a_range_has_the_year_of_its_end() -> None:
    text = "1 May and 3 to 5 June 1990"
    day = Expression(0, 5, "day_month", date=EdtfDate("XXXX", "05", "01"), leans_right=True)
    first = Expression(10, 11, "day_month", date=EdtfDate("XXXX", "06", "03"))
    last = Expression(15, 26, "full_date", date=EdtfDate("1990", "06", "05"))
    made, _ = resolve(text, [day, Expression(10, 26, "range", ends=(first, last))], anchor=None, convention="thirds")
    assert (str(made.edtf), made.basis) == ("1990-05-01", "inferred")


NOTED = (
    ("The ferry stopped on 29 February.", None, "the date of publication would settle it."),
    ("The ferry stopped on 29 February.", "2023", "the document's own date does not settle it."),
    ("The ferry will stop at 9 a.m.", "2023", "the document's own date does not settle it."),
    ("The ferry does not go at night.", None, "the date of publication would settle it."),
)
NOT_NOTED = (
    ("The ferry does not go at night.", "2023-05-12"),
    ("The crew has winter clothes.", "2023-05-12"),
    ("The ferry will stop in the evening.", "2023-05-12"),
    ("The ferry stopped on 29 January.", "2023"),
)


@pytest.mark.parametrize(("text", "published", "remedy"), NOTED)
def test_a_note_says_what_would_settle_a_date(text: str, published: str | None, remedy: str) -> None:
    (note,) = normalized(text, published=published).notes
    assert note.code == "unresolved_date"
    assert note.message.endswith(remedy)


@pytest.mark.parametrize(("text", "published"), NOT_NOTED)
def test_a_date_of_no_one_in_particular_leaves_no_note_where_the_documents_is_known(text: str, published: str) -> None:
    article = normalized(text, published=published)
    assert article.timexes != ()
    assert article.notes == ()
