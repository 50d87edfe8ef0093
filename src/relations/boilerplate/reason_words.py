"""What the words of a line say of why it went: for each outcome a weight of each word and pair of words, hashed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from zlib import crc32

from relations.boilerplate.lanes import ONES, OUTCOMES

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
    """Weights of words for each outcome, by bucket."""

    rows: bytes
    """Those of a bucket side by side, in two bytes each, so that the sums of a line have room. The first half of the
    outcomes stands in the even places and the second in the odd ones: parted, they are rows such as in `lanes`."""

    @classmethod
    def of(cls, weights: bytes | memoryview) -> ReasonWords:
        """Return weights of which each is a byte, those of a bucket side by side in the order of the outcomes."""
        rows = bytearray(_ROW * (len(weights) // len(OUTCOMES)))
        for at, place in enumerate(_PLACES):
            rows[place::_ROW] = weights[at :: len(OUTCOMES)]
        return cls(bytes(rows))

    @property
    def weights(self) -> bytes:
        """The same as a byte each."""
        weights = bytearray(len(self.rows) // _ROW * len(OUTCOMES))
        for at, place in enumerate(_PLACES):
            weights[at :: len(OUTCOMES)] = self.rows[place::_ROW]
        return bytes(weights)

    def packed(self, found: Collection[int]) -> int:
        """Return how much the words in some buckets speak for each outcome, in thousandths of a logit: see `lanes`."""
        rows, read = self.rows, int.from_bytes
        total = sum([read(rows[_ROW * at : _ROW * at + _ROW], "little") for at in found])
        in_lanes = (total & _EVEN) + ((total >> 16 & _EVEN) << 32 * _HALF)
        return (in_lanes - ZERO * len(found) * ONES) * share(len(found))


_HALF = (len(OUTCOMES) + 1) // 2
_ROW = 4 * _HALF
"""Bytes that the weights of a bucket take."""
_PLACES = (*range(0, _ROW, 4), *range(2, _ROW, 4))[: len(OUTCOMES)]
"""Where in its row the weight of each outcome stands."""
_EVEN = sum(0xFFFF << 32 * at for at in range(_HALF))
"""All ones in the even places."""


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
def shipped() -> tuple[ReasonWords, ReasonWords]:
    """Return the weights of both passes that come with the package; reasons.json tells what they were learned from."""
    raw = memoryview(files("relations.boilerplate").joinpath("reason_words.bin").read_bytes())
    return ReasonWords.of(raw[: len(raw) // 2]), ReasonWords.of(raw[len(raw) // 2 :])
