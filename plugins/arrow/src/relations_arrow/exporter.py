"""The exporter `parquet`: a file of SCHEMA, a row for each article."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict

from relations.model import Article
from relations_arrow.batches import from_articles
from relations_arrow.schema import SCHEMA

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

ROWS, CHARACTERS = 1024, 2**23
"""What a group of rows holds at most, in articles and in characters of their sources; one article may hold more.

Readers take a group at a time, and so does the exporter: its memory depends on these and on nothing else.
"""


class ParquetOptions(BaseModel):
    """How the file is written."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    compression: Literal["zstd", "snappy", "gzip", "none"] = "zstd"
    """How columns are compressed: `zstd` is small, `snappy` is what the oldest readers know."""


class ParquetExporter:
    """Writes articles as Parquet, in nested columns; `relations_arrow.to_articles` gives equal articles back."""

    name: ClassVar[str] = "parquet"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".parquet"
    media_type: ClassVar[str] = "application/vnd.apache.parquet"
    Options: ClassVar[type[BaseModel]] = ParquetOptions

    def __init__(self, options: ParquetOptions | None = None) -> None:
        self.options = options or ParquetOptions()

    def export(self, article: Article) -> bytes:
        """Return a file with one row."""
        return b"".join(self.export_all([article]))

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        """Yield the pieces of one file, a row for each article in their order."""
        written = _Written()
        with pq.ParquetWriter(written, SCHEMA, compression=self.options.compression) as writer:
            for group in _groups(articles):
                writer.write_batch(from_articles(group))
                yield written.take()
        yield written.take()


class _Written(io.RawIOBase):
    """A file that is taken away as it is written."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: ReadableBuffer) -> int:
        data = bytes(memoryview(piece))
        self._pieces.append(data)
        return len(data)

    def take(self) -> bytes:
        """Return what was written since the last time."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data


def _groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    group: list[Article] = []
    characters = 0
    for article in articles:
        size = len(article.source.text)
        if group and (len(group) == ROWS or characters + size > CHARACTERS):
            yield group
            group, characters = [], 0
        group.append(article)
        characters += size
    if group:
        yield group
