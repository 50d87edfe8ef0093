"""Small trained models: sums of decision trees over whole numbers, read from a file and evaluated in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Votes = Callable[..., int]
"""Takes the features one by one."""

# Where the first ones agree this much, in thousandths of a logit, a yes or no asks no more of them.
_FIRST = 20
_SURE = 2000


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Trees whose votes are added up; what they were trained on stands in the file they come from."""

    parts: Sequence[Votes]
    """Some trees each; the first ones say most."""

    def score(self, features: Sequence[int]) -> int:
        """Return the sum of all votes, in thousandths of a logit."""
        total = 0
        for votes in self.parts:
            total += votes(*features)
        return total

    def says(self, features: Sequence[int]) -> bool:
        """Tell whether yes is more likely than no."""
        total = 0
        for at, votes in enumerate(self.parts):
            if at == 1 and not -_SURE < total < _SURE:
                break
            total += votes(*features)
        return total > 0


def ensemble(trees: Sequence[object], *, size: int = _FIRST) -> Ensemble:
    """Return an ensemble from the lists of a file of weights.

    Args:
        trees: A leaf is its vote; what else there is stands at `_code`.
        size: How many trees become one piece of code. Fewer take less memory while it is made, and more are quicker
            where all of them are asked.

    Raises:
        TypeError: If something in it is no tree of whole numbers.
    """
    return Ensemble([_votes(trees[at : at + size]) for at in range(0, len(trees), size)])


def _votes(trees: Sequence[object]) -> Votes:
    """A function that adds up the votes of trees.

    They become code, made of whole numbers alone: that is five times as fast as to walk them as data.
    """
    asked = max(map(_last_asked, trees), default=-1)
    names = "".join(f"f{i:d}," for i in range(asked + 1))
    code = compile(f"lambda {names}*_: " + ("+".join(map(_code, trees)) or "0"), "<trees>", "eval")
    made: Votes = eval(code, {"__builtins__": {}})  # noqa: S307 -- numbers of our own, and no names but the features'
    return made


def _last_asked(tree: object) -> int:
    """The last feature that a tree asks for; -1 if it is a leaf."""
    if isinstance(tree, list) and len(tree) == 4 and isinstance(tree[0], int):
        return max(tree[0], _last_asked(tree[2]), _last_asked(tree[3]))
    return -1


def _code(tree: object) -> str:
    """A tree as an expression; a leaf is its vote, and a question [feature, bound, up to the bound, beyond it]."""
    if isinstance(tree, int):
        return str(int(tree))
    if isinstance(tree, list) and len(tree) == 4 and isinstance(tree[0], int) and isinstance(tree[1], int):
        feature, bound, low, high = tree
        return f"({_code(low)} if f{feature:d}<={bound:d} else {_code(high)})"
    raise TypeError(tree)
