"""The article's words alone, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from relations.model import Article, ListItem


class TextOptions(BaseModel):
    """Plain text has no options."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextExporter:
    """Writes title and body without marks, so that normalizing the text again gives the same body."""

    name: ClassVar[str] = "text"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".txt"
    media_type: ClassVar[str] = "text/plain; charset=utf-8"
    Options: ClassVar[type[BaseModel]] = TextOptions

    def __init__(self, options: TextOptions | None = None) -> None:
        self.options = options or TextOptions()

    def export(self, article: Article) -> bytes:
        """Return paragraphs with blank lines between them, and list items on lines of their own."""
        return "".join(_lines(article)).encode()


def _lines(article: Article) -> Iterator[str]:
    at_start, in_list = True, False
    if article.title:
        yield f"{article.title}\n"
        at_start = False
    for block in article.body:
        is_item = isinstance(block, ListItem)
        if not at_start and not (in_list and is_item):
            yield "\n"
        yield f"{_marker(block)} {block.text}\n" if isinstance(block, ListItem) else f"{block.text}\n"
        at_start, in_list = False, is_item


def _marker(item: ListItem) -> str:
    """Numbers and letters stay as they are, for sentences refer to them; signs become one bullet."""
    sign = item.marker if any(c.isalnum() for c in item.marker) else "•"
    return "  " * (item.depth - 1) + sign
