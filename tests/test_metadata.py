"""What a text says about itself: its title, its authors, and its own dates."""

from __future__ import annotations

from collections.abc import Container

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import Report, reports, told

import relations
from relations.about import label_outside
from relations.metadata import FIELD_RULES, FieldRule, label_lines
from relations.metadata.composed import composed
from relations.model import Article, Block, Boilerplate, DocumentDate, Metadata, Paragraph, Span

REPORTS = reports("metadata")
PROSE = (
    "The pier of Port Elder is long, and its planks are many. "
    "Each winter takes one of them, and each spring the town counts what is left."
)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.title)
def test_a_text_has_the_blocks_that_its_report_says(report: Report) -> None:
    assert told(relations.normalize(report.text).blocks, report.blocks) == report.blocks


def test_each_report_has_a_title_of_its_own() -> None:
    assert len({report.title for report in REPORTS}) == len(REPORTS)


# Lines that name a field ----------------------------------------------------------------------------------------------

# For each rule: lines with what they say, and lines that name no field.
LINES = {
    report.title: ([line.split(" > ") for line in report.text.splitlines()], report.blocks)
    for report in reports("metadata_lines")
}
TONGUES = {"Stand": "de", "Zuletzt": "de", "Veröffentlicht": "de", "Publié": "fr"}


def field(line: str) -> Metadata | None:
    """The field that a line names, above the article."""
    text = f"{line}\n{PROSE}"
    spans = Span(start=0, end=len(line)), Span(start=len(line) + 1, end=len(text))
    blocks = [Paragraph(span=span, text=text[span.start : span.end], rule="line") for span in spans]
    tongue = TONGUES.get(line.split(maxsplit=1)[0].strip(":"), "en")
    first, *_ = label_lines(text, blocks, language=tongue, order="DMY" if tongue != "en" else None)
    return first if isinstance(first, Metadata) else None


@pytest.mark.parametrize("rule", FIELD_RULES, ids=lambda rule: rule.name)
def test_a_rule_fires_on_its_own_example(rule: FieldRule) -> None:
    made = field(rule.example)
    assert made is not None
    assert (made.rule, made.field) == (rule.name, rule.field)


@pytest.mark.parametrize(("rule", "line", "value"), [(rule, *row) for rule, (rows, _) in LINES.items() for row in rows])
def test_a_line_names_a_field(rule: str, line: str, value: str) -> None:
    made = field(line)
    assert made is not None
    assert (made.rule, made.value) == (rule, value)


@pytest.mark.parametrize("line", [line for _, silent in LINES.values() for line in silent])
def test_a_line_that_only_looks_like_metadata_stays(line: str) -> None:
    assert field(line) is None


def test_each_rule_has_three_lines_that_it_reads_and_three_that_it_must_not() -> None:
    assert sorted(LINES) == sorted(rule.name for rule in FIELD_RULES)
    assert [name for name, (fires, silent) in LINES.items() if len(fires) < 3 or len(set(silent)) < 3] == []


# Lines that say several things ----------------------------------------------------------------------------------------

SEVERAL = {
    "By Ada Quill May 12, 2021": "byline Ada Quill, published 2021-05-12",
    "By Ada Quill · May 12, 2021 · 5 min read": "byline Ada Quill, published 2021-05-12, reading_time 5 min read",
    "ByAda Quill May 12, 2021": "byline Ada Quill, published 2021-05-12",
    "By Ada QuillPublished: May 12, 2021": "byline Ada Quill, published 2021-05-12",
    "By Ada QuillMay 12, 2021 | 6 comments": "byline Ada Quill, published 2021-05-12",
    "By Ada Quill, Tom Mast and Eve Spar May 12, 2021": "byline Ada Quill, Tom Mast and Eve Spar, published 2021-05-12",
    "By Ada Quill, Harbour Editor | May 12, 2021 | Piers": "byline Ada Quill, published 2021-05-12",
    "By Ada June Quill May 12, 2021 7:47 am EST": "byline Ada June Quill, published 2021-05-12",
    "By: Quill | May 12, 2021 | Categories: Piers": "byline Quill, published 2021-05-12, section Piers",
    "By Ada Quill ⋅ Keeper of the Pier ⋅ Updated May 6, 2025": "byline Ada Quill, updated 2025-05-06",
    "By Ada Quill, May 12, 2021": "byline Ada Quill, published 2021-05-12",
    "12 May 2021 by Ada Quill": "published 2021-05-12, byline Ada Quill",
    "Posted on May 12, 2021 Posted by Ada Quill 59 Comments": "published 2021-05-12, byline Ada Quill",
    "Posted on May 12, 2021June 3, 2022": "published 2021-05-12",
    "May 12, 2021 - Updated July 9, 2025": "published 2021-05-12, updated 2025-07-09",
    "Published 2021-05-12 in Old Piers": "published 2021-05-12, section Old Piers",
    "May 12, 2021, 10:00 PM UTC / Updated May 13, 2021, 12:43 PM UTC": "published 2021-05-12, updated 2021-05-13",
    "Updated May 12, 2021, 1:24 PM EST / Source: Coastal Press": "updated 2021-05-12, source Coastal Press",
    "Updated onMay 12, 2021": "updated 2021-05-12",
    "May 12, 2021 // 8 min read": "published 2021-05-12, reading_time 8 min read",
    "May 12, 2021 | xx min read": "published 2021-05-12",
    "109 Comments | Ada Quill | Last Updated: May 12, 2021": "updated 2021-05-12",
    "Ada Quill May 12, 2021 13": "published 2021-05-12",
    "Last updated May 2021 by Ada Quill": "updated 2021-05, byline Ada Quill",
    "7 min read": "reading_time 7 min read",
    "Issue 214 | Friday, 14 May 2021": "published 2021-05-14",
    "Vol. 12, No. 3 · May 14, 2021": "published 2021-05-14",
    "By Ada Quill": "byline Ada Quill",
    "Friday, May 14, 2021": "published 2021-05-14",
}
NOT_ONLY = (
    "By Ada Quill the pier was counted on May 12, 2021",
    "By sea, May 12, 2021, and by land",
    "May 12, 2021 was a wet day",
    "The pier was opened on May 12, 2021",
    "May 12, 2021 Preparing for the next storm",
    "[ May 12, 2021 ] Review: Old Pier",
    "What the pier cost in 2021",
    "Best piers of May 2021",
    "May 2021",
    "Old Piers | May 2021",
    "Ada Quill",
    "Ada Quill | Tom Mast",
    "In Old Piers",
    "Reviewed by Ada Quill",
    "59 Comments",
    "12:43 PM UTC",
    "Trusted by 100,000 keepers",
    "A diary, May 12, 2021: rain",
    "5 minutes to walk it",
    "Updated planks, May 12, 2021",
    "Sources: May 12, 2021 and later",
    "xx min read",
    "Issue 214 | May 2021",
    "Issue 214 of May 14, 2021 is sold out",
    "Vol. 12, No. 3",
)


