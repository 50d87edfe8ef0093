"""The words of a block with their annotations, as the content of an element."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from relations.model import Annotation, Block, ListItem, Run, Timex
from relations.sentences import ends
from relations_tei.dates import timex_attributes
from relations_tei.linebreaks import LineBreak, line_breaks
from relations_tei.markup import ID, Element, append, element
from relations_tei.names import Names, in_source
from relations_tei.options import TeiOptions

_AFTER_LABEL = re.compile(r"[:.?!–—-]*\s*")
"""What parts the run-in head of an item from its first sentence."""


def write_words(parent: Element, block: Block, names: Names, options: TeiOptions) -> None:
    """Put a block's words into an element."""
    writer = _Writer(names, block, options)
    writer.write(parent, names.article.runs(block))
    writer.break_lines(parent)


def write_prose(parent: Element, block: Block, names: Names, options: TeiOptions) -> None:
    """Put a block's words into an element, in sentences if so chosen; the run-in head of an item becomes a `label`."""
    writer = _Writer(names, block, options)
    label = len(block.label or "") if isinstance(block, ListItem) else 0
    edges = {label}
    if options.sentences:
        between = _AFTER_LABEL.match(block.text, label) if label else None
        first = between.end() if between else label
        edges |= {first, *_sentence_edges(block.text, first, names.article.language)}
    count = 0
    for piece in _cut(names.article.runs(block), sorted(edges)):
        if piece.start < label == piece.end:
            inside = element("label")
        elif options.sentences and not piece.is_space and not (label <= piece.start < first):
            count += 1
            inside = element("s", {ID: f"{parent.get(ID)}.s{count}"})
        else:
            writer.write(parent, piece.runs)
            continue
        writer.break_lines(parent)
        writer.write(inside, piece.runs)
        parent.append(inside)
    writer.break_lines(parent)


def _sentence_edges(text: str, first: int, language: str | None) -> Iterator[int]:
    """Where sentences end, and where the next ones begin behind the space."""
    for end in ends(text, language):
        if end > first:
            yield end
            yield end + (text[end] == " ")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some of a block's runs, and where in its text they stand."""

    start: int
    end: int
    runs: tuple[Run, ...]

    @property
    def is_space(self) -> bool:
        """Whether it only parts what stands around it."""
        return all(run.text.isspace() for run in self.runs)


def _cut(runs: Iterable[Run], edges: Iterable[int]) -> Iterator[_Piece]:
    """The runs, cut at these places of the text; a place inside an annotation is passed over."""
    waiting = deque(edges)
    start = at = 0
    kept: list[Run] = []
    for run in runs:
        end, rest = at + len(run.text), run
        while waiting and waiting[0] < end:
            edge = waiting.popleft()
            if edge > at and run.annotation is None:
                kept.append(Run(rest.text[: edge - at]))
                rest, at = Run(rest.text[edge - at :]), edge
            if edge == at > start:
                yield _Piece(start, at, tuple(kept))
                start, kept = at, []
        kept.append(rest)
        at = end
    if kept:
        yield _Piece(start, at, tuple(kept))


class _Writer:
    """Writes runs one after another, with the line breaks of the source between their words, if so chosen."""

    def __init__(self, names: Names, block: Block, options: TeiOptions) -> None:
        self.names = names
        self.at = 0
        self.breaks: deque[LineBreak] = deque(
            line_breaks(names.article.source.text, block) if options.line_breaks else ()
        )

    def write(self, parent: Element, runs: Sequence[Run]) -> None:
        """Put runs into an element: plain text, `date`, `time` and `ref`, one in another where they nest."""
        for run in runs:
            if run.annotation is None:
                self._write_plain(parent, run.text)
                continue
            self.break_lines(parent)
            child = self._annotated(run.annotation)
            self.write(child, run.runs)
            parent.append(child)

    def break_lines(self, parent: Element) -> None:
        """Put the line breaks here that stand before the next character."""
        while self.breaks and self.breaks[0].at <= self.at:
            parent.append(element("lb", {"break": "no" if self.breaks.popleft().is_in_word else None}))

    def _write_plain(self, parent: Element, text: str) -> None:
        start, end = self.at, self.at + len(text)
        while self.breaks and self.breaks[0].at < end:
            append(parent, text[self.at - start : self.breaks[0].at - start])
            self.at = max(self.at, self.breaks[0].at)
            self.break_lines(parent)
        append(parent, text[self.at - start :])
        self.at = end

    def _annotated(self, annotation: Annotation) -> Element:
        if isinstance(annotation, Timex):
            return element("time" if annotation.type == "TIME" else "date", timex_attributes(annotation, self.names))
        return element(
            "ref",
            {
                ID: self.names.reference(annotation),
                "target": self.names.target(annotation),
                "source": in_source(annotation.span),
            },
        )
