"""What the words of a line say of why it went: for each outcome of each pass a weight of each word and pair, hashed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from zlib import crc32

from relations.boilerplate.lanes import AGAIN, ONES

BUCKETS = 1 << 14
SCALE = 32
"""Weights are in so many thousandths of a logit; a byte has room for four logits on either side."""
ZERO = 128
"""The byte of a weight that says nothing."""

_IDEOGRAPHS = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W\d_{_IDEOGRAPHS}]+|\d+|[^\w\s]")
"""An ideograph is a word, for there are no spaces between those that are longer."""
_FARTHEST = 600
_AT_START, _AT_END = 30, 10
"""Of a longer line so many words are read, where it starts and where it ends."""
_LONG = 9
"""Of a line with more words and pairs each counts for less, so that a paragraph is not judged by its length."""


@dataclass(frozen=True)
class ReasonWords:
    """Weights of words for each outcome of both passes, by bucket."""

    rows: bytes
    """Those of a bucket side by side, a byte each. Each quarter of the lanes of `lanes` stands in every fourth byte, so
    that what is left when the others are taken out has room for the sums of a line."""

    @classmethod
    def of(cls, first: bytes | memoryview, again: bytes | memoryview) -> ReasonWords:
        """Return the weights of both passes, a byte each, those of a bucket in the order of the outcomes."""
        rows = bytearray(_ROW * (len(first) // AGAIN))
        for at in range(2 * AGAIN):
            weights, column = (first, at) if at < AGAIN else (again, at - AGAIN)
            rows[at % _QUARTER * 4 + at // _QUARTER :: _ROW] = weights[column::AGAIN]
        return cls(bytes(rows))

    def packed(self, found: Collection[int]) -> int:
        """Return how much the words in some buckets speak for each outcome, in thousandths of a logit: see `lanes`."""
        rows, read = self.rows, int.from_bytes
        of_buckets = [read(rows[_ROW * at : _ROW * at + _ROW], "little") for at in found]
        even = sum([row & _EVEN_BYTES for row in of_buckets])
        odd = (sum(of_buckets) - even) >> 8
        one, two = even & _EVEN_PAIRS, odd & _EVEN_PAIRS
        three, four = (even - one) >> 16, (odd - two) >> 16
        in_lanes = one + (two << _WIDTH) + (three << 2 * _WIDTH) + (four << 3 * _WIDTH)
        return (in_lanes - ZERO * len(found) * ONES) * share(len(found))


_QUARTER = (2 * AGAIN + 3) // 4
"""Lanes of which the weights are taken out together."""
_WIDTH = 32 * _QUARTER
_ROW = 4 * _QUARTER
"""Bytes that the weights of a bucket take."""
_EVEN_BYTES = sum(0xFF << 16 * at for at in range(2 * _QUARTER))
_EVEN_PAIRS = sum(0xFFFF << 32 * at for at in range(_QUARTER))


def share(count: int) -> int:
    """Return what a weight counts in a line of so many words and pairs, in thousandths of a logit."""
    return SCALE if count <= _LONG else round(SCALE * sqrt(_LONG / count))


def buckets(text: str) -> set[int]:
    """Return the buckets of a text's words and pairs of words.

    Case does not count, and all numbers are one word.
    """
    words = _WORD.findall(text[:_FARTHEST].casefold())
    if len(words) > _AT_START + _AT_END:
        words = words[:_AT_START] + words[-_AT_END:]
    found, last = set(), _START
    for word in words:
        written = b"0" if word[0].isdigit() else word.encode()
        found.add(crc32(written, last) % BUCKETS)  # goes on from the word before: the pair of them
        last = crc32(written)
        found.add(last % BUCKETS)
    found.add(crc32(b" ", last) % BUCKETS)
    return found


_START = 1


@cache
def shipped() -> ReasonWords:
    """Return the weights that come with the package; reasons.json tells what they were learned from."""
    raw = memoryview(files("relations.boilerplate").joinpath("reason_words.bin").read_bytes())
    return ReasonWords.of(raw[: len(raw) // 2], raw[len(raw) // 2 :])
