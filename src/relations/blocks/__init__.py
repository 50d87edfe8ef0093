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
from relations.blocks.items import marks
from relations.blocks.kinds import Judges, Kind, is_plain, label
from relations.blocks.models import shipped
from relations.blocks.records import heading, is_in_capitals, item, nest
from relations.lines import Layout, Line, layout, split, within
from relations.model import Block, BodyBlock, Edit, ListItem, Paragraph, Span, Title, clean, is_given, trusted

_DIVIDED = re.compile(r"-\s*[\n\r]")


def group(text: str) -> list[BodyBlock]:
    """Return the blocks of a text, in order; together they cover its lines."""
    groups, kinds, vocabulary = _told(text)
    has_capitals = _have_capitals(groups, kinds)
    indents: list[int] = []  # of the items that the next one may stand below
    blocks: list[BodyBlock] = []
    groups.reverse()
    for kind in kinds:
        one = groups.pop()  # its lines are needed no longer, and of a long text they are large
        span = Span(start=one.lines[0].start, end=one.lines[-1].end)
        if kind == "list_item":
            blocks.append(_item(text, span, one, vocabulary, depth=nest(indents, one.lines[0].indent)))
            continue
        indents.clear()
        made = edits(text, span.start, span.end, vocabulary)
        words = _once(clean(text, span, made), one)
        if kind == "heading":
            blocks.append(heading(span, words, made, has_capitals=has_capitals))
        else:
            blocks.append(trusted(Paragraph, span=span, text=words, rule=one.rule, edits=made, kind=kind))
    return blocks


def tell_again(text: str, parts: Sequence[Block]) -> tuple[Block, ...]:
    """Return the parts of a text with what those of the body are told again, from the article alone.

    Among the lines of menus no list that has lost its markers can be told, and no heading from an entry.
    What stands above the title, what has a marker, and what the caller's rules keep stays as it is.

    Args:
        text: The source.
        parts: All that it consists of, each with its kind.
    """
    title = next((i for i, part in enumerate(parts) if isinstance(part, Title)), -1)
    at = [i for i in range(title + 1, len(parts)) if isinstance(parts[i], BodyBlock)]
    if len(at) + (title == 0) == len(parts) and is_plain([part.span.end - part.span.start for part in parts]):
        return tuple(parts)
    groups = _groups_of(text, [parts[i] for i in at])
    marked = sum(edit.reason == "marker" for part in parts for edit in part.edits[:1])
    kinds = label(groups, _judges(), is_article=True, has_marked_lists=100 * marked >= len(parts))
    has_capitals = _have_capitals(groups, kinds) or (title >= 0 and is_in_capitals(parts[title].text))
    told = list(parts)
    indents: list[int] = []
    for i, one, kind in zip(at, groups, kinds, strict=True):
        part = parts[i]
        if kind == "list_item":
            nest(indents, one.lines[0].indent)
        else:
            indents.clear()
        if one.mark or _is_settled(part) or (part.kind == kind != "heading"):
            continue
        if kind == "heading":
            told[i] = heading(part.span, part.text, part.edits, has_capitals=has_capitals)
        elif kind == "list_item":
            told[i] = item(part.span, part.text, part.edits, None, depth=len(indents))
        else:
            rule = "blank_line" if one.lines[0].gap else "line"
            told[i] = trusted(Paragraph, span=part.span, text=part.text, rule=rule, edits=part.edits, kind=kind)
    return tuple(told)


def _is_settled(part: Block) -> bool:
    return is_given(part.rule) or (isinstance(part, ListItem) and part.marker != "")


def _groups_of(text: str, parts: Sequence[Block]) -> list[Group]:
    """The lines of some blocks, as they were grouped; of a long text no word is held twice."""
    own = [_lines_of(text, part) for part in parts]
    found = marks([lines[0] for lines in own], Layout(width=None, has_broken_links=False))
    return [
        Group(
            lines, lines[0].text if len(lines) == 1 else " ".join([line.text for line in lines]), found.get(i), "", None
        )
        for i, lines in enumerate(own)
    ]


def _lines_of(text: str, part: Block) -> list[Line]:
    """The lines of a block; if they are one, it holds the words that the block holds."""
    lines = within(text, part.span.start, part.span.end)
    return [lines[0]._replace(text=part.text)] if [line.text for line in lines] == [part.text] else lines


def _told(text: str) -> tuple[list[Group], list[Kind], frozenset[str]]:
    """The groups of a text's lines, what each of them is, and the words by which a divided word is known."""
    models, lines = shipped(), split(text)
    seen = layout(lines)
    groups = list(
        boundaries.groups(lines, seen, marks(lines, seen), lambda _, features: models.boundary.says(features))
    )
    kinds = label(groups, _judges())
    has_hyphens = seen.width is not None and _DIVIDED.search(text) is not None
    return groups, kinds, _vocabulary(lines) if has_hyphens else frozenset()


def _judges() -> Judges:
    """The models that are shipped."""
    models = shipped()
    return Judges(
        lambda _, features: models.item.says(features),
        lambda _, features: models.heading.says(features),
        lambda _, features: models.unmarked.says(features),
    )


def _vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """The words of a text, line by line, since all of them at once take ten times the text."""
    found: set[str] = set()
    for line in lines:
        found.update(WORD.findall(line.text.casefold()))
    return frozenset(found)


def _once(words: str, one: Group) -> str:
    """The words of a group without a second copy where they are those of its lines, as they mostly are."""
    return one.text if words == one.text else words


def _item(text: str, span: Span, one: Group, vocabulary: frozenset[str], *, depth: int) -> ListItem:
    if one.mark is None:
        made = edits(text, span.start, span.end, vocabulary)
        return item(span, _once(clean(text, span, made), one), made, None, depth=depth)
    start = span.start + one.mark.marker.length
    marker = Edit(span=Span(start=span.start, end=start), replacement="", reason="marker")
    made = (marker, *edits(text, start, span.end, vocabulary))
    return item(span, clean(text, span, made), made, one.mark.marker, depth=depth)


def _have_capitals(groups: Sequence[Group], kinds: Sequence[Kind]) -> bool:
    return any(kind == "heading" and is_in_capitals(one.text) for one, kind in zip(groups, kinds, strict=True))
