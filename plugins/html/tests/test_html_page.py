"""The page of an article, read back."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from pydantic import ValidationError

import relations
from relations.edtf import Edtf
from relations.model import (
    Article,
    Block,
    Boilerplate,
    CrossReference,
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
    squash,
)
from relations.testing import ExporterSuite, sample_articles
from relations.testing.strategies import documents, edtf_values
from relations_html import HtmlExporter, Options

Page = Any
"""A tree of lxml, which has no types for HTML."""

TEXT = """A Bridge over the Venn

By Ada Ferro

Published 3 May 2021

The Crossing

The ferry will stop on 19 June (see The Toll, this ch.). The bridge was begun in 1953-56.
In the early 1990s it was widened, and two years later it was stor-
age for boats.

What it carries:

1. Trains: two tracks.
2. Carts.

The Toll

Nobody paid (see Public Finance, ch. 3) until March 1992.

Data as of June 1993

Subscribe to our newsletter
"""


def page_of(text: str | bytes | Article, options: Options | None = None, **said: Any) -> Page:  # Any: as `normalize`
    article = text if isinstance(text, Article) else relations.normalize(text, **said)
    return opened(HtmlExporter(options).export(article))


def opened(data: bytes) -> Page:
    return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))


def classed(page: Page, name: str) -> list[Page]:
    """Elements of a class, at and below one."""
    return page.xpath(f"descendant-or-self::*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")


def words(element: Page) -> str:
    return squash(element.text_content())


def read(element: Page, *, without: str = "note del") -> str:
    """The words of an element, without tags or classes, and with code points as the characters they stand for."""
    for name in without.split():
        for ours in [*element.iter(name), *classed(element, name)]:
            ours.drop_tree()
    for point in classed(element, "code"):
        point.text = f"\ue000{point.text}\ue001"  # lxml could not hold the characters themselves
    return re.sub("\ue000U\\+([0-9A-F]+)\ue001", lambda match: chr(int(match[1], 16)), element.text_content())


def original(page: Page, index: int) -> str:
    """The visible characters of a block's source, as the page has them."""
    block = deepcopy(page.get_element_by_id(f"b{index}"))
    return "".join(read(block, without="note label value ins small").split())


def article_of(*blocks: Block, text: str, **fields: Any) -> Article:  # Any: the record's own fields
    source = Source(name="test.txt", text=text, sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())
    return Article(source=source, blocks=blocks, **fields)


def paragraph(text: str, **fields: Any) -> Article:  # Any: likewise
    """An article of one paragraph."""
    block = Paragraph(span=Span(start=0, end=len(text)), text=squash(text), rule="test")
    return article_of(block, text=text, **fields)


def dated(*dates: str, mod: str | None = None) -> Article:
    """An article that is nothing but dates, in EDTF."""
    text = " ".join(dates)
    timexes, at = [], 0
    for date in dates:
        edtf = Edtf.parse(date)
        first, last = edtf.first_day, edtf.last_day
        timexes.append(
            Timex(
                span=Span(start=at, end=at + len(date)),
                text=date,
                type="DATE",
                value=date,
                mod=mod,
                edtf=edtf,
                earliest=str(first) if first else None,
                latest=str(last) if last else None,
                basis="explicit",
                rule="test",
            )
        )
        at += len(date) + 1
    return paragraph(text, timexes=tuple(timexes))


