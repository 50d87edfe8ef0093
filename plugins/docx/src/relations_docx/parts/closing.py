"""How a brief ends: what was set aside, what was odd, and where the text is from."""

from __future__ import annotations

from collections import Counter

from lxml.etree import _Element as Element

from relations.model import Boilerplate, Note, squash
from relations.reading.names import REASONS
from relations_docx.doubts import about_block
from relations_docx.draft import Cell, Draft, View

_SHORT_QUOTE = 160


def set_aside(draft: Draft, view: View) -> list[Element]:
    """Return a table of all that is in the source and not in the article, each with its reason."""
    heading = draft.part_heading(view, "What was set aside, and why", "set_aside")
    blocks = [(index, b) for index, b in enumerate(view.article.blocks) if isinstance(b, Boilerplate)]
    if not blocks:
        return [heading, draft.paragraph(draft.say("Nothing was set aside: all of the source is in this brief."))]
    counts = Counter(draft.labels(REASONS[block.reason]) for _, block in blocks)
    introduction = draft.say(
        "{passages} with {words}, in the source and not in the article: {reasons}.",
        passages=draft.labels.counted(len(blocks), "passage"),
        words=draft.labels.counted(sum(len(block.text.split()) for _, block in blocks), "word"),
        reasons=", ".join(f"{name} ({number})" for name, number in counts.most_common()),
    )
    rows = [
        [
            draft.cell(draft.say(REASONS[block.reason])),
            draft.cell(draft.bookmarked(view.block_bookmark(index), _text(draft, block))),
            draft.cell(draft.words(block.rule, "Brief Notation")),
        ]
        for index, block in blocks
    ]
    columns = [("Reason", 3.2), ("Text", 11.0), ("Rule", 3.2)]
    return [
        heading,
        draft.paragraph(introduction, style="Brief Introduction"),
        draft.table("What was set aside, and why", columns, rows),
    ]


def _text(draft: Draft, block: Boilerplate) -> list[Element]:
    return draft.reviewed([draft.quote(block.text)], about_block(draft.labels, block))


def notes(draft: Draft, view: View) -> list[Element]:
    """Return a table of what was odd about the text; nothing if nothing was."""
    if not view.article.notes:
        return []
    rows = [
        [
            draft.cell(draft.english(note.message)),
            draft.cell(draft.words(note.code, "Brief Notation")),
            _where(draft, view, note),
        ]
        for note in view.article.notes
    ]
    columns = [("Note", 8.0), ("Code", 3.2), ("Where", 6.2)]
    return [draft.part_heading(view, "Notes", "notes"), draft.table("Notes on the text", columns, rows)]


def _where(draft: Draft, view: View, note: Note) -> Cell:
    if note.span is None:
        return draft.cell(draft.say("The whole text"))
    text = squash(view.article.source.slice(note.span))
    shown = text if len(text) <= _SHORT_QUOTE else f"{text[:_SHORT_QUOTE].rstrip()} …"
    index = view.article.block_at(note.span.start)
    quoted = draft.quote(f"“{shown}”", None if index is None else "Hyperlink")
    return draft.cell(quoted if index is None else draft.link(view.block_bookmark(index), quoted))


def source(draft: Draft, view: View) -> list[Element]:
    """Return what identifies the text that the brief was made from."""
    origin, settings = view.article.source, view.article.settings
    labels = draft.labels
    facts = [
        ("Name", origin.name or labels("None")),
        ("SHA-256", origin.sha256),
        ("Encoding", origin.encoding or labels("None: it was given as characters")),
        ("Length", labels.counted(len(origin.text), "character")),
        ("Convention for early, mid and late", settings.convention),
    ]
    rows = [[draft.cell(draft.say(name)), draft.cell(draft.quote(value))] for name, value in facts]
    columns = [("Fact", 4.0), ("Value", 13.0)]
    return [draft.part_heading(view, "Source", "source"), draft.table("Source of the text", columns, rows)]


def colophon(draft: Draft) -> Element:
    """Return the last line, which also keeps a table from being the last thing in the file."""
    return draft.paragraph(
        draft.say("Made from the text alone, by article-relations. Dates in brackets are in EDTF (ISO 8601-2)."),
        style="Brief Note",
    )
