"""A block's clean text, cut at what is said of its words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relations.model.annotations import Annotation
from relations.model.blocks import Block
from relations.model.spans import Edit, Span, edited, ends, starts


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block's clean text; under an annotation, or plain."""

    text: str
    annotation: Annotation | None = None
    runs: tuple[Run, ...] = ()
    """The runs inside an annotation; empty for plain text."""


def runs(text: str, block: Block, annotations: Sequence[Annotation]) -> tuple[Run, ...]:
    """Return a block's clean text cut at the annotations that lie in it, the outer ones before those inside them."""
    cutter = _Cutter(text, block.edits, len(block.text))
    return tuple(_runs(cutter, block.span.start, block.span.end, annotations))


def places(text: str, block: Block, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """Return where spans of the source show in a block's clean text: for each, its first character and its end."""
    reached = [_reach(span, block.edits) for span in spans]
    first, last = block.span.start, block.span.end
    within = [(min(max(a, first), last), min(max(b, first), last)) for a, b in reached]
    cutter = _Cutter(text, block.edits, len(block.text))
    at, offset, offsets = first, 0, {}
    for cut in sorted({cut for pair in within for cut in pair}):
        offset += len(cutter.piece(at, cut))
        at, offsets[cut] = cut, offset
    return tuple((offsets[a], offsets[b]) for a, b in within)


class _Cutter:
    """Squashes white space across the pieces of one block, so that the pieces join to its clean text."""

    def __init__(self, text: str, edits: Sequence[Edit], length: int) -> None:
        self.text = text
        self.edits = edits
        self.left = length
        self.ends_in_space = True

    def piece(self, start: int, end: int) -> str:
        """Return the clean text of the next piece; spaces go to the piece in which they begin."""
        words = re.sub(r"\s+", " ", "".join(edited(self.text, start, end, self.edits)))
        if self.ends_in_space:
            words = words.lstrip(" ")
        words = words[: self.left]  # the clean text has no space at its end
        self.left -= len(words)
        if words:
            self.ends_in_space = words.endswith(" ")
        return words


def _runs(cutter: _Cutter, start: int, end: int, annotations: Sequence[Annotation]) -> Iterator[Run]:
    """Runs of source[start:end]; of annotations, each outer one comes before those inside it."""
    at = start
    i = 0
    while i < len(annotations):
        outer = annotations[i]
        inner_from = i = i + 1
        while i < len(annotations) and annotations[i].span.start < outer.span.end:
            i += 1
        first, last = _reach(outer.span, cutter.edits)
        first = min(max(first, at), end)
        last = min(max(last, first), end)
        if plain := cutter.piece(at, first):
            yield Run(plain)
        runs = tuple(_runs(cutter, first, last, annotations[inner_from:i]))
        yield Run("".join(r.text for r in runs), outer, runs)
        at = last
    if plain := cutter.piece(at, end):
        yield Run(plain)


def _reach(span: Span, edits: Sequence[Edit]) -> tuple[int, int]:
    """First and last character of an annotation, with the edits that cross its edges."""
    crossing = edits[bisect_right(edits, span.start, key=ends) : bisect_left(edits, span.end, key=starts)]
    if not crossing:
        return span.start, span.end
    return min(span.start, crossing[0].span.start), max(span.end, crossing[-1].span.end)
