"""One article as a part of a page: the ids of what it holds, its language, and which way it is written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from relations.model import Article, CrossReference, Span, Timex
from relations.reading.chronology import Dated, in_order, in_text
from relations.reading.names import is_language_tag, is_right_to_left
from relations_html.markup import Attribute

OURS = "en"
"""The language of our own words."""
_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@dataclass(frozen=True)
class View:
    """An article and its place on a page.

    Blocks, dates and cross references have the numbers that they have on the record: `b12`, `d3`, `r1`; the entry of a
    date in the list of dates is `t3`, and the note on it `n3`.
    """

    article: Article
    prefix: str = ""
    """Before each id, where a page has several articles."""
    level: int = 2
    """Of the headings over its parts."""
    number: int | None = None
    """Of the article, where a page has several."""

    @property
    def name(self) -> str:
        """What the article is called: its title, or for want of one its source."""
        return self.article.title or self.article.source.name or "Untitled text"

    @cached_property
    def language(self) -> str:
        """The article's language as a tag; empty if it is not known."""
        tag = self.article.language or ""
        return tag if is_language_tag(tag) else ""

    @cached_property
    def direction(self) -> str:
        """Which way its language is written, `ltr` or `rtl`."""
        return "rtl" if is_right_to_left(self.language) else "ltr"

    @cached_property
    def theirs(self) -> dict[str, Attribute]:
        """Attributes for the article's words among ours."""
        return {
            "lang": None if self.language == OURS else self.language,
            "dir": self.direction if self.direction == "rtl" else None,
        }

    @cached_property
    def ours(self) -> dict[str, Attribute]:
        """Attributes for our words, which are English, among the article's."""
        return {"lang": None if self.language == OURS else OURS, "dir": "ltr" if self.direction == "rtl" else None}

    def direction_of(self, text: str) -> str | None:
        """Return which way a block is written, if it is not that of the article: as its first letter is."""
        for character in text:
            if found := _DIRECTIONS.get(unicodedata.bidirectional(character)):
                return None if found == self.direction else found
        return None

    @cached_property
    def _numbers(self) -> dict[Span, int]:
        return {timex.span: index for index, timex in enumerate(self.article.timexes)}

    @cached_property
    def _references(self) -> dict[Span, int]:
        return {reference.span: index for index, reference in enumerate(self.article.references)}

    @cached_property
    def dates(self) -> tuple[Dated, ...]:
        """All expressions of time in order of the text, each in its sentence."""
        return tuple(in_text(self.article))

    @cached_property
    def chronology(self) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
        """Those that are resolved in order of time, and those that could not be."""
        return in_order(self.dates)

    def block(self, index: int) -> str:
        """Return the id of a block."""
        return f"{self.prefix}b{index}"

    def date(self, timex: Timex, kind: str = "d") -> str:
        """Return the id of a date in the text (`d`), of its entry in the list of dates (`t`), or of its note (`n`)."""
        return f"{self.prefix}{kind}{self._numbers[timex.span]}"

    def reference(self, reference: CrossReference) -> str:
        """Return the id of a cross reference."""
        return f"{self.prefix}r{self._references[reference.span]}"

    def part(self, name: str) -> str:
        """Return the id of a part of the page."""
        return f"{self.prefix}{name}"

    def place(self, span: Span) -> str | None:
        """Return a link to the block that a span lies in."""
        index = self.article.block_at(span.start)
        return None if index is None else f"#{self.block(index)}"