def several(line: str, *, has_title: bool = True) -> str | None:
    said = composed(line, Span(start=0, end=len(line)), language="en", order=None, has_title=has_title)
    return ", ".join(f"{piece.field} {piece.value}" for piece in said.pieces) if said else None


@pytest.mark.parametrize(("line", "says"), SEVERAL.items())
def test_a_line_says_several_things_of_the_article(line: str, says: str) -> None:
    assert several(line) == says


@pytest.mark.parametrize(
    ("tongue", "line"),
    [
        ("fr", "Publié le 12 mai 2021 à 14h02, modifié le 13 mai 2021 à 09h15"),
        ("fr", "Publié le 12/05/2021 à 14:02 | Mis à jour le 13/05/2021 à 09:15"),
        ("de", "Veröffentlicht am 12.05.2021 um 14:02 Uhr, aktualisiert am 13.05.2021 um 9.15 Uhr"),
        ("es", "Publicado el 12 de mayo de 2021 a las 14:02 | Actualizado el 13 de mayo de 2021 a las 09:15"),
        ("it", "Pubblicato il 12 maggio 2021 alle 14:02, aggiornato il 13 maggio 2021 alle ore 9:15"),
        ("pl", "Opublikowano: 12 maja 2021, godz. 14:02 | Aktualizacja: 13 maja 2021, godz. 9:15"),
    ],
)
def test_days_with_their_time_are_told_in_the_language_of_the_text(tongue: str, line: str) -> None:
    said = composed(line, Span(start=0, end=len(line)), language=tongue, order="DMY")
    assert said is not None
    assert [(piece.field, piece.value) for piece in said.pieces] == [
        ("published", "2021-05-12"),
        ("updated", "2021-05-13"),
    ]


@pytest.mark.parametrize("line", [line for line, says in SEVERAL.items() if "published" in says])
def test_the_day_that_such_a_line_says_is_the_one_that_the_article_states(line: str) -> None:
    article = relations.normalize(f"The Long Pier of Port Elder\n\n{line}\n\n{PROSE}", language="en")
    said = {
        (b.field, b.value) for b in article.blocks if isinstance(b, Metadata) and b.field in ("published", "updated")
    }
    stated = {(name, date) for name in ("published", "updated") if (date := getattr(article, name))}
    assert said == {(name, str(date.edtf)) for name, date in stated}


def test_a_day_that_is_glued_to_what_stands_before_it_is_stated_with_the_line_as_evidence() -> None:
    article = relations.normalize(f"The Long Pier\n\nEditorialMay 12, 2021\n\n{PROSE}", language="en")
    assert article.published is not None
    assert str(article.published.edtf) == "2021-05-12"
    assert [article.source.slice(span) for span in article.published.evidence] == ["EditorialMay 12, 2021"]


@pytest.mark.parametrize("line", NOT_ONLY)
def test_a_line_that_says_anything_else_is_left_as_it_is(line: str) -> None:
    assert several(line) is None


def test_a_name_beside_a_date_may_be_a_title_where_there_is_none_yet() -> None:
    assert several("Wrap Up May 12, 2021", has_title=False) is None


