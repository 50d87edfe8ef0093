"""The reasons once more, by its words and by what stands around: a small linear model over named observations.

When the rules have told each block from the top down, it is known what the lines below are too. Each thing that is
seen of a block then speaks for some reasons and against others, with a weight that was learned from labelled lines;
its words, which are many, have theirs in a table of their own (`reason_words`).
That is done twice. What came out of the first pass is mostly right, so that the second one can tell by it what the
blocks right before and after each block are; its weights are others, learned from what the first pass says.
Where another reason than that of the rules wins, the block gets it, by the name of what spoke for it most.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from relations.boilerplate import around, observations, reason_words
from relations.boilerplate.around import Around
from relations.boilerplate.lanes import AGAIN, OUTCOMES, best_reason, highest, lane, packed
from relations.boilerplate.observations import Told
from relations.boilerplate.reason_words import ReasonWords, buckets
from relations.boilerplate.scene import Scene
from relations.boilerplate.verdicts import Verdict
from relations.model import Reason, Span
from relations.remembering import remembered


@dataclass(frozen=True)
class Weights:
    """How much each observation speaks for each outcome in the first pass and in the second, in thousandths of a logit.

    Both are added up at once, for most of what is seen is the same.
    """

    packed: Mapping[str, int]
    """Rows of weights in the order of `OUTCOMES`, as numbers that can be added up: see `lanes`."""
    words: ReasonWords | None = None
    """What the words of a line say; None if they are not asked."""

    @classmethod
    def of_rows(cls, first: Rows, again: Rows, words: ReasonWords | None = None) -> Weights:
        """Return the weights that stand in the rows of each pass."""
        none = (0,) * AGAIN
        names = dict.fromkeys((*first, *again))
        return cls({name: packed(first.get(name, none), again.get(name, none)) for name in names}, words)

    def of(self, observation: str) -> int:
        """Return the weights of an observation; one that was too rare to learn from speaks for nothing."""
        return self.packed.get(observation, 0)

    @cached_property
    def of_words(self) -> Callable[[str], int]:
        """Return the weights of the words of a line."""
        return remembered(lambda text: self.words.packed(buckets(text)) if self.words else 0)


Rows = Mapping[str, Collection[int]]
"""By what is seen, a weight for each outcome."""


@cache
def shipped() -> Weights:
    """Return the weights that come with the package; their file tells what they were learned from."""
    raw = json.loads(files("relations.boilerplate").joinpath("reasons.json").read_text(encoding="utf-8"))
    first, again = (raw[of] for of in PASSES)
    return Weights.of_rows(first, again, reason_words.shipped())


PASSES = ("first", "again")
"""What the weights of each pass are called in their file."""


READS_AS_METADATA = "reads_as_metadata"
"""The rule of a block of which the model says that it is about the article; its reason is the next best."""
LEAD = 500
"""How much more must speak for that than for any reason, in thousandths of a logit."""


def weigh(scene: Scene, told: Iterable[tuple[int, Told]]) -> Iterator[tuple[int, Verdict]]:
    """Yield the verdict on each block that the rules have told: theirs, or another one by what stands around it.

    That goes stretch by stretch, so that of a text of megabytes only one is taken apart at a time.
    """
    count, coming = len(scene.page.blocks), iter(told)
    near: dict[int, Told] = {}
    for start in range(0, count, _STRETCH):
        stretch = range(start, min(count, start + _STRETCH))
        for i, one in coming:
            near[i] = one
            if i >= stretch.stop + _BEYOND:
                break
        seen = range(max(0, start - around.FARTHEST), min(count, stretch.stop + around.FARTHEST))
        yield from _weighed(Asked(scene, near, seen), stretch)
        near = {i: one for i, one in near.items() if i >= stretch.stop - _BEYOND}


_STRETCH = 400
"""Blocks that are weighed together: more than most pages have."""
_BEYOND = 2 * around.FARTHEST
"""Blocks beyond them that are looked at: the second pass asks what the first says there, and that one what the rules
say beyond."""


def _weighed(asked: Asked, stretch: range) -> Iterator[tuple[int, Verdict]]:
    """The verdicts on the blocks of a stretch."""
    weights = shipped()
    spoken = asked.spoken(weights)
    seen = asked.after(spoken)
    best = asked.best(spoken, seen, weights)
    for i in stretch:
        if one := asked.told.get(i):
            reason, lead = best.get(i, (one.verdict.reason, 0))
            verdict = one.verdict if reason == one.verdict.reason else asked.another(i, reason, spoken, seen, weights)
            is_about = lead >= LEAD
            yield i, verdict._replace(rule=READS_AS_METADATA) if is_about else verdict


class Spoken(NamedTuple):
    """How much speaks for each outcome, before it is known what the first pass makes of the blocks around."""

    totals: Mapping[int, int]
    """Of all that is seen of a block, unless the rules are sure of it."""
    words: Mapping[str, int]
    """Of the words of these blocks alone, by their texts, for many stand there more than once."""


@dataclass(frozen=True)
class Asked:
    """What the rules have told of a page, of which a stretch is to be weighed."""

    scene: Scene
    told: Mapping[int, Told]
    stretch: range

    @cached_property
    def around(self) -> Around:
        """What stands around each block, as the rules say."""
        return around.by_rules(self.scene, self.told, self.stretch)

    @cached_property
    def own(self) -> Mapping[int, tuple[str, ...]]:
        """What is seen of each block itself, without those of which the rules are sure."""
        once = dict[tuple[str, ...], tuple[str, ...]]()
        told = (
            (i, self.told[i], observations.written(self.scene.page.blocks[i].text))
            for i in self.stretch
            if i in self.told
        )
        own = ((i, observations.own(self.scene, i, one, written)) for i, one, written in told if not one.is_sure)
        return {i: once.setdefault(some, some) for i, some in own}

    def spoken(self, weights: Weights) -> Spoken:
        """Return how much all that the first pass sees of each block speaks for each outcome of both passes."""
        row, blocks = weights.packed.get, self.scene.page.blocks
        own = {some: sum([row(name, 0) for name in some]) for some in set(self.own.values())}
        words = {text: weights.of_words(text) for text in {blocks[i].text for i in self.own}}
        totals = {
            i: own[some] + words[blocks[i].text] + beside
            for i, beside in zip(self.stretch, self.around.weights(weights.of), strict=True)
            if (some := self.own.get(i))
        }
        return Spoken(totals, words)

    def after(self, spoken: Spoken) -> Around:
        """Return what stands around each block, as the rules and the first pass say."""
        return self.around.after({i: highest(total) for i, total in spoken.totals.items()})

    def best(self, spoken: Spoken, seen: Around, weights: Weights) -> Mapping[int, tuple[Reason, int]]:
        """Return the reason of each block that the second pass finds, and how much more speaks for metadata."""
        return {
            i: best_reason(spoken.totals[i] + beside)
            for i, beside in zip(self.stretch, seen.weights(weights.of), strict=True)
            if i in spoken.totals
        }

    def observe(self, i: int, seen: Around) -> dict[str, int]:
        """Return what is seen of a block, and how often: what the weights are learned from."""
        written = observations.written(self.scene.page.blocks[i].text)
        own = self.own.get(i) or observations.own(self.scene, i, self.told[i], written)
        return dict.fromkeys(own, 1) | seen.seen(i)

    def another(self, i: int, reason: Reason, spoken: Spoken, seen: Around, weights: Weights) -> Verdict:
        """Return the verdict for another reason than the rules gave, by what spoke for it most and where that was."""
        at, block, section = AGAIN + OUTCOMES.index(reason), self.scene.page.blocks[i], self.told[i].section
        observed = ((name, times) for name, times in self.observe(i, seen).items() if name in OBSERVED)
        counted = {name: times * lane(weights.of(name), at) for name, times in observed}
        counted[OWN_WORDS] = lane(spoken.words[block.text], at)
        name = max(counted, key=counted.__getitem__)
        spans: Sequence[Span] = ()
        if name in around.NAMES:
            spans = [self.scene.page.blocks[j].span for j in seen.places(i, name)] or spans
        elif section and name.startswith("section_"):
            spans = section.evidence
        return Verdict(block.span, reason, tuple(spans), name)


OWN_WORDS = "own_words"
"""The name of what the words of a block say together."""

OBSERVED = frozenset((OWN_WORDS, *observations.NAMES, *around.NAMES))
"""The names of all that a verdict may go by; besides, the model sees which rule told the block, and what."""
