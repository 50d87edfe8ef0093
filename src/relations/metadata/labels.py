"""Lines about the article, such as `Published: 12 May 2021 | By Ada Quill`, relabelled as metadata."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from relations.metadata.fields import BARE_DATE, BETWEEN_NAMES, DATE_FIELDS, dates_another, field_of
from relations.model import (
    Block,
    BodyBlock,
    DateOrder,
    Edit,
    ListItem,
    Metadata,
    MetadataField,
    Paragraph,
    Span,
    clean,
)
from relations.prose import SHORTEST

_LONGEST_LINE = 240
_SEPARATORS = "|·•"
_SEPARATOR = re.compile(rf"(?:(?<!\s)\s+)?[{_SEPARATORS}]\s*")  # tried once at each run of white space, not inside it


def label_lines(
    text: str,
    blocks: Sequence[BodyBlock],
    *,
    language: str | None,
    order: DateOrder | None,
    settled: Collection[Span] = (),
) -> list[BodyBlock | Metadata]:
    """Return the blocks with the lines about the article relabelled; this comes before anything is set aside.

    What is settled stays as it is: the caller has said what it is.
    """
    first_prose = prose_begins(blocks)
    known = {i for i, block in enumerate(blocks) if block.span in settled} if settled else set()
    out: list[BodyBlock | Metadata] = []
    said: tuple[str, MetadataField, str] | None = None  # what the line before says about this one
    for i, block in enumerate(blocks):
        is_before = i < first_prose
        if said:
            rule, field, value = said
            said = None
            out.append(whole(block, rule, field, value))
            continue
        if i in known:
            out.append(block)
            continue
        if len(block.text) <= _LONGEST_LABEL and i + 1 < len(blocks) and i + 1 not in known:
            said = labelled(block.text, blocks[i + 1], language, order, is_before_prose=is_before)
        if said:
            out.append(whole(block, *said))
            continue
        is_line = not isinstance(block, ListItem) and len(block.text) <= _LONGEST_LINE
        fields = _fields(text, block, language, order, is_before_prose=is_before) if is_line else []
        if fields and fields[0].rule == BARE_DATE and i and dates_another(blocks[i - 1].text):
            fields = []
        out.extend(fields or (block,))
    return out


def whole(block: Block, rule: str, field: MetadataField, value: str) -> Metadata:
    """A block relabelled as metadata."""
    return Metadata(span=block.span, text=block.text, rule=rule, edits=block.edits, field=field, value=value)


_LONGEST_LABEL = 24


def labelled(
    label: str, following: Block, language: str | None, order: DateOrder | None, *, is_before_prose: bool = True
) -> tuple[str, MetadataField, str] | None:
    """What a line that is no more than a label says of the line below it: `Written by`, and then `Ada Quill`."""
    if not _LABEL.fullmatch(label) or len(following.text) > _LONGEST_VALUE:
        return None
    found = field_of(f"{label.rstrip(' :：')}: {following.text}", language, order, is_before_prose=is_before_prose)
    return found if found and (is_before_prose or found[1] != "byline") else None


# Names want no colon, since nothing but a name may follow them; the other labels are words that headings are made of.
_LABEL = re.compile(
    r"(?i:(?:written |posted |words |story |news provided )?by|von|par|por|"
    r"(?:date |last |first )?(?:published|updated|modified|posted|reviewed)(?: on| at)?|veröffentlicht|aktualisiert|"
    r"publié le|mis à jour le|publicado|actualizado|опубликовано|обновлено|opublikowano|aktualizacja|"
    r"(?:tags?|tagged|keywords|topics|categor(?:y|ies)|categori[sz]ed|filed under|posted in|sources?|date|source|tagi|"
    r"źródło|kategoria|теги|метки|источник|рубрика|authors?|autor(?:in)?|auteur|автор|πηγή|ετικέτες|κατηγορία|来源|來源|标签|標籤|作者)(?=\s*[:：]))\s*[:：]?"
)
_LONGEST_VALUE = 120


def _fields(
    text: str, block: BodyBlock, language: str | None, order: DateOrder | None, *, is_before_prose: bool
) -> list[Metadata]:
    """The fields that a line names, if it names nothing else."""
    pieces = list(_pieces(text, block))
    found = field_of(block.text, language, order, is_before_prose=is_before_prose) if len(pieces) > 1 else None
    if found and found[1] in DATE_FIELDS:  # the time of day stands behind a bar, `12 May 2021 | 16:20`
        return [whole(block, *found)]
    out: list[Metadata] = []
    is_list = False  # a field that names several things, with a bar between them
    for span in pieces:
        edits, words = block.edits, block.text
        if len(pieces) > 1 or text[span.end - 1] in _SEPARATORS:
            separator = tuple(_trailing_separator(text, span))
            inside = (e for e in block.edits if e.span in span and not any(e.span.overlaps(s.span) for s in separator))
            edits = (*inside, *separator)
            words = clean(text, span, edits)
        found = field_of(words, language, order, is_before_prose=is_before_prose)
        if found is None and len(out) == 1 and out[0].field in _LISTS and _ENTRY.fullmatch(words):
            is_list = True
            continue
        if found is None or is_list:
            return []
        rule, field, value = found
        out.append(Metadata(span=span, text=words, rule=rule, edits=edits, field=field, value=value))
    if is_list:
        found = field_of(block.text, language, order, is_before_prose=is_before_prose)
        return [whole(block, *found)] if found and found[1] in _LISTS else []
    return out


_LISTS = ("tags", "section")
_ENTRY = re.compile(r"(?i:(?!.*\b(?:comments?|repl(?:y|ies)|share|permalink|edit|print|e-?mail|by)\b)[^\d.:!?]{2,40})")
"""A further one of these: `Towns | Ports`, but not `Towns | Leave a comment`."""


def _pieces(text: str, block: BodyBlock) -> Iterator[Span]:
    """The parts of a line such as `Published: … | Updated: …`, each with the separator that ends it."""
    start, end = block.span.start, block.span.end
    raw = text[start:end]
    if not any(mark in raw for mark in _SEPARATORS):
        yield block.span
        return
    for match in _SEPARATOR.finditer(text, start + 1, end):
        if match.end() < end:
            yield Span(start=start, end=match.start() + len(match[0].rstrip()))
            start = match.end()
    yield Span(start=start, end=end)


def _trailing_separator(text: str, span: Span) -> Iterator[Edit]:
    if text[span.end - 1] in _SEPARATORS:
        yield Edit(span=Span(start=span.end - 1, end=span.end), replacement="", reason="punctuation")


def prose_begins(blocks: Sequence[Block]) -> int:
    """Return the index of the first paragraph of running text, or the number of blocks if there is none."""
    is_prose = (i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and len(b.text) > SHORTEST)
    return next(is_prose, len(blocks))


def authors(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the names of the bylines."""
    lines = [b.value for b in blocks if isinstance(b, Metadata) and b.field == "byline"]
    return tuple(dict.fromkeys(name for line in lines for name in re.split(BETWEEN_NAMES, line)))
