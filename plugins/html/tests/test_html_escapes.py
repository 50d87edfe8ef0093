"""Whatever an article holds, its page is made of our own elements and attributes alone, as a parser reads it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

import relations
from relations.errors import OptionError
from relations.model import Rule
from relations.testing import sample_articles
from relations_html import HtmlExporter

ELEMENTS = {
    "a", "article", "aside", "b", "body", "circle", "code", "dd", "defs", "del", "desc", "details", "div", "dl",
    "dt", "fieldset", "figure", "footer", "g", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "html", "input",
    "ins", "label", "legend", "li", "line", "lineargradient", "main", "mark", "meta", "nav", "ol", "p", "q",
    "radialgradient", "rect", "section", "small", "span", "stop", "style", "summary", "svg", "text", "time", "title",
    "ul",
}  # fmt: skip
ATTRIBUTES = {
    "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "charset", "checked", "class", "content",
    "cx", "cy", "datetime", "dir", "fill", "height", "hidden", "href", "http-equiv", "id", "lang", "name", "offset",
    "r", "rel", "role", "rx", "stop-opacity", "text-anchor", "type", "width", "x", "x1", "x2", "y", "y1", "y2",
}  # fmt: skip
VOID = {"br", "hr", "input", "meta"}

BROKEN = (
    "<script>alert(1)</script>", "</title>", "</style>", "</script>", "</svg>", "</body></html>", "<!--",
    "-->", "<![CDATA[", "]]>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)",
    '" autofocus onfocus=alert(1) x="', "`", "javascript:alert(1)", "data:text/html,<b>", "//evil.example",
    "&lt;b&gt;", "&#60;b&#62;", "&quot;", "&", "<", ">", '"', "'", "=", "/", "\x00", "\x1b", "\ufdd0",
    '<a href="javascript:x">', "<svg/onload=alert(1)>", "<base href=//x>", "<style>*{}</style>", "\u2028",
    "\u202e", "3 May 1968", "\n\n", "• ", " ",
)  # fmt: skip


def broken_texts() -> st.SearchStrategy[str]:
    """Pieces of markup, dates and list marks, in any order, with any characters between."""
    pieces = st.one_of(st.sampled_from(BROKEN), st.sampled_from(BROKEN), st.text(max_size=6))
    return st.lists(pieces, max_size=12).map("".join)


class Reader(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.open: list[str] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action", "cite"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert not reader.open
    return reader


def style_of(page: str) -> str:
    return page.partition("<style>")[2].partition("</style>")[0]


OURS = [HtmlExporter().export(article).decode() for article in sample_articles()]


def test_the_samples_need_no_more_than_the_closed_set() -> None:
    for page in OURS:
        reader = read(page)
        assert reader.elements <= ELEMENTS
        assert reader.attributes <= ATTRIBUTES


@settings(max_examples=120, deadline=None)  # a shared machine is slow at times, and a slow example is no wrong one
@given(
    broken_texts(),
    st.fixed_dictionaries(
        {},
        optional={
            **{name: broken_texts() for name in ("title", "name", "url")},
            "authors": st.lists(broken_texts(), max_size=2),
            "language": st.sampled_from(["en", "ar", "de-CH"]),
            "published": st.sampled_from(["2024-07-17", "199X?", "Y170000002", "../1984~"]),
        },
    ),
)
@example("\n\n".join(BROKEN), {"title": "".join(BROKEN[:27]), "url": "javascript:alert(1)", "authors": ["<b>"]})
@example("</style><script>alert(1)</script>", {"url": 'https://example.org/"onclick="x'})
def test_a_page_is_made_of_our_elements_and_attributes_alone(text: str, said: dict[str, Any]) -> None:
    rules = (Rule(phrase="<b>x</b>", reason="debris", name="b"), "strict")
    try:
        article = relations.normalize(text, rules=rules, **said)
    except OptionError:  # control characters in what the caller says are refused
        article = relations.normalize(text)
    except relations.InputError:  # it begins like an HTML page, and is refused as one
        return
    page = HtmlExporter().export(article).decode()
    reader = read(page)
    assert reader.elements <= ELEMENTS
    assert reader.attributes <= ATTRIBUTES
    assert all(link.startswith(("#", "http://", "https://")) for link in reader.links)
    assert reader.comments == []
    assert style_of(page) == style_of(OURS[0])
