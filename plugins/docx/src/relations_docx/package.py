"""The file around the text: base or template, page, header and footer, properties, and a zip always the same."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from functools import cache
from importlib.resources import files
from typing import Literal

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships
from docx.shared import Mm, Twips
from lxml import etree
from lxml.etree import _Element as Element

from relations.errors import OptionError
from relations.model import Article
from relations_docx.draft import Draft
from relations_docx.marginalia import SEPARATORS
from relations_docx.styles import our_styles
from relations_docx.wordml import RELATIONSHIPS, WORD, legal, q, simple_field, w

_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_PAGES = {"a4": (Mm(210), Mm(297)), "letter": (Twips(12240), Twips(15840))}
_MARGIN = Mm(25)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_POINTED_AT = {
    RELATIONSHIP_TYPE.IMAGE,
    RELATIONSHIP_TYPE.HYPERLINK,
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
    RELATIONSHIP_TYPE.CHART,
    RELATIONSHIP_TYPE.OLE_OBJECT,
}
"""Parts that the text points at: when the template's text goes, they go."""
_BEHIND_FOOTNOTES = {
    *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
    *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
    *("smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
}
"""What the schema of the settings has behind the word on footnotes; so it has what is of other namespaces."""
_MOST_BYTES, _MOST_UNPACKED, _MOST_XML, _MOST_ENTRIES = 50 << 20, 200 << 20, 20 << 20, 5000
"""What a template may come to: in the file, unpacked, in its XML, and in parts."""
_OF_THE_TEXT = {RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES, RELATIONSHIP_TYPE.COMMENTS}
"""Parts that hold text of the template; so do those of Microsoft's that go with comments, such as commentsExtended."""


def open_base() -> Document:
    """Return an empty document with our own styles and settings."""
    return docx.Document(io.BytesIO(_base()))


@cache
def _base() -> bytes:
    document = docx.Document()
    _replace(document.styles.element, our_styles())
    settings = etree.fromstring((files("relations_docx") / "base" / "settings.xml").read_bytes())
    _replace(document.settings.element, settings)
    numbering = numbering_part(document)
    for child in list(numbering):
        numbering.remove(child)
    _drop(document.part.rels, {_CUSTOM_XML})
    _clear(document)
    section = document.sections[0]
    section.page_width = section.left_margin = None  # python-docx's own page, which is Letter
    _complete_page(document)
    return to_bytes(document)


def open_template(data: bytes, name: str) -> Document:
    """Return a house template without its text, its last section's page, header and footer kept.

    What is no Word document, or a broken one, raises whatever zipfile, lxml and python-docx make of it.

    Raises:
        OptionError: If it is too large to be opened safely, or declares entities.
    """
    _check_size(data, name)
    document = docx.Document(io.BytesIO(_as_document(data)))
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart) and part.element.getroottree().docinfo.doctype:
            raise _declares_a_type(name, part.partname)
    for question in document.settings.element.findall(q("updateFields")):  # Word would ask on opening
        document.settings.element.remove(question)
    _clear(document)
    _complete_page(document)
    return document


def _complete_page(document: Document) -> None:
    """Say how large the page and its margins are, if the last section does not: without it no width is known."""
    section = document.sections[-1]
    if section.page_width is None or section.page_height is None:
        section.page_width, section.page_height = _PAGES["a4"]
    if section.left_margin is None or section.right_margin is None:
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def _check_size(data: bytes, name: str) -> None:
    """Check that a template unpacks to what a template may come to, and declares no entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        xml = [entry for entry in entries if _is_xml(package, entry)]
        limits = (
            (len(data), _MOST_BYTES, "bytes"),
            (len(entries), _MOST_ENTRIES, "parts"),
            (sum(entry.file_size for entry in entries), _MOST_UNPACKED, "bytes unpacked"),
            (sum(entry.file_size for entry in xml), _MOST_XML, "bytes of XML"),
        )
        for found, most, unit in limits:
            if found > most:
                message = (
                    f"The template {name} has {found:,} {unit}, and {most:,} are the most that is opened. "
                    "Take out its text and pictures, and save it anew."
                )
                raise OptionError("template", message)
        for entry in xml:
            if entry.filename.lower().endswith(".svg"):  # a picture, as a rule, which may; open_template looks again
                continue
            with package.open(entry) as part:  # no more is unpacked than the entry says it holds
                if b"<!DOCTYPE" in part.read(_MOST_XML).replace(b"\0", b""):  # UTF-16 has them between the letters
                    raise _declares_a_type(name, entry.filename)


def _declares_a_type(name: str, part: str) -> OptionError:
    message = f"The template {name} declares a document type in {part}, which no Word file does."
    return OptionError("template", message)


def _is_xml(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a part may be XML: by how it begins too, for the package says what each part is, whatever its name."""
    if entry.filename.lower().endswith((".xml", ".rels")):
        return True
    with package.open(entry) as part:
        return part.read(64).replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"")


