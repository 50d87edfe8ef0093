"""How a brief begins: the title block, and the contents with their links."""

from __future__ import annotations

from lxml.etree import _Element as Element

from relations.model import Title
from relations_docx.draft import Draft, Entry, View
from relations_docx.labels import Labels
from relations_docx.wordml import field_end, field_start, w


def title_block(draft: Draft, view: View) -> list[Element]:
    """Return the title and a line on who, when and as of when; says so if the text has no title."""
    article = view.article
    name = draft.quote(view.name) if article.title or article.source.name else draft.words(view.name)
    return [
        draft.paragraph(title_content(draft, view, name), style="Title"),
        draft.paragraph(draft.words(_by_line(draft.labels, view)), style="Subtitle"),
    ]


def title_content(draft: Draft, view: View, name: Element) -> list[Element]:
    """Return the title, with the bookmark of the line in the text that it stands for."""
    for index, block in enumerate(view.article.blocks):
        if isinstance(block, Title) and block.text == view.article.title:
            return draft.bookmarked(view.block_bookmark(index), name)
    return [name]


def _by_line(labels: Labels, view: View) -> str:
    article = view.article
    said: list[str] = []
    if article.title is None and article.source.name:
        said.append(labels("The text has no title; it goes by the name of its source"))
    elif article.title is None:
        said.append(labels("The text has no title, nor has its source a name"))
    if article.authors:
        said.append(labels("By {authors}", authors=", ".join(article.authors)))
    if article.published is not None:
        said.append(labels("Published {date}", date=labels.date(article.published.edtf)))
    if article.as_of is not None:
        said.append(labels("As of {date}", date=labels.date(article.as_of.edtf)))
    if said:
        return " · ".join(said)
    if article.source.name:
        return labels("Brief of {name}", name=article.source.name)
    return labels("Brief of a text without author or date")


def contents(draft: Draft, deepest: int = 3) -> list[Element]:
    """Return the contents, written out, in a field that Word can renew and need not.

    The field asks for no page numbers: those would be wrong until Word had laid out
    the pages, and Word would have to ask.
    """
    entries = [entry for entry in draft.headings if entry.level <= deepest]
    if not entries:
        return []
    lines = [[_entry(draft, entry)] for entry in entries]
    lines[0] = [*field_start(rf'TOC \o "1-{deepest}" \h \n \z \u'), *lines[0]]
    lines[-1] = [*lines[-1], field_end()]
    written = [draft.paragraph(line, style=f"toc {entry.level}") for line, entry in zip(lines, entries, strict=True)]
    heading = draft.paragraph(draft.say("Contents"), style="TOC Heading")
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return [w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *written))]


def _entry(draft: Draft, entry: Entry) -> Element:
    return draft.link(entry.bookmark, draft.quote(entry.text))