def check_page(data: bytes) -> None:
    """Check that a page is one whole, leads nowhere that is not there, and takes nothing from anywhere."""
    page = opened(data)
    ids = [element.get("id") for element in page.iter() if element.get("id") is not None]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in page.iter("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert all(link.startswith(("#", "http://", "https://")) for link in links)
    for element in page.iter():
        assert element.tag not in {"script", "link", "img", "iframe", "object", "embed", "base"}
        assert not [name for name in element.attrib if name.startswith("on") or name in {"src", "style", "srcset"}]
        for name in ("aria-describedby", "aria-labelledby"):
            assert set(element.get(name, "").split()) <= set(ids)
    (style,) = page.iter("style")
    assert not re.search(r"@import|url\((?!#)", style.text)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    check_headings(page)


def check_headings(page: Page) -> None:
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    for before, after in pairwise(levels):
        assert after <= before + 1


class TestHtml(ExporterSuite):
    exporter: ClassVar = HtmlExporter

    def validate(self, data: bytes) -> None:
        check_page(data)

    def validate_all(self, data: bytes, count: int) -> None:
        check_page(data)
        assert len(list(opened(data).iter("article"))) == (count if count != 1 else 0)

    def text_of(self, data: bytes) -> str:
        return read(opened(data))


# Accounted ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("article", sample_articles(), ids=lambda article: article.source.name)
def test_every_visible_character_of_the_source_is_on_the_page(article: Article) -> None:
    page = page_of(article)
    for index, block in enumerate(article.blocks):
        assert original(page, index) == "".join(article.source.slice(block.span).split())


@settings(max_examples=40, deadline=None)  # a shared machine is slow at times, and a slow example is no wrong one
@given(documents())
def test_every_visible_character_of_any_text_is_on_the_page(text: str) -> None:
    article = relations.normalize(text)
    data = HtmlExporter().export(article)
    check_page(data)
    page = opened(data)
    assert "".join(original(page, index) for index in range(len(article.blocks))) == "".join(
        article.source.text.split()
    )


def test_the_blocks_stand_in_the_order_of_the_source() -> None:
    page = page_of(TEXT)
    found = [element.get("id") for element in page.xpath("//*[@id='text']//*[starts-with(@id, 'b')]")]
    assert found == [f"b{index}" for index in range(len(relations.normalize(TEXT).blocks))]


def test_what_was_set_aside_has_its_reason_and_its_rule() -> None:
    (box,) = classed(page_of(TEXT), "aside")
    assert box.get("class") == "aside newsletter"
    assert [words(element) for element in box] == ["Newsletter newsletter", "Subscribe to our newsletter"]


def test_the_words_that_tell_are_marked_and_those_elsewhere_are_links() -> None:
    text = "Weather 7.4 C today\n\nRead on\n\nSaint Orrin"
    weather, town = (Span(start=text.index(w), end=text.index(w) + len(w)) for w in ("7.4 C", "Saint Orrin"))
    end = text.index("\n")
    article = article_of(
        Boilerplate(
            span=Span(start=0, end=end),
            text=text[:end],
            rule="r",
            reason="widget",
            was="paragraph",
            evidence=(weather,),
        ),
        Paragraph(span=Span(start=21, end=28), text="Read on", rule="r"),
        Boilerplate(
            span=town, text="Saint Orrin", rule="r", reason="widget", was="heading", evidence=(weather,), score=0.931
        ),
        text=text,
    )
    first, second = classed(page_of(article), "aside")
    assert [words(mark) for mark in first.iter("mark")] == ["7.4 C"]
    assert [(words(link), link.get("href")) for link in second.iter("a")] == [("7.4 C", "#b0")]
    assert words(second) == "Widget rBecause of 7.4 CSaint Orrin 93% sure"


def test_a_long_stretch_that_was_set_aside_is_folded() -> None:
    lines = [f"Menu {number}" for number in range(8)]
    text = "\n".join(lines)
    blocks = []
    for line in lines:
        span = Span(start=text.index(line), end=text.index(line) + len(line))
        blocks.append(Boilerplate(span=span, text=line, rule="menu", reason="navigation", was="paragraph"))
    (folded,) = classed(page_of(article_of(*blocks, text=text)), "aside")
    assert folded.tag == "details"
    assert words(folded.find("summary")) == "Navigation 8 passages menu"
    (short,) = classed(page_of(article_of(*blocks[:2], text=text)), "aside")
    assert short.tag == "div"


def test_lines_about_the_text_say_what_they_were_taken_for() -> None:
    (head, date) = classed(page_of(TEXT), "about")
    for line in (*head, *date):
        read(line)
    assert [words(line) for line in head] == [
        "Byline By Ada Ferro",
        "Publication line Published 3 May 2021 = 2021-05-03",
    ]
    assert [words(line) for line in date] == ["As-of line Data as of June 1993 = 1993-06"]


def test_the_balance_says_how_much_went_where() -> None:
    (balance,) = classed(page_of(TEXT), "balance")
    assert re.fullmatch(
        r"All of its \d+ visible characters are here: \d+% kept, \d+% about the text, \d+% set aside\.", words(balance)
    )
    widths = [float(bar.get("width").removesuffix("%")) for bar in balance.iter("rect")]
    assert sum(widths) == pytest.approx(100, abs=0.05)


def test_a_change_of_wording_keeps_what_the_source_has() -> None:
    text = "It was 8Photo, a stor-\nage\u200b shed and \ufb01ne."
    edits = tuple(
        Edit(span=Span(start=text.index(a), end=text.index(a) + len(a)), replacement=b, reason=reason)
        for a, b, reason in (
            ("8P", "8 P", "glue"),
            ("-\n", "", "hyphen"),
            ("\u200b", "", "invisible"),
            ("\ufb01", "fi", "ligature"),
        )
    )
    clean = "It was 8 Photo, a storage shed and fine."
    block = Paragraph(span=Span(start=0, end=len(text)), text=clean, rule="r", edits=edits)
    page = page_of(article_of(block, text=text))
    shown = page.get_element_by_id("b0")
    assert [(d.text_content(), d.get("hidden")) for d in shown.iter("del")] == [
        ("8P", ""), ("-", ""), ("U+200B", ""), ("\ufb01", "")
    ]  # fmt: skip
    assert [i.text_content() for i in shown.iter("ins")] == ["8 P", "fi"]
    assert page.get_element_by_id("show-original").get("checked") is None
    assert words(classed(page, "hint")[0]).startswith("glued words parted (1), hyphens joined (1)")
    assert squash(read(shown)) == clean


# Dates ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("article", sample_articles(), ids=lambda article: article.source.name)
def test_every_date_is_told_beside_its_words_and_in_the_list(article: Article) -> None:
    page = page_of(article)
    for index, timex in enumerate(article.timexes):
        (link,) = page.xpath(f"//*[@id='d{index}']/a")
        assert (link.get("href"), link.get("aria-describedby")) == (f"#t{index}", f"n{index}")
        note, entry = words(page.get_element_by_id(f"n{index}")), page.get_element_by_id(f"t{index}")
        assert timex.rule in note
        assert timex.rule in words(entry)
        assert next(a.get("href") for a in entry.iter("a")) == f"#d{index}"
        assert timex.text in words(entry)
        if timex.notation:
            assert timex.notation in note
            assert timex.notation in words(entry)


def test_a_note_says_how_exact_a_date_is_and_how_that_is_known() -> None:
    page = page_of(TEXT)
    notes = {words(date[0]): [words(line) for line in date[1]] for date in classed(page, "date")}
    assert notes["19 June"] == [
        "19 June 2021 2021-06-19",
        "Known to the day",
        "Completed from the publication date, 3 May 2021",
        "Rule day_month",
    ]
    assert notes["the early 1990s"][:4] == [
        "Early 1990s 199X",
        "Known to the decade",
        "As written",
        "1990-01-01 to 1993-12-31, by the convention “thirds”",
    ]
    assert notes["1953-56"][:2] == ["1953–1956 1953/1956", "A stretch of time"]


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1993", "Known to the year"),
        ("1993-21", "Known to the season"),
        ("19XX", "Known to the century"),
        ("1993~", "Known to the year, roughly"),
        ("1993%", "Known to the year, roughly, in doubt"),
        ("1993-06-19T10:00:00Z", "Known to the time of day"),
        ("XXXX", "Nothing of it is known for certain"),
        ("1984/..", "A stretch of time, its end open"),
        ("/1984", "A stretch of time, its beginning not known"),
        ("1984?/1990", "A stretch of time, in doubt"),
        ("[1984,1986]", "One of these dates"),
        ("{1984,1986}", "All of these dates"),
    ],
)
def test_how_exact_a_date_is_can_be_read_in_words(edtf: str, said: str) -> None:
    (note,) = classed(page_of(dated(edtf)), "note")
    assert words(note[1]) == said


