"""Which blocks of a page are its article: a small trained model, decoded as one stretch.

How dirty the text is comes first. Among the menus of a whole page the article is the stretch whose blocks speak for it
most; text that is nearly clean loses nothing but its ends, and those only where a rule tells that they are none of it.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from math import exp
from typing import Literal

from relations.boilerplate import wording
from relations.boilerplate.features import Measured, main_run, measure
from relations.boilerplate.verdicts import Blocks
from relations.model import Metadata
from relations.titles import title_of
from relations.trees import Ensemble, ensemble

# Tuned on the stripping development set, each source and each language other than English with a model that had seen
# none of its pages. Votes are in thousandths of a logit and sizes in tenths of a word, as they come.
_SUREST, _SUREST_NEAR_CLEAN = 4000, 6000
"""Votes count up to here, so that no single block decides."""
_LENIENCE, _LENIENCE_ELSEWHERE, _LENIENCE_NEAR_CLEAN = 2000, 1000, 3000
"""What is added to a vote, for what is wrongly set aside costs more than what is wrongly kept."""
_COST_BY_DENSITY, _LEAST_DENSITY, _HIGHEST_COST = 3500, 140, 600_000
"""Each block costs something, the more the longer the article's own blocks are: where these are full paragraphs, a
hundred links in a row are no part of it, however little speaks against each. It is the density of the main run, and
counts as far as that run holds the prose of the page."""
_COST_ELSEWHERE = 325_000
"""Outside of English the rules know fewer words, and a menu is told by its shape alone: each block costs the same."""
_PAGE = 30
"""What makes a page: the blocks around the article that a rule has named, and, if there are some on both sides, the
blocks on the emptier side; fewer are leftovers of a paste, or lists of the article's own."""
_AROUND, _TELLING_ELSEWHERE, _AGAINST = 10, 1, 8
"""The same outside of English: blocks around the article, of which one is named, or many have votes against them."""
_VOTE_AGAINST = -2000
_SENTENCE, _WORST, _BETWEEN = 80, -1000, 1
"""What goes on an article right beside it: sentences of so many tenths of a word, with no worse a vote than this, and
at most so many blocks before each that are none."""
_PROSE, _LEAST_OF_OWN, _MOST_AGAINST = 250, 0.5, -1400
"""What makes an article in parts: around what was found half as much prose as in it (blocks of so many tenths of a
word), and no worse a vote than this of all that is added, as a mean of its words."""


def outside(
    blocks: Blocks,
    telling: Container[int],
    *,
    language: str | None = None,
    strictness: Literal["balanced", "strict"] = "balanced",
) -> Mapping[int, float]:
    """Return the blocks that are not the article, by index, with how sure the model is of each.

    Args:
        blocks: All blocks of the page.
        telling: Indexes of those that a rule has named already.
        language: ISO 639-1 code, if it is known.
        strictness: With `strict`, every text is taken for a whole page.
    """
    if not blocks:
        return {}
    is_english = language in (None, "en")
    model = shipped("trees" if is_english else "without_words")  # first: as it is made, it is large for a moment
    measured = measure(blocks, telling, _wording(blocks) if is_english else bytes(len(blocks)))
    votes = array("i", map(model.score, measured.rows))
    first, last = _of_page(measured, votes, is_english=is_english)
    is_page = _is_page(measured, votes, first, last) if is_english else _is_page_elsewhere(measured, votes, first, last)
    if not is_page and strictness == "balanced":
        first, last = _near_clean(measured, votes)
    else:
        if is_english and _goes_on(measured, votes, range(first, last)):
            first, last = _lenient(measured, votes)
        first, last = _with_sentences(measured, votes, first, last)
        if first < last < (listed := _with_list(measured, votes, last)):
            first, last = _with_sentences(measured, votes, first, listed)
    if first == last:  # nothing speaks for any of it, so there is no article for the rest to be outside of
        return {}
    while first < last and measured.tells[first]:
        first += 1
    return _Outside(votes, range(first, last), frozenset(_head(blocks, measured, first, telling)))


@dataclass(frozen=True, slots=True, eq=False)
class _Outside(Mapping[int, float]):
    """What `outside` returns, made of the votes alone: on a long text all of it is asked for once."""

    votes: Sequence[int]
    article: range
    head: frozenset[int]
    """Its title and standfirst, where they stand above it."""

    def __contains__(self, i: object) -> bool:
        return i in range(len(self.votes)) and i not in self.article and i not in self.head

    def __getitem__(self, i: int) -> float:
        if i not in self:
            raise KeyError(i)
        return _THOUSANDTHS[round(1000 / (1 + exp(self.votes[i] / 1000)))]

    def __iter__(self) -> Iterator[int]:
        around = chain(range(self.article.start), range(self.article.stop, len(self.votes)))
        return (i for i in around if i not in self.head)

    def __len__(self) -> int:
        return sum(1 for _ in self)


_THOUSANDTHS = tuple(i / 1000 for i in range(1001))
"""How sure the model can be; made once, since a long text has tens of thousands of scores."""


