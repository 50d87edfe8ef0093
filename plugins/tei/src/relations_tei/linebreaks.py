"""Where the lines of the source ended, as places in a block's clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from relations.model import Block

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The beginning of a new line of the source."""

    at: int
    """Offset in the block's clean text of the first character of the new line."""
    is_in_word: bool
    """Whether the clean text has no white space there: a divided word was joined, a stray line end closed up."""


def line_breaks(text: str, block: Block) -> tuple[LineBreak, ...]:
    """Return the line breaks inside a block, in order; those between blocks are not among them.

    Args:
        text: The source text.
        block: A block of it.
    """
    if _LINE_END.search(text, block.span.start, block.span.end) is None:
        return ()
    return tuple(_squashed(*_edited(text, block)))


def _edited(text: str, block: Block) -> tuple[str, list[int]]:
    """The block's text after its edits, before white space is squashed, and where in it new lines begin."""
    pieces: list[str] = []
    breaks: list[int] = []
    at, length = block.span.start, 0
    for edit in (*block.edits, None):
        end = edit.span.start if edit else block.span.end
        breaks += [length + match.end() - at for match in _LINE_END.finditer(text, at, end)]
        pieces.append(text[at:end])
        length += end - at
        if edit:
            at = edit.span.end
            pieces.append(edit.replacement)
            length += len(edit.replacement)
            breaks += [length for _ in _LINE_END.finditer(text, edit.span.start, at)]
    return "".join(pieces), breaks


def _squashed(edited: str, breaks: list[int]) -> Iterator[LineBreak]:
    """The line breaks at their places after each run of white space has become one space."""
    tokens = _TOKEN.finditer(edited)
    token = next(tokens, None)
    start = 0
    for at in breaks:
        while token is not None and token.end() <= at:
            start += len(token[0]) + 1
            token = next(tokens, None)
        inside = max(0, at - token.start()) if token else 0
        yield LineBreak(start + inside, inside > 0)