def test_dates_have_a_machine_readable_form_only_if_html_has_one() -> None:
    page = page_of(dated("1993-06", "199X", "-0043", "0000", "1993?", "1984/1986", "0490"))
    assert [(time.get("datetime"), words(time)) for time in page.xpath("//*[@id='text']//time")] == [
        ("1993-06", "1993-06"),
        ("0490", "0490"),
    ]
    assert not page_of(dated("1993", mod="MID")).xpath("//time")


def test_dates_without_a_place_in_time_are_listed_apart() -> None:
    page = page_of("It will stop on 19 June, or now. Each spring it floods for two days. In 1993 it did not.")
    lists = {words(heading).rpartition(" ")[0]: heading.getnext() for heading in page.xpath("//*[@id='dates']/h3")}
    assert {name: [words(a) for a in found.iter("a")] for name, found in lists.items()} == {
        "In order of time": ["1993"],
        "Not resolved": ["19 June, year unknown"],
        "Vague references": ["Now"],
        "Lengths of time, and what repeats": ["Each spring", "Two days"],
    }


def test_a_date_links_to_what_it_leans_on() -> None:
    page = page_of(TEXT)
    entry = next(e for e in classed(page, "dates")[0] if words(e).startswith("19 June 2021"))
    link = entry.xpath(".//*[@class='how']/a")[0]
    assert words(link) == "the publication date"
    assert "Published 3 May 2021" in words(page.get_element_by_id(link.get("href")[1:]))


