"""The exporter that the core finds by its name, `html`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from relations.model import Article
from relations_html.options import Options as PageOptions


class HtmlExporter:
    """Writes one page that needs nothing but itself: the text in its order, what was set aside, dates, a timeline."""

    name: ClassVar[str] = "html"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".html"
    media_type: ClassVar[str] = "text/html; charset=utf-8"
    Options = PageOptions

    def __init__(self, options: PageOptions | None = None) -> None:
        self.options = options or PageOptions()

    def export(self, article: Article) -> bytes:
        """Return the page of an article."""
        from relations_html.page import page  # noqa: PLC0415 -- listing formats need not read the style sheet

        return page(article, self.options).encode()

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        """Yield one page of several articles, with one timeline for them all."""
        from relations_html.page import combined_page  # noqa: PLC0415 -- likewise

        for piece in combined_page(tuple(articles), self.options):
            yield piece.encode()
