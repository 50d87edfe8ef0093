"""The dates of a document itself: given, stated, or inferred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from relations.dates import Expression, find
from relations.edtf import Edtf, EdtfDate, EdtfSet
from relations.metadata.fields import DATE_FIELDS
from relations.model import Anchor, Block, Boilerplate, DateOrder, DocumentDate, Metadata, Settings, Span


@dataclass(frozen=True, slots=True)
class DocumentDates:
    """The dates of a document itself."""

    published: DocumentDate | None
    updated: DocumentDate | None
    as_of: DocumentDate | None

    @property
    def anchor(self) -> Anchor | None:
        """What dates in the text lean on: given before stated before inferred, published before as-of."""
        published, as_of = self.published, self.as_of
        for basis in ("given", "stated", "inferred"):
            if published and published.basis == basis:
                return _anchor(published, "published")
            if as_of and as_of.basis == basis:
                return _anchor(as_of, "as_of")
        return None


def _anchor(date: DocumentDate, kind: str) -> Anchor:
    if date.basis == "given":
        return Anchor(kind="given", edtf=date.edtf)
    span = date.evidence[0] if date.evidence else None
    return Anchor(kind="as_of" if kind == "as_of" else "published", edtf=date.edtf, span=span)


def document_dates(
    text: str, blocks: Sequence[Block], settings: Settings, *, language: str | None, order: DateOrder | None
) -> DocumentDates:
    """Return the document's dates: as the caller gives them, else as the text states them, else as it lets infer.

    A date that belongs to another article is never the document's own; two that bracket it bound its publication.
    """
    stated: dict[str, DocumentDate] = {}
    for block in blocks:
        if not isinstance(block, Metadata) or block.field not in (*DATE_FIELDS, "dateline") or block.field in stated:
            continue
        if date := _stated(text, block, language, order):
            stated[block.field] = date
    if "dateline" in stated:
        stated.setdefault("published", stated["dateline"])

    def chosen(field: str, given: Edtf | None) -> DocumentDate | None:
        return DocumentDate(edtf=given, basis="given", rule="given") if given else stated.get(field)

    return DocumentDates(
        published=chosen("published", settings.published) or _between_neighbours(text, blocks, language, order),
        updated=chosen("updated", settings.updated),
        as_of=chosen("as_of", settings.as_of),
    )


def _stated(text: str, block: Metadata, language: str | None, order: DateOrder | None) -> DocumentDate | None:
    """The date that a line states: the one that it was labelled with, else the first that stands there."""
    found = find(text, block.span.start, block.span.end, language=language, order=order)
    days = [(one.date, Span(start=one.start, end=one.end)) for one in found if one.date and not one.needs_year]
    if not days:
        return None
    date, span = next((one for one in days if str(one[0]) == block.value), days[0])
    labelled = _DAY.fullmatch(block.value) and str(date) != block.value
    edtf, span = (Edtf.parse(block.value), block.span) if labelled else (date, span)
    return DocumentDate(edtf=edtf, basis="stated", evidence=(span,), rule=block.rule)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _between_neighbours(
    text: str, blocks: Sequence[Block], language: str | None, order: DateOrder | None
) -> DocumentDate | None:
    """Published between the posts before and after it, whose links stand glued at its head."""
    found: list[tuple[EdtfDate, Expression]] = []
    for block in blocks:
        if isinstance(block, Boilerplate) and block.rule == "glued_neighbours":
            for one in find(text, block.span.start, block.span.end, language=language, order=order):
                if one.date and one.date.precision == "day" and not one.needs_year:
                    found.append((one.date, one))
    if len(found) < 2:
        return None
    found.sort(key=lambda pair: pair[0])
    first, last = found[0][0], found[-1][0]
    spans = sorted((Span(start=e.start, end=e.end) for _, e in found), key=lambda s: s.start)
    return DocumentDate(
        edtf=EdtfSet(((first, last),)), basis="inferred", evidence=tuple(spans), rule="bracketing_neighbours"
    )
