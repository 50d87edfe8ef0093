"""What a line says by itself, remembered: pages of one site share half of their lines, and each is read several times.

Only what depends on nothing but the line may be remembered so; then nobody can tell it from what is read anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar
from weakref import WeakSet

Said = TypeVar("Said")

LINES = 400
"""Lines that each function remembers, those that it was asked for last: more than most pages have."""
_LONGEST = 600
"""Characters of a line, at most: what is longer is running text, which stands nowhere else."""

_known: WeakSet[Any] = WeakSet()
"""What is remembered by each function, as long as there is the function."""


def remembered(of_line: Callable[[str], Said]) -> Callable[[str], Said]:
    """Return the same function of a line, which is not worked out again soon."""
    known = lru_cache(maxsize=LINES)(of_line)
    _known.add(known)

    @wraps(of_line)
    def asked(line: str) -> Said:
        return known(line) if len(line) <= _LONGEST else of_line(line)

    return asked


def forget() -> None:
    """Forget all lines: what they say has changed, or they are of a long text and would take room beside it."""
    for known in tuple(_known):
        known.cache_clear()
