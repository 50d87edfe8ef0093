"""The columns of an article, as an Arrow schema; and those of a batch that articles were made of.

The columns are the fields of the record, with its spans laid flat as `start` and `end`, in code points of `text`.
They hold types that every engine has: `string`, `int64`, `double`, lists and structs, all of which may be null.
Days are strings, for years before 1 and after 9999 are no date in most engines.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from relations.errors import OptionError

_PLACE = [("start", pa.int64()), ("end", pa.int64())]
_SPAN = pa.struct(_PLACE)
_EDIT = pa.struct([*_PLACE, ("replacement", pa.string()), ("reason", pa.string())])
_BLOCK = pa.struct(
    [
        ("kind", pa.string()),
        *_PLACE,
        ("text", pa.string()),
        ("rule", pa.string()),
        ("level", pa.int64()),
        ("marker", pa.string()),
        ("depth", pa.int64()),
        ("label", pa.string()),
        ("field", pa.string()),
        ("value", pa.string()),
        ("reason", pa.string()),
        ("was", pa.string()),
        ("evidence", pa.list_(_SPAN)),
        ("score", pa.float64()),
        ("edits", pa.list_(_EDIT)),
    ]
)
_ANCHOR = pa.struct([("kind", pa.string()), ("edtf", pa.string()), *_PLACE])
_PART = [
    *_PLACE,
    ("text", pa.string()),
    ("type", pa.string()),
    ("value", pa.string()),
    ("mod", pa.string()),
    ("edtf", pa.string()),
    ("earliest", pa.string()),
    ("latest", pa.string()),
    ("basis", pa.string()),
    ("rule", pa.string()),
    ("anchor", _ANCHOR),
    ("readings", pa.list_(pa.string())),
]
_TIMEX = pa.struct([*_PART, ("parts", pa.list_(pa.struct(_PART)))])
_DOCUMENT_DATE = pa.struct(
    [
        ("edtf", pa.string()),
        ("earliest", pa.string()),
        ("latest", pa.string()),
        ("basis", pa.string()),
        ("rule", pa.string()),
        ("evidence", pa.list_(_SPAN)),
    ]
)
_REFERENCE = pa.struct(
    [*_PLACE, ("text", pa.string()), ("title", pa.string()), ("locator", pa.string()), ("target", pa.int64())]
)
_NOTE = pa.struct([*_PLACE, ("code", pa.string()), ("message", pa.string())])
_SOURCE = pa.struct([("name", pa.string()), ("sha256", pa.string()), ("encoding", pa.string())])
_VERSIONS = pa.struct([("record", pa.string()), ("relations", pa.string()), ("relations_arrow", pa.string())])

SCHEMA = pa.schema(
    [
        ("title", pa.string()),
        ("authors", pa.list_(pa.string())),
        ("url", pa.string()),
        ("language", pa.string()),
        ("published", _DOCUMENT_DATE),
        ("updated", _DOCUMENT_DATE),
        ("as_of", _DOCUMENT_DATE),
        ("blocks", pa.list_(_BLOCK)),
        ("timexes", pa.list_(_TIMEX)),
        ("references", pa.list_(_REFERENCE)),
        ("notes", pa.list_(_NOTE)),
        ("text", pa.string()),
        ("source", _SOURCE),
        ("settings", pa.string()),
        ("versions", _VERSIONS),
        ("error", pa.string()),
    ]
)
"""The columns of an article; the plugin's README says what each one holds."""


def output_schema(schema: pa.Schema, *, text: str = "text", columns: Iterable[str] = ()) -> pa.Schema:
    """Return what `normalize_batch` makes of batches with a schema: all their columns but the text, then SCHEMA's.

    >>> output_schema(pa.schema([("id", pa.int64()), ("text", pa.string())])).names[:3]
    ['id', 'title', 'authors']

    Args:
        schema: Of the batches that come in.
        text: The column of texts.
        columns: Other columns that have to be there.

    Raises:
        OptionError: If a column is missing, holds no text, or has the name of one of SCHEMA's.
    """
    for name in (text, *columns):
        if schema.names.count(name) != 1:
            found = "more than one column" if name in schema.names else "no column"
            raise OptionError("columns", f"There is {found} {name!r} among: {', '.join(schema.names)}.")
    kind = schema.field(text).type
    if not _is_text(kind):
        raise OptionError(
            "text", f"The column {text!r} holds {kind}; texts are string or binary. Cast it, or name another."
        )
    passing = [field for field in schema if field.name != text]
    if taken := [field.name for field in passing if field.name in SCHEMA.names]:
        message = f"The articles have columns of their own called {', '.join(taken)}."
        raise OptionError("columns", f"{message} Rename yours, for instance to given_{taken[0]}, or drop them.")
    return pa.schema([*passing, *SCHEMA])


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return pa.types.is_null(kind) or any(
        matches(kind)
        for matches in (
            pa.types.is_string,
            pa.types.is_large_string,
            pa.types.is_string_view,
            pa.types.is_binary,
            pa.types.is_large_binary,
            pa.types.is_binary_view,
        )
    )