def _as_document(data: bytes) -> bytes:
    """The same package with a template's (.dotx) content type made a document's; python-docx opens only those."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    types = parts["[Content_Types].xml"]
    if _TEMPLATE_MAIN.encode() not in types:
        return data
    parts["[Content_Types].xml"] = types.replace(_TEMPLATE_MAIN.encode(), _MAIN.encode())
    return _zip(parts)


def _replace(old: Element, new: Element) -> None:
    """Give an element the children of another."""
    for child in list(old):
        old.remove(child)
    old.extend(list(new))


def _clear(document: Document) -> None:
    """Take out the text but the last section's properties, and what only the text needed."""
    body = document.element.body
    for child in list(body)[:-1] if body.find(q("sectPr")) is not None else list(body):
        body.remove(child)
    if body.find(q("sectPr")) is None:
        body.append(w("sectPr"))
    rels = document.part.rels
    written = {
        value
        for element in body.iter()
        for name, value in element.attrib.items()
        if etree.QName(name).namespace == RELATIONSHIPS
    }
    for identity in [i for i, rel in rels.items() if rel.reltype in _POINTED_AT and i not in written]:
        del rels[identity]
    about_comments = {rel.reltype for rel in rels.values() if re.search("/(?:comments[A-Z]\\w*|people)$", rel.reltype)}
    _drop(rels, {_STYLES_WITH_EFFECTS, *_OF_THE_TEXT, *about_comments})
    for name in ("footnotePr", "endnotePr"):
        for found in document.settings.element.findall(q(name)):
            document.settings.element.remove(found)
    _drop(document.part.package.rels, {RELATIONSHIP_TYPE.THUMBNAIL})


def _drop(rels: Relationships, kinds: set[str]) -> None:
    for identity in [i for i, rel in rels.items() if rel.reltype in kinds]:
        del rels[identity]


def numbering_part(document: Document) -> Element:
    """Return the root of the document's lists, made if it has none."""
    for rel in document.part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.NUMBERING and isinstance(rel.target_part, XmlPart):
            root: Element = rel.target_part.element
            return root
    name, kind = PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING
    part = XmlPart.load(name, kind, etree.tostring(w("numbering")), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    made: Element = part.element
    return made


def set_page(document: Document, size: Literal["a4", "letter"]) -> None:
    """Give the last section this paper, the way round it was."""
    section = document.sections[-1]
    short, long = _PAGES[size]
    is_landscape = (section.page_width or 0) > (section.page_height or 1)
    section.page_width, section.page_height = (long, short) if is_landscape else (short, long)


def text_space(document: Document) -> tuple[int, int]:
    """Return how wide and how high the text on a page is, in twentieths of a point."""
    section = document.sections[-1]
    across, down = section.page_width or _PAGES["a4"][0], section.page_height or _PAGES["a4"][1]
    width = across - (section.left_margin or 0) - (section.right_margin or 0) - (section.gutter or 0)
    height = down - abs(section.top_margin or 0) - abs(section.bottom_margin or 0)
    least = Twips(2880)
    return max(least, width) // Twips(1), max(least, height) // Twips(1)


def set_header_and_footer(document: Document, title: str, draft: Draft) -> None:
    """Write the title above and `Page x of y` below, unless the template has its own."""
    section = document.sections[-1]
    if section.header.is_linked_to_previous:
        section.header.is_linked_to_previous = False
        _fill(section.header._element, draft.paragraph(draft.quote(title), style="header"))  # noqa: SLF001 -- no public way
    if section.footer.is_linked_to_previous:
        section.footer.is_linked_to_previous = False
        numbers = simple_field("PAGE", "1"), simple_field("NUMPAGES", "1")
        pages = [draft.say("Page "), numbers[0], draft.say(" of "), numbers[1]]
        _fill(section.footer._element, draft.paragraph(pages, style="footer"))  # noqa: SLF001 -- likewise


def _fill(part: Element, content: Element) -> None:
    for child in list(part):
        part.remove(child)
    part.append(content)


def add_links(document: Document, links: dict[str, str]) -> None:
    """Write down where the links out of the document lead."""
    for address, identity in links.items():
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, identity, is_external=True)


