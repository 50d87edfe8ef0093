"""Names of things inside a file: ids, pointers to them, and pointers into the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from relations.model import Anchor, Article, Boilerplate, CrossReference, DocumentDate, Span, Timex
from relations_tei.markup import xml_text

DOCUMENT_DATES = ("published", "updated", "as_of")


def in_source(*spans: Span) -> str | None:
    """Return pointers into the source, in the `char:` scheme that the header declares."""
    return " ".join(f"char:{span.start}-{span.end}" for span in spans) or None


def token(text: str) -> str:
    """Return the text as one word, for attributes that take no white space."""
    return re.sub(r"\s+", "_", xml_text(text).strip()) or "_"


class Names:
    """The ids of one article; the same article gets the same ones each time.

    Blocks, dates and cross references are numbered as in the record, from 0: `b12`, `d3`, `r1`.
    In a corpus, each article has a prefix of its own.
    """

    def __init__(self, article: Article, prefix: str = "") -> None:
        self.article = article
        self.prefix = prefix
        self._timexes = {(t.span.start, t.span.end): i for i, t in enumerate(article.timexes)}
        self._references = {(r.span.start, r.span.end): i for i, r in enumerate(article.references)}
        self._timex_starts = [t.span.start for t in article.timexes]
        self._block_starts = [b.span.start for b in article.blocks]
        self.rules = dict(_rule_ids(_rules(article)))

    def block(self, index: int) -> str:
        """Return the id of a block."""
        return f"{self.prefix}b{index}"

    def timex(self, timex: Timex) -> str:
        """Return the id of a date in the text."""
        return f"{self.prefix}d{self._timexes[timex.span.start, timex.span.end]}"

    def reference(self, reference: CrossReference) -> str:
        """Return the id of a cross reference."""
        return f"{self.prefix}r{self._references[reference.span.start, reference.span.end]}"

    def rule(self, rule: str) -> str:
        """Return a pointer to the declaration of a rule."""
        return f"#{self.prefix}{self.rules[rule]}"

    def target(self, reference: CrossReference) -> str:
        """Return a pointer to what a cross reference means: a heading of this text, or else an entry in standOff."""
        return self.heading(reference) or f"#{self.reference(reference)}.target"

    def heading(self, reference: CrossReference) -> str | None:
        """Return a pointer to the heading that a cross reference means, if the text has it."""
        if reference.target is None or isinstance(self.article.blocks[reference.target], Boilerplate):
            return None
        return f"#{self.block(reference.target)}"

    def anchor(self, anchor: Anchor, leaning: Timex) -> str | None:
        """Return a pointer to the date that another date leans on, if this file has it."""
        if anchor.span is not None:
            at = bisect_right(self._timex_starts, anchor.span.start) - 1
            if at >= 0 and anchor.span in (timex := self.article.timexes[at]).span:
                # In "April to June 1955" the first end leans on the second; the range as a whole leans on nothing.
                return None if leaning.span in timex.span else f"#{self.timex(timex)}"
        for name, date in self.document_dates():
            if anchor.edtf == date.edtf and (anchor.kind == name or (anchor.kind == "given" and date.basis == "given")):
                return f"#{self.prefix}{name}"
        if anchor.span is None:
            return None
        block = bisect_right(self._block_starts, anchor.span.start) - 1
        if block < 0 or isinstance(self.article.blocks[block], Boilerplate):
            return None  # text that was set aside may be left out of the file
        return f"#{self.block(block)}"

    def document_dates(self) -> Iterator[tuple[str, DocumentDate]]:
        """Return the dates of the document itself, with their names."""
        for name in DOCUMENT_DATES:
            date: DocumentDate | None = getattr(self.article, name)
            if date is not None:
                yield name, date


def _rules(article: Article) -> Iterator[str]:
    yield from (block.rule for block in article.blocks)
    for timex in article.timexes:
        yield timex.rule
        yield from (part.rule for part in timex.parts)
    yield from (date.rule for date in (article.published, article.updated, article.as_of) if date)


def _rule_ids(rules: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Rules with an id each; XML allows fewer characters in ids than rules may have in their names."""
    taken: set[str] = set()
    for rule in sorted(set(rules)):
        name = made = "rule." + re.sub(r"[^A-Za-z0-9._-]", "-", rule)
        count = 1
        while made in taken:
            count += 1
            made = f"{name}.{count}"
        taken.add(made)
        yield rule, made
