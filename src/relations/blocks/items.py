"""What stands before the items of a list, and which of it belongs together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from relations.lines import Layout, Line, Marker, marker

BULLET, HYPHEN, DASH, NUMBER, LETTER = range(1, 6)
"""Sorts of markers, in the numbers that the models have learned; a hyphen is one or the like, such as `*`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker in its surroundings."""

    marker: Marker
    has_company: bool
    """Whether the plain marker before or behind it in the text is of the same list."""
    can_begin: bool
    """Whether a block may begin here: in wrapped text not in the middle of a sentence."""

    @property
    def is_sure(self) -> bool:
        """Whether a block begins here for certain."""
        return self.can_begin and (self.has_company or not self.marker.is_plain)

    @property
    def sort(self) -> int:
        """Of which sort it is."""
        text = self.marker.text
        if self.marker.is_ordinal:
            return NUMBER if any(c.isdigit() for c in text) else LETTER
        if not self.marker.is_plain:
            return BULLET
        return DASH if text in "–—" else HYPHEN

    @property
    def number(self) -> int:
        """Its number; 0 if it is none."""
        digits = "".join(c for c in self.marker.text if c.isdecimal())
        return int(digits) if digits else 0


def marks(lines: Sequence[Line], layout: Layout) -> dict[int, Mark]:
    """Return the markers of a text by the number of their line."""
    found = {i: m for i, line in enumerate(lines) if (m := marker(line)) and any(map(str.isalnum, line.text))}
    may_begin = {i for i in found if i == 0 or lines[i].gap or layout.has_room(lines[i - 1], lines[i])}
    plain = [i for i in found if found[i].is_plain and i in may_begin]
    company = set()
    for before, i in pairwise(plain):
        if are_siblings(found[before], found[i]):
            company |= {before, i}
    # An `o` alone is a word of many languages, and stands before two spaces where lines are justified.
    return {i: Mark(m, i in company, i in may_begin) for i, m in found.items() if i in company or m.text != "o"}


def are_siblings(first: Marker, second: Marker) -> bool:
    """Tell whether one marker may follow the other in a list."""
    if not first.is_ordinal or not second.is_ordinal:
        return first.text == second.text
    a, b = (re.sub(r"\W", "", m.text) for m in (first, second))
    if a.isdigit() and b.isdigit():
        return int(b) == int(a) + 1
    return (len(a) == len(b) == 1 and ord(b) == ord(a) + 1) or ({a.lower(), b.lower()} <= set(_ROMAN) and a != b)


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
