"""A row of weights as one whole number, a lane of 32 bits for each outcome, so that one addition adds all of them."""

from __future__ import annotations

from collections.abc import Iterable
from struct import Struct
from typing import Literal, get_args

from relations.model import Reason

REASONS: tuple[Reason, ...] = get_args(Reason)
Outcome = Reason | Literal["metadata"]
OUTCOMES: tuple[Outcome, ...] = (*REASONS, "metadata")
"""What a block outside of the article may turn out to be; metadata is a line about it that no rule has told as such."""
Row = tuple[int, ...]

_LANES = Struct(f"<{len(OUTCOMES)}I")
WIDTH = _LANES.size
ONES = sum(1 << 32 * at for at in range(len(OUTCOMES)))
"""A one in each lane."""
_HALF = 1 << 31
_LIFT = _HALF * ONES
_LANE = (1 << 32) - 1


def packed(row: Iterable[int]) -> int:
    """Return weights, some of which may be below zero, as one number; sums and multiples of such are such again.

    >>> unpacked(packed(range(-8, 9)) * 3 + ONES)[:4]
    (-23, -20, -17, -14)
    """
    return sum(weight << 32 * at for at, weight in enumerate(row))


def unpacked(total: int) -> Row:
    """Return the weights again."""
    return tuple([one - _HALF for one in _LANES.unpack((total + _LIFT).to_bytes(WIDTH, "little"))])


def lane(total: int, at: int) -> int:
    """Return one of the weights.

    >>> lane(packed(range(-8, 9)), 3)
    -5
    """
    return ((total + _LIFT) >> 32 * at & _LANE) - _HALF


def highest(total: int) -> Outcome:
    """Return the outcome with the most weight, the first of several."""
    lanes = _LANES.unpack((total + _LIFT).to_bytes(WIDTH, "little"))
    return OUTCOMES[lanes.index(max(lanes))]


def best_reason(total: int) -> tuple[Reason, int]:
    """Return the reason with the most weight, the first of several, and how much more metadata has: less if below zero.

    >>> best_reason(packed([0, 5, *[0] * 14, 7]))
    ('share', 2)
    """
    *lanes, metadata = unpacked(total)
    most = max(lanes)
    return REASONS[lanes.index(most)], metadata - most
