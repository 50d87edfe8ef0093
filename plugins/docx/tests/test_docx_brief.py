from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import ClassVar

import docx
import pytest
from docx.document import Document
from lxml.etree import _Element as Element
from pydantic import ValidationError

import relations
from relations.edtf import Edtf
from relations.model import Article, DocumentDate, Paragraph, Source, Span, Timex
from relations.testing import ExporterSuite, sample_articles
from relations_docx import DocxExporter, Options
from relations_docx.wordml import q, words_of

TEXT = """A Bridge over the Venn

By Ada Ferro

Published 3 May 2021

The Crossing

The ferry will stop on 19 June (see The Toll, this ch.). The bridge was begun in 1953-56.
In the early 1990s it was widened.

What it carries:

1. Trains: two tracks.
2. Carts.

Then the council counted again:

1. Carts.
2. Boats under it.

• Sand: mostly wet.

The Toll

Nobody paid (see Public Finance, ch. 3) until March 1992.

Data as of June 1993

Subscribe to our newsletter
"""


def brief(text: str | bytes, options: Options | None = None, **said: str) -> Document:
    return opened(DocxExporter(options).export(relations.normalize(text, **said)))


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def with_dates(*dates: str) -> Article:
    """An article that is nothing but dates."""
    text = " ".join(dates)
    timexes, at = [], 0
    for date in dates:
        span = Span(start=at, end=at + len(date))
        timexes.append(
            Timex(span=span, text=date, type="DATE", value=date, edtf=Edtf.parse(date), basis="explicit", rule="r")
        )
        at += len(date) + 1
    return Article(
        source=Source(name="dates.txt", text=text, sha256=hashlib.sha256(text.encode()).hexdigest()),
        blocks=(Paragraph(span=Span(start=0, end=len(text)), text=text, rule="r"),),
        timexes=tuple(timexes),
    )


def headings(document: Document) -> list[tuple[str, str]]:
    return [
        (p.style.name, p.text) for p in document.paragraphs if p.style is not None and p.style.name.startswith("Head")
    ]


def table(document: Document, caption: str) -> list[list[str]]:
    """The cells of a table, by row, without its header row."""
    for found in document.element.body.iter(q("tbl")):
        if found.find(f"{q('tblPr')}/{q('tblCaption')}").get(q("val")) == caption:
            rows = list(found.iter(q("tr")))
            return [["\n".join(words_of(p) for p in c.iter(q("p"))) for c in row.iter(q("tc"))] for row in rows[1:]]
    return []


def check_links(document: Document) -> list[str]:
    """Check that every link leads somewhere, and return where they lead."""
    body = document.element.body
    names = [mark.get(q("name")) for mark in body.iter(q("bookmarkStart"))]
    starts = [mark.get(q("id")) for mark in body.iter(q("bookmarkStart"))]
    ends = [mark.get(q("id")) for mark in body.iter(q("bookmarkEnd"))]
    anchors = [link.get(q("anchor")) for link in body.iter(q("hyperlink")) if link.get(q("anchor"))]
    assert len(set(names)) == len(names)
    assert len(set(starts)) == len(starts)
    assert sorted(starts) == sorted(ends)
    assert set(anchors) <= set(names)
    return anchors


def check_parts(data: bytes) -> None:
    openxml_audit = pytest.importorskip("openxml_audit", reason="openxml-audit, the validator, is not installed")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
    with tempfile.TemporaryDirectory() as folder:  # the validator reads files only
        path = Path(folder) / "brief.docx"
        path.write_bytes(data)
        result = openxml_audit.OpenXmlValidator().validate(path)
    assert result.is_valid, [str(error) for error in result.errors]


class TestDocx(ExporterSuite):
    exporter: ClassVar = DocxExporter

    def validate(self, data: bytes) -> None:
        check_parts(data)
        check_links(opened(data))

    def validate_all(self, data: bytes, count: int) -> None:
        self.validate(data)
        titles = {title for style, title in headings(opened(data)) if style == "Heading 1"}
        assert count < 2 or {a.title for a in sample_articles()[:count] if a.title} <= titles

    def text_of(self, data: bytes) -> str:
        return "\n".join(words_of(p) for p in opened(data).element.body.iter(q("p")))


