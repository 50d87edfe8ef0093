"""What the pages of a book leave in a text that was copied from them: their numbers, and the lines that head them."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from relations.boilerplate.features import ends_sentence
from relations.boilerplate.verdicts import Page, Verdict
from relations.model import Metadata


def paper_pages(page: Page) -> Iterator[Verdict]:
    """Yield numbers of pages that count up with running text between them, and the lines that come again beside them.

    Chapters, paragraphs and lists are numbered too. So each line says that it is the number of a page (`Page 41`), or
    a third of them break into a sentence, as no heading does.
    """
    several = {words: numbered for words, numbered in _numbered(page).items() if len(numbered) >= _FEWEST}
    if not several:
        return
    above = array("q", accumulate((len(b.text) if len(b.text) > _LONGEST else 0 for b in page.blocks), initial=0))
    found: set[int] = set()
    for words, numbered in several.items():
        series = _series(numbered, above, most=2 if words else 1)
        if _is_of_pages(page, series):
            found.update(one.block for one in series)
    if not found:
        return
    evidence = (page.blocks[min(found)].span, page.blocks[max(found)].span)
    for i in sorted((*found, *_heads(page, found, above))):
        yield Verdict(page.blocks[i].span, "navigation", evidence, "paper_pages")


class _Numbered(NamedTuple):
    """A line with a number that may be that of a page."""

    block: int
    number: int
    is_named: bool
    """Whether it says that it is."""


def _numbered(page: Page) -> Mapping[str, Sequence[_Numbered]]:
    """The lines that may hold the number of a page, by their other words, which may be none."""
    found: defaultdict[str, list[_Numbered]] = defaultdict(list)
    for i, block in enumerate(page.blocks):
        if isinstance(block, Metadata) or i in page.known or len(block.text) > _LONGEST:
            continue
        line = page.text[block.span.start : block.span.end].strip(_AROUND)
        if not (line[:1].isdecimal() or line[-1:].isdecimal()):
            continue
        if match := _LAST.search(line) or _FIRST.match(line):
            words = line[: match.start()] + line[match.end() :]
            bare = " ".join(_PAGE.sub("", words).split()).strip(_AROUND)
            found[bare.casefold()].append(_Numbered(i, int(match[0]), is_named=_PAGE.search(words) is not None))
    return found


def _series(numbered: Sequence[_Numbered], above: Sequence[int], *, most: int) -> Sequence[_Numbered]:
    """The longest series of lines whose numbers count up, with running text between each two of them.

    Args:
        numbered: The lines, in order.
        above: Characters of running text above each block.
        most: How far a number may be from the next: where a book has two heads in turn, every other one is missing.
    """
    lengths, following = [1] * len(numbered), [-1] * len(numbered)
    begins: dict[int, int] = {}  # by its first number, the longest series so far
    for k in reversed(range(len(numbered))):
        one = numbered[k]
        for step in range(1, most + 1):
            on = begins.get(one.number + step, -1)
            if on >= 0 and lengths[on] >= lengths[k] and above[numbered[on].block] - above[one.block] >= _BETWEEN:
                lengths[k], following[k] = lengths[on] + 1, on
        if lengths[k] >= lengths[begins.get(one.number, k)]:
            begins[one.number] = k
    at = max(range(len(numbered)), key=lengths.__getitem__)
    series: list[_Numbered] = []
    while at >= 0:
        series.append(numbered[at])
        at = following[at]
    return series


def _is_of_pages(page: Page, series: Sequence[_Numbered]) -> bool:
    """Whether the numbers of a series are those of pages."""
    if len(series) < _FEWEST:
        return False
    breaks = sum(_breaks(page, one.block) for one in series)
    return all(one.is_named for one in series) or breaks * _OF_BREAKS >= len(series)


def _breaks(page: Page, i: int) -> bool:
    """Whether a line breaks into a sentence: the running text above it does not end, and goes on below."""
    near = range(1, _NEAR + 1)
    above = next((page.blocks[i - by].text for by in near if i >= by and len(page.blocks[i - by].text) > _LONGEST), ".")
    rest = page.blocks[i + 1 : i + 1 + _NEAR]
    below = next((block.text for block in rest if len(block.text) > _LONGEST), "")
    return not ends_sentence(above) and below[:1].islower()


def _heads(page: Page, found: Collection[int], above: Sequence[int]) -> Iterator[int]:
    """The lines right beside the numbers that come again beside others, below where the text begins."""
    beside = dict.fromkeys(j for i in sorted(found) for j in (i - 1, i + 1) if 0 <= j < len(page.blocks))
    heads = {
        j: page.blocks[j].text.casefold()
        for j in beside
        if j not in found and j not in page.known and len(page.blocks[j].text) <= _LONGEST and above[j]
    }
    count = Counter(heads.values())
    return (j for j, words in heads.items() if count[words] >= _FEWEST and not isinstance(page.blocks[j], Metadata))


_FEWEST, _OF_BREAKS = 3, 3
"""Lines of a series; and of so many numbers one breaks into a sentence."""
_LONGEST, _BETWEEN = 80, 300
"""Characters of a head, beyond which a line is running text; and of such text between two numbers."""
_NEAR = 4
_AROUND = " -–—|·•,:;.[]()"
_FIRST, _LAST = re.compile(r"\d{1,3}(?![\w.,:/)-])"), re.compile(r"(?<![\w.,:/(-])\d{1,3}\Z")
_PAGE = re.compile(r"\b(?:page|seite|página|pagina|strona|страница|σελίδα)\s*\Z", re.IGNORECASE)
"""What comes before the number; `p.` does in notes too."""
