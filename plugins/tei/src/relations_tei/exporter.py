"""The exporter: an article as a TEI document, articles as a TEI corpus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from relations.model import Article
from relations_tei.body import text
from relations_tei.header import corpus_header, header
from relations_tei.markup import DECLARATION, TEI, Element, element, indent, serialize
from relations_tei.names import Names
from relations_tei.standoff import standoff

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


class TeiOptions(BaseModel):
    """What can be chosen about the TEI."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    set_aside: bool = True
    """Whether the words of boilerplate are kept in standOff; if not, gaps still tell where, how much and why."""
    indent: bool = True
    """Whether elements stand on lines of their own, where that adds no white space to the text."""
    publisher: str | None = None
    """Who publishes the encoding; without one, the header says that none is stated."""


class TeiExporter:
    """Writes TEI P5, valid against tei_all and against the schema that comes with this package."""

    name: ClassVar[str] = "tei"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".xml"
    media_type: ClassVar[str] = "application/tei+xml"
    Options: ClassVar[type[BaseModel]] = TeiOptions

    def __init__(self, options: TeiOptions | None = None) -> None:
        self.options = options or TeiOptions()

    def export(self, article: Article) -> bytes:
        """Return the article as a TEI document."""
        root = self._document(Names(article), is_member=False)
        if self.options.indent:
            indent(root)
        return DECLARATION + serialize(root) + b"\n"

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        """Return the articles as one TEI corpus, in chunks; of no articles, nothing, for TEI has no empty corpus."""
        is_empty = True
        for number, article in enumerate(articles):
            if is_empty:
                is_empty = False
                yield (
                    DECLARATION
                    + f'<teiCorpus xmlns="{TEI}">\n'.encode()
                    + self._chunk(corpus_header(self.options.publisher))
                )
            yield self._chunk(self._document(Names(article, f"a{number}."), is_member=True))
        if not is_empty:
            yield b"</teiCorpus>\n"

    def _chunk(self, part: Element) -> bytes:
        if self.options.indent:
            indent(part)
        return serialize(part) + b"\n"

    def _document(self, names: Names, *, is_member: bool) -> Element:
        language = names.article.language
        if language is not None and not _LANGUAGE.fullmatch(language):
            language = None  # xml:lang holds only tags of BCP 47
        kept = self.options.set_aside
        made = element(
            "TEI",
            None,
            header(names, language, set_aside=kept, publisher=self.options.publisher, is_member=is_member),
            text(names, language, set_aside=kept),
        )
        aside = standoff(names, language, set_aside=kept)
        if aside is not None:
            made.append(aside)
        return made
