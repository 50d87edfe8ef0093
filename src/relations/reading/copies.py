"""Articles that are much the same text: copies, and versions that differ in a few words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from relations.model import Article

_WORDS = 5
"""Length of the sequences of words that are compared."""
_ALIKE = 0.8
"""Share of the shorter text's sequences that the longer one has, from which on the one is a copy of the other: two
reports of one event share names and quotations, and hardly a tenth of their sequences."""
_LEAST = 20
"""Sequences below which a text is too short to tell."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that is much the same text as one before it; the numbers count from 0."""

    article: int
    of: int
    share: float
    """Of the sequences of words of the shorter one, those that the other has too; 1 for the same words."""
    is_same: bool
    """Whether title and body are the same, word for word."""


def copies(articles: Sequence[Article]) -> list[Copy]:
    """Return which articles are much the same text as an earlier one: each with the one it is most like."""
    bodies = [" ".join(block.text for block in article.body) for article in articles]
    shingles = [_shingles(body) for body in bodies]
    having: dict[tuple[str, ...], list[int]] = {}
    first: dict[str, int] = {}
    found: list[Copy] = []
    for number, own in enumerate(shingles):
        if bodies[number] and (same := first.setdefault(bodies[number], number)) != number:
            is_same = articles[same].title == articles[number].title
            found.append(Copy(number, same, 1.0, is_same=is_same))
            continue  # whatever is like it is as like the first one
        shared = Counter(other for shingle in own for other in having.get(shingle, ()))
        shares = [
            (round(count / least, 3), -other)
            for other, count in shared.items()
            if (least := min(len(own), len(shingles[other]))) >= _LEAST
        ]
        if shares and max(shares)[0] >= _ALIKE:
            share, other = max(shares)
            found.append(Copy(number, -other, share, is_same=False))
        for shingle in own:
            having.setdefault(shingle, []).append(number)
    return found


def _shingles(text: str) -> set[tuple[str, ...]]:
    """The sequences of words in a text, whatever their case and punctuation."""
    words = _WORD.findall(text.casefold())
    return {tuple(words[n : n + _WORDS]) for n in range(len(words) - _WORDS + 1)}