def _wording(blocks: Blocks) -> Sequence[int]:
    """What the words of each block say against the article."""
    words = wording.shipped()
    return array("b", (words.against(block.text) for block in blocks))


@cache
def shipped(name: Literal["trees", "without_words"]) -> Ensemble:
    """Return a model that comes with the package; what it was trained on stands in its file."""
    raw = json.loads(files("relations.boilerplate").joinpath("weights.json").read_text(encoding="utf-8"))
    return ensemble(raw[name], size=30)


def _of_page(measured: Measured, votes: Sequence[int], *, is_english: bool) -> tuple[int, int]:
    """The article of a whole page."""
    by_density = _COST_BY_DENSITY * max(0, measured.density - _LEAST_DENSITY)
    cost = min(_HIGHEST_COST, by_density) * measured.prose_share // 1000
    lenience = _LENIENCE if is_english else _LENIENCE_ELSEWHERE
    if not is_english:
        cost = _COST_ELSEWHERE
    return main_run(
        (_bounded(vote, _SUREST) + lenience) * size - cost for vote, size in zip(votes, measured.sizes, strict=True)
    )


def _is_page(measured: Measured, votes: Sequence[int], first: int, last: int) -> bool:
    """Whether so much stands around an article in English that the text must be a whole page."""
    named_before, named_after = sum(measured.tells[:first]), sum(measured.tells[last:])
    emptier = min(first, len(votes) - last) if named_before and named_after else 0
    return emptier + named_before + named_after >= _PAGE


def _is_page_elsewhere(measured: Measured, votes: Sequence[int], first: int, last: int) -> bool:
    """The same in another language, where fewer lines tell."""
    against = sum(vote < _VOTE_AGAINST for vote in (*votes[:first], *votes[last:]))
    has_evidence = sum(measured.tells[:first]) + sum(measured.tells[last:]) >= _TELLING_ELSEWHERE or against >= _AGAINST
    return first + len(votes) - last >= _AROUND and has_evidence


def _goes_on(measured: Measured, votes: Sequence[int], article: range) -> bool:
    """Whether an article of a page goes on around what was found of it, in parts with short lines between them.

    A review of ten products or a list of fifty places is such a one: its longest part is found, and around it there
    is half as much prose at least, and on the whole not much against it.
    """
    sizes = measured.sizes
    added = [i for i in range(*_lenient(measured, votes)) if i not in article]
    own, other = (sum(sizes[i] for i in where if sizes[i] >= _PROSE) for where in (article, added))
    if not other or other < _LEAST_OF_OWN * (own + _PROSE):
        return False
    against = sum(_bounded(votes[i], _SUREST_NEAR_CLEAN) * sizes[i] for i in added)
    return against > _MOST_AGAINST * sum(sizes[i] for i in added)


def _with_sentences(measured: Measured, votes: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """The article of a page with the sentences right beside it, which may be short."""

    def are_there(where: Iterable[int]) -> Iterator[int]:
        return (
            i
            for i in where
            if 0 <= i < len(votes)
            and measured.ends[i]
            and measured.sizes[i] >= _SENTENCE
            and votes[i] >= _WORST
            and not measured.tells[i]
        )

    while first < last and (found := next(are_there(range(last, last + 1 + _BETWEEN)), None)) is not None:
        last = found + 1
    while first < last and (found := next(are_there(range(first - 1, first - 2 - _BETWEEN, -1)), None)) is not None:
        first = found
    return first, last


def _with_list(measured: Measured, votes: Sequence[int], last: int) -> int:
    """Where an article ends that seemed to end in a colon: behind what follows it, line by line."""
    if measured.leads[last - 1]:
        while last < len(votes) and votes[last] >= _WORST and not measured.tells[last]:
            last += 1
    return last


def _lenient(measured: Measured, votes: Sequence[int]) -> tuple[int, int]:
    """The article of a text that holds little else."""
    return main_run(
        (_bounded(vote, _SUREST_NEAR_CLEAN) + _LENIENCE_NEAR_CLEAN) * size
        for vote, size in zip(votes, measured.sizes, strict=True)
    )


def _bounded(vote: int, surest: int) -> int:
    return max(-surest, min(surest, vote))


def _head(blocks: Blocks, measured: Measured, first: int, telling: Container[int]) -> Iterator[int]:
    """The title above the article, and the sentence right below it, which tells what it is about."""
    title = title_of(blocks, first, telling) if first else None
    if title is None:
        return
    yield title
    below = next((i for i in range(title + 1, first) if not isinstance(blocks[i], Metadata)), None)
    if below is not None and measured.ends[below] and measured.sizes[below] >= _SENTENCE and not measured.tells[below]:
        yield below


def _near_clean(measured: Measured, votes: Sequence[int]) -> tuple[int, int]:
    """The article of nearly clean text: all of it, but for an end in which a rule tells."""
    first, last = _lenient(measured, votes)
    if first == last or not any(measured.tells[:first]):
        first = 0
    if first == last or not any(measured.tells[last:]):
        last = len(votes)
    return first, last