def test_a_date_that_an_edit_took_away_keeps_its_place() -> None:
    text = "one 1968 two"
    date = Span(start=4, end=9)
    edit = Edit(span=date, replacement="", reason="glue")
    block = Paragraph(span=Span(start=0, end=12), text="one two", rule="r", edits=(edit,))
    timex = dated("1968").timexes[0].model_copy(update={"span": Span(start=4, end=8)})
    check_page(HtmlExporter().export(article_of(block, text=text, timexes=(timex,))))


# The timeline ---------------------------------------------------------------------------------------------------------


def rows(page: Page) -> list[tuple[str, Page]]:
    """What is written on each row of the timeline, and its mark."""
    (figure,) = classed(page, "timeline")
    return list(zip([words(a) for a in figure.iter("a")], classed(figure, "mark"), strict=True))


def test_the_timeline_has_each_value_once_in_order_of_time() -> None:
    page = page_of(dated("1993-06", "1953/1956", "1993-06", "-0043"))
    assert [name for name, _ in rows(page)] == ["44 BC", "1953–1956", "June 1993 ×2"]
    assert [a.get("href") for a in classed(page, "timeline")[0].iter("a")] == ["#d3", "#d1", "#d0"]


def test_the_picture_is_named_and_described() -> None:
    (picture,) = page_of(dated("1993-06", "1953/1956")).xpath("//figure/svg")
    assert picture.get("role") == "img"
    named = [picture.get_element_by_id(name).text for name in picture.get("aria-labelledby").split()]
    assert named == [
        "Timeline of the dates",
        "2 dates, from 1953–1956 to June 1993. The list beside the picture says the same.",
    ]


def place(mark: Page) -> tuple[float, float]:
    if mark.tag == "circle":
        return (float(mark.get("cx")[:-1]),) * 2
    left = float(mark.get("x")[:-1])
    return left, left + float(mark.get("width")[:-1])


