"""What the words of a block say for or against the article: a weight for each word and pair of words, hashed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice
from zlib import crc32

from relations.remembering import remembered

BUCKETS = 1 << 14
SCALE = 16
"""Weights and sums are in sixteenths of a logit against the article."""
MOST = 6 * SCALE
"""What a block's words say, at most."""

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_AT_START, _AT_END = 28, 12
"""Of a longer block so many words are read, where it starts and where it ends."""


@dataclass(frozen=True)
class Wording:
    """Weights of words, by bucket."""

    weights: Sequence[int]
    bias: int

    @cached_property
    def against(self) -> Callable[[str], int]:
        """Return how much the words of a text speak against its being of an article, from -MOST to MOST."""
        return remembered(self._against)

    def _against(self, text: str) -> int:
        total = self.bias + sum(map(self.weights.__getitem__, set(buckets(text))))
        return max(-MOST, min(MOST, total))


def buckets(text: str) -> Iterator[int]:
    """Yield the buckets of a text's words and pairs of words; the same bucket may come twice.

    Case does not count, and all numbers are one word.
    """
    last = ""
    for word in ("0" if word[0].isdigit() else word for word in _read(text.casefold())):
        yield crc32(word.encode()) % BUCKETS
        yield crc32(f"{last} {word}".encode()) % BUCKETS
        last = word
    yield crc32(f"{last} ".encode()) % BUCKETS


def _read(text: str) -> list[str]:
    """The words of a text that are read; of a paragraph the midst, which is most of it, is not even looked at."""
    if len(text) > _LONG:
        first = list(islice(_WORD.finditer(text), _AT_START))
        end = _WORD.findall(text, len(text) - _TAIL)
        if len(first) == _AT_START and first[-1].end() <= len(text) - _TAIL and len(end) > _AT_END:
            return [match[0] for match in first] + end[-_AT_END:]
    words = _WORD.findall(text)
    return words[:_AT_START] + words[-_AT_END:] if len(words) > _AT_START + _AT_END else words


_LONG, _TAIL = 400, 160
"""Characters of a long text, and of its end that is looked at for its last words."""


@cache
def shipped() -> Wording:
    """Return the weights that come with the package; what they were trained on stands in weights.json."""
    raw = memoryview(files("relations.boilerplate").joinpath("wording.bin").read_bytes()).cast("b")
    return Wording(raw[:BUCKETS], int(raw[BUCKETS]))
