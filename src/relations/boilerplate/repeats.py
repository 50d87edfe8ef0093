"""What gives itself away by coming again and again in one text: buttons, and the slides of a gallery."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from statistics import median_low

from relations.boilerplate.lexicon import bare
from relations.boilerplate.verdicts import Page, Verdict
from relations.model import Metadata, Reason
from relations.prose import SHORTEST


def repeated_calls(page: Page) -> Iterator[Verdict]:
    """Yield short lines that begin as buttons do, `See price`, where they stand three times or more."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, block in enumerate(page.blocks):
        if len(block.text) <= _LONGEST_CALL and not isinstance(block, Metadata) and _CALL.fullmatch(block.text):
            places[bare(block.text)].append(i)
    for found in places.values():
        if len(found) >= _FEWEST_CALLS:
            first = tuple(page.blocks[i].span for i in found[:_FEWEST_CALLS])
            reason: Reason = "advert" if _ADVERT.match(page.blocks[found[0]].text) else "call_to_action"
            for i in found:
                yield Verdict(page.blocks[i].span, reason, first, "repeated_calls")


_FEWEST_CALLS, _LONGEST_CALL = 3, 40
_ADVERT = re.compile(r"advertising|check|buy|shop", re.IGNORECASE)
_CALL = re.compile(
    r"(?:jump|see|get|go to|buy|shop|view|read|learn|show|check|click|try|visit|watch|download|browse|book|sign|"
    r"subscribe|compare|start|apply|request|expand|copy)\b(?: [\w'’$-]+){0,2}(?: (?:at|for|from|in|on|to) [\w'’$-]+)?"
    r"[\s!:…»›→↓▼]*|continue reading(?: [\w'’$-]+){0,4}|advertising",
    re.IGNORECASE,
)


def slides(page: Page) -> Iterator[Verdict]:
    """Yield the slides of a gallery beside an article: `1/12` and its words, `2/12` and its words, up to the last.

    Where nothing else is told, the slides are the article; and where one of them is longer than the words under a
    picture, they are its chapters.
    """
    found = list(_slides(page))
    if len(found) < _FEWEST_SLIDES:
        return
    # the last slide is as long as they mostly are, for nothing says where it ends
    end = min(len(page.blocks), found[-1] + median_low([after - at for at, after in pairwise(found)]))
    ends = (*found[1:], end)
    if any(sum(len(b.text) for b in page.blocks[at:to]) > _LONGEST_SLIDE for at, to in zip(found, ends, strict=True)):
        return
    beside = (len(block.text) for block in (*page.blocks[: found[0]], *page.blocks[end:]))
    if sum(size for size in beside if size > SHORTEST) < _LEAST_BESIDE:
        return
    evidence = (page.blocks[found[0]].span, page.blocks[found[-1]].span)
    for block in page.blocks[found[0] : end]:
        if not isinstance(block, Metadata):
            yield Verdict(block.span, "caption", evidence, "slides")


def _slides(page: Page) -> Iterator[int]:
    """Where slides begin that are numbered in order, of so many in all."""
    total, number = 0, 0
    for i, block in enumerate(page.blocks):
        if match := _SLIDE.match(block.text):
            of = int(match[2])
            if int(match[1]) == 1 and not number:
                total = of
            if of == total and int(match[1]) == number + 1:
                number += 1
                yield i


_SLIDE = re.compile(r"(\d{1,3})\s?(?:/|of)\s?(\d{1,3})(?![\d/.,%])")
_FEWEST_SLIDES, _LONGEST_SLIDE = 5, 800
_LEAST_BESIDE = 1000
"""Characters of all paragraphs beside the gallery together."""
