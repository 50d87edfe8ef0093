"""The article itself: headings, paragraphs and lists, with links from dates and cross references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from relations.model import Boilerplate, Heading, ListItem, Metadata, Paragraph, Run, Timex, Title
from relations_docx.doubts import about_date
from relations_docx.draft import Draft, View
from relations_docx.parts.provenance import footnote


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text that looks and leads one way."""

    text: str
    style: str | None = None
    anchor: str | None = None
    tooltip: str | None = None
    dates: tuple[Timex, ...] = ()
    """Those that end with it, and may be told about in footnotes and comments."""


def text(draft: Draft, view: View) -> list[Element]:
    """Return the body of the article."""
    made = [draft.part_heading(view, "The article", "text")]
    for index, block in enumerate(view.article.blocks):
        content = draft.bookmarked(view.block_bookmark(index), _inline(draft, view, index)) if _is_body(block) else []
        match block:
            case Heading():
                draft.numbering.close()
                level = view.level + block.level
                made.append(draft.heading_with(level, content, bookmark=view.block_bookmark(index)))
            case Paragraph():
                draft.numbering.close()
                made.append(draft.paragraph(content))
            case ListItem():
                made.append(draft.list_item(block, content))
            case Title() | Metadata() | Boilerplate():
                pass
    draft.numbering.close()
    if len(made) == 1:
        made.append(draft.paragraph(draft.say("The source holds no text of an article.")))
    return made


def _is_body(block: object) -> bool:
    return isinstance(block, Heading | Paragraph | ListItem)


def _inline(draft: Draft, view: View, index: int) -> list[Element]:
    """The text of a block as runs and links."""
    block = view.article.blocks[index]
    pieces: Sequence[_Piece] = [p for run in view.article.runs(block) for p in _pieces(draft, view, run)]
    if isinstance(block, ListItem) and block.label:
        pieces = list(_with_label(pieces, len(block.label)))
    return [element for piece in pieces if piece.text for element in _written(draft, view, piece)]


def _written(draft: Draft, view: View, piece: _Piece) -> list[Element]:
    run = draft.quote(piece.text, piece.style)
    written = [draft.link(piece.anchor, run, tooltip=piece.tooltip) if piece.anchor else run]
    for timex in piece.dates:
        written = draft.reviewed([*written, *footnote(draft, view, timex)], about_date(draft.labels, timex))
    return written


def _pieces(draft: Draft, view: View, run: Run, style: str | None = None) -> Iterator[_Piece]:
    """A run cut into pieces; a link holds no other link, so the outer one wins."""
    note = run.annotation
    if note is None:
        yield _Piece(run.text, style)
    elif isinstance(note, Timex):
        anchor = view.date_bookmarks.get((note.span.start, note.span.end))
        if anchor is None:
            yield _Piece(run.text, style, dates=(note,))
        else:
            tooltip = draft.labels("{date} – to the timeline", date=draft.labels.timex(note))
            yield _Piece(run.text, "Brief Date", anchor, tooltip, (note,))
    elif note.target is not None:
        dates = tuple(inner.annotation for inner in run.runs if isinstance(inner.annotation, Timex))
        tooltip = draft.labels("To {place}", place=note.title)
        yield _Piece(run.text, "Hyperlink", view.block_bookmark(note.target), tooltip, dates)
    elif run.runs:
        for inner in run.runs:
            yield from _pieces(draft, view, inner, "Emphasis")
    else:
        yield _Piece(run.text, "Emphasis")


def _with_label(pieces: Sequence[_Piece], length: int) -> Iterator[_Piece]:
    """The pieces with the first `length` characters bold, links left as they are."""
    left = length
    for piece in pieces:
        bold, rest = piece.text[:left], piece.text[left:]
        left -= len(bold)
        if bold:
            yield replace(piece, text=bold, style=piece.style or "Strong", dates=() if rest else piece.dates)
        if rest:
            yield replace(piece, text=rest)
