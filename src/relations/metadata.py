"""What a text says about itself: its title, its byline, and the dates of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relations.dates import Expression, find, glued
from relations.edtf import Edtf, EdtfDate, EdtfSet
from relations.model import (
    Anchor,
    Block,
    BodyBlock,
    Boilerplate,
    DateOrder,
    DocumentDate,
    Edit,
    Heading,
    ListItem,
    Metadata,
    MetadataField,
    Paragraph,
    Settings,
    Span,
    Title,
    clean,
    squash,
)

DATE_FIELDS = ("published", "updated", "as_of")


@dataclass(frozen=True, slots=True)
class FieldRule:
    """A way in which a line names a field; the group `value` is what it says."""

    name: str
    field: MetadataField
    pattern: re.Pattern[str]
    example: str


def _rule(name: str, field: MetadataField, pattern: str, example: str) -> FieldRule:
    return FieldRule(name, field, re.compile(pattern), example)


_NAME = r"[^\W\d_a-z][\w.'’-]*(?:\s+(?:(?:de|van|von|der|den|la|le|di|da|del|bin|al)\s+)*[^\W\d_a-z][\w.'’-]*){1,3}"

# For dates the value must hold a date (checked by the caller), so these patterns may be generous about its shape.
FIELD_RULES = (
    _rule("data_as_of", "as_of", r"(?i:(?:data|information|figures|content|text|status)(?: (?:is |are )?(?:current|valid|correct))? as of|as of|as at|current as of|research completed(?: in)?|stand|datenstand|état au|situation au|datos a|dati al)\s*:?\s+(?P<value>.{4,40})",
          "Data as of March 1987"),
    _rule("updated_line", "updated", r"(?i:(?:last )?(?:updated|modified|revised)(?: on| at)?|(?:zuletzt )?aktualisiert(?: am)?|mis à jour(?: le)?|actualizado(?: el)?|aggiornato(?: il)?)\s*:?\s+(?P<value>.{4,50})",
          "Updated: 14 May 2021"),
    _rule("published_line", "published", r"(?i:(?:first |originally |date )?(?:published|posted|issued)(?: on| at)?|publication date|date|(?:erschienen|veröffentlicht)(?: am)?|publié(?: le)?|publicado(?: el| em)?|pubblicato(?: il)?)\s*:?\s+(?P<value>.{4,50})",
          "Published: 12 May 2021"),
    _rule("byline", "byline", rf"(?i:(?:written |posted |words )?by|von|par|por|di)\s*:?\s+(?P<value>{_NAME}(?:(?:,|\s+(?:and|und|et|y|e|&))\s+{_NAME})*)(?:,\s[^.]{{2,60}}|\s*[|·].{{0,60}})?",
          "By Ada Quill"),
    _rule("author_line", "byline", rf"(?i:authors?|autor(?:in)?|auteur|autore)\s*:\s*(?P<value>{_NAME}(?:(?:,|\s+(?:and|und|et|y|e|&))\s+{_NAME})*)", "Author: Ada Quill"),
    _rule("reading_time", "reading_time", r"(?i:(?:(?:estimated )?reading time|lesezeit|temps de lecture)\s*:?\s*(?P<value>(?:about |ca\. )?\d{1,3}\s*min\w*)|(?P<short>\d{1,3}[\s-]*min(?:ute)?s?\s+read))",
          "5 min read"),
    _rule("tags_line", "tags", r"(?i:tags?|keywords|schlagw[oö]rter|mots-clés|etiquetas)\s*:\s*(?P<value>[^.]{2,200})", "Tags: harbours, trade"),
    _rule("section_line", "section", r"(?i:filed under|posted in|categor(?:y|ies)|section|rubrik|rubrique)\s*:\s*(?P<value>[^.]{2,100})", "Filed under: Shipping"),
    _rule("source_line", "source", r"(?i:sources?|quellen?)\s*:\s*(?P<value>.{2,160})", "Source: Coastal Press"),
)  # fmt: skip

_LONGEST_LINE = 240
_SEPARATOR = re.compile(r"\s*[|·•]\s*")
_DATELINE = re.compile(
    r"(?P<value>(?P<place>[^\W\d_a-z]{2}[^\n—–]{0,40}?),?\s+(?P<date>[^\n()—–]{4,24}?)\s*(?:\([^()\n]{2,40}\))?)\s*[—–-]{1,2}\s"
)
_LONGEST_DATELINE = 120


def label_lines(text: str, blocks: Sequence[BodyBlock], *, language: str | None) -> tuple[BodyBlock | Metadata, ...]:
    """Return the blocks with the lines about the article relabelled; this comes before anything is set aside."""
    first_prose = _first_prose(blocks)
    out: list[BodyBlock | Metadata] = []
    for i, block in enumerate(blocks):
        is_line = not isinstance(block, ListItem) and len(block.text) <= _LONGEST_LINE
        out.extend((is_line and _fields(text, block, language, is_before_prose=i < first_prose)) or (block,))
    return tuple(out)


def label_head(text: str, blocks: Sequence[Block], *, title: str | None, language: str | None) -> tuple[Block, ...]:
    """Return the blocks with the title labelled, and the date or dateline that opens the article cut off."""
    first_prose = _first_prose(blocks)
    out: list[Block] = []
    for i, block in enumerate(blocks):
        if i <= first_prose and isinstance(block, Heading | Paragraph):
            out.extend(_head(text, block, language))
        else:
            out.append(block)
    return _entitled(out, title)


def _first_prose(blocks: Sequence[Block]) -> int:
    is_prose = (i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and len(b.text) > _SHORTEST_PROSE)
    return next(is_prose, len(blocks))


_SHORTEST_PROSE = 110


def _fields(text: str, block: BodyBlock, language: str | None, *, is_before_prose: bool) -> list[Metadata]:
    """The fields that a line names, if it names nothing else."""
    out: list[Metadata] = []
    for span in _pieces(text, block):
        found = _field(text, span, language, is_before_prose=is_before_prose)
        if found is None:
            return []
        rule, field, value = found
        edits = tuple(e for e in block.edits if e.span in span) or tuple(_trailing_separator(text, span))
        words = clean(text, span, edits)
        out.append(Metadata(span=span, text=words, rule=rule, edits=edits, field=field, value=value))
    return out


def _head(text: str, block: BodyBlock, language: str | None) -> Iterator[Block]:
    if one := glued(text, block.span, language):
        date = Span(start=one.start, end=one.end)
        yield Metadata(span=date, text=clean(text, date, ()), rule="glued_date", field="published", value=str(one.date))
        yield _rest(text, block, date.end)
    elif match := _dateline(text, block, language):
        span = Span(start=match.start(), end=match.end() - 1)
        edits = (Edit(span=Span(start=match.end("value"), end=span.end), replacement="", reason="punctuation"),)
        value = squash(match["value"])
        yield Metadata(span=span, text=value, rule="dateline", edits=edits, field="dateline", value=value)
        yield _rest(text, block, match.end())
    else:
        yield block


def _rest(text: str, block: BodyBlock, start: int) -> BodyBlock:
    """What is left of a block from a place on."""
    raw = text[start : block.span.end]
    span = Span(start=start + len(raw) - len(raw.lstrip()), end=block.span.end)
    edits = tuple(e for e in block.edits if e.span in span)
    return block.model_copy(update={"span": span, "edits": edits, "text": clean(text, span, edits)})


def _dateline(text: str, block: BodyBlock, language: str | None) -> re.Match[str] | None:
    """`PORT ELDER, May 12 (Coastal Press) —`: a place in capitals and a date before a dash, at the head of a text."""
    match = _DATELINE.match(text, block.span.start, min(block.span.end, block.span.start + _LONGEST_DATELINE))
    if match is None or not match["place"][:3].isupper():
        return None
    found = find(text, match.start("date"), match.end("date"), language=language)
    return match if any(one.date and one.date.precision == "day" for one in found) else None


def _pieces(text: str, block: BodyBlock) -> Iterator[Span]:
    """The parts of a line such as `Published: … | Updated: …`, each with the separator that ends it."""
    start = block.span.start
    for match in _SEPARATOR.finditer(text, block.span.start + 1, block.span.end):
        if match.end() < block.span.end:
            yield Span(start=start, end=match.start() + len(match[0].rstrip()))
            start = match.end()
    yield Span(start=start, end=block.span.end)


def _trailing_separator(text: str, span: Span) -> Iterator[Edit]:
    if text[span.end - 1] in "|·•":
        yield Edit(span=Span(start=span.end - 1, end=span.end), replacement="", reason="punctuation")


def _field(
    text: str, span: Span, language: str | None, *, is_before_prose: bool
) -> tuple[str, MetadataField, str] | None:
    """Rule, field and value of a line or a part of one."""
    words = squash(text[span.start : span.end].rstrip("|·• \t"))
    for rule in FIELD_RULES:
        match = rule.pattern.fullmatch(words)
        if match is None or (rule.field == "byline" and not is_before_prose):
            continue
        value = match["value"] or match["short"] if rule.name == "reading_time" else match["value"]
        if rule.field not in DATE_FIELDS:
            return rule.name, rule.field, value.rstrip(" .")
        if date := _only_date(value.rstrip(" ."), language):
            return rule.name, rule.field, date
    if is_before_prose and (date := _only_date(words, language)) and len(date) == len("2021-05-12"):
        return "date_line", "published", date
    return None


_CLOCK = re.compile(
    r"[\s,]*(?:(?:at|um|à|a las)\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}|Uhr)?",
    re.IGNORECASE,
)


def _only_date(words: str, language: str | None) -> str | None:
    """The date that some words are, if they are nothing else but a clock time."""
    found = find(words, language=language)
    if len(found) != 1 or found[0].date is None or found[0].start > len("Monday, "):
        return None
    rest = words[found[0].end :]
    return str(found[0].date) if not rest.strip(" .,") or _CLOCK.fullmatch(rest) else None


def _entitled(blocks: Sequence[Block], title: str | None) -> tuple[Block, ...]:
    """The blocks with the title among them: the one the caller names, else a heading before everything else."""
    for i, block in enumerate(blocks):
        if isinstance(block, Boilerplate | Metadata):
            continue
        is_title = isinstance(block, Heading) if title is None else block.text.casefold() == squash(title).casefold()
        if is_title:
            made = Title(
                span=block.span, text=block.text, rule="first_heading" if title is None else "given", edits=block.edits
            )
            return (*blocks[:i], made, *blocks[i + 1 :])
        if title is None or i > _TITLE_WITHIN:
            break
    return tuple(blocks)


_TITLE_WITHIN = 20


def authors(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the names of the bylines."""
    lines = [b.value for b in blocks if isinstance(b, Metadata) and b.field == "byline"]
    names = (name for line in lines for name in re.split(r",\s+|\s+(?:and|und|et|y|e|&)\s+", line))
    return tuple(dict.fromkeys(names))


# ---- dates of the document -------------------------------------------------------------------------------------------


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
        if isinstance(block, Metadata) and block.field in (*DATE_FIELDS, "dateline") and block.field not in stated:
            for one in find(text, block.span.start, block.span.end, language=language, order=order):
                if one.date is not None and not one.needs_year:
                    evidence = (Span(start=one.start, end=one.end),)
                    stated[block.field] = DocumentDate(
                        edtf=one.date, basis="stated", evidence=evidence, rule=block.rule
                    )
                    break
    if "dateline" in stated:
        stated.setdefault("published", stated["dateline"])

    def chosen(field: str, given: Edtf | None) -> DocumentDate | None:
        return DocumentDate(edtf=given, basis="given", rule="given") if given else stated.get(field)

    return DocumentDates(
        published=chosen("published", settings.published) or _between_neighbours(text, blocks, language, order),
        updated=chosen("updated", settings.updated),
        as_of=chosen("as_of", settings.as_of),
    )


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
