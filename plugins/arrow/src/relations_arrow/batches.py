"""A record batch of texts to a record batch of articles, and articles to and from a batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from types import MappingProxyType
from typing import Unpack, cast

import pyarrow as pa

import relations
from relations.errors import OptionError, RecordError, RelationsError
from relations.model import Article
from relations.options import Options
from relations_arrow.rows import VERSIONS, Row, article_of, row_of
from relations_arrow.schema import SCHEMA, output_schema

LARGEST = 2**28
"""Characters, or bytes, of text in a batch; what comes of them has to fit into `string` columns, which end at 2 GiB."""
PIECE = 64
"""Rows that are Python objects at a time; as such they take far more memory than in Arrow."""


def normalize_batch(
    batch: pa.RecordBatch,
    *,
    text: str = "text",
    columns: Mapping[str, str] = MappingProxyType({}),
    **options: Unpack[Options],
) -> pa.RecordBatch:
    """Return a batch with the article of each text: as many rows, in the same order.

    All columns but the text pass through, unchanged and in front; SCHEMA's come behind them.
    A text that gives no article, null for instance, gives a row that says why under `error`, and stops nothing.

    >>> batch = pa.RecordBatch.from_pydict({"id": [7], "text": ["The pier was built in June 1993."]})
    >>> [row] = normalize_batch(batch).to_pylist()
    >>> row["id"], row["timexes"][0]["edtf"], row["error"]
    (7, '1993-06', None)

    Args:
        batch: Texts in a column, and whatever else.
        text: The column of texts, strings or bytes.
        columns: Which column holds an option of `relations.normalize`, for instance `{"published": "crawled"}`; where
            it is null, the option of the whole batch holds.
        options: As for `relations.normalize`; they hold for every row.

    Raises:
        OptionError: If an option of the whole batch or a column is not as it should be.
    """
    if not isinstance(batch, pa.RecordBatch):
        message = f"normalize_batch takes a pyarrow.RecordBatch, not a {type(batch).__name__}."
        raise OptionError("batch", f"{message} A table has them: table.to_batches(max_chunksize=1000)")
    for option in columns:
        if option not in Options.__annotations__:
            known = ", ".join(Options.__annotations__)
            raise OptionError("columns", f"There is no option {option!r} that a column could hold. There are: {known}.")
    schema = output_schema(batch.schema, text=text, columns=columns.values())
    texts = [_raw(given) for given in batch.column(text)]
    if (size := sum(map(len, filter(None, texts)))) > LARGEST:
        message = f"The batch holds {size} characters of text; there may be {LARGEST}."
        raise OptionError("batch", f"{message} Cut it: batch.slice(offset, length)")
    relations.normalize("", **options)  # refuses what would be wrong in every row
    held = {option: batch.column(name) for option, name in columns.items()}
    made = _batch(
        _normalized(raw, {option: column[row] for option, column in held.items()}, options)
        for row, raw in enumerate(texts)
    )
    passing = [column for name, column in zip(batch.schema.names, batch.columns, strict=True) if name != text]
    return pa.RecordBatch.from_arrays([*passing, *made.columns], schema=schema)


def from_articles(articles: Iterable[Article]) -> pa.RecordBatch:
    """Return articles as a batch of SCHEMA.

    Raises:
        RecordError: If an end of a range is a range itself, which no text gives.
    """
    return _batch(row_of(article) for article in articles)


def to_articles(batch: pa.RecordBatch | pa.Table) -> Iterator[Article | None]:
    """Yield the articles of a batch or table, equal to those that it was made of; None for a row with an error.

    Columns that are not SCHEMA's are left alone.

    Raises:
        RecordError: If a column is missing, or a row is no article.
    """
    if missing := [name for name in SCHEMA.names if name not in batch.schema.names]:
        raise RecordError(f"There is no column {missing[0]!r}; an article has: {', '.join(SCHEMA.names)}.")
    ours = batch.select(SCHEMA.names)
    for start in range(0, ours.num_rows, PIECE):
        for row in ours.slice(start, PIECE).to_pylist():
            yield article_of(row) if row["error"] is None else None


def _normalized(raw: str | bytes | None, held: Mapping[str, pa.Scalar], options: Options) -> Row:
    """The row that a text gives."""
    try:
        if raw is None:
            return _failed(raw, "There is no text in this row: it is null.")
        own = {option: _option(option, value) for option, value in held.items() if value.is_valid}
        # What columns hold is checked by `normalize`, row by row, and not by a type checker.
        return row_of(relations.normalize(raw, **cast("Options", {**options, **own})))
    except RelationsError as error:
        return _failed(raw, str(error))
    except Exception as error:  # noqa: BLE001 -- a fault of ours on one page of many is told in its row, and stops nothing
        return _failed(raw, f"A fault in the library, please report it: {type(error).__name__}: {error}")


def _raw(given: pa.Scalar) -> str | bytes | None:
    """The value of a text column; bytes too where a string is no UTF-8, which some engines let through."""
    try:
        value: str | bytes | None = given.as_py()
    except UnicodeDecodeError as error:
        return bytes(error.object)
    return value


def _option(option: str, value: pa.Scalar) -> object:
    """What a column says for an option; a name may be a number there, as keys often are."""
    given = value.as_py()
    return str(given) if option == "name" and isinstance(given, int) else given


def _failed(raw: str | bytes | None, error: str) -> Row:
    """The row of a text that gave no article: what it was, and why."""
    if raw is None:
        return {"versions": VERSIONS, "error": error}
    data = raw.encode() if isinstance(raw, str) else raw
    return {
        "text": raw if isinstance(raw, str) else None,
        "source": {"sha256": sha256(data).hexdigest()},
        "versions": VERSIONS,
        "error": error,
    }


def _batch(rows: Iterable[Row]) -> pa.RecordBatch:
    """The rows as one batch, made piece by piece."""
    rows = iter(rows)
    pieces = []
    while piece := list(islice(rows, PIECE)):
        pieces.append(pa.RecordBatch.from_pylist(piece, schema=SCHEMA))
    columns = pa.Table.from_batches(pieces, schema=SCHEMA).columns
    return pa.RecordBatch.from_arrays([column.combine_chunks() for column in columns], schema=SCHEMA)
