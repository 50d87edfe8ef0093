"""What stands around a block: the labels of the blocks before and after it, as the rules and the first pass give them.

A label is a reason, `article` or `metadata`, and `edge` before and after all blocks of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from operator import sub
from typing import NamedTuple

from relations.boilerplate.lanes import REASONS, Outcome
from relations.boilerplate.observations import Told
from relations.boilerplate.scene import Scene
from relations.model import Metadata


class Reach(NamedTuple):
    """Blocks around one that are seen together: from one place to another, counted from itself, which is left out."""

    first: int
    last: int


FARTHEST = 10
"""Blocks that are seen before and after each, at most."""
BY_RULES = {"beside": Reach(-1, 1), "among": Reach(-FARTHEST, FARTHEST)}
"""Where it counts what the rules say."""
WEIGHED = {
    **{f"before_{far}": Reach(-far, -far) for far in (1, 2, 3)},
    **{f"after_{far}": Reach(far, far) for far in (1, 2, 3)},
    "ten_before": Reach(-FARTHEST, -1),
    "ten_after": Reach(1, FARTHEST),
}
"""Where it counts, in the second pass, what was the outcome of the first."""
REACHES = BY_RULES | WEIGHED
NAMES = {f"{name}_{label}": (name, label) for name in REACHES for label in (*REASONS, "article", "metadata", "edge")}
"""The names of what may stand around a block, each with its reach and the label."""


class Around(NamedTuple):
    """What each block of a stretch is, and what is before and after them."""

    stretch: range
    by_rules: Sequence[str]
    """The labels of its blocks, and of ten more on each side."""
    weighed: Sequence[str] | None = None
    """What came out of the first pass; None if that is still to come."""

    def after(self, weighed: Mapping[int, Outcome]) -> Around:
        """Return the same with the outcome of the first pass, for the blocks that it weighed."""
        labels = list(self.by_rules)
        for i, reason in weighed.items():
            labels[self._at(i)] = reason
        return Around(self.stretch, self.by_rules, labels)

    def _at(self, i: int) -> int:
        """Where the label of a block stands."""
        return i - self.stretch.start + FARTHEST

    def seen(self, i: int) -> dict[str, int]:
        """Return what stands around a block, and how often."""
        found: dict[str, int] = {}
        at = self._at(i)
        for name, (first, last), labels in self._views():
            if first == last:
                found[f"{name}_{labels[at + first]}"] = 1
                continue
            near = list(labels[at + first : at + last + 1])
            if first < 0 < last:
                del near[-first]
            for label in dict.fromkeys(near):
                found[f"{name}_{label}"] = near.count(label)
        return found

    def places(self, i: int, name: str) -> list[int]:
        """Return the blocks of the page that an observation around a block is made of."""
        of, label = NAMES[name]
        first, last = REACHES[of]
        labels = next(labels for name, _, labels in self._views() if name == of)
        return [j for j in range(i + first, i + last + 1) if j != i and labels[self._at(j)] == label != "edge"]

    def weights(self, of: Callable[[str], int]) -> Iterator[int]:
        """Yield how much what stands around each block speaks for each outcome, from the weights of an observation.

        Before the first pass that is what the rules say, and after it what has come out of it.
        """
        views, labels = (BY_RULES, self.by_rules) if self.weighed is None else (WEIGHED, self.weighed)
        reaches = []
        for name, reach in views.items():
            row = {label: of(f"{name}_{label}") for label in set(labels)}
            reaches.append(_summed([row[label] for label in labels], reach))
        return map(sum, zip(*reaches, strict=True))

    def _views(self) -> Iterator[tuple[str, Reach, Sequence[str]]]:
        """Each reach, with the labels that count there."""
        yield from ((name, reach, self.by_rules) for name, reach in BY_RULES.items())
        if self.weighed is not None:
            yield from ((name, reach, self.weighed) for name, reach in WEIGHED.items())


def _summed(spoken: Sequence[int], reach: Reach) -> Iterator[int]:
    """What the blocks in reach of each block say together; all the sums of a long page are large, so one by one."""
    first, last = FARTHEST + reach.first, FARTHEST + reach.last
    count = len(spoken) - 2 * FARTHEST
    if not count:
        return iter(())
    if first == last:
        return islice(spoken, first, first + count)
    entering, leaving = islice(spoken, last + 1, last + count), islice(spoken, first, None)
    sums = accumulate(map(sub, entering, leaving), initial=sum(spoken[first : last + 1]))
    is_inside = reach.first < 0 < reach.last
    return map(sub, sums, spoken[FARTHEST:]) if is_inside else sums


def by_rules(scene: Scene, told: Mapping[int, Told], stretch: range) -> Around:
    """Return what each block of a stretch of a page is as the rules say."""
    count = len(scene.page.blocks)
    reach = range(stretch.start - FARTHEST, stretch.stop + FARTHEST)
    return Around(stretch, [_label(scene, told, i) if 0 <= i < count else "edge" for i in reach])


def _label(scene: Scene, told: Mapping[int, Told], i: int) -> str:
    if i in told:
        return told[i].verdict.reason
    if isinstance(scene.page.blocks[i], Metadata):
        return "metadata"
    return scene.page.known[i].reason if i in scene.page.known else "article"