@given(st.lists(st.sampled_from([*SEVERAL, *NOT_ONLY, " | ", " ", "—", "By", "on", "Updated"]), min_size=1, max_size=4))
def test_what_a_line_says_covers_it_without_gaps(parts: list[str]) -> None:
    line = "".join(parts)
    said = composed(line, Span(start=0, end=len(line)), language="en", order=None, has_title=True)
    if said is not None:
        ends = [piece.span.end for piece in said.pieces]
        assert [piece.span.start for piece in said.pieces] == [0, *ends[:-1]]
        assert ends[-1] == len(line)


ABOVE = (
    ("below the title", ("By Ada Quill May 12, 2021",), "byline published"),
    ("as the items of a list", ("• May 12, 2021", "• 5 min read"), "published reading_time"),
    ("below a summary", (PROSE, "By Ada Quill | May 12, 2021"), "byline published"),
    ("a name and a date below a summary", (PROSE, "By Ada Quill", "May 12, 2021"), "byline published"),
    ("a date alone below a summary", (PROSE, "May 12, 2021"), "published"),
    ("a date and a time below a summary", (PROSE, "June 3, 2021, 10:30 AM"), "published"),
    ("a name, a day and a time", (PROSE, "Ada Quill", "Thu 3 June 2021 10.30 BST"), "byline published"),
    ("two names, a day and a time", (PROSE, "Ada Quill and Bo Mast", "Thu 3 June 2021 10.30 BST"), "byline published"),
    ("a by below a summary", (PROSE, "By Ada Quill"), "byline"),
    ("a by in two lines", (PROSE, "Written by", "Ada Quill"), "byline byline"),
    ("a by and the day", (PROSE, "By Ada Quill", "3 June 2021"), "byline published"),
    ("a by between other lines", (PROSE, "A pier", "By Ada Quill", "3 June 2021"), "byline published"),
    ("an author below a known one", ("By Ada Quill", PROSE, "Author: Bo Mast"), "byline"),
    ("a day below a known one", ("1 June 2021", PROSE, "3 June 2021"), "published"),
    ("labels, days", (PROSE, "Published 3 June 2021, 10:30, updated 4 June 2021, 9:15"), "published updated"),
    ("days further down head entries", (PROSE, "May 12, 2021", PROSE, "May 14, 2021"), ""),
    ("days without a year further down", (PROSE, "May 12, 2021, 10:30 AM", PROSE, "Friday, May 14"), ""),
    ("names and days of a chronicle", (PROSE, "Ada Quill", "May 12, 2021 10:30", PROSE, "May 14, 2021 9:15"), ""),
    ("the first entry has its day above", ("May 10, 2021", PROSE, "May 12, 2021", PROSE, "May 14, 2021"), "published"),
    ("a name and a date without a by head an entry or a letter", (PROSE, "Tom Mast, June 3, 2021"), ""),
    ("a name and no day", (PROSE, "Ada Quill"), ""),
    ("what labels no byline", (PROSE, "Painted by", "Ada Quill"), ""),
    ("a section above a day", (PROSE, "Harbor News", "May 12, 2021 10:30"), "published"),
    ("a date that is of another thing", (PROSE, "Deadline", "May 12, 2021"), ""),
    ("a long first paragraph", (PROSE * 4, "By Ada Quill"), ""),
    ("far below", (PROSE, "A pier", "A boat", "A tide", "A net", "By Ada Quill"), ""),
    ("words that begin with by", (PROSE, "By the light of the moon"), ""),
    ("further down", (PROSE, PROSE.upper(), "By Ada Quill May 12, 2021"), ""),
)


@pytest.mark.parametrize(("lines", "fields"), [row[1:] for row in ABOVE], ids=[row[0] for row in ABOVE])
def test_lines_that_say_several_things_stand_above_the_text(lines: tuple[str, ...], fields: str) -> None:
    article = normalized(*lines)
    assert " ".join(block.field for block in article.blocks if isinstance(block, Metadata)) == fields


def test_a_label_below_a_standfirst_names_who_stands_below_it() -> None:
    article = relations.normalize(f"The Long Pier\n\n{PROSE}\n\nWritten by\n\nAda Quill\n\n{PROSE}")
    assert [block.text for block in article.blocks if isinstance(block, Metadata)] == ["Written by", "Ada Quill"]
    assert article.authors == ("Ada Quill",)


def test_nothing_but_a_standfirst_stands_above_a_byline_below_it() -> None:
    ends = f"The Long Pier\n\n{PROSE}\n\nBy Ada Quill"
    untitled = f"{PROSE}\n\nBy Ada Quill\n\n{PROSE}"
    assert [relations.normalize(text).authors for text in (ends, untitled)] == [(), ()]


