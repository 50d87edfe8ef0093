"""What the parts of a brief write with: styled paragraphs, links, and one view of each article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element as Element

from relations.edtf import Edtf
from relations.model import Article, ListItem
from relations.reading.chronology import Dated, chronology
from relations.reading.wording import with_notation
from relations_docx import languages
from relations_docx.labels import Labels
from relations_docx.marginalia import Comments, Footnotes
from relations_docx.numbering import Numbering
from relations_docx.options import Options
from relations_docx.styles import Styles
from relations_docx.wordml import Content, external_link, flat, link, paragraph, run, table, w, words_of

Cell = Sequence[Element]
"""The paragraphs of a cell."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, as the contents list it."""

    level: int
    text: str
    bookmark: str


@dataclass(frozen=True)
class View:
    """An article as one part of a brief: its place among the headings, and the names of its bookmarks."""

    article: Article
    level: int = 1
    """Of the headings over its parts."""
    prefix: str = ""
    """Before each of its bookmarks, where a brief has several articles."""
    untitled: str = "Untitled text"
    """What an article is called that has neither a title nor a source with a name."""

    @property
    def name(self) -> str:
        """What the article is called: its title, or for want of one its source."""
        return self.article.title or self.article.source.name or self.untitled

    @cached_property
    def dates(self) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
        """Dates resolved, in order of time, and unresolved, in order of the text."""
        return chronology(self.article)

    @cached_property
    def date_bookmarks(self) -> dict[tuple[int, int], str]:
        """The bookmark of each resolved date's row in the timeline, by the date's span."""
        spans = (date.timex.span for date in self.dates[0])
        return {(s.start, s.end): f"{self.prefix}date_{n}" for n, s in enumerate(spans, start=1)}

    def block_bookmark(self, index: int) -> str:
        """Return the bookmark of a block."""
        return f"{self.prefix}block_{index + 1}"


class Draft:
    """The document in the making: gives out styles, lists, bookmarks, headings, footnotes and comments.

    Attributes:
        headings: Those written so far, for the contents.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        options: Options,
        *,
        language: str | None,
        space: tuple[int, int],
    ) -> None:
        self.styles = styles
        self.numbering = numbering
        self.options = options
        self.labels = Labels(options.labels)
        self.headings: list[Entry] = []
        self.links: dict[str, str] = {}
        """Addresses outside the document, with the ids of their relationships."""
        self.images: dict[str, bytes] = {}
        """PNGs, with the ids of their relationships."""
        self.width, self.height = space
        """Of the text on a page, in twentieths of a point."""
        self._bookmarks = 0
        theirs = languages.in_word(language)["val"].partition("-")[0]
        self._own_language = None if self.labels.language.startswith(theirs) else self.labels.language
        self._is_english = theirs == "en"
        self.footnotes = Footnotes(styles)
        self.comments = Comments(styles, self._own_language)

    def say(self, text: str, style: str | None = None, **values: object) -> Element:
        """Return a run of our own words, given in English, in the language of the brief."""
        return self.words(self.labels(text, **values), style)

    def words(self, text: str, style: str | None = None) -> Element:
        """Return a run of our own words, which are in the language of the brief whatever the article's is."""
        identity = self.styles.identity(style) if style else None
        return run(text, style=identity, language=self._own_language)

    def english(self, text: str) -> Element:
        """Return a run of the record's own words, such as those of a note, which are English."""
        return run(text, language=None if self._is_english else languages.ENGLISH)

    def reviewed(self, content: Sequence[Element], doubt: Sequence[str]) -> list[Element]:
        """Return the content, in a review with a comment that says what is doubtful about it, if anything is."""
        return self.comments.on(content, doubt) if doubt and self.options.review else list(content)

    def quote(self, text: str, style: str | None = None) -> Element:
        """Return a run of the article's words."""
        return run(text, style=self.styles.identity(style) if style else None)

    def paragraph(self, *content: Content, style: str | None = None) -> Element:
        """Return a paragraph in a style."""
        return paragraph(*content, style=self.styles.identity(style) if style else None)

    def heading(self, level: int, *content: Content, bookmark: str) -> Element:
        """Return a heading with a bookmark, and remember it for the contents."""
        return self.heading_with(level, self.bookmarked(bookmark, *content), bookmark=bookmark)

    def heading_with(self, level: int, content: Content, *, bookmark: str) -> Element:
        """Return a heading whose content brings its bookmark, and remember it for the contents."""
        level = min(level, 9)
        made = self.paragraph(content, style=f"heading {level}")
        self.headings.append(Entry(level, words_of(made), bookmark))
        return made

    def list_item(self, item: ListItem, content: Content) -> Element:
        """Return an item of a list; bullets are the template's own if it has them."""
        identity, level, is_counted = self.numbering.place(item)
        style = "List Number" if is_counted else "List Bullet"
        is_by_style = not is_counted and level == 0 and self.styles.has_numbering(style)
        numbering = None if is_by_style else (identity, level)
        return paragraph(content, style=self.styles.identity(style), numbering=numbering)

    def part_heading(self, view: View, text: str, name: str) -> Element:
        """Return the heading over a part of the brief."""
        return self.heading(view.level, self.say(text), bookmark=f"{view.prefix}part_{name}")

    def bookmarked(self, name: str, *content: Content) -> list[Element]:
        """Return the content with a bookmark around it."""
        self._bookmarks += 1
        return [
            w("bookmarkStart", id=self._bookmarks, name=name),
            *flat(content),
            w("bookmarkEnd", id=self._bookmarks),
        ]

    def link(self, anchor: str, *runs: Element, tooltip: str | None = None) -> Element:
        """Return a link to a bookmark; if that is never written, it is plain text in the end."""
        return link(anchor, *runs, tooltip=tooltip)

    def address(self, url: str) -> Element:
        """Return a link to a place outside the document."""
        identity = self.links.setdefault(url, f"rIdLink{len(self.links) + 1}")
        return external_link(identity, self.quote(url, "Hyperlink"))

    def image(self, data: bytes) -> str:
        """Return the id of the relationship that names a PNG."""
        identity = f"rIdImage{len(self.images) + 1}"
        self.images[identity] = data
        return identity

    def date_of(self, edtf: Edtf) -> list[Element]:
        """Return a date in words of its own."""
        return self.date(self.labels.date(edtf), edtf)

    def date(self, words: str, edtf: Edtf) -> list[Element]:
        """Return a date in words, with its notation behind it."""
        words, notation = with_notation(words, edtf)
        return [self.words(words), *([self.words(f" {notation}", "Brief Notation")] if notation else [])]

    def cell(self, *content: Content) -> Cell:
        """Return a cell of one paragraph."""
        return [self.paragraph(*content, style="Brief Cell")]

    def table(self, title: str, columns: Sequence[tuple[str, float]], rows: Iterable[Sequence[Cell]]) -> Element:
        """Return a table; each column has its heading and its share of the width."""
        whole = sum(share for _, share in columns)
        widths = [int(self.width * share / whole) for _, share in columns]
        header = [self.cell(self.say(name, "Strong"))[0] for name, _ in columns]
        return table(self.styles.identity("Table Grid"), self.labels(title), widths, header, rows)