def test_the_parts_come_in_order_under_real_headings() -> None:
    document = brief(TEXT)

    assert [p.style.name for p in document.paragraphs[:2] if p.style] == ["Title", "Subtitle"]
    assert document.paragraphs[0].text == "A Bridge over the Venn"
    assert headings(document) == [
        ("Heading 1", "Key facts"),
        ("Heading 1", "Timeline"),
        ("Heading 1", "The article"),
        ("Heading 2", "The Crossing"),
        ("Heading 2", "The Toll"),
        ("Heading 1", "What was set aside, and why"),
        ("Heading 1", "Source"),
    ]


def test_the_contents_list_each_heading_as_a_link() -> None:
    document = brief(TEXT)
    contents = next(document.element.body.iter(q("sdt")))
    entries = [words_of(p) for p in contents.iter(q("p"))]

    assert entries == ["Contents", *(text for _, text in headings(document))]
    assert len(list(contents.iter(q("hyperlink")))) == len(entries) - 1
    assert r"\n" in next(contents.iter(q("instrText"))).text


def test_word_is_given_nothing_to_ask() -> None:
    document = brief(TEXT)

    assert document.settings.element.find(q("updateFields")) is None


def test_key_facts_say_how_each_is_known() -> None:
    facts = table(brief(TEXT, name="bridge.txt"), "Key facts")

    assert facts[:3] == [
        ["As of", "June 1993 (1993-06)", "Stated in the text: “Data as of June 1993”"],
        ["Published", "3 May 2021 (2021-05-03)", "Stated in the text: “Published 3 May 2021”"],
        ["By", "Ada Ferro", "Stated in the text: “By Ada Ferro”"],
    ]
    assert facts[-1][:2] == ["Source", "bridge.txt"]


def test_an_inferred_date_links_to_what_it_was_inferred_from() -> None:
    article = relations.normalize(TEXT)
    bridge, newsletter = (
        next(n for n, block in enumerate(article.blocks) if block.text.startswith(start))
        for start in ("The ferry", "Subscribe")
    )
    evidence = (article.blocks[bridge].span, article.blocks[newsletter].span)
    date = DocumentDate(edtf=Edtf.parse("[2021..2022]"), basis="inferred", evidence=evidence, rule="r")
    document = opened(DocxExporter().export(article.model_copy(update={"published": date})))
    published = next(row for row in table(document, "Key facts") if row[0] == "Published")

    assert published[1] == "between 2021 and 2022 ([2021..2022])"
    assert re.fullmatch(
        "Inferred from the text: “The ferry will stop .*” and “Subscribe to our newsletter”", published[2]
    )
    assert {f"block_{bridge + 1}", f"block_{newsletter + 1}"} <= set(check_links(document))


def test_a_title_that_was_given_leaves_the_texts_own_among_the_facts() -> None:
    article = relations.normalize(TEXT).model_copy(update={"title": "Venn crossings"})
    document = opened(DocxExporter().export(article))

    assert document.paragraphs[0].text == "Venn crossings"
    assert ["Title in the text", "A Bridge over the Venn", "A line of the text"] in table(document, "Key facts")


def test_a_given_date_is_said_to_be_given() -> None:
    facts = table(brief("One line.\n", published="2024-10"), "Key facts")

    assert ["Published", "October 2024 (2024-10)", "Given with the text"] in facts


def test_the_timeline_is_in_order_of_time_with_sentences() -> None:
    rows = table(brief(TEXT), "Timeline of the dates in the text")

    assert [row[0] for row in rows] == [
        "1953–1956\n(1953/1956)",
        "early 1990s\n(199X)",
        "March 1992\n(1992-03)",
        "June 1993\n(1993-06)",
        "3 May 2021\n(2021-05-03)",
        "19 June 2021\n(2021-06-19)",
    ]
    assert rows[1][3] == "In the early 1990s it was widened."
    assert rows[3][3] == "In the as-of line: Data as of June 1993"
    assert re.fullmatch(r"Completed from the .*date.*, 3 May 2021", rows[5][2])


