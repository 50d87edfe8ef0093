"""Words in styles as lines of a terminal: wrapped, or in a table.

Lines carry ANSI styles; whoever prints them takes these off where they are not wanted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from relations.model import squash

BOLD, DIM, UNDERLINED = "1", "2", "4"
YELLOW, CYAN, MAGENTA = "33", "36", "35"
"""The styles there are, as ANSI numbers them; several are joined by semicolons."""


class Piece(NamedTuple):
    """Words in one style."""

    text: str
    style: str = ""


def table(
    title: str, head: Sequence[str], rows: Sequence[Sequence[str]], width: int, styles: Sequence[str] = ()
) -> Iterator[str]:
    """Yield the lines of a table without its empty columns; the widest are cut short where it would not fit.

    Args:
        title: What stands over it.
        head: What stands over each column.
        rows: Their cells.
        width: Columns of the terminal.
        styles: For each row, that of its second cell.
    """
    if not rows:
        return
    cells = [[plain(squash(cell)) for cell in row] for row in (head, *rows)]
    kept = [i for i in range(len(head)) if any(row[i] for row in cells[1:])]
    widths = {i: max(width_of(row[i]) for row in cells) for i in kept}
    while sum(widths.values()) + 2 * (len(kept) - 1) > width and max(widths.values()) > 8:
        widths[max(kept, key=lambda i: widths[i])] -= 1
    yield ""
    yield styled(title, BOLD)
    for row, style in zip(cells, (DIM, *(styles or [""] * len(rows))), strict=True):
        padded = [_padded(shortened(row[i], widths[i]), widths[i]) for i in kept]
        if row is cells[0]:
            yield styled("  ".join(padded).rstrip(), style)
        else:
            yield "  ".join([padded[0], styled(padded[1], style), *padded[2:]]).rstrip()


def wrapped(pieces: Iterable[Piece], width: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Yield pieces as lines no wider than the width, where words allow it.

    Args:
        pieces: Words in their styles.
        width: Columns of the terminal.
        first: What the first line begins with.
        rest: What the others begin with.
    """
    line: list[Piece] = []
    margin, left, is_empty = first, width - width_of(_bare(first)), True
    space: Piece | None = None
    for piece in pieces:
        for word in re.findall(r" +|[^ ]+", plain(piece.text)):
            if word.isspace():
                space = Piece(word, piece.style)
                continue
            gap = space if line and space else Piece("")
            if gap.text and width_of(gap.text + word) > left:
                yield margin + _joined(line)
                line, margin, left, gap = [], rest, width - width_of(_bare(rest)), Piece("")
            line += [gap, Piece(word, piece.style)]
            left -= width_of(gap.text + word)
            space, is_empty = None, False
    if line or is_empty:
        yield (margin + _joined(line)).rstrip()


def _joined(pieces: Iterable[Piece]) -> str:
    """Pieces as one string, neighbors of one style under one mark."""
    groups = groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.style)
    joined = "".join(styled("".join(piece.text for piece in group), style) for style, group in groups)
    return joined.replace("\xa0", " ")  # which kept words on one line until here


_ANSI = re.compile(r"\x1b\[[\d;]*m")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return a text without the characters that would steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _bare(text: str) -> str:
    """A text without its styles."""
    return _ANSI.sub("", text)


def styled(text: str, style: str) -> str:
    """Return a text in a style; as it is, if that is empty."""
    codes = ";".join(code for code in style.split(";") if code)
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


def width_of(text: str) -> int:
    """Return how many columns a text takes: two for a wide character, none for one that joins the one before it."""
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me", "Cf"} else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def shortened(text: str, width: int) -> str:
    """Return a text in so many columns, with an ellipsis where it was cut."""
    if width_of(text) <= width:
        return text
    short = ""
    for c in text:
        if width_of(short + c) >= width:
            break
        short += c
    return short.rstrip() + "…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))
