"""What is known of an article besides its words: its dates, authors and source, and what was odd about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relations.model import Article, DocumentDate, Fate, Share, Span, squash
from relations.reading.addresses import is_linkable
from relations.reading.names import KNOWN, counted, language
from relations.reading.wording import in_words
from relations_html.markup import Content, Markup, code, joined, tag
from relations_html.view import View

_FATES: Mapping[Fate, str] = {"kept": "kept", "metadata": "about the text", "set aside": "set aside"}


def opening(view: View) -> Markup:
    """Return the facts that come before the text: when it is from, how that is known, and by whom it is."""
    return joined(tag("dl", _described(_opening(view)), class_="facts"), balance(view.article))


def _described(facts: Iterator[tuple[str, Content]]) -> Iterator[Markup]:
    for name, value in facts:
        yield tag("div", tag("dt", name), tag("dd", value))


def _opening(view: View) -> Iterator[tuple[str, Content]]:
    article = view.article
    if article.title is None:
        named = "it goes by the name of its source" if article.source.name else "nor has its source a name"
        yield "Title", f"The text has none; {named}"
    if article.authors:
        yield "By", tag("span", ", ".join(article.authors), **view.theirs)
    dates = (("As of", article.as_of), ("Published", article.published), ("Updated", article.updated))
    for name, date in dates:
        if date is not None:
            yield name, _document_date(view, date)
    if article.published is None:
        yield "Published", "Not known: the text does not say"
    if article.url:
        url = article.url
        yield "Address", tag("a", url, href=url, rel="noreferrer") if is_linkable(url) else url


def _document_date(view: View, date: DocumentDate) -> list[Content]:
    words, notation = in_words(date.edtf), str(date.edtf)
    how: list[Content] = [KNOWN[date.basis].lower()]
    for number, span in enumerate(date.evidence):
        how += [" and " if number else ": ", quote(view, span)]
    return [tag("b", words), " ", code(notation) if notation != words else None, " ", tag("span", how, class_="how")]


def quote(view: View, span: Span, most: int = 120) -> Markup:
    """Return words of the source, as a link to where they stand; what is longer than `most` is cut short."""
    words = squash(view.article.source.slice(span))
    short = words if len(words) <= most else f"{words[:most].rstrip()} …"
    quoted = tag("q", short, **view.theirs)
    place = view.place(span)
    return tag("a", quoted, href=place) if place else quoted


def balance(article: Article) -> Markup:
    """Return how much of the text went where, as a bar and in words."""
    shares = article.balance
    total = sum(share.characters for share in shares.values())
    if not total:
        return tag("p", "The source holds no visible character.", class_="balance")
    left = 0.0
    bars: list[Markup] = []
    for name, share in shares.items():
        width = 100 * share.characters / total
        bars.append(tag("rect", x=f"{left:.2f}%", width=f"{width:.2f}%", height="100%", class_=name.replace(" ", "-")))
        left += width
    said = ", ".join(_said(_FATES[name], share, total) for name, share in shares.items() if share.blocks)
    words = f"All of its {total:,} visible characters are here: {said}."
    return tag("p", tag("svg", bars, aria_hidden="true", width="100%", height="0.5rem"), words, class_="balance")


def _said(name: str, share: Share, total: int) -> str:
    part = 100 * share.characters / total
    return f"{'under 1' if part < 0.5 else f'{part:.0f}'}% {name}"


def references(view: View) -> Markup:
    """Return the cross references, with where they lead."""
    entries = []
    for reference in view.article.references:
        words = tag("a", reference.text, href=f"#{view.reference(reference)}", **view.theirs)
        target: Content = "not in this text"
        if reference.target is not None:
            heading = view.article.blocks[reference.target].text
            target = ["leads to ", tag("a", heading, href=f"#{view.block(reference.target)}", **view.theirs)]
        entries.append(tag("li", words, " ", tag("span", target, class_="how")))
    return tag("ul", entries, class_="plain")


def notes(view: View) -> Markup:
    """Return what was odd about the text."""
    entries = [
        tag("li", note.message, " ", code(note.code), [" ", quote(view, note.span)] if note.span else None)
        for note in view.article.notes
    ]
    return tag("ul", entries, class_="plain")


def source(view: View) -> Markup:
    """Return what identifies the source, and what the caller said about it."""
    return tag("dl", _described(_source(view)), class_="facts")


def _source(view: View) -> Iterator[tuple[str, Content]]:
    article, settings = view.article, view.article.settings
    yield "Name", article.source.name or "A text without a name"
    yield "SHA-256", code(article.source.sha256)
    yield "Encoding", article.source.encoding or "None: it was given as characters"
    words = sum(len(block.text.split()) for block in article.body)
    extent = (
        counted(len(article.source.text), "character"),
        counted(words, "word") + " in the article",
        counted(len(article.set_aside), "passage") + " set aside",
    )
    yield "Extent", ", ".join(extent)
    if article.language:
        known = "Given with the text" if settings.language else "Told from the text"
        yield "Language", [language(article.language), " ", tag("span", known.lower(), class_="how")]
    yield "Early, mid and late", ["by the convention ", code(settings.convention)]
    if settings.rules:
        yield "Rules given", ", ".join(rule if isinstance(rule, str) else rule.known_as for rule in settings.rules)