def test_narrowed_dates_are_ordered_by_what_they_narrow_to() -> None:
    article = relations.normalize("It fell in late 1993, rose in June 1993 and stood still in 44 BC.")
    rows = table(opened(DocxExporter().export(article)), "Timeline of the dates in the text")

    assert [row[0].partition("\n")[0] for row in rows] == ["44 BC", "June 1993", "late 1993"]


def test_each_row_links_to_its_paragraph_and_each_date_to_its_row() -> None:
    document = brief(TEXT)
    anchors = check_links(document)
    dates = [a for a in anchors if a.startswith("date_")]

    assert sorted(dates) == ["date_1", "date_2", "date_3", "date_6"]  # 4 and 5 stand in the key facts
    assert sum(a.startswith("block_") for a in anchors) >= 6


def test_a_header_row_is_marked_and_repeated() -> None:
    for found in brief(TEXT).element.body.iter(q("tbl")):
        first, *rest = found.iter(q("tr"))
        assert first.find(f"{q('trPr')}/{q('tblHeader')}") is not None
        assert all(row.find(f"{q('trPr')}/{q('tblHeader')}") is None for row in rest)


def test_there_are_no_empty_paragraphs() -> None:
    for article in sample_articles():
        body = opened(DocxExporter().export(article)).element.body
        # The one exception is a cell that has nothing to say, and Word wants a paragraph there.
        assert [p for p in body.iter(q("p")) if not words_of(p) and p.getparent().tag != q("tc")] == []


def test_lists_have_real_numbers_that_start_anew() -> None:
    document = brief(TEXT)
    items = [p for p in document.paragraphs if p.style is not None and p.style.name.startswith("List")]
    numbers = [p._p.find(f"{q('pPr')}/{q('numPr')}/{q('numId')}").get(q("val")) for p in items]

    assert [p.text for p in items] == [
        "Trains: two tracks.",
        "Carts.",
        "Carts.",
        "Boats under it.",
        "Sand: mostly wet.",
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3] != numbers[4]


def bold(document: Document, start: str) -> str:
    paragraph = next(p for p in document.paragraphs if p.text.startswith(start))
    return "".join(run.text for run in paragraph.runs if run.style is not None and run.style.name == "Strong")


def test_a_label_is_bold() -> None:
    document = brief(TEXT)

    assert bold(document, "Trains") == "Trains"
    assert bold(document, "Sand") == "Sand"


def test_a_cross_reference_links_where_it_can_and_is_italic_where_not() -> None:
    article = relations.normalize(TEXT)
    document = opened(DocxExporter().export(article))
    paragraph = next(p for p in document.paragraphs if p.text.startswith("The ferry will stop"))
    linked = [link for link in paragraph.hyperlinks if "The Toll" in link.text]
    target = next(n for n, b in enumerate(article.blocks, start=1) if b.kind == "heading" and b.text == "The Toll")

    assert [link.fragment for link in linked] == [f"block_{target}"]
    finance = next(p for p in document.paragraphs if p.text.startswith("Nobody paid"))
    assert "Public Finance" in "".join(r.text for r in finance.runs if r.style and r.style.name == "Emphasis")


def test_what_was_set_aside_is_all_there_with_reason_and_rule() -> None:
    article = relations.normalize(TEXT)
    rows = table(opened(DocxExporter().export(article)), "What was set aside, and why")

    assert [(row[1], row[2]) for row in rows] == [(block.text, block.rule) for block in article.set_aside]
    assert ("Newsletter", "Subscribe to our newsletter") in {(row[0], row[1]) for row in rows}


def test_a_day_without_its_year_is_listed_as_unresolved() -> None:
    document = brief("Fog\n\nThe ships met on 19 June and parted.\n")
    rows = table(document, "Dates that could not be resolved")

    assert rows == [["19 June", "19 June, year unknown", "The ships met on 19 June and parted."]]
    assert table(document, "Timeline of the dates in the text") == []


def test_a_text_without_a_title_says_so_and_makes_none_up() -> None:
    article = relations.normalize("it rained all day, and nobody came.\n", name="rain.txt")
    assert article.title is None
    document = opened(DocxExporter().export(article))

    assert document.paragraphs[0].text == "rain.txt"
    assert document.paragraphs[1].text.startswith("The text has no title; it goes by the name of its source")
    nameless = opened(DocxExporter().export(relations.normalize("it rained all day, and nobody came.\n")))
    assert nameless.paragraphs[0].text == "Untitled text"