@pytest.mark.parametrize(
    ("tongue", "lines", "authors"),
    [
        ("de", ("Von Imke Harmsen", "12.05.2021, 10:30 Uhr"), ("Imke Harmsen",)),
        ("fr", ("Par Ada Plume",), ("Ada Plume",)),
    ],
)
def test_a_standfirst_is_known_in_other_languages(
    tongue: str, lines: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    assert normalized(PROSE, *lines, language=tongue).authors == authors


def test_the_marks_between_what_a_line_says_are_taken_off() -> None:
    article = normalized("By Ada Quill · May 12, 2021 · 5 min read")
    texts = [block.text for block in article.blocks if isinstance(block, Metadata)]
    assert texts == ["By Ada Quill", "May 12, 2021", "5 min read"]
    assert (article.authors, said(article.published)) == (("Ada Quill",), "2021-05-12 stated")


def test_a_date_that_has_run_together_with_another_is_the_documents_own() -> None:
    article = normalized("By Ada Quill May 12, 2021June 3, 2022")
    assert said(article.published) == "2021-05-12 stated"


# Authors and title ----------------------------------------------------------------------------------------------------


def normalized(*lines: str, **given: object) -> Article:
    return relations.normalize("\n".join(("The Long Pier", *lines, PROSE)), **given)  # type: ignore[arg-type]  # a table of options


AUTHORS = (
    ("By Ada Quill", ("Ada Quill",)),
    ("By Ada Quill and Tom Mast", ("Ada Quill", "Tom Mast")),
    ("By Ada Quill, Tom Mast and Eve Rope", ("Ada Quill", "Tom Mast", "Eve Rope")),
    ("Authors: Ada Quill, Tom Mast", ("Ada Quill", "Tom Mast")),
    ("By Ada van der Quill", ("Ada van der Quill",)),
    ("By Ada Quill\nBy Tom Mast\nBy Ada Quill", ("Ada Quill", "Tom Mast")),
    ("By sea the way is shorter.", ()),
    ("By Ada Quill, Bo Mast, and Cy Wren", ("Ada Quill", "Bo Mast", "Cy Wren")),
    ("Words by Ada Quill, and Bo Mast", ("Ada Quill", "Bo Mast")),
    ("By Ada Quill, Bo Mast, and Cy Wren May 12, 2021", ("Ada Quill", "Bo Mast", "Cy Wren")),
    ("May 12, 2021 By Ada Quill, Bo Mast, and Cy Wren", ("Ada Quill", "Bo Mast", "Cy Wren")),
    ("Authors: Ada Quill, Bo Mast, & Cy Wren", ("Ada Quill", "Bo Mast", "Cy Wren")),
    ("BY ADA QUILL, BO MAST, AND CY WREN", ("ADA QUILL", "BO MAST", "CY WREN")),
    ("By ADA QUILL, BO MAST and CY WREN", ("ADA QUILL", "BO MAST", "CY WREN")),
    ("Автор: Анна Иванова и Борис Петров", ("Анна Иванова", "Борис Петров")),
    ("Autor: Anna Nowak i Piotr Kowalski", ("Anna Nowak", "Piotr Kowalski")),
    ("Συντάκτης: Άννα Πέννα και Πέτρος Ιστός", ("Άννα Πέννα", "Πέτρος Ιστός")),
    ("Von Imke Harmsen, Jan Mast und Ole Reep", ("Imke Harmsen", "Jan Mast", "Ole Reep")),
    ("By Ada Quill, Staff Writer", ("Ada Quill",)),
    ("By Ada Quill and Bo Mast, Senior Reporters", ("Ada Quill", "Bo Mast")),
    ("By Ada Quill, Staff Writer May 12, 2021", ("Ada Quill",)),
    ("By Ada Quill, EPC News Desk", ("Ada Quill",)),
    ("Author: Ada Quill, Harbor Correspondent", ("Ada Quill",)),
    ("Author: Ada Quill, and the wind", ()),
    ("By Ada Quill, Elder Herald May 12, 2021", ("Ada Quill",)),
    ("By Ada Quill, Ivo Herold May 12, 2021", ("Ada Quill", "Ivo Herold")),
    ("By Ada Quill, May 12, 2021", ("Ada Quill",)),
    ("By hook, and by crook", ()),
    ("By Hook, and by Crook", ()),
    ("By Day, and Night", ()),
    ("By Ada Quill, and the wind was cold.", ()),
)


@pytest.mark.parametrize(("line", "authors"), AUTHORS)
def test_the_authors_are_those_of_the_bylines(line: str, authors: tuple[str, ...]) -> None:
    assert normalized(line).authors == authors


@pytest.mark.parametrize("words", ["и ", "i ", "and ", "A ", "И и ", "A, and "])
def test_a_line_of_names_without_end_is_read_in_no_time(words: str) -> None:
    assert normalized(f"Автор: {words * 60}!").authors == ()


def test_given_authors_count_before_those_of_the_byline() -> None:
    assert normalized("By Ada Quill", authors=["Tom Mast"]).authors == ("Tom Mast",)


def test_the_first_heading_is_the_title() -> None:
    article = normalized()
    assert (article.title, article.blocks[0].kind, article.blocks[0].rule) == (
        "The Long Pier",
        "title",
        "first_heading",
    )


def test_a_given_title_is_looked_for_in_the_text() -> None:
    article = normalized("Port Elder", title="port  elder")
    assert article.title == "port  elder"
    assert [(block.kind, block.text) for block in article.blocks[:2]] == [
        ("heading", "The Long Pier"),
        ("title", "Port Elder"),
    ]


def test_a_given_title_that_the_text_has_not_leaves_its_headings_alone() -> None:
    article = normalized(title="The Short Pier")
    assert article.title == "The Short Pier"
    assert [block.kind for block in article.blocks] == ["heading", "paragraph"]


# Dates of the document ------------------------------------------------------------------------------------------------

NEIGHBOURS = "Old Nets\n4 March 2019New Nets\n15 March 2019" + PROSE

# Text, options, and the dates published, updated and as of, each with how it is known.
DATES = (
    ("nothing", "", {}, None, None, None),
    ("published", "Published: 12 May 2021", {}, "2021-05-12 stated", None, None),
    ("no finer than it says", "Published: May 2021", {}, "2021-05 stated", None, None),
    ("a pair", "Published: 12 May 2021 | Updated: 14 May 2021", {}, "2021-05-12 stated", "2021-05-14 stated", None),
    ("as of", "Data as of March 1987", {}, None, None, "1987-03 stated"),
    ("a date line", "12 May 2021", {}, "2021-05-12 stated", None, None),
    ("the first counts", "Published: 12 May 2021\nPosted: 13 May 2021", {}, "2021-05-12 stated", None, None),
    ("published first", f"Published: 13 May 2021\nELDER, May 12, 2021 — {PROSE}", {}, "2021-05-13 stated", None, None),
    ("a dateline", f"ELDER, May 12, 2021 — {PROSE}", {}, "2021-05-12 stated", None, None),
    ("a dateline without a year", f"ELDER, May 12 — {PROSE}", {}, None, None, None),
    ("given before stated", "Published: 12 May 2021", {"published": "1999"}, "1999 given", None, None),
    ("given updated", "Updated: 12 May 2021", {"updated": "1999-02"}, None, "1999-02 given", None),
    ("given as of", "Data as of March 1987", {"as_of": "199X"}, None, None, "199X given"),
    ("between its neighbors", NEIGHBOURS, {}, "[2019-03-04..2019-03-15] inferred", None, None),
    ("stated before inferred", f"{NEIGHBOURS}\nPublished: 12 May 2021", {}, "2021-05-12 stated", None, None),
    ("given before inferred", NEIGHBOURS, {"published": "1999"}, "1999 given", None, None),
    ("a weekday and on", "On Wednesday, 12 May 2021", {}, "2021-05-12 stated", None, None),
    ("a kind and a date", "Video - May 12, 2021", {}, "2021-05-12 stated", None, None),
    ("a word and a date", "Rain - May 12, 2021", {}, None, None, None),
    ("a published date", "Published Date: May 12, 2021", {}, "2021-05-12 stated", None, None),
    ("a clock and a date", "15:10 12 May 2021", {}, "2021-05-12 stated", None, None),
    ("a birth", "Born: May 12, 1934", {}, None, None, None),
    ("a beginning", "Starts: May 12, 2021", {}, None, None, None),
    ("an event", "Event: May 12, 2021", {}, None, None, None),
    ("a word before it", "Until 12 May 2021", {}, None, None, None),
    ("a deadline", "Deadline – 12 May 2021", {}, None, None, None),
    ("a label of two words", "Harbor Day: 12 May 2021", {}, None, None, None),
    ("hours", "12 May 2021, 9 am – 5 pm", {}, None, None, None),
    ("hours of a clock", "12 May 2021, 19:00-21:30", {}, None, None, None),
    ("a time", "12 May 2021, 9 am", {}, "2021-05-12 stated", None, None),
    ("a time twice", "1 May 2021 10:00 – Updated 2 May 2021 11:00", {}, "2021-05-01 stated", "2021-05-02 stated", None),
    ("a bare date behind the update", "12 May 2021\n\nUpdated: 3 May 2021", {}, None, "2021-05-03 stated", None),
    ("a bare date before it", "12 May 2021\n\nUpdated: May 2021", {}, "2021-05-12 stated", "2021-05 stated", None),
    ("a time behind a bar", "Updated: 12 July 2024 | 16:20", {}, None, "2024-07-12 stated", None),
    ("words behind a bar", "Updated: 12 July 2024 | and the rain", {}, None, None, None),
    ("a link to updates", "Last updated\n13 January 2025 — See all updates", {}, None, "2025-01-13 stated", None),
    ("a link in the line", "Updated: 13 January 2025 - View history", {}, None, "2025-01-13 stated", None),
    ("a wiki", "This page was last edited on 3 May 2024, at 09:27 (UTC).", {}, None, "2024-05-03 stated", None),
    ("a noun", "Last update 3 May 2024", {}, None, "2024-05-03 stated", None),
    ("a noun in a sentence", "Last update of 3 May 2024 was lost", {}, None, None, None),
    ("at odds", "Published: 12 May 2021\nUpdated: 3 May 2021", {}, "2021-05-12 stated", "2021-05-03 stated", None),
    ("a date in a sentence", "The pier was opened on 12 May 2021, by a wet mayor.", {}, None, None, None),
)  # fmt: skip


def said(date: DocumentDate | None) -> str | None:
    return f"{date.edtf} {date.basis}" if date else None


@pytest.mark.parametrize("row", DATES, ids=lambda row: row[0])
def test_a_document_has_these_dates(
    row: tuple[str, str, dict[str, str], str | None, str | None, str | None],
) -> None:
    _, lines, given, *dates = row
    article = normalized(lines, **given)
    assert [said(article.published), said(article.updated), said(article.as_of)] == dates


@pytest.mark.parametrize(
    ("label", "published"),
    [
        ("Deadline", None), ("When", None), ("Where/When", None), ("When:", None), ("Closing date", None),
        ("Starts", None), ("Effective", None), ("Born", None), ("Event date", None), ("Date of birth", None),
        ("Date and time", None), ("Bewerbungsfrist", None), ("Fecha límite", None), ("Когда", None),
        ("Date of issue", "2021-05-12"), ("Port Elder", "2021-05-12"), ("When the Boats Came Home", "2021-05-12"),
        ("Starters", "2021-05-12"), ("The Born Keeper", "2021-05-12"), ("Published", "2021-05-12"),
    ],
)  # fmt: skip
def test_a_label_above_a_bare_date_says_what_day_it_is(label: str, published: str | None) -> None:
    for line in ("12 May 2021", "12 May 2021, 4pm"):
        article = normalized(label, line, language="en")
        assert (str(article.published.edtf) if article.published else None) == published


def test_a_date_at_the_head_of_a_page_gives_way_to_one_by_the_article() -> None:
    menu = ("Menu", "Home", "Search", "Log in")
    for lines, published in (
        (("14 May 2021", *menu, "The Short Pier", "12 May 2021"), "2021-05-12"),
        (("14 May 2021", *menu, "The Short Pier"), "2021-05-14"),
        (("The Short Pier", "14 May 2021", "12 May 2021"), "2021-05-14"),
        (("Published: 14 May 2021", *menu, "The Short Pier", "12 May 2021"), "2021-05-14"),
    ):
        article = relations.normalize("\n\n".join((*lines, PROSE)), language="en")
        assert article.published is not None
        assert str(article.published.edtf) == published


def test_a_stated_date_points_to_its_evidence_and_names_its_rule() -> None:
    article = normalized("Published: 12 May 2021")
    assert article.published is not None
    assert [article.source.slice(span) for span in article.published.evidence] == ["12 May 2021"]
    assert article.published.rule == "published_line"


def test_a_given_date_has_no_evidence() -> None:
    article = normalized("Published: 12 May 2021", published="1999")
    assert article.published is not None
    assert article.published.evidence == ()


def test_an_inferred_date_rests_on_the_dates_of_its_neighbors() -> None:
    article = normalized(NEIGHBOURS)
    assert article.published is not None
    assert [article.source.slice(span) for span in article.published.evidence] == ["4 March 2019", "15 March 2019"]
    assert article.published.rule == "bracketing_neighbours"


def test_dates_of_its_neighbors_are_none_of_the_articles() -> None:
    assert [timex.text for timex in normalized(NEIGHBOURS).timexes if "2019" in timex.text] == []


def test_the_order_of_day_and_month_holds_for_the_documents_dates_too() -> None:
    assert said(normalized("Published: 12/5/2021", date_order="DMY").published) == "2021-05-12 stated"
    assert said(normalized("Published: 12/5/2021", date_order="MDY").published) == "2021-12-05 stated"


@pytest.mark.parametrize(
    "line",
    [
        "Tags: har\x01bours, trade",
        "Source: Co\ufffeastal Press",
        "12 May 2021 | By Ann\x02 Example",
        "PORT EL\x03DER, May 12, 2021 (Coastal) — The library has moved back into the pavilion, said its keeper.",
    ],
)
def test_what_metadata_says_holds_no_character_that_xml_forbids(line: str) -> None:
    fields = [b for b in normalized(line).blocks if isinstance(b, Metadata)]
    assert fields
    assert all(character.isprintable() for b in fields for character in b.text + b.value)


def test_neighbors_are_told_by_their_glued_dates_in_other_languages_too() -> None:
    article = normalized("Les filets\n4 mars 2019Les barques\n15 mars 2019" + PROSE, language="fr")
    assert {b.text for b in article.blocks if b.kind == "boilerplate"} == {
        "Les filets",
        "4 mars 2019Les barques",
        "15 mars 2019",
    }
    assert [t.text for t in article.timexes if "2019" in t.text] == []


# Set aside around the article, and yet about it ------------------------------------------------------------------

TEXT = Paragraph(span=Span(start=900, end=1100), text="The pier of Port Elder is long. " * 6, rule="line")


def labelled(*lines: str, below: bool = False, read: Container[str] = ()) -> tuple[Block, ...]:
    """Lines that were set aside above the article, or below it, with those relabelled that are about it.

    Some may read as metadata to the model; the others are entries of a menu.
    """
    start = 2000 if below else 0
    aside = [
        Boilerplate(
            span=Span(start=start + 50 * i, end=start + 50 * i + len(line)),
            text=line,
            rule="reads_as_metadata" if line in read else "menu",
            reason="navigation",
            was="paragraph",
            evidence=(Span(start=0, end=1),),
        )
        for i, line in enumerate(lines)
    ]
    blocks = [TEXT, *aside] if below else [*aside, TEXT]
    text = "".join(f"{block.text:<50}" for block in aside)
    text = f"{TEXT.text:<{start}}{text}" if below else f"{text:<{TEXT.span.start}}{TEXT.text}"
    return label_outside(text, blocks, language="en", order=None)


def around(*lines: str, below: bool = False, read: Container[str] = ()) -> list[tuple[str, str]]:
    """Field or reason of such lines, and rule."""
    return [
        (block.field if block.kind == "metadata" else block.reason, block.rule)
        for block in labelled(*lines, below=below, read=read)
        if block.kind in ("metadata", "boilerplate")
    ]


def test_of_the_dates_above_an_article_the_nearest_is_its_own() -> None:
    lines = around("Friday, 4 March 2019", "Boats", "Ada Quill 1 March 2019 12")
    assert [field for field, _ in lines] == ["navigation", "navigation", "published"]


def test_a_date_beside_a_temperature_is_none() -> None:
    assert around("4 March 2019 3°C") == [("navigation", "menu")]


def test_a_holiday_above_an_article_is_an_entry_of_a_menu() -> None:
    assert around("Christmas 2011") == [("navigation", "menu")]
    assert around("25 December 2011") == [("published", "date_above")]


def test_a_line_above_that_says_several_things_is_cut_into_them() -> None:
    assert around("Boats", "By Ada Quill 05/12/11 05:16 PM ET", "By Ada Quill May 12, 2011 | 3 Comments") == [
        ("navigation", "menu"),
        ("byline", "byline_above"),
        ("byline", "composed_line"),
        ("published", "composed_line"),
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("By Daily Mail Reporter", "Daily Mail Reporter"),
        ("By the Pier Team 2–3 minutes", "Pier Team"),
        ("By Department: Elder Works", None),
        ("Edited by Ada Quill", None),
        ("By ADA QUILL; Compiled by TOM MAST", "ADA QUILL"),
        ("By Ada Quill (Coastal Press) – 17 hours ago", "Ada Quill"),
        ("By The Pier editors", "The Pier editors"),
        ("By Boats", None),
        ("By the sea", None),
        ("By the light of the moon the planks were counted.", None),
    ],
)
def test_by_right_above_the_article_signs_it(line: str, value: str | None) -> None:
    made = [block.value for block in labelled(line) if isinstance(block, Metadata)]
    assert made == ([value] if value else [])
    assert around(line, below=True)[0][1] != "byline_above"


