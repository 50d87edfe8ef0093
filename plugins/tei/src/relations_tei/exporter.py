"""The exporter: an article as a TEI document, articles as a TEI corpus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import BaseModel

from relations.model import Article
from relations_tei.body import text
from relations_tei.header import corpus_header, header
from relations_tei.markup import DECLARATION, ID, TEI, Element, element, indent, serialize
from relations_tei.names import Names
from relations_tei.options import TeiOptions
from relations_tei.standoff import standoff
from relations_tei.validation import checked

_CLOSING = b"</teiCorpus>\n"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


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
        """Return the article as a TEI document, which has been checked as `problems` does.

        Raises:
            TeiError: If it would be invalid, which is a fault of this package.
        """
        return checked(DECLARATION + self._chunk(self._document(Names(article), is_member=False)))

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        """Return the articles as one TEI corpus, in chunks; of no articles, nothing, for TEI has no empty corpus.

        Each article is checked with the corpus header before it is handed out.

        Raises:
            TeiError: If an article would be invalid, which is a fault of this package.
        """
        opening = DECLARATION + f'<teiCorpus xmlns="{TEI}">\n'.encode()
        opening += self._chunk(corpus_header(self.options.publisher))
        is_empty = True
        for number, article in enumerate(articles):
            member = self._chunk(self._document(Names(article, f"a{number}."), is_member=True))
            checked(opening + member + _CLOSING)
            yield opening + member if is_empty else member
            is_empty = False
        if not is_empty:
            yield _CLOSING

    def _chunk(self, part: Element) -> bytes:
        if self.options.indent:
            indent(part)
        return serialize(part) + b"\n"

    def _document(self, names: Names, *, is_member: bool) -> Element:
        language = names.article.language
        if language is not None and not _LANGUAGE.fullmatch(language):
            language = None  # xml:lang holds only tags of BCP 47
        made = element(
            "TEI",
            {ID: names.prefix.removesuffix(".") or None},
            header(names, language, self.options, is_member=is_member),
            text(names, language, self.options),
        )
        aside = standoff(names, language, self.options)
        if aside is not None:
            made.append(aside)
        return made
