"""The exporter `jsonld`: one JSON-LD 1.1 file, read without a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import BaseModel
from pydantic_core import to_json

from relations.model import Article
from relations_jsonld.graph import AGENTS, ArticleGraph, Node, article_iri
from relations_jsonld.options import JsonLdOptions
from relations_jsonld.vocabulary import CONTEXT


class JsonLdExporter:
    """Writes articles as JSON-LD: schema.org, Web Annotation, PROV-O and EDTF."""

    name: ClassVar[str] = "jsonld"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".jsonld"
    media_type: ClassVar[str] = "application/ld+json"
    Options: ClassVar[type[BaseModel]] = JsonLdOptions

    def __init__(self, options: JsonLdOptions | None = None) -> None:
        self.options = options or JsonLdOptions()

    def export(self, article: Article) -> bytes:
        """Return the file that describes one article."""
        return b"".join(self.export_all([article]))

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        """Yield the pieces of one file that describes all articles in one graph.

        An article that comes twice is described once.
        """
        newline = "" if self.options.indent is None else "\n"
        comma, colon = self._separators[0] + newline, self._separators[1]
        context = self._json(CONTEXT, depth=1)
        yield f'{{{newline}{self._at(1)}"@context"{colon}{context}{comma}'.encode()
        yield f'{self._at(1)}"@graph"{colon}[{newline}'.encode()
        yield comma.join(self._at(2) + self._json(agent, depth=2) for agent in AGENTS).encode()
        described: set[str] = set()
        for article in articles:
            iri = article_iri(article, self.options.base)
            if iri in described:
                continue
            described.add(iri)
            nodes = ArticleGraph(article, iri, self.options)
            yield "".join(comma + self._at(2) + self._json(node, depth=2) for node in nodes).encode()
        yield f"{newline}{self._at(1)}]{newline}}}\n".encode()

    @property
    def _separators(self) -> tuple[str, str]:
        return (",", ":") if self.options.indent is None else (",", ": ")

    def _at(self, depth: int) -> str:
        return " " * ((self.options.indent or 0) * depth)

    def _json(self, node: Node, *, depth: int) -> str:
        # As json.dumps writes it, which takes five times as long where it indents.
        written = to_json(_sorted(node), indent=self.options.indent).decode()
        # What ends a script element, or hides its end, only stands in strings, where it can be spelled otherwise.
        written = written.replace("</", "<\\/").replace("<!--", "<\\u0021--")
        return written.replace("\n", "\n" + self._at(depth))  # within strings JSON writes \n, so these are line ends


def _sorted(value: object) -> object:
    """A value with the keys of all its objects in order."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(inner) for inner in value] if isinstance(value, list) else value
