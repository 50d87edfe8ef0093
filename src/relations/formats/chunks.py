"""Chunks of the article for retrieval, as JSON Lines: a few hundred words each, with section, place and dates."""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from relations.model import (
    Article,
    BodyBlock,
    DocumentDate,
    Section,
    Span,
    Timex,
    clean,
    squash,
)
from relations.reading.chronology import iso_day
from relations.sentences import ends

_Piece = tuple[int, int]
"""Where a stretch of the source begins and ends: a span, a million of which cost less."""


class ChunksOptions(BaseModel):
    """How large chunks are, and how far each goes back into the one before."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int = Field(default=200, ge=1, description="How much a chunk holds at most.")
    unit: Literal["words", "characters"] = Field(
        default="words",
        description="What size and overlap count: words between white space, or characters of the clean text.",
    )
    overlap: int = Field(
        default=0, ge=0, description="How much of the end of one chunk the next one repeats at most, inside a section."
    )

    @model_validator(mode="after")
    def _overlap_leaves_room(self) -> Self:
        if self.overlap >= self.size:
            msg = f"an overlap of {self.overlap} leaves nothing new in chunks of {self.size}: make it smaller"
            raise ValueError(msg)
        return self


class ChunksExporter:
    """Writes the body as chunks that cross no section and cut no date; each character of it is in one."""

    name: ClassVar[str] = "chunks"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".chunks.jsonl"
    media_type: ClassVar[str] = "application/jsonl"
    concatenates: ClassVar[bool] = True
    Options: ClassVar[type[BaseModel]] = ChunksOptions

    def __init__(self, options: ChunksOptions | None = None) -> None:
        self.options = options or ChunksOptions()

    def export(self, article: Article) -> bytes:
        """Return the chunks of an article, one a line, in order of the text."""
        document = _about(article)
        digest = article.digest
        lines = []
        for path, blocks in _sections(article.sections, ()):
            section = _Cut(article, blocks, self.options)
            for first, last in section.chunks():
                spans = section.spans(first, last)
                line = {
                    "id": f"{digest}#{spans[0][1].start}-{spans[-1][1].end}",
                    "document": digest,
                    **document,
                    "section": path,
                    "text": "\n".join(clean(article.source.text, span, block.edits) for block, span in spans),
                    "start": spans[0][1].start,
                    "end": spans[-1][1].end,
                    "spans": [[span.start, span.end] for _, span in spans],
                    **_dates(article, [span for _, span in spans]),
                }
                lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        return "".join(lines).encode()

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        """Yield the chunks of each article."""
        for article in articles:
            yield self.export(article)


def _about(article: Article) -> dict[str, object]:
    """What each chunk says of its document."""
    return {
        "source": article.source.name,
        "title": article.title,
        "url": article.url,
        "language": article.language,
        "as_of": _written(article.as_of),
        "published": _written(article.published),
        "updated": _written(article.updated),
    }


def _written(date: DocumentDate | None) -> str | None:
    return str(date.edtf) if date else None


def _sections(section: Section, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Sequence[BodyBlock]]]:
    """Each section that has anything of its own, with the headings above it and its own."""
    if section.heading is not None:
        path = (*path, section.heading.text)
        yield path, (section.heading, *section.blocks)
    elif section.blocks:
        yield path, section.blocks
    for inner in section.sections:
        yield from _sections(inner, path)


def _dates(article: Article, spans: Sequence[Span]) -> dict[str, object]:
    """The values of the dates inside, and the first and last day that they may mean; None where one is open."""
    inside = [one for span in spans for one in article.annotations_in(span) if isinstance(one, Timex)]
    values = dict.fromkeys(str(timex.edtf) for timex in inside if timex.edtf is not None)
    bounds = [(timex.earliest, timex.latest) for timex in inside if timex.earliest or timex.latest]
    return {
        "dates": list(values),
        "earliest": _extreme([earliest for earliest, _ in bounds], last=False),
        "latest": _extreme([latest for _, latest in bounds], last=True),
    }


def _extreme(written: Sequence[str | None], *, last: bool) -> str | None:
    days = [day for text in written if (day := iso_day(text)) is not None]
    if not days or len(days) < len(written):
        return None
    return str(max(days) if last else min(days))


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch of the source that is never cut: a word, a date, what an edit made one."""

    block: int
    """Index among the blocks of its section."""
    start: int
    end: int
    gap: int
    """Characters that part it from what is before it, where these are counted."""
    measure: int
    """How much it takes, with the gap."""
    ends_sentence: bool