def test_an_empty_article_is_a_brief_that_says_so() -> None:
    document = brief("")

    assert "The source holds no text of an article." in [p.text for p in document.paragraphs]
    assert "Nothing was set aside: all of the source is in this brief." in [p.text for p in document.paragraphs]


def test_header_and_footer_name_title_and_pages() -> None:
    section = brief(TEXT).sections[0]
    fields = [field.get(q("instr")).strip() for field in section.footer._element.iter(q("fldSimple"))]

    assert section.header.paragraphs[0].text == "A Bridge over the Venn"
    assert words_of(section.footer._element) == "Page 1 of 1"
    assert fields == ["PAGE", "NUMPAGES"]


def test_properties_come_from_the_record_and_never_from_the_clock() -> None:
    properties = brief(TEXT, name="bridge.txt").core_properties

    assert (properties.title, properties.author, properties.language) == ("A Bridge over the Venn", "Ada Ferro", "en")
    assert str(properties.created) == str(properties.modified) == "2021-05-03 00:00:00+00:00"
    assert (properties.last_modified_by, properties.keywords) == ("", "")
    assert str(brief("One line.", published="2021-05").core_properties.created) == "1980-01-01 00:00:00+00:00"


def test_the_language_of_the_article_is_that_of_the_document() -> None:
    document = brief("Die Brücke\n\nSie wurde im Mai 1953 gebaut.\n", language="de")
    defaults = document.styles.element.find(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}/{q('lang')}")
    own = next(p for p in document.paragraphs if p.text == "Timeline")

    assert defaults.get(q("val")) == "de-DE"
    assert next(own._p.iter(q("lang"))).get(q("val")) == "en-US"


def test_the_package_is_clean_and_undated() -> None:
    data = DocxExporter().export(relations.normalize(TEXT))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        dates = {entry.date_time for entry in package.infolist()}

    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert not any(re.search("thumbnail|stylesWithEffects|customXml", name) for name in names)


def test_odd_characters_survive_or_are_replaced() -> None:
    text = "T & <T>\n\nFish & chips cost <5> “𝒱𝒶𝓇𝓇𝓌” 🚢 ]]> in 1993. \x00\ufffe\n"
    article = relations.normalize(text)
    odd = article.source.model_copy(update={"name": "a\x00b.txt"})
    document = opened(DocxExporter().export(article.model_copy(update={"source": odd})))
    words = "\n".join(p.text for p in document.paragraphs)

    assert "Fish & chips cost <5> “𝒱𝒶𝓇𝓇𝓌” 🚢 ]]> in 1993." in words
    assert ["Source", "a\ufffdb.txt"] in [row[:2] for row in table(document, "Key facts")]


@pytest.mark.parametrize(
    ("url", "is_link"), [("https://example.org/a?b=c#d", True), ("https://example.org/%zz", False), ("ftp://x", False)]
)
def test_only_a_plain_address_is_a_link(url: str, is_link: bool) -> None:  # noqa: FBT001 -- a column of the table
    document = brief("One line.", url=url)
    external = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]

    assert external == ([url] if is_link else [])
    assert ["Address", url, "Given with the text"] in table(document, "Key facts")


def test_a_timeline_of_three_hundred_rows_is_complete_and_in_order() -> None:
    dates = [f"{2000 - n}-{n % 12 + 1:02d}" for n in range(300)]
    document = opened(DocxExporter().export(with_dates(*dates)))
    rows = table(document, "Timeline of the dates in the text")

    assert [row[1] for row in rows] == sorted(dates)
    assert len([a for a in check_links(document) if a.startswith("date_")]) == 300


def test_sections_can_be_chosen_and_no_link_is_left_dangling() -> None:
    only_dates = brief(TEXT, Options(sections=("timeline",)))
    only_text = brief(TEXT, Options.model_validate({"sections": "text, contents"}))

    assert [text for _, text in headings(only_dates)] == ["Timeline"]
    assert check_links(only_dates) == []
    assert "date_1" not in check_links(only_text)
    assert table(only_dates, "Timeline of the dates in the text") == table(
        brief(TEXT), "Timeline of the dates in the text"
    )