def add_images(document: Document, images: dict[str, bytes]) -> None:
    """Put PNGs into the package, each under the id that the text knows it by."""
    for number, (identity, data) in enumerate(images.items(), start=1):
        name = PackURI(f"/word/media/brief{number}.png")
        part = Part(name, CONTENT_TYPE.PNG, data, document.part.package)
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, identity)


def add_marginalia(document: Document, footnotes: Element | None, comments: Element | None) -> None:
    """Put footnotes and comments into the package, as far as there are any."""
    kinds = (
        (footnotes, "footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
        (comments, "comments", CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS),
    )
    for root, name, content_type, relationship in kinds:
        if root is not None:
            data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            part = Part(PackURI(f"/word/{name}.xml"), content_type, data, document.part.package)
            document.part.relate_to(part, relationship)
    if footnotes is not None:
        lines = w("footnotePr", *(w("footnote", id=number) for number in SEPARATORS.values()))
        settings = document.settings.element
        names = (etree.QName(child) for child in settings.iterchildren("*"))
        behind = (n for n, name in enumerate(names) if name.namespace != WORD or name.localname in _BEHIND_FOOTNOTES)
        settings.insert(next(behind, len(settings)), lines)


def set_properties(document: Document, title: str, articles: tuple[Article, ...]) -> None:
    """Write the properties of the file, from the record alone."""
    package = document.part.package
    properties = document.core_properties
    core = next(r.target_part for r in package.rels.values() if r.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES)
    if isinstance(core, XmlPart):
        for child in list(core.element):
            core.element.remove(child)
    authors = list(dict.fromkeys(author for article in articles for author in article.authors))
    languages = {article.language for article in articles if article.language}
    sources = [f"{a.source.name or 'text'} (SHA-256 {a.source.sha256})" for a in articles]
    properties.title = _property(title)
    properties.author = _property("; ".join(authors))
    properties.comments = _property("Brief of " + ", ".join(sources)) if sources else ""
    if len(languages) == 1:
        properties.language = _property(languages.pop())
    day = _own_day(articles)
    properties.created = properties.modified = day
    properties.revision = 1
    _set_application(document)


def _property(text: str) -> str:
    return legal(text)[:255]  # python-docx takes no more


def _own_day(articles: tuple[Article, ...]) -> dt.datetime:
    """The day on which the one article was published, if that is known to the day; else a day that says nothing."""
    if len(articles) == 1 and articles[0].published is not None:
        day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(articles[0].published.edtf))
        if day and int(day[1]) > 1600:
            return dt.datetime(int(day[1]), int(day[2]), int(day[3]), tzinfo=dt.UTC)
    return _EPOCH


def _set_application(document: Document) -> None:
    """Say which program made the file, in place of the template's page and word counts."""
    package = document.part.package
    _drop(package.rels, {RELATIONSHIP_TYPE.EXTENDED_PROPERTIES})
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    root = etree.fromstring(f'<Properties xmlns="{namespace}"/>')
    etree.SubElement(root, f"{{{namespace}}}Application").text = "article-relations-docx"
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, data, package)
    package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def to_bytes(document: Document) -> bytes:
    """Return the file: the same parts give the same bytes."""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        return _zip({entry: package.read(entry) for entry in package.namelist()})


def _zip(parts: dict[str, bytes]) -> bytes:
    first = ["[Content_Types].xml", "_rels/.rels"]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in [*first, *sorted(parts.keys() - set(first))]:
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # as Office writes it; the default differs between systems
            entry.external_attr = 0
            package.writestr(entry, parts[name], compresslevel=6)
    return target.getvalue()
