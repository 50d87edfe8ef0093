"""What can be counted of a page's blocks, in whole numbers; all but the last four without knowing a word."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import isqrt

from relations.boilerplate.verdicts import Blocks
from relations.model import Metadata

FEATURES = (
    "beyond_run",
    "in_run",
    "ends_sentence",
    "size",
    "prose_before_near",
    "prose_before",
    "prose_before_far",
    "prose_after_near",
    "prose_after",
    "prose_after_far",
    "prose_left",
    "prose_to_come",
    "run_share",
    "run_prose_share",
    "run_long_share",
    "prose_over_short_before",
    "prose_over_short_after",
    "short_before_far",
    "short_after_far",
    "since_prose",
    "until_prose",
    "commas",
    "characters_per_word",
    "copies",
    "since_telling",
    "tells",
    "wording",
    "wording_near",
    "wording_before",
    "wording_after",
)
"""What each number of a row counts, in order; `tools/train_boilerplate.py` says what the model may make of it."""

_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "\"'”’»)]）」』"
_BARS = "|│·•"
_BAR = re.compile(rf"\s*[{_BARS}]\s*")
_ROW = 4
"""Links that make a row."""
_LONGEST_LINK = 8
"""Mean characters of the links in a row where words are not parted by spaces, so that spaces part links."""
_FAR = 99
"""Blocks that something is away, at most; beyond it makes no difference."""
_TAKEN = 2000
"""Words that count towards a run, at most."""
_NOTHING = 48
"""What the words say where the text ends: much against the article, as those of a menu do."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A page, measured."""

    rows: Iterator[tuple[int, ...]]
    """For each block what `FEATURES` names; to be gone through once, for of a long page they are large together."""
    tells: Sequence[int]
    """For each block whether a rule has named it, 1 or 0."""
    sizes: Sequence[int]
    """For each block its words, in tenths."""
    ends: Sequence[int]
    """For each block whether it ends as a sentence does, 1 or 0."""
    leads: Sequence[int]
    """For each block whether it ends in a colon, so that something is to follow, 1 or 0."""
    density: int
    """Mean size of the blocks of the main run, in tenths of a word; no more than 100 words count of each."""
    prose_share: int
    """How much of the page's prose stands in the main run, in thousandths."""


