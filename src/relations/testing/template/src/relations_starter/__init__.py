"""Starter files from article records."""

from __future__ import annotations

import json
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from relations.model import Article

__all__ = ["StarterExporter", "StarterOptions"]


class StarterOptions(BaseModel):
    """How the file is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dates: bool = Field(default=True, description="Whether each block names the dates in its text, in EDTF.")


class StarterExporter:
    """Writes the body of an article, block by block."""

    name: ClassVar[str] = "starter"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".starter.json"
    media_type: ClassVar[str] = "application/json"
    Options: ClassVar[type[BaseModel]] = StarterOptions

    def __init__(self, options: StarterOptions | None = None) -> None:
        self.options = options or StarterOptions()

    def export(self, article: Article) -> bytes:
        """Return the file; the same article gives the same bytes, whatever the clock and the process."""
        blocks: list[dict[str, object]] = []
        for block in article.body:
            written: dict[str, object] = {"kind": block.kind, "text": block.text}
            if self.options.dates:
                inside = (timex for timex in article.timexes if timex.span in block.span)
                written["dates"] = [str(timex.edtf) for timex in inside if timex.edtf is not None]
            blocks.append(written)
        return json.dumps({"title": article.title, "blocks": blocks}, ensure_ascii=False).encode() + b"\n"
