"""An article as a reader writes it down for the tests: what it says, field by field, in `tests/expected`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from relations.model import Article, DocumentDate, Metadata

TABLES = ("body", "set_aside", "metadata", "dates", "references")
FIELDS = ("language", "title", "published", "updated", "as_of", *TABLES)
Row = Sequence[str | None]


def told(article: Article) -> dict[str, object]:
    """Return the article in the form of an expectation."""
    return {
        "language": article.language,
        "title": article.title,
        "body": [(block.kind, block.text) for block in article.body],
        "set_aside": [(block.reason, block.text) for block in article.set_aside],
        "metadata": [(block.field, block.value) for block in article.blocks if isinstance(block, Metadata)],
        "published": _date(article.published),
        "updated": _date(article.updated),
        "as_of": _date(article.as_of),
        "dates": [(t.text, str(t.edtf) if t.edtf else None, t.mod) for t in article.timexes],
        "references": [(reference.title, reference.locator) for reference in article.references],
    }


def written(expectation: dict[str, object]) -> str:
    """Return an expectation as its file has it: JSON, with each row of a table on a line."""
    fields = []
    for field, value in expectation.items():
        text = json.dumps(value, ensure_ascii=False)
        if field in TABLES and isinstance(value, list) and value:
            rows = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in value)
            text = f"[\n{rows}\n  ]"
        fields.append(f'  "{field}": {text}')
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _date(known: DocumentDate | None) -> Row | None:
    return (str(known.edtf), known.basis) if known else None
