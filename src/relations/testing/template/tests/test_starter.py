"""The suite that every exporter passes, and what is particular to this one."""

from __future__ import annotations

import json

import relations
from relations.testing import ExporterSuite
from relations_starter import StarterExporter, StarterOptions


class TestStarter(ExporterSuite):
    exporter = StarterExporter

    def validate(self, data: bytes) -> None:
        # Put the real validator of your format here; it may raise whatever it likes.
        assert set(json.loads(data)) == {"title", "blocks"}

    def text_of(self, data: bytes) -> str:
        # The words that a reader of the file sees.
        return "\n".join(block["text"] for block in json.loads(data)["blocks"])


def test_blocks_name_their_dates_unless_told_not_to() -> None:
    article = relations.normalize("The Pier\n\nIt was begun in June 1993, and most who had asked for it moved away.")
    assert b'"dates": ["1993-06"]' in StarterExporter().export(article)
    assert b"dates" not in StarterExporter(StarterOptions(dates=False)).export(article)
