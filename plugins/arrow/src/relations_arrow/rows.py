"""An article as a row of SCHEMA, and back: what the record says, with its spans laid flat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

import relations
from relations.errors import RecordError
from relations.model import (
    SCHEMA_VERSION,
    Anchor,
    Article,
    Block,
    CrossReference,
    DocumentDate,
    Edit,
    Note,
    Settings,
    Span,
    Timex,
)
from relations_arrow.version import __version__

Row = dict[str, Any]
"""Values of columns, or of fields of a struct; Any, since rows come as Arrow gives them."""

VERSIONS: Mapping[str, str] = {
    "record": SCHEMA_VERSION,
    "relations": relations.__version__,
    "relations_arrow": __version__,
}
_OF_ALL_KINDS = ("kind", "text", "rule")
_OF_SOME_KINDS = ("level", "marker", "depth", "label", "field", "value", "reason", "was", "score")
"""Fields that blocks of some kinds have and others have not."""


def row_of(article: Article) -> Row:
    """Return an article as a row of SCHEMA.

    Raises:
        RecordError: If an end of a range is a range itself: there is no column for it, and no text gives one.
    """
    source = article.source
    return {
        "title": article.title,
        "authors": article.authors,
        "url": article.url,
        "language": article.language,
        "published": _document_date(article.published),
        "updated": _document_date(article.updated),
        "as_of": _document_date(article.as_of),
        "blocks": [_block(block) for block in article.blocks],
        "timexes": [{**_timex(timex), "parts": [_part(part) for part in timex.parts]} for timex in article.timexes],
        "references": [_reference(reference) for reference in article.references],
        "notes": [_note(note) for note in article.notes],
        "text": source.text,
        "source": {"name": source.name, "sha256": source.sha256, "encoding": source.encoding},
        "settings": article.settings.model_dump_json(exclude_defaults=True),
        "versions": VERSIONS,
    }


def article_of(row: Mapping[str, Any]) -> Article:
    """Return the article of a row that `row_of` made, whichever engine has handled it since.

    Raises:
        RecordError: If the row is none of ours, or of another version of the record.
    """
    if row["text"] is None:
        raise RecordError("The row has no text, which the spans of its article point into. Keep the column 'text'.")
    try:
        return Article.model_validate(
            {
                "schema_version": row["versions"]["record"],
                "source": {**row["source"], "text": row["text"]},
                "settings": Settings.model_validate_json(row["settings"]),
                **{name: row[name] for name in ("title", "authors", "url", "language")},
                **{name: _given_date(row[name]) for name in ("published", "updated", "as_of")},
                "blocks": [_given_block(block) for block in row["blocks"]],
                "timexes": [_given_timex(timex) for timex in row["timexes"]],
                "references": [_spanned(reference) for reference in row["references"]],
                "notes": [_spanned(note) for note in row["notes"]],
            }
        )
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the top"
        raise RecordError(f"The row is no article record: at {place}: {first['msg'].rstrip('.')}.") from error


# ---- to a row --------------------------------------------------------------------------------------------------------


def _place(span: Span | None) -> Row:
    return {"start": span.start, "end": span.end} if span else {"start": None, "end": None}


def _places(spans: Sequence[Span]) -> list[Row]:
    return [_place(span) for span in spans]


def _document_date(date: DocumentDate | None) -> Row | None:
    if date is None:
        return None
    first, last = date.edtf.first_day, date.edtf.last_day
    return {
        "edtf": str(date.edtf),
        "earliest": str(first) if first else None,
        "latest": str(last) if last else None,
        "basis": date.basis,
        "rule": date.rule,
        "evidence": _places(date.evidence),
    }


def _block(block: Block) -> Row:
    own = vars(block)
    return {
        **{name: own[name] for name in _OF_ALL_KINDS},
        **_place(block.span),
        **{name: own.get(name) for name in _OF_SOME_KINDS},
        "evidence": _places(block.evidence) if block.kind == "boilerplate" else None,
        "edits": [_edit(edit) for edit in block.edits],
    }


def _edit(edit: Edit) -> Row:
    return {**_place(edit.span), "replacement": edit.replacement, "reason": edit.reason}


def _timex(timex: Timex) -> Row:
    return {
        **_place(timex.span),
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "edtf": str(timex.edtf) if timex.edtf else None,
        "earliest": timex.earliest,
        "latest": timex.latest,
        "basis": timex.basis,
        "rule": timex.rule,
        "anchor": _anchor(timex.anchor),
        "readings": [str(reading) for reading in timex.readings],
    }


def _part(part: Timex) -> Row:
    if part.parts:
        raise RecordError(f"{part.text!r} is a range inside a range, for which Arrow has no column. Write it as JSON.")
    return _timex(part)


def _anchor(anchor: Anchor | None) -> Row | None:
    return {"kind": anchor.kind, "edtf": str(anchor.edtf), **_place(anchor.span)} if anchor else None


def _reference(reference: CrossReference) -> Row:
    own = ("text", "title", "locator", "target")
    return {**_place(reference.span), **{name: getattr(reference, name) for name in own}}


def _note(note: Note) -> Row:
    return {**_place(note.span), "code": note.code, "message": note.message}


# ---- from a row ------------------------------------------------------------------------------------------------------


def _spanned(row: Row) -> Row:
    """A struct with its `start` and `end` as the span that they were."""
    given = {name: value for name, value in row.items() if name not in ("start", "end")}
    return {**given, "span": None if row["start"] is None else _span(row)}


def _span(row: Row) -> Row:
    return {"start": row["start"], "end": row["end"]}


def _given_date(row: Row | None) -> Row | None:
    """A date of the document; its bounds are reckoned from its value."""
    return row and {name: value for name, value in row.items() if name not in ("earliest", "latest")}


def _given_block(row: Row) -> Row:
    own = {name: value for name, value in _spanned(row).items() if value is not None}
    return {**own, "edits": [_spanned(edit) for edit in row["edits"]]}


def _given_timex(row: Row) -> Row:
    anchor, parts = row["anchor"], row.get("parts", ())
    return {
        **_spanned(row),
        "anchor": anchor and _spanned(anchor),
        "parts": [_given_timex(part) for part in parts],
    }
