"""Cross references to other parts of the work: `(see Climate, ch. 2)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from relations.model import Block, Boilerplate, CrossReference, Heading, Metadata, Span, squash

_PARENTHESIS = re.compile(
    r"\((?P<see>see(?:\s+also)?|cf\.|siehe(?:\s+auch)?|s\.|vgl\.|voir(?:\s+aussi)?|véase|vedi)\s+(?P<targets>[^()\s][^()]{1,239})\)",
    re.IGNORECASE,
)
_TARGET = re.compile(
    # No part of a title ends in white space, so that a run of it can be shared out in one way only.
    r"(?P<title>[^,;\d\s](?:[^,;]*[^,;\s])?(?:,\s+[^,;\d\s](?:[^,;\d]*[^,;\d\s])?)*?)\s*(?:,\s*)?,\s*"
    r"(?P<locator>(?:ch(?:ap(?:ter)?)?|sec(?:tion)?|pt|part|p|pp|fig(?:ure)?|table|appendix|app|vol|kap(?:itel)?|abschnitt|"
    r"chapitre|cap)\b\.?\s*[\dIVXA-Z]+(?:\s*[-–]\s*\d+)?|this\s+(?:ch(?:apter|\.)|section)|below|above|unten|oben|ci-dessous|ci-dessus)",
    re.IGNORECASE,
)


def find_references(text: str, blocks: Sequence[Block]) -> tuple[CrossReference, ...]:
    """Return the cross references in the article's blocks; those to a heading of this article know it."""
    headings = {
        block.text.casefold(): i for i, block in reversed(list(enumerate(blocks))) if isinstance(block, Heading)
    }
    kept = (b for b in blocks if not isinstance(b, Boilerplate | Metadata))
    return tuple(reference for block in kept for reference in _in(text, block.span, headings))


def _in(text: str, where: Span, headings: dict[str, int]) -> Iterator[CrossReference]:
    for match in _PARENTHESIS.finditer(text, where.start, where.end):
        parts = list(re.finditer(r"[^;]+", match["targets"]))
        for part in parts:
            target = _TARGET.fullmatch(part[0].strip())
            if target is None:
                continue
            offset = match.start("targets")
            alone = len(parts) == 1
            start = match.start() if alone else offset + part.start() + len(part[0]) - len(part[0].lstrip())
            end = match.end() if alone else offset + part.start() + len(part[0].rstrip())
            title = squash(target["title"])
            yield CrossReference(
                span=Span(start=start, end=end),
                text=squash(text[start:end]),
                title=title,
                locator=squash(target["locator"]),
                target=headings.get(title.casefold()),
            )