def measure(blocks: Blocks, telling: Container[int], wording: Sequence[int]) -> Measured:
    """Return a page's blocks in numbers.

    Args:
        blocks: The blocks of the page.
        telling: Indexes of those that a rule has named.
        wording: For each block what its words say against the article; zeros where the language is not known.
    """
    count = len(blocks)
    texts = [block.text for block in blocks]
    copies = _copies(texts)
    sizes = _numbers(_size(text) for text in texts)
    ends = _flags(ends_sentence(text) for text in texts)
    tells = _flags(i in telling or isinstance(block, Metadata) for i, block in enumerate(blocks))
    taken = _numbers(min(size, 1000) for size in sizes)
    first, last = main_run(size - 100 for size in taken)
    prose = _numbers(
        0 if told or size < 100 or (size < 250 and not end) else min(size, 1500)
        for size, end, told in zip(sizes, ends, tells, strict=True)
    )
    short = bytes(100 * (size < 100 and not end) for size, end in zip(sizes, ends, strict=True))
    roots = bytes(isqrt(10 * size) for size in prose)
    near, middle, far = (_faded(roots, keep) for keep in (0.5, 0.8, 0.95))
    short_middle, short_far = (_faded(short, keep) for keep in (0.8, 0.95))
    before = _sums(prose)
    all_prose, all_words = before[-1] + 1, sum(sizes) + 1
    run = taken[first:last]
    run_share = 1000 * sum(sizes[first:last]) // all_words
    run_prose_share = 1000 * (before[last] - before[first]) // all_prose
    run_long_share = 1000 * sum(size >= 250 for size in run) // max(1, len(run))
    value = _sums(size - 100 for size in taken)
    since_prose, until_prose = _since(prose), _since(prose[::-1])[::-1]
    since_telling = _since(tells)
    above, around, below = _means(wording)
    rows = (
        (
            _beyond(value, i, first, last),
            first <= i < last,
            ends[i],
            size,
            near[0][i],
            middle[0][i],
            far[0][i],
            near[1][i],
            middle[1][i],
            far[1][i],
            1000 * before[i] // all_prose,
            1000 * (before[count] - before[i + 1]) // all_prose,
            run_share,
            run_prose_share,
            run_long_share,
            100 * middle[0][i] // (short_middle[0][i] + 100),
            100 * middle[1][i] // (short_middle[1][i] + 100),
            short_far[0][i],
            short_far[1][i],
            since_prose[i],
            until_prose[i],
            10000 * _commas(texts[i]) // max(size, 1),
            100 * len(texts[i]) // max(size, 1),
            copies[i],
            since_telling[i],
            tells[i],
            wording[i],
            around[i],
            above[i],
            below[i],
        )
        for i, size in enumerate(sizes)
    )
    leads = _flags(text.endswith((":", "：")) for text in texts)
    return Measured(rows, tells, sizes, ends, leads, sum(run) // max(1, len(run)), run_prose_share)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does.

    >>> ends_sentence("“Nobody counts twice.”"), ends_sentence("The Long Pier")
    (True, False)
    """
    return text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)


def main_run(values: Iterable[int]) -> tuple[int, int]:
    """Return the stretch with the greatest sum; the first of those that are equal, and nothing where none is positive.

    >>> main_run([-1, 5, -2, 4, -9, 6])
    (1, 4)
    """
    best = total = start = 0
    found = (0, 0)
    for i, value in enumerate(values):
        if total <= 0:
            total, start = 0, i
        total += value
        if total > best:
            best, found = total, (start, i + 1)
    return found


def _size(text: str) -> int:
    """Words in tenths; of a row of links those of the longest, so that a menu in one line is no running text."""
    pieces = [text]
    if any(bar in text for bar in _BARS):
        pieces = _BAR.split(text)
    elif not text.isascii() and _IDEOGRAPH.search(text) and len(text) < _LONGEST_LINK * (text.count(" ") + 1):
        pieces = text.split(" ")
    return max(map(_words, pieces)) if len(pieces) >= _ROW else _words(text)


def _words(text: str) -> int:
    """Words in tenths; where they are not parted by spaces, a character is six tenths of one."""
    size = 10 * (text.count(" ") + 1) if text else 0
    return size if text.isascii() else size + 6 * len(_IDEOGRAPH.findall(text))


def _commas(text: str) -> int:
    """Commas and semicolons."""
    count = text.count(",") + text.count(";")
    return count if text.isascii() else count + text.count("，") + text.count("、") + text.count("；")


def _copies(texts: Sequence[str]) -> Sequence[int]:
    """How often each text stands on the page, five times at most."""
    hashes = array("q", (hash(text.casefold()) for text in texts))  # for of a long page the texts are large
    count = Counter(hashes)
    return bytes(min(count[one], 5) for one in hashes)


def _beyond(value: Sequence[int], i: int, first: int, last: int) -> int:
    """What the run would gain or lose if it went on to here, in tenths of a word."""
    if first <= i < last:
        return 0
    gain = value[first] - value[i] if i < first else value[i + 1] - value[last]
    return max(-10 * _TAKEN, min(10 * _TAKEN, gain))


def _flags(values: Iterable[bool]) -> Sequence[int]:
    """Whether something is so, 1 or 0, in a byte each."""
    return bytes(values)


def _numbers(values: Iterable[int]) -> Sequence[int]:
    """Numbers side by side in four bytes each, for of a long page there are a dozen for each of its lines."""
    return array("i", values)


def _sums(values: Iterable[int]) -> Sequence[int]:
    """Their sums up to each, in eight bytes."""
    return array("q", accumulate(values, initial=0))


def _faded(values: Sequence[int], keep: float) -> tuple[Sequence[int], Sequence[int]]:
    """Sums of what comes before each block, and of what comes after it; the further away, the less it counts."""
    return _fading(values, keep), _fading(values[::-1], keep)[::-1]


def _fading(values: Iterable[int], keep: float) -> Sequence[int]:
    sums, total = array("i"), 0.0
    for value in values:
        sums.append(int(total))
        total = total * keep + value
    return sums


def _since(values: Iterable[int]) -> Sequence[int]:
    """How many blocks ago there was something."""
    ago, at = bytearray(), _FAR
    for value in values:
        ago.append(at)
        at = 0 if value else min(at + 1, _FAR)
    return ago


def _means(values: Sequence[int]) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """Means of the eight blocks above each block, of it and the two on each side, and of the eight below it."""
    total = _sums(values)
    count = len(values)

    def mean(first: int, last: int) -> int:
        return (total[last] - total[first]) // (last - first) if first < last else _NOTHING

    return (
        _numbers(mean(max(0, i - 8), i) for i in range(count)),
        _numbers(mean(max(0, i - 2), min(count, i + 3)) for i in range(count)),
        _numbers(mean(i + 1, min(count, i + 9)) for i in range(count)),
    )
