"""The title of a page's article, found before anything is set aside."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from relations.boilerplate.verdicts import Blocks
from relations.model import Heading, ListItem, Metadata

_WITHIN = 12
"""Blocks before the article in which its title may stand; bylines, dates and share links come between."""
_SHORTEST, _LONGEST, _LONG_ENOUGH = 30, 300, 120
"""Sizes in tenths of a word: no title is shorter or longer, and what is longer than the last is none the more one."""
_STEP = 6
"""What each block between counts against it."""
_DIGITS = 40
"""What many digits count against it: those are dates and counts."""
_DIGIT = re.compile(r"\d")
_PATH = re.compile("[|»>›]")
_FULL_STOPS = (".", "。", ":", ",")


def title_before(blocks: Blocks, sizes: Sequence[int], first: int, telling: Container[int]) -> int | None:
    """Return the index of the line before the article that is most like its title; None if there is none.

    An article that begins with a heading needs none.

    Args:
        blocks: All blocks of the page.
        sizes: Their words, in tenths.
        first: Where the article begins.
        telling: Indexes of blocks that a rule has named.
    """
    if first < len(blocks) and isinstance(blocks[first], Heading) and sizes[first] >= _SHORTEST:
        return None
    best, found = 0, None
    for i in range(max(0, first - _WITHIN), first):
        block, size = blocks[i], sizes[i]
        if i in telling or isinstance(block, Metadata | ListItem) or not _SHORTEST <= size <= _LONGEST:
            continue
        if _PATH.search(block.text) or block.text.endswith(_FULL_STOPS):
            continue
        likeness = min(size, _LONG_ENOUGH) - _STEP * (first - 1 - i)
        if 7 * len(_DIGIT.findall(block.text)) > len(block.text):
            likeness -= _DIGITS
        if likeness > best:
            best, found = likeness, i
    return found
