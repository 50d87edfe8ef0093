"""The changes on the way from a block's place in the source to its clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relations.lines import INVISIBLE
from relations.model import Edit, Span

_ILLEGAL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"
_EDITS = re.compile(
    rf"""(?P<illegal>[{_ILLEGAL}]+)
    |(?P<invisible>[{INVISIBLE}]+)
    |(?P<punctuation>\s*[\n\r]\s*(?=[,;.)\]](?:\s|$|[,;.)\]]))|(?<=[(\[])\s*[\n\r]\s*)
    |(?P<hyphen>(?<=[^\W\d_])-[ \t]*(?:\r\n|[\n\r])[ \t]*(?=[^\W\d_]))""",
    re.VERBOSE,
)
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of)\b")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def edits(text: str, span: Span, vocabulary: frozenset[str]) -> Iterator[Edit]:
    """Yield the changes on the way to a block's clean text, in order."""
    for match in _EDITS.finditer(text, span.start, span.end):
        where = Span(start=match.start(), end=match.end())
        kind = match.lastgroup
        if kind == "hyphen":
            replacement = _joint(text, match, vocabulary)
            if replacement is not None:
                yield Edit(span=where, replacement=replacement, reason="hyphen")
        elif kind == "illegal":
            yield Edit(span=where, replacement="", reason="illegal")
        elif kind == "invisible":
            yield Edit(span=where, replacement="", reason="invisible")
        else:
            yield Edit(span=where, replacement="", reason="punctuation")


def _joint(text: str, match: re.Match[str], vocabulary: frozenset[str]) -> str | None:
    """What becomes of a hyphen at a line end: dropped if the document knows the whole word, else kept."""
    if _SUSPENDED.match(text, match.end()):
        return None
    start = match.start()
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    tail = WORD.match(text, match.end())
    left, right = text[start : match.start()].casefold(), tail[0].casefold() if tail else ""
    return "" if left + right in vocabulary and f"{left}-{right}" not in vocabulary else "-"
