"""The picture of the timeline in the brief: with its caption, and words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element

from relations.reading.bars import Bar, bars, most_named
from relations_docx.draft import Draft, View
from relations_docx.wordml import inline_picture, simple_field, w

_TWIPS = 1440
"""In an inch."""
_BESIDE = 1.6
"""Inches of a page that heading, caption and introduction take."""


def illustration(draft: Draft, views: Sequence[View]) -> list[Element]:
    """Return the picture of some articles' resolved dates in a paragraph, and its caption."""
    from relations_docx.picture import draw, most_rows  # noqa: PLC0415 -- the library is loaded when it is needed

    made = bars([view.dates[0] for view in views], draft.labels.timex)
    drawn = most_named(made, most_rows(draft.height / _TWIPS - _BESIDE))
    is_combined = len(views) > 1
    picture = draw(drawn, draft.labels, draft.width / _TWIPS, is_combined=is_combined)
    name, told = draft.labels("Timeline"), _told(draft, drawn)
    drawing = inline_picture(draft.image(picture.data), name, told, (picture.width, picture.height))
    shown = w("p", w("pPr", w("keepNext")), w("r", drawing))
    number = [draft.say("Figure "), simple_field("SEQ Figure \\* ARABIC", "1"), draft.words(". ")]
    caption = " ".join(_caption(draft, drawn, made, is_combined=is_combined, is_broken=picture.is_broken))
    return [shown, draft.paragraph(number, draft.words(caption), style="caption")]


def _told(draft: Draft, drawn: Sequence[Bar]) -> str:
    last = max(drawn, key=lambda bar: (bar.end, bar.first))
    return draft.labels(
        "Timeline of {dates}, from {first} to {last}. The table that follows says the same in words.",
        dates=draft.labels.counted(len(drawn), "date"),
        first=drawn[0].words,
        last=last.words,
    )


def _caption(
    draft: Draft, drawn: Sequence[Bar], made: Sequence[Bar], *, is_combined: bool, is_broken: bool
) -> list[str]:
    labels = draft.labels
    said = [labels("The dates of the timeline.")]
    if is_broken:
        said.append(labels("The axis is broken where nothing happens for long; each part has a scale of its own."))
    if any(bar.times > 1 for bar in drawn):
        said.append(labels("×2: named twice."))
    if is_combined:
        said.append(labels("The number in brackets is that of the article."))
    if len(drawn) < len(made):
        said.append(
            labels(
                "Drawn are the {drawn} dates that are named most often, of {all}; the table has them all.",
                drawn=len(drawn),
                all=len(made),
            )
        )
    return said
