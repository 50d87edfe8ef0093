"""Lines about the article among those that were set aside around it, relabelled."""

from __future__ import annotations

from collections.abc import Sequence

from relations.about.by_model import label_read
from relations.about.by_words import (
    about_line,
    composed_above,
    is_weak,
    label_lists,
    label_signed_and_dated,
)
from relations.metadata import whole
from relations.model import Block, Boilerplate, DateOrder, Metadata, MetadataField
from relations.prose import is_running_text


def label_outside(
    text: str, blocks: Sequence[Block], *, language: str | None, order: DateOrder | None
) -> tuple[Block, ...]:
    """Return the blocks with those relabelled that were set aside around the article and are about it.

    Words that would be too weak anywhere else tell right above and below it, since it is known where it begins and
    ends. Of lines that read as if they were about it, wherever they stand, it is enough that they name something.
    """
    kept = [i for i, b in enumerate(blocks) if not isinstance(b, Boilerplate | Metadata)]
    first = next((i for i in kept if is_running_text(blocks[i])), None)
    if first is None:
        return tuple(blocks)
    out = list(blocks)
    above = range(max(0, first - _RIGHT_ABOVE), first)
    below = range(kept[-1] + 1, min(len(blocks), kept[-1] + 1 + _BELOW))

    def is_near(i: int, field: MetadataField) -> bool:
        return i in above or i in below or (field == "byline" and first - _ABOVE <= i < first)

    label_lists(out, is_near)
    several = composed_above(text, out, above, language, order)
    for i in (*above, *below):
        block = out[i]
        if not is_weak(block):
            continue
        is_next = i in below and all(not isinstance(other, Boilerplate) for other in out[below.start : i])
        is_alone = is_next and _is_single(block, out[i + 1 : i + 2])
        is_name = is_alone and block.was == "list_item"
        if said := about_line(block.text, language, order, is_name=is_name, is_source=is_alone):
            out[i] = whole(block, *said)
    label_signed_and_dated(out, above, several, language, order)
    several |= label_read(text, out, first, language=language, order=order)
    return tuple(part for i, block in enumerate(out) for part in several.get(i, (block,)))


def _is_single(block: Boilerplate, following: Sequence[Block]) -> bool:
    """Whether a line is none of a list."""
    return block.was != "list_item" or not any(isinstance(b, Boilerplate) and b.was == "list_item" for b in following)


_ABOVE, _RIGHT_ABOVE, _BELOW = 30, 12, 8
