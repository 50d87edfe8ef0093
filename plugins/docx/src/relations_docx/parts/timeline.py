"""The dates: a timeline of those that are resolved, and those that could not be."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element

from relations.model import Boilerplate, ListItem, Metadata, Paragraph, Title
from relations.reading.chronology import Dated
from relations.reading.names import FIELDS
from relations.reading.wording import how_known, timex_in_words, what_is_known
from relations_docx.draft import Cell, Draft, View


def timeline(draft: Draft, views: Sequence[View], level: int = 1) -> list[Element]:
    """Return a table of the resolved dates of one or more articles, in order of time."""
    dated = [(date.bounds, number, view, date) for number, view in enumerate(views) for date in view.dates[0]]
    if len(views) > 1:
        dated.sort(key=lambda row: (row[0] or (), row[1], row[3].timex.span.start))
    heading = draft.heading(level, draft.words("Timeline"), bookmark="part_timeline")
    if not dated:
        return [heading, draft.paragraph(draft.words("The text names no date that could be placed in time."))]
    introduction = draft.words("In order of time. Each date links to the place where it stands in the text.")
    columns = [("When", 3.4), ("As written", 3.2), ("How it is known", 3.2), ("In the text", 7.6)]
    if len(views) > 1:
        columns.insert(3, ("Article", 3.6))
    rows = [_row(draft, view, date, is_combined=len(views) > 1) for _, _, view, date in dated]
    return [
        heading,
        draft.paragraph(introduction, style="Brief Introduction"),
        draft.table("Timeline of the dates in the text", columns, rows),
    ]


def unresolved_dates(draft: Draft, view: View) -> list[Element]:
    """Return a table of the dates that have no certain place in time; nothing if all have."""
    dates = view.dates[1]
    if not dates:
        return []
    rows = [
        [
            _written(draft, view, date),
            draft.cell(draft.words(what_is_known(date.timex))),
            _sentence(draft, view, date),
        ]
        for date in dates
    ]
    columns = [("As written", 3.4), ("What is known", 4.4), ("In the text", 9.6)]
    return [
        draft.part_heading(view, "Dates that could not be resolved", "unresolved"),
        draft.table("Dates that could not be resolved", columns, rows),
    ]


def _row(draft: Draft, view: View, date: Dated, *, is_combined: bool) -> list[Cell]:
    timex = date.timex
    words = timex_in_words(timex)
    name = view.date_bookmarks[timex.span.start, timex.span.end]
    when = [*draft.cell(draft.bookmarked(name, draft.words(words)))]
    if timex.edtf is not None and words != str(timex.edtf):
        when += draft.cell(draft.words(f"({timex.edtf})", "Brief Notation"))
    row = [
        when,
        _written(draft, view, date),
        draft.cell(_how_known(draft, view, date)),
        _sentence(draft, view, date),
    ]
    if is_combined:
        row.insert(3, draft.cell(draft.link(f"{view.prefix}article", draft.quote(view.name, "Hyperlink"))))
    return row


def _written(draft: Draft, view: View, date: Dated) -> Cell:
    """The words of the date, as a link to the paragraph they stand in."""
    where = f"To {_place(view, date)}"
    return draft.cell(draft.link(view.block_bookmark(date.block), draft.quote(date.text, "Hyperlink"), tooltip=where))


def _place(view: View, date: Dated) -> str:
    block = view.article.blocks[date.block]
    match block:
        case Title():
            return "the title"
        case Paragraph() | Boilerplate():
            return "the paragraph"
        case ListItem():
            return "the item of the list"
        case Metadata():
            return f"the {FIELDS[block.field].lower()}"
        case _:
            return "the heading"


def _sentence(draft: Draft, view: View, date: Dated) -> Cell:
    """The sentence, with the date made bold; what stands in no sentence is introduced by where it stands."""
    block = view.article.blocks[date.block]
    place = [] if isinstance(block, Paragraph | ListItem) else [draft.words(f"In {_place(view, date)}: ")]
    words = [
        draft.quote(text, style)
        for text, style in ((date.before, None), (date.text, "Strong"), (date.after, None))
        if text
    ]
    return draft.cell(place, words)


def _how_known(draft: Draft, view: View, date: Dated) -> list[Element]:
    how, anchor, value = how_known(date.timex)
    span = date.timex.anchor.span if date.timex.anchor else None
    index = None if span is None else view.article.block_at(span.start)
    if not anchor:
        return [draft.words(how)]
    if index is None:
        return [draft.words(how + anchor + value)]
    link = draft.link(view.block_bookmark(index), draft.words(anchor, "Hyperlink"))
    return [draft.words(how), link, draft.words(value)]
