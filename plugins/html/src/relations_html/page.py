"""The page: its head, its parts in their order, and nothing from anywhere else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain

from relations.model import Article
from relations.reading.names import counted
from relations.reading.wording import in_words
from relations_html import facts, panel
from relations_html.dates import date_lists
from relations_html.markup import Markup, code, plain, tag
from relations_html.options import Options
from relations_html.text import text
from relations_html.timeline import timeline
from relations_html.view import OURS, View

_MAIN = Markup('<main id="main">')
"""Where the main part of the page begins."""
_COLOPHON = (
    "Made from the text alone, by article-relations. It needs no network and holds no script. "
    "Dates in this type are in EDTF (ISO 8601-2): "
)


def page(article: Article, options: Options) -> str:
    """Return the page of an article."""
    view = View(article)
    header = tag("header", tag("h1", view.name, **view.theirs), facts.opening(view))
    parts = [("text", "The text", _text(view)), *_parts(view)]
    named = [("timeline", "Timeline"), *((name, heading) for name, heading, _ in parts)]
    pieces = [header, _side([view], named, options), _MAIN, timeline([view]), *(part for *_, part in parts)]
    return "".join(_document(view.name, view.language or OURS, pieces))


def combined_page(articles: Sequence[Article], options: Options) -> Iterator[str]:
    """Yield the pieces of one page of several articles: a list of them, one timeline, then each by itself."""
    if len(articles) == 1:
        yield page(articles[0], options)
        return
    views = [
        View(article, prefix=f"a{number}-", level=3, number=number) for number, article in enumerate(articles, start=1)
    ]
    title = counted(len(views), "article").capitalize()
    header = tag("header", tag("h1", title))
    named = [("articles", "Articles"), ("timeline", "Timeline")]
    opening = [header, _side(views, named, options), _MAIN, _listed(views), timeline(views)]
    yield from _document(title, OURS, chain(opening, map(_article, views)))


def _listed(views: Sequence[View]) -> Markup:
    return tag("section", tag("h2", "Articles"), tag("ol", map(_entry, views), class_="articles"), id="articles")


def _entry(view: View) -> Markup:
    article = view.article
    said = [
        *([", ".join(article.authors)] if article.authors else []),
        *([f"published {in_words(article.published.edtf)}"] if article.published else []),
        *([f"as of {in_words(article.as_of.edtf)}"] if article.as_of else []),
        counted(sum(len(block.text.split()) for block in article.body), "word"),
        counted(len(article.set_aside), "passage") + " set aside",
    ]
    link = tag("a", view.name, href=f"#{view.part('article')}", **view.theirs)
    return tag("li", link, " ", tag("span", " · ".join(said), class_="how"))


def _article(view: View) -> Markup:
    heading = tag("h2", tag("span", f"{view.number}", class_="count"), " ", tag("span", view.name, **view.theirs))
    parts = (part for *_, part in _parts(view))
    return tag("article", heading, facts.opening(view), _text(view), parts, id=view.part("article"))


def _text(view: View) -> Markup:
    return tag("section", tag(f"h{view.level}", "The text"), text(view), id=view.part("text"))


def _parts(view: View) -> Iterator[tuple[str, str, Markup]]:
    """What comes behind the text, as far as there is any: for each part its id, its name, and the part."""
    for name, heading, count, content in (
        ("dates", "Dates", len(view.article.timexes), date_lists(view)),
        ("references", "Cross references", len(view.article.references), facts.references(view)),
        ("notes", "Notes", len(view.article.notes), facts.notes(view)),
        ("source", "Source", None, facts.source(view)),
    ):
        if count != 0:
            number = [" ", tag("span", str(count), class_="count")] if count else None
            part = tag("section", tag(f"h{view.level}", heading, number), content, id=view.part(name))
            yield name, heading, part


@lru_cache(maxsize=1)
def _style() -> tuple[str, str]:
    """The style sheet, and the hash by which the page's policy knows it."""
    style = files("relations_html").joinpath("style.css").read_text(encoding="utf-8") + panel.rules()
    style = style.strip()  # some checkers take the hash of the trimmed text
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return style, f"sha256-{digest}"


def _side(views: Sequence[View], named: Sequence[tuple[str, str]], options: Options) -> Markup:
    return tag("div", panel.contents(views, named), panel.choices(views, options), class_="side")


def _document(title: str, language: str, pieces: Iterable[Markup]) -> Iterator[str]:
    style, digest = _style()
    policy = f"default-src 'none'; style-src '{digest}'; base-uri 'none'; form-action 'none'"
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", plain(title)),
        tag("style", Markup(style)),
    ]
    skip = tag("a", "Skip to the main part", href="#main", class_="skip")
    colophon = tag("footer", tag("p", _COLOPHON, code("199X"), " is the 1990s."))
    lines = [tag("html", lang=language).removesuffix("</html>"), "<head>", *head, "</head>"]
    yield "\n".join(["<!DOCTYPE html>", *lines, f'<body lang="{OURS}">', skip, '<div class="page">\n'])
    for piece in pieces:
        yield f"{piece}\n"
    yield f"</main>\n{colophon}\n</div>\n</body>\n</html>\n"
