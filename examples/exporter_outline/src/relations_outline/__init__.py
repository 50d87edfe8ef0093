"""OPML outlines from article records: headings as nodes, and what stands under them as theirs."""

from __future__ import annotations

from typing import ClassVar
from xml.etree import ElementTree as ET

from pydantic import BaseModel, ConfigDict, Field

from relations.model import Article, BodyBlock, ListItem, Section

__all__ = ["OpmlExporter", "OpmlOptions"]


class OpmlOptions(BaseModel):
    """How the outline is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dates: bool = Field(default=True, description="Whether each node names the dates in its text, in EDTF.")


class OpmlExporter:
    """Writes the tree of sections as an outline."""

    name: ClassVar[str] = "opml"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".opml"
    media_type: ClassVar[str] = "text/x-opml"
    Options: ClassVar[type[BaseModel]] = OpmlOptions

    def __init__(self, options: OpmlOptions | None = None) -> None:
        self.options = options or OpmlOptions()

    def export(self, article: Article) -> bytes:
        """Return the outline as an OPML 2.0 file."""
        root = ET.Element("opml", version="2.0")
        head = ET.SubElement(root, "head")
        ET.SubElement(head, "title").text = article.title or ""
        if article.authors:
            ET.SubElement(head, "ownerName").text = ", ".join(article.authors)
        body = ET.SubElement(root, "body")
        self._section(article, article.sections, body)
        if not len(body):
            ET.SubElement(body, "outline", text="")  # OPML has no empty body
        ET.indent(root)
        data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return data + b"\n"

    def _section(self, article: Article, section: Section, parent: ET.Element) -> None:
        """Hang a section's heading, its own blocks and the sections in it under a node."""
        if section.heading is not None:
            parent = self._node(article, section.heading, parent)
        items: list[tuple[int, ET.Element]] = []  # the list items that the next one may be nested in, with their depths
        for block in section.blocks:
            depth = block.depth if isinstance(block, ListItem) else 0
            while items and items[-1][0] >= depth:
                items.pop()
            node = self._node(article, block, items[-1][1] if items else parent)
            if depth:
                items.append((depth, node))
        for inner in section.sections:
            self._section(article, inner, parent)

    def _node(self, article: Article, block: BodyBlock, parent: ET.Element) -> ET.Element:
        node = ET.SubElement(parent, "outline", text=block.text)
        dates = [str(timex.edtf) for timex in article.timexes if timex.span in block.span and timex.edtf is not None]
        if self.options.dates and dates:
            node.set("dates", " ".join(dates))
        return node