def test_a_label_names_the_lines_below_it() -> None:
    assert around("Written by", "Ada Quill", "Boats") == [
        ("byline", "list_label"),
        ("byline", "list_label"),
        ("navigation", "menu"),
    ]
    assert [field for field, _ in around("Tags", "harbours", "trade", below=True)] == ["tags"] * 3


def test_a_label_with_nothing_that_it_could_name_stays_what_it_was() -> None:
    assert around("Written by", "the keeper of the tides and of the light") == [("navigation", "menu")] * 2
    for label in ("Edited by", "Reviewed by", "Fact-checked by"):
        assert around(label, "Ada Quill") == [("navigation", "menu")] * 2


FAR = tuple(f"Boat {number}" for number in range(40))
"""Lines between the article and what is too far from it to tell by its words alone."""


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("12 May 2021", "published", "2021-05-12"),
        ("updated 12 May 2021 by the keeper of tides", "updated", "2021-05-12"),
        ("By Ada Quill | 12 May 2021", "byline", "Ada Quill"),
        ("Written by Ada Quill", "byline", "Ada Quill"),
        ("By the Pier Team", "byline", "Pier Team"),
        ("Source: Coastal Press", "source", "Coastal Press"),
        ("Filed under Harbours", "section", "Harbours"),
        ("Topics: harbours, trade", "tags", "harbours, trade"),
        ("6 minutes", "reading_time", "6 minutes"),
        ("Page 28", None, None),
        ("Ada Quill", None, None),
        ("Harbours", None, None),
        ("4 March 2019 3°C", None, None),
        ("The planks were counted by the light of the moon.", None, None),
    ],
)
def test_a_line_that_reads_as_metadata_is_what_it_names_wherever_it_stands(
    line: str, field: str | None, value: str | None
) -> None:
    for below in (True, False):
        lines = (*FAR[:25], line) if below else (line, *FAR[:15])
        made = [block for block in labelled(*lines, below=below, read=(line,)) if isinstance(block, Metadata)]
        assert [(one.field, one.value) for one in made[:1]] == ([(field, value)] if field else [])
        assert {field for field, _ in around(*lines, below=below)} == {"navigation"}


