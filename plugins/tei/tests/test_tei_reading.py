"""What is read back from TEI is the article's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import relations
from relations.model import Article, Block, Boilerplate, Heading, ListItem, Run, Source, Span, Timex
from relations.testing import sample_articles
from relations.testing.strategies import options, texts
from relations_tei import EncodedDate, EncodedText, TeiError, TeiExporter, TeiOptions, read


def read_again(article: Article, **chosen: Any) -> EncodedText:  # Any: option values
    (text,) = read(TeiExporter(TeiOptions(**chosen)).export(article))
    return text


def dates_of(article: Article) -> tuple[EncodedDate, ...]:
    """The dates of a record as the file has them."""
    words = {id(run.annotation): run.text for block in article.blocks for run in flat(article.runs(block))}
    return tuple(encoded(timex, words[id(timex)]) for timex in article.timexes)


def flat(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        yield run
        yield from flat(run.runs)


def encoded(timex: Timex, words: str) -> EncodedDate:
    is_said = timex.edtf is not None and timex.value == str(timex.edtf)
    return EncodedDate(
        span=timex.span,
        words=words,
        type=timex.type,
        edtf=timex.edtf,
        mod=timex.mod,
        value=None if is_said else timex.value,
        basis=timex.basis,
        rule=timex.rule,
        parts=tuple(encoded(part, part.text) for part in timex.parts),
        readings=timex.readings,
    )


def is_the_same(text: EncodedText, article: Article, blocks: tuple[Block, ...]) -> None:
    assert text.blocks == blocks
    assert text.body == article.body
    assert text.dates == dates_of(article)
    assert (text.published, text.updated, text.as_of) == (article.published, article.updated, article.as_of)
    assert (text.title, text.authors, text.url) == (article.title, article.authors, article.url)
    assert (text.name, text.sha256) == (article.source.name, article.source.sha256)
    assert text.language == article.language


CHOICES = [
    {},
    {"indent": False},
    {"sentences": True},
    {"line_breaks": True},
    {"sentences": True, "line_breaks": True, "indent": False},
]


@pytest.mark.parametrize("chosen", CHOICES)
@pytest.mark.parametrize("number", range(len(sample_articles())))
def test_a_sample_is_read_back_whole(number: int, chosen: dict[str, bool]) -> None:
    article = sample_articles()[number]
    is_the_same(read_again(article, **chosen), article, article.blocks)


@given(texts(), options(), st.sampled_from(CHOICES))
def test_any_article_is_read_back_whole(text: str, given_options: dict[str, Any], chosen: dict[str, bool]) -> None:
    article = relations.normalize(text, **given_options)
    is_the_same(read_again(article, **chosen), article, article.blocks)


def test_levels_and_depths_that_elements_cannot_show_are_read_back() -> None:
    text = "".join(f"{chr(97 + n % 26)}\n" for n in range(106))
    spans = [Span(start=2 * n, end=2 * n + 1) for n in range(106)]
    levels, depths = (1, 3, 2, 6, 4, 1), (3, 1, 4, 2, *range(1, 97))
    headings = (Heading(span=s, text=text[s.start], rule="r", level=n) for s, n in zip(spans, levels, strict=False))
    items = (
        ListItem(span=s, text=text[s.start], rule="r", marker="•", depth=n)
        for s, n in zip(spans[len(levels) :], depths, strict=True)
    )
    article = Article(source=Source(text=text, sha256="0" * 64), blocks=(*headings, *items))
    is_the_same(read_again(article), article, article.blocks)


def test_without_set_aside_text_all_else_is_read_back() -> None:
    for article in sample_articles():
        text = read_again(article, set_aside=False)
        is_the_same(text, article, tuple(b for b in article.blocks if not isinstance(b, Boilerplate)))
        assert text.set_aside == ()


def test_each_text_of_a_corpus_is_read_back() -> None:
    articles = sample_articles()
    read_back = read(b"".join(TeiExporter().export_all(articles)))
    assert len(read_back) == len(articles)
    for text, article in zip(read_back, articles, strict=True):
        is_the_same(text, article, article.blocks)


def tei() -> str:
    return TeiExporter().export(relations.normalize("The Pier\n\nIt rained in 1993, by the pier.\n")).decode()


def test_a_file_that_was_edited_inside_the_profile_can_be_read() -> None:
    (text,) = read(tei().replace("It rained in", "It never rained in").encode())
    assert [block.text for block in text.body] == ["It never rained in 1993, by the pier."]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<body>", "<body><ab>New.</ab>", "element ab"),
        ('when="1993"', 'when="1993-06"', "when 1993-06 is not 1993"),
        ("by the pier", "by the &pier;", "no XML"),
        ("<TEI ", '<!DOCTYPE TEI [<!ENTITY pier "quay">]><TEI ', "document type declaration"),
        ("<TEI ", '<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd"><TEI ', "document type declaration"),
        ("</TEI>", "", "no XML"),
    ],
)
def test_what_is_no_tei_of_the_profile_is_refused_with_a_reason(old: str, new: str, said: str) -> None:
    assert old in tei()
    with pytest.raises(TeiError, match=said) as caught:
        read(tei().replace(old, new, 1).encode())
    assert any(said in problem for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'source="char:(\d+)-(\d+)"', r'source="char:\2-\1"'),
        (r'source="char:(\d+)-(\d+)"', 'source="char:7-7"'),
        (r'ana="#rule\.blank_line', 'ana="#nowhere'),
        (r'<idno type="sha256">.*?</idno>', ""),
        (r'when-custom="1993"', 'when-custom="1993-13"'),
    ],
)
def test_what_fits_the_schema_and_no_record_is_refused_too(old: str, new: str) -> None:
    changed = re.sub(old, new, tei())
    assert changed != tei()
    with pytest.raises(TeiError, match="no TEI of the profile"):
        read(changed.encode())


def test_nothing_outside_a_file_is_read_and_nothing_in_it_is_multiplied(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Sesame")
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    for declared, used in (
        (f'<!DOCTYPE TEI [<!ENTITY e SYSTEM "{secret.as_uri()}">]>', "&e;"),
        (f'<!DOCTYPE TEI [<!ENTITY % e SYSTEM "{secret.as_uri()}"> %e;]>', ""),
        (f'<!DOCTYPE TEI SYSTEM "{secret.as_uri()}">', ""),
        (f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{laughs}]>', "&l12;"),
        ("<!doctype html>", ""),
        ("", f'<include xmlns="http://www.w3.org/2001/XInclude" parse="text" href="{secret.as_uri()}"/>'),
        ("", "<p>" * 10_000 + "</p>" * 10_000),
    ):
        data = tei().replace("<TEI ", f"{declared}<TEI ", 1).replace("by the pier", f"by the {used}", 1)
        assert data != tei()
        with pytest.raises(TeiError) as caught:
            read(data.encode())
        assert "Sesame" not in str(caught.value) + "".join(caught.value.problems)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe<\x00T\x00", b"Plain text.", b"<TEI/>"])
def test_what_is_no_tei_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(TeiError):
        read(data)


def test_a_declared_encoding_does_not_hide_a_document_type() -> None:
    hidden = tei().replace("<TEI ", '<!DOCTYPE TEI [<!ENTITY pier "quay">]><TEI ').replace("UTF-8", "UTF-16")
    with pytest.raises(TeiError, match="UTF-8"):
        read(hidden.encode("utf-16"))
