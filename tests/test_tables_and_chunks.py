"""The core's formats for tables and for retrieval: rows and chunks lead back to the record, and to the source."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import relations
from relations.errors import OptionError
from relations.formats.chunks import ChunksExporter, ChunksOptions
from relations.formats.json import JsonLinesExporter
from relations.formats.tables import (
    DatesExporter,
    ReferencesExporter,
    SetAsideExporter,
    TableExporter,
    TableOptions,
    unguarded,
)
from relations.model import Article, Boilerplate, Paragraph, Source, Span, Timex, squash
from relations.testing import ExporterSuite, check_laws, sample_articles
from relations.testing.strategies import texts

TABLES: tuple[type[TableExporter], ...] = (DatesExporter, ReferencesExporter, SetAsideExporter)


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def found_in(article: Article, exporter: type[TableExporter]) -> Sequence[Any]:
    """What an exporter writes rows of."""
    if exporter is DatesExporter:
        return article.timexes
    return article.references if exporter is ReferencesExporter else article.set_aside


class TableSuite(ExporterSuite):
    exporter: type[TableExporter]

    def validate(self, data: bytes) -> None:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        assert rows[0] == ["document", "source", *self.exporter.columns]
        assert {len(row) for row in rows} == {len(rows[0])}
        assert data.endswith(b"\r\n")

    def validate_all(self, data: bytes, count: int) -> None:
        self.validate(data)
        articles = sample_articles()[:count]
        expected = [
            (article.digest, str(found.span.start))
            for article in articles
            for found in found_in(article, self.exporter)
        ]
        assert [(row["document"], row["start"]) for row in table(data)] == expected

    def text_of(self, data: bytes) -> None:
        """A table of a few stretches has not all of the body."""


class TestDates(TableSuite):
    exporter = DatesExporter


class TestReferences(TableSuite):
    exporter = ReferencesExporter


class TestSetAside(TableSuite):
    exporter = SetAsideExporter


class TestJsonLines(ExporterSuite):
    exporter = JsonLinesExporter

    def validate(self, data: bytes) -> None:
        assert data.count(b"\n") == 1
        check_laws(Article.from_json(data))

    def validate_all(self, data: bytes, count: int) -> None:
        assert [Article.from_json(line) for line in data.split(b"\n")[:-1]] == list(sample_articles()[:count])

    def text_of(self, data: bytes) -> str:
        return "\n".join(block.text for block in Article.from_json(data).body)


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.split(b"\n")[:-1]]


class TestChunks(ExporterSuite):
    exporter = ChunksExporter

    def validate(self, data: bytes) -> None:
        assert data == b"" or data.endswith(b"\n")
        chunks = lines(data)
        assert len({chunk["id"] for chunk in chunks}) == len(chunks)

    def validate_all(self, data: bytes, count: int) -> None:
        assert {chunk["document"] for chunk in lines(data)} == {
            article.digest for article in sample_articles()[:count] if article.body
        }

    def text_of(self, data: bytes) -> str:
        return "\n".join(chunk["text"] for chunk in lines(data))


# Tables.


@pytest.mark.parametrize("exporter", TABLES)
def test_rows_lead_back_to_the_record(exporter: type[TableExporter]) -> None:
    seen = 0
    for article in sample_articles():
        for row, found in zip(table(exporter().export(article)), found_in(article, exporter), strict=True):
            span = Span(start=int(row["start"]), end=int(row["end"]))
            assert span == found.span
            assert row["document"] == article.digest
            assert unguarded(row["text"]) == found.text
            assert unguarded(row["source"]) == (article.source.name or "")
            seen += 1
    assert seen


def test_a_row_says_of_a_date_what_the_record_says() -> None:
    for article in sample_articles():
        for row, timex in zip(table(DatesExporter().export(article)), article.timexes, strict=True):
            said = {key: unguarded(cell) for key, cell in row.items()}
            assert said["edtf"] == str(timex.edtf or "")
            assert (said["type"], said["value"], said["mod"]) == (timex.type, timex.value or "", timex.mod or "")
            assert (said["earliest"], said["latest"]) == (timex.earliest or "", timex.latest or "")
            assert (said["basis"], said["rule"]) == (timex.basis, timex.rule)
            assert said["readings"].split() == [str(reading) for reading in timex.readings]
            assert said["anchor"] == (timex.anchor.kind if timex.anchor else "")
            assert said["anchor_date"] == str(timex.anchor.edtf if timex.anchor else "")
            evidence = timex.anchor.span if timex.anchor else None
            assert (said["anchor_start"], said["anchor_end"]) == (
                (str(evidence.start), str(evidence.end)) if evidence else ("", "")
            )
            assert said["block"] in {"title", "heading", "paragraph", "list_item", "metadata"}


def test_a_row_says_why_a_stretch_was_set_aside() -> None:
    for article in sample_articles():
        for row, block in zip(table(SetAsideExporter().export(article)), article.set_aside, strict=True):
            assert (row["reason"], row["was"], row["rule"]) == (block.reason, block.was, block.rule)
            assert row["score"] == ("" if block.score is None else str(block.score))
            assert [tuple(map(int, span.split(":"))) for span in row["evidence"].split()] == [
                (span.start, span.end) for span in block.evidence
            ]


def set_aside(text: str) -> Article:
    """An article of one line, which was set aside; its source is named like it."""
    block = Boilerplate(span=Span(start=0, end=len(text)), text=text, rule="r", reason="debris", was="paragraph")
    return Article(source=Source(name=text, text=text, sha256="0" * 64), blocks=(block,))


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_begins_like_a_formula(first: str) -> None:
    for text in (f"{first}1+1", f"'{first}1+1", f"{first}cmd|' /C calc'!A0,\"x\""):
        (row,) = table(SetAsideExporter().export(set_aside(text)))
        assert row["text"] == row["source"] == f"'{text}"
        assert unguarded(row["text"]) == text
        (plain,) = table(SetAsideExporter(TableOptions(guard=False)).export(set_aside(text)))
        assert plain["text"] == text


@pytest.mark.parametrize("text", ["'tis", "1+1", "a=b", "''", "“=”"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    (row,) = table(SetAsideExporter().export(set_aside(text)))
    assert row["text"] == text == unguarded(text)


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_comes_back_from_its_cell(text: str) -> None:
    for guard in (True, False):
        (row,) = table(SetAsideExporter(TableOptions(guard=guard)).export(set_aside(text)))
        assert (unguarded(row["text"]) if guard else row["text"]) == text


def test_a_byte_order_mark_stands_once_at_the_start() -> None:
    data = b"".join(DatesExporter(TableOptions(bom=True)).export_all(sample_articles()[:3]))
    assert data.startswith(b"\xef\xbb\xbfdocument,")
    assert data.decode("utf-8-sig") == b"".join(DatesExporter().export_all(sample_articles()[:3])).decode()


# Chunks.


def characters(article: Article, spans: Iterable[Span]) -> Counter[int]:
    """How often each visible character of the source is covered."""
    text = article.source.text
    return Counter(i for span in spans for i in range(span.start, span.end) if not text[i].isspace())


def spans_of(chunk: dict[str, Any]) -> list[Span]:
    return [Span(start=start, end=end) for start, end in chunk["spans"]]


def measure(text: str, unit: str) -> int:
    return len(text.split()) if unit == "words" else len(text)


def check_chunks(article: Article, options: ChunksOptions) -> None:
    chunks = lines(ChunksExporter(options).export(article))
    covered = characters(article, (span for chunk in chunks for span in spans_of(chunk)))
    body = characters(article, (block.span for block in article.body))
    assert covered.keys() == body.keys()
    if not options.overlap:
        assert covered == body
        squeezed = "".join("".join(chunk["text"].split()) for chunk in chunks)
        assert squeezed == "".join("".join(block.text.split()) for block in article.body)
    headings = [block.span.start for block in article.body if block.kind == "heading"]
    whole = article.annotations
    for chunk in chunks:
        spans = spans_of(chunk)
        assert (chunk["start"], chunk["end"]) == (spans[0].start, spans[-1].end)
        inside = [at for at in headings if chunk["start"] < at < chunk["end"]]
        assert not inside, "a heading begins a section, and so a chunk"
        for annotation in whole:
            for span in spans:
                assert annotation.span in span or not annotation.span.overlaps(span), "a date is not cut in two"
        dated = [timex for timex in article.timexes if any(timex.span in span for span in spans)]
        assert chunk["dates"] == list(dict.fromkeys(str(timex.edtf) for timex in dated if timex.edtf))
        assert chunk["earliest"] is None or chunk["earliest"] in {timex.earliest for timex in dated}
        assert chunk["latest"] is None or chunk["latest"] in {timex.latest for timex in dated}
    for one, other in pairwise(chunks):
        assert one["end"] < other["end"], "chunks go on"
        shared = [i for i in range(other["start"], one["end"]) if i in covered]
        assert one["section"] == other["section"] or not shared


sizes = st.builds(
    lambda size, overlap, unit: ChunksOptions(size=size, overlap=min(overlap, size - 1), unit=unit),
    st.integers(1, 60),
    st.integers(0, 20),
    st.sampled_from(["words", "characters"]),
)


@given(texts(), sizes)
def test_chunks_hold_the_body_and_each_character_once(text: str, options: ChunksOptions) -> None:
    check_chunks(relations.normalize(text), options)


@pytest.mark.parametrize("unit", ["words", "characters"])
@pytest.mark.parametrize(("size", "overlap"), [(1, 0), (7, 0), (7, 3), (50, 0), (50, 49), (200, 20)])
def test_chunks_of_the_samples(unit: Any, size: int, overlap: int) -> None:
    for article in sample_articles():
        check_chunks(article, ChunksOptions(size=size, overlap=overlap, unit=unit))


def plain(*paragraphs: str, dates: Sequence[str] = ()) -> Article:
    """An article of paragraphs, with dates where these words stand."""
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        span = Span(start=at, end=at + len(paragraph))
        blocks.append(Paragraph(span=span, text=squash(paragraph), rule="r"))
        at += len(paragraph) + 2
    timexes = [
        Timex(
            span=Span(start=text.index(date), end=text.index(date) + len(date)),
            text=date,
            type="DATE",
            value=None,
            basis="explicit",
            rule="r",
        )
        for date in dates
    ]
    return Article(source=Source(text=text, sha256="0" * 64), blocks=blocks, timexes=timexes)


def words_of(article: Article, **options: Any) -> list[str]:
    return [chunk["text"] for chunk in lines(ChunksExporter(ChunksOptions(**options)).export(article))]


@pytest.mark.parametrize("unit", ["words", "characters"])
@given(
    st.lists(st.text("ab。é. ", min_size=1).filter(str.strip).map(squash), min_size=1, max_size=3), st.integers(1, 30)
)
def test_a_chunk_is_no_larger_than_it_may_be(unit: Any, paragraphs: list[str], size: int) -> None:
    for overlap in {0, size // 2}:
        found = words_of(plain(*paragraphs), size=size, overlap=overlap, unit=unit)
        assert all(measure(text, unit) <= size for text in found)


def test_a_paragraph_stays_whole_where_it_fits() -> None:
    assert words_of(plain("a b c", "d e f", "g"), size=5) == ["a b c", "d e f\ng"]


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    assert words_of(plain("One two. Three four five. Six."), size=4) == ["One two.", "Three four five. Six."]


def test_a_long_sentence_is_cut_behind_a_word() -> None:
    assert words_of(plain("one two three four five"), size=2) == ["one two", "three four", "five"]


def test_no_date_is_cut() -> None:
    article = plain("It was on 19 June 1993 that it rained", dates=["19 June 1993"])
    assert words_of(article, size=4) == ["It was on", "19 June 1993 that", "it rained"]
    assert words_of(article, size=5, unit="characters")[3] == "19 June 1993"


def test_text_without_spaces_is_cut_by_characters() -> None:
    assert words_of(plain("港口在。灯塔亮了一夜"), size=5, unit="characters") == ["港口在。", "灯塔亮了一", "夜"]
    assert words_of(plain("ae\u0301i"), size=1, unit="characters") == ["a", "e\u0301", "i"]


def test_an_overlap_begins_with_a_sentence_where_it_can() -> None:
    article = plain("One two three. Four five. Six seven. Eight nine ten.")
    assert words_of(article, size=6, overlap=3) == [
        "One two three. Four five.",
        "Four five. Six seven.",
        "Six seven. Eight nine ten.",
    ]


def test_a_heading_does_not_stand_alone() -> None:
    article = relations.normalize("The Lamp\n\nStorms\n\nThe worst of them came in 1984. Nobody slept at all.\n")
    found = lines(ChunksExporter(ChunksOptions(size=9)).export(article))
    assert [chunk["section"] for chunk in found] == [["Storms"], ["Storms"]]
    assert found[0]["text"] == "Storms\nThe worst of them came in 1984."
    assert (found[0]["dates"], found[0]["earliest"], found[0]["latest"]) == (["1984"], "1984-01-01", "1984-12-31")
    assert (found[1]["dates"], found[1]["earliest"], found[1]["latest"]) == ([], None, None)


def test_what_was_set_aside_is_in_no_chunk_of_its_section() -> None:
    text = "One.\n\nShare this\n\nTwo."
    one, aside, two = (Span(start=text.index(w), end=text.index(w) + len(w)) for w in text.split("\n\n"))
    article = Article(
        source=Source(text=text, sha256="0" * 64),
        blocks=(
            Paragraph(span=one, text="One.", rule="r"),
            Boilerplate(span=aside, text="Share this", rule="r", reason="share", was="paragraph"),
            Paragraph(span=two, text="Two.", rule="r"),
        ),
    )
    (chunk,) = lines(ChunksExporter().export(article))
    assert chunk["text"] == "One.\nTwo."
    assert chunk["spans"] == [[one.start, one.end], [two.start, two.end]]


def test_a_date_open_on_one_side_leaves_that_side_open() -> None:
    article = plain("From then to now", dates=["then", "now"])
    then, now = article.timexes
    bounds = {"earliest": "1984-01-01", "latest": "1984-12-31"}
    article = article.model_copy(
        update={
            "timexes": (
                then.model_copy(update=bounds),
                now.model_copy(update={"earliest": "-0009-01-01", "latest": None}),
            )
        }
    )
    (chunk,) = lines(ChunksExporter().export(article))
    assert (chunk["earliest"], chunk["latest"]) == ("-0009-01-01", None)


def test_an_overlap_as_large_as_a_chunk_is_refused() -> None:
    with pytest.raises(ValidationError, match="leaves nothing new"):
        ChunksOptions(size=5, overlap=5)
    with pytest.raises(OptionError, match="make it smaller"):
        relations.export(plain("a"), "chunks", options={"size": 5, "overlap": 5})
