"""What a brief of several articles adds: a list of them, and a heading over each."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element

from relations.reading.copies import Copy, copies
from relations_docx.draft import Draft, View
from relations_docx.labels import Labels
from relations_docx.parts.opening import title_content


def title(labels: Labels, views: Sequence[View]) -> str:
    """Return what the brief is called; it has no other name than what it holds."""
    return labels("Brief of {articles}", articles=labels.counted(len(views), "article"))


def title_block(draft: Draft, views: Sequence[View]) -> list[Element]:
    """Return the title, with how many dates the articles hold."""
    dates = draft.labels.counted(sum(len(view.dates[0]) for view in views), "date")
    return [
        draft.paragraph(draft.words(title(draft.labels, views)), style="Title"),
        draft.paragraph(draft.say("{dates} in one timeline", dates=dates), style="Subtitle"),
    ]


def articles(draft: Draft, views: Sequence[View]) -> list[Element]:
    """Return a table of the articles, each with its dates and linked to where it begins, and which are copies."""
    rows = []
    for number, view in enumerate(views, start=1):
        published, as_of = view.article.published, view.article.as_of
        source = view.article.source.name
        rows.append(
            [
                draft.cell(draft.words(str(number))),
                draft.cell(draft.link(f"{view.prefix}article", draft.quote(view.name, "Hyperlink"))),
                draft.cell(draft.date_of(published.edtf) if published else draft.say("Not known")),
                draft.cell(draft.date_of(as_of.edtf) if as_of else draft.say("Not known")),
                draft.cell(draft.quote(source) if source else draft.say("A text without a name")),
            ]
        )
    columns = [("No.", 1.0), ("Article", 5.6), ("Published", 3.4), ("As of", 3.4), ("Source", 4.0)]
    heading = draft.heading(1, draft.say("Articles"), bookmark="part_articles")
    return [
        heading,
        draft.table("The articles of this brief", columns, rows),
        *(_pointed_out(draft, views, copy) for copy in copies([view.article for view in views])),
    ]


def _pointed_out(draft: Draft, views: Sequence[View], copy: Copy) -> Element:
    """That an article is a copy of another, with links to both."""
    told = "Article {article} is the same text as article {other}." if copy.is_same else _ALIKE
    words = draft.labels(told, article="\0a", other="\0o", percent=int(100 * copy.share))
    numbers = {"a": copy.article, "o": copy.of}
    first, *pieces = words.split("\0")
    content = [draft.words(first)] if first else []
    for piece in pieces:
        number = numbers[piece[0]]
        shown = draft.quote(str(number + 1), "Hyperlink")
        content += [draft.link(f"{views[number].prefix}article", shown, tooltip=views[number].name)]
        content.append(draft.words(piece[1:]))
    return draft.paragraph(content, style="Brief Note")


_ALIKE = (
    "Article {article} is much the same text as article {other}: of the shorter one’s sequences of five words, "
    "{percent} % stand in the other too."
)


def article_heading(draft: Draft, view: View) -> list[Element]:
    """Return the heading over one article."""
    content = title_content(draft, view, draft.quote(view.name))
    return [draft.heading(1, content, bookmark=f"{view.prefix}article")]
