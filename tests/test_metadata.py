"""What a text says about itself: its title, its authors, and its own dates."""

from __future__ import annotations

import pytest
from reports import Report, reports, told

import relations
from relations.about import label_outside
from relations.metadata import FIELD_RULES, FieldRule, label_lines
from relations.model import Article, Boilerplate, DocumentDate, Metadata, Paragraph, Span

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
)


@pytest.mark.parametrize(("line", "authors"), AUTHORS)
def test_the_authors_are_those_of_the_bylines(line: str, authors: tuple[str, ...]) -> None:
    assert normalized(line).authors == authors


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


def around(*lines: str, below: bool = False) -> list[tuple[str, str]]:
    """Field or reason, and rule, of lines that were set aside above the article, or below it."""
    start = 2000 if below else 0
    aside = [
        Boilerplate(
            span=Span(start=start + 50 * i, end=start + 50 * i + 40),
            text=line,
            rule="menu",
            reason="navigation",
            was="paragraph",
            evidence=(Span(start=0, end=1),),
        )
        for i, line in enumerate(lines)
    ]
    blocks = [TEXT, *aside] if below else [*aside, TEXT]
    made = label_outside(blocks, language="en", order=None)
    return [
        (b.field if b.kind == "metadata" else b.reason, b.rule) for b in made if b.kind in ("metadata", "boilerplate")
    ]


def test_of_the_dates_above_an_article_the_nearest_is_its_own() -> None:
    lines = around("Friday, 4 March 2019", "Boats", "Ada Quill 1 March 2019 12")
    assert [field for field, _ in lines] == ["navigation", "navigation", "published"]


def test_a_date_beside_a_temperature_is_none() -> None:
    assert around("4 March 2019 3°C") == [("navigation", "menu")]


def test_a_label_names_the_lines_below_it() -> None:
    assert around("Written by", "Ada Quill", "Boats") == [
        ("byline", "list_label"),
        ("byline", "list_label"),
        ("navigation", "menu"),
    ]
    assert [field for field, _ in around("Tags", "harbours", "trade", below=True)] == ["tags"] * 3


def test_a_label_with_nothing_that_it_could_name_stays_what_it_was() -> None:
    assert around("Written by", "the keeper of the tides and of the light") == [("navigation", "menu")] * 2


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
        ("Boats", "navigation"),
        ("This article is long", "navigation"),
    ],
)
def test_a_line_below_the_article_that_was_set_aside_may_be_about_it(line: str, field: str) -> None:
    assert around(line, below=True)[0][0] == field