def test_a_name_or_a_few_words_that_read_as_metadata_want_some_beside_them() -> None:
    lines = ("Ada Quill", "12 May 2021", "Harbours", *FAR[:15], "HARBOURS")
    assert around(*lines, read=lines[:3])[:3] == [
        ("byline", "beside_metadata"),
        ("published", "composed_line"),
        ("section", "beside_metadata"),
    ]
    for above, field in (("Last update: 12 May 2021", "navigation"), ("Topics: tides, planks", "tags")):
        below = (above, "harbours", *FAR)
        assert [field for field, _ in around(*below, read=below[:2], below=True)][1] == field
        assert [field for field, _ in around(*below, read=below[:1], below=True)][1] == "navigation"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Tom Maståker", "byline"),
        ("Ann Harbor", "byline"),
        ("Web Tips", "navigation"),
        ("By Ada", "navigation"),
        ("Top Harbors", "navigation"),
        ("港口 水手", "byline"),
        ("港口的水手昨天说 潮汐表是错的", "navigation"),
        ("Harbor News", "navigation"),
        ("Senior Harbor Editor at the Log", "navigation"),
        ("Boats and Tides", "navigation"),
        ("X min read", "navigation"),
        ("Read about tides", "navigation"),
        ("« Tides »", "navigation"),
        ("Tides at last.", "navigation"),
    ],
)
def test_beside_metadata_common_words_are_no_name_and_what_no_menu_has_is_no_section(line: str, field: str) -> None:
    lines = ("12 May 2021", line, *FAR[:15])
    assert [said for said, _ in around(*lines, read=lines[:2])][:2] == ["published", field]


