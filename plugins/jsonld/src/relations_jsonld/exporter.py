"""The exporter `jsonld`: one JSON-LD 1.1 file, read without a network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, field_validator

from relations.model import Article
from relations_jsonld.graph import AGENTS, ArticleGraph, Node, article_iri
from relations_jsonld.vocabulary import CONTEXT, is_iri


class JsonLdOptions(BaseModel):
    """What the exporter can be told."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    indent: int | None = Field(default=2, ge=0, le=8)
    """Spaces for each level; None puts everything on one line."""
    body: bool = True
    """Whether the words of the article (`articleBody`) go into the file."""
    base: str = "urn:article-relations:"
    """What the names of articles and sources begin with, for instance `https://example.org/corpus/`."""

    @field_validator("base")
    @classmethod
    def _is_an_absolute_iri(cls, base: str) -> str:
        if not is_iri(base) or "#" in base:
            msg = (
                f"{base!r} cannot begin an IRI: write an absolute one without spaces and without '#', "
                "for instance https://example.org/corpus/"
            )
            raise ValueError(msg)
        return base


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
            nodes = ArticleGraph(article, iri=iri, base=self.options.base, body=self.options.body)
            yield "".join(comma + self._at(2) + self._json(node, depth=2) for node in nodes).encode()
        yield f"{newline}{self._at(1)}]{newline}}}\n".encode()

    @property
    def _separators(self) -> tuple[str, str]:
        return (",", ":") if self.options.indent is None else (",", ": ")

    def _at(self, depth: int) -> str:
        return " " * ((self.options.indent or 0) * depth)

    def _json(self, node: Node, *, depth: int) -> str:
        written = json.dumps(
            node, ensure_ascii=False, sort_keys=True, indent=self.options.indent, separators=self._separators
        )
        return written.replace("\n", "\n" + self._at(depth))  # within strings JSON writes \n, so these are line ends
