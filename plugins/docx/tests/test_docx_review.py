from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from lxml.etree import _Element as Element

import relations
from relations.edtf import Edtf
from relations.model import Article, Boilerplate, DocumentDate
from relations.testing import sample_articles
from relations_docx import DocxExporter, Options
from relations_docx.wordml import q, words_of

TEXT = """The Mill

The mill was built on 3/4/2019. It burned on 19 June, and the following year nobody came in 1990.

Subscribe to our newsletter
"""


def part(data: bytes, name: str) -> Element | None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name)) if name in package.namelist() else None


def review(article: Article, **options: object) -> dict[str, str]:
    """For each comment the words it is on, and what it says."""
    data = DocxExporter(Options.model_validate({"review": True, **options})).export(article)
    comments, body = part(data, "word/comments.xml"), part(data, "word/document.xml")
    assert body is not None
    if comments is None:
        assert list(body.iter(q("commentReference"))) == []
        return {}
    said = {}
    for comment in comments:
        assert comment.get(q("date")) is None
        number = comment.get(q("id"))
        starts, ends, marks = (
            [one for one in body.iter(q(name)) if one.get(q("id")) == number]
            for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
        )
        assert (len(starts), len(ends), len(marks)) == (1, 1, 1)
        within, at = "", starts[0].getnext()
        while at is not None and at is not ends[0]:
            within += words_of(at)
            at = at.getnext()
        said[within] = "\n".join(words_of(paragraph) for paragraph in comment)
    return said


def with_score(article: Article, score: float | None, *, evidence: bool) -> Article:
    blocks = tuple(
        b.model_copy(update={"score": score, **({} if evidence else {"evidence": ()})})
        if isinstance(b, Boilerplate)
        else b
        for b in article.blocks
    )
    return article.model_copy(update={"blocks": blocks})


def test_each_doubtful_date_has_a_comment_in_the_text() -> None:
    said = review(relations.normalize(TEXT))

    assert said == {
        "3/4/2019": "Ambiguous date: 3 April 2019 (2019-04-03) or 4 March 2019 (2019-03-04).\n"
        "Rule: numeric_date.\nWhich one is meant?",
        "19 June": "Date not resolved: 19 June, year unknown.\nRule: day_month.\nDoes the context tell more?",
        "the following year": "Date not resolved: Nothing in the text says what it counts from.\n"
        "Rule: stepped.\nDoes the context tell more?",
    }


def test_a_date_completed_by_context_says_from_what() -> None:
    said = review(relations.normalize("The Mill\n\nIt burned on 19 June.\n", published="2024-07-01"))

    assert said == {
        "19 June": "Date completed by context: 19 June 2024 (2024-06-19).\n"
        "Completed from the date given with the text, 1 July 2024.\nRule: day_month.\nIs that the date meant?"
    }


def test_text_set_aside_on_little_evidence_has_a_comment_and_other_text_has_none() -> None:
    article = relations.normalize(TEXT)
    little = review(with_score(article, 0.41, evidence=True))["Subscribe to our newsletter"]
    nothing = review(with_score(article, None, evidence=False))["Subscribe to our newsletter"]

    assert little.startswith("Set aside on little evidence: Newsletter (rule newsletter).\nThe model is 41 % sure")
    assert "The record names no evidence for this." in nothing
    for enough in (with_score(article, 0.9, evidence=True), article):
        assert "Subscribe to our newsletter" not in review(enough)


def test_a_date_of_the_document_that_was_inferred_has_a_comment() -> None:
    article = relations.normalize("The Mill\n\nIt stood.\n")
    date = DocumentDate(edtf=Edtf.parse("[2021..2022]"), basis="inferred", rule="neighbors")
    said = review(article.model_copy(update={"published": date}))

    assert said["between 2021 and 2022 ([2021..2022])"].startswith("Date of the document inferred: between 2021")


@pytest.mark.parametrize("sections", ["timeline,unresolved", "unresolved", "text,unresolved"])
def test_what_is_not_in_the_text_is_commented_on_in_the_tables_and_once(sections: str) -> None:
    said = review(relations.normalize(TEXT), sections=sections)

    assert sorted(text.partition("\n")[0] for text in said.values()) == [
        "Ambiguous date: 3 April 2019 (2019-04-03) or 4 March 2019 (2019-03-04).",
        "Date not resolved: 19 June, year unknown.",
        "Date not resolved: Nothing in the text says what it counts from.",
    ]


def test_without_a_review_there_are_no_comments() -> None:
    data = DocxExporter().export(relations.normalize(TEXT))

    assert part(data, "word/comments.xml") is None
    assert review(relations.normalize("The Mill\n\nIt stood in 1990.\n")) == {}


def test_comments_hold_no_clock_and_are_the_same_each_time() -> None:
    exporter = DocxExporter(Options(review=True, footnotes="all"))
    for article in sample_articles():
        assert exporter.export(article) == exporter.export(article)


def footnotes(article: Article, **options: object) -> list[str]:
    root = part(DocxExporter(Options.model_validate(options)).export(article), "word/footnotes.xml")
    if root is None:
        return []
    return [words_of(note).strip() for note in root if int(note.get(q("id")) or 0) > 0]


def test_a_date_that_is_not_as_written_has_a_footnote_on_how_it_is_known() -> None:
    text = "The Mill\n\nIt burned on 19 June. It rose in the early 1990s.\n"
    article = relations.normalize(text, published="2024-07-01")

    assert footnotes(article) == [
        "19 June 2024 (2024-06-19). Completed from the date given with the text, 1 July 2024. Rule: day_month."
    ]
    assert footnotes(article, footnotes="all")[1] == (
        "Early 1990s (199X). As written; 1990-01-01 to 1993-12-31 by the convention “thirds”. Rule: decade."
    )
    assert footnotes(article, footnotes="none") == footnotes(article, review=True) == []


def test_a_footnote_links_to_what_the_date_leans_on() -> None:
    article = relations.normalize("The Mill\n\nPublished 1 July 2024\n\nIt burned on 19 June.\n")
    root = part(DocxExporter().export(article), "word/footnotes.xml")
    assert root is not None
    anchors = [link.get(q("anchor")) for link in root.iter(q("hyperlink"))]
    without = part(DocxExporter(Options(sections=("text",))).export(article), "word/footnotes.xml")

    assert anchors == ["block_2"]
    assert without is not None
    assert list(without.iter(q("hyperlink"))) == []  # the line it would lead to is left out
    assert words_of(without) == words_of(root)
