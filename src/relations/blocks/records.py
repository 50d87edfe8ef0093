"""Headings and items as records: the level of the one, depth and label of the other."""

from __future__ import annotations

import re

from relations.blocks.features import numbering
from relations.lines import Marker
from relations.model import Edit, Heading, ListItem, Span, trusted

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.!?]{1,60}):\s")


def heading(span: Span, words: str, made: tuple[Edit, ...], *, has_capitals: bool) -> Heading:
    """Return a heading, whose level its own numbering or capitals give; 1 where nothing tells.

    Args:
        span: Where it stands.
        words: Its clean text.
        made: The edits that made it so.
        has_capitals: Whether some headings of the text are in capitals, so that others stand below them.
    """
    level = min(6, numbering(words)) or (2 if has_capitals and not is_in_capitals(words) else 1)
    return trusted(Heading, span=span, text=words, rule="short_line", edits=made, kind="heading", level=level)


def is_in_capitals(text: str) -> bool:
    """Whether words are set in capitals, which an initial or `7 °C` are not."""
    return text.isupper() and sum(c.isalpha() for c in text) > 3


def item(span: Span, words: str, made: tuple[Edit, ...], marker: Marker | None, *, depth: int) -> ListItem:
    """Return an item of a list, with the label that it begins with.

    Args:
        span: Where it stands.
        words: Its clean text.
        made: The edits that made it so.
        marker: What stands before it, if that was not lost.
        depth: 1 in an outermost list.
    """
    run_in = _LABEL.match(words) if ": " in words else None
    is_label = run_in is not None and len(run_in["label"].split()) <= 6
    return trusted(
        ListItem,
        span=span,
        text=words,
        rule="unmarked" if marker is None else "ordinal" if marker.is_ordinal else "bullet",
        edits=made,
        kind="list_item",
        marker=marker.text if marker else "",
        depth=depth,
        label=run_in["label"] if run_in and is_label else None,
    )


def nest(indents: list[int], indent: int) -> int:
    """Go to the place of an indent among those of the items above it, and return how deep that is."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents)
