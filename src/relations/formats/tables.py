"""Tables of what stands on an article, as CSV: its dates, its cross references, what was set aside; a row for each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from relations.model import Article, Span

Cell = object
"""What `str` makes of it stands in the table; None is an empty cell."""

# OWASP's list of what makes a spreadsheet take a cell for a formula, behind any apostrophes that stand there already,
# and behind white space, which some programs take off.
_FORMULA = re.compile(r"['\s]*[-=+@\t\r\n＝＋－＠]")


class TableOptions(BaseModel):
    """How a table is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    guard: bool = Field(
        default=True,
        description="Whether a cell that a spreadsheet would run as a formula gets an apostrophe in front.",
    )
    bom: bool = Field(
        default=False, description="Whether the file begins with a byte order mark, by which Excel knows UTF-8."
    )


class TableExporter:
    """What the tables have in common: RFC 4180, UTF-8, a header once, offsets in code points of the source."""

    api_version: ClassVar[int] = 1
    media_type: ClassVar[str] = "text/csv; charset=utf-8; header=present"
    Options: ClassVar[type[BaseModel]] = TableOptions
    columns: ClassVar[tuple[str, ...]]
    """Names of the columns, after `document`, the article's digest, and `source`, the name of its source."""

    def __init__(self, options: TableOptions | None = None) -> None:
        self.options = options or TableOptions()

    def rows(self, article: Article) -> Iterator[tuple[Cell, ...]]:
        """Yield what stands under `columns`, row by row."""
        raise NotImplementedError

    def export(self, article: Article) -> bytes:
        """Return the table of one article."""
        return b"".join(self.export_all([article]))

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        """Yield the pieces of one table of many articles, in their order."""
        mark = "\ufeff" if self.options.bom else ""
        yield (mark + self._written([("document", "source", *self.columns)])).encode()
        for article in articles:
            known = (article.digest, article.source.name)
            yield self._written((*known, *row) for row in self.rows(article)).encode()

    def _written(self, rows: Iterable[tuple[Cell, ...]]) -> str:
        written = io.StringIO()
        csv.writer(written).writerows([self._cell(cell) for cell in row] for row in rows)
        return written.getvalue()

    def _cell(self, cell: Cell) -> str:
        text = "" if cell is None else str(cell)
        return f"'{text}" if self.options.guard and _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return what a cell said before it was guarded.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


class DatesExporter(TableExporter):
    """Writes the dates of articles as CSV."""

    name: ClassVar[str] = "dates"
    suffix: ClassVar[str] = ".dates.csv"
    columns: ClassVar[tuple[str, ...]] = (
        "start",
        "end",
        "text",
        "type",
        "value",
        "mod",
        "edtf",
        "earliest",
        "latest",
        "basis",
        "anchor",
        "anchor_date",
        "anchor_start",
        "anchor_end",
        "readings",
        "rule",
        "block",
    )

    def rows(self, article: Article) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each date; what is not known stays empty."""
        for timex in article.timexes:
            anchor = timex.anchor
            index = article.block_at(timex.span.start)
            yield (
                timex.span.start,
                timex.span.end,
                timex.text,
                timex.type,
                timex.value,
                timex.mod,
                timex.edtf,
                timex.earliest,
                timex.latest,
                timex.basis,
                anchor.kind if anchor else None,
                anchor.edtf if anchor else None,
                *_ends(anchor.span if anchor else None),
                " ".join(map(str, timex.readings)),
                timex.rule,
                None if index is None else article.blocks[index].kind,
            )


class ReferencesExporter(TableExporter):
    """Writes the cross references of articles as CSV."""

    name: ClassVar[str] = "references"
    suffix: ClassVar[str] = ".references.csv"
    columns: ClassVar[tuple[str, ...]] = ("start", "end", "text", "title", "locator", "target_start", "target_end")

    def rows(self, article: Article) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each reference; the target is empty where this article does not have it."""
        for reference in article.references:
            target = None if reference.target is None else article.blocks[reference.target].span
            yield (
                reference.span.start,
                reference.span.end,
                reference.text,
                reference.title,
                reference.locator,
                *_ends(target),
            )


class SetAsideExporter(TableExporter):
    """Writes what was set aside of articles as CSV, and why."""

    name: ClassVar[str] = "set_aside"
    suffix: ClassVar[str] = ".setaside.csv"
    columns: ClassVar[tuple[str, ...]] = ("start", "end", "text", "reason", "was", "rule", "score", "evidence")

    def rows(self, article: Article) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each stretch; evidence is spans of the source, such as `120:140 200:210`."""
        for block in article.set_aside:
            yield (
                block.span.start,
                block.span.end,
                block.text,
                block.reason,
                block.was,
                block.rule,
                block.score,
                " ".join(f"{span.start}:{span.end}" for span in block.evidence),
            )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)