def test_bars_lie_where_their_time_is() -> None:
    marks = {name: place(mark) for name, mark in rows(page_of(dated("1950/1959", "1960", "1970", "1980-05-03")))}
    assert marks["1950–1959"][1] == pytest.approx(marks["1960"][0], abs=0.02)
    assert marks["1960"][1] - marks["1960"][0] == pytest.approx(
        (marks["1950–1959"][1] - marks["1950–1959"][0]) / 10, rel=0.02
    )
    assert marks["1950–1959"][0] < marks["1960"][0] < marks["1970"][0] < marks["3 May 1980"][0]


def test_days_are_dots_and_stretches_of_time_are_bars() -> None:
    marks = {name: mark.tag for name, mark in rows(page_of(dated("1950/1959", "1980-05-03")))}
    assert marks == {"1950–1959": "rect", "3 May 1980": "circle"}


@pytest.mark.parametrize(
    ("edtf", "mod", "fill"),
    [
        ("1984/1989", None, None),
        ("1984~/1989", None, "url(#fade-both)"),
        ("198X?", None, "url(#fade-both)"),
        ("198X", "START", "url(#fade-both)"),
        ("1984/..", None, "url(#fade-out)"),
        ("../1984", None, "url(#fade-in)"),
        ("1984/", None, "url(#fade-out)"),
        ("[..1984]", None, "url(#fade-in)"),
    ],
)
def test_ends_that_are_rough_or_open_fade(edtf: str, mod: str | None, fill: str | None) -> None:
    article = dated("1900", edtf, "2000")
    changed = article.timexes[1].model_copy(update={"mod": mod})
    article = article.model_copy(update={"timexes": (article.timexes[0], changed, article.timexes[2])})
    marks = {mark.get("fill") for _, mark in rows(page_of(article))}
    assert marks == {None, fill}


def test_of_a_range_the_end_fades_that_is_rough() -> None:
    page = page_of("The mill ran from early 1951 to 1960, and the dam stood from 1930 to the late 1940s.")
    assert [(name, mark.get("fill")) for name, mark in rows(page)] == [
        ("From 1930 to late 1940s", "url(#fade-out)"),
        ("From early 1951 to 1960", "url(#fade-in)"),
    ]


def test_a_rough_date_that_is_a_dot_fades_all_around() -> None:
    marks = {name: (mark.tag, mark.get("fill")) for name, mark in rows(page_of(dated("1800", "1900~", "2000")))}
    assert marks["About 1900"] == ("circle", "url(#fade-dot)")
    assert marks["1800"] == ("circle", None)


def test_a_date_that_was_reckoned_has_a_mark_of_its_own() -> None:
    marks = {name: mark.get("class") for name, mark in rows(page_of(TEXT))}
    assert marks["19 June 2021"] == "mark inferred"
    assert marks["March 1992"] == "mark explicit"


def test_the_axis_is_broken_where_most_of_it_would_be_empty() -> None:
    page = page_of(dated("-0489", "1960", "1961-05", "1963", "1964", "1965/1968", "1969"))
    assert len(classed(page, "break")) == 2  # the two lines of one break
    assert "The axis is broken" in words(classed(page, "caption")[0])
    marks = {name: place(mark) for name, mark in rows(page)}
    assert marks["1969"][0] - marks["1960"][0] > 50
    assert not classed(page_of(dated("1960", "1962", "1964", "1969")), "break")


def test_only_the_dates_that_are_named_most_often_are_drawn_if_there_are_many() -> None:
    page = page_of(dated(*(str(year) for year in range(1900, 2000)), "1999"))
    names = [name for name, _ in rows(page)]
    assert len(names) == 60
    assert names[-1] == "1999 ×2"
    assert words(classed(page, "caption")[0]).endswith("Drawn are the 60 dates that are named most often, of 100.")


