"""The reasons once more, by its words and by what stands around: a small linear model over named observations.

When the rules have told each block from the top down, it is known what the lines below are too. Each thing that is
seen of a block then speaks for some reasons and against others, with a weight that was learned from labelled lines;
its words, which are many, have theirs in a table of their own (`reason_words`).
Where another reason than that of the rules wins, the block gets it, by the name of what spoke for it most.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from relations.boilerplate import reason_words
from relations.boilerplate.features import ends_sentence
from relations.boilerplate.lanes import REASONS, Row, highest, packed, unpacked
from relations.boilerplate.reason_words import ReasonWords
from relations.boilerplate.scene import Scene
from relations.boilerplate.sections import Section
from relations.boilerplate.verdicts import Verdict
from relations.model import Metadata, Reason


class Told(NamedTuple):
    """What the rules say of a block outside of the article."""

    verdict: Verdict
    section: Section | None
    """The section that was open where it stands."""
    is_sure: bool
    """Whether that holds wherever it stands, so that nothing around it counts."""


@dataclass(frozen=True)
class Weights:
    """How much each observation speaks for each reason: thousandths of a logit, in the order of `REASONS`."""

    rows: Mapping[str, Row]
    words: ReasonWords | None = None
    """What the words of a line say; None if they are not asked."""

    @cached_property
    def packed(self) -> Mapping[str, int]:
        """The rows as numbers that can be added up: see `lanes`."""
        return {name: packed(row) for name, row in self.rows.items()}

    def of(self, observation: str) -> int:
        """Return the weights of an observation; one that was too rare to learn from speaks for nothing."""
        return self.packed.get(observation, 0)

    def of_words(self, text: str) -> int:
        """Return the weights of the words of a line."""
        return self.words.packed(text) if self.words else 0


_NOTHING = (0,) * len(REASONS)


@cache
def shipped() -> Weights:
    """Return the weights that come with the package; what they were learned from stands in their file."""
    raw = json.loads(files("relations.boilerplate").joinpath("reasons.json").read_text(encoding="utf-8"))
    return Weights({name: tuple(row) for name, row in raw["weights"].items()}, reason_words.shipped())


def weigh(scene: Scene, told: Mapping[int, Told]) -> Iterator[tuple[int, Verdict]]:
    """Yield the verdict on each block that the rules have told: theirs, or another one by what stands around it."""
    weights, labels = shipped(), _labels(scene, told)
    row = weights.packed.get
    beside = [weights.of(f"beside_{label}") for label in labels]
    among = [weights.of(f"among_{label}") for label in labels]
    up_to = list(accumulate(among, initial=0))
    own: dict[tuple[str, ...], int] = {}
    words: dict[str, int] = {}
    for i, one in told.items():
        if one.is_sure:
            yield i, one.verdict
            continue
        seen, text = tuple(_own(scene, i, one)), scene.page.blocks[i].text
        if seen not in own:
            own[seen] = sum([row(name, 0) for name in seen])
        if text not in words:
            words[text] = weights.of_words(text)
        at = i + _FARTHEST
        around = beside[at - 1] + beside[at + 1] + up_to[at + _FARTHEST + 1] - up_to[i] - among[at]
        best = highest(own[seen] + words[text] + around)
        yield i, one.verdict if best == one.verdict.reason else _another(scene, told, labels, i, best)


def observe(scene: Scene, told: Mapping[int, Told]) -> Iterator[tuple[int, Counter[str]]]:
    """Yield what is seen of each block, and how often: what the weights are learned from."""
    labels = _labels(scene, told)
    for i, one in told.items():
        yield i, _seen(scene, labels, i, one)


def _seen(scene: Scene, labels: Sequence[str], i: int, one: Told) -> Counter[str]:
    """What is seen of a block, and how often."""
    seen = Counter(_own(scene, i, one))
    for name, reach in REACHES.items():
        seen.update(f"{name}_{labels[j + _FARTHEST]}" for j in range(i - reach, i + reach + 1) if j != i)
    return seen


# ---- around ----------------------------------------------------------------------------------------------------------

_FARTHEST = 10
REACHES = {"beside": 1, "among": _FARTHEST}
"""How many blocks before and after."""


def _labels(scene: Scene, told: Mapping[int, Told]) -> list[str]:
    """What each block of the page is: a reason, `article` or `metadata`; and `edge` before and after them."""
    edge = ["edge"] * _FARTHEST
    return [*edge, *(_label(scene, told, i) for i in range(len(scene.page.blocks))), *edge]


def _label(scene: Scene, told: Mapping[int, Told], i: int) -> str:
    if i in told:
        return told[i].verdict.reason
    if isinstance(scene.page.blocks[i], Metadata):
        return "metadata"
    return scene.page.known[i].reason if i in scene.page.known else "article"


# ---- its own ---------------------------------------------------------------------------------------------------------


def _own(scene: Scene, i: int, one: Told) -> Iterator[str]:
    """What is seen of a block itself: what the rules say, how it is written, where it stands."""
    yield "always"
    yield f"rule {one.verdict.rule}"
    yield f"told {one.verdict.reason}"
    yield f"section_{one.section.reason}" if one.section else "no_section"
    yield f"words_{_bound(scene.words[i], _WORDS)}"
    yield f"density_{_bound(scene.density[i], _DENSITIES)}"
    yield from _written(scene.page.blocks[i].text)
    if scene.is_prose(i):
        yield "running_text"
    if i in scene.dated:
        yield "dated"
    if i in scene.priced:
        yield "priced"
    if i in scene.options:
        yield "in_order"
    yield from _placed(scene, i)


_WORDS = (0, 1, 2, 5, 12, 25)
_DENSITIES = (2, 3, 4, 6, 9)


def _bound(number: float, bounds: Sequence[int]) -> str:
    """The lowest bound that a number does not exceed."""
    at = bisect_left(bounds, number)
    return str(bounds[at]) if at < len(bounds) else "more"


def _written(text: str) -> Iterator[str]:
    """What is seen of a line's letters and marks."""
    if ends_sentence(text):
        yield "ends_sentence"
    if text.endswith((":", "：")):
        yield "colon_at_end"
    characters = set(text)
    for name, marks in _MARKS.items():
        if not marks.isdisjoint(characters):
            yield name
    if _TO_READER.search(text):
        yield "speaks_to_reader"
    if text.isupper():
        yield "capitals"
    words = text.split()
    capital = sum(word[0].isupper() for word in words)
    if capital == len(words) > 1:
        yield "title_case"
    elif not capital:
        yield "lower_case"


