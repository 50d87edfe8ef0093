"""XML elements: made, filled, laid out and written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree
from lxml.etree import _Element

from relations.model import UNWRITABLE

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
ID = f"{{{XML}}}id"
LANG = f"{{{XML}}}lang"
SPACE = f"{{{XML}}}space"

Element = _Element
"""The type of elements; lxml gives it no public name."""
Child = str | Element

_NAMESPACES: Any = {None: TEI}  # Any: the stubs know no default namespace
# Elements that hold elements only, so that white space between their children is no text.
# All others are left exactly as they are: a space inside a paragraph would be a space in the article.
_STRUCTURAL = frozenset(
    f"{{{TEI}}}{name}"
    for name in (
        "TEI", "teiCorpus", "teiHeader", "fileDesc", "titleStmt", "respStmt", "extent", "publicationStmt",
        "availability", "sourceDesc", "encodingDesc", "projectDesc", "samplingDecl", "editorialDecl", "correction",
        "normalization", "quotation", "hyphenation", "segmentation", "interpretation", "stdVals", "listPrefixDef",
        "prefixDef", "classDecl", "taxonomy", "category", "appInfo", "application", "profileDesc", "creation",
        "langUsage", "revisionDesc", "text", "body", "div", "list", "standOff", "listBibl", "bibl",
    )
)  # fmt: skip


def is_xml(text: str) -> bool:
    """Tell whether XML can hold all characters of the text."""
    return UNWRITABLE.search(text) is None


def xml_text(text: str) -> str:
    r"""Return the text with U+FFFD for each character that XML cannot hold.

    >>> xml_text("page\x0cbreak")
    'page\ufffdbreak'
    """
    return text if text.isprintable() else UNWRITABLE.sub("\ufffd", text)


def element(name: str, attributes: Mapping[str, str | None] | None = None, *children: Child) -> Element:
    """Return a TEI element; attributes that are None are left out."""
    made = etree.Element(f"{{{TEI}}}{name}", nsmap=_NAMESPACES)
    for key, value in (attributes or {}).items():
        if value is not None:
            made.set(key, xml_text(value))
    append(made, *children)
    return made


def append(parent: Element, *children: Child) -> None:
    """Put text and elements at the end of an element."""
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
        elif (last := next(parent.iterchildren(reversed=True), None)) is not None:  # lxml counts for its len()
            last.tail = (last.tail or "") + xml_text(child)
        else:
            parent.text = (parent.text or "") + xml_text(child)


def paragraph(*children: Child) -> Element:
    """Return a `p`."""
    return element("p", None, *children)


def indent(parent: Element, depth: int = 0) -> None:
    """Put each child of a structural element on a line of its own; text is never touched."""
    for child in parent:
        indent(child, depth + 1)
    if parent.tag in _STRUCTURAL and len(parent):
        parent.text = "\n" + "  " * (depth + 1)
        for child in parent:
            child.tail = parent.text
        parent[-1].tail = "\n" + "  " * depth


def serialize(root: Element) -> bytes:
    """Return the element as UTF-8, without an XML declaration."""
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=False)


DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
