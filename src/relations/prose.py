"""What running text is, in any script."""

from __future__ import annotations

import re
from typing import TypeGuard

from relations.model import Block, Paragraph

SHORTEST = 110
"""Characters of a paragraph of running text are more than these."""
IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def is_running_text(block: Block) -> TypeGuard[Paragraph]:
    """Tell whether a block is a paragraph of some length, rather than a line of whatever kind."""
    return isinstance(block, Paragraph) and is_long(block.text)


def is_long(text: str) -> bool:
    """Tell whether a text is as long as running text is; an ideograph counts for two letters.

    >>> is_long("The quay held. " * 8), is_long("桥修好了。" * 14), is_long("桥修好了。" * 4)
    (True, True, False)
    """
    length = len(text)
    if length > SHORTEST or 2 * length <= SHORTEST or text.isascii():
        return length > SHORTEST
    return length + len(IDEOGRAPH.findall(text)) > SHORTEST