_MARKS = {
    "question": frozenset("?？"),
    "exclamation": frozenset("!！"),
    "digits": frozenset("0123456789"),
    "comma": frozenset(",，"),
    "quotes": frozenset('"“”„«»'),
    "bars": frozenset("|·•»›>"),
}
_TO_READER = re.compile(r"\b(?:you|your|we|our|us)\b", re.IGNORECASE)


def _placed(scene: Scene, i: int) -> Iterator[str]:
    """Where a block stands on the page, and by the article."""
    count = len(scene.page.blocks)
    for far in _FROM_EDGE:
        if i < far:
            yield f"first_{far}"
        if i >= count - far:
            yield f"last_{far}"
    above, below = scene.first_kept - i, i - scene.last_kept
    if above > 0:
        yield "above_article"
    elif below > 0:
        yield "below_article"
    else:
        yield "inside_article"
    for far in _FROM_ARTICLE:
        if 0 < above <= far:
            yield f"above_article_{far}"
        elif 0 < below <= far:
            yield f"below_article_{far}"


_FROM_EDGE = (5, 20)
_FROM_ARTICLE = (4, 14)


# ---- what spoke for another reason -----------------------------------------------------------------------------------


def _another(scene: Scene, told: Mapping[int, Told], labels: Sequence[str], i: int, reason: Reason) -> Verdict:
    """The verdict for another reason than that of the rules, by what spoke for it most, and where that was seen."""
    weights, at = shipped(), REASONS.index(reason)
    seen = _seen(scene, labels, i, told[i])
    own, section = scene.page.blocks[i].span, told[i].section
    spoken = {one: times * weights.rows.get(one, _NOTHING)[at] for one, times in seen.items() if one in OBSERVED}
    spoken[OWN_WORDS] = unpacked(weights.of_words(scene.page.blocks[i].text))[at]
    name = max(spoken, key=spoken.__getitem__)
    kind, _, of = name.partition("_")
    if kind == "section" and section:
        return Verdict(own, reason, (section.opener.span,), name)
    if kind in REACHES:
        places = range(max(0, i - REACHES[kind]), min(len(scene.page.blocks), i + REACHES[kind] + 1))
        spans = tuple(scene.page.blocks[j].span for j in places if j != i and labels[j + _FARTHEST] == of)
        return Verdict(own, reason, spans or (own,), name)
    return Verdict(own, reason, (own,), name)


OWN_WORDS = "own_words"
"""The name of what the words of a block say together."""


def _observed() -> Iterator[str]:
    """The names of all that a verdict may go by."""
    yield OWN_WORDS
    yield from ("no_section", *(f"section_{reason}" for reason in REASONS))
    yield from (f"{reach}_{label}" for reach in REACHES for label in (*REASONS, "article", "metadata", "edge"))
    yield from (f"words_{bound}" for bound in (*_WORDS, "more"))
    yield from (f"density_{bound}" for bound in (*_DENSITIES, "more"))
    yield from ("ends_sentence", "colon_at_end", *_MARKS, "speaks_to_reader", "capitals", "title_case", "lower_case")
    yield from ("running_text", "dated", "priced", "in_order")
    yield from (f"{side}_{far}" for side in ("first", "last") for far in _FROM_EDGE)
    yield from ("above_article", "below_article", "inside_article")
    yield from (f"{side}_article_{far}" for side in ("above", "below") for far in _FROM_ARTICLE)


OBSERVED = frozenset(_observed())
"""The names of all that a verdict may go by; besides, the model sees which rule told the block, and what."""
