"""The words that the graph is written in: the context that each file carries, and the terms of our own."""

from __future__ import annotations

import re
from typing import Literal, get_args

PREFIXES = {
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "relations": "urn:article-relations:terms#",
    "schema": "http://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

TERMS = {
    "TimeExpression": "Class of annotation bodies: a time expression of the text and what it was resolved to.",
    "DocumentDate": "Class of annotation bodies: a date of the document itself.",
    "MetadataLine": "Class of annotation bodies: a line that tells about the article and is not part of it.",
    "SetAside": "Class of annotation bodies: a verdict that a stretch of the source is not the article.",
    "anchorDate": "The date that a time expression was resolved against, in EDTF.",
    "anchorEvidence": "The stretch of the source where that date stands.",
    "anchorKind": "Which date that is: given, published, updated, as_of, narrative or following.",
    "basis": (
        "How a date is known: explicit, anchored, inferred or unresolved for one of the text; "
        "given, stated or inferred for one of the document."
    ),
    "code": "The kind of a note.",
    "convention": "The convention by which early, mid and late were given their bounds.",
    "earliest": "The first day that a time expression may cover; years as in ISO 8601 (0000 is 1 BC).",
    "encoding": "The encoding that the source was decoded with.",
    "evidence": "A stretch of the source that a verdict rests on.",
    "field": "What a metadata line tells: published, byline, tags and so on.",
    "latest": "The last day that a time expression may cover.",
    "level": "The level of a section's heading, 1 to 6.",
    "locator": "Where a cross reference says that its target is found, such as ch. 4.",
    "mod": "The modifier, as in TIMEX3: START, MID, END, APPROX and so on.",
    "offsetUnit": "What the offsets into a source count.",
    "partOf": "The annotation of the range of which this one is an end.",
    "reading": "One of the possible values of an ambiguous date, in EDTF.",
    "reason": "Why a stretch was set aside: navigation, advert, copyright and so on.",
    "role": "Which date of the document it is: published, updated or as_of.",
    "rule": "The rule that made the decision.",
    "says": "What a metadata line says: EDTF for dates, the words otherwise.",
    "score": "How sure a model is, from 0 to 1; absent where a rule decided.",
    "timexType": "The type, as in TIMEX3: DATE, TIME, DURATION or SET.",
    "timexValue": "The value, as in TIMEX3.",
    "was": "The kind of block that a stretch set aside would have been.",
}
"""Our own terms and what they mean; the README shows the same table."""

ArticleType = Literal[
    "Article", "NewsArticle", "OpinionNewsArticle", "BlogPosting", "Report", "ScholarlyArticle", "TechArticle"
]
"""The classes of schema.org that an article may have."""

_SCHEMA_CLASSES = (*get_args(ArticleType), "CreativeWork", "MediaObject", "SoftwareApplication")
_SCHEMA_PROPERTIES = (
    "articleBody",
    "articleSection",
    "author",
    "citation",
    "encodingFormat",
    "hasPart",
    "headline",
    "inLanguage",
    "keywords",
    "name",
    "position",
    "sha256",
    "softwareVersion",
    "temporalCoverage",
    "wordCount",
)
# Typed as in the context that schema.org publishes, so that putting that one in place of ours changes no triple.
_SCHEMA_TYPED = {
    "dateModified": "schema:Date",
    "datePublished": "schema:Date",
    "isBasedOn": "@id",
    "url": "@id",
}
_TYPED = {
    "oa:end": "xsd:nonNegativeInteger",
    "oa:start": "xsd:nonNegativeInteger",
    "relations:anchorDate": "edtf:EDTF",
    "relations:earliest": "xsd:date",
    "relations:latest": "xsd:date",
    "relations:reading": "edtf:EDTF",
    "relations:score": "xsd:decimal",
}

CONTEXT: dict[str, object] = {
    "@version": 1.1,
    **PREFIXES,
    **{name: f"schema:{name}" for name in _SCHEMA_CLASSES + _SCHEMA_PROPERTIES},
    **{name: {"@id": f"schema:{name}", "@type": datatype} for name, datatype in _SCHEMA_TYPED.items()},
    **{name: {"@id": name, "@type": datatype} for name, datatype in _TYPED.items()},
}
"""The JSON-LD 1.1 context: everything that is needed to read a file, so that nothing is fetched."""

_IRI = re.compile(r"""(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):[^\s\x00-\x1f\x7f-\x9f<>"{}|\\^`]+""")


def is_iri(text: str) -> bool:
    """Tell whether a text is an absolute IRI, and will not be taken for an abbreviated one of the context.

    >>> is_iri("https://example.org/a"), is_iri("/a"), is_iri("oa:exact")
    (True, False, False)
    """
    match = _IRI.fullmatch(text)
    return match is not None and match["scheme"] not in PREFIXES
