"""Pictures of the timeline in the brief: with captions, and words for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml.etree import _Element as Element

from relations.reading.bars import Bar, bars
from relations_docx.draft import Draft, View
from relations_docx.labels import Labels
from relations_docx.wordml import inline_picture, simple_field, w

if TYPE_CHECKING:
    from relations_docx.picture import Picture

_TWIPS = 1440
"""In an inch."""
_BESIDE = 1.6
"""Inches of a page that heading, caption and introduction take."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A date, and the articles that name it, by their numbers from 1."""

    bar: Bar
    articles: tuple[int, ...]

    def beside(self, *, is_combined: bool) -> str:
        """How often it is named, and by which articles."""
        times = [f"×{self.bar.times}"] if self.bar.times > 1 else []
        where = [f"[{', '.join(map(str, self.articles))}]"] if is_combined else []
        return " ".join([*times, *where])


def illustration(draft: Draft, views: Sequence[View]) -> list[Element]:
    """Return pictures of some articles' resolved dates, of a page at the most, each with its caption."""
    from relations_docx.picture import draw, most_rows  # noqa: PLC0415 -- the library is loaded when it is needed

    rows = _rows(bars([view.dates[0] for view in views], draft.labels.timex))
    parts = _parted(rows, most_rows(draft.height / _TWIPS - _BESIDE))
    is_combined = len(views) > 1
    written: list[Element] = []
    for number, part in enumerate(parts, start=1):
        beside = [row.beside(is_combined=is_combined) for row in part]
        picture = draw([row.bar for row in part], beside, draft.labels, draft.width / _TWIPS)
        said = [_part(draft.labels, number, len(parts)), *_explained(draft.labels, part, is_combined=is_combined)]
        if picture.is_broken:
            said.append(draft.labels(_BROKEN))
        written += _figure(draft, picture, number, _told(draft.labels, part), " ".join(said))
    return written


def _rows(made: Sequence[Bar]) -> list[_Row]:
    """A row for each date that is known in one way, whatever articles name it."""
    rows: dict[tuple[str, str, str], _Row] = {}
    for bar in made:
        key = bar.words, str(bar.timex.edtf), bar.timex.basis
        first = rows.get(key)
        if first is None:
            rows[key] = _Row(bar, (bar.article + 1,))
        else:
            again = replace(first.bar, times=first.bar.times + bar.times)
            rows[key] = _Row(again, (*first.articles, bar.article + 1))
    return list(rows.values())


def _parted(rows: Sequence[_Row], most: int) -> list[Sequence[_Row]]:
    """The rows in parts of nearly the same length, none longer than that."""
    count = -(-len(rows) // most)
    cuts = [len(rows) * n // count for n in range(count + 1)]
    return [rows[start:end] for start, end in pairwise(cuts)]


def _figure(draft: Draft, picture: Picture, number: int, told: str, caption: str) -> list[Element]:
    """A picture and its caption, which stay on one page."""
    name = f"{draft.labels('Timeline')} {number}"
    drawing = inline_picture(draft.image(picture.data), number, name, told, (picture.width, picture.height))
    counter = [draft.say("Figure "), simple_field("SEQ Figure \\* ARABIC", str(number)), draft.words(". ")]
    shown = w("p", w("pPr", w("keepNext")), w("r", drawing))
    return [shown, draft.paragraph(counter, draft.words(caption), style="caption")]


def _told(labels: Labels, part: Sequence[_Row]) -> str:
    last = max((row.bar for row in part), key=lambda bar: (bar.end, bar.first))
    return labels(
        "Timeline of {dates}, from {first} to {last}. The table that follows says the same in words.",
        dates=labels.counted(len(part), "date"),
        first=part[0].bar.words,
        last=last.words,
    )


def _part(labels: Labels, number: int, count: int) -> str:
    if count == 1:
        return labels("The dates of the timeline.")
    return labels("The dates of the timeline, part {number} of {count}.", number=number, count=count)


def _explained(labels: Labels, part: Sequence[_Row], *, is_combined: bool) -> Iterator[str]:
    if any(row.bar.times > 1 for row in part):
        yield labels("×2: named twice.")
    if is_combined:
        yield labels("Numbers in brackets are those of the articles.")


_BROKEN = "The axis is broken where nothing happens for long; each part has a scale of its own."
