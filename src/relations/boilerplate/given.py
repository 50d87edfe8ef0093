"""Blocks that a rule of the caller's names; this is asked before anything else, and stands whatever comes after."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from relations.lines import INVISIBLE
from relations.model import BodyBlock, ListItem, Reason, Rule, Span, squash

LONGEST_FOR_PATTERNS = 1000
"""What a pattern is tried on at most, so that its work is bounded."""
SHAPES = {"'": "‘’ʼ", '"': "“”„", "-": "‐‑‒–—", "...": "…"}
"""Marks that do not count apart where words are compared: what they are read as, and the other shapes of it."""
_PLAIN = str.maketrans({shape: plain for plain, shapes in SHAPES.items() for shape in shapes})
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_FIRST_IDEOGRAPH = "\u2e80"


@dataclass(frozen=True, slots=True)
class Named:
    """What a caller's rule says of a block."""

    rule: str
    reason: Reason | None
    """Why it is not the article; None if it is."""


def named(blocks: Sequence[BodyBlock], rules: Sequence[Rule]) -> dict[Span, Named]:
    """Return what the caller's rules say, by the spans of the blocks; the first rule that fits a block decides."""
    if not rules:
        return {}
    index = _index(tuple(rules))
    found = ((block.span, index.first(block)) for block in blocks)
    return {span: Named(rule.known_as, rule.reason) for span, rule in found if rule is not None}


def fold(text: str) -> str:
    """Return the text without what does not count where words are compared.

    >>> fold("Don’t  miss –\u00a0THIS…")
    "don't miss - this..."
    """
    return unicodedata.normalize("NFC", squash(text).casefold().translate(_PLAIN))


class _Index:
    """Rules by how they name a line; numbers are their places in the order."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.phrases: dict[str, int] = {}
        self.beginnings: list[tuple[int, str]] = []
        self.patterns: list[tuple[int, re.Pattern[str]]] = []
        for place, rule in enumerate(rules):
            if rule.phrase is not None:
                self.phrases.setdefault(fold(_UNSEEN.sub("", rule.phrase)), place)
            elif rule.begins is not None:
                self.beginnings.append((place, fold(_UNSEEN.sub("", rule.begins))))
            elif rule.pattern is not None:
                self.patterns.append((place, re.compile(rule.pattern, re.IGNORECASE)))

    def first(self, block: BodyBlock) -> Rule | None:
        """Return the first rule that names a block."""
        places = (place for text in _texts(block) for place in self._places(text))
        place = min(places, default=None)
        return None if place is None else self.rules[place]

    def _places(self, text: str) -> Iterator[int]:
        """Places of rules that fit a text; of each kind, the first."""
        words = fold(text)
        if words in self.phrases:
            yield self.phrases[words]
        yield from _first(place for place, beginning in self.beginnings if _begins(words, beginning))
        if len(text) <= LONGEST_FOR_PATTERNS:
            yield from _first(place for place, pattern in self.patterns if pattern.fullmatch(text))


_index = lru_cache(maxsize=4)(_Index)
"""The index of some rules; kept, since many texts come with the same ones."""


def _texts(block: BodyBlock) -> Iterator[str]:
    """What a person may call the text of a block: a list item's with and without its marker."""
    yield block.text
    if isinstance(block, ListItem):
        yield f"{block.marker} {block.text}"


def _begins(words: str, beginning: str) -> bool:
    """Whether words begin with others, and not in the middle of a word."""
    if not words.startswith(beginning):
        return False
    edge = words[len(beginning) - 1 : len(beginning) + 1]
    return len(edge) < 2 or not edge.isalnum() or max(edge) >= _FIRST_IDEOGRAPH


def _first(places: Iterator[int]) -> Iterator[int]:
    for place in places:
        yield place
        return
