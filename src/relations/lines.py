"""Facts of layout: where lines begin and end, how deep they are set, what stands before an item, where text wraps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Characters that show nothing: soft hyphen, zero-width space and joiners, direction marks, byte order mark."""

_MARKER = re.compile(
    r"(?P<bullet>[•◦▪▫‣⁃●○■□◆◇►▸▢☐☑❏❑✓✔✅➔➢➤·∙]\ufe0f?)[ \t\u00a0]*|(?P<dash>[-–—*+])[ \t\u00a0]+|"
    r"(?P<circle>o)(?:\t|[ \u00a0]{2})[ \t\u00a0]*|"
    r"(?P<ordinal>\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])[ \t\u00a0]+"
)
_BROKEN = re.compile(r"[,;.)\]](?:\s|$)|[,.;]\w")


class Line(NamedTuple):
    """A line with something visible on it."""

    start: int
    """Of its first visible character, in the source."""
    end: int
    text: str
    """The source from start to end."""
    indent: int
    """White space before it, in characters; a tab counts as one."""
    gap: int
    """Number of blank lines before it."""

    @property
    def first_word(self) -> str:
        """Everything up to the first white space."""
        return self.text.split(None, 1)[0]


@dataclass(frozen=True, slots=True)
class Marker:
    """What makes a line an item of a list."""

    text: str
    length: int
    """Characters up to where the item's words begin."""
    is_ordinal: bool
    """Whether it counts (`2.`, `(b)`), rather than points (`•`)."""
    is_plain: bool
    """Whether it may just as well be prose: a dash, an ordinal or an `o`, which want company to be a list."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text is set, found by vote of its lines."""

    width: int | None
    """The column at which lines were wrapped, or None if a line is a paragraph."""
    has_broken_links: bool
    """Whether links stood on lines of their own when the text was copied, so that line ends say less."""

    def has_room(self, line: Line, following: Line) -> bool:
        """Tell whether the next line's first word would still have fitted on the line, so that its end was meant."""
        return self.width is None or len(line.text) + line.indent + 1 + len(following.first_word) <= self.width


def split(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that show something."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    gap = end = 0
    for raw in text.splitlines(keepends=True):
        start, end = end, end + len(raw)
        bare = raw.strip()
        if bare:
            indent = 0 if raw[0] == bare[0] else len(raw) - len(raw.lstrip())
            yield Line(start + indent, start + indent + len(bare), bare, indent, gap)
            gap = 0
        else:
            gap += 1


def within(text: str, start: int, end: int) -> list[Line]:
    """Return the lines of a part of a text; the first may begin, and the last may end, in the midst of one.

    Args:
        text: All of it.
        start: Where something visible stands.
        end: Behind the part.
    """
    above = text[max(0, start - _FAR) : start]
    white = above[len(above.rstrip()) :]
    if len(white) == start:
        white = "\n" + white  # the text begins as a line does
    *breaks, before = (white + "x").splitlines()
    indent, gap = (len(before) - 1, len(breaks) - 1) if breaks else (0, 0)
    lines = [line._replace(start=start + line.start, end=start + line.end) for line in split(text[start:end])]
    return [lines[0]._replace(indent=indent, gap=gap), *lines[1:]]


_FAR = 1000
"""Characters before a part in which white space is counted."""


def marker(line: Line) -> Marker | None:
    """Return the list marker that a line begins with."""
    match = _MARKER.match(line.text)
    if match is None or match.end() == len(line.text):
        return None
    kind = match.lastgroup
    text = match[0].rstrip(" \t\u00a0\ufe0f")  # the last makes a picture of a tick
    return Marker(text, match.end(), is_ordinal=kind == "ordinal", is_plain=kind != "bullet")


# Tuned on the structure development set: lines wrapped on purpose are this wide, and of the characters on lines of at
# least that length this share stands on lines that end where the column says.
_WIDTHS = range(38, 132)
_SHARE = 0.42


def layout(lines: Sequence[Line]) -> Layout:
    """Return how the text is set.

    Each line end votes for every width at which it would have been made: at least the line's own length, and less
    than it would take to fit the next word. The longest line misleads; the vote does not.
    """
    votes = [0] * (_WIDTHS.stop + 1)
    ends: list[tuple[int, int, str]] = []
    for line, following in pairwise(lines):
        length = len(line.text) + line.indent
        if following.gap or length >= _WIDTHS.stop:
            continue
        low, high = max(length, _WIDTHS.start), min(length + 1 + len(following.first_word), _WIDTHS.stop)
        if low < high:
            votes[low] += 1
            votes[high] -= 1
            ends.append((low, high, line.text))
    tally = list(accumulate(votes))
    best = max(tally)
    width = tally.index(best)
    agreeing = [text for low, high, text in ends if low <= width < high]
    total = sum(len(line.text) for line in lines if len(line.text) >= _WIDTHS.start)
    is_wrapped = best >= 2 and sum(map(len, agreeing)) >= _SHARE * total and not all(map(_ends_sentence, agreeing))
    return Layout(width if is_wrapped else None, has_broken_links=any(_starts_broken(line) for line in lines))


def _ends_sentence(text: str) -> bool:
    return text[-1] in ".!?"


def _starts_broken(line: Line) -> bool:
    return line.text[0] in ",;.)]" and _BROKEN.match(line.text) is not None
