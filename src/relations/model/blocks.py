"""What a text consists of: the parts of an article, lines about it, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from relations.model.spans import Edit, Record, Span, clean
from relations.model.terms import MetadataField, Reason, TextKind


class BlockBase(Record):
    """What all blocks have: a place in the source, clean text, and the rule that made them what they are."""

    span: Span
    """Where it stands in the source."""
    text: str
    """The source slice after the block's edits, with white space squashed."""
    rule: str
    """The name of the rule that made it what it is."""
    edits: tuple[Edit, ...] = ()
    """The changes on the way from the source to its text, in order."""


class Title(BlockBase):
    """The article's title, where the text has one."""

    kind: Literal["title"] = "title"


class Heading(BlockBase):
    """A heading inside the article."""

    kind: Literal["heading"] = "heading"
    level: int = Field(default=1, ge=1, le=6)
    """1 for a top section; deeper only where the text gives evidence."""


class Paragraph(BlockBase):
    """A paragraph."""

    kind: Literal["paragraph"] = "paragraph"


class ListItem(BlockBase):
    """An item of a list."""

    kind: Literal["list_item"] = "list_item"
    marker: str
    """What stands before it in the source (`•`, `2.`), empty where it was lost; not part of the text."""
    depth: int = Field(default=1, ge=1)
    """1 in an outermost list, and one more for each list around that."""
    label: str | None = None
    """The run-in heading before a colon, a prefix of the text."""


class Metadata(BlockBase):
    """A line that tells about the article and is not part of it."""

    kind: Literal["metadata"] = "metadata"
    field: MetadataField
    """What it tells."""
    value: str
    """What the line says: EDTF for dates that it tells, the names for a byline, the words otherwise."""


class Boilerplate(BlockBase):
    """Text that is not the article, kept here with the reason why it was set aside."""

    kind: Literal["boilerplate"] = "boilerplate"
    reason: Reason
    """Why it is not the article."""
    was: TextKind
    """The kind it would have had as part of the article."""
    evidence: tuple[Span, ...] = ()
    """What the decision rests on: the telling words, the line that opens the section, the other copy."""
    score: float | None = Field(default=None, ge=0, le=1)
    """How sure a model is; None where a rule decided."""


Block = Annotated[Title | Heading | Paragraph | ListItem | Metadata | Boilerplate, Field(discriminator="kind")]
BodyBlock = Heading | Paragraph | ListItem


_B = TypeVar("_B", bound=BlockBase)


def part(text: str, block: _B, start: int, end: int) -> _B | None:
    """Return the part of a block from start to end, without the white space at its edges; None if nothing is there."""
    raw = text[start:end]
    if not raw.strip():
        return None
    first, last = start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip())
    if (first, last) == (block.span.start, block.span.end):
        return block
    span = Span(start=first, end=last)
    edits = tuple(edit for edit in block.edits if edit.span in span)
    return block.model_copy(update={"span": span, "edits": edits, "text": clean(text, span, edits)})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; the top section has no heading."""

    heading: Heading | None
    blocks: tuple[Paragraph | ListItem, ...]
    sections: tuple[Section, ...]


def sections(blocks: Sequence[BodyBlock], heading: Heading | None = None) -> Section:
    """Return a heading's blocks as a tree, by the levels of the headings among them."""
    own: list[Paragraph | ListItem] = []
    inner: list[Section] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if not isinstance(block, Heading):
            own.append(block)
            continue
        first = at
        while at < len(blocks) and not ((b := blocks[at]).kind == "heading" and b.level <= block.level):
            at += 1
        inner.append(sections(blocks[first:at], block))
    return Section(heading, tuple(own), tuple(inner))