def test_what_stands_below_the_label_of_another_field_is_no_name() -> None:
    for label, field in (("Department:", "navigation"), ("Harbor Board", "byline")):
        lines = (label, "Tom Maståker", "12 May 2021", *FAR[:15])
        assert [said for said, _ in around(*lines, read=lines[1:3])][1] == field


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Boats and Tides", "section"),
        ("Harbor News", "section"),
        ("Tom Maståker", "byline"),
        ("Get boats", "navigation"),
    ],
)
def test_what_stands_in_the_menu_too_is_a_section_but_a_name_is_a_name(line: str, field: str) -> None:
    lines = ("12 May 2021", line, *FAR[:15], line.upper())
    assert [said for said, _ in around(*lines, read=lines[:2])][:2] == ["published", field]


def test_a_label_near_the_article_names_no_more_than_what_stands_near_it_too() -> None:
    lines = ("Tags", *(f"boats {word}" for word in "abcdefghijk"))
    fields = [field for field, _ in around(*lines, below=True)]
    assert fields == ["tags"] * 8 + ["navigation"] * 4
    assert [field for field, _ in around(*lines, below=True, read=lines)] == ["tags"] * 12


def test_far_from_the_article_a_label_names_only_lines_that_read_as_metadata() -> None:
    lines = (*FAR, "Tags", "harbours", "tides", "Home")
    fields = [field for field, _ in around(*lines, below=True, read=("Tags", "harbours", "tides"))]
    assert fields[-4:] == ["tags", "tags", "tags", "navigation"]
    assert {field for field, _ in around(*lines, below=True)} == {"navigation"}


