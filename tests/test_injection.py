"""What a text holds stays what it is in Markdown, YAML, CSV and JSON Lines, as other programs read them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import relations
from relations.formats.markdown import MarkdownExporter
from relations.formats.tables import SetAsideExporter, unguarded
from relations.model import Article, Boilerplate, DocumentDate, Paragraph, Source, Span
from relations.testing import sample_articles

BROKEN = (
    "---", "\n---\n", "\n...\n", "# ", "key: value", "!!python/object/apply:os.system [x]", "&a *a", "<<: *a",
    "{{ x }}", "[x](javascript:y)", "![x](http://e)", "`", "```", "~~~\n", "<b>", "<script>", "<!--", "-->",
    "\\", '"', "'", "%", "@", "|", ">", "- ", "* ", "1. ", "\t", "\r", "\x85", "\u2028", "\u2029", "\ufeff",
    "\x7f", "\ud7ff", "🚢", "null", "yes", "1e3", "2024-07-17", "=1+1", "+1", "-1", "@x", "=cmd|' /C calc'!A0",
    ";=1", "\n=1", "[^1]: x", "***", "===", "    code", "http://e.example", "&amp;", "&#60;", "$x$", ":", "?",
    ",",
)  # fmt: skip


def broken_texts(**sizes: int) -> st.SearchStrategy[str]:
    """Pieces that mean something to some format, in any order, with any characters between."""
    pieces = st.one_of(st.sampled_from(BROKEN), st.text(st.characters(codec="utf-8"), max_size=4))
    return st.lists(pieces, **sizes).map("".join)


def article(title: str, *, url: str | None = None, authors: tuple[str, ...] = (), name: str | None = None) -> Article:
    body = Paragraph(span=Span(start=0, end=5), text="Words", rule="r")
    source = Source(name=name, text="Words", sha256="0" * 64)
    published = DocumentDate(edtf="2024-07-17", basis="given", rule="given")
    return Article(source=source, blocks=(body,), title=title, url=url, authors=authors, published=published)


@settings(deadline=None)  # a shared machine is slow at times, and a slow example is no wrong one
@given(broken_texts(max_size=8), broken_texts(max_size=4), st.lists(broken_texts(max_size=4), max_size=2))
@example('no: "---"\n---\n# \u2028\x85\ufeff {{ }} & *a: !!b \x00\x1b', "javascript:x", ["- a", "null"])
def test_front_matter_is_read_as_what_it_was(title: str, url: str, authors: list[str]) -> None:
    made = article(title, url=url, authors=tuple(authors), name=title)
    text = MarkdownExporter().export(made).decode()
    assert text.startswith("---\n")
    head, _, rest = text[4:].partition("\n---\n")
    expected: dict[str, Any] = {"title": title, "url": url, "published": "2024-07-17", "published_basis": "given"}
    expected |= {"source": title, "sha256": "0" * 64} | ({"authors": authors} if authors else {})
    assert yaml.safe_load(head) == expected
    assert list(yaml.compose(head).value[0][0].value) == list("title")
    assert rest.endswith("Words\n")


@settings(deadline=None)  # likewise
@given(broken_texts(max_size=8))
@example("A title\n\n# another\n\n[x](javascript:y) ``` <b>")
@example("===\n---")
def test_a_title_is_one_heading_of_words(title: str) -> None:
    text = MarkdownExporter().export(article(title)).decode().partition("\n---\n")[2]
    tokens = MarkdownIt("commonmark").parse(text)
    kinds = [token.type for token in tokens]
    heading = ["heading_open", "inline", "heading_close"]
    assert kinds == [*(heading if title else []), "paragraph_open", "inline", "paragraph_close"]
    inside = {child.type for token in tokens for child in token.children or ()}
    assert inside <= {"text", "text_special", "softbreak"}


def spoken(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@settings(deadline=None)  # likewise
@given(broken_texts(min_size=1, max_size=6).filter(bool))
@example(" =1+1")
@example("\u00a0\t=1+1")
@example("'\"=1+1")
@example('","=1+1')
@example("\r\n=1+1,=2")
def test_no_cell_runs_in_a_spreadsheet_and_each_comes_back(text: str) -> None:
    block = Boilerplate(span=Span(start=0, end=len(text)), text=text, rule="r", reason="debris", was="paragraph")
    made = Article(source=Source(name=text, text=text, sha256="0" * 64), blocks=(block,))
    header, row = spoken(SetAsideExporter().export(made).decode())
    assert len(header) == len(row)
    for cell in row:
        assert not cell.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        assert not cell.startswith(("\t", "\r", "\n"))
    cells = dict(zip(header, row, strict=True))
    assert unguarded(cells["text"]) == unguarded(cells["source"]) == text


@pytest.mark.parametrize("separator", ["\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1e"])
@pytest.mark.parametrize("name", ["jsonl", "chunks"])
def test_a_line_end_in_a_text_ends_no_line_of_json_lines(name: str, separator: str) -> None:
    text = f'One{separator}{{"two": 2}}{separator}three, and so on until 1968.'
    made = relations.export(relations.normalize(text, title="A title"), name).decode()
    for line in made.split("\n")[:-1]:
        assert isinstance(json.loads(line), dict)
    assert made.count("\n") >= 1


def test_the_samples_have_front_matter_that_is_yaml() -> None:
    for sample in sample_articles():
        head = MarkdownExporter().export(sample).decode()[4:].partition("\n---\n")[0]
        assert yaml.safe_load(head)["sha256"] == sample.source.sha256
