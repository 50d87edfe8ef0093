"""What can be marked inside blocks: sentences, and the lines of the source."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import relations
from relations.model import Article, Paragraph
from relations.testing.strategies import texts
from relations_tei import TeiExporter, TeiOptions
from relations_tei.linebreaks import line_breaks

TEI = {"tei": "http://www.tei-c.org/ns/1.0"}


def find(article: Article, path: str, **chosen: Any) -> list[Any]:  # Any: option values; what a path finds
    root = etree.fromstring(TeiExporter(TeiOptions(**chosen)).export(article))
    found: Any = root.xpath(path, namespaces=TEI)
    return list(found)


def inside(article: Article, path: str, **chosen: bool) -> list[str]:
    """What the elements at a path hold, without attributes and name space."""
    nodes = find(article, path, **chosen)
    for node in nodes:
        for part in node.iter():
            part.attrib.pop("source", None)
            for name in set(part.attrib) - {"break"}:
                del part.attrib[name]
    return [
        etree.tostring(node, encoding="unicode", with_tail=False).replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")
        for node in nodes
    ]


FERRY = """\
The Ferry

It sailed in 1993. “Was it full?” she asked. It was (see The Pier, ch. 2. of 1961), on 3 May. So it went.

• Fare: two crowns. None came back.
• It sank. It rose.

THE PIER

It stood still.
"""


def test_sentences_of_paragraphs_and_items_are_marked_and_none_ends_inside_an_annotation() -> None:
    article = relations.normalize(FERRY)
    marked = inside(article, "//tei:text//tei:s", sentences=True)
    assert marked == [
        "<s>It sailed in <date>1993</date>.</s>",
        "<s>“Was it full?” she asked.</s>",
        "<s>It was (see The Pier, ch. 2. of <date>1961</date>), on <date>3 May</date>.</s>",
        "<s>So it went.</s>",
        "<s>two crowns.</s>",
        "<s>None came back.</s>",
        "<s>It sank.</s>",
        "<s>It rose.</s>",
        "<s>It stood still.</s>",
    ]
    assert inside(article, "//tei:text//tei:item", sentences=True)[0] == (
        "<item><label>Fare</label>: <s>two crowns.</s> <s>None came back.</s></item>"
    )
    assert inside(article, "//tei:text//tei:s") == []


def test_sentences_have_ids_of_their_block() -> None:
    article = relations.normalize(FERRY)
    index = next(i for i, block in enumerate(article.blocks) if isinstance(block, Paragraph))
    ids = find(article, "//tei:body/tei:p//tei:s/@xml:id", sentences=True)
    assert ids == [f"b{index}.s{number}" for number in (1, 2, 3, 4)]


WRAPPED = """\
The Long Pier of Port Elder

The pier was built in the spring of
1953 and has been the pride of the stor-
age company since, a pier-
proud one. It was painted again in June
1993 by nobody, as far as anybody knows or
said, which is strange for so large a pier.
"""


def test_lines_of_the_source_are_marked_where_they_began() -> None:
    article = relations.normalize(WRAPPED)
    (marked,) = inside(article, "//tei:p[@xml:id]", line_breaks=True, sentences=True)
    assert marked == (
        "<p><s>The pier was built in <date>the spring of <lb/>1953</date> and has been the pride of the "
        'stor<lb break="no"/>age company since, a pier-<lb break="no"/>proud one.</s> <s>It was painted again in '
        "<date>June <lb/>1993</date> by nobody, as far as anybody knows or <lb/>said, which is strange for so large a "
        "pier.</s></p>"
    )
    assert inside(article, "//tei:lb") == []


def test_set_aside_text_keeps_its_lines_too() -> None:
    article = relations.normalize("Port\n\nIt rained.\n\nSubscribe to our newsletter\nfor island news every week.\n")
    assert inside(article, "//tei:list[@type='set-aside']//tei:quote", line_breaks=True) == [
        "<quote>Subscribe to our newsletter <lb/>for island news every week.</quote>"
    ]


@pytest.mark.parametrize("chosen", [{"sentences": True}, {"line_breaks": True}])
def test_the_header_tells_what_was_marked(chosen: dict[str, bool]) -> None:
    article = relations.normalize(FERRY)
    told = " ".join(find(article, "//tei:editorialDecl//tei:p/text()", **chosen))
    assert ("Sentences (s) were marked" in told) == ("sentences" in chosen)
    assert ("there is an lb" in told) == ("line_breaks" in chosen)


@given(texts(), st.booleans())
def test_marks_change_no_word_and_leave_no_line_out(text: str, indent: bool) -> None:  # noqa: FBT001 -- drawn
    article = relations.normalize(text)
    paths = "//tei:body//tei:*[@xml:id and @ana][not(self::tei:date or self::tei:time)] | //tei:quote"
    plain, marked = (
        ["".join(map(str, node.itertext())) for node in find(article, paths, indent=indent, **chosen)]
        for chosen in ({}, {"sentences": True, "line_breaks": True})
    )
    assert plain == marked
    breaks = [line_breaks(article.source.text, block) for block in article.blocks]
    assert len(find(article, "//tei:lb", line_breaks=True)) == sum(map(len, breaks))
    for block, found in zip(article.blocks, breaks, strict=True):
        assert [b.at for b in found] == sorted(b.at for b in found if 0 <= b.at <= len(block.text))
        covered = article.source.slice(block.span)
        assert len(found) == max(0, len((covered + "x").splitlines()) - 1)