def test_a_day_far_from_where_the_article_begins_is_not_its_own_but_a_name_that_is_signed_may_be() -> None:
    for line, field in (
        ("12 May 2021", "navigation"),
        ("By Ada Quill | 12 May 2021", "navigation"),
        ("By Ada Quill", "byline"),
    ):
        assert around(*FAR, line, below=True, read=(line,))[-1][0] == field


def test_another_day_than_the_nearest_one_is_that_of_another_article() -> None:
    lines = ("13 May 2021", "12 May 2021 12:01", "11 May 2021", *FAR[:15])
    fields = [field for field, _ in around(*lines, read=lines[:3])]
    assert fields[:3] == ["navigation", "navigation", "published"]
    twice = ("11 May 2021", "11 May 2021 12:01", *FAR[:15])
    assert [field for field, _ in around(*twice, read=twice[:2])][:2] == ["published", "published"]


def test_a_sentence_about_the_article_says_the_date_that_it_tells_or_its_words() -> None:
    lines = "This article was updated on May 14, 2021.", "This article was updated on Monday."
    (first,), (second,) = ([b for b in labelled(line, below=True) if isinstance(b, Metadata)] for line in lines)
    assert (first.value, second.value) == ("2021-05-14", lines[1])


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Posted by Ada Quill.", "byline"),
        ("This article was first published in the Elder Log.", "published"),
        ("This article was updated on Monday.", "updated"),
        ("Filed under Shipping", "section"),
        ("Labels: planks, tides", "tags"),
        ("5 min", "reading_time"),
        ("[Elder Log]", "source"),
        ("Text: Ada Quill", "byline"),
        ("Edited by Ada Quill", "navigation"),
        ("edited by Ada Quill", "navigation"),
        ("Report: Elder Board", "navigation"),
        ("Department: Elder Works", "navigation"),
        ("Boats", "navigation"),
        ("This article is long", "navigation"),
    ],
)
def test_a_line_below_the_article_that_was_set_aside_may_be_about_it(line: str, field: str) -> None:
    assert around(line, below=True)[0][0] == field
