"""The small trained models that are asked where rules do not settle where a block begins and what it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from relations.trees import Ensemble, ensemble


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
    """Return the models that come with the package; what they were trained on stands in their file."""
    raw = json.loads(files("relations.blocks").joinpath("models.json").read_text(encoding="utf-8"))
    return from_json(raw["models"])


def from_json(raw: dict[str, list[object]]) -> Models:
    """Return models from what `tools/train_blocks.py` writes."""
    return Models(**{name: ensemble(trees) for name, trees in raw.items()})
