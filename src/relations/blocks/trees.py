"""Small trained models: sums of decision trees over whole numbers, read from a file and evaluated in plain Python."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

Node: TypeAlias = "int | tuple[int, int, Node, Node]"
"""A leaf's vote, or a question: the number of a feature, a bound, where to go up to the bound, and where beyond it."""


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Trees whose votes are added up; what they were trained on stands in the file they come from."""

    trees: tuple[Node, ...]

    def score(self, features: Sequence[int]) -> int:
        """Return the sum of the votes, in thousandths of a logit."""
        total = 0
        for tree in self.trees:
            node = tree
            while not isinstance(node, int):
                feature, bound, low, high = node
                node = low if features[feature] <= bound else high
            total += node
        return total

    def says(self, features: Sequence[int]) -> bool:
        """Tell whether yes is more likely than no."""
        return self.score(features) > 0


@dataclass(frozen=True, slots=True)
class Models:
    """What is asked where rules do not settle it."""

    boundary: Ensemble
    """Whether a line begins a block."""
    item: Ensemble
    """Whether a block with a marker that may be prose is an item of a list."""
    heading: Ensemble
    """Whether a block is a heading."""
    unmarked: Ensemble
    """Whether a block is an item of a list that has lost its markers."""


@cache
def shipped() -> Models:
    """Return the models that come with the package."""
    raw = json.loads(files("relations.blocks").joinpath("models.json").read_text(encoding="utf-8"))
    return from_json(raw["models"])


def from_json(raw: dict[str, list[object]]) -> Models:
    """Return models from what `tools/train_blocks.py` writes."""
    return Models(**{name: Ensemble(tuple(_node(tree) for tree in trees)) for name, trees in raw.items()})


def _node(raw: object) -> Node:
    if isinstance(raw, int):
        return raw
    if isinstance(raw, list):
        feature, bound, low, high = raw
        return (int(feature), int(bound), _node(low), _node(high))
    raise TypeError(raw)
