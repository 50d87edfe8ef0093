"""The dates: a timeline of those that are resolved, drawn and as a table, and those that could not be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from relations.edtf import Day
from relations.model import Boilerplate, Heading, ListItem, Metadata, Paragraph, Title
from relations.reading.chronology import Dated
from relations.reading.names import FIELDS
from relations_docx.doubts import about_date
from relations_docx.draft import Cell, Draft, View
from relations_docx.parts.illustration import illustration
from relations_docx.parts.provenance import how_known


@dataclass(frozen=True, slots=True)
class _Row:
    """A date in its sentence, with the other articles that say the same in the same words."""

    bounds: tuple[Day, Day] | None
    number: int
    """Of its article, from 0."""
    view: View
    date: Dated
    others: tuple[_Row, ...] = ()


def timeline(draft: Draft, views: Sequence[View]) -> list[Element]:
    """Return a picture, if that is wanted, and a table of the resolved dates of some articles, in order of time."""
    rows = [_Row(date.bounds, number, view, date) for number, view in enumerate(views) for date in view.dates[0]]
    heading = draft.heading(1, draft.say("Timeline"), bookmark="part_timeline")
    if not rows:
        return [heading, draft.paragraph(draft.say("The text names no date that could be placed in time."))]
    is_combined = len(views) > 1
    if is_combined:
        rows = _folded(sorted(rows, key=lambda row: (row.bounds or (), row.number, row.date.timex.span.start)))
    introduction = draft.say("In order of time. Each date links to the place where it stands in the text.")
    columns = [("When", 3.4), ("As written", 3.2), ("How it is known", 3.2), ("In the text", 7.6)]
    if is_combined:
        columns.insert(3, ("Article", 3.6))
    return [
        heading,
        *(illustration(draft, views) if draft.options.picture else []),
        draft.paragraph(introduction, style="Brief Introduction"),
        draft.table(
            "Timeline of the dates in the text",
            columns,
            (_cells(draft, row, is_combined=is_combined) for row in rows),
        ),
    ]


def _folded(rows: Sequence[_Row]) -> list[_Row]:
    """The rows with those of copies made one: the same date in the same sentence, known in the same way."""
    folded: dict[tuple[object, ...], _Row] = {}
    for row in rows:
        timex, date = row.date.timex, row.date
        anchor = timex.anchor and (timex.anchor.kind, str(timex.anchor.edtf))
        key = str(timex.edtf), timex.mod, timex.basis, anchor, date.before, date.text, date.after
        first = folded.get(key)
        if first is None or first.view is row.view:
            folded[key if first is None else (*key, row.number, timex.span.start)] = row
        else:
            folded[key] = replace(first, others=(*first.others, row))
    return list(folded.values())


def unresolved_dates(draft: Draft, view: View) -> list[Element]:
    """Return a table of the dates that have no certain place in time; nothing if all have."""
    dates = view.dates[1]
    if not dates:
        return []
    rows = [
        [
            _written(draft, view, date),
            draft.cell(_reviewed(draft, view, date, [draft.words(draft.labels.what_is_known(date.timex))])),
            _sentence(draft, view, date),
        ]
        for date in dates
    ]
    columns = [("As written", 3.4), ("What is known", 4.4), ("In the text", 9.6)]
    return [
        draft.part_heading(view, "Dates that could not be resolved", "unresolved"),
        draft.table("Dates that could not be resolved", columns, rows),
    ]


def _reviewed(draft: Draft, view: View, date: Dated, content: list[Element]) -> list[Element]:
    """The content with a comment on a doubtful date, if that has no place in the text to be commented on."""
    is_in_text = isinstance(view.article.blocks[date.block], Heading | Paragraph | ListItem)
    if is_in_text and "text" in draft.options.sections:
        return content
    return draft.reviewed(content, about_date(draft.labels, date.timex))


def _cells(draft: Draft, row: _Row, *, is_combined: bool) -> list[Cell]:
    view, date, timex = row.view, row.date, row.date.timex
    words = draft.labels.timex(timex)
    content = _reviewed(draft, view, date, [draft.words(words)])
    for one in (row, *row.others):
        span = one.date.timex.span
        content = draft.bookmarked(one.view.date_bookmarks[span.start, span.end], content)
    when = [*draft.cell(content)]
    if timex.edtf is not None and words != str(timex.edtf):
        when += draft.cell(draft.words(f"({timex.edtf})", "Brief Notation"))
    cells = [
        when,
        _written(draft, view, date),
        draft.cell(how_known(draft, view, timex)),
        _sentence(draft, view, date),
    ]
    if is_combined:
        names = draft.cell(draft.link(f"{view.prefix}article", draft.quote(view.name, "Hyperlink")))
        cells.insert(3, [*names, *(paragraph for other in row.others for paragraph in _other(draft, other))])
    return cells


def _other(draft: Draft, row: _Row) -> Cell:
    """Another article that says the same, by its number since copies share their titles, as a link to where it does."""
    view, date = row.view, row.date
    tooltip = draft.labels("To {place}", place=_place(draft, view, date))
    link = draft.link(view.block_bookmark(date.block), draft.quote(view.name, "Hyperlink"), tooltip=tooltip)
    return draft.cell(draft.say("also in "), draft.words(f"[{row.number + 1}] "), link)


def _written(draft: Draft, view: View, date: Dated) -> Cell:
    """The words of the date, as a link to the paragraph they stand in."""
    where = draft.labels("To {place}", place=_place(draft, view, date))
    return draft.cell(draft.link(view.block_bookmark(date.block), draft.quote(date.text, "Hyperlink"), tooltip=where))


def _place(draft: Draft, view: View, date: Dated) -> str:
    block = view.article.blocks[date.block]
    match block:
        case Title():
            return draft.labels("the title")
        case Paragraph() | Boilerplate():
            return draft.labels("the paragraph")
        case ListItem():
            return draft.labels("the item of the list")
        case Metadata():
            return draft.labels(f"the {FIELDS[block.field].lower()}")
        case _:
            return draft.labels("the heading")


def _sentence(draft: Draft, view: View, date: Dated) -> Cell:
    """The sentence, with the date made bold; what stands in no sentence is introduced by where it stands."""
    block = view.article.blocks[date.block]
    is_sentence = isinstance(block, Paragraph | ListItem)
    place = [] if is_sentence else [draft.say("In {place}: ", place=_place(draft, view, date))]
    words = [
        draft.quote(text, style)
        for text, style in ((date.before, None), (date.text, "Strong"), (date.after, None))
        if text
    ]
    return draft.cell(place, words)
