"""Links inside a file that lead nowhere, which no validator of DOCX or HTML looks for."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PARTS = ("word/document.xml", "word/footnotes.xml", "word/comments.xml")
NOTES = {"footnoteReference": "footnote", "commentReference": "comment"}


def docx_links(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check that links, footnotes and comments of Word files lead to what is there, and no place is named twice."""
    return {file: [*_docx_faults(file)] for file in files}


def _docx_faults(file: Path) -> Iterator[str]:
    from lxml import etree  # noqa: PLC0415 -- only where it is needed

    with zipfile.ZipFile(file) as package:
        held = set(package.namelist())
        roots = {part: etree.fromstring(package.read(part)) for part in PARTS if part in held}
        relations = {
            part: {one.get("Id") for one in etree.fromstring(package.read(name))}
            for part in roots
            if (name := f"word/_rels/{Path(part).name}.rels") in held
        }
    places = [node.get(f"{WORD}name") for root in roots.values() for node in root.iter(f"{WORD}bookmarkStart")]
    yield from (f"there are several bookmarks {name!r}" for name in sorted({p for p in places if places.count(p) > 1}))
    for part, root in roots.items():
        for link in root.iter(f"{WORD}hyperlink"):
            anchor, relation = link.get(f"{WORD}anchor"), link.get(f"{RELATION}id")
            if anchor is not None and anchor not in places:
                yield f"{part} links to {anchor!r}, which is not there"
            if relation is not None and relation not in relations.get(part, ()):
                yield f"{part} links by {relation!r}, which is not there"
            if anchor is None and relation is None:
                yield f"{part} has a link to nowhere"
        for reference, note in NOTES.items():
            wanted = {node.get(f"{WORD}id") for node in root.iter(f"{WORD}{reference}")}
            there = {node.get(f"{WORD}id") for other in roots.values() for node in other.iter(f"{WORD}{note}")}
            yield from (f"{part} refers to {note} {one}, which is not there" for one in sorted(wanted - there))


def html_links(files: Sequence[Path]) -> dict[Path, list[str]]:
    """Check that links and labels of a page lead to elements of it."""
    return {file: [*_html_faults(file)] for file in files}


def _html_faults(file: Path) -> Iterator[str]:
    from lxml import html  # noqa: PLC0415 -- only where it is needed

    root: Any = html.fromstring(file.read_bytes())  # Any: what XPath finds
    places = set(root.xpath("//@id"))
    named = [target[1:] for target in root.xpath("//@href") if target.startswith("#")]
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        named += [name for value in root.xpath(f"//@{attribute}") for name in value.split()]
    yield from (f"the page points to {name!r}, which is not there" for name in sorted({*named} - places))
