"""The suite that every exporter passes, and what is particular to this one."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import relations
from relations.testing import ExporterSuite
from relations_outline import OpmlExporter, OpmlOptions

PIER = """\
The Pier at Hollin

History

The pier was begun in June 1993 and opened three years later, when most who had asked for it had moved away.

Uses

• Fishing: from the far end, where the water is deep
• Walking: from 1996 to 2004, and again since
"""


class TestOpml(ExporterSuite):
    exporter = OpmlExporter

    def validate(self, data: bytes) -> None:
        root = ET.fromstring(data)  # noqa: S314 -- our own output
        assert (root.tag, root.get("version")) == ("opml", "2.0")
        assert [child.tag for child in root] == ["head", "body"]
        nodes = list(root.iter("outline"))
        assert nodes
        assert all(node.get("text") is not None for node in nodes)

    def text_of(self, data: bytes) -> str:
        root = ET.fromstring(data)  # noqa: S314 -- our own output
        return "\n".join(node.get("text", "") for node in root.iter("outline"))


def test_blocks_stand_under_their_headings() -> None:
    article = relations.normalize(PIER)
    body = ET.fromstring(OpmlExporter().export(article)).find("body")  # noqa: S314 -- our own output
    assert body is not None
    assert [node.get("text") for node in body] == ["History", "Uses"]
    assert [len(node) for node in body] == [1, 2]


def test_nodes_name_their_dates_unless_told_not_to() -> None:
    article = relations.normalize(PIER)
    assert b'dates="1993-06' in OpmlExporter().export(article)
    assert b'dates="1996/2004"' in OpmlExporter().export(article)
    assert b"dates=" not in OpmlExporter(OpmlOptions(dates=False)).export(article)
