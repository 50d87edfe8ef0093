"""The order of a brief: from articles to the bytes of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from docx.document import Document
from lxml.etree import _Element as Element

from relations.model import Article
from relations_docx import languages, package
from relations_docx.draft import Draft, View
from relations_docx.numbering import Numbering
from relations_docx.options import SECTIONS, Options, SectionName
from relations_docx.parts import closing, combined, facts, opening, timeline
from relations_docx.parts.text import text
from relations_docx.styles import Styles, set_language
from relations_docx.wordml import q

_PARTS: Mapping[SectionName, Callable[[Draft, View], list[Element]]] = {
    "facts": facts.key_facts,
    "timeline": lambda draft, view: timeline.timeline(draft, [view]),
    "text": text,
    "set_aside": closing.set_aside,
    "unresolved": timeline.unresolved_dates,
    "notes": closing.notes,
    "source": closing.source,
}


class Made(NamedTuple):
    """A brief, and what the template did not have for it."""

    data: bytes
    missing: tuple[str, ...]
    """Names of styles, in the order of asking."""


def brief(article: Article, options: Options, template: bytes | None) -> Made:
    """Return the brief of an article."""
    document = _open(options, template)
    draft = _draft(document, article.language, options)
    view = View(article, untitled=draft.labels("Untitled text"))
    opened = opening.title_block(draft, view)
    parts = {name: _PARTS[name](draft, view) for name in SECTIONS if name in options.sections and name in _PARTS}
    if "contents" in options.sections:
        parts["contents"] = opening.contents(draft)
    body = [*opened, *(element for name in SECTIONS for element in parts.get(name, ()))]
    return _finished(document, draft, body, view.name, (article,))


def combined_brief(articles: tuple[Article, ...], options: Options, template: bytes | None) -> Made:
    """Return one brief of several articles: a list of them, one timeline, then each by itself."""
    if len(articles) == 1:
        return brief(articles[0], options, template)
    document = _open(options, template)
    spoken = {article.language for article in articles}
    draft = _draft(document, spoken.pop() if len(spoken) == 1 else None, options)
    untitled = draft.labels("Untitled text")
    views = [View(article, level=2, prefix=f"a{n}_", untitled=untitled) for n, article in enumerate(articles, start=1)]
    opened = combined.title_block(draft, views)
    listed = combined.articles(draft, views) if views else []
    dates = timeline.timeline(draft, views) if "timeline" in options.sections and views else []
    each: list[Element] = []
    wanted = [n for n in SECTIONS if n in options.sections and n in _PARTS and n != "timeline"]
    for view in views:
        each += combined.article_heading(draft, view)
        each += [element for name in wanted for element in _PARTS[name](draft, view)]
    contents = opening.contents(draft, deepest=2) if "contents" in options.sections else []
    title = combined.title(draft.labels, views)
    return _finished(document, draft, [*opened, *contents, *listed, *dates, *each], title, articles)


def _open(options: Options, template: bytes | None) -> Document:
    if template is None:
        document = package.open_base()
    else:
        document = package.open_template(template, str(options.template or Path("template")))
    if options.page_size is not None:
        package.set_page(document, options.page_size)
    return document


def _draft(document: Document, language: str | None, options: Options) -> Draft:
    styles = document.styles.element
    set_language(styles, languages.in_word(language))
    numbering = Numbering(package.numbering_part(document))
    return Draft(Styles(styles), numbering, options, language=language, space=package.text_space(document))


def _finished(document: Document, draft: Draft, body: list[Element], title: str, articles: tuple[Article, ...]) -> Made:
    end = document.element.body.find(q("sectPr"))
    for element in [*body, closing.colophon(draft)]:
        end.addprevious(element)
    marginalia = (draft.footnotes.part, draft.comments.part)
    there = {mark.get(q("name")) for mark in document.element.body.iter(q("bookmarkStart"))}
    for part in (document.element.body, *marginalia):
        if part is not None:
            _unlink(part, there)
    package.set_header_and_footer(document, title, draft)
    package.add_links(document, draft.links)
    package.add_images(document, draft.images)
    package.add_marginalia(document, *marginalia)
    package.set_properties(document, title, articles)
    return Made(package.to_bytes(document), tuple(draft.styles.missing))


def _unlink(part: Element, there: set[str | None]) -> None:
    """Make plain text of links to places that this brief leaves out."""
    for link in [one for one in part.iter(q("hyperlink")) if one.get(q("anchor")) is not None]:
        if link.get(q("anchor")) in there:
            continue
        for style in list(link.iter(q("rStyle"))):
            parent = style.getparent()
            if parent is not None:
                parent.remove(style)
        for run in list(link):
            link.addprevious(run)
        parent = link.getparent()
        if parent is not None:
            parent.remove(link)
