"""Rows of weights as one whole number, so that one addition adds all of them: 32 bits for each outcome of each pass."""

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

AGAIN = len(OUTCOMES)
"""Where the lanes of the second pass begin, behind those of the first."""

_LANES = Struct(f"<{AGAIN}I")
ONES = sum(1 << 32 * at for at in range(2 * AGAIN))
"""A one in each lane."""
_HALF = 1 << 31
_LIFT = _HALF * ONES
_LANE = (1 << 32) - 1
_NONE = (0,) * AGAIN


def packed(first: Iterable[int], again: Iterable[int] = _NONE) -> int:
    """Return the weights of both passes, some of which may be below zero, as one number.

    Sums and multiples of such are such again.

    >>> unpacked(packed(range(-8, 9)) * 3 + ONES)[0][:4]
    (-23, -20, -17, -14)
    """
    rows = zip(OUTCOMES, first, again, strict=True)
    return sum((one << 32 * at) + (more << 32 * (AGAIN + at)) for at, (_, one, more) in enumerate(rows))


def unpacked(total: int) -> tuple[Row, Row]:
    """Return the weights of both passes again."""
    first, again = (tuple([one - _HALF for one in _lifted(total, start)]) for start in (0, AGAIN))
    return first, again


def lane(total: int, at: int) -> int:
    """Return one of the weights; those of the second pass begin at `AGAIN`.

    >>> lane(packed(range(-8, 9)), 3)
    -5
    """
    return ((total + _LIFT) >> 32 * at & _LANE) - _HALF


def highest(total: int) -> Outcome:
    """Return the outcome with the most weight in the first pass, the first of several."""
    lanes = _lifted(total, 0)
    return OUTCOMES[lanes.index(max(lanes))]


def best_reason(total: int) -> tuple[Reason, int]:
    """Return the reason with the most weight in the second pass, and how much more metadata has: less if below zero.

    >>> best_reason(packed(range(17), [0, 5, *[0] * 14, 7]))
    ('share', 2)
    """
    *lanes, metadata = _lifted(total, AGAIN)
    most = max(lanes)
    return REASONS[lanes.index(most)], metadata - most


def _lifted(total: int, start: int) -> Row:
    """The weights of one pass, each higher by the same, so that none is below zero."""
    return _LANES.unpack_from((total + _LIFT).to_bytes(2 * _LANES.size, "little"), 4 * start)