@settings(max_examples=40, deadline=None)  # a shared machine is slow at times, and a slow example is no wrong one
@given(st.lists(edtf_values(), min_size=1, max_size=8))
def test_any_dates_can_be_drawn(dates: list[Edtf]) -> None:
    page = page_of(dated(*map(str, dates)))
    for _, mark in rows(page) if classed(page, "timeline") else []:
        left, right = place(mark)
        assert -0.01 <= left <= right <= 100.01
    ticks = [float(line.get("x1")[:-1]) for tick in classed(page, "tick") for line in tick.iter("line")]
    assert ticks == sorted(ticks)
    assert len(ticks) < 40


# Words that look like markup ------------------------------------------------------------------------------------------

ATTACKS = [
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "<!-- --><svg onload=alert(1)>",
    "' onmouseover='alert(1)' x='",
    "]]><b>&lt;&#x3c;&amp;</b>\x00\x1b\x7f\u0080\ufdd0\U0001ffff",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_words_are_never_taken_for_markup(attack: str) -> None:
    where = Span(start=0, end=len(attack))
    clean = squash(attack)
    for block in (
        Title(span=where, text=clean, rule=attack),
        Heading(span=where, text=clean, rule=attack),
        Metadata(span=where, text=clean, rule=attack, field="byline", value=attack + "x"),
        ListItem(span=where, text=clean, rule=attack, marker=attack, label=clean[:5]),
        Boilerplate(span=where, text=clean, rule=attack, reason="advert", was="paragraph", evidence=(where,)),
    ):
        timexes = (
            ()
            if block.kind == "boilerplate"
            else (Timex(span=where, text=clean, type="DATE", value=attack, basis="unresolved", rule=attack),)
        )
        article = article_of(
            block,
            text=attack,
            title=attack,
            authors=(attack,),
            url=attack,
            language=attack,
            timexes=timexes,
            references=(CrossReference(span=where, text=clean, title=attack, locator=attack),) if timexes else (),
            notes=(Note(span=where, code=attack, message=attack),),
        )
        data = HtmlExporter().export(article)
        check_page(data)
        page = opened(data)
        assert (page.get("lang"), page.find("body").get("lang")) == ("en", "en")
        assert not re.search(b"[\x00-\x08\x0b-\x1f\x7f]", data)
        assert clean in squash(read(page.get_element_by_id("b0")))


def test_a_character_that_html_cannot_hold_is_shown_by_its_code_point() -> None:
    page = page_of(paragraph("a\x7fb\ufdd0c"))
    assert [element.text for element in classed(page.get_element_by_id("text"), "code")] == ["U+007F", "U+FDD0"]


def test_an_address_is_a_link_only_if_it_is_a_plain_one() -> None:
    for url, links in (("https://example.org/a?b=c&d", 1), ("javascript:alert(1)", 0), ("https://example.org/a b", 0)):
        page = page_of(paragraph("Words.", url=url))
        assert url in words(page.find("body").xpath(".//header")[0])
        assert len(page.xpath("//a[not(starts-with(@href, '#'))]")) == links


# Languages ------------------------------------------------------------------------------------------------------------


def test_each_word_is_in_its_language() -> None:
    page = page_of("Die Brücke\n\nSie wurde am 3. Mai 1989 gesperrt.\n", language="de")
    assert (page.get("lang"), page.find("body").get("lang")) == ("de", "en")
    (text,) = classed(page, "text")
    assert text.get("lang") == "de"
    assert {note.get("lang") for note in classed(page, "note")} == {"en"}
    assert page.find("body").xpath(".//h1")[0].get("lang") == "de"
    english = page_of("The bridge was closed on 3 May 1989.\n", language="en")
    assert {element.get("lang") for element in english.iter()} == {"en", None}


def test_a_language_that_is_not_known_is_told_as_such() -> None:
    page = page_of(paragraph("Words."))
    assert classed(page, "text")[0].get("lang") == ""
    assert page.get("lang") == "en"


def test_right_to_left_is_written_so_block_by_block() -> None:
    page = page_of("الميناء القديم\n\nبني الميناء في 1953.\n\nIt was built in 1953.\n", language="ar")
    (text,) = classed(page, "text")
    assert (text.get("lang"), text.get("dir")) == ("ar", "rtl")
    assert {words(block)[:2]: block.get("dir") for block in text} == {"ال": None, "بن": None, "It": "ltr"}
    assert {note.get("dir") for note in classed(page, "note")} == {"ltr"}
    hebrew = page_of(paragraph("הנמל נבנה", language="en"))
    assert hebrew.get_element_by_id("b0").get("dir") == "rtl"


# Parts of the page ----------------------------------------------------------------------------------------------------


def test_the_facts_say_how_each_is_known() -> None:
    facts = page_of(TEXT).xpath("//header//dl/div")
    assert [(words(f[0]), words(f[1])) for f in facts] == [
        ("By", "Ada Ferro"),
        ("As of", "June 1993 1993-06 stated in the text: June 1993"),
        ("Published", "3 May 2021 2021-05-03 stated in the text: 3 May 2021"),
    ]


def test_a_text_without_title_goes_by_its_name_and_says_so() -> None:
    page = page_of(paragraph("Words."))
    assert (words(page.find("body").xpath(".//h1")[0]), page.find("head/title").text) == ("test.txt", "test.txt")
    assert "The text has none; it goes by the name of its source" in words(page.xpath("//header")[0])


def test_the_contents_lead_to_each_part_and_each_heading() -> None:
    (nav,) = page_of(TEXT).iter("nav")
    assert [words(a) for a in nav.iter("a")] == [
        "Timeline", "The text", "The Crossing", "The Toll", "Dates", "Cross references", "Source",
    ]  # fmt: skip


def test_headings_leave_no_level_out() -> None:
    levels = (3, 6, 1, 4, 4)
    text = "".join(f"{number}\n" for number in range(len(levels)))
    blocks = [
        Heading(span=Span(start=2 * n, end=2 * n + 1), text=str(n), rule="r", level=level)
        for n, level in enumerate(levels)
    ]
    page = page_of(article_of(*blocks, text=text))
    assert [h.tag for h in classed(page, "text")[0]] == ["h3", "h4", "h3", "h4", "h4"]
    check_headings(page)
    contents = page.xpath("//nav/ol/li[2]/ol/li")
    assert [[words(a) for a in entry.iter("a")] for entry in contents] == [["0", "1"], ["2", "3", "4"]]


def test_lists_are_lists_in_lists_with_the_markers_of_the_source() -> None:
    page = page_of("Things:\n\n1. Grain: barley\n   - from the north\n   - from the south\n2. Salt\n")
    (outer,) = page.xpath("//*[@id='text']//ul[not(ancestor::ul)]")
    assert [[words(p) for p in item.iter("p")] for item in outer] == [
        ["1. Grain: barley", "- from the north", "- from the south"],
        ["2. Salt"],
    ]
    assert [words(b) for b in outer.iter("b")] == ["Grain"]


def test_a_deep_item_without_a_shallow_one_before_it_is_in_a_list_all_the_same() -> None:
    text = "a\nb\nc\n"
    items = [
        ListItem(span=Span(start=2 * n, end=2 * n + 1), text=text[2 * n], rule="r", marker="", depth=depth)
        for n, depth in enumerate((3, 1, 2))
    ]
    page = page_of(article_of(*items, text=text))
    assert [words(item) for item in page.xpath("//*[@id='text']/div/ul/li")] == ["a", "bc"]


def test_cross_references_lead_to_their_target_if_there_is_one() -> None:
    page = page_of(TEXT)
    inside, outside = page.xpath("//*[@id='references']//li")
    assert words(inside) == "(see The Toll, this ch.) leads to The Toll"
    assert words(outside) == "(see Public Finance, ch. 3) not in this text"
    target = page.get_element_by_id("r0")[0].get("href")
    assert words(page.get_element_by_id(target[1:])) == "The Toll"
    assert not list(page.get_element_by_id("r1").iter("a"))


def test_notes_tell_where_the_text_was_odd() -> None:
    page = page_of("Odd\n\nA line with\x00a control character in 1993.\n")
    (note,) = page.xpath("//*[@id='notes']//li")
    assert "illegal_character" in words(note)
    assert note.xpath(".//a/@href")


def test_each_reason_has_a_box_to_check_with_its_count() -> None:
    page = page_of(relations.read(Path(__file__).parents[3] / "examples" / "articles" / "lighthouse_keeper.txt"))
    boxes = {box.get("id"): words(box.getparent()) for box in page.iter("input") if box.get("type") == "checkbox"}
    assert boxes == {
        "show-aside": "What was set aside 5",
        "show-related": "Related articles 2",
        "show-widget": "Widget 2",
        "show-empty_field": "Empty field 1",
    }
    (style,) = page.iter("style")
    for reason in ("related", "widget", "empty_field"):
        assert f":root:has(#show-{reason}:not(:checked)) .aside.{reason}{{display:none}}" in style.text


def test_options_are_what_is_checked_at_first() -> None:
    page = page_of(TEXT, Options(set_aside="hidden", theme="dark"))
    checked = {box.get("id") for box in page.iter("input") if box.get("checked") is not None}
    assert checked == {"show-newsletter", "show-about", "theme-dark"}
    assert classed(page, "aside")
    with pytest.raises(ValidationError):
        Options(theme="pink")


def test_a_text_of_nothing_says_so() -> None:
    page = page_of("")
    assert "The source holds no visible text." in words(page.get_element_by_id("text"))
    assert "No date has a place in time." in words(page.get_element_by_id("timeline"))
    check_page(HtmlExporter().export(relations.normalize("")))


# Several articles -----------------------------------------------------------------------------------------------------


def combined(*articles: Article) -> Page:
    data = b"".join(HtmlExporter().export_all(articles))
    check_page(data)
    return opened(data)


def test_several_articles_have_one_list_and_one_timeline() -> None:
    bridge, ferry = relations.normalize(TEXT, name="bridge.txt"), dated("1953/1956", "1970")
    page = combined(bridge, ferry)
    assert [words(link) for link in page.xpath("//*[@id='articles']//a")] == ["A Bridge over the Venn", "test.txt"]
    assert [name for name, _ in rows(page)][:4] == [
        "1953–1956 [1]", "1953–1956 [2]", "1958 [1]", "1970 [2]",
    ]  # fmt: skip
    assert len(list(page.iter("figure"))) == 1
    assert [words(heading) for heading in page.xpath("//article/h2")] == ["1 A Bridge over the Venn", "2 test.txt"]


def test_one_article_makes_the_page_that_it_makes_alone() -> None:
    article = relations.normalize(TEXT)
    assert b"".join(HtmlExporter().export_all([article])) == HtmlExporter().export(article)


def test_the_same_article_twice_is_two_articles() -> None:
    article = relations.normalize(TEXT)
    assert len(list(combined(article, article).iter("article"))) == 2


def test_no_articles_make_a_page_that_says_so() -> None:
    page = combined()
    assert words(page.xpath("//h1")[0]) == "No articles"


def test_the_command_line_takes_the_options(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "relations.cli", "convert", "a.txt", "--to", "html", "-o", "a.html"]
    subprocess.run([*command, "-O", "html.theme=dark"], cwd=tmp_path, check=True)
    page = opened((tmp_path / "a.html").read_bytes())
    assert page.get_element_by_id("theme-dark").get("checked") is not None


def test_the_page_is_utf_8_and_says_so_first() -> None:
    data = HtmlExporter().export(paragraph("Ærø"))
    assert data.startswith(b'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    assert "Ærø".encode() in data
    assert etree.HTML(data) is not None
