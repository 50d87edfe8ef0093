"""`teiHeader`: what the text is, where it came from and what was done to it, as the record has it."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator

from relations.model import Article, Boilerplate, Metadata
from relations_tei.dates import document_date_attributes
from relations_tei.declarations import (
    EDITS,
    applications,
    interpretation,
    project,
    publication,
    software,
    standard_values,
    taxonomies,
    taxonomy,
)
from relations_tei.markup import ID, LANG, Element, element, paragraph
from relations_tei.names import Names
from relations_tei.options import TeiOptions

_FIELDS_WITH_ELEMENTS = frozenset({"published", "updated", "as_of", "byline"})


def header(names: Names, language: str | None, options: TeiOptions, *, is_member: bool) -> Element:
    """Return the header of one article.

    Args:
        names: The article and its ids.
        language: The language of the article.
        options: What was chosen about the file, which the header tells.
        is_member: Whether the article stands in a corpus, whose own header has the declarations that all share.
    """
    article = names.article
    return element(
        "teiHeader",
        {LANG: "en"},
        element(
            "fileDesc",
            None,
            element("titleStmt", None, *_titles(article, language), software()),
            _extent(article),
            publication(options.publisher),
            element("sourceDesc", None, _source(names, language)),
        ),
        _encoding(names, options, is_member=is_member),
        *_profile(names, language),
        _revisions(),
    )


def corpus_header(publisher: str | None) -> Element:
    """Return the header of a corpus, with the declarations that its texts share."""
    return element(
        "teiHeader",
        {LANG: "en"},
        element(
            "fileDesc",
            None,
            element("titleStmt", None, element("title", {"type": "supplied"}, "[Corpus of articles]"), software()),
            publication(publisher),
            element("sourceDesc", None, paragraph("The source of each text is described in its own header.")),
        ),
        element(
            "encodingDesc",
            None,
            project(),
            element("editorialDecl", None, interpretation(), standard_values()),
            element("classDecl", None, *taxonomies()),
            applications(),
        ),
    )


def _titles(article: Article, language: str | None) -> Iterator[Element]:
    if article.title:
        yield element("title", {LANG: language}, article.title)
    elif article.source.name:
        yield element("title", {"type": "supplied"}, f"[Untitled text: {article.source.name}]")
    else:
        yield element("title", {"type": "supplied"}, "[Untitled text]")
    for author in article.authors:
        yield element("author", None, author)


def _extent(article: Article) -> Element:
    words = sum(len(block.text.split()) for block in article.body)
    characters = len(article.source.text)
    return element(
        "extent",
        None,
        element("measure", {"unit": "words", "quantity": str(words)}, f"{words} words in the body"),
        element("measure", {"unit": "chars", "quantity": str(characters)}, f"{characters} characters in the source"),
    )


def _source(names: Names, language: str | None) -> Element:
    """The source: what it is called, its hash, its own dates and what else it tells about itself."""
    article = names.article
    made = element("bibl", {ID: f"{names.prefix}source"})
    if article.title:
        made.append(element("title", {LANG: language}, article.title))
    made.extend(element("author", None, author) for author in article.authors)
    made.extend(
        element("date", document_date_attributes(name, date, names), str(date.edtf))
        for name, date in names.document_dates()
    )
    if article.url:
        made.append(element("idno", {"type": "URI"}, article.url))
    if article.source.name:
        made.append(element("idno", {"type": "filename"}, article.source.name))
    made.append(element("idno", {"type": "sha256"}, article.source.sha256))
    for index, block in enumerate(article.blocks):
        if isinstance(block, Metadata) and block.field not in _FIELDS_WITH_ELEMENTS:
            attributes = {"type": block.field, "corresp": f"#{names.block(index)}", LANG: language}
            made.append(element("note", attributes, block.value))
    return made


def _encoding(names: Names, options: TeiOptions, *, is_member: bool) -> Element:
    made = element("encodingDesc", None)
    editorial = element("editorialDecl", None, *_practice(names.article, options))
    classes = element("classDecl")
    if not is_member:
        made.append(project())
        editorial.extend((interpretation(), standard_values()))
        classes.extend(taxonomies())
    if names.rules:
        rules = {f"{names.prefix}{key}": rule for rule, key in names.rules.items()}
        classes.append(taxonomy(f"{names.prefix}rules", "Rules that decided something in this text", rules))
    made.extend((_sampling(names.article, options), editorial, _pointers(names.article)))
    if len(classes):
        made.append(classes)
    if not is_member:
        made.append(applications())
    return made


def _sampling(article: Article, options: TeiOptions) -> Element:
    """What of the source is not in the body, and where it is."""
    kinds = Counter(block.kind for block in article.blocks)
    told = "Every visible character of the source belongs to exactly one title, heading, paragraph or list item of "
    told += "the body, or to one of the following. "
    told += f"Metadata in the text: {kinds['metadata']}"
    told += ", each with a gap in its place and its words in standOff. " if kinds["metadata"] else ". "
    told += f"Text that was recognized as not being the article: {kinds['boilerplate']}"
    if kinds["boilerplate"]:
        told += ", each with a gap in its place that says why, "
        told += "and its words in standOff" if options.set_aside else "and its words left out"
    return element("samplingDecl", None, paragraph(told + "."))


def _practice(article: Article, options: TeiOptions) -> Iterator[Element]:
    """What was done to the text, counted on the record."""
    blocks = [b for b in article.blocks if options.set_aside or not isinstance(b, Boilerplate)]
    counts = Counter[str](edit.reason for block in blocks for edit in block.edits)
    corrections = _counted(counts, "punctuation", "mojibake")
    yield element(
        "correction",
        {"method": "markup" if corrections else None},
        paragraph(_listed(corrections, "No errors were corrected.")),
    )
    changes = _counted(counts, "marker", "glue", "invisible", "illegal", "ligature")
    lines = "Runs of white space, line ends among them, are one space. "
    if options.line_breaks:
        lines += (
            "Where a line of the source ended inside a block there is an lb; between blocks line ends are not marked. "
        )
    yield element(
        "normalization",
        {"method": "markup" if changes else None},
        paragraph(lines + _listed(changes, "Nothing else was normalized.")),
    )
    yield element(
        "quotation",
        {"marks": "all"},
        paragraph("Quotation marks are characters of the text; none was replaced by markup."),
    )
    joined = _counted(counts, "hyphen")
    yield element(
        "hyphenation",
        {"eol": "some" if joined else "all"},
        paragraph(
            _listed(joined, "No hyphens at line ends were removed.")
            + (" Where it was in doubt, the hyphen stays." if joined else "")
        ),
    )
    yield element("segmentation", None, paragraph(_segmentation(article, options)))


def _segmentation(article: Article, options: TeiOptions) -> str:
    kinds = Counter(block.kind for block in article.blocks)
    told = "Divisions, paragraphs and list items were recognized automatically, without a human reader"
    told += f"; headings: {kinds['heading']}, paragraphs: {kinds['paragraph']}, list items: {kinds['list_item']}."
    if options.sentences:
        told += (
            " Sentences (s) were marked in paragraphs and list items, by rule; none ends inside a date or a reference."
        )
    return told


def _counted(counts: Counter[str], *reasons: str) -> str:
    return "; ".join(f"{EDITS[reason]}: {counts[reason]}" for reason in reasons if counts[reason])


def _listed(counted: str, otherwise: str) -> str:
    return f"Changed, with the original wording in standOff: {counted}." if counted else otherwise


def _pointers(article: Article) -> Element:
    """The scheme of pointers into the source: RFC 5147 positions in a text named by its hash (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(article.source.sha256)).decode().rstrip("=")
    encoding = article.source.encoding or "UTF-8"
    return element(
        "listPrefixDef",
        None,
        element(
            "prefixDef",
            {
                "ident": "char",
                "matchPattern": "([0-9]+)-([0-9]+)",
                "replacementPattern": f"ni:///sha-256;{digest}?ct=text/plain#char=$1,$2",
            },
            paragraph(
                "Characters of the source text, from the first number up to but not including the second: Unicode code "
                f"points, counted from 0 after decoding as {encoding}; a carriage return and a line feed are two."
            ),
        ),
    )


def _profile(names: Names, language: str | None) -> Iterator[Element]:
    made = element("profileDesc")
    creation = element("creation")
    for name, date in names.document_dates():
        if name != "updated":
            attributes = document_date_attributes(name, date, names)
            del attributes[ID]  # the date in sourceDesc has it
            creation.append(element("date", attributes, str(date.edtf)))
    if len(creation):
        made.append(creation)
    if language:
        made.append(element("langUsage", None, element("language", {"ident": language}, language)))
    if len(made):
        yield made


def _revisions() -> Element:
    told = "Encoded automatically. The time is left out, so that the same source always gives the same file."
    return element("revisionDesc", None, element("change", None, told))
