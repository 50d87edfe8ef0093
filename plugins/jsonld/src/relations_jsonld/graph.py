"""The nodes that describe an article: the work, its source, how one came from the other, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from relations import __version__ as core_version
from relations.edtf import Edtf, EdtfDate
from relations.model import (
    Article,
    Boilerplate,
    CrossReference,
    DocumentDate,
    Heading,
    Metadata,
    Note,
    Section,
    Span,
    Timex,
)
from relations_jsonld.coverage import temporal_coverage
from relations_jsonld.options import JsonLdOptions
from relations_jsonld.version import __version__
from relations_jsonld.vocabulary import is_iri

Node = dict[str, object]
"""A JSON object; what stands in it is JSON too."""

CONTEXT_LENGTH: Final = 32
"""Characters before and after a quotation, enough to find it again in a text that has changed a little."""

_SOFTWARE = "urn:article-relations:software/"
AGENTS: tuple[Node, ...] = tuple(
    {
        "@id": f"{_SOFTWARE}{name}/{version}",
        "@type": ["SoftwareApplication", "prov:SoftwareAgent"],
        "name": name,
        "softwareVersion": version,
    }
    for name, version in (("article-relations", core_version), ("article-relations-jsonld", __version__))
)
"""The programs that make a description; the same in every file."""

_FIELD_TERMS = {"section": "articleSection", "tags": "keywords"}


def article_iri(article: Article, base: str) -> str:
    """Return the article's name: the hash of its whole record, so that two readings of one source never mix."""
    return f"{base}article/{article.digest}"


