"""The dates of a document itself: given, stated, or inferred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from relations.dates import Expression, find
from relations.edtf import Edtf, EdtfDate, EdtfSet
from relations.metadata.fields import DATE_FIELDS, is_lead
from relations.metadata.labels import prose_begins
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
        if not isinstance(block, Metadata) or block.field not in _STATED or block.field in stated:
            continue
        if date := _stated(text, block, language, order):
            stated[block.field] = date
    if published := _published(text, blocks, stated.get("updated"), language, order) or stated.get("dateline"):
        stated["published"] = published

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
_STATED = frozenset((*DATE_FIELDS, "dateline")) - {"published"}


def _published(
    text: str, blocks: Sequence[Block], updated: DocumentDate | None, language: str | None, order: DateOrder | None
) -> DocumentDate | None:
    """The first date of publication that a line states.

    Without a label it is not one if it is later than the document's own update, or if it stands at the head of the
    page, with a menu between it and another one above the article.
    """
    told = [i for i, block in enumerate(blocks) if isinstance(block, Metadata) and block.field == "published"]
    first_prose = prose_begins(blocks) if len(told) > 1 else 0
    for i, following in zip_longest(told, told[1:], fillvalue=first_prose):
        block = blocks[i]
        date = _stated(text, block, language, order) if isinstance(block, Metadata) else None
        if date is None:
            continue
        if is_lead(text[block.span.start : date.evidence[0].start]):
            is_of_page = following < first_prose and any(isinstance(b, Boilerplate) for b in blocks[i:following])
            if is_of_page or (updated and _is_later(date, updated)):
                continue
        return date
    return None


def _is_later(one: DocumentDate, other: DocumentDate) -> bool:
    first, last = one.edtf.first_day, other.edtf.last_day
    return first is not None and last is not None and first > last


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
