"""Small trained models: sums of decision trees over whole numbers, read from a file and evaluated in plain Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Votes = Callable[[Sequence[int]], int]

# The first trees say most: where they agree this much, in thousandths of a logit, the rest is not asked.
_FIRST = 20
_SURE = 2000


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Trees whose votes are added up; what they were trained on stands in the file they come from."""

    first: Votes
    rest: Votes

    def says(self, features: Sequence[int]) -> bool:
        """Tell whether yes is more likely than no."""
        total = self.first(features)
        if -_SURE < total < _SURE:
            total += self.rest(features)
        return total > 0


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
    """Return models from what `tools/train_blocks.py` writes.

    Raises:
        TypeError: If something in it is no tree of whole numbers.
    """
    return Models(**{name: Ensemble(_votes(trees[:_FIRST]), _votes(trees[_FIRST:])) for name, trees in raw.items()})


def _votes(trees: Sequence[object]) -> Votes:
    """A function that adds up the votes of trees.

    They become code, made of whole numbers alone: that is four times as fast as to walk them as data.
    """
    code = compile("lambda f: " + ("+".join(map(_code, trees)) or "0"), "<trees>", "eval")
    made: Votes = eval(code, {"__builtins__": {}})  # noqa: S307 -- numbers of our own, and no names but f
    return made


def _code(tree: object) -> str:
    """A tree as an expression; a leaf is its vote, and a question [feature, bound, up to the bound, beyond it]."""
    if isinstance(tree, int):
        return str(int(tree))
    if isinstance(tree, list) and len(tree) == 4 and isinstance(tree[0], int) and isinstance(tree[1], int):
        feature, bound, low, high = tree
        return f"({_code(low)} if f[{feature:d}]<={bound:d} else {_code(high)})"
    raise TypeError(tree)
