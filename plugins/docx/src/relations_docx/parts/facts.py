"""Key facts: when the article is from and how that is known, who wrote it, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from relations.model import DocumentDate, Metadata, Span, Title, squash
from relations.reading.addresses import is_linkable
from relations.reading.names import FIELDS, KNOWN
from relations_docx.doubts import about_document_date
from relations_docx.draft import Cell, Draft, View
from relations_docx.wordml import Content

_SHORT_HASH = 12
_SHORT_QUOTE = 120


def key_facts(draft: Draft, view: View) -> list[Element]:
    """Return the facts of the document itself, each with how it is known."""
    quoted: set[int] = set()
    rows = [*_dates(draft, view, quoted), *_people(draft, view, quoted), *_lines(draft, view, quoted)]
    rows += _text(draft, view)
    columns = [("Fact", 2), ("Value", 5), ("How it is known", 5)]
    return [draft.part_heading(view, "Key facts", "facts"), draft.table("Key facts", columns, rows)]


def _row(draft: Draft, name: str, value: Content, known: Content) -> list[Cell]:
    return [draft.cell(draft.say(name)), draft.cell(value), draft.cell(known)]


def _dates(draft: Draft, view: View, quoted: set[int]) -> Iterator[list[Cell]]:
    article = view.article
    for name, date in (("As of", article.as_of), ("Published", article.published), ("Updated", article.updated)):
        if date is not None:
            value = draft.reviewed(draft.date_of(date.edtf), about_document_date(draft.labels, date))
            yield _row(draft, name, value, _known(draft, view, date, quoted))
    if article.published is None:
        yield _row(draft, "Published", draft.say("Not known"), draft.say("The text does not say"))


def _known(draft: Draft, view: View, date: DocumentDate, quoted: set[int]) -> list[Element]:
    """How a date of the document is known, with the lines that say so."""
    content = [draft.say(KNOWN[date.basis])]
    for number, span in enumerate(date.evidence):
        content.append(draft.words(": " if number == 0 else f" {draft.labels('and')} "))
        content += _evidence(draft, view, span, quoted)
    return content


def _evidence(draft: Draft, view: View, span: Span, quoted: set[int]) -> list[Element]:
    """The line that says so, if it is one about the document; else the words, as a link to where they stand."""
    index = view.article.block_at(span.start)
    if index is not None and isinstance(view.article.blocks[index], Metadata):
        return _line(draft, view, index, quoted)
    words = squash(view.article.source.slice(span))
    shown = words if len(words) <= _SHORT_QUOTE else f"{words[:_SHORT_QUOTE].rstrip()} …"
    if index is None:
        return [draft.quote(f"“{shown}”")]
    return [draft.link(view.block_bookmark(index), draft.quote(f"“{shown}”", "Hyperlink"))]


def _line(draft: Draft, view: View, index: int, quoted: set[int]) -> list[Element]:
    """A line about the document, which has its place in these facts: where it is first quoted."""
    text = f"“{view.article.blocks[index].text}”"
    if index in quoted:
        return [draft.link(view.block_bookmark(index), draft.quote(text, "Hyperlink"))]
    quoted.add(index)
    return draft.bookmarked(view.block_bookmark(index), draft.quote(text))


def _people(draft: Draft, view: View, quoted: set[int]) -> Iterator[list[Cell]]:
    article = view.article
    if not article.authors:
        return
    known = [draft.say("Given with the text" if article.settings.authors else "Stated in the text")]
    lines = [i for i, block in enumerate(article.blocks) if isinstance(block, Metadata) and block.field == "byline"]
    if lines and not article.settings.authors:
        known += [draft.words(": "), *_line(draft, view, lines[0], quoted)]
    yield _row(draft, "By", draft.quote(", ".join(article.authors)), known)


def _lines(draft: Draft, view: View, quoted: set[int]) -> Iterator[list[Cell]]:
    """Lines of the text that tell about it and are not quoted yet, and titles that it has besides the one in use."""
    for index, block in enumerate(view.article.blocks):
        if isinstance(block, Metadata) and index not in quoted:
            name = FIELDS[block.field]
        elif isinstance(block, Title) and block.text != view.article.title:
            name = "Title in the text"
        else:
            continue
        line = draft.bookmarked(view.block_bookmark(index), draft.quote(block.text))
        yield _row(draft, name, line, draft.say("A line of the text"))


def _text(draft: Draft, view: View) -> Iterator[list[Cell]]:
    article = view.article
    if article.language:
        known = "Given with the text" if article.settings.language else "Told from the text"
        yield _row(draft, "Language", draft.words(draft.labels.spoken(article.language)), draft.say(known))
    words = sum(len(block.text.split()) for block in article.body)
    extent = draft.say(
        "{words}; {passages} set aside",
        words=draft.labels.counted(words, "word"),
        passages=draft.labels.counted(len(article.set_aside), "passage"),
    )
    yield _row(draft, "Extent", extent, draft.say("Counted"))
    resolved, unresolved = view.dates
    dates = draft.say(
        "{resolved} resolved, {unresolved} unresolved", resolved=len(resolved), unresolved=len(unresolved)
    )
    yield _row(draft, "Dates", dates, draft.say("Counted"))
    name = draft.quote(article.source.name) if article.source.name else draft.say("A text without a name")
    yield _row(draft, "Source", name, draft.words(f"SHA-256 {article.source.sha256[:_SHORT_HASH]}…"))
    if article.url:
        address = draft.address(article.url) if is_linkable(article.url) else draft.quote(article.url)
        yield _row(draft, "Address", address, draft.say("Given with the text"))
