"""A row of weights as one whole number, a lane of 32 bits for each reason, so that one addition adds all of them."""

from __future__ import annotations

from collections.abc import Iterable
from struct import Struct
from typing import get_args

from relations.model import Reason

REASONS: tuple[Reason, ...] = get_args(Reason)
Row = tuple[int, ...]

_LANES = Struct(f"<{len(REASONS)}I")
WIDTH = _LANES.size
ONES = sum(1 << 32 * at for at in range(len(REASONS)))
"""A one in each lane."""
_HALF = 1 << 31
_LIFT = _HALF * ONES


def packed(row: Iterable[int]) -> int:
    """Return weights, some of which may be below zero, as one number; sums and multiples of such are such again.

    >>> unpacked(packed(range(-8, 8)) * 3 + ONES)[:4]
    (-23, -20, -17, -14)
    """
    return sum(weight << 32 * at for at, weight in enumerate(row))


def unpacked(total: int) -> Row:
    """Return the weights again."""
    return tuple([one - _HALF for one in _LANES.unpack((total + _LIFT).to_bytes(WIDTH, "little"))])


def highest(total: int) -> Reason:
    """Return the reason with the most weight, the first of several."""
    lanes = _LANES.unpack((total + _LIFT).to_bytes(WIDTH, "little"))
    return REASONS[lanes.index(max(lanes))]
