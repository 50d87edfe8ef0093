"""Gradient-boosted trees over whole numbers, as `relations.trees` reads them. Needs requirements-train.txt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt

_PARAMETERS = {
    "objective": "binary",
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,  # more threads add up in another order, and give other trees
    "verbose": -1,
}


def fit(
    rows: Sequence[Sequence[int]] | npt.NDArray[np.float32],
    answers: Sequence[bool] | npt.NDArray[np.bool_],
    *,
    rounds: int,
    weights: npt.NDArray[np.float32] | None = None,
    **parameters: Any,  # Any: they are LightGBM's own
) -> list[Any]:
    """Return trees as nested lists: a question is [feature, bound, tree up to the bound, tree beyond it].

    A leaf is a vote in thousandths of a logit.
    """
    dataset = lightgbm.Dataset(np.asarray(rows, dtype=np.float32), np.asarray(answers), weight=weights)
    booster = lightgbm.train({**_PARAMETERS, **parameters}, dataset, rounds)
    return [_node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def _node(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(1000 * node["leaf_value"])
    # Features are whole numbers, so what is at most 12.5 is at most 12.
    bound = int(np.floor(node["threshold"]))
    low, high = _node(node["left_child"]), _node(node["right_child"])
    return low if low == high else [node["split_feature"], bound, low, high]