class ArticleGraph:
    """The nodes of one article, each a method; iterate over it to get them in order."""

    def __init__(self, article: Article, iri: str, options: JsonLdOptions) -> None:
        self.article = article
        self.iri = iri
        self.options = options
        self.source_iri = f"{options.base}source/{article.source.sha256}"
        self.sections = tuple(_numbered(article.sections.sections))
        headings = {section.heading.span.start for _, section in self.sections if section.heading is not None}
        self.citations: dict[tuple[str, str | None], str] = {}
        self.cited: list[str] = []
        """For each cross reference, what it points to: a section of this article, or some other work."""
        for reference in article.references:
            target = _block_start(article, reference)
            if target in headings:
                self.cited.append(f"{iri}#section-{target}")
                continue
            work = (reference.title, reference.locator)
            self.citations.setdefault(work, f"{iri}#cited-{len(self.citations) + 1}")
            self.cited.append(self.citations[work])

    def __iter__(self) -> Iterator[Node]:
        yield self.work()
        yield self.source()
        yield self.activity()
        for number, author in enumerate(self.article.authors, start=1):
            # A byline may name a person or an agency; which one, it does not say.
            yield {"@id": f"{self.iri}#author-{number}", "@type": "prov:Agent", "name": author}
        for position, section in self.sections:
            yield self.section(position, section)
        for (title, locator), work_iri in self.citations.items():
            yield _without_none({"@id": work_iri, "@type": "CreativeWork", "name": title, "relations:locator": locator})
        yield from self.annotations()

    def annotations(self) -> Iterator[Node]:
        """Yield what is said of the document, of its set-aside parts, of its dates and of its references."""
        article = self.article
        for role, date in (("published", article.published), ("updated", article.updated), ("as_of", article.as_of)):
            if date is not None:
                yield self.document_date(role, date)
        for block in article.blocks:
            if isinstance(block, Metadata):
                yield self.metadata(block)
            elif isinstance(block, Boilerplate):
                yield self.set_aside(block)
        for timex in article.timexes:
            whole = f"{self.iri}#timex-{_range(timex.span)}"
            yield self.time(timex, whole)
            for number, part in enumerate(timex.parts, start=1):
                yield self.time(part, f"{whole}-part-{number}", whole=whole)
        for reference, cited in zip(article.references, self.cited, strict=True):
            yield self.reference(reference, cited)
        for number, note in enumerate(article.notes, start=1):
            yield self.note(number, note)

    def work(self) -> Node:
        """Return the article itself."""
        article = self.article
        words = [block.text for block in article.body]
        node: Node = {
            "@id": self.iri,
            "@type": [self.options.type, "prov:Entity"],
            "articleBody": "\n\n".join(words) if self.options.body else None,
            "author": [{"@id": f"{self.iri}#author-{number}"} for number in range(1, len(article.authors) + 1)],
            "citation": [{"@id": cited} for cited in dict.fromkeys(self.cited)],
            "dateModified": _stated(article.updated),
            "datePublished": _stated(article.published),
            "hasPart": [{"@id": self.section_iri(section)} for section in article.sections.sections],
            "headline": article.title,
            "inLanguage": article.language,
            "isBasedOn": self.source_iri,
            "prov:wasDerivedFrom": {"@id": self.source_iri},
            "prov:wasGeneratedBy": {"@id": f"{self.iri}#normalization"},
            "temporalCoverage": temporal_coverage(article),
            "url": _link(article.url),
            "wordCount": sum(len(text.split()) for text in words),
        }
        for block in article.blocks:
            if isinstance(block, Metadata) and (term := _FIELD_TERMS.get(block.field)):
                said = node.setdefault(term, [])
                if isinstance(said, list) and block.value not in said:
                    said.append(block.value)
        return _without_none(node)

    def source(self) -> Node:
        """Return the text that the article was read from; its name is the hash of its bytes."""
        source = self.article.source
        return _without_none(
            {
                "@id": self.source_iri,
                "@type": ["MediaObject", "prov:Entity"],
                "encodingFormat": "text/plain",
                "name": source.name,
                "relations:encoding": source.encoding,
                "relations:offsetUnit": "code point",
                "sha256": source.sha256,
            }
        )

    def activity(self) -> Node:
        """Return the work of making the article from its source; it carries no time, so that reruns are equal."""
        return {
            "@id": f"{self.iri}#normalization",
            "@type": "prov:Activity",
            "prov:used": {"@id": self.source_iri},
            "prov:wasAssociatedWith": [{"@id": agent["@id"]} for agent in AGENTS],
            "relations:convention": self.article.settings.convention,
        }

    def section_iri(self, section: Section) -> str:
        """Return the name of a section, which is where its heading stands."""
        return f"{self.iri}#section-{section.heading.span.start if section.heading else 0}"

    def section(self, position: int, section: Section) -> Node:
        """Return a section; `position` is its place among its siblings, from 1."""
        heading = section.heading
        assert heading is not None, "only the top section has no heading, and that one is the article"  # noqa: S101 -- narrows a type
        return _without_none(
            {
                "@id": self.section_iri(section),
                "@type": ["CreativeWork", "prov:Entity"],
                "hasPart": [{"@id": self.section_iri(inner)} for inner in section.sections],
                "name": heading.text,
                "position": position,
                "prov:wasDerivedFrom": self.stretch(Span(start=heading.span.start, end=_last(section))),
                "relations:level": heading.level,
                "relations:rule": heading.rule,
            }
        )

    def stretch(self, span: Span, *, quoted: bool = False) -> Node:
        """Return a part of the source by its offsets, and if `quoted` by its words too."""
        selectors: list[Node] = [{"@type": "oa:TextPositionSelector", "oa:end": span.end, "oa:start": span.start}]
        if quoted and self.options.quotes:
            text = self.article.source.text
            selectors.append(
                {
                    "@type": "oa:TextQuoteSelector",
                    "oa:exact": text[span.start : span.end],
                    "oa:prefix": text[max(0, span.start - CONTEXT_LENGTH) : span.start],
                    "oa:suffix": text[span.end : span.end + CONTEXT_LENGTH],
                }
            )
        return {
            "@type": ["oa:SpecificResource", "prov:Entity"],
            "oa:hasSelector": selectors,
            "oa:hasSource": {"@id": self.source_iri},
        }

    def annotation(self, iri: str, spans: Iterable[Span], motivation: str, body: Node) -> Node:
        """Return an annotation on stretches of the source; on the article where there are none."""
        targets = [self.stretch(span, quoted=True) for span in spans]
        return {
            "@id": iri,
            "@type": "oa:Annotation",
            "oa:hasBody": body,
            "oa:hasTarget": targets or {"@id": self.iri},
            "oa:motivatedBy": {"@id": f"oa:{motivation}"},
        }

    def time(self, timex: Timex, iri: str, *, whole: str | None = None) -> Node:
        """Return a time expression; one that was not resolved has no EDTF value."""
        anchor = timex.anchor
        body: Node = {
            **_value_body("relations:TimeExpression", timex.edtf),
            "relations:anchorDate": str(anchor.edtf) if anchor else None,
            "relations:anchorEvidence": self.stretch(anchor.span) if anchor and anchor.span else None,
            "relations:anchorKind": anchor.kind if anchor else None,
            "relations:basis": timex.basis,
            "relations:earliest": timex.earliest,
            "relations:latest": timex.latest,
            "relations:mod": timex.mod,
            "relations:partOf": {"@id": whole} if whole else None,
            "relations:reading": [str(reading) for reading in timex.readings],
            "relations:rule": timex.rule,
            "relations:timexType": timex.type,
            "relations:timexValue": timex.value,
        }
        return self.annotation(iri, [timex.span], "describing", _without_none(body))

    def document_date(self, role: str, date: DocumentDate) -> Node:
        """Return a date of the document, on the words it rests on."""
        body: Node = {
            **_value_body("relations:DocumentDate", date.edtf),
            "relations:basis": date.basis,
            "relations:role": role,
            "relations:rule": date.rule,
        }
        return self.annotation(f"{self.iri}#{role}", date.evidence, "describing", body)

    def metadata(self, block: Metadata) -> Node:
        """Return what a metadata line says."""
        body: Node = {
            "@type": "relations:MetadataLine",
            "relations:field": block.field,
            "relations:rule": block.rule,
            "relations:says": block.value,
        }
        return self.annotation(f"{self.iri}#metadata-{_range(block.span)}", [block.span], "describing", body)

    def set_aside(self, block: Boilerplate) -> Node:
        """Return why a stretch of the source is not part of the article."""
        body: Node = {
            "@type": "relations:SetAside",
            "relations:evidence": [self.stretch(span) for span in block.evidence],
            "relations:reason": block.reason,
            "relations:rule": block.rule,
            # All digits and no exponent, as a decimal is written.
            "relations:score": None if block.score is None else format(Decimal(repr(block.score)), "f"),
            "relations:was": block.was,
        }
        iri = f"{self.iri}#set-aside-{_range(block.span)}"
        return self.annotation(iri, [block.span], "classifying", _without_none(body))

    def reference(self, reference: CrossReference, cited: str) -> Node:
        """Return what a cross reference points to."""
        iri = f"{self.iri}#reference-{_range(reference.span)}"
        return self.annotation(iri, [reference.span], "linking", {"@id": cited})

    def note(self, number: int, note: Note) -> Node:
        """Return a note about something odd in the text."""
        body: Node = {"@type": "oa:TextualBody", "rdf:value": note.message, "relations:code": note.code}
        return self.annotation(f"{self.iri}#note-{number}", [note.span] if note.span else [], "commenting", body)


