"""What a brief of several articles adds: a list of them, and a heading over each."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element

from relations_docx.draft import Draft, View
from relations_docx.parts.opening import title_content


def title(views: Sequence[View]) -> str:
    """Return what the brief is called; it has no other name than what it holds."""
    return f"Brief of {len(views)} articles" if views else "Brief of no articles"


def title_block(draft: Draft, views: Sequence[View]) -> list[Element]:
    """Return the title, with how many dates the articles hold."""
    resolved = sum(len(view.dates[0]) for view in views)
    return [
        draft.paragraph(draft.words(title(views)), style="Title"),
        draft.paragraph(draft.words(f"{resolved} resolved dates in one timeline"), style="Subtitle"),
    ]


def articles(draft: Draft, views: Sequence[View]) -> list[Element]:
    """Return a table of the articles, each with its dates, linked to where it begins."""
    rows = []
    for view in views:
        published, as_of = view.article.published, view.article.as_of
        rows.append(
            [
                draft.cell(draft.link(f"{view.prefix}article", draft.quote(view.name, "Hyperlink"))),
                draft.cell(draft.date_of(published.edtf) if published else draft.words("Not known")),
                draft.cell(draft.date_of(as_of.edtf) if as_of else draft.words("Not known")),
                draft.cell(draft.quote(view.article.source.name or "A text without a name")),
            ]
        )
    columns = [("Article", 6.0), ("Published", 3.6), ("As of", 3.6), ("Source", 4.0)]
    heading = draft.heading(1, draft.words("Articles"), bookmark="part_articles")
    return [heading, draft.table("The articles of this brief", columns, rows)]


def article_heading(draft: Draft, view: View) -> list[Element]:
    """Return the heading over one article."""
    content = title_content(draft, view, draft.quote(view.name))
    return [draft.heading(1, content, bookmark=f"{view.prefix}article")]