def test_an_unknown_section_or_paper_is_refused() -> None:
    with pytest.raises(ValidationError):
        Options.model_validate({"sections": "timeline,poems"})
    with pytest.raises(ValidationError):
        Options.model_validate({"page_size": "a5"})


def test_the_paper_is_a4_or_letter() -> None:
    a4 = brief(TEXT).sections[0]
    letter = brief(TEXT, Options.model_validate({"page_size": "Letter"})).sections[0]

    assert [round(side.mm) for side in (a4.page_width, a4.page_height) if side] == [210, 297]
    assert [side.inches for side in (letter.page_width, letter.page_height) if side] == [8.5, 11]


def test_several_articles_make_one_brief_with_one_timeline() -> None:
    articles = [
        relations.normalize(TEXT, name="a.txt"),
        relations.normalize("Fog\n\nIt lifted in 1960.\n", name="b.txt"),
    ]
    document = opened(b"".join(DocxExporter().export_all(articles)))
    rows = table(document, "Timeline of the dates in the text")
    firsts = [text for style, text in headings(document) if style == "Heading 1"]

    assert firsts == ["Articles", "Timeline", "A Bridge over the Venn", "Fog"]
    assert [(row[0].partition("\n")[0], row[3]) for row in rows][:2] == [
        ("1953–1956", "A Bridge over the Venn"),
        ("1960", "Fog"),
    ]
    assert {"a1_date_1", "a2_date_1"} <= set(check_links(document))


STORY = """The harbor of Port Elder was closed on 3 May 2021 after a crane fell into the basin. Nobody was hurt, but two
boats sank at their moorings, and the ferry to Saltby will not sail before June 2021. The harbor master said that the
crane had been inspected with care and found sound, and that he would say so again."""


def test_copies_are_pointed_out_and_what_they_say_alike_is_one_row() -> None:
    articles = [
        relations.normalize(f"{title}\n\n{STORY}{more}\n", name=f"{title}.txt", as_of=as_of)
        for title, more, as_of in (("Crane", "", "2021-05"), ("Basin", " It was in 1999.", "2021-06"))
    ]
    document = opened(b"".join(DocxExporter().export_all([*articles, relations.normalize("Fog\n\nIn 1960.\n")])))
    check_links(document)
    rows = table(document, "Timeline of the dates in the text")
    sources = table(document, "The articles of this brief")
    note = next(p for p in document.paragraphs if p.text.startswith("Article 2"))

    assert [(row[0].partition("\n")[0], row[3]) for row in rows] == [
        ("1960", "Fog"),
        ("1999", "Basin"),
        ("3 May 2021", "Crane\nalso in [2] Basin"),
        ("June 2021", "Crane\nalso in [2] Basin"),
    ]
    assert [row[3] for row in sources] == ["May 2021 (2021-05)", "June 2021 (2021-06)", "Not known"]
    assert note.text.startswith("Article 2 is much the same text as article 1: of the shorter one’s sequences")
    assert [link.fragment for link in note.hyperlinks] == ["a2_article", "a1_article"]


def test_one_article_combined_is_its_own_brief() -> None:
    article = relations.normalize(TEXT)

    assert b"".join(DocxExporter().export_all(iter([article]))) == DocxExporter().export(article)


def test_importing_the_plugin_does_not_load_python_docx() -> None:
    code = "import sys, relations_docx; sys.exit('docx' in sys.modules or 'lxml' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def runs_of(element: Element) -> list[str]:
    return [words_of(run) for run in element.iter(q("r"))]


def test_the_date_is_bold_in_its_sentence() -> None:
    document = brief("Fog\n\nIt came. It lifted in 1960, at noon.\n")
    cell = list(document.element.body.iter(q("tc")))
    sentence = next(c for c in cell if words_of(c) == "It lifted in 1960, at noon.")

    assert runs_of(sentence) == ["It lifted in ", "1960", ", at noon."]
    assert [s.get(q("val")) for s in sentence.iter(q("rStyle"))] == ["Strong"]