def _value_body(kind: str, value: Edtf | None) -> Node:
    if value is None:
        return {"@type": kind}
    return {"@type": ["oa:TextualBody", kind], "rdf:value": {"@type": "edtf:EDTF", "@value": str(value)}}


def _stated(date: DocumentDate | None) -> str | None:
    """The date where it is known from the source or the caller and is plain ISO 8601; anything else is no fact."""
    if date is None or date.basis == "inferred" or not isinstance(date.edtf, EdtfDate) or not date.edtf.is_exact:
        return None
    return str(date.edtf)


def _link(url: str | None) -> object:
    """The address as a link; as plain words where it is no IRI and cannot be one."""
    return url if url is None or is_iri(url) else {"@value": url}


def _numbered(sections: Iterable[Section]) -> Iterator[tuple[int, Section]]:
    """All sections below, each before those inside it, with its position among its siblings."""
    for position, section in enumerate(sections, start=1):
        yield position, section
        yield from _numbered(section.sections)


def _last(section: Section) -> int:
    """Where a section ends: behind its last block, or that of its last subsection."""
    if section.sections:
        return _last(section.sections[-1])
    blocks = (section.heading, *section.blocks)
    return max(block.span.end for block in blocks if block is not None)


def _block_start(article: Article, reference: CrossReference) -> int | None:
    """Where the heading begins that a cross reference points to, if it points to one of this article."""
    if reference.target is None or not 0 <= reference.target < len(article.blocks):
        return None
    block = article.blocks[reference.target]
    return block.span.start if isinstance(block, Heading) else None


def _range(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _without_none(node: Node) -> Node:
    """The node without the keys that have nothing to say."""
    return {key: value for key, value in node.items() if value is not None and value != []}
