"""The record as JSON, and many records as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from relations.errors import OptionError
from relations.model import Article


class JsonOptions(BaseModel):
    """How the record is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    indent: int | None = Field(
        default=None, ge=0, le=8, description="Spaces a level, for reading; without it the record is one line."
    )


class JsonExporter:
    """Writes the whole record; `Article.from_json` gives an equal article back."""

    name: ClassVar[str] = "json"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".json"
    media_type: ClassVar[str] = "application/json"
    Options: ClassVar[type[BaseModel]] = JsonOptions

    def __init__(self, options: JsonOptions | None = None) -> None:
        self.options = options or JsonOptions()

    @property
    def concatenates(self) -> bool:
        """Whether many records are one after the other, as they are if each is a line."""
        return self.options.indent is None

    def export(self, article: Article) -> bytes:
        """Return the record and a line end."""
        return article.to_json(indent=self.options.indent).encode() + b"\n"

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        """Yield the records as JSON Lines, one a line.

        Raises:
            OptionError: If an indent is asked for: an indented record is more than a line.
        """
        if self.options.indent is not None:
            raise OptionError("indent", "JSON Lines holds one record a line: leave the option 'indent' of 'json' out.")
        yield from JsonLinesExporter().export_all(articles)


class JsonLinesOptions(BaseModel):
    """JSON Lines has no options."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class JsonLinesExporter:
    """Writes whole records, one a line."""

    name: ClassVar[str] = "jsonl"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".jsonl"
    media_type: ClassVar[str] = "application/jsonl"
    concatenates: ClassVar[bool] = True
    Options: ClassVar[type[BaseModel]] = JsonLinesOptions

    def __init__(self, options: JsonLinesOptions | None = None) -> None:
        self.options = options or JsonLinesOptions()

    def export(self, article: Article) -> bytes:
        """Return the record as a line."""
        return article.to_json().encode() + b"\n"

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        """Yield the records, a line each."""
        for article in articles:
            yield self.export(article)
