"""Lines grouped into headings, paragraphs and list items, each with its clean text.

Where blocks begin is in `boundaries`, what they are in `kinds`, and how their words come clean in `edits`.
Rules decide what they can; the rest is asked of the small trained models in `models.json`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from relations.blocks import boundaries
from relations.blocks.boundaries import Group
from relations.blocks.edits import WORD, edits
from relations.blocks.features import numbering
from relations.blocks.items import marks
from relations.blocks.kinds import Kind, label
from relations.blocks.models import shipped
from relations.lines import Line, layout, split
from relations.model import BodyBlock, Edit, Heading, ListItem, Paragraph, Span, clean, trusted

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.!?]{1,60}):\s")
_DIVIDED = re.compile(r"-\s*[\n\r]")


def group(text: str) -> list[BodyBlock]:
    """Return the blocks of a text, in order; together they cover its lines."""
    groups, kinds, vocabulary = _told(text)
    has_capitals = any(kind == "heading" and _is_in_capitals(one.text) for one, kind in zip(groups, kinds, strict=True))
    indents: list[int] = []  # of the items that the next one may stand below
    blocks: list[BodyBlock] = []
    groups.reverse()
    for kind in kinds:
        one = groups.pop()  # its lines are needed no longer, and of a long text they are large
        if kind == "list_item":
            _nest(indents, one.lines[0].indent)
            blocks.append(_item(text, one, vocabulary, depth=len(indents)))
            continue
        indents.clear()
        span = _span(one)
        made = edits(text, span.start, span.end, vocabulary)
        words = _once(clean(text, span, made), one)
        if kind == "heading":
            level = _level(one.text, has_capitals=has_capitals)
            blocks.append(
                trusted(Heading, span=span, text=words, rule="short_line", edits=made, kind=kind, level=level)
            )
        else:
            blocks.append(trusted(Paragraph, span=span, text=words, rule=one.rule, edits=made, kind=kind))
    return blocks


def _told(text: str) -> tuple[list[Group], list[Kind], frozenset[str]]:
    """The groups of a text's lines, what each of them is, and the words by which a divided word is known."""
    models, lines = shipped(), split(text)
    seen = layout(lines)
    groups = list(
        boundaries.groups(lines, seen, marks(lines, seen), lambda _, features: models.boundary.says(features))
    )
    kinds = label(
        groups,
        lambda _, features: models.item.says(features),
        lambda _, features: models.heading.says(features),
        lambda _, features: models.unmarked.says(features),
    )
    has_hyphens = seen.width is not None and _DIVIDED.search(text) is not None
    return groups, kinds, _vocabulary(lines) if has_hyphens else frozenset()


def _vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """The words of a text, line by line, since all of them at once take ten times the text."""
    found: set[str] = set()
    for line in lines:
        found.update(WORD.findall(line.text.casefold()))
    return frozenset(found)


def _span(one: Group) -> Span:
    return Span(start=one.lines[0].start, end=one.lines[-1].end)


def _once(words: str, one: Group) -> str:
    """The words of a group without a second copy where they are those of its lines, as they mostly are."""
    return one.text if words == one.text else words


def _nest(indents: list[int], indent: int) -> None:
    """Go to the place of an indent among those of the items above it."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)


def _item(text: str, one: Group, vocabulary: frozenset[str], *, depth: int) -> ListItem:
    span, marker, rule = _span(one), "", "unmarked"
    made: tuple[Edit, ...] = ()
    start = span.start
    if one.mark:
        marker = one.mark.marker.text
        rule = "ordinal" if one.mark.marker.is_ordinal else "bullet"
        start += one.mark.marker.length
        made = (Edit(span=Span(start=span.start, end=start), replacement="", reason="marker"),)
    made += edits(text, start, span.end, vocabulary)
    words = _once(clean(text, span, made), one)
    run_in = _LABEL.match(words) if ": " in words else None
    is_label = run_in is not None and len(run_in["label"].split()) <= 6
    return trusted(
        ListItem,
        span=span,
        text=words,
        rule=rule,
        edits=made,
        kind="list_item",
        marker=marker,
        depth=depth,
        label=run_in["label"] if run_in and is_label else None,
    )


def _level(text: str, *, has_capitals: bool) -> int:
    """The level that a heading's own numbering or capitals give; 1 where nothing tells."""
    if levels := numbering(text):
        return min(6, levels)
    return 2 if has_capitals and not _is_in_capitals(text) else 1


def _is_in_capitals(text: str) -> bool:
    """Whether words are set in capitals, which an initial or `7 °C` are not."""
    return text.isupper() and sum(c.isalpha() for c in text) > 3