class _Cut:
    """A section as atoms, and how they go together."""

    def __init__(self, article: Article, blocks: Sequence[BodyBlock], options: ChunksOptions) -> None:
        self.blocks = blocks
        self.overlap = options.overlap
        counts_words = options.unit == "words"
        self.size = options.size
        self.atoms = [
            atom
            for index, block in enumerate(blocks)
            for atom in _atoms(article, index, block, None if counts_words else options.size)
        ]
        self.sums = [0, *accumulate(atom.measure for atom in self.atoms)]

    def chunks(self) -> Iterator[tuple[int, int]]:
        """Yield each chunk as a range of atoms."""
        start = at = 0
        while at < len(self.atoms):
            end = self._end(start, at)
            yield start, end
            at = end
            start = self._start(at) if self.overlap and at < len(self.atoms) else at

    def spans(self, first: int, last: int) -> list[tuple[BodyBlock, Span]]:
        """Return what a range of atoms has of each block."""
        found: dict[int, tuple[int, int]] = {}
        for atom in self.atoms[first:last]:
            found[atom.block] = found.get(atom.block, (atom.start, 0))[0], atom.end
        return [(self.blocks[index], Span(start=start, end=end)) for index, (start, end) in found.items()]

    def _end(self, start: int, at: int) -> int:
        """Where a chunk ends that begins at `start` and has to go beyond `at`.

        That is before a block that fits into a chunk of its own, else behind a sentence, else behind a word.
        """
        furthest = max(bisect_right(self.sums, self.sums[start] + self.atoms[start].gap + self.size) - 1, at + 1)
        if furthest == len(self.atoms):
            return furthest
        cut = self.atoms[furthest].block
        first = bisect_left(self.atoms, cut, key=lambda atom: atom.block)
        behind = bisect_right(self.atoms, cut, key=lambda atom: atom.block)
        fits = self.sums[behind] - self.sums[first] <= self.size + self.atoms[first].gap
        if fits and first > at and self.atoms[first - 1].ends_sentence:
            return first
        return next((end for end in range(furthest, at, -1) if self.atoms[end - 1].ends_sentence), furthest)

    def _start(self, at: int) -> int:
        """Where the chunk begins that follows a chunk's end, by the overlap: with a sentence, or else a word."""
        room = min(self.overlap, self.size - self.atoms[at].measure)
        first = min(bisect_left(self.sums, self.sums[at] - room), at)
        return next((i for i in range(first, at) if i == 0 or self.atoms[i - 1].ends_sentence), first)


def _atoms(article: Article, index: int, block: BodyBlock, size: int | None) -> Iterator[_Atom]:
    """The atoms of a block; what is longer than `size` characters is cut between any two, if there is a size."""
    text = article.source.text
    whole = _whole(article, block)
    sentences = [block.span.start + end for end in ends(article.source.slice(block.span), article.language)]
    stops = {*sentences, block.span.end} if block.kind != "heading" else set()
    pieces = _joined(_words(text, block.span, sentences), whole)
    if size is not None:
        parts = (
            _joined(_characters(text, piece), whole) if len(_clean(text, block, piece)) > size else [piece]
            for piece in pieces
        )
        pieces = [piece for part in parts for piece in part]
    before = block.span.start - 1
    for start, end in pieces:
        words = _clean(text, block, (start, end))
        gap = int(size is not None and bool(words) and start != before)
        measure = len(words.split()) if size is None else gap + len(words)
        yield _Atom(index, start, end, gap, measure, ends_sentence=end in stops)
        before = end


def _clean(text: str, block: BodyBlock, piece: _Piece) -> str:
    start, end = piece
    return clean(text, Span(start=start, end=end), block.edits) if block.edits else squash(text[start:end])


def _whole(article: Article, block: BodyBlock) -> list[_Piece]:
    """What is not cut: edits and annotations, in order and where they overlap as one."""
    spans = [edit.span for edit in block.edits] + [one.span for one in article.annotations_in(block.span)]
    whole: list[_Piece] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if whole and start < whole[-1][1]:
            whole[-1] = whole[-1][0], max(whole[-1][1], end)
        else:
            whole.append((start, end))
    return whole


def _joined(pieces: Iterable[_Piece], whole: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, with those made one between which something would be cut."""
    joined: list[_Piece] = []
    for start, end in pieces:
        if joined and whole and _cuts(whole, joined[-1][1], start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _cuts(whole: Sequence[_Piece], end: int, start: int) -> bool:
    index = bisect_right(whole, end, key=lambda piece: piece[1])
    return index < len(whole) and whole[index][0] < start


def _words(text: str, span: Span, sentences: Iterable[int]) -> Iterator[_Piece]:
    """What stands between white space, and between sentences that have none."""
    glued = [end for end in sentences if end < span.end and not text[end].isspace()]
    for word in re.compile(r"\S+").finditer(text, span.start, span.end):
        start, end = word.span()
        inside = glued[bisect_right(glued, start) : bisect_left(glued, end)] if glued else ()
        yield from pairwise((start, *inside, end))


def _characters(text: str, piece: _Piece) -> Iterator[_Piece]:
    """Characters, with the marks that belong to them."""
    start, end = piece
    return pairwise((start, *(at for at in range(start + 1, end) if not _continues(text, at)), end))


def _continues(text: str, at: int) -> bool:
    """Whether a character is one with that before it: an accent, a variation, a part of a joined picture."""
    return unicodedata.category(text[at]).startswith("M") or "\u200d" in text[at - 1 : at + 1] or text[at].isspace()
