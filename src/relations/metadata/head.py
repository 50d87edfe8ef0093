"""The head of an article: its title, and the date or dateline that its first line begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from relations.dates import find, glued
from relations.metadata.composed import Composed, composed, cut
from relations.metadata.fields import dates_another, field_of, is_name
from relations.metadata.labels import labelled, prose_begins, whole
from relations.model import (
    Block,
    BodyBlock,
    Boilerplate,
    DateOrder,
    Edit,
    Heading,
    Metadata,
    MetadataField,
    Paragraph,
    Span,
    Title,
    clean,
    is_given,
    part,
    squash,
)
from relations.prose import SHORTEST
from relations.titles import title_of
from relations.tokens import CAPITAL


def label_head(
    text: str, blocks: Sequence[Block], *, title: str | None, language: str | None, order: DateOrder | None
) -> tuple[Block, ...]:
    """Return the blocks with the title and the lines about the article labelled, and a date that opens it cut off."""
    first_prose = prose_begins(blocks)
    lines = _lines_above(text, blocks, first_prose, language, order)
    last = max(lines, default=first_prose)
    opening = first_prose if last <= first_prose else last + 1 + prose_begins(blocks[last + 1 :])
    out: list[Block] = []
    for i, block in enumerate(blocks):
        if i in lines:
            out.extend(lines[i])
            continue
        is_head = (i <= first_prose or i == opening) and not is_given(block.rule)
        if is_head and isinstance(block, Heading | Paragraph):
            out.extend(_head(text, block, language))
        else:
            out.append(block)
    return _entitled(out, title)


def _lines_above(
    text: str, blocks: Sequence[Block], first_prose: int, language: str | None, order: DateOrder | None
) -> dict[int, tuple[Metadata, ...]]:
    """The lines above the text that say something about it, and nothing else.

    They may also stand below a summary; there, what may be the heading of an entry counts only beside another one, or
    where the summary is a standfirst.
    """
    kept = [i for i, block in enumerate(blocks) if not isinstance(block, Boilerplate | Metadata)][:_HEAD]
    found: dict[int, Composed] = {}
    has_title, prose = False, 0
    for at, i in enumerate(kept):
        block = blocks[i]
        if isinstance(block, Paragraph) and len(block.text) > SHORTEST:
            prose += 1
            if prose > 1 or at > _SUMMARY_WITHIN:
                break
            continue
        if isinstance(block, Metadata | Boilerplate) or is_given(block.rule):  # which keeps it
            continue
        said = composed(text, block.span, language=language, order=order, has_title=has_title)
        if said and not said.is_sure and i and dates_another(blocks[i - 1].text):
            continue
        if said:
            found[i] = said
        has_title = has_title or not said
    lines = {
        i: tuple(cut(text, blocks[i], said))
        for i, said in found.items()
        if i < first_prose or said.is_sure or i - 1 in found or i + 1 in found
    }
    if first_prose in kept[1 : _SUMMARY_WITHIN + 1] and len(blocks[first_prose].text) <= _LONGEST_STANDFIRST:
        lines = _below_standfirst(text, blocks, found, language, order) | lines
    return lines


_HEAD, _SUMMARY_WITHIN = 16, 3
_LONGEST_STANDFIRST, _LINES_BELOW = 400, 4


def _below_standfirst(
    text: str,
    blocks: Sequence[Block],
    found: Mapping[int, Composed],
    language: str | None,
    order: DateOrder | None,
) -> dict[int, tuple[Metadata, ...]]:
    """What lines between a standfirst and the text say who wrote it and when; none, if they may be those of a diary.

    A name without a by is that of the author where the day and the time of day stand right below it.
    """
    standfirst = prose_begins(blocks)
    second = standfirst + 1 + prose_begins(blocks[standfirst + 1 :])
    if second == len(blocks):
        return {}
    below = [i for i in range(standfirst + 1, second) if not isinstance(blocks[i], Boilerplate)][:_LINES_BELOW]
    is_dated = any(isinstance(b, Metadata) and b.field == "published" for b in blocks[:second]) or any(
        i < standfirst for i in found
    )
    is_signed = any(isinstance(b, Metadata) and b.field == "byline" for b in blocks[:standfirst])
    has_day = any(i in found and found[i].is_day for i in below)
    may_be_dated = has_day and not is_dated and not _has_days(blocks[second:], language, order)
    lines: dict[int, tuple[Metadata, ...]] = {}
    for i, following in pairwise((*below, second)):
        block, said, next_said = blocks[i], found.get(i), found.get(following)
        if isinstance(block, Metadata) or is_given(block.rule):
            continue
        if said:
            if said.is_signed or (said.is_day and may_be_dated):
                lines[i] = tuple(cut(text, block, said))
        elif not is_signed and (signed := _signed(block.text, language, order)):
            lines[i] = (whole(block, *signed),)
        elif isinstance(label := blocks[i - 1], Boilerplate) and (
            signed := labelled(label.text, block, language, order)
        ):
            lines |= {i - 1: (whole(label, *signed),), i: (whole(block, *signed),)}
        elif next_said and next_said.is_day and next_said.is_timed and may_be_dated and is_name(block.text):
            lines[i] = (whole(block, "name_above_day", "byline", block.text),)
    return lines


def _signed(words: str, language: str | None, order: DateOrder | None) -> tuple[str, MetadataField, str] | None:
    said = field_of(words, language, order, is_before_prose=True)
    return said if said and said[1] == "byline" else None


def _has_days(blocks: Sequence[Block], language: str | None, order: DateOrder | None) -> bool:
    """Whether lines further down are days and no more, as those of a diary or a chronicle are."""
    lines = (block for block in blocks if isinstance(block, Heading | Paragraph) and len(block.text) <= _LONGEST_DAY)
    return any(
        (one.start, one.end) == (0, len(block.text.rstrip(" :.,")))
        for block in lines
        if any(map(str.isdigit, block.text))
        for one in find(block.text, language=language, order=order)
    )


_LONGEST_DAY = 40


def _head(text: str, block: BodyBlock, language: str | None) -> Iterator[Block]:
    end = block.span.end
    if one := glued(text, block.span, language):
        date = Span(start=one.start, end=one.end)
        yield Metadata(span=date, text=clean(text, date, ()), rule="glued_date", field="published", value=str(one.date))
        yield from filter(None, (part(text, block, one.end, end),))
    elif match := _dateline(text, block, language):
        span = Span(start=match.start(), end=match.end() - 1)
        dash = Edit(span=Span(start=match.end("value"), end=span.end), replacement="", reason="punctuation")
        edits = (*(e for e in block.edits if e.span.start >= span.start and e.span.end <= dash.span.start), dash)
        words = clean(text, span, edits)
        yield Metadata(span=span, text=words, rule="dateline", edits=edits, field="dateline", value=words)
        yield from filter(None, (part(text, block, match.end(), end),))
    else:
        yield block


def _dateline(text: str, block: BodyBlock, language: str | None) -> re.Match[str] | None:
    """`PORT ELDER, May 12 (Coastal Press) —`: a place in capitals and a date before a dash, at the head of a text."""
    match = _DATELINE.match(text, block.span.start, min(block.span.end, block.span.start + _LONGEST_DATELINE))
    if match is None or not match["place"][:3].isupper():
        return None
    found = find(text, match.start("date"), match.end("date"), language=language)
    return match if any(one.date and one.date.precision == "day" for one in found) else None


_DATELINE = re.compile(
    # Place and date neither begin nor end in white space, so that a run of it can be shared out in one way only.
    rf"(?P<value>(?P<place>{CAPITAL}{{2}}(?:[^\n—–]{{0,39}}?[^\s—–])?),?\s+"
    r"(?P<date>[^\s()—–][^\n()—–]{2,22}?[^\s()—–])(?:\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/))?)\s*[—–-]{1,2}\s"
)
_LONGEST_DATELINE = 120


def _entitled(blocks: Sequence[Block], title: str | None) -> tuple[Block, ...]:
    """The blocks with the title among them: the one the caller names, else the line that is most like one."""
    i, rule = _given(blocks, title) if title is not None else _found(blocks)
    if i is None:
        return tuple(blocks)
    found = blocks[i]
    rule = found.rule if is_given(found.rule) else rule  # the caller's, which keeps it
    made = Title(span=found.span, text=found.text, rule=rule, edits=found.edits)
    return (*blocks[:i], made, *blocks[i + 1 :])


def _given(blocks: Sequence[Block], title: str) -> tuple[int | None, str]:
    """The line that the caller names, among the first that are left."""
    words = squash(title).casefold()
    kept = (i for i, block in enumerate(blocks) if not isinstance(block, Boilerplate | Metadata))
    return next((i for i in islice(kept, _TITLE_WITHIN) if blocks[i].text.casefold() == words), None), "given"


_TITLE_WITHIN = 22


def _found(blocks: Sequence[Block]) -> tuple[int | None, str]:
    """The line that is most like a title; where one alone stands above the text, or there is no text, the first."""
    first_prose = prose_begins(blocks)
    kept = [i for i, block in enumerate(blocks) if not isinstance(block, Boilerplate | Metadata)]
    is_alone = first_prose in (*kept[:2], len(blocks))
    if is_alone and kept and _reads_as_title(blocks[kept[0]], blocks[kept[0] + 1 :]):
        return kept[0], "first_heading"
    found = None if first_prose == len(blocks) else title_of(blocks, first_prose)
    return found, "first_heading" if found in kept[:1] else "title_line"


def _reads_as_title(block: Block, following: Sequence[Block]) -> bool:
    """Whether the first block left is a heading, or a short line that ends no sentence, right above the text."""
    if isinstance(block, Heading):
        return True
    below = next((b for b in following if not isinstance(b, Boilerplate | Metadata)), None)
    is_line = isinstance(block, Paragraph) and len(block.text) <= _LONGEST_TITLE and block.text[-1:] not in ".:;,。"
    return is_line and isinstance(below, Paragraph) and len(below.text) > SHORTEST


_LONGEST_TITLE = 110
